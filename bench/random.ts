/** A source of even chances: from 0 up to, but not including, 1. */
export type Random = () => number;

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** True in that share of the cases. */
export const chance = (random: Random, share: number): boolean => random() < share;

/** A whole number from the first to the last, both included. */
export const between = (random: Random, first: number, last: number): number =>
  first + Math.floor(random() * (last - first + 1));

/**
 * One of them, with even chances.
 *
 * @throws RangeError if there is none.
 */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}

/** One of the second halves, as often as its first half says. */
export function weighted<Item>(
  random: Random,
  choices: readonly (readonly [weight: number, item: Item])[],
): Item {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = random() * total;
  const chosen = choices.find(([weight]) => {
    rest -= weight;
    return rest < 0;
  });
  return (chosen ?? pick(random, choices))[1];
}

/** All of them in any order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** That many characters of the alphabet. */
export const randomText = (random: Random, length: number, alphabet: string): string =>
  Array.from({ length }, () => pick(random, Array.from(alphabet))).join('');

/** That many digits. */
export const randomDigits = (random: Random, length: number): string =>
  randomText(random, length, '0123456789');
