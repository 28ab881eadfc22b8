import { deposited, depositOfAmount } from './by-deposit.ts';
import { learnedHeading, ownAccounts } from './by-heading.ts';
import { orderCode } from './by-order-code.ts';
import { learnedPayer, nameAlone, nameAndAmount, recordedByHand } from './by-payer.ts';
import { paidOut } from './by-payout.ts';
import {
  exactReference,
  issuedIn,
  repairedReference,
  settledReference,
  severalReferences,
} from './by-reference.ts';
import type { UnexplainedLine } from './facts.ts';
import { refund, returnedPayment } from './money-out.ts';
import { type Answer, goTheSameWay, type Proposal, type RuleName } from './proposal.ts';

export type WaitReason =
  | 'no-reference'
  | 'reference-unknown'
  | 'reference-check-failed'
  | 'several-references'
  | 'witnesses-disagree'
  | 'money-out'
  | 'payout'
  | 'payment-unclear'
  | 'unmatched-by-hand'
  | 'not-yet-matched';

/** Each line is booked with a reason or waits with one; a proposal is for a person to accept. */
export type Finding =
  | { readonly outcome: 'book'; readonly booking: Proposal }
  | {
      readonly outcome: 'wait';
      readonly reason: WaitReason;
      /** The likeliest first; no two send the money the same way. */
      readonly proposals: readonly Proposal[];
    };

type Rule = (line: UnexplainedLine) => readonly Answer[];

/**
 * The rules, in the order of their strength: those of one group weigh the same, and only among them
 * can there be a conflict. A reference that was typed without an error is stronger than any name.
 */
const RULES: readonly (readonly Rule[])[] = [
  [exactReference, severalReferences, settledReference],
  [deposited, paidOut, recordedByHand, repairedReference, orderCode, learnedPayer],
  [learnedHeading, ownAccounts],
  [nameAndAmount],
  [depositOfAmount],
  [nameAlone],
];

/** The same for money that left. */
const RULES_OUT: readonly (readonly Rule[])[] = [
  [deposited, recordedByHand, returnedPayment],
  [learnedHeading, ownAccounts],
  [depositOfAmount],
  [refund],
];

/** More than a person wants to choose from. */
const MOST_PROPOSALS = 5;

/** Decides about one line. */
export function findMatch(line: UnexplainedLine): Finding {
  const answers: Answer[] = [];
  for (const rules of line.amountCents < 0 ? RULES_OUT : RULES) {
    const found = rules.flatMap((rule) => rule(line));
    answers.push(...found);
    const booking = found.find(({ verdict }) => verdict === 'book');
    // What weighs less is not asked: it could neither book nor keep this from being booked.
    if (booking !== undefined) return decided(line, booking, answers);
  }
  return { outcome: 'wait', reason: whyNothing(line, answers), proposals: proposalsOf(answers) };
}

/**
 * One rule is sure. Nothing that weighs as much or more may point elsewhere, though it only
 * proposes, and no person may have said otherwise.
 */
function decided(line: UnexplainedLine, booking: Answer, answers: readonly Answer[]): Finding {
  const wait = (reason: WaitReason): Finding => {
    return { outcome: 'wait', reason, proposals: proposalsOf(answers) };
  };
  if (!answers.every((other) => goTheSameWay(booking, other))) {
    const isOfCodes = line.amountCents > 0 && issuedIn(line).length > 0;
    return wait(isOfCodes ? 'several-references' : 'witnesses-disagree');
  }
  if (line.unmatchedByHand()) return wait('unmatched-by-hand');
  return { outcome: 'book', booking: withoutVerdict(booking) };
}

/** What a person may choose from: what could be booked first, then by strength. */
function proposalsOf(answers: readonly Answer[]): readonly Proposal[] {
  const sureFirst = answers.toSorted(
    (one, other) => Number(other.verdict === 'book') - Number(one.verdict === 'book'),
  );
  const different: Proposal[] = [];
  for (const answer of sureFirst) {
    if (different.some((known) => isSame(known, answer))) continue;
    different.push(withoutVerdict(answer));
    if (different.length === MOST_PROPOSALS) break;
  }
  return different;
}

/** Payments recorded by hand are different ways, though they are the same members'. */
function isSame(known: Proposal, answer: Proposal): boolean {
  if (!goTheSameWay(known, answer)) return false;
  const isByHand = [known, answer].map(({ rule }) => BY_HAND.includes(rule));
  const [first, second] = [known, answer].map(({ parts }) => parts[0]?.paymentId);
  const differ = first !== undefined && second !== undefined && first !== second;
  return !(differ && isByHand.includes(true));
}

const BY_HAND: readonly RuleName[] = ['recorded-by-hand', 'payout'];

const withoutVerdict = ({ verdict: _verdict, ...proposal }: Answer): Proposal => proposal;

function whyNothing(line: UnexplainedLine, answers: readonly Answer[]): WaitReason {
  if (line.amountCents < 0) return 'money-out';
  if (line.references.length === 0 && isPayout(line, answers)) return 'payout';
  if (issuedIn(line).length > 0) return 'several-references';
  if (line.references.some(({ valid }) => valid)) return 'reference-unknown';
  return line.references.length > 0 ? 'reference-check-failed' : 'no-reference';
}

/** It pays out card or online payments, and nothing else is likelier. */
const isPayout = (line: UnexplainedLine, [first]: readonly Answer[]): boolean =>
  first === undefined ? line.payout()?.isWallet === false : first.rule === 'payout';
