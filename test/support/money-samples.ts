import type { englishMoney } from '../../src/cli/messages/money.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for charges, headings and the cash box. */

export const MONEY_REFUSALS = {
  CHARGE_NOBODY: [{ isAll: false }, { isAll: true }],
} as const;

export const MONEY_ANSWERS: SamplesOf<ReturnType<typeof englishMoney>> = {
  charged: [['ROU', 1500, 'X']],
  chargedAll: [
    [1, 1500, 'X', 1500],
    [2, 1500, 'X', 3000],
  ],
  chargedBefore: [[['ROU (A-1, X)', 'DUP (A-2, X)'], 1500, 'X']],
};
