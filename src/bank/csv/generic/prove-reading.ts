import type {
  BankStatement,
  FileProblem,
  ReadOptions,
  ReadStatement,
} from '../../../domain/statement.ts';
import { amountIndexes } from '../columns.ts';
import { problemAt } from '../place.ts';
import { type KnownTable, readStatementTable } from '../rows/statement-table.ts';

/** A table that may be read in several ways, of which none is sure by itself. */
export interface UnclearTable {
  readonly readings: readonly KnownTable[];
  readonly problem: FileProblem;
}

/**
 * Of several ways to read a table, the one that its own balances prove; the problem if they prove
 * none, or two that differ: in the oldest row, of which no balance tells what it did.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function readUnclear(
  { readings, problem }: UnclearTable,
  options: ReadOptions,
): ReadStatement {
  let proved: BankStatement | undefined;
  for (const reading of readings) {
    if (reading.columns.balance === undefined) continue;
    const answer = readForwards(reading, options);
    if (!answer.ok || !isProved(answer.statement, problem)) continue;
    if (proved !== undefined && !saySame(proved, answer.statement)) return refusal(problem);
    proved ??= answer.statement;
  }
  return proved === undefined ? refusal(problem) : { ok: true, statement: proved };
}

/** True if both have the same movements: an amount less its fee, and the net amount beside it. */
function saySame(one: BankStatement, other: BankStatement): boolean {
  const others = other.rows()[Symbol.iterator]();
  for (const row of one.rows()) {
    const twin = others.next().value;
    if (row.kind !== twin?.kind) return false;
    if (row.kind !== 'line' || twin.kind !== 'line') continue;
    if (row.date !== twin.date || row.amountCents !== twin.amountCents) return false;
  }
  return others.next().done === true;
}

/**
 * Reads a table that no one has described. Amounts of one size and without signs follow from their
 * balances either way, if the order of the rows is turned too: then the dates tell that the sign is
 * wrong, and the direction is unknown.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function readForwards(found: KnownTable, options: ReadOptions): ReadStatement {
  const answer = readStatementTable(found, options);
  if (!answer.ok || !runsBackwards(answer.statement)) return answer;
  const { headerRow, delimiter, headerLine: line } = found.table;
  const [column = 0] = amountIndexes(found.columns.amount);
  const code = 'DIRECTION_UNKNOWN';
  return refusal(headerRow ? problemAt(headerRow, code, column, delimiter) : { code, line });
}

/** What the movements of a statement show of its balances. */
interface Shape {
  readonly count: number;
  /** True if money went both ways: then the signs are those of the file. */
  readonly isTwoWay: boolean;
  /** The days of the first and the last movement in the file, and the balances beside them. */
  readonly first: { readonly date: string; readonly balanceCents?: number | undefined };
  readonly last: { readonly date: string; readonly balanceCents?: number | undefined };
}

function shapeOf({ rows }: BankStatement): Shape {
  let count = 0;
  const signs = new Set<number>();
  const nothing = { date: '' };
  let [first, last]: Shape['first'][] = [nothing, nothing];
  for (const row of rows()) {
    if (row.kind !== 'line') continue;
    count += 1;
    signs.add(Math.sign(row.amountCents));
    if (count === 1) first = row;
    last = row;
  }
  return { count, isTwoWay: signs.size > 1, first: first ?? nothing, last: last ?? nothing };
}

/** The balances say that the newest row comes first, and the dates that the oldest does. */
function runsBackwards(statement: BankStatement): boolean {
  if (!statement.proofs.includes('running-balance')) return false;
  const { isTwoWay, first, last } = shapeOf(statement);
  if (isTwoWay || first.date === last.date) return false;
  const newest = first.date < last.date ? last : first;
  return newest.balanceCents !== statement.closingCents;
}

/**
 * A balance beside a single row follows from nothing, and beside two it may be by chance. Where a
 * direction is unknown it may be the oldest row's, which only the balance before it tells.
 */
function isProved(statement: BankStatement, { code }: FileProblem): boolean {
  if (!statement.proofs.includes('running-balance') || shapeOf(statement).count < 3) return false;
  return code !== 'DIRECTION_UNKNOWN' || statement.proofs.includes('opening-closing');
}

function refusal(problem: FileProblem): ReadStatement {
  return { ok: false, problems: [problem] };
}
