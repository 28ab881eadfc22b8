import type { Cents } from '../money.ts';
import { foldName } from '../text.ts';
import { dueOfAmount, type KnownPayer, type NamedMember, type UnexplainedLine } from './facts.ts';
import type { Answer, Part, Why } from './proposal.ts';

// The rules that rest on who paid, and on what was awaited or recorded already.

type Rule = (line: UnexplainedLine) => readonly Answer[];

/** The whole line for a member: as what is due, or for whatever they are awaited for. */
function partsFor(line: UnexplainedLine, memberId: number): readonly Part[] {
  const { amountCents } = line;
  const byHand = line.recordedByHand().find((each) => each.memberId === memberId);
  if (byHand !== undefined) return [{ amountCents, memberId, paymentId: byHand.paymentId }];
  const due = dueOfAmount(line.duesOf(memberId), amountCents) ?? [{ amountCents }];
  return due.map((part) => ({ ...part, memberId }));
}

/**
 * The only member for whom the payer of this line is known to pay. One word counts where it is
 * the member's own name.
 */
export function onlyPaidFor(line: UnexplainedLine): number | undefined {
  return onlyMember(line, line.payers());
}

/**
 * The same by all lines that were booked before, also by the rules themselves. It is a witness for
 * what another one says, and none to begin with.
 */
export function onlySeenPayingFor(line: UnexplainedLine): number | undefined {
  return onlyMember(line, line.seenPayers());
}

function onlyMember(line: UnexplainedLine, payers: readonly KnownPayer[]): number | undefined {
  const [only, ...others] = payers;
  if (only?.memberId === undefined || others.length > 0) return undefined;
  const { memberId, isTelling } = only;
  const isTheirs = () => line.named().some((each) => each.memberId === memberId);
  return isTelling || isTheirs() ? memberId : undefined;
}

/** True if another member's whole name is in the label: they may have paid for themselves. */
export const namesAnother = (line: UnexplainedLine, memberId: number | undefined): boolean =>
  othersNamed(line, memberId).length > 0;

/**
 * The other members whose whole name is in the label. Not where it is only a part of the member's
 * own: `Zoé et Paul Martin` is not `Paul Martin`.
 */
function othersNamed(
  { named }: UnexplainedLine,
  memberId: number | undefined,
): readonly NamedMember[] {
  const whole = named().filter(({ share }) => share === 1);
  const own = whole
    .filter((each) => each.memberId === memberId)
    .map(({ name }) => new Set(foldName(name).split(' ')));
  return whole.filter((each) => {
    const words = foldName(each.name).split(' ');
    const isPart = own.some(
      (name) => words.length < name.size && words.every((word) => name.has(word)),
    );
    return each.memberId !== memberId && !isPart;
  });
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
    const isSure = isOnly && onlyPaidFor(line) === memberId && !namesAnother(line, memberId);
    return {
      rule: 'recorded-by-hand',
      verdict: isSure ? 'book' : 'propose',
      parts: [{ amountCents: line.amountCents, memberId, paymentId }],
      why: { amount: 'due', ...(payer === undefined ? {} : { written: payer.payer }) },
    };
  });
};

/**
 * Somebody from whom a person has accepted money for a member. With an amount that this member is
 * awaited for, or that was accepted before and is nobody else's to pay, it has two witnesses; a
 * payer for several members is always asked about.
 */
export const learnedPayer: Rule = (line) => {
  const only = onlyPaidFor(line);
  const known = line.payers();
  return known.flatMap(({ memberId, payer, isAccount, acceptedCents }): readonly Answer[] => {
    if (memberId === undefined) return [];
    const amount = amountFrom(line, memberId, acceptedCents);
    // Somebody of the same name may have paid what just another member is to pay.
    const isAwaited = amount === 'accepted' && !isAccount && line.awaitedFrom().length > 0;
    // A namesake for whom this amount is not due is hardly the one who paid it.
    const isOthers = othersNamed(line, only).some(
      (other) => amount !== 'due' || dueOfAmount(line.duesOf(other.memberId), line.amountCents),
    );
    const isSure = only === memberId && !isOthers && !isAwaited && amount !== 'other';
    const why = {
      written: payer,
      amount,
      ...(known.length > 1 ? { against: 'several-members' as const } : {}),
      ...(isAwaited ? { against: 'same-amount' as const } : {}),
      ...(isOthers ? { against: 'names-another' as const } : {}),
    };
    const verdict = isSure ? 'book' : 'propose';
    return [{ rule: 'learned-payer', verdict, parts: partsFor(line, memberId), why }];
  });
};

/** What the amount is to the member, or from this payer. */
function amountFrom(
  line: UnexplainedLine,
  memberId: number,
  acceptedCents: readonly Cents[],
): 'due' | 'accepted' | 'other' {
  if (dueOfAmount(line.duesOf(memberId), line.amountCents) !== undefined) return 'due';
  return acceptedCents.includes(line.amountCents) ? 'accepted' : 'other';
}

/** A member's name beside an amount that this member is awaited for: likely, and never sure. */
export const nameAndAmount: Rule = (line) =>
  byShare(line).flatMap((named) => {
    const { memberId } = named;
    if (dueOfAmount(line.duesOf(memberId), line.amountCents) === undefined) return [];
    const parts = partsFor(line, memberId);
    const why = { ...nameIn(named), amount: 'due' } as const;
    return [{ rule: 'name-and-amount', verdict: 'propose', parts, why }];
  });

/** More members than these, and a name tells none of them from the others. */
const MOST_NAMED = 5;

/** A member's name alone. */
export const nameAlone: Rule = (line) =>
  (line.named().length > MOST_NAMED ? [] : byShare(line)).map((named) => ({
    rule: 'name',
    verdict: 'propose',
    parts: partsFor(line, named.memberId),
    why: { ...nameIn(named), amount: 'other' },
  }));

/** The name that was found, for the sentence why. */
export const nameIn = ({ name, share }: NamedMember): Pick<Why, 'written' | 'isPart'> =>
  share < 1 ? { written: name, isPart: true } : { written: name };

const byShare = ({ named }: UnexplainedLine) =>
  named().toSorted((one, other) => other.share - one.share);
