import type { AmountProblem } from '../domain/money.ts';
import type { FileProblemCode } from '../domain/statement.ts';

/** What is wrong with a file in which an amount is wrong in this way. */
export const AMOUNT_CODES: Readonly<Record<AmountProblem, FileProblemCode>> = {
  empty: 'AMOUNT_MISSING',
  unreadable: 'AMOUNT_UNREADABLE',
  'too-precise': 'AMOUNT_UNREADABLE',
  ambiguous: 'AMOUNT_AMBIGUOUS',
  'too-large': 'AMOUNT_TOO_LARGE',
};
