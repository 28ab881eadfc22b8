import { formatId } from '../domain/ids.ts';
import type { Part, RuleName } from '../domain/matching/proposal.ts';
import { isReturnable } from '../domain/method.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import { accountOf, fixedAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import { expectedPayment, refundOf } from './expected.ts';
import type { Line, MatchedPart } from './lines.ts';
import { stands } from './operations.ts';
import { type Payment, paymentById } from './payments.ts';
import { insertPayment, settlePending } from './payments-write.ts';
import type { Writer } from './write.ts';

/** A bank line that was explained just now. */
export interface Matched {
  readonly line: Line;
  /** They add up to the line. */
  readonly parts: readonly MatchedPart[];
  readonly rule: RuleName;
  readonly operation: number;
}

/** A part of which a person may have said that nobody had announced it. */
export type BookedPart = Part & { readonly isNew?: boolean };

export interface Decision {
  readonly rule: RuleName;
  readonly parts: readonly BookedPart[];
}

/** One operation that takes the line out of suspense, part by part. */
export function book(
  writer: Writer,
  line: Line,
  { rule, parts }: Decision,
  reason?: string,
): Matched {
  const operation = writer.operation('match', { reason });
  writer.ledger.run(
    query.insertInto('matches').values({ operation_id: operation, line_id: line.id, rule }),
  );
  const booked = parts.map((part): MatchedPart => {
    const { memberId, headingId, amountCents } = part;
    if (memberId === undefined) {
      moveTo(writer, operation, line, { account: headingId, amountCents });
      return { headingId, paymentId: null, amountCents };
    }
    const paymentId =
      amountCents > 0
        ? creditMember(writer, operation, line, part)
        : debitMember(writer, operation, line, part);
    return { memberId, paymentId, amountCents };
  });
  return { line, parts: booked, rule, operation };
}

interface Move {
  readonly account: number;
  /** With the line's sign. */
  readonly amountCents: Cents;
  readonly payment?: number | undefined;
}

/** Out of suspense, the way that the line went. */
function moveTo(
  writer: Writer,
  operation: number,
  line: Line,
  { account, amountCents, payment }: Move,
): void {
  const suspense = fixedAccount('suspense');
  const [debit, credit] = amountCents > 0 ? [suspense, account] : [account, suspense];
  writer.entry(operation, {
    date: line.date,
    debit,
    credit,
    amountCents: Math.abs(amountCents),
    ...(payment === undefined ? {} : { payment }),
    line: line.id,
  });
}

/** Money out that a member received, or a payment of theirs that came back. */
function debitMember(
  writer: Writer,
  operation: number,
  line: Line,
  { memberId, paymentId, amountCents }: MemberPart,
): number | null {
  const account = accountOf(writer.ledger, memberId);
  const refund = refundOf(writer.ledger, { memberId, paymentId, amountCents });
  if (refund === undefined) {
    if (paymentId !== undefined) refuseNotReturnable(writer.ledger, paymentId, -amountCents);
    moveTo(writer, operation, line, { account, amountCents, payment: paymentId });
    return paymentId ?? null;
  }
  // It was recorded by hand: the bank now shows it. What it shows more or less is the member's.
  const payment = refund.id;
  const shownCents = Math.max(amountCents, refund.byHandCents);
  const transit = fixedAccount('transit');
  moveTo(writer, operation, line, { account: transit, amountCents: shownCents, payment });
  const overCents = amountCents - shownCents;
  if (overCents < 0) moveTo(writer, operation, line, { account, amountCents: overCents, payment });
  const underCents = shownCents - refund.byHandCents;
  if (underCents > 0) {
    const about = { date: line.date, payment, line: line.id };
    writer.entry(operation, { ...about, debit: transit, credit: account, amountCents: underCents });
  }
  return payment;
}

/**
 * What the bank takes back was brought before, and no less. Refuses with PAYMENT_NOT_RETURNABLE,
 * RETURN_TOO_LARGE.
 */
function refuseNotReturnable(ledger: Ledger, id: number, amountCents: Cents): void {
  const { status, method, receivedCents } = standingPayment(ledger, id);
  const name = formatId('payment', id);
  if (status !== 'confirmed' || !isReturnable(method)) {
    refuse('PAYMENT_NOT_RETURNABLE', { id: name, status, method });
  }
  if (receivedCents < amountCents)
    refuse('RETURN_TOO_LARGE', { id: name, receivedCents, amountCents });
}

/** A payment that was not taken back. Refuses with NOT_FOUND. */
function standingPayment(ledger: Ledger, id: number): Payment {
  const payment = paymentById(ledger, id);
  if (!stands(ledger, payment.operation)) refuse('NOT_FOUND', { id: formatId('payment', id) });
  return payment;
}

/** A part that is a member's. */
export type MemberPart = Extract<BookedPart, { readonly memberId: number }>;

/** Every cent is credited: to the payment that was expected, or to one of its own. */
function creditMember(writer: Writer, operation: number, line: Line, part: MemberPart): number {
  const { memberId, amountCents } = part;
  const payment =
    awaitedPayment(writer.ledger, line, part) ?? newPayment(writer, operation, line, memberId);
  const credit: Credit = { line, payment, amountCents };
  if (payment.byHandCents > 0) clearByHand(writer, operation, credit);
  else {
    settlePending(writer, operation, payment, line.date);
    creditFrom(writer, operation, credit);
  }
  return payment.id;
}

/** The payment that a part of a credit is; undefined where nobody expected it. */
function awaitedPayment(ledger: Ledger, line: Line, part: MemberPart): Payment | undefined {
  if (part.paymentId !== undefined) return standingPayment(ledger, part.paymentId);
  return part.isNew === true ? undefined : expectedPayment(ledger, line, part);
}

/**
 * By how much booking a part changes the member's balance: what was recorded by hand has changed it
 * already.
 */
export function balanceChange(ledger: Ledger, line: Line, part: MemberPart): Cents {
  const { memberId, paymentId, amountCents } = part;
  if (amountCents < 0) {
    return amountCents - (refundOf(ledger, { memberId, paymentId, amountCents })?.byHandCents ?? 0);
  }
  return amountCents - (awaitedPayment(ledger, line, part)?.byHandCents ?? 0);
}

/** What a payment gets of a line. */
interface Credit {
  readonly line: Line;
  readonly payment: Payment;
  readonly amountCents: Cents;
}

/** A confirmed payment that nobody announced; the bank line brings it. */
function newPayment(writer: Writer, operation: number, line: Line, memberId: number): Payment {
  const { date } = line;
  const id = insertPayment(writer, operation, { memberId, date, method: 'transfer' });
  return paymentById(writer.ledger, id);
}

/** Recorded by hand before: the bank now shows it. What it shows more or less is the member's. */
function clearByHand(writer: Writer, operation: number, credit: Credit): void {
  const { line, payment, amountCents } = credit;
  const { byHandCents } = payment;
  const shownCents = Math.min(amountCents, byHandCents);
  const suspense = fixedAccount('suspense');
  const place = fixedAccount(payment.method === 'cheque' ? 'cheques' : 'transit');
  const about = { date: line.date, payment: payment.id, line: line.id };
  writer.entry(operation, { ...about, debit: suspense, credit: place, amountCents: shownCents });
  const overCents = amountCents - shownCents;
  if (overCents > 0) creditFrom(writer, operation, { ...credit, amountCents: overCents });
  const underCents = byHandCents - shownCents;
  if (underCents > 0) {
    const debit = accountOf(writer.ledger, payment.memberId);
    writer.entry(operation, { ...about, debit, credit: place, amountCents: underCents });
  }
}

function creditFrom(
  writer: Writer,
  operation: number,
  { line, payment, amountCents }: Credit,
): void {
  writer.entry(operation, {
    date: line.date,
    debit: fixedAccount('suspense'),
    credit: accountOf(writer.ledger, payment.memberId),
    amountCents,
    payment: payment.id,
    line: line.id,
  });
}
