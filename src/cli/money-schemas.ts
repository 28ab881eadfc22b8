/** The shapes of charges, headings and the cash box in `--json`. */
import Type from 'typebox';
import { cents, date, id, list, text } from './shapes.ts';

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
