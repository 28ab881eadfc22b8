import type { DecimalMark } from '../../domain/money.ts';
import { type Cents, decimalMarkOf, parseAmount } from '../../domain/money.ts';
import { type Parsed, parsed, unparsed } from '../../domain/parsed.ts';
import type { FileProblemCode } from '../../domain/statement.ts';
import { AMOUNT_CODES } from '../amount-problem.ts';

/** The decimal mark of a file's amounts: what they show, and what is said where they show none. */
export interface Marks {
  readonly shown: DecimalMark | undefined;
  readonly said: DecimalMark | undefined;
}

/**
 * An amount in cents, or what is wrong with it. In a file with both marks (ofxparse #83: `-12.80`
 * and `-200,00` in one) each amount that shows its own is read by it; no other can be.
 */
export function readAmount(text: string, { shown, said }: Marks): Parsed<Cents, FileProblemCode> {
  const amount = parseAmount(text, shown ?? decimalMarkOf(text) ?? said);
  return amount.ok ? parsed(amount.value) : unparsed(AMOUNT_CODES[amount.problem]);
}
