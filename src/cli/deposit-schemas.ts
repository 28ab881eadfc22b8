/** The shapes of cheques and deposits in `--json`. */
import Type from 'typebox';
import { cents, date, id, list, optional, text } from './shapes.ts';

/** What is printed on a cheque, and what was agreed about it. */
export const chequeDetails = {
  number: optional(text),
  bank: optional(text),
  // Not to be taken to the bank before.
  depositFrom: optional(date),
  // The heading of the producer to whom it is payable, if it is not the group.
  payee: optional(text),
};

/** A cheque may pay for several members, each with a payment. */
export const cheque = Type.Object({
  payments: list(text),
  members: list(text),
  // Who wrote it, as far as is known.
  drawer: text,
  ...chequeDetails,
  receivedOn: date,
  amountCents: cents,
});

export const deposit = Type.Object({
  id: id('D'),
  date,
  method: Type.Union([Type.Literal('cheque'), Type.Literal('cash')]),
  account: optional(text),
  payee: optional(text),
  bankNumber: optional(text),
  // With a minus sign, cash that was fetched from the bank.
  amountCents: cents,
  chequeCount: Type.Integer(),
  status: Type.Union([
    Type.Literal('in-transit'),
    Type.Literal('credited'),
    Type.Literal('handed-over'),
    Type.Literal('cancelled'),
  ]),
});

/** With what is in it: its cheques, and of those from before the ledger the sum. */
export const wholeDeposit = {
  deposit,
  cheques: list(cheque),
  earlierCents: optional(cents),
};
