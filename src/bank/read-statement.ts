import type { DateOrder } from '../domain/date.ts';
import type { FileProblem, ReadStatement } from '../domain/statement.ts';
import { type Columns, columnsOf } from './csv/columns.ts';
import { UnreadableCsv } from './csv/csv.ts';
import type { Layout } from './csv/layout.ts';
import { creditAgricole } from './csv/layouts/credit-agricole.ts';
import { creditMutuelCic } from './csv/layouts/credit-mutuel-cic.ts';
import { plain } from './csv/layouts/plain.ts';
import { problemAt } from './csv/row-reader.ts';
import { readStatementTable } from './csv/statement-table.ts';
import { findTable, foldCells, type Table } from './csv/table.ts';
import { detectEncoding, type Encoding, textChunks } from './encoding.ts';
import type { Source } from './source.ts';

/** The layouts that are recognised; the first whose header it is reads the file. */
export const LAYOUTS: readonly Layout[] = [creditAgricole, creditMutuelCic, plain];

export interface ReadOptions {
  /** For a file that does not show by itself whether the day or the month comes first. */
  readonly dateOrder?: DateOrder;
}

/**
 * Recognises a bank's file by its content and reads it whole once, so that the statement it gives
 * has no problem left. Its `rows()` reads the file again, a piece at a time, as often as asked.
 */
export function readStatement(source: Source, options: ReadOptions = {}): ReadStatement {
  const encoding = detectEncoding(source);
  if (isBlank(source, encoding)) return refused({ code: 'EMPTY_FILE' });
  const tableWith = (quotes: boolean) =>
    findTable(source, { isHeader: (cells) => recognise(cells) !== undefined, encoding, quotes });
  const answer = attempt(tableWith(true), options);
  if (!(answer instanceof UnreadableCsv)) return answer;
  if (answer.reason === 'line-too-long')
    return refused({ code: 'NO_STATEMENT', line: answer.line });
  // A quote that is never closed is a letter like any other, if the file can be read so.
  const unquoted = tableWith(false);
  const second = attempt(unquoted, options);
  if (!(second instanceof UnreadableCsv) && second.ok) return second;
  return refused(openQuote(unquoted, answer.line));
}

function attempt(table: Table | undefined, options: ReadOptions): ReadStatement | UnreadableCsv {
  const known = table && recognise(foldCells(table.header));
  if (table === undefined || known === undefined) return refused({ code: 'NO_STATEMENT' });
  try {
    return readStatementTable(table, known.layout, known.columns, options.dateOrder);
  } catch (error) {
    if (error instanceof UnreadableCsv) return error;
    throw error;
  }
}

/** The problem of a quote that was opened in the record on this line. */
function openQuote(table: Table | undefined, line: number): FileProblem {
  const code = 'QUOTE_NOT_CLOSED';
  if (table === undefined) return { code, line };
  for (const row of table.rows()) {
    if (row.line < line) continue;
    const cell = row.cells.findIndex((each) => each.startsWith('"'));
    return cell < 0 ? { code, line } : problemAt(row, code, cell, table.delimiter);
  }
  return { code, line };
}

/** The layout whose header these folded cells are, and where its columns stand. */
function recognise(
  cells: readonly string[],
): { readonly layout: Layout; readonly columns: Columns } | undefined {
  for (const layout of LAYOUTS) {
    const roles = layout.roles(cells);
    const columns = roles && columnsOf(roles);
    if (columns !== undefined) return { layout, columns };
  }
  return undefined;
}

function isBlank(source: Source, encoding: Encoding): boolean {
  for (const text of textChunks(source, encoding)) {
    if (text.trim() !== '') return false;
  }
  return true;
}

function refused(...problems: readonly FileProblem[]): ReadStatement {
  return { ok: false, problems };
}
