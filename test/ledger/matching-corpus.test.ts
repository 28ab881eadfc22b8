import { expect, test } from 'vitest';
import { monthsOfGroups } from '../../bench/matching/months.ts';
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

test('each month fewer lines wait, once a person has said whose they were', () => {
  const months = monthsOfGroups(3, 1);
  expect(months.map(({ wrong }) => wrong)).toEqual([0, 0, 0, 0, 0, 0]);
  const waiting = months.map((month) => month.waiting);
  expect(waiting).toEqual([...new Set(waiting)].sort((one, other) => other - one));
  expect(waiting.at(-1)).toBeLessThan((waiting[0] ?? 0) / 10);
});
