import { accountNumber } from '../../../domain/account-number.ts';
import type { FileProblem } from '../../../domain/statement.ts';
import type { StatementEvent } from '../../format.ts';
import { amountIndexes } from '../columns.ts';
import type { CsvRow } from '../csv.ts';
import type { Preamble } from '../layout.ts';
import { problemAt } from '../place.ts';
import type { Table } from '../table.ts';
import { withoutFormula } from './cells.ts';
import { currencyCode, unitOf } from './currency.ts';
import type { Reading } from './table-events.ts';

/** Says of which account the rows are, and in which currency. */
export interface TableAccounts {
  /** What the lines above the table say, once; it belongs to the account of the first row. */
  readonly begin: () => void;
  readonly hasBegun: () => boolean;
  /** The account and currency that a row's own cells name, where they are others than before. */
  readonly ofRow: (row: CsvRow) => void;
  /** The account that a balance in the table names: a problem if it is not the one before. */
  readonly named: (account: string, row: CsvRow) => void;
}

export function tableAccounts(
  reading: Reading,
  say: (event: StatementEvent) => void,
  sayFirst: (events: readonly StatementEvent[]) => void,
): TableAccounts {
  const { preamble, columns, table } = reading;
  let number = accountNumber(preamble.accountNumber ?? namedInRows(reading));
  let currency = preamble.currency;
  let hasBegun = false;
  const ownNumber = remembered(accountNumber);
  const money = amountIndexes(columns.amount);

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    // What was said already is of this account too: a balance above the first movement.
    sayFirst([{ kind: 'account', line: 1, number, currency }, ...preambleEvents(preamble, table)]);
  }

  function changeTo(account: string | undefined, unit: string | undefined, line: number): void {
    if (account !== number || unit !== currency) {
      number = account;
      currency = unit;
      if (hasBegun) say({ kind: 'account', line, number, currency });
    }
    begin();
  }

  /** The currency of a row; two in one row, or none that is known, are a problem. */
  function unitOfRow(row: CsvRow): string | undefined {
    const cell = columns.currency === undefined ? '' : (row.cells[columns.currency] ?? '').trim();
    let unit = cell === '' ? undefined : (currencyCode(cell) ?? cell.toUpperCase());
    for (const column of money) {
      const amount = row.cells[column] ?? '';
      const written = amount === '' ? undefined : unitOf(withoutFormula(amount));
      if (written === undefined) continue;
      const code = currencyCode(written);
      if (code === undefined) report('AMOUNT_UNREADABLE', row, column);
      else if (unit !== undefined && unit !== code) report('SEVERAL_CURRENCIES', row, column);
      else unit = code;
    }
    return unit;
  }

  function report(code: FileProblem['code'], row: CsvRow, column: number): void {
    say({ kind: 'problem', problem: problemAt(row, code, column, table.delimiter) });
  }

  function ofRow(row: CsvRow): void {
    const account = ownNumber(row.cells[columns.account ?? -1]) ?? number;
    const unit = unitOfRow(row) ?? currency;
    if (account === number && currency !== undefined && unit !== currency) {
      begin();
      report('SEVERAL_CURRENCIES', row, columns.currency ?? money[0] ?? 0);
    }
    changeTo(account, unit, row.line);
  }

  function named(account: string, row: CsvRow): void {
    begin();
    if (accountNumber(account) !== number) {
      report(
        'SEVERAL_ACCOUNTS',
        row,
        row.cells.findIndex((cell) => cell.includes(account)),
      );
    }
  }

  return { begin, hasBegun: () => hasBegun, ofRow, named };
}

/** The account that the first balance in the table names. */
function namedInRows({ table, layout }: Reading): string | undefined {
  if (layout.balancesNameAccount !== true) return undefined;
  for (const { cells } of table.rows()) {
    const account = layout.balanceRow?.(cells)?.account;
    if (account !== undefined) return account;
  }
  return undefined;
}

/** The same cell stands in one row after the other: hot path of reading a table. */
function remembered<Value>(read: (cell: string | undefined) => Value): typeof read {
  let last: { readonly cell: string | undefined; readonly value: Value } | undefined;
  return (cell) => {
    if (last === undefined || last.cell !== cell) last = { cell, value: read(cell) };
    return last.value;
  };
}

function preambleEvents(preamble: Preamble, table: Table): readonly StatementEvent[] {
  const { from, to, balance, opening, rowCount } = preamble;
  const events: StatementEvent[] = [];
  if (from !== undefined || to !== undefined) events.push({ kind: 'period', from, to });
  if (opening !== undefined) events.push({ kind: 'opening', ...opening });
  if (balance !== undefined) {
    const { line = table.headerLine, cents, date } = balance;
    events.push({ kind: 'closing', line, cents, asOf: date });
  }
  if (rowCount !== undefined) events.push({ kind: 'count', ...rowCount });
  return events;
}
