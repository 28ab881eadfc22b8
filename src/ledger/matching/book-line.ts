import { formatId } from '../../domain/ids.ts';
import type { Part, RuleName } from '../../domain/matching/proposal.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { isPaidOut, largestFee } from '../../domain/payout-labels.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { depositById, openPartsOf, placeOfPayment } from '../deposits/deposits.ts';
import { builtInHeading } from '../headings.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById, refuseNotReturnable } from '../payments/payments.ts';
import { insertPayment, settlePending } from '../payments/payments-write.ts';
import type { Line, MatchedPart } from '../statements/lines.ts';
import type { Writer } from '../write.ts';
import { refuseOtherAccount } from './deposit-lines.ts';
import { expectedPayment, refundOf } from './expected.ts';
import { type Shared, sharedByNone } from './register.ts';

/** A bank line that was explained just now. */
export interface Matched {
  readonly line: Line;
  /** They add up to the line. */
  readonly parts: readonly MatchedPart[];
  readonly rule: RuleName;
  readonly operation: number;
  /** A part of it is a payment by card or online, which a provider pays out with others. */
  readonly isPaidOut: boolean;
  /** All of it is money of members that nobody had announced or recorded. */
  readonly isUnannounced: boolean;
}

/** A part of which a person may have said that nobody had announced it. */
export type BookedPart = Part & { readonly isNew?: boolean };

export interface Decision {
  readonly rule: RuleName;
  readonly parts: readonly BookedPart[];
  /** Where many lines are booked, what they share. */
  readonly shared?: Shared;
}

/** One operation that takes the line out of suspense, part by part. */
export function book(
  writer: Writer,
  line: Line,
  { rule, parts, shared = sharedByNone(writer.ledger) }: Decision,
  reason?: string,
): Matched {
  const operation = writer.operation('match', { reason });
  writer.queue.add('matches', operation, line.id, rule);
  let wasPaidOut = false;
  let isUnannounced = true;
  const booked = parts.map((part): MatchedPart => {
    const { memberId, headingId, depositId, amountCents } = part;
    isUnannounced &&= memberId !== undefined && amountCents > 0;
    if (headingId !== undefined) {
      moveTo(writer, operation, line, { account: headingId, amountCents });
      return { headingId, paymentId: null, amountCents };
    }
    if (depositId !== undefined) {
      showDeposit(writer, operation, line, { depositId, amountCents });
      return { depositId, paymentId: null, amountCents };
    }
    if (amountCents < 0) {
      const paymentId = debitMember(writer, operation, line, { ...part, shared });
      return { memberId, paymentId, amountCents };
    }
    const { id, method, isNew } = creditMember(writer, operation, line, { ...part, shared });
    wasPaidOut ||= isPaidOut(method);
    isUnannounced &&= isNew;
    return { memberId, paymentId: id, amountCents };
  });
  return { line, parts: booked, rule, operation, isPaidOut: wasPaidOut, isUnannounced };
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
  part: SharingPart,
): number | null {
  const { memberId, paymentId, amountCents } = part;
  const refund = refundOf(writer.ledger, part, part.shared.paymentsOf);
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

/** The payment that a credit is. */
type CreditedPayment = Pick<Payment, 'id' | 'method'> & { readonly isNew: boolean };

/** A part that is a member's. */
export type MemberPart = Extract<BookedPart, { readonly memberId: number }>;

type SharingPart = MemberPart & { readonly shared: Shared };

/**
 * Every cent is credited: to the payment that was expected, or to one of its own. Refuses with
 * PAYOUT_DIFFERS.
 */
function creditMember(
  writer: Writer,
  operation: number,
  line: Line,
  part: SharingPart,
): CreditedPayment {
  const { amountCents } = part;
  const payment = awaitedPayment(writer.ledger, line, part);
  if (payment === undefined) return creditUnannounced(writer, operation, line, part);
  const shown = { payment, amountCents };
  if (payment.byHandCents > 0) clearByHand(writer, operation, line, shown);
  else {
    refuseShownBefore(line, shown);
    settlePending(writer, operation, payment, line.date);
    const account = accountOf(writer.ledger, payment.memberId);
    moveTo(writer, operation, line, { account, amountCents, payment: payment.id });
  }
  return { ...payment, isNew: false };
}

/** A confirmed payment that nobody announced; the bank line brings it. */
function creditUnannounced(
  writer: Writer,
  operation: number,
  line: Line,
  { memberId, amountCents, shared }: SharingPart,
): CreditedPayment {
  const { date } = line;
  const method = 'transfer';
  const id = insertPayment(writer, operation, { memberId, date, method });
  const account = shared.accountOf(memberId);
  moveTo(writer, operation, line, { account, amountCents, payment: id });
  return { id, method, isNew: true };
}

/** The payment that a part of a credit is; undefined where nobody expected it. */
function awaitedPayment(ledger: Ledger, line: Line, part: SharingPart): Payment | undefined {
  if (part.paymentId !== undefined) return standingPayment(ledger, part.paymentId);
  return part.isNew === true
    ? undefined
    : expectedPayment(ledger, line, part, part.shared.paymentsOf);
}

/**
 * By how much booking a part changes the member's balance: what was recorded by hand has changed it
 * already.
 */
export function balanceChange(ledger: Ledger, line: Line, part: MemberPart): Cents {
  const { amountCents } = part;
  const shared = sharedByNone(ledger);
  const known =
    amountCents < 0 ? refundOf(ledger, part) : awaitedPayment(ledger, line, { ...part, shared });
  if (known === undefined) return amountCents;
  const { byHandCents } = known;
  return byHandCents !== 0 && isPaidOut(known.method) ? 0 : amountCents - byHandCents;
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
