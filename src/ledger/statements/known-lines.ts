import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { once } from '../../domain/once.ts';
import type { BankLine } from '../../domain/statement.ts';
import { type Ledger, query, template } from '../database.ts';
import { standsOnce } from '../operations.ts';
import type { BankAccount } from './bank-accounts.ts';
import { contentKeys, type Keys, type LineKey } from './line-keys.ts';
import { ordinalsByDay } from './ordinals.ts';

/** The lines that the ledger has of an account, for the rows of one file to be compared with. */
export interface KnownLines {
  /** For the rows of one day, in the file's order, the stored line that each one is, if any. */
  readonly sort: (day: readonly BankLine[]) => readonly SortedRow[];
  /** The numbers of the lines, dated from one day to the other, that no row was found to be. */
  readonly unclaimed: (from: CalendarDate, to: CalendarDate) => readonly number[];
}

export interface SortedRow {
  /** The stored line, and by what it is known; content alone may be a twin's. */
  readonly known?: { readonly line: number; readonly by: 'id' | 'balance' | 'content' };
  /** The key to store the row under; each call draws a new one. */
  readonly newKey: () => LineKey;
}

/** A line that the ledger has, as far as telling twins apart needs it; once for each wording. */
interface StoredLine {
  readonly id: number;
  readonly operation_id: number;
  readonly amount_cents: Cents;
  readonly balance_cents: Cents | null;
  readonly content_key: Buffer;
  readonly bank_key: Buffer | null;
}

/**
 * Compares a file's rows with the lines of an account. Each stored line explains one row only, so
 * that genuine twins (two equal coffees on a day) stay two:
 *
 *   1. the bank's own identifier, with the same amount;
 *   2. where both sides have a proved running balance: the same amount and balance;
 *   3. else the content: new = rows in the file − lines stored. With balances on both sides this
 *      is for banks that put a day into another order, or a late line into its middle; on a day of
 *      which the file may have a part only, equal content is a twin.
 *
 * A line counts under every wording that a person found to be the same. Lines and wordings of
 * undone imports do not count. `period` is the file's: between its ends it has whole days;
 * `exclude` is the import that is being written.
 */
export function knownLines(
  ledger: Ledger,
  bank: BankAccount,
  period: { readonly from?: CalendarDate; readonly to?: CalendarDate },
  exclude?: number,
): KnownLines {
  const { from = '9999-12-31', to = '0000-01-01' } = period;
  const keyOf = contentKeys(ledger);
  const storedOn = storedByDate(ledger, bank, exclude);
  const ordinals = ordinalsByDay(ledger, bank);
  const claimed = new Set<number>();
  return {
    sort(day) {
      const stored = storedOn(day[0]?.date ?? '');
      // A key takes a digest: on a day without lines only what is stored needs one.
      const rows = day.map((row): Row => ({ row, key: once(() => keyOf(row)).value }));
      const claimBy = (by: By, isSame: IsSame) => claim(rows, stored.standing, claimed, by, isSame);
      if (stored.standing.length > 0) {
        claimBy('id', ({ key }, line) => sameBytes(key().bankKey, line.bank_key));
        claimBy('balance', ({ row }, line) => sameBalance(row, line));
        const date = day[0]?.date ?? '';
        const isWhole = (date > from && date < to) || areOneStretch(rows, stored.standing);
        claimBy('content', ({ row, key }, line) => {
          const proved = row.balanceCents !== undefined && line.balance_cents !== null;
          const { content, bankKey } = key();
          const identified = bankKey !== null && line.bank_key !== null;
          return line.content_key.equals(content) && !identified && !(proved && !isWhole);
        });
      }
      return rows.map(({ row, key, known }): SortedRow => {
        const newKey = (): LineKey => {
          const { content } = key();
          const ordinal = ordinals.next(row.date, content, () => stored.count(content));
          return { ...key(), ordinal };
        };
        return known === undefined ? { newKey } : { known, newKey };
      });
    },
    unclaimed: (from, to) => unclaimedBetween(ledger, bank, exclude, claimed, from, to),
  };
}

interface Row {
  readonly row: BankLine;
  readonly key: () => Keys;
  known?: NonNullable<SortedRow['known']>;
}

type By = NonNullable<SortedRow['known']>['by'];

type IsSame = (row: Row, line: StoredLine) => boolean;

/** Each row takes the first stored line that is the same to `isSame`, and that no row has taken. */
function claim(
  rows: readonly Row[],
  stored: readonly StoredLine[],
  claimed: Set<number>,
  by: By,
  isSame: IsSame,
): void {
  for (const candidate of rows) {
    if (candidate.known) continue;
    const line = stored.find(
      (each) =>
        !claimed.has(each.id) &&
        each.amount_cents === candidate.row.amountCents &&
        isSame(candidate, each),
    );
    if (!line) continue;
    claimed.add(line.id);
    candidate.known = { line: line.id, by };
  }
}

const sameBytes = (a: Buffer | null, b: Buffer | null): boolean =>
  a !== null && b !== null && a.equals(b);

const sameBalance = (row: BankLine, line: StoredLine): boolean =>
  row.balanceCents !== undefined && row.balanceCents === line.balance_cents;

/**
 * True if a day's rows and its stored lines are one stretch of the account's balances, in whatever
 * order: both without a gap, with a common beginning or end, and no line that the file lacks. Parts
 * of a day that meet, or lie apart, are not.
 */
function areOneStretch(rows: readonly Row[], stored: readonly StoredLine[]): boolean {
  const file = stretchOf(rows.map(({ row }) => [row.amountCents, row.balanceCents]));
  const ledger = stretchOf(stored.map((line) => [line.amount_cents, line.balance_cents]));
  if (file === undefined || ledger === undefined) return false;
  if (file.start !== ledger.start && file.end !== ledger.end) return false;
  const contents = rows.map(({ key }) => key().content.toString('latin1'));
  return stored.every((line) => {
    const index = contents.indexOf(line.content_key.toString('latin1'));
    if (index >= 0) contents.splice(index, 1);
    return index >= 0;
  });
}

type Balanced = readonly [amountCents: Cents, balanceCents: Cents | null | undefined];

/** Where a chain of balances begins and ends; undefined if it has gaps, or a row no balance. */
function stretchOf(rows: readonly Balanced[]): { start: Cents; end: Cents } | undefined {
  const junctions = new Map<Cents, number>();
  const add = (cents: Cents, by: 1 | -1) => junctions.set(cents, (junctions.get(cents) ?? 0) + by);
  for (const [amountCents, balanceCents] of rows) {
    if (balanceCents == null) return undefined;
    add(balanceCents - amountCents, 1);
    add(balanceCents, -1);
  }
  const open = [...junctions].filter(([, count]) => count !== 0);
  const starts = open.filter(([, count]) => count > 0);
  const ends = open.filter(([, count]) => count < 0);
  const [start, end] = [starts[0], ends[0]];
  const isOne = starts.length === 1 && ends.length === 1 && start?.[1] === 1 && end?.[1] === -1;
  return isOne && start && end ? { start: start[0], end: end[0] } : undefined;
}

interface StoredDay {
  readonly standing: readonly StoredLine[];
  /** How many lines with this content were ever stored, those of undone imports included. */
  readonly count: (content: Buffer) => number;
}

/** The stored lines of a day, read once while the file stays on that day or comes back to it. */
function storedByDate(ledger: Ledger, bank: BankAccount, exclude: number | undefined) {
  const days = new Map<CalendarDate, StoredDay>();
  const operationStands = standsOnce(ledger);
  const others = exclude ?? 0;
  // Of most files most days are new: those are not looked up.
  const [first = '9999', last = ''] = outermostDates(ledger, bank, others);
  const areReworded = ledger.get(anyWording());
  return (date: CalendarDate): StoredDay => {
    const known = days.get(date);
    if (known) return known;
    if (!areReworded && (date < first || date > last)) return NO_LINES;
    const lines = ledger.all(linesOn(date, bank.id, others));
    const standing = lines.filter((line) => operationStands(line.operation_id));
    const day: StoredDay = {
      standing: [...standing, ...wordingsOn(ledger, bank, date, others, operationStands)],
      count: (content) => lines.filter((line) => line.content_key.equals(content)).length,
    };
    // A file that jumps to and fro does so between neighbouring days.
    if (days.size >= DAYS_KEPT) days.delete(days.keys().next().value ?? '');
    days.set(date, day);
    return day;
  };
}

const anyWording = template('any wording', () =>
  query.selectFrom('wordings').select('line_id').limit(1),
);

const linesOn = template('lines on day', (date: CalendarDate, bankId: number, others: number) =>
  query
    .selectFrom('lines')
    .select(['id', 'operation_id', 'amount_cents', 'balance_cents', 'content_key', 'bank_key'])
    .where('date', '=', date)
    .where('bank_account_id', '=', bankId)
    .where('operation_id', '<>', others),
);

/** So many days' stored lines are in memory at a time. */
const DAYS_KEPT = 16;

const NO_LINES: StoredDay = { standing: [], count: () => 0 };

/** The first and the last date of an account's lines, those of undone imports included. */
function outermostDates(
  ledger: Ledger,
  bank: BankAccount,
  exclude: number,
): readonly CalendarDate[] {
  const dates = [firstLine, lastLine].map((select) => ledger.get(select(bank.id, exclude)));
  return dates.flatMap((row) => row?.date ?? []);
}

const outermostLine = (direction: 'asc' | 'desc') => (bankId: number, exclude: number) =>
  query
    .selectFrom('lines')
    .select('date')
    .where('bank_account_id', '=', bankId)
    .where('operation_id', '<>', exclude)
    .orderBy('date', direction)
    .limit(1);

const firstLine = template('first line', outermostLine('asc'));
const lastLine = template('last line', outermostLine('desc'));

/** Lines under other words that later files have for them, by the date that those files give. */
function wordingsOn(
  ledger: Ledger,
  bank: BankAccount,
  date: CalendarDate,
  exclude: number,
  operationStands: (id: number) => boolean,
): readonly StoredLine[] {
  const rows = ledger.all(wordingsOf(date, bank.id, exclude));
  return rows.filter((row) => operationStands(row.operation_id) && operationStands(row.wordedBy));
}

const wordingsOf = template(
  'wordings on day',
  (date: CalendarDate, bankId: number, exclude: number) =>
    query
      .selectFrom('wordings')
      .innerJoin('lines', 'lines.id', 'wordings.line_id')
      .select(['lines.id', 'lines.operation_id', 'lines.amount_cents'])
      .select(['wordings.operation_id as wordedBy', 'wordings.balance_cents'])
      .select(['wordings.content_key', 'wordings.bank_key'])
      .where('wordings.date', '=', date)
      .where('lines.bank_account_id', '=', bankId)
      .where('wordings.operation_id', '<>', exclude),
);

function unclaimedBetween(
  ledger: Ledger,
  bank: BankAccount,
  exclude: number | undefined,
  claimed: ReadonlySet<number>,
  from: CalendarDate,
  to: CalendarDate,
): readonly number[] {
  const operationStands = standsOnce(ledger);
  const lines = linesBetween(from, to, bank.id, exclude ?? 0);
  const unclaimed: number[] = [];
  // One at a time: a file that was seen before has as many lines as the ledger.
  for (const { id, operation_id } of ledger.each(lines)) {
    if (!claimed.has(id) && operationStands(operation_id)) unclaimed.push(id);
  }
  return unclaimed;
}

const linesBetween = template(
  'lines between',
  (from: CalendarDate, to: CalendarDate, bankId: number, exclude: number) =>
    query
      .selectFrom('lines')
      .select(['id', 'operation_id'])
      .where('date', '>=', from)
      .where('date', '<=', to)
      .where('bank_account_id', '=', bankId)
      .where('operation_id', '<>', exclude)
      .orderBy('date')
      .orderBy('id'),
);
