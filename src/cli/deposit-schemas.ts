/** The shapes of deposits in `--json`. */
import Type from 'typebox';
import { cheque } from './cheque-shapes.ts';
import { cents, date, id, list, optional, text, written } from './shapes.ts';

const deposit = Type.Object({
  id: id('D'),
  date,
  method: Type.Union([Type.Literal('cheque'), Type.Literal('cash')]),
  account: optional(text),
  // As the bank's statements have it.
  accountNumber: optional(text),
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
const wholeDeposit = {
  deposit,
  cheques: list(cheque),
  earlierCents: optional(cents),
};

export const depositSchemas = {
  'deposit create': Type.Object({
    ...wholeDeposit,
    // What stays in the drawer.
    left: Type.Object({
      count: Type.Integer(),
      amountCents: cents,
      earlierCents: optional(cents),
    }),
    ...written,
  }),
  'deposit list': Type.Object({ deposits: list(deposit) }),
  'deposit show': Type.Object(wholeDeposit),
  'deposit cancel': Type.Object({ deposit, ...written }),
} as const;
