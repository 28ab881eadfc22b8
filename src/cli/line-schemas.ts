/** The shapes of bank lines in `--json`, and of what explains them. */
import Type from 'typebox';
import { cents, date, id, list, optional, text } from './shapes.ts';

const rule = Type.Union([
  Type.Literal('exact-reference'),
  Type.Literal('several-references'),
  Type.Literal('settled-reference'),
  Type.Literal('repaired-reference'),
  Type.Literal('order-code'),
  Type.Literal('deposit'),
  Type.Literal('payout'),
  Type.Literal('recorded-by-hand'),
  Type.Literal('learned-payer'),
  Type.Literal('returned-payment'),
  Type.Literal('learned-heading'),
  Type.Literal('own-accounts'),
  Type.Literal('refund'),
  Type.Literal('name-and-amount'),
  Type.Literal('name'),
  Type.Literal('by-hand'),
]);

const waitReason = Type.Union([
  Type.Literal('no-reference'),
  Type.Literal('reference-unknown'),
  Type.Literal('reference-check-failed'),
  Type.Literal('several-references'),
  Type.Literal('witnesses-disagree'),
  Type.Literal('money-out'),
  Type.Literal('payout'),
  Type.Literal('payment-unclear'),
  Type.Literal('unmatched-by-hand'),
  Type.Literal('not-yet-matched'),
]);

/**
 * Who has it: a member; for money that is no member's a heading; or what was taken to the bank. One
 * of the three.
 */
const receiver = { member: optional(text), heading: optional(text), deposit: id('D') };

/** `balanceCents` is the member's, or the heading's, after it; of a deposit what is still open. */
export const matched = Type.Object({
  line: id('L'),
  ...receiver,
  payment: id('P'),
  amountCents: cents,
  rule,
  balanceCents: cents,
});

const part = Type.Object({ ...receiver, payment: id('P'), amountCents: cents });

/** `parts` where the line would be split; `member` and `payment` are then those of the first. */
const proposal = Type.Object({
  ...receiver,
  payment: id('P'),
  parts: optional(list(part)),
  rule,
  reference: optional(text),
  why: text,
});

export const waiting = Type.Object({
  line: id('L'),
  date,
  amountCents: cents,
  label: text,
  reason: waitReason,
  proposals: list(proposal),
});

export const line = Type.Object({
  id: text,
  date,
  amountCents: cents,
  label: text,
  status: Type.Union([Type.Literal('waiting'), Type.Literal('matched'), Type.Literal('undone')]),
  import: text,
  row: Type.Integer(),
  match: optional(
    Type.Object({
      ...receiver,
      payment: id('P'),
      parts: optional(list(part)),
      rule,
      operation: text,
    }),
  ),
  waiting: optional(
    Type.Object({ reason: waitReason, proposals: list(proposal), ageDays: Type.Integer() }),
  ),
});
