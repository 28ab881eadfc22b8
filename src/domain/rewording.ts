import { type CalendarDate, daysBetween } from './date.ts';
import type { Cents } from './money.ts';
import { findReferences } from './reference.ts';
import { foldName } from './text.ts';

/** A movement as far as telling whether two of them are one needs it. */
export interface Worded {
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  readonly text: string;
}

/** A bank that books a pending movement, or words it anew, seldom moves it further. */
const MOST_DAYS = 3;

/**
 * Pairs rows of a file that the ledger does not know with stored lines that the file does not show:
 * probably the same movement, reworded by the bank. Same amount, at most three days apart, not two
 * different references; each row and each line once, the nearest days first, then the likest words.
 */
export function pairReworded<Row extends Worded, Stored extends Worded>(
  rows: readonly Row[],
  stored: readonly Stored[],
  mayBe: (row: Row, line: Stored) => boolean = () => true,
): readonly (readonly [Row, Stored])[] {
  const byAmount = Map.groupBy(stored, ({ amountCents }) => amountCents);
  const candidates = rows.flatMap((row) =>
    (byAmount.get(row.amountCents) ?? [])
      .map((line) => ({
        row,
        line,
        days: Math.abs(daysBetween(row.date, line.date)),
        words: sharedWords(row.text, line.text),
      }))
      .filter(({ line, days }) => days <= MOST_DAYS && mayBe(row, line) && !areOthers(row, line)),
  );
  const pairs: (readonly [Row, Stored])[] = [];
  const paired = new Set<Row | Stored>();
  const byLikeness = candidates.toSorted(
    (one, other) => one.days - other.days || other.words - one.words,
  );
  for (const { row, line } of byLikeness) {
    if (paired.has(row) || paired.has(line)) continue;
    paired.add(row).add(line);
    pairs.push([row, line]);
  }
  return pairs;
}

/** How many different words two texts share. */
function sharedWords(one: string, other: string): number {
  const words = new Set(foldName(one).split(' '));
  return new Set(
    foldName(other)
      .split(' ')
      .filter((word) => words.has(word)),
  ).size;
}

/** Two movements with a reference each, and none in common, are not one. */
function areOthers(one: Worded, other: Worded): boolean {
  const [first, second] = [codesIn(one), codesIn(other)];
  return first.length > 0 && second.length > 0 && !first.some((code) => second.includes(code));
}

const codesIn = ({ text }: Worded): readonly string[] =>
  findReferences(text).flatMap(({ code, valid }) => (valid ? [code] : []));
