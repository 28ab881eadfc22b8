import { parseDate } from '../../domain/date.ts';
import { parseAmount } from '../../domain/money.ts';
import { once } from '../../domain/once.ts';
import { foldText } from '../../domain/text.ts';
import { detectEncoding, type Encoding, repairDoubleEncoding, textChunks } from '../encoding.ts';
import type { Source } from '../source.ts';
import { type CsvRow, csvRows, UnreadableCsv } from './csv.ts';

/** A CSV file whose header was found, or its first row where it has no header. */
export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The header's cells as in the file, and the 1-based line on which the table begins. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly headerRow: CsvRow | undefined;
  /** The rows above the table. */
  readonly preamble: readonly CsvRow[];
  /** The rows of the table, empty ones included; read anew each time. */
  readonly rows: () => Iterable<CsvRow>;
}

export interface TableOptions {
  /** Tells a header by its cells, each as `foldCell` gives it. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  /** Tells the first row of a table without header instead; by its cells as written. */
  readonly isFirstRow?: (cells: readonly string[]) => boolean;
  /** Where several rows may be the header, the last of them before the first row with a date. */
  readonly isLastBeforeRows?: boolean;
  /** The file's encoding, where it is known already. */
  readonly encoding?: Encoding;
  /** Off for a file in which quotes are not closed. */
  readonly quotes?: boolean;
}

/** What banks put between the cells. */
export const DELIMITERS = [';', '\t', ',', '|'];
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
  const { isFirstRow } = options;
  const isHead = isFirstRow
    ? ({ cells }: CsvRow) => isFirstRow(cells)
    : ({ cells }: CsvRow) => options.isHeader(foldCells(cells));
  const mostCells = once(() => cellsByLines(textChunks(source, encoding)));
  for (const quotes of options.quotes === false ? [false] : [true, false]) {
    const rowsBy = (delimiter: string) => csvRows(textChunks(source, encoding), delimiter, quotes);
    const found = detectDelimiter(rowsBy, isHead, {
      isLast: options.isLastBeforeRows ?? false,
      mostCells: (delimiter) => mostCells.value()(delimiter),
    });
    if (found === undefined) continue;
    const { delimiter, head, preamble } = found;
    return {
      encoding,
      delimiter,
      header: isFirstRow ? [] : head.cells,
      headerLine: head.line,
      headerRow: isFirstRow ? undefined : head,
      preamble,
      rows: () => from(isFirstRow ? head.line : head.lastLine + 1, rowsBy(delimiter)),
    };
  }
  return undefined;
}

/** The header, or the first row of a table without one, and what stands above it. */
interface Head {
  readonly head: CsvRow;
  readonly preamble: readonly CsvRow[];
}

type IsHead = (row: CsvRow) => boolean;

interface Looked {
  /** The last head before the first row is meant, not the first one. */
  readonly isLast: boolean;
  /** No head has more cells. */
  readonly mostCells: (delimiter: string) => number;
}

/**
 * The delimiter is the one that makes a header appear; of several, the one that cuts it into most
 * cells. How often a character occurs says nothing: French amounts are full of commas.
 */
function detectDelimiter(
  rowsBy: (delimiter: string) => Iterable<CsvRow>,
  isHead: IsHead,
  { isLast, mostCells }: Looked,
): (Head & { readonly delimiter: string }) | undefined {
  let best: (Head & { readonly delimiter: string }) | undefined;
  for (const delimiter of DELIMITERS) {
    if (best !== undefined && mostCells(delimiter) <= best.head.cells.length) continue;
    const found = findHead(rowsBy(delimiter), isHead, isLast);
    if (found === undefined) continue;
    if (best === undefined || found.head.cells.length > best.head.cells.length) {
      best = { ...found, delimiter };
    }
  }
  return best;
}

/** A hundred lines of a statement are shorter. */
const LONGEST_HEAD = 64 * 1024;

/**
 * Tells by its lines alone into how many cells a delimiter can cut a header: to read all of them
 * once more by each delimiter took a tenth of a month's import. Quotes may join lines.
 */
function cellsByLines(chunks: Iterable<string>): (delimiter: string) => number {
  let head = '';
  for (const chunk of chunks) {
    head += chunk.slice(0, LONGEST_HEAD);
    if (head.length >= LONGEST_HEAD) break;
  }
  const lines = head.split('\n', LAST_HEADER_LINE);
  const isWhole = lines.length === LAST_HEADER_LINE || head.length < LONGEST_HEAD;
  const isTold = isWhole && lines.every((line) => !line.includes('"'));
  return (delimiter) =>
    isTold
      ? Math.max(...lines.map((line) => line.split(delimiter).length))
      : Number.POSITIVE_INFINITY;
}

function findHead(rows: Iterable<CsvRow>, isHead: IsHead, isLast: boolean): Head | undefined {
  const above: CsvRow[] = [];
  let found: Head | undefined;
  try {
    for (const row of rows) {
      if (row.line > LAST_HEADER_LINE || (found !== undefined && isMovement(row))) break;
      if (isHead(row)) {
        // The same once more heads the table of another account.
        if (found !== undefined && isSame(found.head, row)) break;
        found = { head: row, preamble: [...above] };
        if (!isLast) break;
      }
      above.push(row);
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
  }
  return found;
}

const isSame = (one: CsvRow, other: CsvRow): boolean =>
  one.cells.length === other.cells.length &&
  one.cells.every((cell, index) => cell === other.cells[index]);

/** A row with a date and an amount. */
function isMovement({ cells }: CsvRow): boolean {
  return cells.some((cell) => parseDate(cell).ok) && cells.some((cell) => parseAmount(cell).ok);
}

function* from(line: number, rows: Iterable<CsvRow>): Generator<CsvRow> {
  for (const row of rows) {
    if (row.line >= line) yield row;
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

/** What decoders put in the place of a letter that they could not read. */
export const LOST_LETTER = '\ufffd';

/**
 * True if a folded cell is this word. Letters that were lost on the way (U+FFFD, one or several for
 * each of them) stand for any letter, as long as most of the word is left.
 */
export function isWord(cell: string, word: string): boolean {
  return cell === word || (cell.includes(LOST_LETTER) && wordTest(cell)(word));
}

/** As `isWord`, for a cell with lost letters that is compared with many words. */
export function wordTest(cell: string): (word: string) => boolean {
  const letters = cell.replaceAll(LOST_LETTER, '').length;
  const pattern = cell
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\ufffd+/g, (lost) => `.{1,${lost.length}}`);
  const spelling = new RegExp(`^${pattern}$`);
  return (word) => letters * 2 >= word.length && spelling.test(word);
}
