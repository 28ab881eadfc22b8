import { CsvError, parse } from 'csv-parse/sync';

/** One record of a CSV file. */
export interface CsvRow {
  /** The 1-based physical line on which it starts, and the one on which it ends. */
  readonly line: number;
  readonly lastLine: number;
  readonly cells: readonly string[];
  /** The record as it stands in the file; asked for only to point at a cell of it. */
  readonly raw: () => string;
}

/** The file can't be read as CSV from this line on. */
export class UnreadableCsv extends Error {
  readonly reason: 'quote-not-closed' | 'line-too-long';
  readonly line: number;

  constructor(reason: UnreadableCsv['reason'], line: number) {
    super(`${reason} at line ${line}`);
    this.name = 'UnreadableCsv';
    this.reason = reason;
    this.line = line;
  }
}

const BLOCK_CHARACTERS = 64 * 1024;
/** Each bank's layout looks for its header, most in vain: they see little of the file. */
const FIRST_BLOCK_CHARACTERS = 4 * 1024;
/** More than any record of a statement; what is longer is no table, and would fill the memory. */
const LONGEST_RECORD = 1024 * 1024;
/** The longest label seen has 6 lines. A cell of more is a quote that was never closed. */
const MOST_LINES = 20;

/**
 * The records of a CSV text whose line ends are LF, empty lines included, in bounded memory. Cells
 * are as written, untrimmed. With `quotes` off, a quote protects nothing; a cell that is quoted
 * from end to end is still unwrapped, and so is one with blanks before its quotes.
 *
 * @throws UnreadableCsv where a quoted cell spans more than 20 lines or does not end as it should,
 * or a line more than a million characters.
 */
export function* csvRows(
  chunks: Iterable<string>,
  delimiter: string,
  quotes = true,
): Generator<CsvRow> {
  let rest: Uint8Array = Buffer.alloc(0);
  let firstLine = 1;
  for (const lines of wholeLines(chunks)) {
    if (!lines.endsWith('\n')) throw new UnreadableCsv('line-too-long', firstLine);
    const block = Buffer.concat([rest, Buffer.from(lines)]);
    const parsed = parseBlock(block, { firstLine, delimiter, quotes });
    yield* parsed.rows;
    rest = parsed.rest;
    firstLine = parsed.restLine;
    // An open quote is read again with each block: without an end to it, that would take for ever.
    if (rest.length > LONGEST_RECORD || countLineEnds(rest) >= MOST_LINES) break;
  }
  if (rest.length > 0) throw new UnreadableCsv('quote-not-closed', firstLine);
}

/**
 * Gathers chunks into texts that end with a line end, a small one first. One that does not is the
 * beginning of a line too long to be read.
 */
function* wholeLines(chunks: Iterable<string>): Generator<string> {
  let pending = '';
  let cut = 0;
  let size = FIRST_BLOCK_CHARACTERS;
  for (const chunk of chunks) {
    // Only what is new is searched: a long line may come in many small pieces.
    const lineEnd = chunk.lastIndexOf('\n');
    if (lineEnd >= 0) cut = pending.length + lineEnd + 1;
    pending += chunk;
    const isTooLong = pending.length - cut > LONGEST_RECORD;
    if (cut < size && !isTooLong) continue;
    for (const block of blocksOf(pending.slice(0, cut), size)) yield block;
    size = BLOCK_CHARACTERS;
    pending = pending.slice(cut);
    cut = 0;
    if (isTooLong) break;
  }
  if (pending === '') return;
  yield pending.endsWith('\n') || pending.length > LONGEST_RECORD ? pending : `${pending}\n`;
}

/** Cuts whole lines into blocks of lines, the first of about this size. */
function* blocksOf(lines: string, firstSize: number): Generator<string> {
  let size = firstSize;
  for (let start = 0; start < lines.length; size = BLOCK_CHARACTERS) {
    const last = lines.lastIndexOf('\n', start + size - 1);
    const end = (last >= start ? last : lines.indexOf('\n', start + size)) + 1;
    yield lines.slice(start, end);
    start = end;
  }
}

function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

interface Block {
  readonly rows: readonly CsvRow[];
  /** What belongs to a record that the block does not finish, and the line on which that starts. */
  readonly rest: Uint8Array;
  readonly restLine: number;
}

function parseBlock(
  block: Buffer,
  options: { firstLine: number; delimiter: string; quotes: boolean },
): Block {
  const { firstLine, delimiter, quotes } = options;
  const rows: CsvRow[] = [];
  let start = 0;
  let line = firstLine;
  const keep = (record: string[], { bytes: end, lines }: { bytes: number; lines: number }) => {
    const begin = start;
    const lastLine = firstLine + lines - 1;
    if (lastLine - line >= MOST_LINES) throw new UnreadableCsv('quote-not-closed', line);
    const raw = () => block.toString('utf8', begin, end);
    if (lastLine > line && record.some((cell) => isTorn(cell, raw()))) {
      throw new UnreadableCsv('quote-not-closed', line);
    }
    const isPlain = quotes && !record.some(isPadded);
    rows.push({ line, lastLine, cells: isPlain ? record : record.map(unwrapped), raw });
    start = end;
    line = lastLine + 1;
    return null;
  };
  try {
    parse(block, {
      delimiter,
      quote: quotes ? '"' : null,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      on_record: keep,
    });
  } catch (error) {
    // The end of the block, not of the file: what the open quote holds is read with the next block.
    if (!(error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')) throw error;
  }
  return { rows, rest: block.subarray(start), restLine: line };
}

/**
 * A cell over several lines whose closing quote, as it turned out, opened or closed another one.
 */
function isTorn(cell: string, raw: string): boolean {
  return cell.startsWith('"') && cell.includes('\n') && !raw.includes(quoted(cell));
}

/** A cell as CSV writes it between quotes. */
export function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** `; "A"`: a blank before the quote makes it a letter to those who follow the book. */
const isPadded = (cell: string): boolean => cell.startsWith(' ') && /^ +".*"$/s.test(cell);

function unwrapped(written: string): string {
  const cell = isPadded(written) ? written.trimStart() : written;
  const isQuoted = cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"');
  return isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
