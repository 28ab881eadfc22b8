import type {
  FileProblem,
  ReadOptions,
  ReadStatement,
  SkipReason,
} from '../../domain/statement.ts';
import type { Encoding } from '../encoding.ts';
import type { Source } from '../source.ts';
import { columnsOf } from './columns.ts';
import { UnreadableCsv } from './csv.ts';
import { describeTable } from './generic/describe-table.ts';
import { namedTable } from './generic/named-columns.ts';
import { readForwards, readUnclear, type UnclearTable } from './generic/prove-reading.ts';
import { looksLikeHeader, unknownTable } from './generic/unknown-table.ts';
import type { Role } from './layout.ts';
import { LAYOUTS } from './layouts.ts';
import { problemAt } from './place.ts';
import { type KnownTable, readStatementTable } from './rows/statement-table.ts';
import { findTable, foldCells, type Table } from './table.ts';

interface CsvFile {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly options: ReadOptions;
}

type Found = KnownTable | UnclearTable | readonly FileProblem[] | undefined;

/** A way to understand a file as a table; undefined if the file does not look like that. */
type Way = (file: CsvFile, quotes: boolean) => Found;

/**
 * Reads a table of a bank, in the first way that fits: as the caller says, as a bank's known
 * layout, as the same account's last file was read, by the words of its header and what its columns
 * hold. A table that none of them fits is at least named, so that its columns can be.
 */
export function readCsv(source: Source, encoding: Encoding, options: ReadOptions): ReadStatement {
  const file: CsvFile = { source, encoding, options };
  if (options.columns !== undefined) {
    return readBy(byNames, file) ?? refused({ code: 'NO_STATEMENT' });
  }
  for (const way of [byHeader, byFirstRow]) {
    const answer = readBy(way, file);
    if (answer !== undefined && !isAnothers(answer)) return answer;
  }
  const answer =
    readBy(byProfile, file) ?? readBy(byWords, file) ?? readBy(byNumberedProfile, file);
  if (answer !== undefined && !hasNoMovements(answer)) return answer;
  const unknown = unknownTable(source, encoding);
  return unknown === undefined && answer ? answer : refused(unknown ?? { code: 'NO_STATEMENT' });
}

/** Nothing in the table was taken for a movement: it is empty, or was not understood. */
function hasNoMovements(answer: ReadStatement): boolean {
  if (!answer.ok) return false;
  for (const row of answer.statement.rows()) {
    if (row.kind === 'line' || !BESIDE_MOVEMENTS.includes(row.reason)) return false;
  }
  return true;
}

const BESIDE_MOVEMENTS: readonly SkipReason[] = ['continuation', 'total', 'balance'];

/** The header is a known one by chance: a column below it holds what the layout does not have. */
const isAnothers = (answer: ReadStatement): boolean =>
  !answer.ok && answer.problems.some(({ code }) => code === 'NO_STATEMENT');

const byNames: Way = ({ source, encoding, options: { columns = {} } }, quotes) =>
  namedTable(source, encoding, quotes, columns);

const byHeader: Way = ({ source, encoding }, quotes) => {
  const isHeader = (cells: readonly string[]) => knownAs(cells) !== undefined;
  const table = findTable(source, { isHeader, encoding, quotes });
  const known = table && knownAs(foldCells(table.header));
  return known && { table, ...known };
};

function knownAs(header: readonly string[]): Omit<KnownTable, 'table'> | undefined {
  for (const layout of LAYOUTS) {
    const known = withColumns(layout.roles(header));
    if (known !== undefined) return { layout, ...known };
  }
  return undefined;
}

/** Only of a file without header: below one that is not understood, rows mean what it says. */
const byFirstRow: Way = ({ source, encoding }, quotes) => {
  for (const layout of LAYOUTS) {
    const { headless } = layout;
    if (headless === undefined) continue;
    const isFirstRow = (cells: readonly string[]) => withColumns(headless(cells)) !== undefined;
    const table = findTable(source, { isHeader: () => false, isFirstRow, encoding, quotes });
    const [first] = table?.rows() ?? [];
    const known = first && withColumns(headless(first.cells));
    if (table === undefined || known === undefined) continue;
    if (!table.preamble.some(looksLikeHeader)) return { table, layout, ...known };
  }
  return undefined;
};

/** A person has said of a table with this header what its columns are. */
const byProfile: Way = ({ source, encoding, options: { profile } }, quotes) => {
  const columnsFor = (header: readonly string[]) =>
    header.length === 0 ? undefined : profile?.(header)?.columns;
  const isHeader = (cells: readonly string[]) => columnsFor(cells) !== undefined;
  const table = findTable(source, { isHeader, encoding, quotes });
  const columns = table && columnsFor(foldCells(table.header));
  return columns && namedTable(source, encoding, quotes, columns);
};

/** A person has numbered the columns of a table without header, and this one has none either. */
const byNumberedProfile: Way = ({ source, encoding, options: { profile } }, quotes) => {
  const columns = profile?.([])?.columns;
  const found = columns && namedTable(source, encoding, quotes, columns);
  const hasHeader = found && 'table' in found && found.table.preamble.some(looksLikeHeader);
  return found && 'table' in found && !hasHeader ? found : undefined;
};

const byWords: Way = ({ source, encoding }, quotes) => describeTable(source, encoding, quotes);

function withColumns(roles: readonly Role[] | undefined): Pick<KnownTable, 'columns'> | undefined {
  const columns = roles && columnsOf(roles);
  return columns && { columns };
}

/** Reads in one way, with quotes; and if those are not closed, as letters like any other. */
function readBy(way: Way, file: CsvFile): ReadStatement | undefined {
  const answer = attempt(way, file, true);
  if (!(answer instanceof UnreadableCsv)) return answer;
  if (answer.reason === 'line-too-long') {
    return refused({ code: 'NO_STATEMENT', line: answer.line });
  }
  const second = attempt(way, file, false);
  if (second !== undefined && !(second instanceof UnreadableCsv) && isReadable(second)) {
    return second;
  }
  return refused(openQuote(way(file, false), answer.line));
}

/** Every row could be read; what is wrong, if anything, is what they add up to. */
const isReadable = (answer: ReadStatement): boolean =>
  answer.ok || answer.problems.every(({ computed }) => computed !== undefined);

function attempt(
  way: Way,
  file: CsvFile,
  quotes: boolean,
): ReadStatement | UnreadableCsv | undefined {
  try {
    const found = way(file, quotes);
    if (found === undefined) return undefined;
    if ('readings' in found) return readUnclear(found, file.options);
    if (!('table' in found)) return refused(...found);
    const isKnown = found.layout.name !== 'table-csv';
    return isKnown ? readStatementTable(found, file.options) : readForwards(found, file.options);
  } catch (error) {
    if (error instanceof UnreadableCsv) return error;
    throw error;
  }
}

/** The problem of a quote that was opened in the record on this line. */
function openQuote(found: Found, line: number): FileProblem {
  const code = 'QUOTE_NOT_CLOSED';
  const table: Table | undefined = found && 'table' in found ? found.table : undefined;
  if (table === undefined) return { code, line };
  for (const row of table.rows()) {
    if (row.line < line) continue;
    const cell = row.cells.findIndex((each) => each.startsWith('"'));
    return cell < 0 ? { code, line } : problemAt(row, code, cell, table.delimiter);
  }
  return { code, line };
}

function refused(...problems: readonly FileProblem[]): ReadStatement {
  return { ok: false, problems };
}
