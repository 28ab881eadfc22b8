import type { CalendarDate } from '../date.ts';
import { type Cents, sumCents } from '../money.ts';
import { largestFee } from '../payout-labels.ts';
import type { OpenCharge } from './facts.ts';

// Which payments a payout may be of: those of some days that follow each other. Any other choice
// among them would be a guess, for some choice of many payments comes to nearly any amount.

/** Payments of days that follow each other, which come to a line, or to so much more. */
export interface Run {
  readonly charges: readonly OpenCharge[];
  readonly feeCents: Cents;
  /** No older payment is open. */
  readonly isFromOldest: boolean;
  readonly isOneDay: boolean;
  /** False where it ends within a day. */
  readonly isWholeDays: boolean;
}

interface Day {
  readonly date: CalendarDate;
  readonly charges: readonly OpenCharge[];
  readonly openCents: Cents;
  /** The most that may be kept of those of which no fee was told. */
  readonly largestFeeCents: Cents;
}

/**
 * The runs of whole days that come to an amount exactly; without any, and where a fee may be kept,
 * those that come to a likely fee more. As many steps as there are payments, and pairs of days.
 */
export function runsOfDays(
  charges: readonly OpenCharge[],
  amountCents: Cents,
  keepsFee: boolean,
): readonly Run[] {
  const days = daysOf(charges);
  const exact: Run[] = [];
  const withFee: Run[] = [];
  for (const start of days.keys()) {
    let [openCents, largestFeeCents] = [0, 0];
    for (let end = start; end < days.length; end += 1) {
      openCents += days[end]?.openCents ?? 0;
      largestFeeCents += days[end]?.largestFeeCents ?? 0;
      const feeCents = openCents - amountCents;
      if (feeCents < 0 || feeCents > largestFeeCents) continue;
      const some = days.slice(start, end + 1);
      const run = {
        charges: some.flatMap((day) => day.charges),
        feeCents,
        isFromOldest: start === 0,
        isOneDay: start === end,
        isWholeDays: true,
      };
      (feeCents === 0 ? exact : withFee).push(run);
    }
  }
  return exact.length > 0 || !keepsFee ? exact : withFee;
}

/** The run from the oldest payment that comes to an amount exactly, and ends within a day. */
export function runWithinDay(charges: readonly OpenCharge[], amountCents: Cents): readonly Run[] {
  let openCents = 0;
  const last = charges.findIndex((charge) => {
    openCents += charge.openCents;
    return openCents === amountCents;
  });
  if (last < 0) return [];
  const isOneDay = charges[0]?.date === charges[last]?.date;
  const some = charges.slice(0, last + 1);
  return [{ charges: some, feeCents: 0, isFromOldest: true, isOneDay, isWholeDays: false }];
}

function daysOf(charges: readonly OpenCharge[]): readonly Day[] {
  const byDate = Map.groupBy(charges, ({ date }) => date);
  return [...byDate].map(([date, some]) => ({
    date,
    charges: some,
    openCents: sumCents(some.map(({ openCents }) => openCents)),
    largestFeeCents: largestFee(
      some.flatMap(({ isFeeTold, openCents }) => (isFeeTold || openCents < 0 ? [] : [openCents])),
    ),
  }));
}
