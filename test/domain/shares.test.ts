import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laterNumber, parseChequeNumber } from '../../src/domain/cheque.ts';
import { sumCents } from '../../src/domain/money.ts';
import { datesFrom, formatRhythm, parseRhythm, readRhythm } from '../../src/domain/rhythm.ts';
import { shareOut } from '../../src/domain/shares.ts';
import { runs } from '../support/runs.ts';

/** What a contract's instalments are made of: shares, days, and the numbers of its cheques. */

describe('shares', () => {
  test.each([
    [50_000, 10, Array.from({ length: 10 }, () => 5000)],
    [10_000, 3, [3333, 3333, 3334]],
    [100, 7, [14, 14, 14, 14, 14, 14, 16]],
    [1, 1, [1]],
    [0, 2, [0, 0]],
  ])('%i cents for %i', (total, count, shares) => {
    expect(shareOut(total, count)).toEqual(shares);
  });

  test('always add up, differ only in the last, which is not the least', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.integer({ min: 1, max: 60 }),
        (total, count) => {
          const shares = shareOut(total, count);
          expect(shares).toHaveLength(count);
          expect(sumCents(shares)).toBe(total);
          const [first = 0] = shares;
          const last = shares.at(-1) ?? 0;
          expect(new Set(shares.slice(0, -1)).size).toBeLessThanOrEqual(1);
          expect(last - first).toBeGreaterThanOrEqual(0);
          expect(last - first).toBeLessThan(count);
        },
      ),
      runs(500),
    );
  });
});

describe('a rhythm', () => {
  test.each([
    ['month', 'P1M'],
    ['Mois', 'P1M'],
    ['2 months', 'P2M'],
    ['2mois', 'P2M'],
    ['quarter', 'P3M'],
    ['trimestre', 'P3M'],
    ['week', 'P1W'],
    ['2 semaines', 'P2W'],
  ])('%s is %s', (typed, duration) => {
    const rhythm = parseRhythm(typed);
    expect(rhythm.ok && formatRhythm(rhythm.value)).toBe(duration);
    expect(rhythm.ok && readRhythm(duration)).toEqual(rhythm.ok && rhythm.value);
  });

  test.each(['', 'moon', '0 months', '99 weeks', '-1 month', '1,5 mois', '9 quarters'])(
    'is not “%s”',
    (typed) => {
      expect(parseRhythm(typed).ok).toBe(false);
    },
  );

  test.each([
    ['2026-10-31', 'P1M', ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']],
    ['2028-01-31', 'P1M', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['2026-11-15', 'P3M', ['2026-11-15', '2027-02-15', '2027-05-15']],
    ['2026-12-24', 'P2W', ['2026-12-24', '2027-01-07', '2027-01-21']],
  ])('from %s on, %s', (first, duration, dates) => {
    expect(datesFrom(first, readRhythm(duration), dates.length)).toEqual(dates);
  });
});

describe('a cheque’s number', () => {
  test.each([
    ['1234567', '1234567'],
    ['0000012', '0000012'],
    ['12', '0000012'],
    [' 12 345 67 ', '1234567'],
    ['123456789012', '123456789012'],
    ['1234567.0', '1234567'],
    ['77,00', '0000077'],
  ])('%s is %s', (typed, number) => {
    expect(parseChequeNumber(typed)).toBe(number);
  });

  test.each(['', '0', '12A', '-12', '1,5', '1.234.567', '9'.repeat(21)])('is not “%s”', (typed) => {
    expect(parseChequeNumber(typed)).toBeUndefined();
  });

  test.each([
    ['1234567', 9, '1234576'],
    ['0000099', 1, '0000100'],
    ['9999999', 1, '10000000'],
    ['00000000000000000009', 1, '00000000000000000010'],
  ])('%s and %i further is %s', (first, further, number) => {
    expect(laterNumber(first, further)).toBe(number);
  });
});
