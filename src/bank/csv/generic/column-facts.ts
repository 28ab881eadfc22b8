import { type Cents, parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import { isDate, looksLikeAmount, MINUS, usualCents, withoutFormula } from '../rows/cells.ts';
import { currencyCode, unitOf } from '../rows/currency.ts';
import { statusOf } from '../rows/meaning.ts';
import { OUTGOING } from '../rows/outgoing.ts';
import type { Candidate } from './header-word.ts';

/** A row with a date and an amount that was booked, its cells trimmed and free of formulas. */
export interface BookedRow {
  readonly row: CsvRow;
  readonly cells: readonly string[];
}

/** What one column holds, over the booked rows. */
export interface ColumnFacts {
  filled: number;
  dates: number;
  amounts: number;
  currencies: number;
  /** Cells with four digits or more, as numbers of accounts have. */
  withDigits: number;
  /** Rows that end before it. */
  absent: number;
  /** True if an amount has a mark, a sign or a currency, which numbers of other things have not. */
  isMoney: boolean;
  /** The first row with an amount that is not zero; with one below zero; with one above. */
  firstAmount?: CsvRow;
  firstNegative?: CsvRow;
  firstPositive?: CsvRow;
  /** The first row whose amount stands in no column of money. */
  firstOther?: CsvRow;
  /** The first row whose text begins as that of a payment out does. */
  firstOutgoing?: CsvRow;
  /** True if a row that was not booked says so here. */
  hasOpen: boolean;
  /** The distinct cells and their first rows; undefined if there are many. */
  words: Map<string, CsvRow> | undefined;
}

export interface TableFacts {
  readonly columns: readonly ColumnFacts[];
  readonly rowCount: number;
  /** The rows of which these are the facts, read anew each time. */
  readonly rows: () => Iterable<BookedRow>;
}

const MOST_WORDS = 40;
/** More letters than a date, an amount or a word of a state has. */
const LONGEST_VALUE = 40;

/**
 * Reads the whole of a table once, to learn what its columns hold. Rows that were not booked may
 * lack what every other has, and say nothing, unless there are no others.
 */
export function gatherFacts(
  rows: () => Iterable<CsvRow>,
  candidates: readonly Candidate[],
): TableFacts {
  const guess = guessOf(candidates);
  const facts = factsOf(rows, guess);
  const isNoneBooked = facts.rowCount === 0 && guess.states.length > 0;
  return isNoneBooked ? factsOf(rows, { ...guess, states: [] }) : facts;
}

/** The columns that may hold dates, money and states, by their words. */
interface Guess {
  readonly width: number;
  readonly dates: readonly number[];
  readonly money: readonly number[];
  readonly states: readonly number[];
}

function guessOf(candidates: readonly Candidate[]): Guess {
  const indexes = (...wanted: readonly Candidate['role'][]) =>
    candidates.flatMap(({ role }, index) => (wanted.includes(role) ? [index] : []));
  return {
    width: candidates.length,
    dates: indexes('date', 'valueDate'),
    money: indexes('amount', 'debit', 'credit', 'direction', 'valueDate'),
    states: indexes('status'),
  };
}

function factsOf(rows: () => Iterable<CsvRow>, guess: Guess): TableFacts {
  const columns = Array.from({ length: guess.width }, newFacts);
  const isOpen = (column: number, cell: string) => {
    const status = statusOf(cell);
    if (status !== 'pending' && status !== 'refused') return false;
    const facts = columns[column];
    if (facts !== undefined) facts.hasOpen = true;
    return true;
  };
  function* booked(): Generator<BookedRow> {
    for (const row of rows()) {
      const cells = columns.map((_, index) => withoutFormula(row.cells[index] ?? '').trim());
      const has = (indexes: readonly number[], is: (cell: string) => boolean) =>
        indexes.some((column) => is(cells[column] ?? ''));
      if (!has(guess.dates, isDate) || !has(guess.money, looksLikeAmount)) continue;
      const open = guess.states.filter((column) => isOpen(column, cells[column] ?? ''));
      if (open.length === 0) yield { row, cells };
    }
  }
  let rowCount = 0;
  for (const found of booked()) {
    rowCount += 1;
    const sizes = guess.money.map((column) => sizeOf(found.cells[column] ?? ''));
    for (const [index, facts] of columns.entries()) {
      if (index >= found.row.cells.length) facts.absent += 1;
      add(facts, found.row, found.cells[index] ?? '', sizes);
    }
  }
  return { columns, rowCount, rows: booked };
}

export const newFacts = (): ColumnFacts => ({
  filled: 0,
  dates: 0,
  amounts: 0,
  currencies: 0,
  withDigits: 0,
  absent: 0,
  isMoney: false,
  hasOpen: false,
  words: new Map(),
});

/**
 * An amount without its sign: the cents, or the digits as written where they may be read in two
 * ways; undefined for zero and for what is no amount.
 */
export function sizeOf(cell: string): Cents | string | undefined {
  const usual = usualCents(cell);
  if (usual !== undefined) return Math.abs(usual) || undefined;
  const amount = parseAmount(cell);
  if (amount.ok) return Math.abs(amount.value) || undefined;
  return looksLikeAmount(cell) ? cell.replace(/[^\d.,]/g, '') : undefined;
}

function add(
  facts: ColumnFacts,
  row: CsvRow,
  cell: string,
  sizes: readonly (Cents | string | undefined)[],
): void {
  if (cell === '') return;
  facts.filled += 1;
  if (facts.words !== undefined && !facts.words.has(cell)) facts.words.set(cell, row);
  if (facts.words !== undefined && facts.words.size > MOST_WORDS) facts.words = undefined;
  if (OUTGOING.test(cell)) facts.firstOutgoing ??= row;
  if (cell.length > LONGEST_VALUE) return;
  if (isDate(cell)) facts.dates += 1;
  if ((cell.match(/\d/g)?.length ?? 0) >= 4) facts.withDigits += 1;
  if (looksLikeAmount(cell)) addAmount(facts, row, cell, sizes);
  if (cell.length < 6 && currencyCode(cell) !== undefined) facts.currencies += 1;
}

const MARK = /[-\u2212+(.,]/;

/** A mark, a sign, brackets or a currency, which numbers of other things have not. */
function isMoney(cell: string): boolean {
  return MARK.test(cell) || currencyCode(unitOf(cell) ?? '') !== undefined;
}

function addAmount(
  facts: ColumnFacts,
  row: CsvRow,
  cell: string,
  sizes: readonly (Cents | string | undefined)[],
): void {
  facts.amounts += 1;
  if (isMoney(cell)) facts.isMoney = true;
  const size = sizeOf(cell);
  if (size === undefined) return;
  facts.firstAmount ??= row;
  if (MINUS.test(cell)) facts.firstNegative ??= row;
  else facts.firstPositive ??= row;
  if (!sizes.includes(size)) facts.firstOther ??= row;
}
