import type { CalendarDate } from '../../domain/date.ts';
import {
  bearsReference,
  isReceived,
  type Method,
  placeOfReceipt,
  type ReceivedMethod,
} from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import { query } from '../database.ts';
import { type ChequeDetails, writeCheque } from '../deposits/cheques.ts';
import type { Writer } from '../write.ts';
import type { Payment } from './payments.ts';
import { refuseTakenProviderId } from './provider-ids.ts';
import { issueReference } from './references.ts';

export interface NewPayment {
  readonly memberId: number;
  readonly orderId?: number | null;
  readonly amountCents: Cents;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly providerId?: string | undefined;
  /** Somebody else who pays for the member: a neighbour, a company. */
  readonly payer?: string | undefined;
  /** Of a cheque that was handed over, what is printed on it. */
  readonly cheque?: ChequeDetails | undefined;
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
  // A cheque in hand bears its own number.
  if (bearsReference(wanted.method) && wanted.cheque?.number === undefined) {
    issueReference(writer, operation, wanted.memberId, payment);
  }
  const { memberId, date, amountCents } = wanted;
  if (state === 'announced') announce(writer, operation, { memberId, payment, date, amountCents });
  else receive(writer, operation, { memberId, payment, date, amountCents }, wanted.method);
  if (wanted.cheque !== undefined) {
    writeCheque(writer, operation, { id: payment, memberId }, wanted.cheque);
  }
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
  const { memberId, orderId = null, date, method } = wanted;
  const payment = writer.queue.nextId('payments');
  writer.queue.add('payments', payment, operation, memberId, orderId, date, method, provider_id);
  writer.drawn('payment', payment);
  if (wanted.payer !== undefined) {
    const payer_id = writer.text(wanted.payer);
    writer.ledger.run(
      query
        .insertInto('payment_payers')
        .values({ operation_id: operation, payment_id: payment, payer_id }),
    );
  }
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

/** Refuses with METHOD_NOT_FOR_PAYMENT a plan, which no money comes by. */
export const receivable = (method: Method): ReceivedMethod =>
  isReceived(method) ? method : refuse('METHOD_NOT_FOR_PAYMENT', { method });

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
