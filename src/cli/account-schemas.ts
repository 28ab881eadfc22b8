/** The shapes of members, orders, payments and what stands on an account in `--json`. */
import Type from 'typebox';
import { chequeDetails } from './cheque-shapes.ts';
import { cents, date, id, list, optional, text } from './shapes.ts';

export const method = Type.Union([
  Type.Literal('cheque'),
  Type.Literal('cash'),
  Type.Literal('transfer'),
  Type.Literal('card'),
  Type.Literal('online'),
  Type.Literal('kitty'),
  Type.Literal('on-site'),
]);

export const member = Type.Object({
  code: text,
  name: text,
  email: optional(text),
  phone: optional(text),
  otherNames: optional(list(text)),
  // The day on which they left the group.
  leftOn: optional(date),
  reference: optional(text),
});

export const order = Type.Object({
  id: id('O'),
  member: text,
  amountCents: cents,
  method,
  date,
  distribution: optional(date),
  items: optional(
    list(
      Type.Object({
        name: text,
        quantity: Type.Number(),
        unitPriceCents: cents,
        amountCents: cents,
      }),
    ),
  ),
  // As the ordering platform calls it.
  code: optional(text),
});

export const payment = Type.Object({
  id: id('P'),
  member: text,
  amountCents: cents,
  method,
  date,
  status: Type.Union([
    Type.Literal('pending'),
    Type.Literal('confirmed'),
    Type.Literal('cancelled'),
    Type.Literal('bounced'),
    Type.Literal('refunded'),
    Type.Literal('moved'),
  ]),
  reference: optional(text),
  order: id('O'),
  // Somebody else who pays for the member.
  payer: optional(text),
  // What it is for the right member.
  movedTo: id('P'),
  // Of a cheque that was handed over: what is printed on it, and where it is now.
  cheque: optional(Type.Object(chequeDetails)),
  inHand: optional(Type.Boolean()),
  deposit: id('D'),
});

/** What is on its way: of each what the bank is to show, a fee that was told taken off. */
export const transit = Type.Object({
  payments: list(
    Type.Object({
      payment: text,
      member: text,
      method,
      date,
      amountCents: cents,
      feeCents: optional(cents),
      inTransitCents: cents,
    }),
  ),
  inTransitCents: cents,
});

export const opening = Type.Object({
  id: id('A'),
  member: optional(text),
  place: optional(
    Type.Union([Type.Literal('bank'), Type.Literal('cash'), Type.Literal('cheques')]),
  ),
  account: optional(text),
  amountCents: cents,
  date,
});

export const historyEntry = Type.Object({
  id: text,
  date,
  kind: Type.Union([
    Type.Literal('opening'),
    Type.Literal('order'),
    Type.Literal('complement'),
    Type.Literal('order-adjustment'),
    Type.Literal('order-cancellation'),
    Type.Literal('payment'),
    Type.Literal('bounce'),
    Type.Literal('move'),
    Type.Literal('hand-back'),
    Type.Literal('charge'),
    Type.Literal('contract'),
    Type.Literal('adjustment'),
    Type.Literal('refund'),
    Type.Literal('bank'),
    Type.Literal('reversal'),
    Type.Literal('restoration'),
  ]),
  label: text,
  method: optional(method),
  reference: optional(text),
  about: optional(text),
  reason: optional(text),
  amountCents: cents,
  balanceCents: cents,
  status: Type.Union([Type.Literal('booked'), Type.Literal('undone'), Type.Literal('pending')]),
});
