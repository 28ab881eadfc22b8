import { Refusal } from '../domain/refusal.ts';
import { type Io, isInterruption } from './io.ts';
import type { Kept } from './kept.ts';
import { chooseLanguage, typedLanguage } from './language.ts';
import { type Say, SOME_CURRENCY, speak, speakHelp } from './messages/catalogue.ts';
import type { Language } from './messages/format.ts';
import { parseCommandLine } from './program.ts';
import { translateArgv } from './translate-argv.ts';
import { VERSION } from './version.ts';

/** What a person who interrupts a question gets, as a shell counts it: 128 + SIGINT. */
const INTERRUPTED = 130;

/**
 * Runs one command line and gives its exit code. A refusal is said on stderr; what is not a refusal
 * is a bug and is thrown.
 */
export async function main(argv: readonly string[], io: Io, kept?: Kept): Promise<number> {
  const asked = earlyOptions(argv);
  const language = languageFor(asked, io);
  let spoken: Say | undefined;
  const say = async () => spoken ?? (await speak(language, SOME_CURRENCY));
  try {
    typedLanguage(asked.language);
    const help = await speakHelp(language);
    const selection = parseCommandLine(translateArgv(argv), VERSION, help, () =>
      io.isTerminal.out ? io.columns : undefined,
    );
    if (selection.kind === 'text') {
      io.out(selection.text);
      return 0;
    }
    // Loaded only now: help and the version need neither a ledger nor anything that reads one.
    const { runCommand } = await import('./run-command.ts');
    const speaks = (settled: Say) => {
      spoken = settled;
    };
    return await runCommand(selection, io, { speaks, kept });
  } catch (error) {
    if (error instanceof Refusal) {
      const { reportRefusal } = await import('./report-refusal.ts');
      reportRefusal(error, io, await say(), asked.json);
      return error.exitCode;
    }
    if (isInterruption(error)) {
      io.err(`${(await say()).errors.DECLINED({}).message}\n`);
      return INTERRUPTED;
    }
    throw error;
  }
}

interface EarlyOptions {
  readonly language?: string | undefined;
  readonly json: boolean;
}

/** `--lang` and `--json`, known before the command line is read: mistakes in it need a language. */
function earlyOptions(argv: readonly string[]): EarlyOptions {
  const words = translateArgv(argv);
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const joined = before.find((word) => word.startsWith('--lang='));
  const at = before.indexOf('--lang');
  const language = joined?.slice('--lang='.length) ?? (at < 0 ? undefined : before[at + 1]);
  return { language, json: before.includes('--json') };
}

function languageFor({ language, json }: EarlyOptions, io: Io): Language {
  if (json) return 'en';
  const typed = ['fr', 'en'].find((each) => language?.toLowerCase().startsWith(each));
  return chooseLanguage(typed as Language | undefined, io.env);
}
