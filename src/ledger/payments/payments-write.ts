import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import {
  bearsReference,
  isReceived,
  type Method,
  placeOfReceipt,
  type ReceivedMethod,
} from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { parseReference } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { type Payment, paymentById } from './payments.ts';
import { issueReference } from './references.ts';

export interface NewPayment {
  readonly memberId: number;
  readonly orderId?: number | null;
  readonly amountCents: Cents;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly providerId?: string | undefined;
}

/**
 * Writes a payment into an operation that is already begun: announced (pending) or received.
 * Cheques and transfers are given a reference. Refuses with PROVIDER_ID_TAKEN.
 */
export function recordPayment(
  writer: Writer,
  operation: number,
  wanted: NewPayment,
  state: 'announced' | 'received',
): number {
  const payment = insertPayment(writer, operation, wanted);
  if (bearsReference(wanted.method)) {
    issueReference(writer, operation, wanted.memberId, payment);
  }
  const { memberId, date, amountCents } = wanted;
  if (state === 'announced') announce(writer, operation, { memberId, payment, date, amountCents });
  else receive(writer, operation, { memberId, payment, date, amountCents }, wanted.method);
  return payment;
}

/** The payment itself, without any movement yet. Refuses with PROVIDER_ID_TAKEN. */
export function insertPayment(
  writer: Writer,
  operation: number,
  wanted: Omit<NewPayment, 'amountCents'>,
): number {
  const provider_id = wanted.providerId ?? null;
  if (provider_id !== null) refuseTakenProviderId(writer.ledger, provider_id);
  const payment = writer.ledger.run(
    query.insertInto('payments').values({
      operation_id: operation,
      member_id: wanted.memberId,
      order_id: wanted.orderId ?? null,
      date: wanted.date,
      method: wanted.method,
      provider_id,
    }),
  );
  writer.drawn('payment', payment);
  return payment;
}

/** Writes money that nobody had announced into an operation that is already begun. */
export function insertReceived(writer: Writer, operation: number, wanted: NewPayment): number {
  const payment = insertPayment(writer, operation, wanted);
  receive(writer, operation, { ...wanted, payment }, wanted.method);
  return payment;
}

interface Movement {
  readonly memberId: number;
  readonly payment: number;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
}

function announce(writer: Writer, operation: number, movement: Movement): void {
  const { memberId, payment, date, amountCents } = movement;
  const debit = accountOf(writer.ledger, memberId, 'announced');
  const credit = fixedAccount('announcements');
  writer.entry(operation, { date, debit, credit, amountCents, payment });
}

interface Part {
  readonly amountCents: Cents;
  readonly date: CalendarDate;
}

/** More is awaited of a payment that was announced before. */
export function announceMore(
  writer: Writer,
  operation: number,
  { id, memberId }: Payment,
  part: Part,
): void {
  announce(writer, operation, { ...part, memberId, payment: id });
}

/** Brings a payment's pending amount back to zero: it came, or it will not. */
export function settlePending(
  writer: Writer,
  operation: number,
  payment: Payment,
  date: CalendarDate,
): void {
  if (payment.pendingCents === 0) return;
  settlePart(writer, operation, payment, { amountCents: payment.pendingCents, date });
}

/** So much less is awaited of a payment; at most what is. */
export function settlePart(
  writer: Writer,
  operation: number,
  payment: Payment,
  { amountCents, date }: Part,
): void {
  const debit = fixedAccount('announcements');
  const credit = accountOf(writer.ledger, payment.memberId, 'announced');
  // Money that comes before it was announced: nothing was ever pending below zero.
  const settled = date < payment.date ? payment.date : date;
  writer.entry(operation, { date: settled, debit, credit, amountCents, payment: payment.id });
}

function receive(writer: Writer, operation: number, movement: Movement, method: Method): void {
  const { memberId, payment, date, amountCents } = movement;
  const debit = fixedAccount(placeOfReceipt(receivable(method)));
  const credit = accountOf(writer.ledger, memberId);
  writer.entry(operation, { date, debit, credit, amountCents, payment });
}

const receivable = (method: Method): ReceivedMethod =>
  isReceived(method) ? method : refuse('METHOD_NOT_FOR_PAYMENT', { method });

/**
 * Records a payment that comes with no order. The group's kitty is refilled by cash, cheques and
 * transfers, so those are never refused for it. Refuses with METHOD_DISABLED, AMOUNT_NOT_POSITIVE.
 */
export function addPayment(
  writer: Writer,
  wanted: NewPayment,
  state: 'announced' | 'received',
): Payment {
  const { amountCents, method } = wanted;
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  receivable(method);
  const { methods, start } = readSettings(writer.ledger);
  const refillsKitty = methods.includes('kitty') && ['cheque', 'cash', 'transfer'].includes(method);
  if (!methods.includes(method) && !refillsKitty) refuse('METHOD_DISABLED', { method, methods });
  refuseBeforeStart(wanted.date, start);
  const operation = writer.operation('payment');
  return paymentById(writer.ledger, recordPayment(writer, operation, wanted, state));
}

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
}

/**
 * Records that an announced payment was received. Checks the right amount and the right reference;
 * what differs needs its explicit word and a reason, and the real amount is what is credited.
 * Refuses with PAYMENT_NOT_PENDING, AMOUNT_DIFFERS, REFERENCE_NEEDED, REFERENCE_DIFFERS.
 */
export function confirmPayment(writer: Writer, id: number, confirmation: Confirmation): Payment {
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
  if (amountCents !== payment.pendingCents && !otherAmount) {
    refuse('AMOUNT_DIFFERS', { id: name, pendingCents: payment.pendingCents, amountCents });
  }
  refuseBeforeStart(date, readSettings(ledger).start);
  const operation = writer.operation('confirmation', { reason });
  return paymentById(
    ledger,
    receiveAnnounced(writer, operation, payment, { ...confirmation, method }),
  );
}

export interface Receipt {
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  readonly method: ReceivedMethod;
}

/**
 * Writes into an operation that an announced payment was received. With another method it is a
 * payment of its own in the place of the one announced, which is awaited no more: what was
 * announced never changes. Gives the payment that was received.
 */
export function receiveAnnounced(
  writer: Writer,
  operation: number,
  announced: Payment,
  { amountCents, date, method }: Receipt,
): number {
  const { id, memberId, orderId } = announced;
  settlePending(writer, operation, announced, date);
  const payment =
    method === announced.method
      ? id
      : insertPayment(writer, operation, { memberId, orderId, method, date });
  receive(writer, operation, { memberId, payment, date, amountCents }, method);
  return payment;
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

function refuseTakenProviderId(ledger: Ledger, providerId: string): void {
  const holder = ledger
    .all(
      query
        .selectFrom('payments')
        .select(['id', 'operation_id'])
        .where('provider_id', '=', providerId),
    )
    .find(({ operation_id }) => stands(ledger, operation_id));
  if (holder) refuse('PROVIDER_ID_TAKEN', { providerId, id: formatId('payment', holder.id) });
}
