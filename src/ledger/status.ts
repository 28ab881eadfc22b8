import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import { balanceOfAccount, firstBankAccount } from './accounts.ts';
import { checkBank } from './check.ts';
import { type Ledger, query } from './database.ts';
import { openingOperation } from './openings.ts';
import { stands } from './operations.ts';
import { readSettings } from './settings.ts';

/** What a ledger holds and what it waits for, in figures. */
export interface LedgerStatus {
  readonly memberCount: number;
  readonly orderCount: number;
  readonly pendingCount: number;
  readonly pendingCents: Cents;
  readonly waitingCount: number;
  readonly waitingCents: Cents;
  readonly bankCents: Cents;
  readonly hasBankOpening: boolean;
  readonly lastStatement: CalendarDate | null;
  /** The bank account is not what its newest statement says. */
  readonly bankDiffers: boolean;
}

export function statusOf(ledger: Ledger): LedgerStatus {
  const bank = firstBankAccount(ledger);
  const pending = countAndSum(ledger, 'pending_payments');
  const waiting = countAndSum(ledger, 'waiting_lines');
  return {
    memberCount: countMembers(ledger),
    orderCount: countOrders(ledger),
    pendingCount: pending.count,
    pendingCents: pending.cents,
    waitingCount: waiting.count,
    waitingCents: waiting.cents,
    bankCents: noMinusZero(-balanceOfAccount(ledger, bank.account)),
    hasBankOpening: openingOperation(ledger, bank.account) !== undefined,
    lastStatement: lastStatementDate(ledger),
    bankDiffers: checkBank(ledger, bank).length > 0,
  };
}

/** How many bank lines wait for a person. */
export const countWaiting = (ledger: Ledger): number => countAndSum(ledger, 'waiting_lines').count;

function countAndSum(ledger: Ledger, table: 'pending_payments' | 'waiting_lines') {
  const row = ledger.get(
    query
      .selectFrom(table)
      .select((each) => [
        each.fn.countAll<number>().as('count'),
        each.fn.sum<number | null>('amount_cents').as('cents'),
      ]),
  );
  return { count: row?.count ?? 0, cents: row?.cents ?? 0 };
}

const countMembers = (ledger: Ledger): number =>
  ledger.get(
    query
      .selectFrom('members')
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('code', 'is not', null),
  )?.count ?? 0;

const countOrders = (ledger: Ledger): number =>
  ledger.get(query.selectFrom('orders').select((each) => each.fn.countAll<number>().as('count')))
    ?.count ?? 0;

/** The day up to which the bank's statements are known. */
function lastStatementDate(ledger: Ledger): CalendarDate | null {
  const statements = ledger.all(
    query
      .selectFrom('statements')
      .select(['operation_id', 'to_date'])
      .where('to_date', '>=', readSettings(ledger).start)
      .orderBy('to_date', 'desc'),
  );
  return statements.find(({ operation_id }) => stands(ledger, operation_id))?.to_date ?? null;
}

const noMinusZero = (cents: Cents): Cents => (cents === 0 ? 0 : cents);
