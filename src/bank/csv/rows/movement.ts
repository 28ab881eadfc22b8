import { type CalendarDate, type DateOrder, parseDate } from '../../../domain/date.ts';
import { type Cents, type DecimalMark, parseAmount, sumCents } from '../../../domain/money.ts';
import type { FileProblemCode } from '../../../domain/statement.ts';
import { AMOUNT_CODES } from '../../amount-problem.ts';
import { repairDoubleEncoding } from '../../encoding.ts';
import { tidyText } from '../../tidy-text.ts';
import { type AmountColumns, amountIndexes, type Columns } from '../columns.ts';
import { usualCents, withoutFormula } from './cells.ts';
import { directionOf, isPocket, statusOf } from './meaning.ts';

/** A dated row with an amount, which may still be zero. */
export interface Movement {
  readonly date: CalendarDate;
  readonly valueDate?: CalendarDate;
  readonly amountCents: Cents;
  readonly text: string;
  /** The balance beside it, as the file has it. */
  readonly balanceCents?: Cents;
  readonly bankId?: string;
}

/** What was settled about a table, so that each cell can be read by itself. */
export interface Grammar {
  readonly columns: Columns;
  readonly order: DateOrder;
  /** Reads a date in that order. */
  readonly dayOf: ReturnType<typeof dayReader>;
  /** The decimal mark of the amounts and of the balances, where it is known. */
  readonly amountMark?: DecimalMark | undefined;
  readonly balanceMark?: DecimalMark | undefined;
}

const MOST_DAYS = 1000;

/** Reads the dates of a table, in which most come again and again: hot path. */
export function dayReader(order: DateOrder): (cell: string) => ReturnType<typeof parseDate> {
  const known = new Map<string, ReturnType<typeof parseDate>>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size >= MOST_DAYS) known.clear();
    const date = parseDate(withoutFormula(cell), order);
    known.set(cell, date);
    return date;
  };
}

/** Takes note of a problem with a cell (0-based). */
export type Report = (code: FileProblemCode, cell: number) => void;

/**
 * Reads a row's cells. The answer is 'continuation' for a row with neither date nor amount,
 * 'other-account' for one of a pocket beside the account, 'pending' or 'refused' for a movement
 * that was not booked, and undefined where something was reported: nothing is guessed, and no value
 * is left out of a row that is given.
 */
export function readMovement(
  cells: readonly string[],
  grammar: Grammar,
  report: Report,
): Movement | 'continuation' | 'other-account' | 'pending' | 'refused' | undefined {
  const { columns } = grammar;
  if (columns.product !== undefined && isPocket(cells[columns.product] ?? '')) {
    return 'other-account';
  }
  let isSound = true;
  const note: Report = (code, cell) => {
    isSound = false;
    report(code, cell);
  };
  const status = readStatus(cells, columns.status, note);
  if (status === 'pending' || status === 'refused') return status;
  const date = readDate(cells, columns.date, grammar, note);
  const amountCents = readAmount(cells, grammar, note);
  if (date === undefined && amountCents === undefined) return isSound ? 'continuation' : undefined;
  if (date === undefined && isSound) note('DATE_MISSING', columns.date);
  if (amountCents === undefined && isSound) note('AMOUNT_MISSING', firstAmount(columns.amount));
  const valueDate = readDate(cells, columns.valueDate, grammar, note);
  const balanceCents = readCents(cells, columns.balance, grammar.balanceMark, note);
  const bankId = columns.id === undefined ? undefined : tidyText([cells[columns.id] ?? '']);
  if (!isSound || date === undefined || amountCents === undefined) return undefined;
  return {
    date,
    amountCents,
    text: tidyText(columns.texts.map((column) => cells[column] ?? '')),
    ...(valueDate === undefined ? {} : { valueDate }),
    ...(balanceCents === undefined ? {} : { balanceCents }),
    ...(bankId === undefined || bankId === '' ? {} : { bankId }),
  };
}

function readStatus(cells: readonly string[], column: number | undefined, report: Report) {
  if (column === undefined) return 'booked';
  const status = statusOf(cells[column] ?? '');
  if (status === undefined) report('STATUS_UNKNOWN', column);
  return status;
}

function readDate(
  cells: readonly string[],
  column: number | undefined,
  { dayOf }: Grammar,
  report: Report,
): CalendarDate | undefined {
  if (column === undefined) return undefined;
  const date = dayOf(cells[column] ?? '');
  if (date.ok) return date.value;
  if (date.problem !== 'empty') report('DATE_UNREADABLE', column);
  return undefined;
}

/** The signed amount; undefined where there is none, or where it was reported. */
function readAmount(
  cells: readonly string[],
  { columns, amountMark }: Grammar,
  report: Report,
): Cents | undefined {
  const { amount, fee } = columns;
  const cents = readGross(cells, amount, amountMark, report);
  const feeCents = readCents(cells, fee, amountMark, report);
  if (cents === undefined || feeCents === undefined || feeCents === 0) return cents;
  return sumCents([cents, -Math.abs(feeCents)]);
}

function readGross(
  cells: readonly string[],
  columns: AmountColumns,
  mark: DecimalMark | undefined,
  report: Report,
): Cents | undefined {
  if ('signed' in columns) {
    const cents = readCents(cells, columns.signed, mark, report);
    return directed(cents, cells, columns.direction, report);
  }
  const debit = readCents(cells, columns.debit, mark, report);
  const credit = readCents(cells, columns.credit, mark, report);
  if (debit !== undefined && debit !== 0) {
    if (credit !== undefined && credit !== 0) report('AMOUNT_TWICE', columns.credit);
    // Some banks write the minus in the debit column, others leave it to the column.
    return -Math.abs(debit);
  }
  // A minus there may be a credit taken back, or nothing: no bank is known to write it.
  if (credit !== undefined && credit < 0) report('AMOUNT_UNREADABLE', columns.credit);
  return credit ?? debit;
}

/** An amount goes the way that the column beside it says. */
function directed(
  cents: Cents | undefined,
  cells: readonly string[],
  column: number | undefined,
  report: Report,
): Cents | undefined {
  if (cents === undefined || column === undefined || cents === 0) return cents;
  const direction = directionOf(cells[column] ?? '');
  if (direction === 'out') return -Math.abs(cents);
  // A credit of less than nothing contradicts itself.
  if (direction === 'in' && cents > 0) return cents;
  report('DIRECTION_UNKNOWN', column);
  return undefined;
}

function readCents(
  cells: readonly string[],
  column: number | undefined,
  mark: DecimalMark | undefined,
  report: Report,
): Cents | undefined {
  const cell = cells[column ?? -1] ?? '';
  if (column === undefined || cell === '') return undefined;
  const usual = usualCents(cell, mark);
  if (usual !== undefined) return usual;
  const amount = parseAmount(withoutFormula(repairDoubleEncoding(cell)), mark);
  if (amount.ok) return amount.value;
  if (amount.problem !== 'empty') report(AMOUNT_CODES[amount.problem], column);
  return undefined;
}

/** The column to name where an amount is missing, or where the cells of a row don't fit. */
export function firstAmount(columns: AmountColumns): number {
  return Math.min(...amountIndexes(columns));
}
