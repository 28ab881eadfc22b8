import { parseChequeNumber } from '../domain/cheque.ts';
import type { Method } from '../domain/method.ts';
import { refuse } from '../domain/refusal.ts';
import type { ChequeDetails } from '../ledger/deposits/cheques.ts';
import { type Input, option } from './action.ts';
import type { Context } from './context.ts';
import { findHeading } from './headings.ts';
import { parseOptionalDate } from './values.ts';

/** What was typed of a cheque, or stands in a row of a file. */
export interface ChequeWords {
  readonly number?: string | undefined;
  readonly bank?: string | undefined;
  readonly depositFrom?: string | undefined;
  readonly payableTo?: string | undefined;
}

const FLAGS = {
  number: '--number',
  bank: '--bank',
  depositFrom: '--deposit-from',
  payableTo: '--payable-to',
} as const;

type Word = keyof typeof FLAGS;
const WORDS = Object.keys(FLAGS) as readonly Word[];

export const chequeWordsIn = (input: Input): ChequeWords =>
  Object.fromEntries(WORDS.map((word) => [word, option(input, word)]));

/** The first of its flags that was typed. */
export const chequeFlagIn = (words: ChequeWords): string | undefined => {
  const typed = WORDS.find((word) => words[word] !== undefined);
  return typed === undefined ? undefined : FLAGS[typed];
};

/** Refuses with OPTIONS_CONFLICT what is said of a cheque where the money is none. */
export function refuseNoCheque(method: Method, flag: string): void {
  if (method === 'cheque') return;
  refuse('OPTIONS_CONFLICT', { first: `--method ${method}`, second: flag });
}

/** Refuses with CHEQUE_NUMBER, and what is no date and no heading. */
export function parseCheque(
  context: Context,
  words: ChequeWords,
  at: (word: Word) => void = () => undefined,
): ChequeDetails {
  const { number, bank, depositFrom, payableTo } = words;
  at('number');
  const digits = number === undefined ? undefined : typedNumber(number);
  at('depositFrom');
  const from = parseOptionalDate(depositFrom);
  at('payableTo');
  const payeeId = payableTo === undefined ? undefined : findHeading(context, payableTo).id;
  return { number: digits, bank: bank?.trim() || undefined, depositFrom: from, payeeId };
}

const typedNumber = (value: string): string =>
  parseChequeNumber(value) ?? refuse('CHEQUE_NUMBER', { value });
