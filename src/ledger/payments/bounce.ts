import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { sharesOf } from '../deposits/one-cheque.ts';
import { builtInHeading } from '../headings.ts';
import type { BookedPart } from '../matching/book-line.ts';
import { splitLine } from '../matching/matches.ts';
import { LARGEST_CHARGE } from '../matching/returnable.ts';
import { chargeMember } from '../members/charges.ts';
import { type Line, lineById } from '../statements/lines.ts';
import type { Writer } from '../write.ts';
import { type Payment, paymentById, refuseNotReturnable } from './payments.ts';

export interface Bounce {
  /** The bank line with which it came back; else the only waiting one of exactly its amount. */
  readonly line?: number | undefined;
  /** What the member is to pay for it: the bank's charge, passed on. */
  readonly chargeCents?: Cents | undefined;
  /** Of the charge, where the payment had come back already. */
  readonly date: CalendarDate;
  readonly reason?: string | undefined;
}

export interface Bounced {
  /** The one that was named, then those for which its cheque pays too. */
  readonly payments: readonly [Payment, ...Payment[]];
  /** What the bank kept for itself of the same line. */
  readonly bankCents: Cents;
  /** None where it had come back already. */
  readonly line: number | undefined;
}

/**
 * A payment came back: a rejected transfer, an unpaid cheque. The bank's line is matched with it,
 * so that the member owes again, and so do the others for whom a cheque pays; what the line is more
 * than the payment is the bank's charge. Of one that had come back already only the charge is
 * recorded. Refuses with PAYMENT_NOT_RETURNABLE, BOUNCE_LINE_UNKNOWN, BOUNCE_AMOUNT_DIFFERS,
 * AMOUNT_NOT_POSITIVE, and as `splitLine` does.
 */
export function bouncePayment(writer: Writer, id: number, bounce: Bounce): Bounced {
  const payment = paymentById(writer.ledger, id);
  // Of one that came back already there is nothing to look for, unless a line is named.
  const isBack = payment.status === 'bounced' && bounce.line === undefined;
  const returned = isBack ? undefined : takeBack(writer, payment, bounce);
  const { chargeCents, reason } = bounce;
  if (chargeCents !== undefined) {
    const date = returned?.line.date ?? bounce.date;
    const headingId = builtInHeading(writer.ledger, 'bank-fees').id;
    const { memberId } = payment;
    chargeMember(writer, { memberId, headingId, amountCents: chargeCents, date, reason });
  }
  const others = returned?.payments.filter((each) => each !== id) ?? [];
  return {
    payments: [
      paymentById(writer.ledger, id),
      ...others.map((each) => paymentById(writer.ledger, each)),
    ],
    line: returned?.line.id,
    bankCents: returned?.bankCents ?? 0,
  };
}

interface Returned {
  readonly payments: readonly number[];
  readonly line: Line;
  readonly bankCents: Cents;
}

function takeBack(writer: Writer, payment: Payment, { line: named, reason }: Bounce): Returned {
  const { ledger } = writer;
  const { id } = payment;
  refuseNotReturnable(payment);
  const payments = sharesOf(ledger, payment);
  const receivedCents = sumCents(payments.map((each) => each.receivedCents));
  const line = lineById(ledger, named ?? lineOf(ledger, id, receivedCents));
  const { amountCents } = line;
  const bankCents = -amountCents - receivedCents;
  if (bankCents < 0 || bankCents > LARGEST_CHARGE) {
    const [name, paymentName] = [formatId('line', line.id), formatId('payment', id)];
    refuse('BOUNCE_AMOUNT_DIFFERS', {
      line: name,
      amountCents,
      payment: paymentName,
      receivedCents,
    });
  }
  const headingId = builtInHeading(ledger, 'bank-fees').id;
  const parts: readonly BookedPart[] = [
    ...payments.map((each) => {
      return { memberId: each.memberId, paymentId: each.id, amountCents: -each.receivedCents };
    }),
    ...(bankCents > 0 ? [{ headingId, amountCents: -bankCents }] : []),
  ];
  splitLine(writer, line.id, parts, reason);
  return { payments: payments.map((each) => each.id), line, bankCents };
}

function lineOf(ledger: Ledger, id: number, receivedCents: Cents): number {
  const waiting = ledger.all(
    query
      .selectFrom('waiting_lines')
      .select('line_id as id')
      .where('amount_cents', '=', -receivedCents)
      .orderBy('line_id'),
  );
  const [only, ...others] = waiting;
  if (only !== undefined && others.length === 0) return only.id;
  return refuse('BOUNCE_LINE_UNKNOWN', {
    payment: formatId('payment', id),
    receivedCents,
    lines: waiting.map((line) => formatId('line', line.id)),
  });
}
