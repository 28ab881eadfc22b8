import {
  payloadFromRandom,
  REFERENCE_ALPHABET,
  REFERENCE_LENGTH,
  referenceFromPayload,
} from '../../src/domain/reference.ts';
import { between, chance, type Random, randomDigits, randomText } from '../random.ts';

/** Where a printed code has its space: after `RF` and the check digits. */
export const PRINTED_GAP = 4;

const ALL_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A code of ours, drawn as the program draws it. */
export function newReference(random: Random): string {
  const bytes = Uint8Array.from({ length: 5 }, () => between(random, 0, 255));
  return referenceFromPayload(payloadFromRandom(bytes));
}

/** The letters and digits alone, upper case, O as 0, I and L as 1: what the rules tell apart. */
export function fold(text: string): string {
  const plain = text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain.replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** Those of the codes that stand in the text for a reader who folds and joins everything. */
export function codesWithin(
  text: string,
  codes: { has(code: string): boolean },
): readonly string[] {
  const folded = fold(text);
  return Array.from(folded.matchAll(/RF/g), ({ index }) =>
    folded.slice(index, index + REFERENCE_LENGTH),
  ).filter((code) => codes.has(code));
}

/**
 * The fewest edits that make one text of the other: a character replaced, left out or put in, or
 * two neighbours swapped, no place edited twice.
 */
export function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next: number[] = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = Number(one[row - 1] !== other[column - 1]);
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          at(next, column - 1) + 1,
          at(last, column) + 1,
          at(last, column - 1) + differs,
          isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return at(last, other.length);
}

const at = (row: readonly number[], column: number): number =>
  row[column] ?? Number.POSITIVE_INFINITY;

/** The valid codes of our form that this many typing errors make of a code by chance. */
export function twinsOf(code: string, errors: number): readonly string[] {
  const payload = code.slice(PRINTED_GAP);
  const changed = Array.from(payload).flatMap((own, index) =>
    Array.from(REFERENCE_ALPHABET)
      .filter((character) => character !== own)
      .map((character) => payload.slice(0, index) + character + payload.slice(index + 1)),
  );
  return changed
    .map((other) => referenceFromPayload(other))
    .filter((other) => distance(code, other) === errors);
}

/** Somebody else's creditor reference: valid, of 15 to 25 characters. */
export function foreignReference(random: Random): string {
  const length = between(random, 11, 21);
  const body = chance(random, 0.5)
    ? randomDigits(random, length)
    : randomText(random, length, ALL_CHARACTERS);
  return `RF${checkDigits('RF', body)}${body}`;
}

/** A valid IBAN of France, or of Belgium. */
export function iban(random: Random, country: 'FR' | 'BE'): string {
  const body = randomDigits(random, country === 'FR' ? 23 : 12);
  return country + checkDigits(country, body) + body;
}

/** In groups of four, as references and IBANs are printed. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

// Not the program's own function, so that `check.ts` proves something when it uses that one.
function checkDigits(prefix: string, body: string): string {
  const digits = Array.from(`${body}${prefix}00`, (character) => Number.parseInt(character, 36));
  return String(98n - (BigInt(digits.join('')) % 97n)).padStart(2, '0');
}
