import { type Parsed, parsed, unparsed } from './parsed.ts';
import { parseReference } from './reference.ts';
import { foldName, foldText } from './text.ts';

/** The longest code that a member can have, in characters. */
export const MEMBER_CODE_LENGTH = 8;

const MEMBER_CODE = /^[A-Z][A-Z0-9]{1,7}$/;
const STEM_LENGTH = 3;

const TITLES = new Set(['M', 'MM', 'MR', 'MME', 'MMES', 'MLLE', 'MLLES', 'MONSIEUR', 'MADAME']);
const JOINERS = new Set(['ET', 'OU', 'AND']);
const PARTICLES = new Set(
  'D DA DAL DE DEL DELLA DEN DER DES DI DO DOS DU EL L LA LAS LE LES LO TEN TER VAN VON ZU'.split(
    ' ',
  ),
);

/**
 * Reads a member's code as it is kept: two to eight letters and digits, a letter first, upper case,
 * without accents. It can't be taken for one of our references, which are longer.
 */
export function parseMemberCode(typed: string): Parsed<string, 'unreadable'> {
  const code = foldText(typed);
  if (!MEMBER_CODE.test(code) || parseReference(code).ok) return unparsed('unreadable');
  return parsed(code);
}

/**
 * A free code for a new member: the last name's first letters (`DUP`), then with letters of the
 * other names (`DUPC`, `DUPCL`), then with a number (`DUP2`). `M1`, `M2` where no name has two
 * Latin letters.
 *
 * The last name is the first word that is no title and no particle, unless exactly one word of
 * several is in capitals (`Claire DUPONT`): nothing else tells first and last names apart.
 *
 * @throws RangeError if `isTaken` refuses every code of eight characters.
 */
export function suggestMemberCode(name: string, isTaken: (code: string) => boolean): string {
  for (const code of candidatesFor(name)) {
    if (!isTaken(code)) return code;
  }
  throw new RangeError('every member code is taken');
}

function* candidatesFor(name: string): Generator<string> {
  const words = nameWords(name);
  const lastName = lastNameOf(words);
  if (lastName === undefined) {
    yield* numbered('M', 1);
    return;
  }
  const stem = lastName.letters.slice(0, STEM_LENGTH);
  yield stem;
  const others = words.filter((word) => word !== lastName).map((word) => word.letters);
  const suffix = others.join('').slice(0, MEMBER_CODE_LENGTH - stem.length);
  for (let length = 1; length <= suffix.length; length += 1) yield stem + suffix.slice(0, length);
  yield* numbered(stem, 2);
}

function* numbered(stem: string, first: number): Generator<string> {
  for (let number = first; ; number += 1) {
    const code = `${stem}${number}`;
    if (code.length > MEMBER_CODE_LENGTH) return;
    yield code;
  }
}

interface NameWord {
  /** Upper-case Latin letters alone: `L'Hermite` is `HERMITE`. */
  readonly letters: string;
  readonly isCapitals: boolean;
}

/**
 * The words of a name that say who it is: no titles, and particles only where nothing else is left.
 */
function nameWords(name: string): NameWord[] {
  const words = name
    .split(/\s+/)
    .map((written) => ({ written, parts: foldName(written).split(' ') }))
    .filter(({ parts }) => !parts.every((part) => TITLES.has(part) || JOINERS.has(part)));
  const toWord = (written: string, parts: readonly string[]): NameWord => ({
    letters: parts.join('').replace(/[^A-Z]/g, ''),
    isCapitals: written === written.toUpperCase() && written !== written.toLowerCase(),
  });
  const significant = words
    .map(({ written, parts }) =>
      toWord(
        written,
        parts.filter((part) => !PARTICLES.has(part)),
      ),
    )
    .filter((word) => word.letters !== '');
  if (significant.length > 0) return significant;
  return words.map(({ written, parts }) => toWord(written, parts));
}

/** Initials make no code: undefined if no word has two Latin letters. */
function lastNameOf(words: readonly NameWord[]): NameWord | undefined {
  const full = words.filter((word) => word.letters.length >= 2);
  const capitals = full.filter((word) => word.isCapitals);
  return capitals.length === 1 ? capitals[0] : full[0];
}
