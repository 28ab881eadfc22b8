import { parseAmount } from '../../../domain/money.ts';
import type { FileProblem } from '../../../domain/statement.ts';
import { type Encoding, textChunks } from '../../encoding.ts';
import type { Source } from '../../source.ts';
import { type CsvRow, csvRows, UnreadableCsv } from '../csv.ts';
import { isDate, withoutFormula } from '../rows/cells.ts';
import { DELIMITERS } from '../table.ts';

/** Enough to see that a file is a table, and what stands above it. */
const LAST_LINE = 200;

/**
 * The problem of a file that plainly holds rows of dates and amounts, though its columns are not
 * understood: it shows the header, so that a person can say what they are; else the first row.
 * Undefined for a file that is no such table.
 */
export function unknownTable(source: Source, encoding: Encoding): FileProblem | undefined {
  let best: Movements = { count: 0 };
  for (const quotes of [true, false]) {
    for (const delimiter of DELIMITERS) {
      const rows = csvRows(textChunks(source, encoding), delimiter, quotes);
      const found = findMovements(rows);
      if (found.count > best.count) best = found;
    }
  }
  const { first, header } = best;
  if (first === undefined) return undefined;
  const { line, cells } = header ?? first;
  const filled = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
  return { code: 'COLUMNS_UNKNOWN', line, value: filled.join(' | ') };
}

interface Movements {
  count: number;
  first?: CsvRow;
  header?: CsvRow;
}

function findMovements(rows: Iterable<CsvRow>): Movements {
  const found: Movements = { count: 0 };
  let header: CsvRow | undefined;
  try {
    for (const row of rows) {
      if (row.line > LAST_LINE) break;
      if (looksLikeHeader(row)) header = row;
      if (!isMovement(row)) continue;
      found.count += 1;
      if (found.first !== undefined) continue;
      found.first = row;
      if (header !== undefined) found.header = header;
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
  }
  return found;
}

/** A row of three cells or more, one of them a date and another an amount of money. */
function isMovement({ cells }: CsvRow): boolean {
  const filled = filledOf(cells);
  return filled.length >= 3 && filled.some(isDate) && filled.some(isMoney);
}

/** True for a row of at least three words, and no dates or amounts, as a header is. */
export function looksLikeHeader({ cells }: CsvRow): boolean {
  const filled = filledOf(cells);
  const isWord = (cell: string) => /\p{L}/u.test(cell) && !isDate(cell) && !isMoney(cell);
  return filled.length >= 3 && filled.every(isWord);
}

const filledOf = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => withoutFormula(cell).trim()).filter((cell) => cell !== '');

function isMoney(cell: string): boolean {
  const amount = parseAmount(cell);
  return amount.ok || amount.problem === 'ambiguous';
}
