import { expect, test } from 'vitest';
import { dayOfUtc } from '../../src/domain/zone.ts';

test.each([
  ['2026-10-04 22:30:41', '2026-10-05'],
  ['2026-10-04 21:59', '2026-10-04'],
  // Winter time: an hour less.
  ['2026-12-31 22:59:59', '2026-12-31'],
  ['2026-12-31 23:00:00', '2027-01-01'],
  ['2026-03-29T00:59:00Z', '2026-03-29'],
  ['2024-02-28 23:30 UTC', '2024-02-29'],
])('%s UTC is %s in France', (text, day) => {
  expect(dayOfUtc(text)).toEqual({ ok: true, value: day });
});

test.each([
  '2026-02-31 10:00',
  '2026-13-01 10:00',
  '2026-10-04 24:00',
  '04/10/2026 10:00',
  '2026-10-04',
  '',
])('%s is no instant', (text) => {
  expect(dayOfUtc(text).ok).toBe(false);
});
