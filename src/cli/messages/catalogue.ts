import type { WaitReason } from '../../domain/matching/find-match.ts';
import type { RuleName, Why } from '../../domain/matching/proposal.ts';
import type { FileProblem } from '../../domain/statement.ts';
import { type Answers, englishAnswers } from './answers.en.ts';
import { type ErrorMessages, englishErrors } from './errors.en.ts';
import { englishFileProblem } from './file-problems.en.ts';
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
import { englishLabels, englishWaitReasons, type Labels } from './labels.en.ts';
import { englishWhyProposed } from './why-proposed.en.ts';

/**
 * Everything that `solde` says, in one language. English is the catalogue that the others are typed
 * after: a sentence that is missing in French does not compile.
 */
export interface Say {
  readonly format: Format;
  readonly errors: ErrorMessages;
  readonly fileProblem: (problem: FileProblem) => string;
  readonly answers: Answers;
  readonly labels: Labels;
  readonly waitReasons: Record<WaitReason, string>;
  /** Why a rule proposes something, as a sentence. */
  readonly whyProposed: (rule: RuleName, why: Why) => string;
  readonly commands: CommandHelp;
  readonly arguments: ArgumentHelp;
  readonly options: OptionHelp;
  readonly help: HelpWords;
}

/** The currency before a ledger is open: messages about the command line need none. */
export const SOME_CURRENCY = 'EUR';

/** Loads French only when it is spoken. */
export async function speak(language: Language, currency: string): Promise<Say> {
  const format = formatFor(language, currency);
  return language === 'fr' ? (await import('./french.ts')).french(format) : english(format);
}

const english = (format: Format): Say => ({
  format,
  errors: englishErrors(format),
  fileProblem: englishFileProblem(format),
  answers: englishAnswers(format),
  labels: englishLabels,
  waitReasons: englishWaitReasons(format),
  whyProposed: englishWhyProposed(format),
  commands: englishCommands,
  arguments: englishArguments,
  options: englishOptions,
  help: englishHelp,
});
