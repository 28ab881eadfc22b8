import { foldLookAlikes, PREFIX, REFERENCE_LENGTH } from './reference.ts';
import { squeeze } from './squeeze.ts';

/** The codes that were issued, so that those with one typing error are found quickly. */
export interface CodeIndex {
  readonly codes: ReadonlySet<string>;
  /** Each code without one of its characters, and the codes that it may come from. */
  readonly shortened: ReadonlyMap<string, readonly string[]>;
}

/** An index of codes of our form, upper case and without spaces. */
export function codeIndex(codes: Iterable<string>): CodeIndex {
  const all = new Set(codes);
  const shortened = new Map<string, string[]>();
  for (const code of all) {
    for (const short of new Set(withoutOne(code))) {
      const known = shortened.get(short);
      if (known === undefined) shortened.set(short, [code]);
      else known.push(code);
    }
  }
  return { codes: all, shortened };
}

/** What was written, and the code that it nearly is. */
export interface Near {
  readonly written: string;
  readonly code: string;
}

/**
 * Finds what is one typing error away from exactly one issued code: a character replaced, missing
 * or too many, or two neighbours swapped (optimal string alignment of distance 1), in the `RF` and
 * the check digits too. What is near two codes is left out, and so are the `sound` ones, which
 * stand in the label as they should. Each code once, in order of appearance. In linear time; the
 * index is asked for only where something may be a code.
 */
export function findNearReferences(
  label: string,
  index: () => CodeIndex,
  sound: readonly string[] = [],
): readonly Near[] {
  const text = label.normalize('NFKD');
  if (!MAY_BE_NEAR.test(text)) return [];
  const plain = foldLookAlikes(squeeze(text).characters);
  const characters = sound.reduce((text, code) => text.replaceAll(code, TAKEN), plain);
  const found = new Map<string, Near>();
  for (const { written, isHeadWrong } of candidatesIn(characters)) {
    const near = isHeadWrong ? withRightHead(written, index()) : nearCodes(written, index());
    const [code, ...others] = near;
    if (code === undefined || others.length > 0 || found.has(code)) continue;
    found.set(code, { written, code });
  }
  return [...found.values()];
}

/** What one error leaves: a letter of `RF`, and a digit right behind it or after one character. */
const MAY_BE_NEAR = /[rf][^0-9a-z]*(?:[0-9a-z][^0-9a-z]*)?[0-9oil]/i;

/** Something that may be a code with one typing error. */
interface Candidate {
  readonly written: string;
  /** True if the error is in the `RF`: all that stands behind it is as it should be. */
  readonly isHeadWrong: boolean;
}

/**
 * What may be a code: behind an `RF` anything of about its length; and where the error is in the
 * `RF`, two digits with what is left of it before them. Most labels have neither: hot path.
 */
function* candidatesIn(characters: string): Generator<Candidate> {
  for (let at = characters.indexOf('R'); at >= 0; at = characters.indexOf('R', at + 1)) {
    // The digit behind it may have changed places with the F.
    const isHead = characters.startsWith(PREFIX, at) || /^R\dF/.test(characters.slice(at, at + 3));
    if (isHead) yield* windowsAt(characters, at, LENGTHS, false);
  }
  for (const { index } of characters.matchAll(TWO_DIGITS)) {
    for (const head of [1, 2, 3]) {
      const at = index - head;
      if (at < 0 || !isWrongHead(characters.slice(at, index))) continue;
      yield* windowsAt(characters, at, [head + REFERENCE_LENGTH - PREFIX.length], true);
    }
  }
}

/** Each place where two digits stand, those that overlap too. */
const TWO_DIGITS = /(?=\d\d)/g;

/** True for what one error makes of `RF`, before the digits that follow it. */
function isWrongHead(head: string): boolean {
  const [first, second] = [head.charAt(0), head.charAt(1)];
  if (head.length === 1) return PREFIX.includes(head);
  if (head.length === 3) return first === 'R' && head.charAt(2) === 'F';
  return head === 'FR' || (first === 'R') !== (second === 'F');
}

function* windowsAt(
  characters: string,
  at: number,
  lengths: readonly number[],
  isHeadWrong: boolean,
): Generator<Candidate> {
  for (const length of lengths) {
    const written = characters.slice(at, at + length);
    if (written.length === length && !written.includes('.')) yield { written, isHeadWrong };
  }
}

/** The code behind a wrong `RF`, if that was issued. */
function withRightHead(written: string, { codes }: CodeIndex): readonly string[] {
  const code = PREFIX + written.slice(PREFIX.length - REFERENCE_LENGTH);
  return codes.has(code) ? [code] : [];
}

/** The issued codes of which a code is one typing error away, though it was issued itself. */
export const twinsOf = (code: string, index: CodeIndex): readonly string[] =>
  nearCodes(code, index).filter((near) => near !== code);

/** In the place of a code that is as it should be. */
const TAKEN = '.'.repeat(REFERENCE_LENGTH);

/** A replacement or a swap first: what is too short or too long has more ways to be near. */
const LENGTHS: readonly number[] = [REFERENCE_LENGTH, REFERENCE_LENGTH - 1, REFERENCE_LENGTH + 1];

function nearCodes(written: string, { codes, shortened }: CodeIndex): readonly string[] {
  const near = new Set<string>();
  if (written.length < REFERENCE_LENGTH) return shortened.get(written) ?? [];
  for (const short of withoutOne(written)) {
    if (written.length > REFERENCE_LENGTH) {
      if (codes.has(short)) near.add(short);
      continue;
    }
    for (const code of shortened.get(short) ?? []) {
      if (code !== written && (isReplaced(written, code) || isSwapped(written, code))) {
        near.add(code);
      }
    }
  }
  return [...near];
}

const withoutOne = (text: string): readonly string[] =>
  Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));

/** The places at which two texts of one length differ. */
const differences = (one: string, other: string): readonly number[] =>
  [...one].flatMap((character, at) => (character === other.charAt(at) ? [] : [at]));

const isReplaced = (one: string, other: string): boolean => differences(one, other).length === 1;

function isSwapped(one: string, other: string): boolean {
  const [first = -1, second = -1, ...more] = differences(one, other);
  const areNeighbours = second === first + 1 && more.length === 0;
  return (
    areNeighbours &&
    one.charAt(first) === other.charAt(second) &&
    one.charAt(second) === other.charAt(first)
  );
}
