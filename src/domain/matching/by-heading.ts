import { namesAnother } from './by-payer.ts';
import type { UnexplainedLine } from './facts.ts';
import type { Answer } from './proposal.ts';

// The rules for money that is no member's.

type Rule = (line: UnexplainedLine) => readonly Answer[];

/**
 * What a person has put to a heading before: the bank's fee, the insurance, a producer. With an
 * amount that was accepted before it has two witnesses.
 */
export const learnedHeading: Rule = (line) => {
  const known = line.payers();
  return known.flatMap(
    ({ headingId, payer, isTelling, isAccount, acceptedCents }): readonly Answer[] => {
      if (headingId === undefined) return [];
      const isAccepted = acceptedCents.includes(line.amountCents);
      // What comes in may as well be what a member was to pay.
      const isAwaited = !isAccount && line.amountCents > 0 && line.awaitedFrom().length > 0;
      const isOthers = namesAnother(line, undefined);
      const isSure = known.length === 1 && isTelling && isAccepted && !isOthers && !isAwaited;
      return [
        {
          rule: 'learned-heading',
          verdict: isSure ? 'book' : 'propose',
          parts: [{ amountCents: line.amountCents, headingId }],
          why: {
            written: payer,
            amount: isAccepted ? 'accepted' : 'other',
            ...(known.length > 1 ? { against: 'several-members' as const } : {}),
            ...(isAwaited ? { against: 'same-amount' as const } : {}),
            ...(isOthers ? { against: 'names-another' as const } : {}),
          },
        },
      ];
    },
  );
};

/**
 * From one of the group's accounts to another: that account's number is in the label, and it shows
 * the same amount the other way. One of the two only proposes.
 */
export const ownAccounts: Rule = (line) => {
  const likely = line.ownAccounts().filter(({ isNamed, showsOther }) => isNamed || showsOther);
  return likely.map(({ name, headingId, isNamed, showsOther }) => ({
    rule: 'own-accounts',
    verdict: likely.length === 1 && isNamed && showsOther ? 'book' : 'propose',
    parts: [{ amountCents: line.amountCents, headingId }],
    why: { account: name, amount: showsOther ? 'due' : 'other' },
  }));
};
