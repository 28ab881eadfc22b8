/** The shapes of cheques in `--json`. */
import Type from 'typebox';
import { cents, date, list, optional, text } from './shapes.ts';

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
