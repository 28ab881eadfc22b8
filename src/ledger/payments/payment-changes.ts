import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Method } from '../../domain/method.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { parseReference } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { type ChequeDetails, writeCheque } from '../deposits/cheques.ts';
import { placeOfPayment, refuseNotInHand } from '../deposits/deposits.ts';
import { sharesOf } from '../deposits/one-cheque.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { awaitedTogether, type Payment, paymentById } from './payments.ts';
import {
  type NewPayment,
  receivable,
  receiveAnnounced,
  recordPayment,
  settlePending,
} from './payments-write.ts';

// What a person records of payments: one that comes without an order, that it was received, that it
// will not come.

/**
 * Records a payment that comes with no order. The group's kitty is refilled by cash, cheques and
 * transfers, so those are never refused for it. Refuses with METHOD_DISABLED, AMOUNT_NOT_POSITIVE.
 */
export const addPayment = (
  writer: Writer,
  wanted: NewPayment,
  state: 'announced' | 'received',
): Payment => addPayments(writer, [wanted], state)[0];

type Several<Value> = readonly [Value, ...Value[]];

/**
 * Records what pays for several members at once, such as one cheque: a payment for each of them, in
 * one operation. Refuses as `addPayment` does.
 */
export function addPayments(
  writer: Writer,
  wanted: Several<NewPayment>,
  state: 'announced' | 'received',
): Several<Payment> {
  const { start } = readSettings(writer.ledger);
  for (const { amountCents, method, date } of wanted) {
    if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
    receivable(method);
    refuseNotOffered(writer.ledger, method);
    refuseBeforeStart(date, start);
  }
  const operation = writer.operation('payment');
  const record = (each: NewPayment) =>
    paymentById(writer.ledger, recordPayment(writer, operation, each, state));
  const [first, ...more] = wanted;
  return [record(first), ...more.map(record)];
}

/** Refuses with METHOD_DISABLED what the group does not offer, unless it refills its kitty. */
export function refuseNotOffered(ledger: Ledger, method: Method): void {
  const { methods } = readSettings(ledger);
  const refillsKitty = methods.includes('kitty') && REFILLS.includes(method);
  if (!methods.includes(method) && !refillsKitty) refuse('METHOD_DISABLED', { method, methods });
}

const REFILLS: readonly Method[] = ['cheque', 'cash', 'transfer'];

export interface Confirmation {
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  /** The reference that was read on the cheque or transfer. */
  readonly reference?: string | undefined;
  /** It bore none, or another amount: said explicitly, with a reason. */
  readonly withoutReference?: boolean | undefined;
  readonly otherAmount?: boolean | undefined;
  readonly reason?: string | undefined;
  /** What it turned out to be, where that is not what was announced. */
  readonly method?: Method | undefined;
  /** Of a cheque, what is printed on it. */
  readonly cheque?: ChequeDetails | undefined;
}

/**
 * Records that an announced payment was received. Checks the right amount and the right reference;
 * what differs needs its explicit word and a reason, and the real amount is what is credited. Gives
 * what was received: this payment first, and those that one cheque pays for together with it.
 * Refuses with PAYMENT_NOT_PENDING, AMOUNT_DIFFERS, REFERENCE_NEEDED, REFERENCE_DIFFERS.
 */
export function confirmPayment(
  writer: Writer,
  id: number,
  confirmation: Confirmation,
): Several<Payment> {
  const { ledger } = writer;
  const payment = paymentById(ledger, id);
  const name = formatId('payment', id);
  if (payment.status !== 'pending') {
    refuse('PAYMENT_NOT_PENDING', { id: name, status: payment.status });
  }
  const { amountCents, date, reason, otherAmount } = confirmation;
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  const method = receivable(confirmation.method ?? payment.method);
  const { withoutReference } = confirmation;
  if (withoutReference && !reason) refuse('REASON_MISSING', { flag: '--without-reference' });
  if (otherAmount && !reason) refuse('REASON_MISSING', { flag: '--other-amount' });
  // Cash instead of a cheque bears no reference.
  if (method === payment.method) checkReference(payment, confirmation);
  // What is pending can be received as announced, whatever the group offers by now.
  if (method !== payment.method) refuseNotOffered(ledger, method);
  const together = awaitedTogether(ledger, payment);
  const isAll = amountCents === sumCents(together.map(({ pendingCents }) => pendingCents));
  if (amountCents !== payment.pendingCents && !isAll && !otherAmount) {
    refuse('AMOUNT_DIFFERS', { id: name, pendingCents: payment.pendingCents, amountCents });
  }
  refuseBeforeStart(date, readSettings(ledger).start);
  const operation = writer.operation('confirmation', { reason });
  const take = (each: Payment, receivedCents: Cents): number => {
    const receipt = { amountCents: receivedCents, date, method };
    const received = receiveAnnounced(writer, operation, each, receipt);
    const { memberId } = each;
    writeCheque(writer, operation, { id: received, memberId }, confirmation.cheque ?? {});
    return received;
  };
  if (!isAll) return [paymentById(ledger, take(payment, amountCents))];
  // The whole cheque that pays for several members.
  const others = together.filter((each) => each.id !== id);
  const received = [payment, ...others].map((each) => take(each, each.pendingCents));
  const [first = id, ...more] = received;
  return [paymentById(ledger, first), ...more.map((each) => paymentById(ledger, each))];
}

function checkReference(payment: Payment, confirmation: Confirmation): void {
  const { reference, withoutReference } = confirmation;
  const id = formatId('payment', payment.id);
  if (payment.reference === null || withoutReference) return;
  if (reference === undefined) refuse('REFERENCE_NEEDED', { id });
  const read = parseReference(reference);
  if (!read.ok || read.value !== payment.reference) {
    refuse('REFERENCE_DIFFERS', { id, value: reference });
  }
}

/**
 * Gives a cheque back to who wrote it, from the drawer or by the producer to whom it was handed:
 * the members for whom it pays have not paid any more. Gives its payments, of which the named one
 * is one. Refuses with CHEQUE_NOT_IN_HAND.
 */
export function handBackCheque(
  writer: Writer,
  id: number,
  date: CalendarDate,
  reason: string,
): readonly number[] {
  const { ledger } = writer;
  const named = paymentById(ledger, id);
  const { place, deposit } = placeOfPayment(ledger, named);
  const isWithProducer = deposit !== undefined && place !== fixedAccount('transit');
  if (!isWithProducer || named.receivedCents <= 0) refuseNotInHand(ledger, named);
  refuseBeforeStart(date, readSettings(ledger).start);
  const payments = sharesOf(ledger, named);
  const operation = writer.operation('hand-back', { reason });
  for (const { id: payment, memberId, receivedCents: amountCents } of payments) {
    const debit = accountOf(ledger, memberId);
    writer.entry(operation, { date, debit, credit: place, amountCents, payment });
  }
  return payments.map((each) => each.id);
}

/** Gives an announced payment up. Refuses with PAYMENT_NOT_PENDING. */
export function cancelPayment(
  writer: Writer,
  id: number,
  date: CalendarDate,
  reason: string | undefined,
): Payment {
  const payment = paymentById(writer.ledger, id);
  if (payment.status !== 'pending') {
    refuse('PAYMENT_NOT_PENDING', { id: formatId('payment', id), status: payment.status });
  }
  refuseBeforeStart(date, readSettings(writer.ledger).start);
  const operation = writer.operation('cancellation', { reason });
  settlePending(writer, operation, payment, date);
  return paymentById(writer.ledger, id);
}
