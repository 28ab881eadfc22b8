import type { CsvRow } from '../csv.ts';
import type { BookedRow } from './column-facts.ts';

/** A way to read one thing in every row. */
export interface Saying {
  /** What it says of a row, in a form that can be compared; undefined where it says nothing. */
  readonly says: (cells: readonly string[]) => string | undefined;
  /** True for amounts without signs: a minus of another way does not contradict them. */
  readonly isUnsigned?: boolean | undefined;
}

/** What came of comparing ways, which are told by their place in the list. */
export interface Comparison {
  /** In how many rows it says something. */
  readonly countOf: (way: number) => number;
  /** True if both say the same wherever both say something, and there is such a row. */
  readonly areOne: (one: number, other: number) => boolean;
  /** The first row of which they say different things. */
  readonly firstConflict: (one: number, other: number) => CsvRow | undefined;
}

/**
 * Reads the rows in several ways at once. Two ways that say the same are one, whatever columns they
 * take it from; of two that do not, only a person or the file's balances can tell which is right.
 */
export function compareWays(rows: Iterable<BookedRow>, ways: readonly Saying[]): Comparison {
  const counts = ways.map(() => 0);
  const met = new Set<string>();
  const conflicts = new Map<string, CsvRow>();
  const pairs = ways.flatMap((one, first) =>
    ways.slice(first + 1).map((other, gap) => ({
      first,
      second: first + 1 + gap,
      isUnsigned: one.isUnsigned === true || other.isUnsigned === true,
    })),
  );
  for (const { row, cells } of rows) {
    const said = ways.map(({ says }) => says(cells));
    for (const [way, word] of said.entries()) {
      if (word !== undefined) counts[way] = (counts[way] ?? 0) + 1;
    }
    for (const { first, second, isUnsigned } of pairs) {
      const [one, other] = [said[first], said[second]];
      if (one === undefined || other === undefined) continue;
      const key = `${first} ${second}`;
      met.add(key);
      const isSame = isUnsigned ? withoutSign(one) === withoutSign(other) : one === other;
      if (!isSame && !conflicts.has(key)) conflicts.set(key, row);
    }
  }
  const keyOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
  const firstConflict = (one: number, other: number) => conflicts.get(keyOf(one, other));
  return {
    countOf: (way) => counts[way] ?? 0,
    areOne: (one, other) => met.has(keyOf(one, other)) && firstConflict(one, other) === undefined,
    firstConflict,
  };
}

const withoutSign = (amount: string): string => amount.replace('-', '');
