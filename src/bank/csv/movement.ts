import { type CalendarDate, type DateOrder, parseDate } from '../../domain/date.ts';
import { type AmountProblem, type Cents, parseAmount } from '../../domain/money.ts';
import type { FileProblemCode } from '../../domain/statement.ts';
import { repairDoubleEncoding } from '../encoding.ts';
import type { AmountColumns, Columns } from './columns.ts';

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

/** Takes note of a problem with a cell (0-based); `value` where it is not the cell alone. */
export type Report = (code: FileProblemCode, cell: number, value?: string) => void;

const AMOUNT_CODES: Readonly<Record<AmountProblem, FileProblemCode>> = {
  empty: 'AMOUNT_UNREADABLE',
  unreadable: 'AMOUNT_UNREADABLE',
  'too-precise': 'AMOUNT_UNREADABLE',
  ambiguous: 'AMOUNT_AMBIGUOUS',
  'too-large': 'AMOUNT_TOO_LARGE',
};

/**
 * Reads a row's cells. The answer is 'continuation' for a row with neither date nor amount, and
 * undefined where something was reported: nothing is guessed, and no value is left out of a row
 * that is given.
 */
export function readMovement(
  cells: readonly string[],
  columns: Columns,
  order: DateOrder,
  report: Report,
): Movement | 'continuation' | undefined {
  let isSound = true;
  const note: Report = (code, cell, value) => {
    isSound = false;
    report(code, cell, value);
  };
  const date = readDate(cells, columns.date, order, note);
  const amountCents = readAmount(cells, columns.amount, note);
  if (date === undefined && amountCents === undefined) return isSound ? 'continuation' : undefined;
  if (date === undefined && isSound) note('DATE_MISSING', columns.date);
  if (amountCents === undefined && isSound) note('AMOUNT_MISSING', firstAmount(columns.amount));
  const valueDate = readDate(cells, columns.valueDate, order, note);
  const balanceCents = readCents(cells, columns.balance, note);
  const bankId = cells[columns.id ?? -1]?.trim();
  if (!isSound || date === undefined || amountCents === undefined) return undefined;
  return {
    date,
    amountCents,
    text: textOf(cells, columns.texts),
    ...(valueDate === undefined ? {} : { valueDate }),
    ...(balanceCents === undefined ? {} : { balanceCents }),
    ...(bankId === undefined || bankId === '' ? {} : { bankId }),
  };
}

function readDate(
  cells: readonly string[],
  column: number | undefined,
  order: DateOrder,
  report: Report,
): CalendarDate | undefined {
  if (column === undefined) return undefined;
  const date = parseDate(cells[column] ?? '', order);
  if (date.ok) return date.value;
  if (date.problem !== 'empty') report('DATE_UNREADABLE', column);
  return undefined;
}

/** The signed amount; undefined where there is none, or where it was reported. */
function readAmount(
  cells: readonly string[],
  columns: AmountColumns,
  report: Report,
): Cents | undefined {
  if ('signed' in columns) return readCents(cells, columns.signed, report);
  const debit = readCents(cells, columns.debit, report);
  const credit = readCents(cells, columns.credit, report);
  if (debit !== undefined && debit !== 0) {
    if (credit !== undefined && credit !== 0) report('AMOUNT_TWICE', columns.credit);
    // Some banks write the minus in the debit column, others leave it to the column.
    return -Math.abs(debit);
  }
  // A minus there may be a credit taken back, or nothing: no bank is known to write it.
  if (credit !== undefined && credit < 0) report('AMOUNT_UNREADABLE', columns.credit);
  return credit ?? debit;
}

function readCents(
  cells: readonly string[],
  column: number | undefined,
  report: Report,
): Cents | undefined {
  if (column === undefined) return undefined;
  const amount = parseAmount(repairDoubleEncoding(cells[column] ?? ''));
  if (amount.ok) return amount.value;
  if (amount.problem !== 'empty') report(AMOUNT_CODES[amount.problem], column);
  return undefined;
}

/** The column to name where an amount is missing, or where the cells of a row don't fit. */
export function firstAmount(columns: AmountColumns): number {
  return 'signed' in columns ? columns.signed : Math.min(columns.debit, columns.credit);
}

/** True for what is written as an amount, even one that could not be used. */
export function looksLikeAmount(cell: string): boolean {
  const amount = parseAmount(cell);
  return amount.ok || (amount.problem !== 'empty' && amount.problem !== 'unreadable');
}

function textOf(cells: readonly string[], columns: readonly number[]): string {
  const lines: string[] = [];
  for (const column of columns) {
    for (const line of repairDoubleEncoding(cells[column] ?? '').split('\n')) {
      const tidy = line.replace(/\s+/g, ' ').trim();
      if (tidy !== '') lines.push(tidy);
    }
  }
  return lines.join('\n');
}
