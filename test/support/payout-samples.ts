import type { Say } from '../../src/cli/messages/catalogue.ts';
import type { englishPayouts } from '../../src/cli/messages/payouts.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for card and online payments and what pays them out. */

export const PAYOUT_REFUSALS = {
  PAYOUT_DIFFERS: [
    { line: 'L-1', payment: 'P-1', openCents: 2947, amountCents: 3000 },
    { line: 'L-1', payment: 'P-1', openCents: 0, amountCents: 3000 },
  ],
  PAYMENTS_NOT_IN_TRANSIT: [{ value: 'P-1..P-2' }],
} as const;

export const PAYOUT_ANSWERS: SamplesOf<ReturnType<typeof englishPayouts>> = {
  somePayments: [[0], [1], [2]],
  payoutLineHint: [['L-1', 'P-1..P-2 bank-fees']],
  payoutReviewHint: [['L-1']],
  inTransitTotal: [
    [0, 0],
    [1, 1250],
    [2, 1250],
  ],
};

const ONE_DAY = { from: '2026-10-05', until: '2026-10-05', totalCents: 10_000 } as const;
const DAYS = { ...ONE_DAY, from: '2026-10-01', count: 2 } as const;

export const PAYOUT_WHYS: readonly Parameters<Say['whyProposed']>[] = [
  ['payout', { amount: 'due', paidOut: { ...ONE_DAY, count: 1, feeCents: 0 } }],
  ['payout', { amount: 'due', paidOut: { ...DAYS, feeCents: 0 }, against: 'older-open' }],
  ['payout', { amount: 'other', paidOut: { ...ONE_DAY, count: 1, feeCents: 175 } }],
  ['payout', { amount: 'other', paidOut: { ...DAYS, feeCents: 175 }, against: 'other-days' }],
  ['payout', { amount: 'due', paidOut: { ...DAYS, feeCents: 0 }, against: 'within-day' }],
];
