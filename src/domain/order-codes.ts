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

/** False for a short number, which may as well be part of a date or a sum. */
export const isTellingCode = (folded: string): boolean =>
  /[A-Z]/.test(folded) || folded.length >= SHORTEST_NUMBER;

/** The codes in a label that are known, folded, each once. */
export function findOrderCodes(
  label: string,
  known: { readonly has: (folded: string) => boolean },
): readonly string[] {
  const pieces = piecesOf(label);
  const found = new Set<string>();
  for (const first of pieces.keys()) {
    let written = '';
    for (const piece of pieces.slice(first, first + MOST_PIECES)) {
      written += piece;
      if (known.has(written)) found.add(written);
    }
  }
  // `CMD-1042-B` is not `CMD-1042` too.
  return [...found].filter(
    (code) => ![...found].some((longer) => longer !== code && longer.includes(code)),
  );
}

const piecesOf = (text: string): readonly string[] => foldName(text).match(/[A-Z]+|\d+/g) ?? [];
