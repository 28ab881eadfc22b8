import { createHmac } from 'node:crypto';
import type { CalendarDate } from '../domain/date.ts';
import type { BankLine } from '../domain/statement.ts';
import { foldText } from '../domain/text.ts';
import type { BankAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import { standsOnce } from './operations.ts';
import { readSalt } from './settings.ts';

/** How a new line is told from its twins. */
export interface LineKey {
  readonly content: Buffer;
  readonly ordinal: number;
  readonly bankKey: Buffer | null;
}

/** A line that the ledger has, as far as telling twins apart needs it. */
interface StoredLine {
  readonly operation_id: number;
  readonly amount_cents: number;
  readonly balance_cents: number | null;
  readonly content_key: Buffer;
  readonly bank_key: Buffer | null;
  /** A row of the file has claimed it. */
  taken: boolean;
}

/**
 * Gives a function that answers, for the rows of one day in the file's order: `undefined` for a
 * line that the ledger has already, else the key to store it under. Each stored line explains one
 * row only, so that genuine twins (two equal coffees on a day) stay two:
 *
 *   1. the bank's own identifier, with the same amount;
 *   2. where both sides have a proved running balance: the same amount and balance;
 *   3. else the content: new = rows in the file − lines stored. With balances on both sides this
 *      is for banks that put a day into another order, or a late line into its middle; where the
 *      file only takes up in the middle of a day, equal content is a twin.
 *
 * Lines of undone imports do not count. `exclude` is the import that is being written.
 */
export function knownLines(
  ledger: Ledger,
  bank: BankAccount,
  exclude?: number,
): (day: readonly BankLine[]) => readonly (LineKey | undefined)[] {
  const keyOf = contentKeys(ledger);
  const storedOn = storedByDate(ledger, bank, exclude);
  const ordinals = new Map<string, number>();
  return (day) => {
    const stored = storedOn(day[0]?.date ?? '');
    const rows = day.map((row): Row => ({ row, key: keyOf(row), known: false }));
    claim(rows, stored.standing, ({ key }, line) => sameBytes(key.bankKey, line.bank_key));
    claim(rows, stored.standing, ({ row }, line) => sameBalance(row, line));
    const continues = takesUpMidDay(rows, stored.standing);
    claim(rows, stored.standing, ({ row, key }, line) => {
      const proved = row.balanceCents !== undefined && line.balance_cents !== null;
      const identified = key.bankKey !== null && line.bank_key !== null;
      return line.content_key.equals(key.content) && !identified && !(proved && continues);
    });
    return rows.map(({ row, key, known }) => {
      if (known) return undefined;
      const name = `${row.date} ${key.content.toString('latin1')}`;
      const ordinal = ordinals.get(name) ?? stored.count(key.content);
      ordinals.set(name, ordinal + 1);
      return { ...key, ordinal };
    });
  };
}

type Keys = Omit<LineKey, 'ordinal'>;

interface Row {
  readonly row: BankLine;
  readonly key: Keys;
  known: boolean;
}

/** Each row takes the first stored line that is the same to `isSame`, and that no row has taken. */
function claim(
  rows: readonly Row[],
  stored: readonly StoredLine[],
  isSame: (row: Row, line: StoredLine) => boolean,
): void {
  for (const candidate of rows) {
    if (candidate.known) continue;
    const line = stored.find(
      (each) =>
        !each.taken && each.amount_cents === candidate.row.amountCents && isSame(candidate, each),
    );
    if (!line) continue;
    line.taken = true;
    candidate.known = true;
  }
}

const sameBytes = (a: Buffer | null, b: Buffer | null): boolean =>
  a !== null && b !== null && a.equals(b);

const sameBalance = (row: BankLine, line: StoredLine): boolean =>
  row.balanceCents !== undefined && row.balanceCents === line.balance_cents;

/** The file's part of the day begins where a stored line ends, which the file does not list. */
function takesUpMidDay(rows: readonly Row[], stored: readonly StoredLine[]): boolean {
  const ends = new Set(stored.filter((line) => !line.taken).map((line) => line.balance_cents));
  return rows.some(
    ({ row, known }) =>
      !known && row.balanceCents !== undefined && ends.has(row.balanceCents - row.amountCents),
  );
}

/** HMACs with the ledger's salt, so that an erased text can't be guessed from its key alone. */
function contentKeys(ledger: Ledger): (row: BankLine) => Keys {
  const salt = readSalt(ledger);
  const hash = (text: string) => createHmac('sha256', salt).update(text).digest().subarray(0, 16);
  return (row) => ({
    content: hash(`${row.date}|${row.amountCents}|${foldText(row.text)}`),
    bankKey: row.bankId === undefined ? null : hash(`id|${row.bankId}`),
  });
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
  return (date: CalendarDate): StoredDay => {
    const known = days.get(date);
    if (known) return known;
    const lines = ledger
      .all(
        query
          .selectFrom('lines')
          .select(['operation_id', 'amount_cents', 'balance_cents', 'content_key', 'bank_key'])
          .where('date', '=', date)
          .where('bank_account_id', '=', bank.id)
          .where('operation_id', '<>', exclude ?? 0),
      )
      .map((line): StoredLine => ({ ...line, taken: false }));
    const day: StoredDay = {
      standing: lines.filter((line) => operationStands(line.operation_id)),
      count: (content) => lines.filter((line) => line.content_key.equals(content)).length,
    };
    days.set(date, day);
    return day;
  };
}
