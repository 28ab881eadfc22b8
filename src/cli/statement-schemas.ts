/** The shapes of bank files in `--json`. */
import Type from 'typebox';
import { cents, date, id, list, optional, text } from './shapes.ts';

export const proof = Type.Union([
  Type.Literal('running-balance'),
  Type.Literal('opening-closing'),
  Type.Literal('row-count'),
  Type.Literal('totals'),
]);

const lineCounts = Type.Object({
  read: Type.Integer(),
  new: Type.Integer(),
  duplicate: Type.Integer(),
  held: Type.Integer(),
  skipped: Type.Integer(),
});

export const statement = Type.Object({
  id: text,
  file: text,
  format: text,
  account: text,
  accountNumber: optional(text),
  from: optional(date),
  to: optional(date),
  openingCents: optional(cents),
  closingCents: optional(cents),
  creditCents: cents,
  debitCents: cents,
  lines: lineCounts,
  recordedAt: text,
  operation: text,
  status: Type.Union([Type.Literal('imported'), Type.Literal('undone')]),
});

export const imported = Type.Object({
  id: id('I'),
  file: text,
  format: text,
  bank: text,
  learnedFrom: Type.Union([Type.Literal('real'), Type.Literal('extract'), Type.Literal('assumed')]),
  account: text,
  accountNumber: optional(text),
  from: optional(date),
  to: optional(date),
  openingCents: optional(cents),
  closingCents: optional(cents),
  proved: Type.Boolean(),
  proofs: list(proof),
  agrees: Type.Boolean(),
  seenBefore: Type.Boolean(),
  creditCents: cents,
  debitCents: cents,
  lines: lineCounts,
  skipped: list(Type.Object({ reason: text, count: Type.Integer() })),
  held: list(
    Type.Object({
      row: Type.Integer(),
      date,
      amountCents: cents,
      label: text,
      line: text,
      lineDate: date,
      lineLabel: text,
    }),
  ),
  vanished: list(
    Type.Object({
      line: text,
      date,
      amountCents: cents,
      label: text,
      member: optional(text),
    }),
  ),
  bankOpeningCents: optional(cents),
});
