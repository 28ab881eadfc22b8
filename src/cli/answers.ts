import { formatId } from '../domain/ids.ts';
import { accountOf, balanceOfAccount } from '../ledger/accounts.ts';
import type { Ledger } from '../ledger/database.ts';
import { chequeOf } from '../ledger/deposits/cheques.ts';
import { depositOf } from '../ledger/deposits/deposits.ts';
import { type Member, memberCode } from '../ledger/members/members.ts';
import { itemsOf } from '../ledger/orders/order-items.ts';
import type { Order } from '../ledger/orders/orders.ts';
import { listPayments, type Payment } from '../ledger/payments/payments.ts';
import { chequeDetailsJson } from './cheque-json.ts';
import type { Answer } from './schemas.ts';

/** What the ledger gives → what `--json` prints. Absent values are absent keys. */

export type MemberJson = Answer<'member add'>['member'];
export type OrderJson = Answer<'order add'>['order'];
export type PaymentJson = Answer<'payment add'>['payment'];

export const memberJson = (member: Member): MemberJson => ({
  code: member.code,
  name: member.name,
  ...(member.email === null ? {} : { email: member.email }),
  ...(member.phone === null ? {} : { phone: member.phone }),
  ...(member.leftOn === null ? {} : { leftOn: member.leftOn }),
  ...(member.otherNames.length === 0 ? {} : { otherNames: [...member.otherNames] }),
  reference: member.reference,
});

export const orderJson = (ledger: Ledger, order: Order): OrderJson => ({
  id: formatId('order', order.id),
  member: memberCode(ledger, order.memberId),
  amountCents: order.amountCents,
  method: order.method,
  date: order.date,
  ...(order.distribution === null ? {} : { distribution: order.distribution }),
  ...(order.code === null ? {} : { code: order.code }),
});

/** An order with what is in it, what pays for it, and its member's balance. */
export const orderAnswer = (ledger: Ledger, order: Order) => ({
  order: { ...orderJson(ledger, order), ...itemsJson(ledger, order) },
  payments: listPayments(ledger, { orderId: order.id }).map((each) => paymentJson(ledger, each)),
  balanceCents: balanceCentsOf(ledger, order.memberId),
});

export function itemsJson(ledger: Ledger, { id }: Order): Pick<OrderJson, 'items'> {
  const items = itemsOf(ledger, id).map(({ thousandths, unitCents, ...item }) => ({
    name: item.name,
    quantity: thousandths / 1000,
    unitPriceCents: unitCents,
    amountCents: item.amountCents,
  }));
  return items.length === 0 ? {} : { items };
}

/** The amount is what is awaited, what was received, or of a cancelled one what was announced. */
export function paymentJson(ledger: Ledger, payment: Payment): PaymentJson {
  const amounts = {
    pending: payment.pendingCents,
    confirmed: payment.receivedCents,
    cancelled: payment.originalCents,
    bounced: payment.returnedCents,
    refunded: payment.receivedCents,
    moved: payment.originalCents,
  };
  return {
    id: formatId('payment', payment.id),
    member: memberCode(ledger, payment.memberId),
    amountCents: amounts[payment.status],
    method: payment.method,
    date: payment.date,
    status: payment.status,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
    ...(payment.orderId === null ? {} : { order: formatId('order', payment.orderId) }),
    ...(payment.payer === null ? {} : { payer: payment.payer }),
    ...(payment.movedTo === null ? {} : { movedTo: formatId('payment', payment.movedTo) }),
    ...(payment.method === 'cheque' ? chequeFacts(ledger, payment) : {}),
  };
}

/** What is printed on a cheque that was handed over, and where it is now. */
function chequeFacts(
  ledger: Ledger,
  { id, inDrawerCents, pendingCents }: Payment,
): Pick<PaymentJson, 'cheque' | 'inHand' | 'deposit'> {
  if (pendingCents > 0) return {};
  const cheque = chequeDetailsJson(ledger, chequeOf(ledger, id));
  const deposit = depositOf(ledger, id);
  return {
    ...(Object.keys(cheque).length === 0 ? {} : { cheque }),
    ...(inDrawerCents > 0 ? { inHand: true } : {}),
    ...(deposit === undefined ? {} : { deposit: formatId('deposit', deposit) }),
  };
}

/** `warnings` of an answer, if there are any. */
export const warned = (...warnings: readonly string[]): { readonly warnings?: string[] } =>
  warnings.length === 0 ? {} : { warnings: [...warnings] };

export const balanceCentsOf = (ledger: Ledger, memberId: number): number =>
  balanceOfAccount(ledger, accountOf(ledger, memberId));

/** A payment, and its member's balance. */
export const paymentAnswer = (ledger: Ledger, payment: Payment) => ({
  payment: paymentJson(ledger, payment),
  balanceCents: balanceCentsOf(ledger, payment.memberId),
});

/** The first of several payments, and all where there are more. */
export function paymentsAnswer(ledger: Ledger, [first, ...more]: readonly [Payment, ...Payment[]]) {
  const answer = paymentAnswer(ledger, first);
  if (more.length === 0) return answer;
  return { ...answer, payments: [answer, ...more.map((each) => paymentAnswer(ledger, each))] };
}
