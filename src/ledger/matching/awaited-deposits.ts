import { addDays } from '../../domain/date.ts';
import type { OpenDeposit } from '../../domain/matching/facts.ts';
import { speaksOfCash, speaksOfCheques } from '../../domain/payer.ts';
import { payoutSource } from '../../domain/payout-labels.ts';
import { foldName } from '../../domain/text.ts';
import type { Deposit } from '../deposits/deposits.ts';
import type { Line } from '../statements/lines.ts';

/** A deposit is often recorded some days after it was made. */
const LATEST_DAYS = 10;

/** What was taken to a line's bank account, or fetched there, before its day or little later. */
export function depositsFor(
  { date, amountCents, bankId }: Line,
  words: string,
  open: readonly Deposit[],
): readonly OpenDeposit[] {
  // What pays out card payments is nothing that was taken there, whatever its amount.
  const isPayout = payoutSource(words) !== undefined;
  const spoken = { cheque: speaksOfCheques(words), cash: speaksOfCash(words) };
  return open
    .filter((each) => Math.sign(each.openCents) === Math.sign(amountCents))
    .filter((each) => each.bankId === null || each.bankId === bankId)
    .filter((each) => each.date <= addDays(date, LATEST_DAYS))
    .map(({ id, openCents, method, bankNumber }) => ({
      id,
      openCents,
      isSpokenOf: spoken[method],
      ...(bankNumber !== null && hasNumber(words, bankNumber) ? { numberFound: bankNumber } : {}),
    }))
    .filter(({ numberFound }) => !isPayout || numberFound !== undefined);
}

/** Banks write it with zeros before it, or without. */
function hasNumber(words: string, number: string): boolean {
  const bare = (word: string) => word.replace(/^0+(?=.)/, '');
  return foldName(words)
    .split(' ')
    .some((word) => bare(word) === bare(foldName(number)));
}
