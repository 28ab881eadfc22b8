import type { Cents } from '../../domain/money.ts';
import type { NoCharge } from '../providers/provider.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

/** What `payment import` prints. */
export const englishProviders = (f: Format) => ({
  paymentsImported: (number: number, cents: Cents) =>
    number === 0
      ? 'No new payment.'
      : `${count(number, 'payment')} received, ${f.money(cents)} in all.`,
  paymentsKnown: (number: number) => `${count(number, 'payment')} known already.`,
  feesAdded: (number: number) =>
    `${count(number, 'payment')} recorded before, now with what the provider says of it.`,
  providerFees: (cents: Cents) => `Fees of the provider: ${f.money(cents)}, under bank fees.`,
  chargesSkipped: (reason: NoCharge, number: number) =>
    `${count(number, 'row')} left out: ${NO_CHARGE[reason]}.`,
  otherAwaited: (member: string, cents: Cents, payment: string, pending: Cents) =>
    `${member}: ${f.money(cents)} is recorded by itself; ${payment}, ${f.money(pending)}, is still awaited. If it is the same: ${f.command(`payment cancel ${payment}`)}`,
  providerRefundOf: (id: string, cents: Cents) =>
    `${id}: ${f.money(cents)} went back to somebody. If it is not recorded yet: ${f.command('payment refund MEMBER … --method online --reason "…"')}`,
  providerRefund: (id: string, cents: Cents, payment: string, member: string, method: string) =>
    `${id} (${payment} of ${member}) was paid back, ${f.money(cents)}. If it is not recorded yet: ${f.command(`payment refund ${member} … --method ${method} --reason "…"`)}`,
});

/** Why a provider's row is no payment of a member. */
const NO_CHARGE: Readonly<Record<NoCharge, string>> = {
  failed: 'failed or given up',
  waiting: 'not paid yet',
  test: 'a test',
  payout: 'paid out to the bank',
  fee: 'a fee of its own',
  offline: 'not paid through the provider',
  cash: 'in cash',
  refunded: 'paid back',
  'before-start': "before the ledger's first day",
};

/** What is refused of a provider's export. */
export const englishProviderErrors = (f: Format) =>
  ({
    PROVIDER_STATUS: ({ value }) =>
      say(
        `“${value}” is a word of the provider's that is not known here: is it money or not?`,
        'Take the row out and record it by hand, or ask for the word to be added.',
      ),
    PROVIDER_PAYER: ({ id, who, amountCents }) =>
      say(
        `${id}, ${f.money(amountCents)}: no member is known for it${who === '' ? '' : ` (${who})`}.`,
        `Give the member this e-mail or name (${f.command('member edit MEMBER --email …')}), or add a column “member” with the code.`,
      ),
    PROVIDER_PAYER_DOUBT: ({ code, other }) =>
      say(
        `The code of an order of ${code} stands beside the e-mail or name of ${other}.`,
        'Add a column “member” with the code of the one who paid.',
      ),
    PROVIDER_OTHER_EXPORT: ({ file, export: other }) =>
      say(`${file} is ${OTHER[other].what}.`, OTHER[other].wanted),
    ROW_CURRENCY: ({ currency, ledgers }) =>
      say(
        `The amount is in ${currency}, the ledger in ${ledgers}.`,
        'Take the row out, and record what your account received for it.',
      ),
  }) satisfies Partial<ErrorMessages>;

/** Which export it is, and which one is wanted. */
const OTHER = {
  'stripe-payouts': {
    what: "Stripe's list of payouts to the bank, which names no payer",
    wanted: 'Export “Payments” instead.',
  },
  'stripe-report': {
    what: "Stripe's report of balance changes, without the identifiers of the payments",
    wanted: 'Export “Payments” instead.',
  },
  'helloasso-orders': {
    what: "HelloAsso's export of orders, which has a row for each item",
    wanted: 'Export the payments instead (“Exporter les paiements”).',
  },
};
