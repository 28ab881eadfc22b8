import { type Parsed, parsed, unparsed } from './parsed.ts';
import { type Label, squeeze } from './squeeze.ts';

/**
 * The codes that members write on a transfer or cheque: creditor references of ISO 11649, which is
 * `RF`, two check digits (ISO 7064, MOD 97-10) and a payload, here of five characters: `RF45K7Q2M`.
 */

/** The digits and letters without I, L, O and U: nothing that a pen makes look like another. */
export const REFERENCE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Every creditor reference begins with it. */
export const PREFIX = 'RF';
const CHECK_END = 4;
/** Length of a payload, in characters. */
export const PAYLOAD_LENGTH = 5;
/** Length of one of our codes, in characters. */
export const REFERENCE_LENGTH = CHECK_END + PAYLOAD_LENGTH;

/** ISO 11649 allows 25 characters. */
const LONGEST_REFERENCE = 25;

const PAYLOAD = /^[0-9A-HJKMNP-TV-Z]{5}$/;
const OURS = /^RF[0-9]{2}[0-9A-HJKMNP-TV-Z]{5}$/;
const ANY_CREDITOR_REFERENCE = /^RF[0-9]{2}[0-9A-Z]{1,21}$/;

/**
 * The code of a payload, check digits included.
 *
 * @throws RangeError if the payload is not five characters of `REFERENCE_ALPHABET`.
 */
export function referenceFromPayload(payload: string): string {
  if (!PAYLOAD.test(payload)) throw new RangeError(`${payload} is no payload of a reference`);
  const check = 98 - remainder97(`${payload}${PREFIX}00`);
  return `${PREFIX}${String(check).padStart(2, '0')}${payload}`;
}

/**
 * A payload from five random bytes, of which the five low bits each count: 32 even chances, no
 * bias.
 *
 * @throws RangeError if there are not exactly five bytes.
 */
export function payloadFromRandom(bytes: Uint8Array): string {
  if (bytes.length !== PAYLOAD_LENGTH) throw new RangeError('a payload takes five random bytes');
  return Array.from(bytes, (byte) => REFERENCE_ALPHABET.charAt(byte & 31)).join('');
}

/** Writes a code as it is printed: `RF45 K7Q2M`. */
export function formatReference(code: string): string {
  return `${code.slice(0, CHECK_END)} ${code.slice(CHECK_END)}`;
}

/**
 * True if a creditor reference of any length (ISO 11649: 5 to 25 characters), upper case and
 * without spaces, bears the right check digits. ISO 7064 makes 02 to 98, and no others.
 *
 * What it catches: every change of a digit into a digit or of a letter into a letter. A digit
 * become a letter makes the number a place longer, and gets through once in about a hundred times.
 */
export function hasValidCheck(code: string): boolean {
  if (!ANY_CREDITOR_REFERENCE.test(code)) return false;
  const check = code.slice(PREFIX.length, CHECK_END);
  if (check < '02' || check > '98') return false;
  return remainder97(`${code.slice(CHECK_END)}${PREFIX}${check}`) === 1;
}

/** The remainder by 97 of the number that the text makes with A as 10 … Z as 35 (ISO 7064). */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder;
}

/**
 * Reads a code that a person typed. Case, spaces and punctuation don't matter; O counts as 0, I and
 * L as 1. 'unreadable' is whatever is not of our form, a creditor reference of another length
 * included.
 */
export function parseReference(typed: string): Parsed<string, 'unreadable' | 'check-failed'> {
  const plain = typed.normalize('NFKC').toUpperCase();
  const code = foldLookAlikes(plain.replace(/[^\p{L}\p{N}]+/gu, ''));
  if (!OURS.test(code)) return unparsed('unreadable');
  return hasValidCheck(code) ? parsed(code) : unparsed('check-failed');
}

/** Replaces the letters that the alphabet leaves out by the digits they are taken for. */
export function foldLookAlikes(characters: string): string {
  return characters.replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** A code found in a text, look-alikes folded; `valid` says that its check digits fit. */
export interface FoundReference {
  readonly code: string;
  readonly valid: boolean;
}

/**
 * Finds our codes in a bank label, each once, in order of appearance: in any case, cut by spaces,
 * line ends and punctuation, glued to other words, O for 0, I and L for 1. In linear time.
 *
 * A valid code may be chance, once in 97 of what has the form: look it up among the issued ones. An
 * invalid one is reported only where somebody meant to write a code, which is a judgement: see
 * `looksMeant`. Longer creditor references are someone else's, and give nothing.
 */
export function findReferences(text: string): FoundReference[] {
  const plain = text.normalize('NFKD');
  // Most labels end here, which makes a large import several times faster.
  if (!MAY_HOLD_PREFIX.test(plain)) return [];
  const label = squeeze(plain);
  const candidates: Candidate[] = [];
  let at = label.characters.indexOf(PREFIX);
  while (at !== -1) {
    const candidate = candidateAt(label, at);
    const foreign = candidate?.certainty === 'whole' ? 0 : foreignLength(label, at);
    if (foreign === 0 && candidate !== undefined) candidates.push(candidate);
    at = label.characters.indexOf(PREFIX, at + Math.max(foreign, 1));
  }
  return withoutOverlaps(candidates).map(({ code, certainty }) => ({
    code,
    valid: certainty !== 'meant',
  }));
}

const MAY_HOLD_PREFIX = /r[^0-9a-z]*f/i;

/**
 * Best first: a valid code that is whole words; one inside a word; an invalid one that was meant.
 */
const CERTAINTIES = ['whole', 'within', 'meant'] as const;

interface Candidate {
  readonly at: number;
  readonly code: string;
  readonly certainty: (typeof CERTAINTIES)[number];
}

/** True where a word begins, which is also where the one before it ends. */
function isWordEdge(label: Label, at: number): boolean {
  return label.gaps[at] !== 'none';
}

function candidateAt(label: Label, at: number): Candidate | undefined {
  const end = at + REFERENCE_LENGTH;
  const code = PREFIX + foldLookAlikes(label.characters.slice(at + PREFIX.length, end));
  if (!OURS.test(code)) return undefined;
  const isWhole = isWordEdge(label, at) && isWordEdge(label, end);
  if (!hasValidCheck(code)) {
    return isWhole && looksMeant(label, at) ? { at, code, certainty: 'meant' } : undefined;
  }
  if (isWhole && !isForeignNumber(label, at)) return { at, code, certainty: 'whole' };
  return canStandWithin(label, at) ? { at, code, certainty: 'within' } : undefined;
}

/** Keeps words such as INTERFLORA (`RF10…`) and the beginnings of long numbers from being codes. */
function canStandWithin({ characters, gaps }: Label, at: number): boolean {
  const end = at + REFERENCE_LENGTH;
  const hasCheckDigit = /\d/.test(characters.slice(at + PREFIX.length, at + CHECK_END));
  const isNumber = /^\d+$/.test(characters.slice(at + CHECK_END, end));
  const goesOn = gaps[end] === 'none' && /\d/.test(characters.charAt(end));
  return hasCheckDigit && !(isNumber && goesOn);
}

/**
 * Whether whole words that fail the check were still meant as a code: letters and digits both in
 * the payload, in one word or with a gap after the check digits, in three pieces at the most. So
 * neither `RF 12 PARIS` nor the invoice RF2024123 is. Letters alone have to be one word, or be
 * announced.
 */
function looksMeant({ characters, gaps }: Label, at: number): boolean {
  const payload = characters.slice(at + CHECK_END, at + REFERENCE_LENGTH);
  const hasDigit = /\d/.test(payload);
  if (!/\d/.test(characters.slice(at + PREFIX.length, at + CHECK_END))) return false;
  if (!/\D/.test(payload)) return false;

  const inside = gaps.slice(at + 1, at + REFERENCE_LENGTH).filter((gap) => gap !== 'none');
  if (inside.length === 0) return true;
  const isPrinted = gaps[at + CHECK_END] !== 'none' && inside.length <= 2;
  if (!hasDigit) return isPrinted && isAnnounced({ characters, gaps }, at);
  // A line end alone is where the bank cut the label, and can stand anywhere.
  return isPrinted || inside.every((gap) => gap === 'line');
}

const ANNOUNCEMENTS = ['REF', 'REFERENCE', 'CODE'];

function isAnnounced(label: Label, at: number): boolean {
  return ANNOUNCEMENTS.some(
    (word) => label.characters.endsWith(word, at) && isWordEdge(label, at - word.length),
  );
}

/**
 * The length of a valid creditor reference, longer than ours, that begins here as a word; else 0.
 * Shorter ones are not looked for: `RF74985` is rather the beginning of a code that the bank cut.
 */
function foreignLength(label: Label, at: number): number {
  if (!isWordEdge(label, at)) return 0;
  for (let length = LONGEST_REFERENCE; length > REFERENCE_LENGTH; length -= 1) {
    if (!isWordEdge(label, at + length)) continue;
    const reference = label.characters.slice(at, at + length);
    if (reference.length === length && hasValidCheck(reference)) {
      if (isOneForeignReference(label, at, reference)) return length;
    }
  }
  return 0;
}

/** True if the words are one reference: one word, a long number cut anywhere, or groups of four. */
function isOneForeignReference(label: Label, at: number, reference: string): boolean {
  if (/^\d+$/.test(reference.slice(CHECK_END))) return true;
  const inside = label.gaps.slice(at + 1, at + reference.length);
  const inFours = inside.every((gap, index) => (gap !== 'none') === (index % 4 === 3));
  const isOneWord = inside.every((gap) => gap === 'none');
  // RF45K7Q2MDUPONT is our code with a name glued to it, even where the whole passes by chance.
  const isOursWithName =
    isOneWord &&
    hasValidCheck(foldLookAlikes(reference.slice(0, REFERENCE_LENGTH))) &&
    /^[A-Z]+$/.test(reference.slice(REFERENCE_LENGTH));
  return (isOneWord && !isOursWithName) || inFours;
}

/**
 * True if the digits here go on over further words, and make a longer valid reference with them.
 */
function isForeignNumber(label: Label, at: number): boolean {
  const payload = label.characters.slice(at + CHECK_END, at + foreignLength(label, at));
  return /^\d+$/.test(payload);
}

/**
 * The best candidates of which no two share a character, each code once, in order of appearance.
 */
function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<number>();
  const kept: Candidate[] = [];
  for (const certainty of CERTAINTIES) {
    for (const candidate of candidates) {
      if (candidate.certainty !== certainty) continue;
      const places = Array.from({ length: REFERENCE_LENGTH }, (_, index) => candidate.at + index);
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      kept.push(candidate);
    }
  }
  const codes = new Set<string>();
  return kept
    .toSorted((one, other) => one.at - other.at)
    .filter(({ code }) => !codes.has(code) && codes.add(code));
}
