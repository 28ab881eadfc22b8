import type { englishCash } from '../../src/cli/messages/cash.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for the cash box. */

const counted = { countedCents: 14500, date: '2026-10-05' } as const;

export const CASH_REFUSALS = {
  COUNT_NEGATIVE: [{ amountCents: -500 }],
  CASH_DIFFERS: [
    { ...counted, expectedCents: 15700, isFirst: false },
    { ...counted, expectedCents: 14000, isFirst: false },
    { ...counted, expectedCents: 15700, isFirst: true },
    { ...counted, expectedCents: 9500, isFirst: true },
  ],
  CASH_COUNTED: [
    { id: 'A-5', date: '2026-10-05', counts: ['A-12', 'A-11', 'A-10', 'A-9'] },
    { id: 'A-5', date: '2026-10-05', counts: ['A-12'] },
    {
      id: 'A-5',
      date: '2026-10-05',
      counts: ['A-12', 'A-9'],
      payment: { id: 'P-4', member: 'ROU', amountCents: 2000 },
    },
  ],
} as const;

export const CASH_ANSWERS: SamplesOf<ReturnType<typeof englishCash>> = {
  cash: {
    moved: [
      [3500, 'X'],
      [-1200, 'X'],
    ],
    toBank: [[3500, 'D-1']],
    fromBank: [[3500, 'D-1']],
    bank: [[true], [false]],
    holds: [[13300]],
    counted: [
      ['2026-10-05', 14500, 14500],
      ['2026-10-05', 14500, 15700],
      ['2026-10-05', 16000, 15700],
    ],
    turnover: [[15000, 1200, 13800]],
    lastCounted: [['2026-10-05', 14500]],
    payment: [['P-1', 'ROU']],
    refund: [['P-1', 'ROU']],
    paymentMoved: [
      ['P-1', 'ROU', true],
      ['P-1', 'ROU', false],
    ],
    found: [[14500]],
    belowZero: [
      ['2026-10-05', -500, false],
      ['2026-10-05', -500, true],
    ],
    countedSince: [['A-12', '2026-10-05']],
    askDifference: [[-1200], [300]],
  },
};
