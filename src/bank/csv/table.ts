import { foldText } from '../../domain/text.ts';
import { detectEncoding, type Encoding, repairDoubleEncoding, textChunks } from '../encoding.ts';
import type { Source } from '../source.ts';
import { type CsvRow, csvRows, UnreadableCsv } from './csv.ts';

/** A CSV file whose header was found. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The header's cells as in the file, and the 1-based line on which it begins. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly headerRow: CsvRow;
  /** The rows above the header. */
  readonly preamble: readonly CsvRow[];
  /** The rows below the header, empty ones included; read anew each time. */
  readonly rows: () => Iterable<CsvRow>;
}

export interface TableOptions {
  /** Tells a header by its cells, each as `foldCell` gives it. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  /** The file's encoding, where it is known already. */
  readonly encoding?: Encoding;
  /** Off for a file in which quotes are not closed. */
  readonly quotes?: boolean;
}

const DELIMITERS = [';', '\t', ',', '|'];
/** The longest preamble seen has 13 lines. */
const LAST_HEADER_LINE = 100;

/**
 * Finds a file's encoding, delimiter and header, and whether its quotes are closed; undefined if no
 * row among the first hundred lines is a header to the caller.
 *
 * For statements see `findTable`: this one reads the whole file once more to try the quotes, so
 * that `rows()` can't throw UnreadableCsv on account of them.
 */
export function readTable(source: Source, options: TableOptions): Table | undefined {
  const table = findTable(source, options);
  if (table === undefined || options.quotes === false) return table;
  try {
    for (const _row of table.rows());
    return table;
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    if (error.reason === 'line-too-long') return undefined;
    return findTable(source, { ...options, quotes: false });
  }
}

/** As `readTable`, but `rows()` throws UnreadableCsv where a quote is not closed. */
export function findTable(source: Source, options: TableOptions): Table | undefined {
  const encoding = options.encoding ?? detectEncoding(source);
  for (const quotes of options.quotes === false ? [false] : [true, false]) {
    const rowsBy = (delimiter: string) => csvRows(textChunks(source, encoding), delimiter, quotes);
    const found = detectDelimiter(rowsBy, options.isHeader);
    if (found === undefined) continue;
    const { delimiter, headerRow, preamble } = found;
    return {
      encoding,
      delimiter,
      header: headerRow.cells,
      headerLine: headerRow.line,
      headerRow,
      preamble,
      rows: () => below(headerRow, rowsBy(delimiter)),
    };
  }
  return undefined;
}

interface Head {
  readonly headerRow: CsvRow;
  readonly preamble: readonly CsvRow[];
}

/**
 * The delimiter is the one that makes a header appear; of several, the one that cuts it into most
 * cells. How often a character occurs says nothing: French amounts are full of commas.
 */
function detectDelimiter(
  rowsBy: (delimiter: string) => Iterable<CsvRow>,
  isHeader: TableOptions['isHeader'],
): (Head & { readonly delimiter: string }) | undefined {
  let best: (Head & { readonly delimiter: string }) | undefined;
  for (const delimiter of DELIMITERS) {
    const head = findHeader(rowsBy(delimiter), isHeader);
    if (head === undefined) continue;
    if (best === undefined || head.headerRow.cells.length > best.headerRow.cells.length) {
      best = { ...head, delimiter };
    }
  }
  return best;
}

function findHeader(rows: Iterable<CsvRow>, isHeader: TableOptions['isHeader']): Head | undefined {
  const preamble: CsvRow[] = [];
  try {
    for (const row of rows) {
      if (row.line > LAST_HEADER_LINE) break;
      if (isHeader(foldCells(row.cells))) return { headerRow: row, preamble };
      preamble.push(row);
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
  }
  return undefined;
}

function* below(headerRow: CsvRow, rows: Iterable<CsvRow>): Generator<CsvRow> {
  for (const row of rows) {
    if (row.line > headerRow.line) yield row;
  }
}

/**
 * The cells of a header in the form in which they are compared, without the empty ones at the end.
 */
export function foldCells(cells: readonly string[]): readonly string[] {
  const folded = cells.map(foldCell);
  return folded.slice(0, folded.findLastIndex((cell) => cell !== '') + 1);
}

/** `Libellé`, and what was made of it on the way (`LibellÃ©`), as `LIBELLE`; `’` as `'`. */
export function foldCell(cell: string): string {
  return foldText(repairDoubleEncoding(cell)).replaceAll('’', "'");
}

/**
 * True if a folded cell is this word. Letters that were lost on the way (U+FFFD, one or several for
 * each of them) stand for any letter, as long as most of the word is left.
 */
export function isWord(cell: string, word: string): boolean {
  if (!cell.includes(LOST)) return cell === word;
  if (cell.replaceAll(LOST, '').length * 2 < word.length) return false;
  const pattern = cell
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\ufffd+/g, (lost) => `.{1,${lost.length}}`);
  return new RegExp(`^${pattern}$`).test(word);
}

const LOST = '\ufffd';
