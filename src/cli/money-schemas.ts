/** The shapes of charges, headings and the cash box in `--json`. */
import Type from 'typebox';
import { cents, date, id, list, optional, text } from './shapes.ts';

/** One charge for each member, all of the same amount. */
export const charges = {
  charges: list(
    Type.Object({ id: id('A'), member: text, amountCents: cents, balanceCents: cents }),
  ),
  heading: text,
  amountCents: cents,
  totalCents: cents,
  date,
  reason: text,
};

/** As it was typed; both days belong to it. */
export const period = { from: optional(date), to: optional(date) };

/** The balance is what came in less what went out: before the period, and at its end. */
export const headingTurnover = Type.Object({
  name: text,
  balanceCents: cents,
  beforeCents: cents,
  receivedCents: cents,
  paidCents: cents,
});

/** What a heading received, or with a minus sign paid; the balance is the one after it. */
export const headingMovement = Type.Object({
  // The bank's line, the deposit, else the operation.
  id: text,
  date,
  kind: Type.Union([
    Type.Literal('bank'),
    Type.Literal('charge'),
    Type.Literal('adjustment'),
    Type.Literal('fee'),
    Type.Literal('cash'),
    // Cheques that were handed to the producer.
    Type.Literal('deposit'),
    // A cheque of theirs that turned out to be another member's.
    Type.Literal('payment-move'),
    Type.Literal('reversal'),
  ]),
  // The bank's own words.
  label: optional(text),
  member: optional(text),
  payment: optional(text),
  order: optional(text),
  reason: optional(text),
  // The operation that a reversal on another day takes back.
  reverses: optional(text),
  amountCents: cents,
  balanceCents: cents,
});
