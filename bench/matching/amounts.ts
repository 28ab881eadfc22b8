import { between, chance, pick, type Random, weighted } from '../random.ts';
import type { Household } from './members.ts';
import type { Pending } from './types.ts';

/** What came for a payment, and how it differs from what was owed. */
export interface Paid {
  readonly cents: number;
  readonly marks: readonly string[];
}

/**
 * Mostly exactly what is owed; else too much, too little, the sum of all that the member owes, or
 * what another member owes. Always positive.
 */
export function paidFor(
  { pending: own }: Household,
  pending: Pending,
  all: readonly Pending[],
  random: Random,
): Paid {
  const owed = pending.amountCents;
  const kind = weighted(random, [
    [76, ''],
    [7, 'amount-more'],
    [6, 'amount-less'],
    [own.length > 1 ? 7 : 0, 'amount-total'],
    [7, 'amount-of-another'],
  ]);
  if (kind === 'amount-total') return { cents: totalOf(own), marks: [kind] };
  if (kind === 'amount-of-another') {
    const different = all.filter(({ amountCents }) => amountCents !== owed);
    return { cents: pick(random, different).amountCents, marks: [kind] };
  }
  const step = chance(random, 0.5) ? between(random, 1, 99) : 100 * between(random, 1, 30);
  if (kind === 'amount-more') return { cents: owed + step, marks: [kind] };
  if (kind === 'amount-less') return { cents: Math.max(owed - step, 100), marks: [kind] };
  return { cents: owed, marks: [] };
}

/** A top-up or standing order on the permanent reference: a round sum, or what is owed. */
export const toppedUp = ({ pending }: Household, random: Random): Paid =>
  chance(random, 0.5)
    ? { cents: pick(random, pending).amountCents, marks: [] }
    : { cents: pick(random, [2000, 3000, 5000, 10_000]), marks: ['amount-round'] };

/** The sum of what they owe. */
export const totalOf = (pending: readonly Pending[]): number =>
  pending.reduce((sum, { amountCents }) => sum + amountCents, 0);
