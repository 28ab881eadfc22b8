import { expect, test } from 'vitest';
import { sixMonths } from '../../bench/matching/months.ts';
import { score } from '../../bench/matching/score.ts';

// `npm run bench:matching` is the long form, with other seeds.

test('labels as banks make them are booked to the right member, or proposed', () => {
  const { whole, oneError, twoErrors, cut, wrongLabels } = score(500, 7);
  // A typing error that makes somebody else's valid code is planted in a few, and has no remedy.
  const credited = wrongLabels.filter(({ marks }) => !marks.includes('other-code'));
  expect(credited).toEqual([]);
  expect([whole.wrong, oneError.wrong, twoErrors.wrong, cut.wrong]).toEqual([0, 0, 0, 0]);
  expect(whole.booked / whole.labels).toBeGreaterThanOrEqual(0.995);
  expect(oneError.first / oneError.labels).toBeGreaterThanOrEqual(0.9);
});

test('few lines wait once a person has said whose they were', () => {
  const months = sixMonths(1);
  expect(months.map(({ wrong }) => wrong)).toEqual([0, 0, 0, 0, 0, 0]);
  const [first = 0, ...later] = months.map(({ waiting }) => waiting);
  expect(Math.max(...later)).toBeLessThan(first / 3);
});
