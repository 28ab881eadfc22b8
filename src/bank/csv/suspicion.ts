import { parseDate } from '../../domain/date.ts';
import type { Columns } from './columns.ts';
import type { CsvRow } from './csv.ts';
import { looksLikeAmount } from './movement.ts';
import type { Reading } from './row-reader.ts';
import { foldCell } from './table.ts';

/** True for a row with a cell in which another row begins: a quote was opened and never closed. */
export function hasSwallowedRow(row: CsvRow, reading: Reading): boolean {
  if (row.lastLine === row.line) return false;
  const { table, columns, order } = reading;
  return row.cells.some((cell) => {
    const [, ...innerLines] = cell.split('\n');
    return innerLines.some((line) => {
      const pieces = line.split(table.delimiter);
      return pieces.length > columns.date + 1 && parseDate(pieces[columns.date] ?? '', order).ok;
    });
  });
}

/** Words that change what the amount beside them means: its direction, or whether it was booked. */
const MEANINGFUL_WORDS: ReadonlySet<string> = new Set([
  ...['D', 'C', 'DB', 'CR', 'DR', 'DEBIT', 'CREDIT', '+', '-', 'IN', 'OUT', 'ENTREE', 'SORTIE'],
  ...['RECETTE', 'DEPENSE', 'PENDING', 'EN ATTENTE', 'EN COURS', 'FAILED', 'ECHOUE', 'REFUSED'],
  ...['REFUSE', 'REJECTED', 'REJETE', 'DECLINED', 'REVERTED', 'CANCELLED', 'ANNULE'],
]);

/**
 * The column unknown to the layout that holds an amount or a word which changes what the row means
 * (0-based): a file with such a column can't be read without knowing it.
 */
export function findStranger(row: CsvRow, columns: Columns): number | undefined {
  if (columns.others.length === 0 || row.cells.length > columns.width) return undefined;
  return columns.others.find((column) => {
    const cell = row.cells[column] ?? '';
    return looksLikeAmount(cell) || MEANINGFUL_WORDS.has(foldCell(cell));
  });
}
