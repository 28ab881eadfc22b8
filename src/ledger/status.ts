import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import { balanceOfAccount, fixedAccount } from './accounts.ts';
import { cashIn } from './cash/cash-box.ts';
import { lastCount } from './cash/cash-counts.ts';
import { type Ledger, query, template } from './database.ts';
import { type ChequeTodo, chequeTodo } from './deposits/cheque-todo.ts';
import { waitingDistributions } from './distributions/distributions.ts';
import { overdueCharges } from './matching/payouts.ts';
import { stands } from './operations.ts';
import { readSettings } from './settings.ts';
import { type BankAccount, listBankAccounts } from './statements/bank-accounts.ts';
import { checkBank } from './statements/check-bank.ts';
import { listHeld, type StatementRecord } from './statements/statement-list.ts';

/** What a ledger holds and what it waits for, in figures. */
export interface LedgerStatus {
  readonly memberCount: number;
  /** Contracts too. */
  readonly orderCount: number;
  readonly pendingCount: number;
  readonly pendingCents: Cents;
  readonly waitingCount: number;
  readonly waitingCents: Cents;
  /** The sum of all bank accounts. */
  readonly bankCents: Cents;
  /** In the cash box, and the day on which it was last counted. */
  readonly cashCents: Cents;
  readonly cashCountedOn: CalendarDate | undefined;
  /** In the drawer. */
  readonly chequesCents: Cents;
  readonly banks: readonly BankStatus[];
  readonly lastStatement: CalendarDate | null;
  /** The imported files with rows on which a person has to decide. */
  readonly held: readonly StatementRecord[];
  /** The days whose distributions were held some days ago and still wait to be validated. */
  readonly distributions: readonly CalendarDate[];
  readonly cheques: ChequeTodo;
  /** How many payments by card or online no payout has shown for weeks. */
  readonly overdueCount: number;
}

/** One bank account: what it holds, and up to when its statements are known. */
export interface BankStatus {
  readonly name: string;
  readonly cents: Cents;
  readonly lastStatement: CalendarDate | null;
  /** It is not what its newest statement says. */
  readonly differs: boolean;
}

export function statusOf(ledger: Ledger, today: CalendarDate): LedgerStatus {
  const banks = listBankAccounts(ledger).map((bank) => bankStatus(ledger, bank));
  const days = banks.flatMap(({ lastStatement }) => lastStatement ?? []);
  const pending = countAndSum(ledger, 'pending_payments');
  const waiting = countAndSum(ledger, 'waiting_lines');
  const lastStatement = days.toSorted().at(-1) ?? null;
  return {
    memberCount: countMembers(ledger),
    orderCount: countOrders(ledger),
    pendingCount: pending.count,
    pendingCents: pending.cents,
    waitingCount: waiting.count,
    waitingCents: waiting.cents,
    bankCents: banks.reduce((sum, { cents }) => sum + cents, 0),
    cashCents: cashIn(ledger),
    cashCountedOn: lastCount(ledger)?.date,
    chequesCents: 0 - balanceOfAccount(ledger, fixedAccount('cheques')),
    banks,
    lastStatement,
    held: listHeld(ledger),
    distributions: waitingDistributions(ledger, today),
    cheques: chequeTodo(ledger, today, lastStatement),
    overdueCount: lastStatement === null ? 0 : overdueCharges(ledger, lastStatement),
  };
}

/** How many bank lines wait for a person. */
export const countWaiting = (ledger: Ledger): number => countAndSum(ledger, 'waiting_lines').count;

function countAndSum(ledger: Ledger, table: 'pending_payments' | 'waiting_lines') {
  const row = ledger.get(TOTALS[table]());
  return { count: row?.count ?? 0, cents: row?.cents ?? 0 };
}

const totalOf = (table: 'pending_payments' | 'waiting_lines') =>
  template(`total of ${table}`, () =>
    query
      .selectFrom(table)
      .select((each) => [
        each.fn.countAll<number>().as('count'),
        each.fn.sum<number | null>('amount_cents').as('cents'),
      ]),
  );

const TOTALS = {
  pending_payments: totalOf('pending_payments'),
  waiting_lines: totalOf('waiting_lines'),
};

const countMembers = (ledger: Ledger): number =>
  ledger.get(
    query
      .selectFrom('members')
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('code', 'is not', null)
      .where('left_on', 'is', null),
  )?.count ?? 0;

const countOrders = (ledger: Ledger): number => {
  const [orders, contracts] = (['orders', 'contracts'] as const).map(
    (table) =>
      ledger.get(query.selectFrom(table).select((each) => each.fn.countAll<number>().as('count')))
        ?.count ?? 0,
  );
  return (orders ?? 0) + (contracts ?? 0);
};

function bankStatus(ledger: Ledger, bank: BankAccount): BankStatus {
  return {
    name: bank.name,
    cents: noMinusZero(-balanceOfAccount(ledger, bank.account)),
    lastStatement: lastStatementDate(ledger, bank),
    differs: checkBank(ledger, bank).length > 0,
  };
}

/** The day up to which an account's statements are known. */
function lastStatementDate(ledger: Ledger, bank: BankAccount): CalendarDate | null {
  const statements = ledger.all(
    query
      .selectFrom('statements')
      .select(['operation_id', 'to_date'])
      .where('bank_account_id', '=', bank.id)
      .where('to_date', '>=', readSettings(ledger).start)
      .orderBy('to_date', 'desc'),
  );
  return statements.find(({ operation_id }) => stands(ledger, operation_id))?.to_date ?? null;
}

const noMinusZero = (cents: Cents): Cents => (cents === 0 ? 0 : cents);
