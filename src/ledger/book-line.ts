import type { Part, RuleName } from '../domain/matching/proposal.ts';
import type { Cents } from '../domain/money.ts';
import { speaksOfCheques } from '../domain/payer.ts';
import { accountOf, fixedAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import type { Line, MatchedPart } from './lines.ts';
import { listPayments, type Payment, paymentById } from './payments.ts';
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

interface PaidBack {
  readonly memberId: number;
  readonly paymentId: number | undefined;
  readonly amountCents: Cents;
}

/** The refund that was recorded by hand, and that money out of just this amount shows. */
function refundOf(
  ledger: Ledger,
  { memberId, paymentId, amountCents }: PaidBack,
): Payment | undefined {
  if (paymentId !== undefined) {
    const payment = paymentById(ledger, paymentId);
    return payment.byHandCents < 0 ? payment : undefined;
  }
  const payments = listPayments(ledger, { memberId });
  return payments.find(({ byHandCents }) => byHandCents === amountCents);
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
  if (part.paymentId !== undefined) return paymentById(ledger, part.paymentId);
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

/**
 * Without a reference of its own, money first explains what was received by hand before the bank
 * showed it, so that nothing is credited twice: a transfer or cheque of exactly that amount; then
 * the oldest announced transfer of exactly that amount. Card and online payments reach the bank as
 * a provider's payout, never under a member's name.
 */
export function expectedPayment(
  ledger: Ledger,
  line: Line,
  { amountCents, memberId }: { readonly amountCents: Cents; readonly memberId: number },
): Payment | undefined {
  const payments = listPayments(ledger, { memberId });
  const transfers = payments.filter(({ method }) => method === 'transfer');
  const cheques = payments.filter(({ method }) => method === 'cheque');
  const recorded = speaksOfCheques(line.text) ? cheques : transfers;
  return (
    recorded.find(({ byHandCents }) => byHandCents === amountCents) ??
    transfers.find(({ pendingCents }) => pendingCents === amountCents)
  );
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
