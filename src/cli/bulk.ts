import { basename } from 'node:path';
import type { CsvRow } from '../bank/csv/csv.ts';
import { placeOfCell } from '../bank/csv/place.ts';
import { foldCell, readTable, type Table } from '../bank/csv/table.ts';
import type { Source } from '../bank/source.ts';
import { Refusal, refuse } from '../domain/refusal.ts';
import type { RowProblem } from '../domain/refusal-details.ts';
import { type ColumnMap, readColumnMap, rememberColumnMap } from '../ledger/settings.ts';
import type { Writer } from '../ledger/write.ts';
import { type Field, parseMap } from './column-map.ts';
import type { Context } from './context.ts';
import { openSource } from './files.ts';
import { withProgress } from './progress.ts';

/** A row's cells by field; an empty cell is undefined. */
export type BulkRow = Readonly<Record<string, string | undefined>>;

export interface BulkFile {
  /** What a person should know of columns that nobody reads; for the answer's `warnings`. */
  readonly warnings: { readonly warnings?: string[] };
  /**
   * Handles every row within one change. What a row is refused for becomes a problem with its line
   * and column; all of them are listed at once, and then nothing is written.
   */
  readonly handle: <Result>(writer: Writer, each: EachRow<Result>) => readonly Result[];
  /**
   * The same for rows that belong together: reads each, then handles them by what `keyOf` gives, in
   * the file's order. What a group is refused for is told at its first row.
   */
  readonly handleGroups: <Row, Result>(
    writer: Writer,
    read: EachRow<Row>,
    keyOf: (row: Row) => string,
    each: (rows: readonly [Row, ...Row[]], at: At) => Result,
  ) => readonly Result[];
  /** The header's cells, folded. */
  readonly header: readonly string[];
  /** Whether the file has a column for this field. */
  readonly has: (field: string) => boolean;
}

function told<Result>(each: EachRow<Result>, onRow: () => void): EachRow<Result> {
  return (row, at, cells) => {
    onRow();
    return each(row, at, cells);
  };
}

/** Says which field is read next: where to point if the row is refused. */
type At = (field: string) => void;
type EachRow<Result> = (row: BulkRow, at: At, cells: readonly string[]) => Result;

/** The largest list of problems that a person reads. */
const MOST_PROBLEMS = 100;

/**
 * Reads a CSV of members, openings or orders: any usual delimiter and encoding, a header in either
 * language or as `--map` says; the map is remembered for the next file of its kind.
 */
export function openBulk(
  context: Context,
  kind: string,
  typed: string,
  fields: readonly Field[],
  map: string | undefined,
): BulkFile {
  const path = context.path(typed);
  const source = openSource(path);
  const columns = map === undefined ? readColumnMap(context.ledger, kind) : parseMap(map, fields);
  const known = withMap(fields, columns);
  const table = findHeader(source, known, basename(path));
  const file = basename(path);
  const positions = positionsOf(table, known, (refusal) =>
    refuse('FILE_REFUSED', { file, problems: [{ refusal, line: table.headerLine }] }),
  );
  if (map !== undefined) refuseMissing(table, columns, file);
  const unread = table.header.filter(
    (cell, index) => cell.trim() !== '' && ![...positions.values()].includes(index),
  );
  const { columnsNotRead } = context.say.answers;
  return {
    warnings: unread.length === 0 ? {} : { warnings: [columnsNotRead(unread)] },
    header: table.header.map(foldCell),
    has: (field) => positions.has(field),
    handle(writer, each) {
      if (map !== undefined) rememberColumnMap(writer, kind, columns);
      const problems = newProblems(table, positions, file);
      const results = withProgress(context, 'recording', (onRow) =>
        readRows(table, fields, positions, problems, told(each, onRow)).map(({ value }) => value),
      );
      problems.refuse();
      return results;
    },
    handleGroups(writer, read, keyOf, each) {
      if (map !== undefined) rememberColumnMap(writer, kind, columns);
      const problems = newProblems(table, positions, file);
      const rows = withProgress(context, 'reading', (onRow) =>
        readRows(table, fields, positions, problems, told(read, onRow)),
      );
      const groups = Map.groupBy(rows, ({ value }) => keyOf(value));
      const results = withProgress(context, 'recording', (onRow) =>
        [...groups.values()].flatMap((group) => {
          const [first, ...more] = group;
          if (first === undefined) return [];
          for (const _row of group) onRow();
          const values = [first.value, ...more.map(({ value }) => value)] as const;
          return problems.catching(first.row, (at) => each(values, at));
        }),
      );
      problems.refuse();
      return results;
    },
  };
}

interface Problems {
  /** Runs what may be refused for a row; what it gives, or nothing. */
  readonly catching: <Value>(row: CsvRow, run: (at: At) => Value) => readonly Value[];
  readonly isFull: () => boolean;
  /** Of a file without any row. */
  readonly isEmpty: () => void;
  /** Refuses with all of them. */
  readonly refuse: () => void;
}

function newProblems(table: Table, positions: ReadonlyMap<string, number>, file: string): Problems {
  const problems: RowProblem[] = [];
  return {
    catching(row, run) {
      // Where to point if this row is refused: at the field that was read last.
      let current: string | undefined;
      try {
        return [
          run((field) => {
            current = field;
          }),
        ];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const cell = current === undefined ? undefined : positions.get(current);
        const place =
          cell === undefined ? { line: row.line } : placeOfCell(row, cell, table.delimiter);
        if (problems.length < MOST_PROBLEMS) problems.push({ refusal: error, ...place });
        return [];
      }
    },
    isFull: () => problems.length === MOST_PROBLEMS,
    isEmpty: () =>
      problems.push({ refusal: new Refusal('FILE_EMPTY', {}), line: table.headerLine }),
    refuse() {
      if (problems.length === 0) return;
      // In the file's order, whenever they were found.
      problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
      refuse('FILE_REFUSED', { file, problems });
    },
  };
}

function readRows<Row>(
  table: Table,
  fields: readonly Field[],
  positions: ReadonlyMap<string, number>,
  problems: Problems,
  read: EachRow<Row>,
): readonly { readonly row: CsvRow; readonly value: Row }[] {
  const rows: { row: CsvRow; value: Row }[] = [];
  let count = 0;
  for (const row of table.rows()) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    const values = problems.catching(row, (at) => {
      refuseLong(row, table.header.length);
      const cells = cellsOf(row, positions);
      refuseEmpty(cells, fields, at);
      return read(cells, at, row.cells);
    });
    rows.push(...values.map((value) => ({ row, value })));
    if (problems.isFull()) break;
  }
  if (count === 0) problems.isEmpty();
  return rows;
}

/** A cell beyond the header belongs to another one: `12,50` cut in two at its comma. */
function refuseLong(row: CsvRow, length: number): void {
  const value = row.cells.slice(length).find((cell) => cell.trim() !== '');
  if (value !== undefined) refuse('ROW_TOO_LONG', { value });
}

function refuseEmpty(cells: BulkRow, fields: readonly Field[], at: (field: string) => void): void {
  for (const { name, required } of fields) {
    if (required !== true || cells[name] !== undefined) continue;
    at(name);
    refuse('CELL_EMPTY', { column: name });
  }
}

const cellsOf = (row: CsvRow, positions: ReadonlyMap<string, number>): BulkRow =>
  Object.fromEntries(
    [...positions].map(([name, index]) => [name, cellText(row.cells[index] ?? '')]),
  );

/** Without the apostrophe that our own CSV puts before what a spreadsheet would run. */
function cellText(cell: string): string | undefined {
  const text = cell.trim().replace(/^'(?=[=+\-@])/, '');
  return text === '' ? undefined : text;
}

function findHeader(source: Source, fields: readonly Field[], file: string): Table {
  const required = fields.filter((field) => field.required);
  const isHeader = (cells: readonly string[]) =>
    required.every(({ words }) => cells.some((cell) => words.includes(cell)));
  const table = readTable(source, { isHeader });
  if (table) return table;
  const refusal = new Refusal('HEADER_MISSING', { fields: required.map(({ name }) => name) });
  return refuse('FILE_REFUSED', { file, problems: [{ refusal, line: 1 }] });
}

/** A column that was just named in `--map` has to be there. */
function refuseMissing(table: Table, columns: ColumnMap, file: string): void {
  const header = table.header.map(foldCell);
  const missing = Object.values(columns).find((column) => !header.includes(foldCell(column)));
  if (missing === undefined) return;
  const refusal = new Refusal('COLUMN_MISSING', { column: missing });
  refuse('FILE_REFUSED', { file, problems: [{ refusal, line: table.headerLine }] });
}

function positionsOf(
  table: Table,
  fields: readonly Field[],
  refuseHeader: (refusal: Refusal) => never,
): ReadonlyMap<string, number> {
  const header = table.header.map(foldCell);
  const positions = new Map<string, number>();
  for (const { name, words } of fields) {
    const word = words.find((each) => header.includes(each));
    if (word === undefined) continue;
    const index = header.indexOf(word);
    if (header.lastIndexOf(word) !== index) {
      refuseHeader(new Refusal('COLUMN_TWICE', { column: table.header[index] ?? word }));
    }
    positions.set(name, index);
  }
  return positions;
}

/** A mapped field goes by the mapped word first, and still by its usual ones. */
const withMap = (fields: readonly Field[], map: ColumnMap): readonly Field[] =>
  fields.map((field) => {
    const column = map[field.name];
    return column === undefined ? field : { ...field, words: [foldCell(column), ...field.words] };
  });
