import type { englishDistributions } from '../../src/cli/messages/distributions.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for distributions. */

const DISTRIBUTION = {
  date: '2026-10-08',
  orderCount: 2,
  memberCount: 1,
  totalCents: 1250,
} as const;

const CHEQUE = {
  member: 'ROU',
  payment: 'P-1',
  method: 'cheque',
  reference: 'RF45K7Q2M',
  expectedCents: 1250,
} as const;

export const DISTRIBUTION_REFUSALS = {
  DISTRIBUTION_NOT_FOUND: [
    { distribution: '2026-10-08', days: [] },
    { distribution: '2026-10-08', days: ['2026-10-01', '2026-10-15'] },
  ],
  DISTRIBUTION_ITEM_UNKNOWN: [
    { value: 'X', distribution: '2026-10-08', items: [] },
    { value: 'X', distribution: '2026-10-08', items: ['Pain', 'Miel'] },
  ],
  DISTRIBUTION_VALIDATED: [{ distribution: '2026-10-08', member: 'ROU' }],
  DISTRIBUTION_NOT_HELD: [{ distribution: '2026-10-08' }],
  DISTRIBUTION_NOT_VALIDATED: [
    { distribution: '2026-10-08' },
    { distribution: '2026-10-08', member: 'ROU' },
  ],
  VALIDATION_BLOCKED: [
    {
      distribution: '2026-10-08',
      sheet: 'x.csv',
      obstacles: [{ ...CHEQUE, problem: 'undecided' }],
    },
    {
      distribution: '2026-10-08',
      obstacles: [
        { ...CHEQUE, problem: 'undecided' },
        { member: 'ROU', payment: 'P-1', method: 'on-site', expectedCents: 1, problem: 'unnamed' },
        { ...CHEQUE, problem: 'reason', amountCents: 900 },
        { problem: 'unpaid', member: 'ROU', expectedCents: 1250 },
      ],
    },
  ],
  VALIDATION_REOPENED_ONLY: [
    { id: 'A-9', distribution: '2026-10-08' },
    { id: 'A-9', distribution: '2026-10-08', member: 'ROU' },
  ],
  NOT_ON_SHEET: [{ member: 'ROU', distribution: '2026-10-08' }],
  SAID_TWICE: [{ id: 'P-1' }],
  PAYMENT_NOT_EXPECTED: [{ id: 'P-1', distribution: '2026-10-08' }],
  METHOD_NOT_HANDED: [{ method: 'transfer' }],
  PAID_UNREADABLE: [{ value: 'X' }],
  KITTY_OVERDRAWN: [{ code: 'ROU', balanceCents: -1250 }],
} as const;

export const DISTRIBUTION_ANSWERS: SamplesOf<ReturnType<typeof englishDistributions>> = {
  distributionHead: [
    [{ ...DISTRIBUTION, orderCount: 0, memberCount: 0, totalCents: 0, state: 'planned' }],
    [{ ...DISTRIBUTION, state: 'open' }],
    [{ ...DISTRIBUTION, state: 'partly' }],
    [{ ...DISTRIBUTION, state: 'validated' }],
  ],
  toCollect: [
    [['X'], 1250],
    [['X', 'X'], 1250],
  ],
  announcedElsewhere: [[['X', 'X']]],
  expectedOf: [
    ['cheque', 1, 1250],
    ['on-site', 3, 1250],
  ],
  unpaidAt: [[1250]],
  validateHint: [['2026-10-08']],
  alreadyValidated: [['2026-10-08']],
  validated: [
    ['2026-10-08', 2, 'validated'],
    ['2026-10-08', 1, 'partly'],
    ['2026-10-08', 2, 'partly'],
  ],
  leftAwaited: [['P-1', 'ROU', 1250, 'transfer']],
  leftUnpaid: [[1250]],
  reopenHint: [
    ['2026-10-08', undefined],
    ['2026-10-08', 'ROU'],
  ],
  confirmReopen: [['2026-10-08']],
  reopened: [
    ['2026-10-08', []],
    ['2026-10-08', ['ROU', 'DUP']],
  ],
  takenBack: [
    ['P-1', 'ROU', 1250, 'cash', 'pending'],
    ['P-1', 'ROU', 1250, 'cash', 'cancelled'],
  ],
  kept: [
    ['P-1', 'ROU', 1250, 'online'],
    ['P-1', 'ROU', 1250, 'bank'],
    ['P-1', 'ROU', 1250, 'provider'],
    ['P-1', 'ROU', 1250, 'moved'],
    ['P-1', 'ROU', 1250, 'apart'],
    ['P-1', 'ROU', 1250, 'counted'],
    ['P-1', 'ROU', 1250, 'gone'],
  ],
  itemAdjusted: [
    ['Miel', 1, -1250],
    ['Miel', 2, 1250],
  ],
  unplannedDay: [['2026-10-08', ['2026-10-07', '2026-10-14']]],
  kittyOverdrawn: [['ROU', -1250]],
  validation: {
    about: [
      ['ROU Zoé Roux', 'cheque', 'RF45 K7Q2M'],
      ['ROU Zoé Roux', 'cash', undefined],
    ],
    onSite: [['X', 1250]],
    received: [['X']],
    unpaid: [['ROU Zoé Roux', 1250]],
    paidNow: [['X']],
    confirm: [
      [2, 1250, 0],
      [1, 1250, 500],
    ],
  },
};
