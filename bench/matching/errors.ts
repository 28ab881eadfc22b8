import { between, pick, type Random, randomText, weighted } from '../random.ts';
import { distance, fold, PRINTED_GAP } from './codes.ts';

/** A code as the member typed it, before spaces and case. */
export interface Typed {
  readonly characters: string;
  /** Where they put the space of the printed code, if they put one. */
  readonly gap: number;
  /** The kinds of errors, in the order in which they were made. */
  readonly marks: readonly string[];
}

type Slip = (characters: string, random: Random) => { readonly at: number; readonly to: string };

const KEYBOARD = ['1234567890', 'AZERTYUIOP', 'QSDFGHJKLM', 'WXCVBN'] as const;
/** How far each row of an AZERTY keyboard is shifted to the right, in keys. */
const SHIFTS = [0, 0.5, 0.75, 1.25] as const;
const TOUCHING = 1.6;
const KEYS = KEYBOARD.flatMap((row, y) =>
  Array.from(row, (key, index) => ({ key, x: index + (SHIFTS[y] ?? 0), y })),
);
const ALL_KEYS = KEYBOARD.join('');

/** What each is taken for when read from paper. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'DQ',
  '1': '7',
  '2': 'Z',
  '3': '8E',
  '4': 'A9',
  '5': 'S',
  '6': 'GB',
  '7': '1T',
  '8': 'B3',
  '9': 'GP4',
  A: '4',
  B: '83',
  C: 'G',
  D: '0',
  E: 'F3',
  F: 'E',
  G: '6C',
  H: 'N',
  J: '1',
  K: 'XH',
  M: 'N',
  N: 'MH',
  P: 'R',
  Q: '0',
  R: 'P',
  S: '5',
  T: '7',
  V: 'UY',
  W: 'V',
  X: 'K',
  Y: 'V',
  Z: '2',
};

const SLIPS: readonly (readonly [number, readonly [string, Slip]])[] = [
  [25, ['neighbour-key', substitution((character) => neighbours(character))]],
  [18, ['look-alike', substitution((character) => LOOK_ALIKES[character] ?? ALL_KEYS)]],
  [12, ['any-character', substitution(() => ALL_KEYS)]],
  [17, ['missing', missing]],
  [8, ['doubled', doubled]],
  [6, ['inserted', inserted]],
  [14, ['swap', swapped]],
];

/**
 * The code with that many typing errors: exactly so far from it by `distance` when both are folded,
 * and never so that it still stands whole in what was typed (one character too many at an end would
 * rather be a code glued to something).
 */
export function mistyped(code: string, errors: 0 | 1 | 2, random: Random): Typed {
  let typed: Typed = { characters: code, gap: PRINTED_GAP, marks: [] };
  for (let made = 0; made < errors; made += 1) typed = withSlip(typed, random);
  if (errors === 0) return typed;
  const folded = fold(typed.characters);
  const isRight = distance(folded, code) === errors && !folded.includes(code);
  return isRight ? typed : mistyped(code, errors, random);
}

function withSlip({ characters, gap, marks }: Typed, random: Random): Typed {
  const [mark, slip] = weighted(random, SLIPS);
  const { at, to } = slip(characters, random);
  const moved = at < gap ? gap + to.length - characters.length : gap;
  return { characters: to, gap: moved, marks: [...marks, mark] };
}

function substitution(choices: (character: string) => string): Slip {
  return (characters, random) => {
    const at = between(random, 0, characters.length - 1);
    const chosen = randomText(random, 1, choices(characters.charAt(at)));
    return { at, to: characters.slice(0, at) + chosen + characters.slice(at + 1) };
  };
}

function neighbours(character: string): string {
  const own = KEYS.find(({ key }) => key === character);
  if (own === undefined) return ALL_KEYS;
  return KEYS.filter(({ key, x, y }) => {
    return key !== character && (x - own.x) ** 2 + (y - own.y) ** 2 <= TOUCHING;
  })
    .map(({ key }) => key)
    .join('');
}

function missing(characters: string, random: Random): ReturnType<Slip> {
  const at = between(random, 0, characters.length - 1);
  return { at, to: characters.slice(0, at) + characters.slice(at + 1) };
}

function doubled(characters: string, random: Random): ReturnType<Slip> {
  const at = between(random, 0, characters.length - 1);
  return { at, to: characters.slice(0, at) + characters.charAt(at) + characters.slice(at) };
}

function inserted(characters: string, random: Random): ReturnType<Slip> {
  const at = between(random, 0, characters.length - 1);
  const added = pick(random, Array.from(ALL_KEYS));
  return { at, to: characters.slice(0, at) + added + characters.slice(at) };
}

function swapped(characters: string, random: Random): ReturnType<Slip> {
  const at = between(random, 0, characters.length - 2);
  const pair = characters.charAt(at + 1) + characters.charAt(at);
  return { at, to: characters.slice(0, at) + pair + characters.slice(at + 2) };
}
