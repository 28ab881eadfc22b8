import type { OpenDeposit, UnexplainedLine } from './facts.ts';
import type { Answer } from './proposal.ts';

// The rule for what was taken to the bank together.

/** A bank corrects a slip by a few euros: a cheque was read or written otherwise. */
const LARGEST_CORRECTION = 500;

/**
 * Cheques or cash that were taken to the bank: of exactly this amount, and the label speaks of such
 * or has the bank's own number for it. Of a few euros more or less it is proposed, with the rest as
 * the bank's correction.
 */
export const deposited = (line: UnexplainedLine): readonly Answer[] => {
  const { amountCents } = line;
  const open = line.deposits();
  const exact = open.filter(({ openCents }) => openCents === amountCents);
  const numbered = exact.filter(({ numberFound }) => numberFound !== undefined);
  const likely = numbered.length > 0 ? numbered : exact;
  if (likely.length > 0) {
    return likely.map((deposit) => {
      const isSure = likely.length === 1 && (deposit.isSpokenOf || numbered.length > 0);
      return answer(line, deposit, isSure ? 'book' : 'propose');
    });
  }
  return open
    .filter(({ isSpokenOf, numberFound }) => isSpokenOf || numberFound !== undefined)
    .filter(({ openCents }) => Math.abs(amountCents - openCents) <= LARGEST_CORRECTION)
    .map((deposit) => answer(line, deposit, 'propose'));
};

function answer(
  line: UnexplainedLine,
  { id, openCents, numberFound }: OpenDeposit,
  verdict: Answer['verdict'],
): Answer {
  const correctionCents = line.amountCents - openCents;
  const correction = { amountCents: correctionCents, headingId: line.bankFees() };
  return {
    rule: 'deposit',
    verdict,
    parts: [
      { amountCents: openCents, depositId: id },
      ...(correctionCents === 0 ? [] : [correction]),
    ],
    why: {
      deposit: id,
      amount: correctionCents === 0 ? 'due' : 'other',
      ...(numberFound === undefined ? {} : { bankNumber: numberFound }),
    },
  };
}
