import type { OpenDeposit, UnexplainedLine } from './facts.ts';
import type { Answer } from './proposal.ts';

// The rule for what was taken to the bank together.

/** A bank corrects a slip by a few euros: a cheque was read or written otherwise. */
export const LARGEST_CORRECTION = 500;

/**
 * Cheques or cash that were taken to the bank: of exactly this amount, and the label speaks of such
 * or has the bank's own number for it. Proposed only is what has another number, or is dated much
 * later and not known by its number; and what is a few euros more or less, with the rest as the
 * bank's correction.
 */
export const deposited = (line: UnexplainedLine): readonly Answer[] => {
  const { amountCents } = line;
  const open = line.deposits().filter(isMeant);
  const exact = open.filter(({ openCents }) => openCents === amountCents);
  const numbered = exact.filter(({ numberFound }) => numberFound !== undefined);
  const timely = exact.filter(({ isMuchLater }) => isMuchLater !== true);
  const likely = [numbered, timely, exact].find(({ length }) => length > 0) ?? [];
  if (likely.length > 0) {
    const verdict = likely.length === 1 && likely.every(isSure) ? 'book' : 'propose';
    return likely.map((deposit) => answer(line, deposit, verdict));
  }
  return open
    .filter(({ isMuchLater }) => isMuchLater !== true)
    .filter(({ openCents }) => Math.abs(amountCents - openCents) <= LARGEST_CORRECTION)
    .map((deposit) => answer(line, deposit, 'propose'));
};

/** One of exactly this amount, of which the label says nothing: some banks write no more. */
export const depositOfAmount = (line: UnexplainedLine): readonly Answer[] =>
  line
    .deposits()
    .filter((deposit) => !isMeant(deposit) && deposit.isMuchLater !== true)
    .filter(({ openCents }) => openCents === line.amountCents)
    .map((deposit) => answer(line, deposit, 'propose'));

const isSure = ({ numberFound, isNumberedOtherwise, isMuchLater }: OpenDeposit): boolean =>
  numberFound !== undefined || (isNumberedOtherwise !== true && isMuchLater !== true);

const isMeant = ({ isSpokenOf, numberFound }: OpenDeposit): boolean =>
  isSpokenOf || numberFound !== undefined;

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
