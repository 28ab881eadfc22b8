import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { pairReworded } from '../../domain/rewording.ts';
import type { BankLine, BankStatement, SkipReason } from '../../domain/statement.ts';
import { type Ledger, query, template } from '../database.ts';
import { standsOnce } from '../operations.ts';
import type { BankAccount } from './bank-accounts.ts';
import { type KnownLines, knownLines } from './known-lines.ts';
import type { LineKey } from './line-keys.ts';

/** An import of bytes that come again. */
export interface SeenFile {
  readonly id: number;
  readonly operation: number;
  readonly heldCount: number;
}

export type SkippedWhy = SkipReason | 'before-start';

/** A row that is probably a stored line in other words; only a person can say. */
export interface HeldRow {
  /** Which of the file's rows, counted from 1: what a person names it by. */
  readonly number: number;
  readonly line: BankLine;
  readonly stored: StoredWords;
}

/** A stored line as far as it is shown beside a row. */
export interface StoredWords {
  readonly id: number;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  readonly text: string;
  readonly balanceCents: Cents | null;
}

/** What one pass over a file's rows adds up. */
export interface Tally {
  newCount: number;
  duplicateCount: number;
  readonly skipped: Map<SkippedWhy, number>;
  creditCents: Cents;
  debitCents: Cents;
  /** Sum of the rows left out because they precede the ledger's start. */
  earlyCents: Cents;
  firstDate?: CalendarDate;
  lastDate?: CalendarDate;
}

export interface Sorted {
  readonly tally: Tally;
  readonly held: readonly HeldRow[];
  /** Lines within the file's period that it does not show, and that no row may be. */
  readonly vanished: readonly StoredWords[];
}

export interface SortOptions {
  readonly ledger: Ledger;
  readonly bank: BankAccount;
  readonly statement: BankStatement;
  /** The ledger's first day. */
  readonly start: CalendarDate;
  /** The import that is being written; its own lines are no twins. */
  readonly operation?: number;
  readonly onRow?: (() => void) | undefined;
  /** Earlier imports of the same bytes, the newest first. */
  readonly seen?: readonly SeenFile[];
  /** Rows that are new though the ledger has a twin of theirs: a person said so. */
  readonly isTwin?: (number: number) => boolean;
  /** Gets each row that the ledger does not have, with its place in the file, counted from 1. */
  readonly onNew?: (line: BankLine, key: LineKey, number: number) => void;
}

/** Gives each row of a file its outcome, and changes nothing. */
export function sortRows(options: SortOptions): Sorted {
  const { ledger, bank, statement, start, operation } = options;
  const known = knownLines(ledger, bank, statement, operation);
  const tally: Tally = {
    newCount: 0,
    duplicateCount: 0,
    skipped: new Map(),
    creditCents: 0,
    debitCents: 0,
    earlyCents: 0,
  };
  const seen = options.seen ?? [];
  const all = storedPeriod(ledger, bank, operation, []);
  const stored = seen.length === 0 ? all : storedPeriod(ledger, bank, operation, seen);
  // Nothing was left open when these bytes came last: no row is in doubt again.
  const isSettled = seen[0]?.heldCount === 0;
  const fresh: Fresh[] = [];
  const twins: Twin[] = [];
  const isNear = nearTo(all);
  const sortDay = (day: readonly Numbered[]): void => {
    const sorted = known.sort(day.map(({ line }) => line));
    for (const [index, { line, number }] of day.entries()) {
      const row = sorted[index];
      if (row === undefined) continue;
      if (row.known !== undefined && !options.isTwin?.(number)) {
        tally.duplicateCount += 1;
        const isAtEnd = line.date === stored?.last || line.date === stored?.first;
        const mayBeTwin = isAtEnd && !isSettled && row.known.by === 'content';
        if (mayBeTwin) twins.push({ number, line, stored: row.known.line });
        continue;
      }
      tally.newCount += 1;
      options.onNew?.(line, row.newKey(), number);
      if (isNear(line.date)) fresh.push({ ...line, number, line });
    }
  };
  let day: Numbered[] = [];
  let number = 0;
  for (const row of statement.rows()) {
    number += 1;
    options.onRow?.();
    if (row.kind === 'skipped') skip(tally, row.reason);
    else if (row.date < start) {
      skip(tally, 'before-start');
      tally.earlyCents += row.amountCents;
    } else {
      addUp(tally, row);
      if (day[0] && day[0].line.date !== row.date) {
        sortDay(day);
        day = [];
      }
      day.push({ line: row, number });
    }
  }
  if (day.length > 0) sortDay(day);
  const { held, vanished } = reworded(options, known, tally, fresh);
  const areTwins = isDoubtful(stored, known, tally, fresh);
  const doubled = twins.filter(({ line }) => areTwins(line.date));
  return { tally, held: [...heldTwins(ledger, tally, doubled), ...held], vanished };
}

/** True for a day on which, or near which, the account has lines. */
function nearTo(stored: StoredPeriod | undefined): (date: CalendarDate) => boolean {
  if (stored === undefined) return () => false;
  const [from, to] = [addDays(stored.first, -DAYS_AROUND), addDays(stored.last, DAYS_AROUND)];
  return (date) => date >= from && date <= to;
}

/** A row that has the content of a line of the ledger's last day, and no proof that it is that. */
interface Twin extends Numbered {
  readonly stored: number;
}

/**
 * A file that takes up in the middle of the ledger's last day, without balances or identifiers, may
 * bring a second coffee or the first one again: nobody but a person can say. It shows where the
 * file lacks a line of that day; or, when the older file comes later, the ledger a row of its.
 */
function isDoubtful(
  stored: StoredPeriod | undefined,
  known: KnownLines,
  { firstDate, lastDate }: Tally,
  fresh: readonly Fresh[],
): (day: CalendarDate) => boolean {
  if (stored === undefined) return () => false;
  const { first, last } = stored;
  const takesUp = last === firstDate && known.unclaimed(last, last).length > 0;
  const ends = first === lastDate && fresh.some(({ date }) => date === first);
  return (day) => (takesUp && day === last) || (ends && day === first);
}

function heldTwins(ledger: Ledger, tally: Tally, twins: readonly Twin[]): readonly HeldRow[] {
  tally.duplicateCount -= twins.length;
  tally.newCount += twins.length;
  return twins.map(({ number, line, stored }) => ({
    number,
    line,
    stored: wordsOf(ledger, stored),
  }));
}

interface Numbered {
  readonly line: BankLine;
  readonly number: number;
}

type Fresh = BankLine & Numbered;

function skip(tally: Tally, why: SkippedWhy): void {
  tally.skipped.set(why, (tally.skipped.get(why) ?? 0) + 1);
}

function addUp(tally: Tally, { amountCents, date }: BankLine): void {
  if (amountCents > 0) tally.creditCents += amountCents;
  else tally.debitCents += amountCents;
  if (tally.firstDate === undefined || date < tally.firstDate) tally.firstDate = date;
  if (tally.lastDate === undefined || date > tally.lastDate) tally.lastDate = date;
}

/** No stored line is further away than a bank moves a movement that it words anew. */
const DAYS_AROUND = 3;

interface StoredPeriod {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/**
 * The first and the last day of the account's standing lines; without those that came with the file
 * itself or later, where it comes again.
 */
function storedPeriod(
  ledger: Ledger,
  bank: BankAccount,
  operation: number | undefined,
  seen: readonly SeenFile[],
): StoredPeriod | undefined {
  const operationStands = standsOnce(ledger);
  const before = seen.at(-1)?.operation ?? operation ?? Number.MAX_SAFE_INTEGER;
  const outermost = (linesOf: typeof linesForwards): CalendarDate | undefined => {
    for (const { date, operation_id } of ledger.each(linesOf(bank.id, before))) {
      if (operationStands(operation_id)) return date;
    }
    return undefined;
  };
  const [first, last] = [outermost(linesForwards), outermost(linesBackwards)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

const linesBefore = (direction: 'asc' | 'desc') => (bankId: number, operation: number) =>
  query
    .selectFrom('lines')
    .select(['date', 'operation_id'])
    .where('bank_account_id', '=', bankId)
    .where('operation_id', '<', operation)
    .orderBy('date', direction);

const linesForwards = template('lines forwards', linesBefore('asc'));
const linesBackwards = template('lines backwards', linesBefore('desc'));

/**
 * Compares what is left on both sides: rows that the ledger does not know, and lines of the file's
 * period that the file does not show. A line that the file does show can't be another row too. On
 * the file's first and last day proved balances tell that it takes up, or ends, in the middle.
 */
function reworded(
  { ledger, statement, start }: SortOptions,
  known: KnownLines,
  { firstDate, lastDate }: Tally,
  fresh: readonly Fresh[],
): Pick<Sorted, 'held' | 'vanished'> {
  const [from, to] = [least(statement.from, firstDate), greatest(statement.to, lastDate)];
  if (from === undefined || to === undefined || to < start) return { held: [], vanished: [] };
  const orphans = known.unclaimed(from, to).map((id) => wordsOf(ledger, id));
  const isEdge = (date: CalendarDate) => date === firstDate || date === lastDate;
  const pairs = pairReworded(fresh, orphans, (row, line) => {
    const areProved = row.balanceCents !== undefined && line.balanceCents !== null;
    return !(areProved && isEdge(line.date));
  });
  const held = pairs
    .map(([{ number, line }, stored]): HeldRow => ({ number, line, stored }))
    .toSorted((one, other) => one.number - other.number);
  const partners = new Set(held.map(({ stored }) => stored.id));
  const vanished = orphans.filter(({ id, date }) => date > from && date < to && !partners.has(id));
  return { held, vanished };
}

const least = (...dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined =>
  dates.filter((date) => date !== undefined).toSorted()[0];

const greatest = (...dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined =>
  dates
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

function wordsOf(ledger: Ledger, id: number): StoredWords {
  const line = ledger.get(
    query
      .selectFrom('lines')
      .innerJoin('texts', 'texts.id', 'lines.text_id')
      .select([
        'lines.id',
        'lines.date',
        'lines.amount_cents as amountCents',
        'lines.balance_cents as balanceCents',
        'texts.body as text',
      ])
      .where('lines.id', '=', id),
  );
  if (!line) throw new Error(`line ${id} is gone`);
  return { ...line, text: line.text ?? '' };
}
