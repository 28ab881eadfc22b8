import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { isReceived } from '../../domain/method.ts';
import { isPaidOut } from '../../domain/payout-labels.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { chequeOf, writeCheque } from '../deposits/cheques.ts';
import { placeOfPayment } from '../deposits/deposits.ts';
import { builtInHeading } from '../headings.ts';
import type { BookedPart } from '../matching/book-line.ts';
import { expectedPayment } from '../matching/expected.ts';
import { splitLine, unmatchLine } from '../matching/matches.ts';
import { type Member, memberById } from '../members/members.ts';
import { stands } from '../operations.ts';
import { refuseOverdrawn } from '../orders/kitty.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import { type Line, lineById, type MatchedPart, matchesOf } from '../statements/lines.ts';
import type { Writer } from '../write.ts';
import { type Payment, paymentById } from './payments.ts';
import { insertPayment } from './payments-write.ts';

export interface Moving {
  readonly to: Member;
  readonly reason: string;
  readonly date: CalendarDate;
}

export interface Moved {
  /** What it is for the right member. */
  readonly payment: Payment;
  /** The bank lines that were matched anew. */
  readonly lines: readonly number[];
}

/**
 * Money that was received for the wrong member goes to the right one, and stays where it lies: in
 * the cash box, the drawer, in transit, at the bank. What the bank has shown of it is matched anew.
 * Refuses with PAYMENT_NOT_MOVABLE, SAME_MEMBER, KITTY_OVERDRAWN, BEFORE_START.
 */
export function movePayment(writer: Writer, id: number, { to, reason, date }: Moving): Moved {
  const { ledger } = writer;
  const payment = paymentById(ledger, id);
  const { memberId, status, returnedCents } = payment;
  if (status !== 'confirmed' || returnedCents > 0) {
    refuse('PAYMENT_NOT_MOVABLE', { id: formatId('payment', id), status });
  }
  if (memberId === to.id) refuse('SAME_MEMBER', { code: to.code });
  refuseBeforeStart(date, readSettings(ledger).start);
  const shown = linesOf(ledger, id);
  for (const { line } of shown) unmatchLine(writer, line.id, reason);
  const byHand = paymentById(ledger, id);
  const replaced =
    byHand.receivedCents > 0 ? moveByHand(writer, byHand, { to, reason, date }) : undefined;
  let received = replaced;
  for (const { line, parts } of shown) {
    const others = parts.map((part) =>
      part.paymentId === id
        ? partFor(ledger, line, { to, amountCents: part.amountCents, payment: replaced })
        : asBooked(ledger, part),
    );
    const booked = splitLine(writer, line.id, others, reason);
    received ??= booked.parts.find((part) => part.memberId === to.id)?.paymentId ?? undefined;
  }
  // Whose the bank's money is can always be set right, as by `line assign`.
  if (shown.length === 0) refuseOverdrawn(ledger, memberById(ledger, memberId));
  return { payment: paymentById(ledger, received ?? id), lines: shown.map(({ line }) => line.id) };
}

/** Out of its place for the one, and into the same place for the other. */
function moveByHand(writer: Writer, payment: Payment, { to, reason, date }: Moving): number {
  const { ledger } = writer;
  const { id, memberId, method, receivedCents: amountCents } = payment;
  if (!isReceived(method)) return refuse('METHOD_NOT_FOR_PAYMENT', { method });
  const operation = writer.operation('payment-move', { reason });
  const moved = insertPayment(writer, operation, { memberId: to.id, method, date: payment.date });
  writeCheque(writer, operation, { id: moved, memberId: to.id }, chequeOf(ledger, id));
  const { place, deposit = null } = placeOfPayment(ledger, payment);
  const [from, into] = [accountOf(ledger, memberId), accountOf(ledger, to.id)];
  const about = { date, amountCents, deposit };
  writer.entry(operation, { ...about, debit: from, credit: place, payment: id });
  writer.entry(operation, { ...about, debit: place, credit: into, payment: moved });
  moveFee(writer, operation, payment, { place, moved, date });
  ledger.run(
    query
      .insertInto('payment_moves')
      .values({ operation_id: operation, payment_id: id, to_payment_id: moved }),
  );
  return moved;
}

interface Fee {
  readonly place: number;
  /** The right member's payment. */
  readonly moved: number;
  readonly date: CalendarDate;
}

/** What its provider keeps of it was taken off what is in transit, and goes along. */
function moveFee(
  writer: Writer,
  operation: number,
  { id, method, receivedCents, byHandCents }: Payment,
  { place, moved, date }: Fee,
): void {
  const amountCents = receivedCents - byHandCents;
  if (!isPaidOut(method) || amountCents <= 0) return;
  const fees = builtInHeading(writer.ledger, 'bank-fees').id;
  writer.entry(operation, { date, debit: place, credit: fees, amountCents, payment: id });
  writer.entry(operation, { date, debit: fees, credit: place, amountCents, payment: moved });
}

interface Shown {
  readonly line: Line;
  /** All of the line's, this payment's among them. */
  readonly parts: readonly MatchedPart[];
}

/** The bank lines that have shown a payment, with how they are matched. */
function linesOf(ledger: Ledger, payment: number): readonly Shown[] {
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .select('line_id as line')
      .distinct()
      .where('payment_id', '=', payment)
      .where('line_id', 'is not', null)
      .orderBy('line_id'),
  );
  return rows.flatMap(({ line }) => {
    const parts = matchesOf(ledger, line ?? 0).flatMap((match) => match.parts);
    return parts.some((part) => part.paymentId === payment || part.depositId !== undefined)
      ? [{ line: lineById(ledger, line ?? 0), parts }]
      : [];
  });
}

interface Wanted {
  readonly to: Member;
  readonly amountCents: number;
  /** What was received by hand, and moved. */
  readonly payment: number | undefined;
}

/** What the line is for the right member: what was moved, what they had announced, or a new one. */
function partFor(ledger: Ledger, line: Line, { to, amountCents, payment }: Wanted): BookedPart {
  const part = { memberId: to.id, amountCents };
  if (payment !== undefined) return { ...part, paymentId: payment };
  return { ...part, isNew: expectedPayment(ledger, line, part) === undefined };
}

/** A part that stays as it was; a payment that only the line had brought is brought by it again. */
function asBooked(ledger: Ledger, part: MatchedPart): BookedPart {
  const { memberId, headingId, depositId, paymentId, amountCents } = part;
  if (headingId !== undefined) return { headingId, amountCents };
  if (depositId !== undefined) return { depositId, amountCents };
  const isKnown = paymentId !== null && stands(ledger, paymentById(ledger, paymentId).operation);
  return { memberId, amountCents, ...(isKnown ? { paymentId } : { isNew: true }) };
}
