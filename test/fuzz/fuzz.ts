import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readStatement } from '../../src/bank/read-statement.ts';
import { bytesSource, type Source } from '../../src/bank/source.ts';
import { isCalendarDate } from '../../src/domain/date.ts';
import { MAX_CENTS } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { BankLine, BankStatement, StatementRow } from '../../src/domain/statement.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { newTestLedger, type TestLedger } from '../ledger/support.ts';
import { type Dice, MUTATIONS, type Mutation, seededDice } from './mutate.ts';

/** Something that must not be: a crash, a hang, a half-read file, a reading that differs. */
export interface Finding {
  readonly file: string;
  readonly mutations: readonly string[];
  readonly what: string;
  readonly bytes: Buffer;
}

export interface FuzzResult {
  readonly files: number;
  readonly read: number;
  readonly refused: number;
  readonly imported: number;
  readonly slowestMilliseconds: number;
  readonly findings: readonly Finding[];
}

const FIXTURES = fileURLToPath(new URL('../bank/fixtures/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../../shared/bank-samples/', import.meta.url));

interface Seed {
  readonly file: string;
  readonly bytes: Buffer;
  /** How it is read unchanged; undefined if it is refused. */
  readonly lines: readonly string[] | undefined;
}

/** Every fixture, and real banks' samples where they are at hand. */
export function seeds(withSamples: boolean): readonly Seed[] {
  const folders = withSamples && existsSync(SAMPLES) ? [FIXTURES, SAMPLES] : [FIXTURES];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !/\.(?:json|md)$/.test(name))
      .map((name): Seed => {
        const bytes = readFileSync(folder + name);
        const answer = readStatement(bytesSource(name, bytes));
        const lines = answer.ok ? linesOf(answer.statement).map(asText) : undefined;
        return { file: name, bytes, lines };
      }),
  );
}

const linesOf = (statement: BankStatement): readonly BankLine[] =>
  [...statement.rows()].filter((row): row is BankLine => row.kind === 'line');

const asText = ({ date, amountCents, text }: BankLine): string => `${date} ${amountCents} ${text}`;

/** A file that takes longer hangs, to a person. */
const LONGEST_MILLISECONDS = 1000;
/** Importing costs a hundred times what reading does. */
const FILES_BETWEEN_IMPORTS = 40;

/**
 * Reads so many spoilt files. `withImports` puts some of them into a ledger and looks whether it is
 * whole afterwards.
 */
export function fuzz(count: number, seed: number, corpus: readonly Seed[]): FuzzResult {
  const dice = seededDice(seed);
  const ledger = newTestLedger();
  const findings: Finding[] = [];
  let [read, refused, imported, slowestMilliseconds] = [0, 0, 0, 0];
  try {
    for (let index = 0; index < count; index += 1) {
      const origin = corpus[dice(corpus.length)];
      if (origin === undefined) break;
      const mutations = mutationsFor(dice);
      const bytes = mutations.reduce((each, { apply }) => apply(each, dice), origin.bytes);
      const source = inPieces(bytesSource(origin.file, bytes), bytes, dice);
      const started = performance.now();
      const { outcome, what, statement } = tryFile(source, origin, mutations);
      const milliseconds = performance.now() - started;
      slowestMilliseconds = Math.max(slowestMilliseconds, milliseconds);
      if (outcome === 'read') read += 1;
      else refused += 1;
      const wrong =
        what ?? (milliseconds > LONGEST_MILLISECONDS ? `${milliseconds} ms` : undefined);
      const names = mutations.map(({ name }) => name);
      if (wrong !== undefined) {
        findings.push({ file: origin.file, mutations: names, what: wrong, bytes });
      } else if (statement !== undefined && index % FILES_BETWEEN_IMPORTS === 0) {
        imported += 1;
        const partial = tryImport(ledger, statement, bytes);
        if (partial !== undefined) {
          findings.push({ file: origin.file, mutations: names, what: partial, bytes });
        }
      }
    }
  } finally {
    ledger.close();
  }
  return { files: count, read, refused, imported, slowestMilliseconds, findings };
}

/** Half of the files stay as they were in all that matters. */
function mutationsFor(dice: Dice): readonly Mutation[] {
  const harmless = MUTATIONS.filter((mutation) => mutation.harmless);
  const some = dice(5) < 2 ? harmless : MUTATIONS;
  const pick = () => some[dice(some.length)] ?? harmless[0];
  return Array.from({ length: dice(4) === 0 ? 2 : 1 }, pick).filter((each) => each !== undefined);
}

/** The bytes as a disk might give them. */
function inPieces(source: Source, bytes: Buffer, dice: Dice): Source {
  const least = Math.ceil(bytes.length / 3000);
  const size = least + ([dice(64), dice(1000), bytes.length][dice(3)] ?? 0);
  return {
    ...source,
    *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

interface Tried {
  readonly outcome: 'read' | 'refused';
  /** What is wrong with how it went. */
  readonly what?: string;
  readonly statement?: BankStatement;
}

function tryFile(source: Source, origin: Seed, mutations: readonly Mutation[]): Tried {
  try {
    const answer = readStatement(source);
    const isHarmless = mutations.every(({ harmless }) => harmless);
    if (!answer.ok) {
      const isMute = answer.problems.length === 0;
      const lost = isHarmless && origin.lines !== undefined ? 'a good file was refused: ' : '';
      if (isMute || lost !== '') {
        return { outcome: 'refused', what: `${lost}${JSON.stringify(answer.problems)}` };
      }
      const nowhere = answer.problems.find(({ line }) => line === undefined || line < 1);
      return nowhere === undefined
        ? { outcome: 'refused' }
        : { outcome: 'refused', what: `refused without a line: ${JSON.stringify(nowhere)}` };
    }
    const { statement } = answer;
    const rows = [...statement.rows()];
    const what = unsound(statement, rows) ?? (isHarmless ? unlike(origin, rows) : undefined);
    return { outcome: 'read', statement, ...(what === undefined ? {} : { what }) };
  } catch (error) {
    return { outcome: 'refused', what: `crash: ${(error as Error).stack}` };
  }
}

/** What is impossible about a statement that was read. */
function unsound(statement: BankStatement, rows: readonly StatementRow[]): string | undefined {
  if (rows.length !== statement.rowCount) return `${rows.length} rows of ${statement.rowCount}`;
  const lines = rows.filter((row): row is BankLine => row.kind === 'line');
  for (const line of lines) {
    const { date, valueDate, amountCents, text } = line;
    const isSound =
      isCalendarDate(date) &&
      (valueDate === undefined || isCalendarDate(valueDate)) &&
      Number.isSafeInteger(amountCents) &&
      amountCents !== 0 &&
      Math.abs(amountCents) <= MAX_CENTS &&
      !text.includes('\ufffd');
    if (!isSound) return `unsound: ${JSON.stringify(line)}`;
  }
  const { openingCents, closingCents, proofs, proved } = statement;
  if (!proved) return undefined;
  if (openingCents === undefined || closingCents === undefined) return `${proofs} without balances`;
  const sum = lines.reduce((total, { amountCents }) => total + amountCents, openingCents);
  return sum === closingCents ? undefined : `proved, and yet ${sum} is not ${closingCents}`;
}

/** A harmless change makes no difference to what is read. */
function unlike(origin: Seed, rows: readonly StatementRow[]): string | undefined {
  const lines = rows.filter((row): row is BankLine => row.kind === 'line').map(asText);
  if (origin.lines === undefined) return 'a bad file was read';
  return lines.join('\n') === origin.lines.join('\n') ? undefined : 'read otherwise';
}

/** A file is imported whole or not at all. */
function tryImport(test: TestLedger, statement: BankStatement, bytes: Buffer): string | undefined {
  const countLines = () =>
    test.ledger.sqlite.prepare('SELECT count(*) FROM lines').pluck().get() as number;
  const before = countLines();
  let expected = before;
  try {
    const imported = test.write((writer) =>
      importStatement(writer, {
        fileName: 'spoilt',
        sha256: createHash('sha256').update(bytes).digest(),
        statement: withoutCurrency(statement),
        bank: firstBankAccount(test.ledger),
        verdicts: new Map([['all', 'new']]),
      }),
    );
    const { newCount, duplicateCount, held, skipped } = imported;
    const skippedCount = [...skipped.values()].reduce((sum, each) => sum + each, 0);
    const counted = newCount + duplicateCount + held.length + skippedCount;
    if (counted !== statement.rowCount) return `${counted} rows counted of ${statement.rowCount}`;
    expected = imported.seenBefore ? before : before + newCount;
  } catch (error) {
    if (!(error instanceof Refusal)) return `crash: ${(error as Error).stack}`;
  }
  const after = countLines();
  return after === expected ? undefined : `${after - before} lines of ${expected - before}`;
}

/** The test's ledger is in euros, and takes francs for once. */
function withoutCurrency({ currency: _currency, ...statement }: BankStatement): BankStatement {
  return statement;
}
