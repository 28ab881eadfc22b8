import type { CalendarDate } from '../domain/date.ts';
import { type Cents, formatAmount } from '../domain/money.ts';
import { cleanForTerminal } from '../domain/text.ts';
import type { CsvForm } from './csv.ts';
import type { Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';

/** A piece of an answer. Hints say what to do next, and go to stderr. */
export type Block =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'hint'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table };

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly head: string;
  readonly right?: boolean;
  /** Free text, which may be narrowed and wrapped at a terminal. */
  readonly wraps?: boolean;
  /** To be filled in: a terminal leaves it out while it is empty, a file has it. */
  readonly isForm?: boolean;
}

/** Text, a value as JSON has it, an amount, a balance (words at a terminal), a day, or nothing. */
export type Cell =
  | string
  | undefined
  | { readonly raw: string }
  | { readonly cents: Cents }
  | { readonly balance: Cents }
  | { readonly date: CalendarDate | undefined };

export const line = (text: string): Block => ({ kind: 'line', text });
export const hint = (text: string): Block => ({ kind: 'hint', text });
export const tableOf = (
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
): Table => ({
  columns: columns.map((each) => (typeof each === 'string' ? { head: each } : each)),
  rows,
});
export const table = (...parts: Parameters<typeof tableOf>): Block => ({
  kind: 'table',
  table: tableOf(...parts),
});
export const right = (head: string): Column => ({ head, right: true });
export const wraps = (head: string): Column => ({ head, wraps: true });

export interface OutputOptions {
  readonly toTerminal: boolean;
  readonly width: number;
}

/** What people read: tables drawn at a terminal, tab-separated in a pipe or a file. */
export async function renderText(
  blocks: readonly Block[],
  say: Say,
  options: OutputOptions,
): Promise<{ readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  for (const block of blocks) {
    if (block.kind === 'line') out += `${cleanForTerminal(block.text)}\n`;
    else if (block.kind === 'hint') err += `${cleanForTerminal(block.text)}\n`;
    else if (options.toTerminal && block.table.rows.length <= LONGEST_DRAWN) {
      const { drawTable } = await import('./draw-table.ts');
      const drawn = withoutForms(block.table);
      out += drawTable(drawn, (cell) => readableCell(cell, say), options);
    } else out += tabSeparated(block.table, say);
  }
  return { out, err };
}

/** Without the columns that nobody has filled in yet. */
function withoutForms({ columns, rows }: Table): Table {
  const isShown = (_: unknown, index: number): boolean =>
    !columns[index]?.isForm || rows.some((row) => row[index] !== undefined);
  return { columns: columns.filter(isShown), rows: rows.map((row) => row.filter(isShown)) };
}

/** Drawing takes more than linear time in the number of rows. */
const LONGEST_DRAWN = 1000;

/** A cell as a person reads it: amounts with their currency, balances in words. */
export function readableCell(cell: Cell, say: Say): string {
  if (typeof cell === 'object' && 'balance' in cell) return say.answers.balance(cell.balance);
  if (typeof cell === 'object' && 'cents' in cell) return say.format.money(cell.cents);
  return plainCell(cell, say);
}

function plainCell(cell: Cell, say: Say): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cleanForTerminal(cell);
  if ('raw' in cell) return cell.raw;
  if ('date' in cell) return cell.date === undefined ? '' : say.format.date(cell.date);
  const decimal = say.format.language === 'fr' ? ',' : '.';
  const cents = 'balance' in cell ? cell.balance : cell.cents;
  return formatAmount(cents, { decimal, group: '' });
}

/**
 * Whole and unpadded; cells hold neither tabs nor line breaks, since cleaning makes them spaces.
 */
function tabSeparated({ columns, rows }: Table, say: Say): string {
  const head = columns.map((column) => column.head).join('\t');
  const lines = rows.map((row) => row.map((cell) => plainCell(cell, say)).join('\t'));
  return `${[head, ...lines].join('\n')}\n`;
}

/** The answer's tables, one below the other. */
export function renderCsv(blocks: readonly Block[], form: CsvForm): string {
  const { beginning, delimiter, end } = form;
  const asText = (cell: Cell): string => {
    if (cell === undefined) return '';
    if (typeof cell === 'string') return form.text(cell);
    if ('raw' in cell) return form.own(cell.raw);
    if ('date' in cell) return cell.date === undefined ? '' : form.date(cell.date);
    return form.amount('balance' in cell ? cell.balance : cell.cents);
  };
  const csvRow = (cells: readonly string[]) => cells.join(delimiter) + end;
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const text = tables.map(({ columns, rows }) =>
    [columns.map((column) => form.own(column.head)), ...rows.map((row) => row.map(asText))]
      .map(csvRow)
      .join(''),
  );
  return beginning + text.join(end);
}

export const outputOptions = (io: Io): OutputOptions => ({
  toTerminal: io.isTerminal.out,
  width: io.columns,
});

/**
 * An answer without a table as one row: `order.id`, `order.amountCents`… as `--json` names them.
 */
export function answerTable(answer: object): Block {
  const cells = flatten(answer, '');
  return table(
    cells.map(([name]) => name),
    [cells.map(([, value]) => value)],
  );
}

function flatten(value: object, prefix: string): [name: string, value: Cell][] {
  return Object.entries(value).flatMap(([name, item]): [string, Cell][] => {
    if (typeof item === 'string') return [[prefix + name, item]];
    if (typeof item !== 'object' || item === null) return [[prefix + name, { raw: String(item) }]];
    return Array.isArray(item) ? [] : flatten(item, `${prefix}${name}.`);
  });
}
