import { type DateOrder, parseDate } from '../../domain/date.ts';
import type { FileProblem, FileProblemCode } from '../../domain/statement.ts';
import type { Columns } from './columns.ts';
import type { CsvRow } from './csv.ts';
import type { Layout } from './layout.ts';
import {
  firstAmount,
  looksLikeAmount,
  type Movement,
  type Report,
  readMovement,
} from './movement.ts';
import { placeOfCell } from './place.ts';
import { foldCells, type Table } from './table.ts';

/** A table and how to read it. */
export interface Reading {
  readonly table: Table;
  readonly layout: Layout;
  readonly columns: Columns;
  readonly order: DateOrder;
}

/** A movement, or a row of the table that is none. */
export type Outcome = Movement | 'continuation' | 'card';

/**
 * Reads the rows of a table one after the other, as the lines above have set the scene. The answer
 * is undefined for what is no row of the table (an empty line, a footer) and for a row with a
 * problem.
 */
export function rowReader(
  reading: Reading,
  onProblem: (problem: FileProblem) => void,
): (row: CsvRow) => Outcome | undefined {
  const { table, layout, columns, order } = reading;
  let section: 'account' | 'cards' | 'another account' = 'account';

  /** Follows the headings; true for a row of the account's own table. */
  function isOfAccount(row: CsvRow, isDated: boolean): boolean {
    const aside = isDated ? undefined : layout.aside?.(foldCells(row.cells));
    if (aside === 'account' || (aside === 'header' && section === 'account')) {
      if (section !== 'another account') {
        onProblem(problemAt(row, 'SEVERAL_ACCOUNTS', 0, table.delimiter));
      }
      section = 'another account';
    } else if (aside === 'card') {
      section = 'cards';
    }
    return section === 'account' && aside === undefined;
  }

  return (row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return undefined;
    if (layout.aside !== undefined) {
      const isDated = parseDate(row.cells[columns.date] ?? '', order).ok;
      if (!isOfAccount(row, isDated)) return section === 'cards' && isDated ? 'card' : undefined;
    }
    const fitted = withWholeLabel(row, columns, table.delimiter);
    const report: Report = (code, cell, value) =>
      onProblem(problemAt(fitted ?? row, code, cell, table.delimiter, value));
    if (fitted !== undefined) return readMovement(fitted.cells, columns, order, report);
    const cell = firstAmount(columns.amount);
    report('AMOUNT_UNREADABLE', cell, row.cells.slice(cell).join(table.delimiter));
    return undefined;
  };
}

/** A problem with a cell (0-based). */
export function problemAt(
  row: CsvRow,
  code: FileProblemCode,
  cell: number,
  delimiter: string,
  value = row.cells[cell] ?? '',
): FileProblem {
  const place = placeOfCell(row, cell, delimiter);
  return value === '' ? { code, ...place } : { code, ...place, value };
}

const LETTER = /\p{L}/u;

/**
 * Puts together a label that the bank did not quote, though the delimiter stands in it. There is
 * one way to do so where the label is the only text, and no piece of it could be of a number or a
 * date: each has a letter. A comma might be the decimal mark. Undefined for any other row with too
 * many cells.
 */
function withWholeLabel(row: CsvRow, columns: Columns, delimiter: string): CsvRow | undefined {
  if (row.cells.length <= columns.width) return row;
  const used = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const surplus = used - columns.width;
  if (surplus <= 0) return row;
  const [label, ...otherTexts] = columns.texts;
  if (label === undefined || otherTexts.length > 0 || delimiter === ',') return undefined;
  const pieces = row.cells.slice(label, label + surplus + 1);
  if (!pieces.every((piece) => LETTER.test(piece) && !looksLikeAmount(piece))) return undefined;
  return { ...row, cells: row.cells.toSpliced(label, pieces.length, pieces.join(delimiter)) };
}
