/** The shapes of the cash box in `--json`. */
import Type from 'typebox';
import { cents, date, id, list, optional, text } from './shapes.ts';

/** What was found in the box, and what the ledger had it hold at the end of that day. */
export const cashCount = Type.Object({
  id: id('A'),
  date,
  countedCents: cents,
  expectedCents: cents,
  // Too much, or with a minus sign missing.
  differenceCents: cents,
  reason: optional(text),
});

/** Into the box, or with a minus sign out of it. */
export const cashMove = Type.Object({
  id: id('A'),
  heading: optional(text),
  // To or from a bank account, which a line of it is to show.
  account: optional(text),
  deposit: id('D'),
  amountCents: cents,
  date,
  reason: optional(text),
});

const cashMovement = Type.Object({
  // The payment or the deposit, else the operation.
  id: text,
  date,
  kind: Type.Union([
    Type.Literal('opening'),
    Type.Literal('payment'),
    Type.Literal('refund'),
    // Money that went to the right member's account, and stayed in the box.
    Type.Literal('payment-move'),
    Type.Literal('cash-move'),
    // To the bank, or from it.
    Type.Literal('deposit'),
    Type.Literal('count'),
    Type.Literal('reversal'),
  ]),
  member: optional(text),
  payment: optional(text),
  heading: optional(text),
  // Of a count: what was found. Its amount is the difference.
  countedCents: optional(cents),
  reason: optional(text),
  // The operation that a reversal on another day takes back.
  reverses: optional(text),
  amountCents: cents,
  balanceCents: cents,
});

/** All that moved the box, with the balance after each; and when it was last counted. */
export const cashBook = {
  cash: Type.Object({
    balanceCents: cents,
    beforeCents: cents,
    receivedCents: cents,
    paidCents: cents,
  }),
  movements: list(cashMovement),
  lastCount: optional(cashCount),
};
