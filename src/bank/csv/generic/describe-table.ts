import type { ColumnNames, FileProblem } from '../../../domain/statement.ts';
import type { Encoding } from '../../encoding.ts';
import type { Source } from '../../source.ts';
import { type Columns, columnsOf } from '../columns.ts';
import type { Layout, Preamble, Role } from '../layout.ts';
import { problemAt } from '../place.ts';
import { looksLikeAmount } from '../rows/cells.ts';
import type { KnownTable } from '../rows/statement-table.ts';
import { findTable, foldCells, type Table } from '../table.ts';
import { genericAside, genericBalanceRow, isDoubtful } from './aside.ts';
import { chooseRoles, type Unclear } from './choose-roles.ts';
import { gatherFacts } from './column-facts.ts';
import { isDayFirst } from './header-language.ts';
import { candidateOf, headerWord } from './header-word.ts';
import { genericPreamble } from './preamble.ts';
import type { UnclearTable } from './prove-reading.ts';

/**
 * Understands a table of no known layout by the words of its header and by what its columns hold,
 * all rows considered. Where two columns could be one thing, and what they hold does not settle it,
 * nothing is guessed: the answer has a problem that names them, and every reading that is possible.
 * Undefined if there is no header.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function describeTable(
  source: Source,
  encoding: Encoding,
  quotes: boolean,
): KnownTable | UnclearTable | undefined {
  const table = findTable(source, { isHeader, encoding, quotes, isLastBeforeRows: true });
  if (table === undefined) return undefined;
  const candidates = table.header.map(candidateOf);
  const facts = gatherFacts(table.rows, candidates);
  const choice = chooseRoles(candidates, facts);
  const readings = choice.readings.flatMap((roles) => {
    const columns = columnsOf(roles);
    return columns === undefined
      ? []
      : [{ table, columns, layout: layoutOf(table, roles, columns) }];
  });
  const [only] = readings;
  if (choice.unclear !== undefined) return { readings, problem: problemOf(table, choice.unclear) };
  if (only !== undefined) return only;
  return { readings, problem: problemOf(table, { code: 'COLUMNS_UNKNOWN', column: 0 }) };
}

const MONEY: readonly Role[] = ['amount', 'debit', 'credit', 'direction', 'valueDate'];

/** An amount, or cells that another delimiter would part. */
const isNoWord = (cell: string): boolean => looksLikeAmount(cell) || /[;\t|]/.test(cell);

/** A row of words, of which one stands for a date and one for amounts. */
function isHeader(cells: readonly string[]): boolean {
  if (cells.filter((cell) => cell !== '').length < 3 || cells.some(isNoWord)) return false;
  const candidates = cells.map((cell) => ({ cell, role: candidateOf(cell).role }));
  // `Date of:` asks for a value beside it; it heads no column.
  const roles = candidates.flatMap(({ cell, role }) => (cell.endsWith(':') ? [] : [role]));
  const hasDate = roles.includes('date');
  const date = hasDate ? 'date' : 'valueDate';
  return roles.includes(date) && roles.some((role) => role !== date && MONEY.includes(role));
}

function layoutOf({ header }: Table, roles: readonly Role[], columns: Columns): Layout {
  const currency = roles
    .flatMap((role, index) => (role === 'amount' || role === 'credit' ? [header[index] ?? ''] : []))
    .map((cell) => headerWord(cell).currency)
    .find((code) => code !== undefined);
  const ofHeader: Preamble = currency === undefined ? {} : { currency };
  return {
    name: 'table-csv',
    bank: 'any',
    learnedFrom: 'assumed',
    roles: () => roles,
    columnWords: wordsOf(header, roles),
    dateOrder: { assumesDayFirst: () => isDayFirst(header) },
    preamble: (rows) => ({ ...ofHeader, ...genericPreamble(rows) }),
    aside: genericAside(columns, foldCells(header)),
    balanceRow: genericBalanceRow(columns),
    isDoubtful,
  };
}

/** The header's words by the field that a person would name in a map; texts together. */
function wordsOf(header: readonly string[], roles: readonly Role[]): ColumnNames {
  const words: Record<string, string> = {};
  for (const [index, role] of roles.entries()) {
    const word = (header[index] ?? '').trim();
    if (role === 'ignored' || role === 'other' || word === '') continue;
    const field = role === 'text' ? 'label' : role === 'valueDate' ? 'value-date' : role;
    words[field] = words[field] === undefined ? word : `${words[field]} + ${word}`;
  }
  return words;
}

/** Points at the column's word in the header, or at the cell that shows what is unclear. */
function problemOf({ header, headerRow, delimiter }: Table, unclear: Unclear): FileProblem {
  const { code, column, row } = unclear;
  if (code === 'COLUMNS_UNKNOWN' || headerRow === undefined) {
    const line = headerRow?.line;
    const value = header.join(' | ');
    return line === undefined ? { code, value } : { code, line, value };
  }
  return problemAt(row ?? headerRow, code, column, delimiter);
}
