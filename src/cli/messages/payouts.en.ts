import type { PaidOut, Why } from '../../domain/matching/proposal.ts';
import type { Cents } from '../../domain/money.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

/** What is said of card and online payments, and of the lines that pay them out. */
export const englishPayouts = (f: Format) => ({
  somePayments: (number: number) => count(number, 'payment'),
  payoutLineHint: (line: string, parts: string) =>
    `If it is so: ${f.command(`line split ${line} ${parts}`)}`,
  payoutReviewHint: (line: string) =>
    `To say which they are: ${f.command('review')}, or ${f.command(`line split ${line} P-…..P-… bank-fees`)}`,
  inTransitHint: `To see what is on its way: ${f.command('payment list --in-transit')}`,
  inTransitTotal: (number: number, cents: Cents) =>
    number === 0
      ? 'No payment is on its way to the bank.'
      : `On the way to the bank: ${count(number, 'payment')}, ${f.money(cents)}.`,
});

/** Which payments a line may pay out, as a sentence without its full stop. */
export function englishPaidOut(f: Format, { paidOut, against }: Why): string {
  if (paidOut === undefined) return '';
  const { count: number, from, until, totalCents, feeCents } = paidOut;
  const days = from === until ? `of ${f.date(from)}` : `from ${f.date(from)} to ${f.date(until)}`;
  const payments = `the ${number === 1 ? 'payment' : `${number} payments`} ${days}`;
  const comes = number === 1 ? 'comes' : 'come';
  const sum =
    feeCents === 0
      ? `${payments} ${comes} to just this amount`
      : `${payments} ${comes} to ${f.money(totalCents)}, which leaves ${f.money(feeCents)} (${percent(f, paidOut)}) for the provider's fee`;
  return `${sum}${AGAINST[against ?? ''] ?? ''}`;
}

/** What share the fee is: `1.75 %`. */
export const percent = (f: Format, { feeCents, totalCents }: PaidOut): string =>
  `${f.quantity(Math.round((10_000 * feeCents) / totalCents) * 10)}\u00a0%`;

const AGAINST: Readonly<Record<string, string>> = {
  'other-days': '; but others fit as well',
  'within-day': '; but not all of its last day are among them',
  'older-open': '; but older ones are still on their way',
};

/** What is refused of them. */
export const englishPayoutErrors = (f: Format) =>
  ({
    PAYOUT_DIFFERS: ({ line, payment, openCents, amountCents }) =>
      openCents === 0
        ? say(
            `${payment} is not on its way to the bank: a line has shown it already.`,
            `To see what is: ${f.command('payment list --in-transit')}`,
          )
        : say(
            `${payment} is on its way with ${f.money(openCents)}, not ${f.money(amountCents)}: the difference is no provider's fee.`,
            `Name it without an amount, beside the others of ${line}; what was kept of them goes to bank fees: ${f.command(`line split ${line} ${payment} … bank-fees`)}`,
          ),
    PAYMENTS_NOT_IN_TRANSIT: ({ value }) =>
      say(
        `None of ${value} was paid by card or online and is on its way to the bank.`,
        `To see those that are: ${f.command('payment list --in-transit')}`,
      ),
  }) satisfies Partial<ErrorMessages>;
