import { parseDate } from '../../../domain/date.ts';
import type { Columns } from '../columns.ts';
import type { CsvRow } from '../csv.ts';
import { isDate, looksLikeAmount } from './cells.ts';
import { directionOf, statusOf } from './meaning.ts';
import type { Reading } from './table-events.ts';

/** True for a row with a cell in which another row begins: a quote was opened and never closed. */
export function hasSwallowedRow(row: CsvRow, reading: Reading): boolean {
  if (row.lastLine === row.line) return false;
  const { table, columns, order } = reading;
  return row.cells.some((cell) => {
    if (!cell.includes('\n')) return false;
    return cell.split('\n').some((line, index) => {
      const pieces = line.split(table.delimiter);
      // A line of a label may be a date, but of a row it is one cell of several.
      if (pieces.length < 2) return false;
      const isNext = index > 0 && parseDate(pieces[columns.date] ?? '', order).ok;
      return isNext || (pieces.some(isDate) && pieces.some(looksLikeAmount));
    });
  });
}

/**
 * True for a row that says what only a movement has, in columns that are for something else: it was
 * moved, or lost a cell, and is no further line of the one above. A balance may have its own day.
 */
export function isMisplaced({ cells }: CsvRow, columns: Columns): boolean {
  const known = [columns.valueDate, columns.balance, columns.fee];
  const others = cells.filter((cell, column) => cell !== '' && !known.includes(column));
  if ('signed' in columns.amount && has(cells, columns.amount.direction)) return true;
  if (others.length > 1 && columns.texts.some((text) => isAmount(cells[text] ?? ''))) return true;
  if (!others.some(isDate)) return false;
  return others.length > 2 || others.some(isAmount) || has(cells, columns.balance);
}

const isAmount = (cell: string): boolean => /[.,]\d/.test(cell) && looksLikeAmount(cell);

const has = (cells: readonly string[], column = -1): boolean => (cells[column] ?? '') !== '';

/**
 * The column unknown to the layout that holds an amount or a word which changes what the row means
 * (0-based): a file with such a column can't be read without knowing it.
 */
export function findStranger(row: CsvRow, columns: Columns): number | undefined {
  if (columns.others.length === 0 || row.cells.length > columns.width) return undefined;
  return columns.others.find((column) => {
    const cell = row.cells[column] ?? '';
    return looksLikeAmount(cell) || isMeaningful(cell);
  });
}

/** A word that changes what the amount beside it means: its direction, or whether it was booked. */
function isMeaningful(cell: string): boolean {
  if (cell.trim() === '') return false;
  const status = statusOf(cell);
  return directionOf(cell) !== undefined || status === 'pending' || status === 'refused';
}

const LETTER = /\p{L}/u;
const AMOUNT_FIRST = /^\s*[-+\u2212]?\d[\d.,' ]*[.,]\d\d(?!\d)/;

/** True for what can be nothing but words: no date, amount, state or direction, nor one cut off. */
function isProse(piece: string): boolean {
  const text = piece.trim();
  if (!LETTER.test(text) || looksLikeAmount(text) || AMOUNT_FIRST.test(text)) return false;
  return !isDate(text) && statusOf(text) === undefined && directionOf(text) === undefined;
}

/**
 * Puts together a label that the bank did not quote, though the delimiter stands in it. There is
 * one way to do so where the label is the only text, and no piece of it could be of another
 * column. A comma might be the decimal mark. Undefined for any other row with too many cells.
 */
export function withWholeLabel(
  row: CsvRow,
  columns: Columns,
  delimiter: string,
): CsvRow | undefined {
  if (row.cells.length <= columns.width) return row;
  const used = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const surplus = used - columns.width;
  if (surplus <= 0) return row;
  const [label, ...otherTexts] = columns.texts;
  if (label === undefined || otherTexts.length > 0 || delimiter === ',') return undefined;
  const pieces = row.cells.slice(label, label + surplus + 1);
  if (!pieces.every(isProse)) return undefined;
  return { ...row, cells: row.cells.toSpliced(label, pieces.length, pieces.join(delimiter)) };
}
