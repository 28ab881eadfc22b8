import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import type { Ledger } from '../database.ts';
import { balanceOf } from '../members/balances.ts';
import { type Member, memberById } from '../members/members.ts';
import { listOrders, type Order } from '../orders/orders.ts';
import { listPayments, type Payment } from '../payments/payments.ts';
import { isValidated } from './lock.ts';

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
  readonly isValidated: boolean;
}

/** The members who ordered for a distribution, by name. */
export function sheetOf(ledger: Ledger, date: CalendarDate): readonly SheetRow[] {
  const orders = listOrders(ledger, { distribution: date }).filter(
    ({ amountCents }) => amountCents > 0,
  );
  const byMember = Map.groupBy(orders, ({ memberId }) => memberId);
  return [...byMember]
    .map(([memberId, own]) => rowOf(ledger, date, memberById(ledger, memberId), own))
    .toSorted((one, other) => one.member.name.localeCompare(other.member.name, 'fr'));
}

function rowOf(
  ledger: Ledger,
  date: CalendarDate,
  member: Member,
  orders: readonly Order[],
): SheetRow {
  const payments = orders.flatMap(({ id }) => listPayments(ledger, { orderId: id }));
  return {
    member,
    orders,
    totalCents: sumCents(orders.map(({ amountCents }) => amountCents)),
    awaited: payments.filter(({ pendingCents }) => pendingCents > 0),
    received: payments.filter(({ receivedCents }) => receivedCents > 0),
    unpaidCents: unpaidOf(ledger, member, orders, payments),
    isValidated: isValidated(ledger, date, member.id),
  };
}

/**
 * What these orders lack, at most what the member's account lacks: an avoir pays too, and a debt
 * from before is none of this distribution. Orders on the kitty are never unpaid.
 */
function unpaidOf(
  ledger: Ledger,
  member: Member,
  orders: readonly Order[],
  payments: readonly Payment[],
): Cents {
  const toPay = orders.filter(({ method }) => method !== 'kitty');
  const orderedCents = sumCents(toPay.map(({ amountCents }) => amountCents));
  const paidCents = sumCents(
    payments.map(({ pendingCents, receivedCents }) => pendingCents + Math.max(0, receivedCents)),
  );
  const { balanceCents, pendingCents } = balanceOf(ledger, member);
  const lackingCents = -(balanceCents + pendingCents);
  return Math.max(0, Math.min(orderedCents - paidCents, lackingCents));
}
