import type { WaitReason } from '../../domain/matching/find-match.ts';
import type { RuleName, Why } from '../../domain/matching/proposal.ts';
import type { FileProblem } from '../../domain/statement.ts';
import type { Answers } from './answers.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import { type Format, formatFor, type Language } from './format.ts';
import {
  type ArgumentHelp,
  type CommandHelp,
  englishArguments,
  englishCommands,
  englishHelp,
  englishOptions,
  type HelpWords,
  type OptionHelp,
} from './help.en.ts';
import type { Labels } from './labels.en.ts';

/** What is said of the command line itself: all that reading it, and its help, need. */
export interface SayHelp {
  readonly format: Format;
  readonly commands: CommandHelp;
  readonly arguments: ArgumentHelp;
  readonly options: OptionHelp;
  readonly help: HelpWords;
}

/**
 * Everything that `solde` says, in one language. English is the catalogue that the others are typed
 * after: a sentence that is missing in French does not compile.
 */
export interface Say extends SayHelp {
  readonly errors: ErrorMessages;
  readonly fileProblem: (problem: FileProblem) => string;
  readonly answers: Answers;
  readonly labels: Labels;
  readonly waitReasons: Record<WaitReason, string>;
  /** Why a rule proposes something, as a sentence. */
  readonly whyProposed: (rule: RuleName, why: Why) => string;
}

/** The currency before a ledger is open: messages about the command line need none. */
export const SOME_CURRENCY = 'EUR';

/** Loads what the language's help says, and nothing more: most of a start-up is loading. */
export async function speakHelp(language: Language, currency = SOME_CURRENCY): Promise<SayHelp> {
  const format = formatFor(language, currency);
  if (language === 'fr') return (await import('./french-help.ts')).frenchHelpFor(format);
  return {
    format,
    commands: englishCommands,
    arguments: englishArguments,
    options: englishOptions,
    help: englishHelp,
  };
}

/** Loads all that is said in a language. */
export async function speak(language: Language, currency: string): Promise<Say> {
  const help = await speakHelp(language, currency);
  return language === 'fr'
    ? (await import('./french.ts')).french(help)
    : (await import('./english.ts')).english(help);
}
