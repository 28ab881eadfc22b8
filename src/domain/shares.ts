import type { Cents } from './money.ts';

/**
 * Shares a sum out over so many parts, which add up to it: all alike to the cent, and what can't be
 * divided with the last. `count` is at least 1, `totalCents` at least 0.
 */
export function shareOut(totalCents: Cents, count: number): readonly Cents[] {
  const share = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? totalCents - share * (count - 1) : share,
  );
}
