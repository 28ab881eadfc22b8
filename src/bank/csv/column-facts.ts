import { type DateOrder, parseDate } from '../../domain/date.ts';
import { type Cents, parseAmount } from '../../domain/money.ts';
import type { CsvRow } from './csv.ts';
import { currencyCode } from './currency.ts';
import { statusOf } from './meaning.ts';
import { looksLikeAmount, usualCents, withoutFormula } from './movement.ts';
import { MINUS, OUTGOING } from './outgoing.ts';

/** What one column holds, over the rows that have a date and an amount, and were booked. */
export interface ColumnFacts {
  filled: number;
  dates: number;
  amounts: number;
  currencies: number;
  /** Cells with four digits or more, as numbers of accounts have. */
  withDigits: number;
  /** True if an amount has a mark, a sign or a currency, which numbers of other things have not. */
  isMoney: boolean;
  /** The first row of each kind: an amount, but zero; one with a minus; one without. */
  firstAmount?: CsvRow;
  firstNegative?: CsvRow;
  firstPositive?: CsvRow;
  /** The first row whose amount is none of those of the columns of money. */
  firstOther?: CsvRow;
  /** The first row whose text begins as that of a payment out does. */
  firstOutgoing?: CsvRow;
  /** Rows that end before it. */
  absent: number;
  /** True if a row that was not booked says so in it. */
  hasOpen: boolean;
  /** The first row in which the cell is empty. */
  firstEmpty?: CsvRow;
  /** The distinct cells; undefined if there are many. */
  words: Map<string, Word> | undefined;
}

/** One of the words of a column, and the first rows of it, by what the amount beside it is. */
export interface Word {
  readonly row: CsvRow;
  negative?: CsvRow;
  positive?: CsvRow;
}

export interface TableFacts {
  readonly columns: readonly ColumnFacts[];
  /** Number of booked rows with a date and an amount. */
  readonly rowCount: number;
  /** True if both columns hold the same day, or amount but for the sign, where both are filled. */
  readonly areEqual: (one: number, other: number) => boolean;
  /** True if a row has a minus in one of them and none in the other. */
  readonly areOpposed: (one: number, other: number) => boolean;
}

const MOST_WORDS = 40;
/** More letters than a date, an amount or a word of a state has. */
const LONGEST_VALUE = 40;

/** Which columns may hold dates, and which money; the rest is looked at too. */
export interface Guess {
  readonly width: number;
  readonly dates: readonly number[];
  readonly money: readonly number[];
  /** Columns that tell what was booked. */
  readonly states: readonly number[];
  /** Columns of no known word. */
  readonly texts: readonly number[];
  /** Those of the money that have signs, if any have. */
  readonly signed: readonly number[];
}

/** What was not booked may lack what every other row has. */
function isOpen(cell = ''): boolean {
  const status = statusOf(cell);
  return status === 'pending' || status === 'refused';
}

/** Reads the whole of a table once, to learn what its columns hold. */
export function gatherFacts(rows: Iterable<CsvRow>, guess: Guess): TableFacts {
  const columns = Array.from({ length: guess.width }, newFacts);
  const pairs: Pairs = { compared: new Set(), different: new Set(), opposed: new Set() };
  let rowCount = 0;
  for (const row of rows) {
    const cells = columns.map((_, index) => withoutFormula(row.cells[index] ?? '').trim());
    const isDated = guess.dates.some((column) => isDate(cells[column] ?? ''));
    const hasAmount = guess.money.some((column) => looksLikeAmount(cells[column] ?? ''));
    if (!isDated || !hasAmount) continue;
    const open = guess.states.filter((column) => isOpen(cells[column]));
    for (const column of open) (columns[column] ?? newFacts()).hasOpen = true;
    if (open.length > 0) continue;
    rowCount += 1;
    const money = guess.money.map((column) => moneyOf(column, cells[column] ?? ''));
    compare(pairs, money);
    const strange = guess.texts.filter((column) => isDate(cells[column] ?? ''));
    compareDates(pairs, [...guess.dates, ...strange], cells);
    const isNegative = signOf(money, guess.signed);
    for (const [index, facts] of columns.entries()) {
      if (index >= row.cells.length) facts.absent += 1;
      add(facts, { row, cell: cells[index] ?? '', isNegative, money });
    }
  }
  const has = (set: ReadonlySet<string>, one: number, other: number) =>
    set.has(pairOf(Math.min(one, other), Math.max(one, other)));
  return {
    columns,
    rowCount,
    areEqual: (one, other) => has(pairs.compared, one, other) && !has(pairs.different, one, other),
    areOpposed: (one, other) => has(pairs.opposed, one, other),
  };
}

const newFacts = (): ColumnFacts => ({
  filled: 0,
  dates: 0,
  amounts: 0,
  currencies: 0,
  withDigits: 0,
  isMoney: false,
  absent: 0,
  hasOpen: false,
  words: new Map(),
});

/** What stands in a column of money: the cents, or the digits where they can't be told. */
interface Money {
  readonly column: number;
  readonly size: Cents | string | undefined;
  readonly isNegative: boolean;
}

const MONEY = /[-\u2212+(.,\p{Sc}\p{L}]/u;

function moneyOf(column: number, cell: string): Money {
  const usual = usualCents(cell);
  const isNegative = MINUS.test(cell);
  if (usual !== undefined) return { column, size: Math.abs(usual) || undefined, isNegative };
  const amount = parseAmount(cell);
  if (amount.ok) return { column, size: Math.abs(amount.value) || undefined, isNegative };
  const isAmount = looksLikeAmount(cell);
  return { column, size: isAmount ? cell.replace(/[^\d.,]/g, '') : undefined, isNegative };
}

interface Pairs {
  readonly compared: Set<string>;
  readonly different: Set<string>;
  readonly opposed: Set<string>;
}

const pairOf = (one: number, other: number): string => `${one} ${other}`;

function compare({ compared, different, opposed }: Pairs, money: readonly Money[]): void {
  const filled = money.filter(({ size }) => size !== undefined);
  if (filled.length < 2) return;
  for (const one of filled) {
    for (const other of filled) {
      if (one.column >= other.column) continue;
      compared.add(pairOf(one.column, other.column));
      if (one.size !== other.size) different.add(pairOf(one.column, other.column));
      if (one.isNegative !== other.isNegative) opposed.add(pairOf(one.column, other.column));
    }
  }
}

function compareDates(
  { compared, different }: Pairs,
  columns: readonly number[],
  cells: readonly string[],
): void {
  const filled = columns.filter((column) => cells[column] !== '');
  if (filled.length < 2) return;
  const days = filled.map((column) => {
    const cell = cells[column] ?? '';
    const date = parseDate(cell);
    return { column, day: date.ok ? date.value : cell };
  });
  for (const [index, one] of days.entries()) {
    for (const other of days.slice(index + 1)) {
      const [first, second] = [one.column, other.column].toSorted((a, b) => a - b);
      const pair = pairOf(first ?? 0, second ?? 0);
      compared.add(pair);
      if (one.day !== other.day) different.add(pair);
    }
  }
}

function signOf(money: readonly Money[], signed: readonly number[]): boolean | undefined {
  return money.find(({ column, size }) => size !== undefined && signed.includes(column))
    ?.isNegative;
}

interface Cell {
  readonly row: CsvRow;
  readonly cell: string;
  /** The amount of the row, if it has a sign. */
  readonly isNegative: boolean | undefined;
  readonly money: readonly Money[];
}

function add(facts: ColumnFacts, found: Cell): void {
  const { row, cell } = found;
  if (cell === '') {
    facts.firstEmpty ??= row;
    return;
  }
  facts.filled += 1;
  if (facts.words !== undefined) addWord(facts.words, found);
  if (facts.words !== undefined && facts.words.size > MOST_WORDS) facts.words = undefined;
  if (OUTGOING.test(cell)) facts.firstOutgoing ??= row;
  if (cell.length > LONGEST_VALUE) return;
  if (isDate(cell)) facts.dates += 1;
  if (/\d/.test(cell)) {
    if ((cell.match(/\d/g)?.length ?? 0) >= 4) facts.withDigits += 1;
    if (looksLikeAmount(cell)) addAmount(facts, found);
  }
  if (cell.length < 6 && currencyCode(cell) !== undefined) facts.currencies += 1;
}

function addAmount(facts: ColumnFacts, { row, cell, money }: Cell): void {
  facts.amounts += 1;
  if (MONEY.test(cell)) facts.isMoney = true;
  const { size, isNegative } = moneyOf(-1, cell);
  if (size === undefined) return;
  facts.firstAmount ??= row;
  if (isNegative) facts.firstNegative ??= row;
  else facts.firstPositive ??= row;
  if (!money.some((each) => each.size === size)) facts.firstOther ??= row;
}

function addWord(words: Map<string, Word>, { row, cell, isNegative }: Cell): void {
  const word = words.get(cell) ?? { row };
  if (isNegative === true) word.negative ??= row;
  if (isNegative === false) word.positive ??= row;
  words.set(cell, word);
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy'];

function isDate(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // A date begins with a digit: hot path of looking at every cell of a table.
  if (first < 48 || first > 57) return false;
  return ORDERS.some((order) => parseDate(cell, order).ok);
}
