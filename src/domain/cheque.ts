// The number printed on a cheque.

/** A French cheque's number has seven digits (standard NF K11-111, line CMC7). */
const USUAL_DIGITS = 7;
const MOST_DIGITS = 20;

/**
 * A cheque's number as it was typed, spaces aside; undefined where it is none. Zeros that a
 * spreadsheet dropped from its beginning are put back, decimals that it added (`1234567.0`) left out.
 */
export function parseChequeNumber(typed: string): string | undefined {
  const digits = typed.replace(/\s/g, '').replace(/[.,]0+$/, '');
  if (!/^\d+$/.test(digits) || digits.length > MOST_DIGITS || /^0+$/.test(digits)) return undefined;
  return digits.padStart(USUAL_DIGITS, '0');
}

/** The number of the cheque so many further on in the book; zeros before it stay. */
export const laterNumber = (first: string, further: number): string =>
  (BigInt(first) + BigInt(further)).toString().padStart(first.length, '0');
