import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';

/**
 * What a column of balances shows. 'proved': every row has one, and each follows from the one
 * before it, so that opening + every row = closing. 'broken': neither order explains the balances,
 * from this line on. 'unproved': there are none, or rows without one.
 */
export type BalanceVerdict =
  | { readonly kind: 'proved'; readonly openingCents: Cents; readonly closingCents: Cents }
  | {
      readonly kind: 'broken';
      readonly line: number;
      readonly statedCents: Cents;
      readonly computedCents: Cents;
    }
  | { readonly kind: 'unproved' };

interface Step {
  readonly line: number;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  readonly balanceCents?: Cents;
}

export interface BalanceProof {
  /** Takes the next row, in the file's order. Rows of zero count: they have balances too. */
  readonly add: (step: Step) => void;
  readonly verdict: () => BalanceVerdict;
}

/**
 * Proves running balances as the rows go by, in both directions at once, for a file says nowhere
 * whether its oldest or its newest row comes first. A balance that is missing is bridged, so that a
 * break is found behind it; but then nothing is proved.
 */
export function balanceProof(): BalanceProof {
  const oldestFirst: Direction = { sinceCents: 0 };
  const newestFirst: Direction = { sinceCents: 0 };
  let first: Step | undefined;
  let last: Step | undefined;
  let isComplete = true;

  function add(step: Step): void {
    first ??= step;
    last = step;
    if (step.balanceCents === undefined) isComplete = false;
    oldestFirst.sinceCents += step.amountCents;
    check(oldestFirst, step, 1);
    check(newestFirst, step, -1);
    newestFirst.sinceCents += step.amountCents;
  }

  function verdict(): BalanceVerdict {
    const { break: oldestBroken } = oldestFirst;
    const { break: newestBroken } = newestFirst;
    if (oldestBroken !== undefined && newestBroken !== undefined) {
      // The order that held for longer is the file's own.
      const later = oldestBroken.line >= newestBroken.line ? oldestBroken : newestBroken;
      return { kind: 'broken', ...later };
    }
    if (first === undefined || last === undefined || !isComplete) return { kind: 'unproved' };
    // Where the amounts cancel out, both orders hold, and the dates decide.
    const isNewestFirst =
      oldestBroken !== undefined || (newestBroken === undefined && first.date > last.date);
    const [oldest, newest] = isNewestFirst ? [last, first] : [first, last];
    const { balanceCents: closingCents = 0 } = newest;
    const openingCents = (oldest.balanceCents ?? 0) - oldest.amountCents;
    return { kind: 'proved', openingCents, closingCents };
  }
  return { add, verdict };
}

interface Direction {
  lastCents?: Cents;
  /** The amounts that lie between the last balance and the next. */
  sinceCents: Cents;
  break?: { readonly line: number; readonly statedCents: Cents; readonly computedCents: Cents };
}

function check(direction: Direction, step: Step, sign: 1 | -1): void {
  if (step.balanceCents === undefined) return;
  const { lastCents, sinceCents } = direction;
  const computedCents = lastCents === undefined ? undefined : lastCents + sign * sinceCents;
  if (computedCents !== undefined && computedCents !== step.balanceCents) {
    direction.break ??= { line: step.line, statedCents: step.balanceCents, computedCents };
  }
  direction.lastCents = step.balanceCents;
  direction.sinceCents = 0;
}
