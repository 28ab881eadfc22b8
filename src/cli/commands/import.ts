import { basename } from 'node:path';
import { readStatement } from '../../bank/read-statement.ts';
import type { DateOrder } from '../../domain/date.ts';
import { gravest, Refusal, refuse } from '../../domain/refusal.ts';
import { firstBankAccount } from '../../ledger/accounts.ts';
import { checkBank } from '../../ledger/check.ts';
import { listWaiting, matchWaiting } from '../../ledger/matches.ts';
import { importStatement } from '../../ledger/statements.ts';
import { countWaiting } from '../../ledger/status.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { matchedJson, waitingJson } from '../answers.ts';
import type { Context, Recorded } from '../context.ts';
import { digestOf, openSource } from '../files.ts';
import { importedJson } from '../imported.ts';
import { importBlocks } from '../presenting-import.ts';
import { showProgress } from '../progress.ts';
import { reportRefusal, sentenceFor } from '../report-refusal.ts';
import type { Answer } from '../schemas.ts';

/** Done, but lines wait for a person: asked for with `--strict`, by scripts. */
const PERSON_NEEDED = 8;

type ImportAnswer = Answer<'import'>;

/** What one file brought. */
type FileAnswer = Pick<ImportAnswer, 'imports' | 'matched' | 'waiting' | 'waitingCount'> & {
  readonly differences: readonly string[];
} & Recorded;

export const importFiles = action('import', {
  async run(context, input) {
    const { say } = context;
    const [first, ...more] = input.rest;
    const paths = [await context.need(first, 'FILE', say.answers.ask.file), ...more];
    const dateOrder = dateOrderOf(input);
    const answers: FileAnswer[] = [];
    const failures: { file: string; refusal: Refusal }[] = [];
    for (const [part, path] of paths.entries()) {
      try {
        answers.push(importOne(context, path, dateOrder, part));
      } catch (error) {
        // Each file whole or not at all: one that is refused does not keep the others out.
        if (!(error instanceof Refusal) || paths.length === 1) throw error;
        failures.push({ file: path, refusal: error });
      }
    }
    reportFailures(context, failures);
    // What the last file left: one imported before another may differ until that one has come.
    const warnings = [...(answers.at(-1)?.differences ?? [])];
    return {
      imports: answers.flatMap(({ imports }) => imports),
      matchedCount: answers.reduce((sum, { matched }) => sum + matched.length, 0),
      waitingCount: answers.at(-1)?.waitingCount ?? countWaiting(context.ledger),
      matched: answers.flatMap(({ matched }) => matched),
      waiting: answers.flatMap(({ waiting }) => waiting),
      ...(failures.length === 0
        ? {}
        : { failures: failures.map((each) => failureJson(context, each)) }),
      ...(warnings.length === 0 ? {} : { warnings }),
      ...recordedBy(answers),
    };
  },
  present: importBlocks,
  exitCode({ failures, waitingCount }, input) {
    const needed = isSet(input, 'strict') && waitingCount > 0 ? [PERSON_NEEDED] : [];
    return gravest([...(failures ?? []).map(({ exit }) => exit), ...needed]);
  },
});

function importOne(
  context: Context,
  typed: string,
  dateOrder: DateOrder | undefined,
  part: number,
): FileAnswer {
  const path = context.path(typed);
  const source = openSource(path);
  const fileName = basename(path);
  const read = readStatement(source, dateOrder === undefined ? {} : { dateOrder });
  if (!read.ok) return refuse('FILE_REFUSED', { file: fileName, problems: read.problems });
  const digest = digestOf(source);
  const progress = showProgress(context.io, context.say);
  return context.write((writer) => {
    const { ledger } = writer;
    const bank = firstBankAccount(ledger);
    const { statement } = read;
    const imported = progress.during((onRow) =>
      importStatement(writer, { fileName, sha256: digest, statement, bank, onRow }),
    );
    const matched = matchWaiting(writer).map((each) => matchedJson(ledger, each));
    // A file that brought nothing new has nothing new to explain.
    const unexplained = imported.newCount === 0 ? [] : listWaiting(ledger, imported.operation);
    const waiting = unexplained.map(({ line, finding }) =>
      waitingJson(ledger, line, finding.reason, finding.proposals),
    );
    // Counted before a dry run is rolled back.
    const waitingCount = countWaiting(ledger);
    const imports = [importedJson(statement, fileName, bank, imported)];
    const differences = checkBank(ledger, bank).map(context.say.answers.checkProblem);
    return { imports, matched, waiting, waitingCount, differences };
  }, part);
}

function dateOrderOf(input: Input): DateOrder | undefined {
  const value = option(input, 'dateOrder')?.toLowerCase();
  if (value === undefined || value === 'dmy' || value === 'mdy') return value;
  return refuse('SETTING_VALUE', { name: '--date-order', value, allowed: 'dmy, mdy' });
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
