import type { englishMoney } from '../../src/cli/messages/money.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for charges, headings and the cash box. */

export const MONEY_REFUSALS = {
  PERIOD_REVERSED: [{ from: '2026-10-08', to: '2026-10-01' }],
  CHARGE_NOBODY: [{ isAll: false }, { isAll: true }],
} as const;

export const MONEY_ANSWERS: SamplesOf<ReturnType<typeof englishMoney>> = {
  periodFrom: [
    ['2026-10-01', undefined],
    ['2026-10-01', '2026-10-08'],
  ],
  periodTo: [['2026-10-08']],
  balanceBefore: [['2026-10-01', 1500]],
  headingTurnover: [['X', 1500, 500, 1000]],
  movementCharge: [['ROU']],
  movementAdjustment: [['ROU']],
  movementHandedOver: [
    ['P-1', 'ROU'],
    ['', ''],
  ],
  movementPaymentMove: [['P-1', 'ROU']],
  movementFee: [['P-1', 'ROU']],
  movementReversal: [['A-1']],
  charged: [['ROU', 1500, 'X']],
  chargedAll: [
    [1, 1500, 'X', 1500],
    [2, 1500, 'X', 3000],
  ],
  chargedBefore: [[['ROU (A-1, X)', 'DUP (A-2, X)'], 1500, 'X']],
};
