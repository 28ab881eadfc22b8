import { between, chance, pick, type Random, weighted } from '../random.ts';
import type { Typed } from './errors.ts';

/** A code as it stands in what the member wrote. */
export interface Written {
  readonly text: string;
  readonly marks: readonly string[];
}

type Layout = (typed: Typed, random: Random) => string;

const LAYOUTS: readonly (readonly [number, readonly [string, Layout]])[] = [
  [42, ['', ({ characters }) => characters]],
  [32, ['printed', (typed) => split(typed, ' ')]],
  [7, ['spaced', oddSpaces]],
  [1, ['letter-by-letter', ({ characters }) => Array.from(characters).join(' ')]],
  [2, ['two-spaces', (typed) => split(typed, '  ')]],
  [1.5, ['no-break-space', (typed) => split(typed, '\u00a0')]],
  [8, ['punctuated', (typed, random) => split(typed, pick(random, MARKS_INSIDE))]],
  [2.5, ['punctuated-oddly', oddPunctuation]],
  [2, ['split-in-three', inThree]],
  [2, ['member-line-end', (typed) => split(typed, '\n')]],
];

const MARKS_INSIDE = ['-', '-', '.', '/', '_', ':', ' - ', ', ', "'", '*'] as const;
const BRACKETS = ['()', '[]', '""', '#', '«»', "''", '**'] as const;

/** Writes a code as some member would, without making an error. */
export function spelled(typed: Typed, random: Random): Written {
  const confused = withLookAlikes(typed, random);
  const [layout, write] = weighted(random, LAYOUTS);
  const cased = inSomeCase(write(confused, random), random);
  const text = chance(random, 0.05) ? bracketed(cased, random) : cased;
  const marks = [...confused.marks, layout, text === cased ? '' : 'bracketed'];
  return { text, marks: marks.filter((mark) => mark !== '') };
}

/** Writes a second code beside one: as a person would, in the same way, if that way is plain. */
export function spelledLike(first: Written, typed: Typed): string {
  return first.marks.includes('printed') ? split(typed, ' ') : typed.characters;
}

function withLookAlikes(typed: Typed, random: Random): Typed {
  const zero = chance(random, 0.25) ? 'O' : '0';
  const one = chance(random, 0.25) ? pick(random, ['I', 'L']) : '1';
  const characters = typed.characters.replaceAll('0', zero).replaceAll('1', one);
  const isSame = characters === typed.characters;
  return { ...typed, characters, marks: isSame ? typed.marks : [...typed.marks, 'O-for-0'] };
}

function inSomeCase(text: string, random: Random): string {
  const change = weighted<(text: string) => string>(random, [
    [66, (upper) => upper],
    [24, (upper) => upper.toLowerCase()],
    [6, (upper) => upper.charAt(0) + upper.slice(1).toLowerCase()],
    [4, (upper) => upper.slice(0, 2) + upper.slice(2).toLowerCase()],
  ]);
  return change(text);
}

function bracketed(text: string, random: Random): string {
  const pair = pick(random, BRACKETS);
  return pair.length === 1 ? pair + text : pair.charAt(0) + text + pair.charAt(1);
}

function split({ characters, gap }: Typed, separator: string): string {
  return characters.slice(0, gap) + separator + characters.slice(gap);
}

function inThree({ characters, gap }: Typed, random: Random): string {
  const parts = [characters.slice(0, 2), characters.slice(2, gap), characters.slice(gap)];
  return parts.join(pick(random, [' ', '-', '.']));
}

function oddSpaces({ characters }: Typed, random: Random): string {
  return Array.from({ length: between(random, 1, 3) }).reduce<string>(
    (text) => withInside(text, ' ', random),
    characters,
  );
}

function oddPunctuation({ characters }: Typed, random: Random): string {
  const once = withInside(characters, pick(random, MARKS_INSIDE), random);
  return chance(random, 0.4) ? withInside(once, pick(random, MARKS_INSIDE), random) : once;
}

function withInside(text: string, separator: string, random: Random): string {
  const at = between(random, 1, text.length - 1);
  return text.slice(0, at) + separator + text.slice(at);
}
