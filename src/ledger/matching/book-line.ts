import { formatId } from '../../domain/ids.ts';
import type { Part, RuleName } from '../../domain/matching/proposal.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { isPaidOut, largestFee } from '../../domain/payout-labels.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { depositById, openPartsOf, placeOfPayment } from '../deposits/deposits.ts';
import { builtInHeading } from '../headings.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById, refuseNotReturnable } from '../payments/payments.ts';
import { insertPayment, settlePending } from '../payments/payments-write.ts';
import type { Line, MatchedPart } from '../statements/lines.ts';
import type { Writer } from '../write.ts';
import { refuseOtherAccount } from './deposit-lines.ts';
import { expectedPayment, refundOf } from './expected.ts';

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
    const { memberId, headingId, depositId, amountCents } = part;
    if (headingId !== undefined) {
      moveTo(writer, operation, line, { account: headingId, amountCents });
      return { headingId, paymentId: null, amountCents };
    }
    if (depositId !== undefined) {
      showDeposit(writer, operation, line, { depositId, amountCents });
      return { depositId, paymentId: null, amountCents };
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
  readonly deposit?: number | undefined;
}

/** Out of suspense, the way that the line went. */
function moveTo(
  writer: Writer,
  operation: number,
  line: Line,
  { account, amountCents, payment, deposit }: Move,
): void {
  const suspense = fixedAccount('suspense');
  const [debit, credit] = amountCents > 0 ? [suspense, account] : [account, suspense];
  writer.entry(operation, {
    date: line.date,
    debit,
    credit,
    amountCents: Math.abs(amountCents),
    ...(payment === undefined ? {} : { payment }),
    ...(deposit === undefined ? {} : { deposit }),
    line: line.id,
  });
}

/**
 * The bank shows what was taken there, payment by payment. Refuses with DEPOSIT_DIFFERS,
 * DEPOSIT_OTHER_ACCOUNT.
 */
function showDeposit(
  writer: Writer,
  operation: number,
  line: Line,
  { depositId: deposit, amountCents }: { depositId: number; amountCents: Cents },
): void {
  refuseOtherAccount(depositById(writer.ledger, deposit), line);
  const parts = openPartsOf(writer.ledger, deposit);
  const openCents = sumCents(parts.map((part) => part.amountCents));
  if (openCents !== amountCents) {
    refuse('DEPOSIT_DIFFERS', { id: formatId('deposit', deposit), openCents, amountCents });
  }
  const account = fixedAccount('transit');
  for (const { paymentId, amountCents: partCents } of parts) {
    const payment = paymentId ?? undefined;
    moveTo(writer, operation, line, { account, amountCents: partCents, payment, deposit });
  }
}

/** Money out that a member received, or a payment of theirs that came back. */
function debitMember(
  writer: Writer,
  operation: number,
  line: Line,
  part: MemberPart,
): number | null {
  const { memberId, paymentId, amountCents } = part;
  const refund = refundOf(writer.ledger, part);
  if (refund !== undefined) {
    clearByHand(writer, operation, line, { payment: refund, amountCents });
    return refund.id;
  }
  if (paymentId !== undefined) refuseNotReturned(writer.ledger, paymentId, -amountCents);
  const account = accountOf(writer.ledger, memberId);
  moveTo(writer, operation, line, { account, amountCents, payment: paymentId });
  return paymentId ?? null;
}

/**
 * What the bank takes back was brought before, and no less. Refuses with PAYMENT_NOT_RETURNABLE,
 * RETURN_TOO_LARGE.
 */
function refuseNotReturned(ledger: Ledger, id: number, amountCents: Cents): void {
  const payment = standingPayment(ledger, id);
  refuseNotReturnable(payment);
  const { receivedCents } = payment;
  if (receivedCents < amountCents) {
    refuse('RETURN_TOO_LARGE', { id: formatId('payment', id), receivedCents, amountCents });
  }
}

/** A payment that was not taken back. Refuses with NOT_FOUND. */
function standingPayment(ledger: Ledger, id: number): Payment {
  const payment = paymentById(ledger, id);
  if (!stands(ledger, payment.operation)) refuse('NOT_FOUND', { id: formatId('payment', id) });
  return payment;
}

/** A part that is a member's. */
export type MemberPart = Extract<BookedPart, { readonly memberId: number }>;

/**
 * Every cent is credited: to the payment that was expected, or to one of its own. Refuses with
 * PAYOUT_DIFFERS.
 */
function creditMember(writer: Writer, operation: number, line: Line, part: MemberPart): number {
  const { memberId, amountCents } = part;
  const payment =
    awaitedPayment(writer.ledger, line, part) ?? newPayment(writer, operation, line, memberId);
  const shown = { payment, amountCents };
  if (payment.byHandCents > 0) clearByHand(writer, operation, line, shown);
  else {
    refuseShownBefore(line, shown);
    settlePending(writer, operation, payment, line.date);
    const account = accountOf(writer.ledger, payment.memberId);
    moveTo(writer, operation, line, { account, amountCents, payment: payment.id });
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
  const { amountCents } = part;
  const known = amountCents < 0 ? refundOf(ledger, part) : awaitedPayment(ledger, line, part);
  if (known === undefined) return amountCents;
  const { byHandCents } = known;
  return byHandCents !== 0 && isPaidOut(known.method) ? 0 : amountCents - byHandCents;
}

/** A confirmed payment that nobody announced; the bank line brings it. */
function newPayment(writer: Writer, operation: number, line: Line, memberId: number): Payment {
  const { date } = line;
  const id = insertPayment(writer, operation, { memberId, date, method: 'transfer' });
  return paymentById(writer.ledger, id);
}

/** What the bank shows of a payment or refund, with the line's sign. */
interface Shown {
  readonly payment: Payment;
  readonly amountCents: Cents;
}

/**
 * Recorded by hand before: the bank now shows it. What it shows more or less is the member's; of a
 * payment by card or online less is its provider's fee, and anything else is refused.
 */
function clearByHand(
  writer: Writer,
  operation: number,
  line: Line,
  { payment: recorded, amountCents }: Shown,
): void {
  const { id: payment, memberId, byHandCents } = recorded;
  const sign = Math.sign(amountCents);
  const shownCents = sign * Math.min(Math.abs(amountCents), Math.abs(byHandCents));
  const { place, deposit } = placeOfPayment(writer.ledger, recorded);
  const differs = isPaidOut(recorded.method) && amountCents !== byHandCents;
  const account = differs
    ? feeAccount(writer.ledger, line, { payment: recorded, amountCents })
    : accountOf(writer.ledger, memberId);
  moveTo(writer, operation, line, { account: place, amountCents: shownCents, payment, deposit });
  const overCents = amountCents - shownCents;
  if (overCents !== 0)
    moveTo(writer, operation, line, { account, amountCents: overCents, payment });
  const underCents = byHandCents - shownCents;
  if (underCents === 0) return;
  const [debit, credit] = underCents > 0 ? [account, place] : [place, account];
  const about = { date: line.date, payment, line: line.id, deposit: deposit ?? null };
  writer.entry(operation, { ...about, debit, credit, amountCents: Math.abs(underCents) });
}

/** Refuses with PAYOUT_DIFFERS to credit a second time what was paid by card or online. */
function refuseShownBefore({ id }: Line, { payment, amountCents }: Shown): void {
  const { method, pendingCents, receivedCents, byHandCents: openCents } = payment;
  if (!isPaidOut(method) || pendingCents > 0 || receivedCents <= 0) return;
  const [line, name] = [formatId('line', id), formatId('payment', payment.id)];
  refuse('PAYOUT_DIFFERS', { line, payment: name, openCents, amountCents });
}

/** Where a provider's fee goes. Refuses with PAYOUT_DIFFERS what is more than a fee. */
function feeAccount(ledger: Ledger, { id }: Line, { payment, amountCents }: Shown): number {
  const { byHandCents: openCents } = payment;
  const feeCents = openCents - amountCents;
  const largestCents = openCents > 0 ? largestFee([openCents]) : 0;
  if (feeCents < 0 || feeCents > largestCents) {
    const [line, name] = [formatId('line', id), formatId('payment', payment.id)];
    refuse('PAYOUT_DIFFERS', { line, payment: name, openCents, amountCents });
  }
  return builtInHeading(ledger, 'bank-fees').id;
}
