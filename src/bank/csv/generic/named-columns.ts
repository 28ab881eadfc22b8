import { parseDate } from '../../../domain/date.ts';
import type { ColumnNames, FileProblem } from '../../../domain/statement.ts';
import type { Encoding } from '../../encoding.ts';
import type { Source } from '../../source.ts';
import { amountIndexes, type Columns, columnsOf } from '../columns.ts';
import type { Layout, Role } from '../layout.ts';
import { problemAt } from '../place.ts';
import { looksLikeAmount, withoutFormula } from '../rows/cells.ts';
import type { KnownTable } from '../rows/statement-table.ts';
import { findTable, foldCell, foldCells, isWord, type Table } from '../table.ts';
import { genericAside, genericBalanceRow } from './aside.ts';
import { isDayFirst } from './header-language.ts';
import { genericPreamble } from './preamble.ts';
import { unknownTable } from './unknown-table.ts';

/** What a person may say a column is, and the role that it has then. */
export const COLUMN_FIELDS: Readonly<Record<string, Role>> = {
  date: 'date',
  label: 'text',
  amount: 'amount',
  debit: 'debit',
  credit: 'credit',
  direction: 'direction',
  balance: 'balance',
  'value-date': 'valueDate',
  reference: 'text',
  note: 'text',
  fee: 'fee',
  id: 'id',
  account: 'account',
  currency: 'currency',
  status: 'status',
};

const NUMBER = /^#([1-9]\d{0,2})$/;

type Named = KnownTable | readonly FileProblem[];

/**
 * A table whose columns a person has named, by the header's words or, where it has none, by number:
 * `{ date: '#1', label: '#2', amount: '#5' }`. Only those columns are looked at, so a balance that
 * was not named proves nothing and contradicts nothing.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function namedTable(
  source: Source,
  encoding: Encoding,
  quotes: boolean,
  names: ColumnNames,
): Named {
  const file: File = { source, encoding, quotes };
  const words = Object.values(names).filter((name) => !NUMBER.test(name));
  return words.length === 0 ? byNumber(file, names) : byWord(file, names, words.map(foldCell));
}

interface File {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly quotes: boolean;
}

function byWord(file: File, names: ColumnNames, words: readonly string[]): Named {
  const has = (cells: readonly string[], word: string) => cells.some((cell) => isWord(cell, word));
  const tableWith = (count: number) =>
    findTable(file.source, {
      ...file,
      isHeader: (cells) => words.filter((word) => has(cells, word)).length >= count,
    });
  const table = tableWith(words.length);
  if (table === undefined) {
    // The row that has most of the words is the header.
    const counts = Array.from(words.keys()).toReversed();
    const part = counts.flatMap((count) => (count > 0 ? (tableWith(count) ?? []) : []))[0];
    const cells = foldCells(part?.header ?? []);
    const isMissing = (name: string) => !NUMBER.test(name) && !has(cells, foldCell(name));
    const value = Object.values(names).find(isMissing) ?? '';
    const line = part?.headerLine ?? unknownTable(file.source, file.encoding)?.line;
    return [{ code: 'COLUMN_ABSENT', value, ...(line === undefined ? {} : { line }) }];
  }
  return withRoles(table, names);
}

function withRoles(table: Table, names: ColumnNames): Named {
  const { headerLine: line, headerRow } = table;
  const header = foldCells(table.header);
  const roles: Role[] = header.map(() => 'ignored');
  for (const [field, name] of Object.entries(names)) {
    const isNamed = (cell: string) => isWord(cell, foldCell(name));
    const index = NUMBER.test(name) ? indexOf(name) : header.findIndex(isNamed);
    const last = NUMBER.test(name) ? index : header.findLastIndex(isNamed);
    if (index >= header.length) return [{ code: 'COLUMN_ABSENT', line, value: name }];
    if (last !== index && headerRow !== undefined) {
      return [problemAt(headerRow, 'COLUMN_TWICE', last, table.delimiter)];
    }
    const role = COLUMN_FIELDS[field];
    if (role !== undefined) roles[index] = role;
  }
  const columns = columnsOf(roles);
  if (columns !== undefined) return { table, columns, layout: layoutFor(roles, columns, table) };
  return [{ code: 'COLUMNS_UNKNOWN', line, value: table.header.join(' | ') }];
}

function byNumber(file: File, names: ColumnNames): Named {
  const unknown = () => unknownTable(file.source, file.encoding) ?? { code: 'NO_STATEMENT' };
  const width = Math.max(...Object.values(names).map((name) => indexOf(name) + 1));
  const roles: Role[] = Array.from({ length: width }, () => 'ignored');
  for (const [field, name] of Object.entries(names)) {
    const role = COLUMN_FIELDS[field];
    if (role !== undefined) roles[indexOf(name)] = role;
  }
  const named = columnsOf(roles);
  if (named === undefined) return [unknown()];
  // What stands to the right of the last column that was named is nobody's business.
  const columns = { ...named, width: Number.MAX_SAFE_INTEGER };
  const isFirstRow = (cells: readonly string[]) =>
    cells.length >= width &&
    (['dmy', 'mdy'] as const).some(
      (order) => parseDate(withoutFormula(cells[columns.date] ?? ''), order).ok,
    ) &&
    amountIndexes(columns.amount).some((column) =>
      looksLikeAmount(withoutFormula(cells[column] ?? '')),
    );
  const table = findTable(file.source, { ...file, isHeader: () => false, isFirstRow });
  if (table === undefined) return [unknown()];
  return { table, columns, layout: layoutFor(roles, columns, table) };
}

const indexOf = (name: string): number => Number(NUMBER.exec(name)?.[1] ?? 0) - 1;

function layoutFor(roles: readonly Role[], columns: Columns, { header }: Table): Layout {
  return {
    name: 'table-csv',
    bank: 'any',
    learnedFrom: 'real', // for a person has said what it is
    roles: () => roles,
    dateOrder: { assumesDayFirst: () => isDayFirst(header) },
    preamble(rows) {
      const {
        opening: _opening,
        balance: _balance,
        rowCount: _count,
        ...facts
      } = genericPreamble(rows);
      return facts;
    },
    aside: genericAside(columns, foldCells(header)),
    balanceRow: genericBalanceRow(columns),
  };
}
