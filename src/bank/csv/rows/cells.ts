import { type DateOrder, parseDate } from '../../../domain/date.ts';
import { type Cents, type DecimalMark, parseAmount } from '../../../domain/money.ts';

// What a cell looks like by itself, before anything is known of its column.

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy'];

/** True for a day in either order of day and month, a time behind it or not. */
export function isDate(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // A date begins with a digit, and most cells do not: hot path of looking at a whole table.
  const mayBe = (first >= 48 && first <= 57) || first <= 32 || first >= 128;
  return mayBe && ORDERS.some((order) => parseDate(cell, order).ok);
}

const USUAL = /^-?\d{1,9}[.,]\d\d$/;

/** The spelling of almost every amount, read without further ado: hot path. */
export function usualCents(cell: string, mark?: DecimalMark): Cents | undefined {
  if (!USUAL.test(cell)) return undefined;
  if (mark !== undefined && cell.at(-3) !== mark) return undefined;
  const isNegative = cell.startsWith('-');
  const size = Number(cell.slice(isNegative ? 1 : 0, -3) + cell.slice(-2));
  // A plain minus would make -0 of 0.
  return isNegative && size !== 0 ? -size : size;
}

/** True for what is written as an amount, even one that could not be used. */
export function looksLikeAmount(cell: string): boolean {
  if (USUAL.test(cell)) return true;
  if (!/\d/.test(cell)) return false;
  const amount = parseAmount(cell);
  return amount.ok || (amount.problem !== 'empty' && amount.problem !== 'unreadable');
}

/** A sign that makes an amount one of money that went out. */
export const MINUS = /[-\u2212(]/;

/** `="01.07.2023"` is how a file keeps a spreadsheet from rewriting a cell. */
export function withoutFormula(cell: string): string {
  if (!cell.includes('=') || !cell.trimStart().startsWith('=')) return cell;
  return /^\s*="?([^"]*)"?\s*$/.exec(cell)?.[1] ?? cell;
}

export const isEmpty = (cell = ''): boolean => cell.trim() === '';
