import { type Cents, parseAmount } from '../../../domain/money.ts';
import type { FileProblem, SkipReason } from '../../../domain/statement.ts';
import { type DateWitness, dateWitness } from '../../evidence/date-witness.ts';
import { type DecimalWitness, decimalWitness } from '../../evidence/decimal-witness.ts';
import type { StatementEvent } from '../../format.ts';
import { amountIndexes } from '../columns.ts';
import { type CsvRow, UnreadableCsv } from '../csv.ts';
import type { Aside, BalanceRow, Layout, Preamble } from '../layout.ts';
import { problemAt } from '../place.ts';
import { foldCells, type Table } from '../table.ts';
import { isEmpty, withoutFormula } from './cells.ts';
import { firstAmount, type Grammar, type Report, readMovement } from './movement.ts';
import { type OddityWitness, oddityWitness } from './oddities.ts';
import { findStranger, hasSwallowedRow, isMisplaced, withWholeLabel } from './suspicion.ts';
import { type TableAccounts, tableAccounts } from './table-accounts.ts';

/** A table and how to read it. */
export interface Reading extends Grammar {
  readonly table: Table;
  readonly layout: Layout;
  readonly preamble: Preamble;
}

/** Listens to what a table shows of itself while it is read. */
export interface Witnesses {
  readonly dates: DateWitness<CsvRow>;
  /** The value dates, for a file whose dates show no order. */
  readonly valueDates: DateWitness<CsvRow>;
  readonly amounts: DecimalWitness;
  readonly balances: DecimalWitness;
  readonly oddities: OddityWitness;
  haveHeardAll: boolean;
}

export function newWitnesses({ table, columns, layout }: Reading): Witnesses {
  return {
    dates: dateWitness(),
    valueDates: dateWitness(),
    amounts: decimalWitness(),
    balances: decimalWitness(),
    oddities: oddityWitness(columns, table.delimiter, layout),
    haveHeardAll: false,
  };
}

/** Takes what a table says. Lists and functions, for generators inside each other are slow. */
type Say = (event: StatementEvent) => void;

/**
 * What a table says, row by row, as the lines above have set the scene.
 *
 * @throws UnreadableCsv where a quote is not closed, or has swallowed rows.
 */
export function* tableEvents(reading: Reading, witnesses?: Witnesses): Generator<StatementEvent> {
  const { table, columns } = reading;
  const said: StatementEvent[] = [];
  const say: Say = (event) => said.push(event);
  const accounts = tableAccounts(reading, say, (events) => said.unshift(...events));
  const state: State = {
    section: 'account',
    balanceRows: [],
    totals: [],
    areTotalsWhole: true,
    lastLine: table.headerRow?.lastLine ?? 0,
  };
  for (const written of table.rows()) {
    if (written.cells.every((cell) => cell.trim() === '')) continue;
    if (hasSwallowedRow(written, reading)) {
      throw new UnreadableCsv('quote-not-closed', written.line);
    }
    const row = decoded(written, reading.layout);
    const stranger = findStranger(row, columns);
    if (stranger !== undefined) {
      // The file is another's: what is wrong with its rows is of no interest.
      yield problem(problemAt(table.headerRow ?? row, 'NO_STATEMENT', stranger, table.delimiter));
      return;
    }
    if (witnesses !== undefined) listen(witnesses, row, reading);
    sayRow(row, reading, state, accounts, say);
    // What is said of an account comes after its name, which a row may have to tell.
    if (!accounts.hasBegun()) continue;
    yield* said;
    said.length = 0;
  }
  if (witnesses !== undefined) witnesses.haveHeardAll = true;
  accounts.begin();
  sayBalances(state, say);
  yield* said;
}

const decoded = (row: CsvRow, { decode }: Layout): CsvRow =>
  decode === undefined ? row : { ...row, cells: decode(row.cells) };

/** Shows a row to the witnesses. */
export function listen(witnesses: Witnesses, row: CsvRow, { columns }: Reading): void {
  const cellOf = (column: number) => withoutFormula(row.cells[column] ?? '');
  const { dates, valueDates, amounts, balances, oddities } = witnesses;
  const date = cellOf(columns.date);
  dates.add(date, row);
  oddities.add(row, date);
  if (columns.valueDate !== undefined) valueDates.add(cellOf(columns.valueDate), row);
  for (const column of amountIndexes(columns.amount)) amounts.add(cellOf(column));
  if (columns.balance !== undefined) balances.add(cellOf(columns.balance));
}

interface State {
  section: 'account' | 'cards' | 'another account';
  readonly balanceRows: (BalanceRow & { readonly line: number })[];
  /** One for each row of totals; undefined where it has none of both kinds. */
  readonly totals: (Totals | undefined)[];
  areTotalsWhole: boolean;
  /** The physical line on which the row before ends, prose left out. */
  lastLine: number;
}

interface Totals {
  readonly line: number;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
}

function sayRow(
  row: CsvRow,
  reading: Reading,
  state: State,
  accounts: TableAccounts,
  say: Say,
): void {
  const { layout, columns } = reading;
  const mayBeAside = layout.aside !== undefined || layout.balanceRow !== undefined;
  const isDated = mayBeAside && reading.dayOf(row.cells[columns.date] ?? '').ok;
  const balanceRow = isDated ? layout.balanceRow?.(row.cells) : undefined;
  if (balanceRow !== undefined) {
    state.balanceRows.push({ ...balanceRow, line: row.line });
    if (balanceRow.account !== undefined) accounts.named(balanceRow.account, row);
    say(skipped(row, 'balance'));
    return;
  }
  const aside = isDated ? undefined : layout.aside?.(foldCells(row.cells));
  if (aside !== undefined) sayAside(aside, row, reading, state, say);
  if (aside !== 'footer') state.lastLine = row.lastLine;
  if (aside !== undefined) return;
  if (state.section === 'account') {
    accounts.ofRow(row);
    sayMovement(row, reading, state, say);
  } else if (state.section === 'cards' && isDated) {
    say(skipped(row, 'card'));
  }
}

function sayMovement(row: CsvRow, reading: Reading, state: State, say: Say): void {
  const { table, columns, layout } = reading;
  const fitted = withWholeLabel(row, columns, table.delimiter);
  if (fitted === undefined) {
    const cell = firstAmount(columns.amount);
    const value = row.cells.slice(cell).join(table.delimiter);
    say(problem(problemAt(row, 'AMOUNT_UNREADABLE', cell, table.delimiter, value)));
    return;
  }
  const problems: FileProblem[] = [];
  const report: Report = (code, cell) =>
    problems.push(problemAt(fitted, code, cell, table.delimiter));
  const outcome = readMovement(fitted.cells, reading, report);
  // Totals above other rows are those of a page or a month, and those of a table with rows that
  // were not booked may be with them or without.
  if (outcome !== 'continuation' && state.totals.length > 0) state.areTotalsWhole = false;
  if (outcome === 'pending' || outcome === 'refused') state.areTotalsWhole = false;
  if (outcome === 'continuation' && isMisplaced(row, columns)) {
    report('DATE_MISSING', columns.date);
  } else if (typeof outcome === 'string') {
    say(skipped(row, outcome));
  } else if (outcome !== undefined && layout.isDoubtful?.(outcome.text)) {
    problems.push({ code: 'MALFORMED', line: row.line, value: row.raw().trimEnd() });
  } else if (outcome !== undefined) {
    const bankId = outcome.bankId ?? layout.idInText?.exec(outcome.text)?.[1];
    const own = bankId === undefined ? outcome : { ...outcome, bankId };
    say({ kind: 'row', row: { kind: 'line', row: row.line, ...own } });
  }
  const [only, ...others] = problems;
  if (only !== undefined && others.length === 0 && mayBeDetail(only, row, reading)) {
    say({
      kind: 'doubt',
      row: { kind: 'skipped', row: row.line, reason: 'continuation' },
      problem: only,
    });
  } else for (const found of problems) say(problem(found));
}

/**
 * Banks of no known layout put details of a movement below it, with its date or with amounts of
 * their own in other columns: such a row looks like one that lost its amount, or its date.
 */
function mayBeDetail(
  { code }: FileProblem,
  { cells }: CsvRow,
  { layout, columns }: Reading,
): boolean {
  const isMissing = code === 'AMOUNT_MISSING' || code === 'DATE_MISSING';
  const money = [...amountIndexes(columns.amount), columns.balance ?? -1];
  return layout.bank === 'any' && isMissing && money.every((column) => isEmpty(cells[column]));
}

/** Follows the headings, and takes the sums that stand in the table. */
function sayAside(aside: Aside, row: CsvRow, reading: Reading, state: State, say: Say): void {
  if (typeof aside !== 'string') {
    say(
      'opening' in aside
        ? { kind: 'opening', line: row.line, cents: aside.opening }
        : { kind: 'closing', line: row.line, cents: aside.closing },
    );
    say(skipped(row, 'balance'));
  } else if (aside === 'total' || aside === 'balance' || aside === 'continuation') {
    if (aside === 'total') state.totals.push(totalsIn(row, reading));
    say(skipped(row, aside));
  } else if (aside === 'card') {
    state.section = 'cards';
  } else if (beginsAnother(aside, row, state, reading)) {
    if (state.section !== 'another account') {
      say(problem(problemAt(row, 'SEVERAL_ACCOUNTS', 0, reading.table.delimiter)));
    }
    state.section = 'another account';
  }
}

/**
 * A header that comes again heads another account's table, or files that somebody has put together,
 * which may overlap; unless it follows the row above directly, as on a new page, and the balances
 * show that nothing comes twice.
 */
function beginsAnother(
  aside: Aside,
  row: CsvRow,
  { section, lastLine }: State,
  { table, columns }: Reading,
): boolean {
  if (aside === 'page') {
    const isTwiceAbove = lastLine === table.headerRow?.lastLine;
    return lastLine + 1 !== row.line || (columns.balance === undefined && !isTwiceAbove);
  }
  return aside === 'account' || (aside === 'header' && section === 'account');
}

/** The totals of debits and credits, where both stand in their columns. */
function totalsIn(row: CsvRow, { columns, amountMark }: Reading): Totals | undefined {
  if (!('debit' in columns.amount)) return undefined;
  const [debit, credit] = amountIndexes(columns.amount).map((column) =>
    parseAmount(withoutFormula(row.cells[column] ?? ''), amountMark),
  );
  if (!debit?.ok || !credit?.ok) return undefined;
  return { line: row.line, debitCents: -Math.abs(debit.value), creditCents: credit.value };
}

/**
 * Of two balances in the table the earlier is the opening one. One alone is the balance of its day
 * if it is the last row; anywhere else it might be either. More were never seen.
 */
function sayBalances(state: State, say: Say): void {
  const { balanceRows, totals, areTotalsWhole, lastLine } = state;
  const [first, last, ...more] = balanceRows.toSorted(byDay);
  if (first !== undefined && last !== undefined && more.length === 0) {
    say({ kind: 'opening', line: first.line, cents: first.cents });
    say({ kind: 'closing', line: last.line, cents: last.cents });
  } else if (first !== undefined && last === undefined && first.line >= lastLine) {
    say({ kind: 'closing', line: first.line, cents: first.cents, asOf: first.date });
  }
  const [total] = totals;
  if (totals.length === 1 && total !== undefined && areTotalsWhole) {
    say({ kind: 'totals', ...total });
  }
}

function byDay(one: BalanceRow, other: BalanceRow): number {
  if (one.date === other.date) return 0;
  return one.date < other.date ? -1 : 1;
}

const problem = (found: FileProblem): StatementEvent => ({ kind: 'problem', problem: found });

const skipped = (row: CsvRow, reason: SkipReason): StatementEvent => ({
  kind: 'row',
  row: { kind: 'skipped', row: row.line, reason },
});
