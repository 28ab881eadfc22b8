import { foldName } from './text.ts';

// What an ordering platform calls an order, found in a bank label: `CMD-1042` written as `cmd 1042`.

/** A shorter one stands in many labels that mean something else. */
const SHORTEST = 4;
/** Of one of digits alone: dates and sums have four or five. */
const SHORTEST_NUMBER = 6;
/** In so many pieces of letters or digits a code may be written. */
const MOST_PIECES = 8;

/** A code without blanks, dashes and case; undefined for one too short to be looked for. */
export function foldOrderCode(code: string): string | undefined {
  const folded = piecesOf(code).join('');
  return folded.length < SHORTEST ? undefined : folded;
}

/** False for a number that is short or a date: it may as well be part of something else. */
export const isTellingCode = (folded: string): boolean =>
  /[A-Z]/.test(folded) || (folded.length >= SHORTEST_NUMBER && !A_DATE.test(folded));

const A_DATE = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?\d\d|20\d\d[01]\d[0-3]\d)$/;

/** The codes in a label that are known, folded, each once. */
export function findOrderCodes(
  label: string,
  known: { readonly has: (folded: string) => boolean },
): readonly string[] {
  const pieces = piecesOf(label);
  const found = new Set<string>();
  for (const first of pieces.keys()) {
    let written = '';
    for (const [count, piece] of pieces.slice(first, first + MOST_PIECES).entries()) {
      written += piece;
      // Numbers side by side are a date, a sum, an account: only one alone is a code.
      const isJoined = count > 0 && !/[A-Z]/.test(written);
      if (!isJoined && known.has(written)) found.add(written);
    }
  }
  // `CMD-1042-B` is not `CMD-1042` too.
  return [...found].filter(
    (code) => ![...found].some((longer) => longer !== code && longer.includes(code)),
  );
}

const piecesOf = (text: string): readonly string[] => foldName(text).match(/[A-Z]+|\d+/g) ?? [];
