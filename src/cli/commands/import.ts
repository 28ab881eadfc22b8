import { basename } from 'node:path';
import type { Source } from '../../bank/source.ts';
import { gravest, Refusal, refuse } from '../../domain/refusal.ts';
import type { Matched } from '../../ledger/matching/book-line.ts';
import { listWaiting, matchEach } from '../../ledger/matching/matches.ts';
import { checkBank } from '../../ledger/statements/check-bank.ts';
import { stillWaits } from '../../ledger/statements/lines.ts';
import { hasFormat } from '../../ledger/statements/statement-list.ts';
import { importStatement, previewHeld, type Verdicts } from '../../ledger/statements/statements.ts';
import { keepProfile } from '../../ledger/statements/table-profiles.ts';
import { countWaiting } from '../../ledger/status.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, type Input, isSet } from '../action.ts';
import type { Context, Recorded } from '../context.ts';
import { digestOf, openSource } from '../files.ts';
import { fileNotes, importedJson } from '../imported.ts';
import { matchedJson, waitingJson } from '../line-json.ts';
import { importBlocks, MOST_SHOWN } from '../presenting-import.ts';
import { type Progress, showProgress } from '../progress.ts';
import { type BankFile, type FileOptions, fileOptions, readBankFile } from '../read-bank-file.ts';
import { reportRefusal, sentenceFor } from '../report-refusal.ts';
import type { Answer } from '../schemas.ts';
import { parseTypedId } from '../values.ts';
import { askVerdicts, typedVerdicts } from '../verdicts.ts';

/** Done, but lines wait for a person: asked for with `--strict`, by scripts. */
const PERSON_NEEDED = 8;

type ImportAnswer = Answer<'import'>;

/** What one file brought. */
type FileAnswer = Omit<ImportAnswer, 'warnings' | 'failures'> & {
  /** What a person should know of this file. */
  readonly notes: readonly string[];
  readonly differences: readonly string[];
} & Recorded;

export const importFiles = action('import', {
  run: importAll,
  present: importBlocks,
  exitCode: (answer, input) => importExit(answer, isSet(input, 'strict') && isWaiting(answer)),
});

/** What tells whether a person is needed. */
type Outcome = Pick<ImportAnswer, 'failures' | 'waitingCount' | 'imports'>;

/** True if lines wait for a person, or rows of the files do. */
export const isWaiting = ({ waitingCount, imports }: Outcome): boolean =>
  waitingCount > 0 || imports.some(({ lines }) => lines.held > 0);

/** The gravest of what became of the files, and of whether a person is needed. */
export const importExit = ({ failures }: Outcome, isPersonNeeded: boolean): number =>
  gravest([
    ...(failures ?? []).map(({ exit }) => exit),
    ...(isPersonNeeded ? [PERSON_NEEDED] : []),
  ]);

/** Imports every file that was named, each whole or not at all, and matches what waits. */
export async function importAll(context: Context, input: Input): Promise<ImportAnswer> {
  const { say } = context;
  const [first, ...more] = input.rest;
  const paths = [await context.need(first, 'FILE', say.answers.ask.file), ...more];
  const typed: Typed = { ...fileOptions(input), verdicts: typedVerdicts(input) };
  if (paths.length > 1 && [...typed.verdicts.keys()].some((row) => row !== 'all')) {
    refuse('ROWS_OF_SEVERAL_FILES', {});
  }
  const answers: FileAnswer[] = [];
  const failures: { file: string; refusal: Refusal }[] = [];
  for (const [part, path] of paths.entries()) {
    try {
      answers.push(await importOne(context, path, typed, part));
    } catch (error) {
      // Each file whole or not at all: one that is refused does not keep the others out.
      if (!(error instanceof Refusal) || paths.length === 1) throw error;
      failures.push({ file: path, refusal: error });
    }
  }
  reportFailures(context, failures);
  // What the last file left: one imported before another may differ until that one has come.
  const warnings = [
    ...answers.flatMap(({ notes }) => notes),
    ...(answers.at(-1)?.differences ?? []),
  ];
  return {
    imports: answers.flatMap(({ imports }) => imports),
    matchedCount: answers.reduce((sum, { matchedCount }) => sum + matchedCount, 0),
    waitingCount: answers.at(-1)?.waitingCount ?? countWaiting(context.ledger),
    matched: answers.flatMap(({ matched }) => matched),
    waiting: stillWaiting(context, answers),
    ...(failures.length === 0
      ? {}
      : { failures: failures.map((each) => failureJson(context, each)) }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...recordedBy(answers),
  };
}

/** A later file may have explained a line of an earlier one. */
function stillWaiting({ ledger }: Context, answers: readonly FileAnswer[]): FileAnswer['waiting'] {
  const all = answers.flatMap(({ waiting }) => waiting);
  if (answers.length < 2) return all;
  return all.filter(
    ({ line }) => line === undefined || stillWaits(ledger, parseTypedId(line, 'line').number),
  );
}

function* firstOf<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count >= most) return;
  }
}

/** What was typed that concerns every file. */
type Typed = FileOptions & { readonly verdicts: Verdicts };

async function importOne(
  context: Context,
  typedPath: string,
  typed: Typed,
  part: number,
): Promise<FileAnswer> {
  const path = context.path(typedPath);
  const source = openSource(path);
  const fileName = basename(path);
  const progress = showProgress(context);
  try {
    return await importShown(context, { source, fileName, typed, part }, progress);
  } finally {
    progress.end();
  }
}

interface Opened {
  readonly source: Source;
  readonly fileName: string;
  readonly typed: Typed;
  readonly part: number;
}

async function importShown(
  context: Context,
  { source, fileName, typed, part }: Opened,
  progress: Progress,
): Promise<FileAnswer> {
  const file = await readBankFile(context, source, fileName, typed, progress);
  const wanted = { ...file, fileName, sha256: digestOf(source) };
  const verdicts = context.mayAsk
    ? await askVerdicts(context, typed.verdicts, previewHeld(context.ledger, wanted))
    : typed.verdicts;
  // A person is shown the beginning; of a million lines the rest would not fit into memory.
  const most = context.isForPrograms ? Number.POSITIVE_INFINITY : MOST_SHOWN;
  return context.write((writer) => {
    const { ledger } = writer;
    const { statement, bank } = file;
    const isFirst = !hasFormat(ledger, bank, statement.format);
    const imported = progress.during('recording', (onRow) =>
      importStatement(writer, { ...wanted, verdicts, onRow }),
    );
    const change = keptProfile(writer, file, typed);
    const booked: Matched[] = [];
    let matchedCount = 0;
    progress.during('matching', (onRow) => {
      for (const each of matchEach(writer, { onLine: onRow })) {
        matchedCount += 1;
        if (matchedCount <= most) booked.push(each);
      }
    });
    const matched = booked.flatMap((each) => matchedJson(ledger, each));
    // A file that brought nothing new has nothing new to explain.
    const unexplained = imported.newCount === 0 ? [] : listWaiting(ledger, imported.operation);
    const waiting = Array.from(firstOf(unexplained, most), ({ line, finding }) =>
      waitingJson({ ledger, say: context.say }, line, finding.reason, finding.proposals),
    );
    // Counted before a dry run is rolled back.
    const waitingCount = countWaiting(ledger);
    const differences = checkBank(ledger, bank);
    const imports = [importedJson(ledger, { file, fileName, imported, differences })];
    const notes = fileNotes({ file, fileName, imported, isFirst, change }, context.say);
    const { checkProblem } = context.say.answers;
    return {
      imports,
      matched,
      matchedCount,
      waiting,
      waitingCount,
      notes,
      differences: differences.map(checkProblem),
    };
  }, part);
}

/** How the table was read is kept for the account's next file. */
function keptProfile(writer: Writer, { statement, bank }: BankFile, { columns }: Typed) {
  if (statement.profile === undefined) return undefined;
  return keepProfile(writer, bank, { ...statement.profile, ...(columns && { columns }) });
}

type Failure = { readonly file: string; readonly refusal: Refusal };

/** In words each; under `--json` one document, the gravest. */
function reportFailures({ io, say, globals }: Context, failures: readonly Failure[]): void {
  const worst = gravest(failures.map(({ refusal }) => refusal.exitCode));
  const said = globals.json
    ? failures.filter(({ refusal }) => refusal.exitCode === worst).slice(0, 1)
    : failures;
  for (const { refusal } of said) reportRefusal(refusal, io, say, globals.json);
}

const failureJson = ({ say }: Context, { file, refusal }: Failure) => ({
  file,
  code: refusal.code,
  exit: refusal.exitCode,
  message: sentenceFor(refusal, say).message,
});

/** The operations of all files as one list. */
function recordedBy(answers: readonly FileAnswer[]): Recorded {
  const all = answers.flatMap(({ operation, operations }) =>
    operation === undefined ? [] : (operations ?? [operation]),
  );
  const [operation] = all;
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(all.length > 1 ? { operations: all } : {}),
    ...(answers.some(({ dryRun }) => dryRun) ? { dryRun: true } : {}),
    ...(answers.some(({ repeated }) => repeated) ? { repeated: true } : {}),
  };
}
