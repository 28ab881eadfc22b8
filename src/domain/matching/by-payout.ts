import { type Cents, sumCents } from '../money.ts';
import type { OpenCharge, Payout, UnexplainedLine } from './facts.ts';
import { type Run, runsOfDays, runWithinDay } from './payout-runs.ts';
import type { Answer, Part } from './proposal.ts';

// The rule for what was paid by card or online: a line pays several of them out.

/** More than these would not help a person to choose. */
const MOST_RUNS = 3;

type Doubt = 'other-days' | 'within-day' | 'older-open' | undefined;

/**
 * The payments of whole days that come to the line, fees that were told taken off. The label and
 * the exact sum are two witnesses where only one run comes to it, and nothing older is open: a
 * payout leaves nothing behind. A card terminal's may also be of any one day, for a terminal hands
 * in each day by itself.
 *
 * Where no fee was told, the payments may come to a likely fee more, which is proposed. It is sure
 * once a person has accepted a fee in the same proportion from the same.
 */
export const paidOut = (line: UnexplainedLine): readonly Answer[] => {
  const payout = line.amountCents > 0 ? line.payout() : undefined;
  if (payout === undefined) return [];
  const runs = likelyRuns(payout, line.amountCents);
  return runs.slice(0, MOST_RUNS).map((run) => {
    const against = runs.length > 1 ? 'other-days' : doubtOf(run);
    const isFeeKnown = run.feeCents === 0 || isSameProportion(run, payout);
    const isSure = against === undefined && !payout.isWallet && isFeeKnown;
    return answer(line, run, { verdict: isSure ? 'book' : 'propose', against });
  });
};

/** Those that come to it exactly; else with a fee as it was taken before, or any likely one. */
function likelyRuns(payout: Payout, amountCents: Cents): readonly Run[] {
  const pools = poolsOf(payout);
  const keepsFee = payout.keepsFee && !payout.isWallet;
  const found = pools.flatMap((pool) => runsOfDays(pool, amountCents, keepsFee));
  const exact = found.filter(({ feeCents }) => feeCents === 0);
  if (exact.length > 0) return distinct(exact).toSorted(byLikelihood);
  const within = pools.flatMap((pool) => runWithinDay(pool, amountCents));
  const asBefore = found.filter((run) => isSameProportion(run, payout));
  const withFee = asBefore.length > 0 ? asBefore : found;
  return [...distinct(within), ...distinct(withFee).toSorted(byLikelihood)];
}

/** Those with nothing against them first, then those nearest to the line. */
const byLikelihood = (one: Run, other: Run): number =>
  Number(doubtOf(one) !== undefined) - Number(doubtOf(other) !== undefined) ||
  lastDay(other).localeCompare(lastDay(one));

const lastDay = ({ charges }: Run): string => charges.at(-1)?.date ?? '';

/** The same payments may be found among those of one method and among all. */
function distinct(runs: readonly Run[]): readonly Run[] {
  const byPayments = Map.groupBy(runs, ({ charges }) =>
    charges.map(({ paymentId }) => paymentId).join(' '),
  );
  return [...byPayments.values()].flatMap((same) => {
    const [first] = same;
    const isFromOldest = same.some((each) => each.isFromOldest);
    return first === undefined ? [] : [{ ...first, isFromOldest }];
  });
}

/** Those on the terminal, those online, and, of who pays out both, all of them. */
function poolsOf({ charges, methods }: Payout): readonly (readonly OpenCharge[])[] {
  const each = methods.map((method) => charges.filter((charge) => charge.method === method));
  const used = each.filter((pool) => pool.length > 0);
  return used.length > 1 ? [...used, charges] : used;
}

function doubtOf({ charges, isFromOldest, isWholeDays, isOneDay }: Run): Doubt {
  if (!isWholeDays) return 'within-day';
  const isOfTerminal = isOneDay && charges.every(({ method }) => method === 'card');
  return isFromOldest || isOfTerminal ? undefined : 'older-open';
}

/**
 * A fee is a share of the amount, so much for each payment, or both: so it lies between what the
 * one and the other alone would make of an earlier one, each payment rounded to a cent.
 */
function isSameProportion({ charges, feeCents }: Run, { feeTaken: taken }: Payout): boolean {
  if (taken === undefined) return false;
  const bearing = charges.filter(({ isFeeTold, openCents }) => !isFeeTold && openCents > 0);
  const totalCents = sumCents(bearing.map(({ openCents }) => openCents));
  const byAmount = (taken.feeCents * totalCents) / taken.totalCents;
  const byCount = (taken.feeCents * bearing.length) / taken.count;
  const roundingCents = bearing.length;
  return (
    feeCents >= Math.min(byAmount, byCount) - roundingCents &&
    feeCents <= Math.max(byAmount, byCount) + roundingCents
  );
}

function answer(
  line: UnexplainedLine,
  { charges, feeCents }: Run,
  { verdict, against }: { readonly verdict: Answer['verdict']; readonly against: Doubt },
): Answer {
  const parts = charges.map(
    ({ memberId, paymentId, openCents: amountCents }): Part => ({
      amountCents,
      memberId,
      paymentId,
    }),
  );
  const fee = { amountCents: -feeCents, headingId: line.bankFees() };
  return {
    rule: 'payout',
    verdict,
    parts: [...parts, ...(feeCents === 0 ? [] : [fee])],
    why: {
      amount: feeCents === 0 ? 'due' : 'other',
      paidOut: {
        count: charges.length,
        from: charges[0]?.date ?? '',
        until: charges.at(-1)?.date ?? '',
        totalCents: sumCents(charges.map(({ openCents }) => openCents)),
        feeCents,
      },
      ...(against === undefined ? {} : { against }),
    },
  };
}
