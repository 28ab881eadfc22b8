import { resolve } from 'node:path';
import { refuse } from '../domain/refusal.ts';
import { knowQueries } from '../ledger/database.ts';
import { openLedger } from '../ledger/open.ts';
import { readSettings } from '../ledger/settings.ts';
import { type Action, type Input, type Outset, option } from './action.ts';
import { type ContextParts, ledgerPath, newContext } from './context.ts';
import { csvForm, csvStyle } from './csv.ts';
import {
  documentOf,
  type Ending,
  printDocument,
  refuseUnprintable,
} from './document/print-answer.ts';
import { digestOf, openSource } from './files.ts';
import type { Globals } from './globals.ts';
import type { Io } from './io.ts';
import type { Kept } from './kept.ts';
import { chooseLanguage, typedLanguage } from './language.ts';
import { type Say, SOME_CURRENCY, speak } from './messages/catalogue.ts';
import type { Language } from './messages/format.ts';
import {
  answerTable,
  type Block,
  hint,
  line,
  outputOptions,
  renderCsv,
  renderText,
} from './output.ts';
import type { Selection } from './program.ts';
import { streamAnswer } from './stream-answer.ts';
import { refuseOutput, writeWhole } from './write-whole.ts';

type Selected = Extract<Selection, { kind: 'command' }>;

/** What a command runs with, beside what was typed. */
interface Running {
  /** Hears of the language that it settles on. */
  readonly speaks: (say: Say) => void;
  readonly kept: Kept | undefined;
}

/** Opens the ledger, does the work, prints the answer. */
export async function runCommand(
  selected: Selected,
  io: Io,
  { speaks, kept }: Running,
): Promise<number> {
  if (kept !== undefined) knowQueries(kept.queries);
  const globals = globalsOf(selected.globals);
  if (globals.output !== undefined) {
    const read = [ledgerPath(io, globals.ledger), ...fileNames(selected).map(inFolder(io))];
    refuseOutput(resolve(io.cwd, globals.output), read);
  }
  const action = await selected.declaration.load();
  refuseUnprintable(action, selected.declaration.name, globals);
  if ('create' in action) {
    const say = await speak(languageOf(globals, io), SOME_CURRENCY);
    const answer = await action.create({ io, globals, say }, selected.input);
    return await answerWith(action, answer, selected.input, { io, globals, say });
  }
  const ledger = openLedger(ledgerPath(io, globals.ledger));
  try {
    const settings = readSettings(ledger);
    const say = await speak(languageOf(globals, io, settings.language), settings.currency);
    speaks(say);
    const typed = [...typedIn(selected), ...filesIn(selected, globals, io)];
    const context = newContext({ io, say, globals, ledger, settings, typed });
    if ('stream' in action) {
      const { declaration, input } = selected;
      const answer = await streamAnswer(action, declaration.name, context, input);
      // What was asked for is in its file by now; this is what is said of it.
      const toStdout = { io, globals: { ...globals, output: undefined }, say };
      return answer === undefined ? 0 : await answerWith(action, answer, input, toStdout);
    }
    const answer = context.remembered() ?? (await action.run(context, selected.input));
    const { name: group } = settings;
    return await answerWith(action, answer, selected.input, { io, globals, say, group });
  } finally {
    ledger.close();
  }
}

/** JSON is never translated. */
const languageOf = (globals: Globals, io: Io, ledgers?: Language): Language =>
  globals.json ? 'en' : chooseLanguage(globals.language, io.env, ledgers);

/** Everything that changes what a command does; how its answer is shown does not. */
function typedIn({ declaration, input, globals }: Selected): ContextParts['typed'] {
  const { args, rest, options } = input;
  return [declaration.name, args, rest, Object.entries(options).sort(), globals['date'] ?? null];
}

/** With `--key`, the contents of the files that are named: the key stands for them too. */
function filesIn(selected: Selected, globals: Globals, io: Io): readonly string[] {
  if (globals.key === undefined) return [];
  const paths = fileNames(selected).map(inFolder(io));
  return paths.map((path) => digestOf(openSource(path)).toString('hex'));
}

const inFolder = (io: Io) => (name: string) => resolve(io.cwd, name);

/** The files that the command line names for reading. */
function fileNames({ declaration, input }: Selected): readonly string[] {
  const inArguments = (declaration.arguments ?? []).flatMap(
    ({ isFile, variadic }, index): readonly string[] => {
      const name = input.args[index];
      if (!isFile) return [];
      if (variadic) return input.rest;
      return name === undefined ? [] : [name];
    },
  );
  const inOptions = (declaration.options ?? []).flatMap(({ flag, isFile }) => {
    const name = isFile ? option(input, flag.replace(/^--/, '')) : undefined;
    return name === undefined ? [] : [name];
  });
  return [...inArguments, ...inOptions];
}

async function answerWith(
  action: Action,
  answer: object,
  input: Input,
  outset: Ending,
): Promise<number> {
  const { io, globals, say } = outset;
  if (globals.json) print(io, globals, `${JSON.stringify(answer, null, 2)}\n`);
  else {
    const blocks = [...prologue(answer, say), ...action.present(answer, say)];
    if (globals.csv) print(io, globals, csvOf(blocks, answer, outset));
    else {
      const toFile = globals.output !== undefined;
      const options = outputOptions(io);
      const text = await renderText(
        blocks,
        say,
        toFile ? { ...options, toTerminal: false } : options,
      );
      const document = documentOf(action, answer, outset);
      if (document === undefined) print(io, globals, text.out);
      else await printDocument(document, outset);
      if (text.err !== '') io.err(text.err);
    }
  }
  return action.exitCode?.(answer, input) ?? 0;
}

function csvOf(blocks: readonly Block[], answer: object, { globals, say }: Outset): string {
  const hasTable = blocks.some((block) => block.kind === 'table');
  const shown = hasTable ? blocks : [answerTable(answer)];
  return renderCsv(shown, csvForm(csvStyle(globals, say), say));
}

/** What a person has to know before the answer itself. */
function prologue(answer: object, say: Say): readonly Block[] {
  const { dryRun, repeated, warnings } = answer as {
    readonly dryRun?: boolean;
    readonly repeated?: boolean;
    readonly warnings?: readonly string[];
  };
  return [
    ...(dryRun ? [line(say.answers.dryRun)] : []),
    ...(warnings ?? []).map(hint),
    ...(repeated ? [hint(say.answers.repeated)] : []),
  ];
}

function print(io: Io, globals: Globals, text: string): void {
  if (globals.output === undefined) io.out(text);
  else writeWhole(resolve(io.cwd, globals.output), text);
}

function globalsOf(options: Selected['globals']): Globals {
  const text = (name: string) => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const csvStyle = text('csvStyle');
  if (csvStyle !== undefined && csvStyle !== 'excel' && csvStyle !== 'plain') {
    return refuse('SETTING_VALUE', {
      name: '--csv-style',
      value: csvStyle,
      allowed: 'excel, plain',
    });
  }
  for (const [name, flag] of [
    ['ledger', '--ledger'],
    ['key', '--key'],
    ['output', '--output'],
  ] as const) {
    if (text(name)?.trim() === '') refuse('EMPTY_VALUE', { flag });
  }
  if (options['json'] && options['csv']) {
    refuse('OPTIONS_CONFLICT', { first: '--json', second: '--csv' });
  }
  return {
    ledger: text('ledger'),
    language: typedLanguage(text('lang')),
    json: options['json'] === true,
    csv: options['csv'] === true,
    csvStyle,
    output: text('output'),
    dryRun: options['dryRun'] === true,
    yes: options['yes'] === true,
    input: options['input'] !== false,
    date: text('date'),
    key: text('key'),
  };
}
