import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Method } from '../../domain/method.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import {
  type Correction,
  corrected,
  itemsBetween,
  type OrderItem,
  withoutItem,
} from '../../domain/order-item.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldName } from '../../domain/text.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { refuseValidated } from '../distributions/lock.ts';
import { refuseLeft } from '../members/leaving.ts';
import { memberById } from '../members/members.ts';
import { listPayments, type Payment } from '../payments/payments.ts';
import { announceMore, recordPayment, settlePart } from '../payments/payments-write.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { refuseLowKitty } from './kitty.ts';
import { itemsOf, writeItems } from './order-items.ts';
import { type Order, orderById, refuseMethod } from './orders.ts';

// What may become of an order once it is recorded: the member adds to it, the coordinator corrects
// it or takes it out.

export interface Complement {
  readonly amountCents: Cents;
  readonly items: readonly OrderItem[];
  /** As the order's own unless it is said. */
  readonly method?: Method | undefined;
  readonly date: CalendarDate;
  readonly providerId?: string | undefined;
}

/**
 * Adds to an order. With the method of a payment that is still awaited for it, it is added to what
 * that announces; else it is a payment of its own. Refuses with COMPLEMENT_NOT_POSITIVE: what a
 * member has ordered can't be taken out by them; and as `addOrder` does.
 */
export function complementOrder(writer: Writer, id: number, complement: Complement): Order {
  const { ledger } = writer;
  const order = openOrder(ledger, id);
  const { amountCents, items, date, providerId } = complement;
  const method = complement.method ?? order.method;
  const settings = readSettings(ledger);
  if (amountCents <= 0)
    refuse('COMPLEMENT_NOT_POSITIVE', { id: formatId('order', id), amountCents });
  refuseLeft(memberById(ledger, order.memberId));
  refuseMethod(settings, method, providerId);
  refuseBeforeStart(date, settings.start);
  if (method === 'kitty') refuseLowKitty(ledger, memberById(ledger, order.memberId), amountCents);
  const operation = writer.operation('complement');
  moveOrder(writer, operation, order, { amountCents, date, items });
  payMore(writer, operation, order, { amountCents, method, date, providerId });
  return orderById(ledger, id);
}

interface More {
  readonly amountCents: Cents;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly providerId: string | undefined;
}

function payMore(
  writer: Writer,
  operation: number,
  { id, memberId }: Order,
  { amountCents, method, date, providerId }: More,
): void {
  if (method === 'kitty') return;
  const awaited = awaitedFor(writer.ledger, id).find((payment) => payment.method === method);
  if (awaited !== undefined && providerId === undefined) {
    announceMore(writer, operation, awaited, { amountCents, date });
    return;
  }
  const payment = { memberId, orderId: id, amountCents, method, date, providerId };
  recordPayment(writer, operation, payment, providerId === undefined ? 'announced' : 'received');
}

/** What a coordinator corrects: the total by so much, or something in it. */
export type Adjustment =
  | { readonly changeCents: Cents }
  | { readonly item: string; readonly correction: Correction };

export interface Adjusting {
  readonly date: CalendarDate;
  readonly reason: string;
}

export interface Adjusted {
  readonly order: Order;
  /** By how much the order is more, or less. */
  readonly changeCents: Cents;
}

/**
 * Corrects an order: what is awaited for it becomes more or less with it, and what was received
 * beyond it is the member's avoir. Refuses with ORDER_BELOW_ZERO, ITEM_UNKNOWN, ORDER_CANCELLED.
 */
export function adjustOrder(
  writer: Writer,
  id: number,
  adjustment: Adjustment,
  { date, reason }: Adjusting,
): Adjusted {
  const { ledger } = writer;
  const order = openOrder(ledger, id);
  const items = 'item' in adjustment ? correctedItem(ledger, order, adjustment) : [];
  const changeCents =
    'item' in adjustment
      ? sumCents(items.map(({ amountCents }) => amountCents))
      : adjustment.changeCents;
  if (order.amountCents + changeCents < 0) {
    const { amountCents } = order;
    refuse('ORDER_BELOW_ZERO', { id: formatId('order', id), amountCents, changeCents });
  }
  refuseBeforeStart(date, readSettings(ledger).start);
  if (changeCents === 0 && items.length === 0) return { order, changeCents };
  const operation = writer.operation('order-adjustment', { reason });
  moveOrder(writer, operation, order, { amountCents: changeCents, date, items });
  expectAnother(writer, operation, order, { changeCents, date });
  return { order: orderById(ledger, id), changeCents };
}

export interface Replacement {
  readonly amountCents: Cents;
  /** All that is in it now; empty leaves what was in it. */
  readonly items: readonly OrderItem[];
  /** How more is paid, where nothing is awaited any longer. */
  readonly method: Method;
  /** It was handed out already: recorded although it overdraws a kitty. */
  readonly isDelivered: boolean;
}

/**
 * Makes an order what a corrected export has for it: what is awaited becomes more or less with it.
 * Refuses as `adjustOrder` does.
 */
export function replaceOrder(
  writer: Writer,
  id: number,
  { amountCents, items, method, isDelivered }: Replacement,
  { date, reason }: Adjusting,
): Order {
  const { ledger } = writer;
  const order = openOrder(ledger, id);
  refuseBeforeStart(date, readSettings(ledger).start);
  const changeCents = amountCents - order.amountCents;
  if (order.method === 'kitty' && changeCents > 0 && !isDelivered) {
    refuseLowKitty(ledger, memberById(ledger, order.memberId), changeCents);
  }
  const operation = writer.operation('order-adjustment', { reason });
  const otherItems = items.length === 0 ? [] : itemsBetween(itemsOf(ledger, id), items);
  moveOrder(writer, operation, order, { amountCents: changeCents, date, items: otherItems });
  const isAwaited = awaitedFor(ledger, id).length > 0;
  if (changeCents > 0 && !isAwaited) {
    payMore(writer, operation, order, {
      amountCents: changeCents,
      method,
      date,
      providerId: undefined,
    });
  } else expectAnother(writer, operation, order, { changeCents, date });
  return orderById(ledger, id);
}

/** Takes an order out, with what is awaited for it; what was received is the member's avoir. */
export function cancelOrder(writer: Writer, id: number, { date, reason }: Adjusting): Order {
  const { ledger } = writer;
  const order = openOrder(ledger, id);
  refuseBeforeStart(date, readSettings(ledger).start);
  const operation = writer.operation('order-cancellation', { reason });
  const gone = itemsOf(ledger, id).map(withoutItem);
  moveOrder(writer, operation, order, { amountCents: -order.amountCents, date, items: gone });
  for (const payment of awaitedFor(ledger, id)) {
    settlePart(writer, operation, payment, { amountCents: payment.pendingCents, date });
  }
  return orderById(ledger, id);
}

/**
 * An order that can still be changed. Refuses with ORDER_CANCELLED, DISTRIBUTION_VALIDATED,
 * NOT_FOUND.
 */
function openOrder(ledger: Ledger, id: number): Order {
  const order = orderById(ledger, id);
  refuseValidated(ledger, order);
  if (order.amountCents === 0) refuse('ORDER_CANCELLED', { id: formatId('order', id) });
  return order;
}

interface Move {
  /** More, or with a minus sign less. */
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  readonly items: readonly OrderItem[];
}

/** What an order is more or less, on the member's account. */
function moveOrder(
  writer: Writer,
  operation: number,
  { id, memberId }: Order,
  { amountCents, date, items }: Move,
): void {
  const [member, orders] = [accountOf(writer.ledger, memberId), fixedAccount('orders')];
  const [debit, credit] = amountCents > 0 ? [member, orders] : [orders, member];
  if (amountCents !== 0) {
    writer.entry(operation, {
      date,
      debit,
      credit,
      amountCents: Math.abs(amountCents),
      order: id,
    });
  }
  writeItems(writer, operation, id, items);
}

interface Change {
  readonly changeCents: Cents;
  readonly date: CalendarDate;
}

/** What is awaited for an order becomes more or less with it, the last announced first. */
function expectAnother(
  writer: Writer,
  operation: number,
  order: Order,
  { changeCents, date }: Change,
): void {
  const awaited = awaitedFor(writer.ledger, order.id).toReversed();
  const [last] = awaited;
  if (changeCents > 0) {
    if (last !== undefined)
      announceMore(writer, operation, last, { amountCents: changeCents, date });
    return;
  }
  let restCents = -changeCents;
  for (const payment of awaited) {
    const amountCents = Math.min(restCents, payment.pendingCents);
    if (amountCents > 0) settlePart(writer, operation, payment, { amountCents, date });
    restCents -= amountCents;
  }
}

const awaitedFor = (ledger: Ledger, orderId: number): readonly Payment[] =>
  listPayments(ledger, { orderId, pendingOnly: true });

/** The rows that correct something in an order, named wholly or by a part that only it has. */
function correctedItem(
  ledger: Ledger,
  { id }: Order,
  { item: named, correction }: Extract<Adjustment, { item: string }>,
): readonly OrderItem[] {
  const items = itemsOf(ledger, id);
  const wanted = foldName(named);
  const exact = items.filter(({ name }) => foldName(name) === wanted);
  const found =
    exact.length > 0 || wanted === ''
      ? exact
      : items.filter(({ name }) => foldName(name).includes(wanted));
  const [only, ...others] = found;
  // At several prices a new quantity could be that of either.
  const isOfSeveral = others.length > 0 && (correction.thousandths ?? 0) > 0;
  if (only === undefined || isOfSeveral || others.some(({ name }) => name !== only.name)) {
    const names = [...new Set(items.map(({ name }) => name))];
    return refuse('ITEM_UNKNOWN', { value: named, order: formatId('order', id), items: names });
  }
  return found.flatMap((item) => corrected(item, correction));
}
