import { dueOfAmount, type UnexplainedLine } from './facts.ts';
import type { Answer, Part } from './proposal.ts';

// The rules that rest on who paid, and on what was awaited or recorded already.

type Rule = (line: UnexplainedLine) => readonly Answer[];

const partFor = (line: UnexplainedLine, memberId: number, paymentId?: number): Part => ({
  amountCents: line.amountCents,
  memberId,
  ...(paymentId === undefined ? {} : { paymentId }),
});

/** The only member for whom the payer of this line is known to pay. */
function onlyPaidFor({ payers }: UnexplainedLine): number | undefined {
  const members = new Set(payers().map(({ memberId }) => memberId));
  const [only] = members;
  return members.size === 1 ? only : undefined;
}

/**
 * Something of exactly this amount was recorded by hand, and the bank has not shown it yet: looked
 * for before anything is credited, so that nothing is credited twice. The amount alone is one
 * witness; a payer who is known to pay for that member alone is the second.
 */
export const recordedByHand: Rule = (line) => {
  const recorded = line.recordedByHand();
  const isOnly = recorded.length === 1;
  return recorded.map(({ memberId, paymentId }) => {
    const payer = line.payers().find((each) => each.memberId === memberId);
    const isSure = isOnly && onlyPaidFor(line) === memberId;
    return {
      rule: 'recorded-by-hand',
      verdict: isSure ? 'book' : 'propose',
      parts: [partFor(line, memberId, paymentId)],
      why: { amount: 'due', ...(payer === undefined ? {} : { written: payer.payer }) },
    };
  });
};

/**
 * Somebody from whom a person has accepted money for a member. With an amount that this member is
 * awaited for, or that was accepted before, it has two witnesses; a payer for several members is
 * always asked about.
 */
export const learnedPayer: Rule = (line) => {
  const only = onlyPaidFor(line);
  const isElsewhere = line.recordedByHand().some(({ memberId }) => memberId !== only);
  return line.payers().map(({ memberId, payer, acceptedCents }) => {
    const due = dueOfAmount(line.duesOf(memberId), line.amountCents);
    const isAccepted = acceptedCents.includes(line.amountCents);
    const isSure = only === memberId && !isElsewhere && (due !== undefined || isAccepted);
    const amount = due !== undefined ? 'due' : isAccepted ? 'accepted' : 'other';
    return {
      rule: 'learned-payer',
      verdict: isSure ? 'book' : 'propose',
      parts: [partFor(line, memberId, due?.paymentId)],
      why: {
        written: payer,
        amount,
        ...(only === undefined ? { against: 'several-members' as const } : {}),
        ...(isElsewhere ? { against: 'recorded-elsewhere' as const } : {}),
      },
    };
  });
};

/** A member's name beside an amount that this member is awaited for: likely, and never sure. */
export const nameAndAmount: Rule = (line) =>
  byShare(line).flatMap(({ memberId, name }) => {
    const due = dueOfAmount(line.duesOf(memberId), line.amountCents);
    if (due === undefined) return [];
    const parts = [partFor(line, memberId, due.paymentId)];
    return [
      { rule: 'name-and-amount', verdict: 'propose', parts, why: { written: name, amount: 'due' } },
    ];
  });

/** More members than these, and a name tells none of them from the others. */
const MOST_NAMED = 5;

/** A member's name alone. */
export const nameAlone: Rule = (line) =>
  (line.named().length > MOST_NAMED ? [] : byShare(line)).map(({ memberId, name }) => ({
    rule: 'name',
    verdict: 'propose',
    parts: [partFor(line, memberId)],
    why: { written: name, amount: 'other' },
  }));

const byShare = ({ named }: UnexplainedLine) =>
  named().toSorted((one, other) => other.share - one.share);
