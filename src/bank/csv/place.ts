import type { FileProblem, FileProblemCode } from '../../domain/statement.ts';
import { type CsvRow, quoted } from './csv.ts';

/** A place in a file: 1-based physical line, and 1-based character on it. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/**
 * Where a cell (0-based) begins. It finds the way through the record by the ways in which each cell
 * may have been written; where none fits, the line alone is told.
 */
export function placeOfCell(row: CsvRow, cell: number, delimiter: string): Place {
  const text = row.raw();
  let position = 0;
  for (const before of row.cells.slice(0, cell)) {
    const spelling = spellings(before).find((each) => text.startsWith(each + delimiter, position));
    // The last cell has no delimiter behind it: the one asked for is missing, so point at the end.
    if (spelling === undefined) {
      const last = spellings(before).find((each) => text.startsWith(`${each}\n`, position));
      if (last === undefined) return { line: row.line };
      position += last.length;
      break;
    }
    position += spelling.length + delimiter.length;
  }
  const linesBefore = text.slice(0, position).split('\n');
  const onItsLine = linesBefore.at(-1) ?? '';
  return { line: row.line + linesBefore.length - 1, column: Array.from(onItsLine).length + 1 };
}

function spellings(cell: string): readonly string[] {
  return [cell, quoted(cell), `"${cell}"`];
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
