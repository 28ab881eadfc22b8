import type { Finding } from './find-match.ts';
import type { Proposal, RuleName } from './proposal.ts';

/** A line that waits, as far as it tells whether its proposal may be accepted at a glance. */
export interface Candidate {
  readonly finding: Extract<Finding, { outcome: 'wait' }>;
  /** It was matched before, and a person took that back. */
  readonly wasMatched: boolean;
}

/** The rules of which a person may accept many at a glance, if the amount fits too. */
const LIKELY: readonly RuleName[] = [
  'repaired-reference',
  'recorded-by-hand',
  'payout',
  'learned-payer',
  'learned-heading',
  'name-and-amount',
];

/**
 * The proposal of one line that is likely enough to stand in a list which a person accepts as a
 * whole: the only one, nothing against it, no mere part of a name, the amount awaited or accepted
 * before; or one that would be booked without a person.
 */
export function likelyProposal({ finding, wasMatched }: Candidate): Proposal | undefined {
  const [only, ...others] = finding.proposals;
  if (only === undefined || others.length > 0) return undefined;
  // What a person took back is not offered to be accepted without a look.
  if (wasMatched || finding.reason === 'unmatched-by-hand') return undefined;
  if (finding.reason === 'not-yet-matched') return only;
  const { amount, against, isPart } = only.why;
  const fits = amount === 'due' || amount === 'accepted';
  return fits && against === undefined && isPart === undefined && LIKELY.includes(only.rule)
    ? only
    : undefined;
}

/**
 * Of all the lines that wait, those that may be accepted together. Not several for one member where
 * one of them rests on what is due: what the other settles is due no longer. Not two for one
 * payment: it can't be both.
 */
export function sureOnes<Line extends Candidate>(waiting: readonly Line[]): readonly Line[] {
  const likely = waiting.filter((line) => likelyProposal(line) !== undefined);
  const lines = timesOf(likely.map(({ finding }) => membersOf(finding.proposals)));
  const restOnDue = timesOf(
    likely.map(({ finding }) =>
      membersOf(finding.proposals.filter(({ why }) => why.amount === 'due')),
    ),
  );
  const payments = timesOf(waiting.map(({ finding }) => paymentsOf(finding.proposals)));
  return likely.filter(({ finding: { proposals } }) => {
    const isClear = (member: number) => lines.get(member) === 1 || !restOnDue.has(member);
    return (
      [...membersOf(proposals)].every(isClear) &&
      [...paymentsOf(proposals)].every((payment) => payments.get(payment) === 1)
    );
  });
}

const partsOf = (proposals: readonly Proposal[]) => proposals.flatMap(({ parts }) => parts);

/** Those whose accounts would change: of what is paid out they were credited when they paid. */
const membersOf = (proposals: readonly Proposal[]): ReadonlySet<number> =>
  new Set(
    partsOf(proposals.filter(({ rule }) => rule !== 'payout')).flatMap(
      ({ memberId }) => memberId ?? [],
    ),
  );

const paymentsOf = (proposals: readonly Proposal[]): ReadonlySet<number> =>
  new Set(partsOf(proposals).flatMap(({ paymentId }) => paymentId ?? []));

/** In how many of the sets each number is. */
function timesOf(sets: readonly ReadonlySet<number>[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const id of sets.flatMap((set) => [...set])) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
