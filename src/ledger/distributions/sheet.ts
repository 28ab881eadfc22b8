import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { contractsByMember, owedOf } from '../contracts/owed.ts';
import type { Ledger } from '../database.ts';
import { type Balance, listBalances } from '../members/balances.ts';
import type { Member } from '../members/members.ts';
import { listOrders, type Order } from '../orders/orders.ts';
import { listPayments, type Payment } from '../payments/payments.ts';
import { validationsOf } from './lock.ts';

/** What a distribution has of one member: a row of the sheet that the coordinator ticks off. */
export interface SheetRow {
  readonly member: Member;
  /** Those that were not taken out. */
  readonly orders: readonly Order[];
  readonly totalCents: Cents;
  /** Announced for these orders, and not yet received. */
  readonly awaited: readonly Payment[];
  /** Received for these orders. */
  readonly received: readonly Payment[];
  /** What is neither paid, nor announced, nor covered by the member's avoir. */
  readonly unpaidCents: Cents;
  /** What the member's avoir covers of what may be missing. */
  readonly coveredCents: Cents;
  readonly isValidated: boolean;
}

/** The members who ordered for a distribution, by name. */
export function sheetOf(ledger: Ledger, date: CalendarDate): readonly SheetRow[] {
  const orders = listOrders(ledger, { distribution: date }).filter(
    ({ amountCents }) => amountCents > 0,
  );
  const byMember = Map.groupBy(orders, ({ memberId }) => memberId);
  const validations = validationsOf(ledger, date);
  // By name, as members are listed.
  const contracts = contractsByMember(ledger, date);
  return listBalances(ledger).flatMap((balance) => {
    const own = byMember.get(balance.member.id);
    if (own === undefined) return [];
    const isValidated = validations.some(
      ({ memberId }) => memberId === null || memberId === balance.member.id,
    );
    const { balanceCents, pendingCents } = balance;
    const states = contracts.get(balance.member.id) ?? [];
    const { dueCents: lackingCents } = owedOf(balanceCents + pendingCents, states);
    return [{ ...rowOf(ledger, balance, own, lackingCents), isValidated }];
  });
}

function rowOf(
  ledger: Ledger,
  balance: Balance,
  orders: readonly Order[],
  lackingCents: Cents,
): Omit<SheetRow, 'isValidated'> {
  const payments = orders.flatMap(({ id }) => listPayments(ledger, { orderId: id }));
  return {
    member: balance.member,
    orders,
    totalCents: sumCents(orders.map(({ amountCents }) => amountCents)),
    awaited: payments.filter(({ pendingCents }) => pendingCents > 0),
    received: payments.filter(({ receivedCents }) => receivedCents > 0),
    unpaidCents: unpaidOf(orders, payments, lackingCents),
    coveredCents: Math.max(0, balance.balanceCents + balance.pendingCents),
  };
}

/**
 * What these orders lack, at most what the member's account lacks on that day: an avoir pays too,
 * and a debt from before, or an instalment to come, is none of this distribution. Orders on the
 * kitty are never unpaid.
 */
function unpaidOf(
  orders: readonly Order[],
  payments: readonly Payment[],
  lackingCents: Cents,
): Cents {
  const toPay = orders.filter(({ method }) => method !== 'kitty');
  const orderedCents = sumCents(toPay.map(({ amountCents }) => amountCents));
  const paidCents = sumCents(
    payments.map((payment) => payment.pendingCents + Math.max(0, payment.receivedCents)),
  );
  return Math.max(0, Math.min(orderedCents - paidCents, lackingCents));
}
