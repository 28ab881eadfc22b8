import { addDays } from '../../domain/date.ts';
import type { OpenDeposit } from '../../domain/matching/facts.ts';
import { speaksOfCash, speaksOfCheques } from '../../domain/payer.ts';
import { payoutSource } from '../../domain/payout-labels.ts';
import { foldName } from '../../domain/text.ts';
import type { Deposit } from '../deposits/deposits.ts';
import type { Line } from '../statements/lines.ts';

/** A deposit is often recorded some days after it was made. */
const LATEST_DAYS = 10;

/**
 * What was taken to a line's bank account, or fetched there, before its day or little later; of
 * exactly its amount whenever it is dated, for a slip may be recorded long after.
 */
export function depositsFor(
  line: Line,
  words: string,
  open: readonly Deposit[],
): readonly OpenDeposit[] {
  const { amountCents, bankId } = line;
  // What pays out card payments is nothing that was taken there, whatever its amount.
  const isPayout = payoutSource(words) !== undefined;
  return open
    .filter((each) => Math.sign(each.openCents) === Math.sign(amountCents))
    .filter((each) => each.bankId === null || each.bankId === bankId)
    .map((each) => asOpen(each, line, words))
    .filter(({ openCents, isMuchLater }) => !isMuchLater || openCents === amountCents)
    .filter(({ numberFound }) => !isPayout || numberFound !== undefined);
}

/** A deposit in transit, as the label of a line speaks of it. */
function asOpen(
  { id, date, openCents, method, bankNumber }: Deposit,
  line: Line,
  words: string,
): OpenDeposit {
  const isNumbered = bankNumber !== null && hasNumber(words, bankNumber);
  const isAnother = bankNumber !== null && !isNumbered && hasSlipNumber(words);
  return {
    id,
    openCents,
    isSpokenOf: method === 'cheque' ? speaksOfCheques(words) : speaksOfCash(words),
    ...(isNumbered ? { numberFound: bankNumber } : {}),
    ...(isAnother ? { isNumberedOtherwise: true } : {}),
    ...(date > addDays(line.date, LATEST_DAYS) ? { isMuchLater: true } : {}),
  };
}

/** `REMISE CHEQUES N°1234567`, `BORDEREAU 1234567`: shorter numbers are a count, or a day. */
const SLIP_NUMBER = new RegExp(
  [
    String.raw`\b(?:BORDEREAU|BORD|REMISES?|REM|REMCHQ|NUMERO|NO|N)`,
    String.raw`(?: (?:DE|DES|CHEQU?|CHEQUES?|CHQS?|BORDEREAU|NUMERO|NO|N))* ?\d{5,}`,
  ].join(''),
);

const hasSlipNumber = (words: string): boolean => SLIP_NUMBER.test(foldName(words));

/** Banks write it with zeros before it, or without. */
function hasNumber(words: string, number: string): boolean {
  const bare = (word: string) => word.replace(/^0+(?=.)/, '');
  return foldName(words)
    .split(' ')
    .some((word) => bare(word) === bare(foldName(number)));
}
