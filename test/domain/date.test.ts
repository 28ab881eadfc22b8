import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  type DateOrder,
  type DateProblem,
  daysBetween,
  decideDateOrder,
  firstOfMonth,
  formatDate,
  isCalendarDate,
  parseDate,
} from '../../src/domain/date.ts';

const DAY = 86_400_000;
const DAYS_FROM_1900_TO_2199 = 109_573;
// The platform's own calendar, on instants in UTC: an independent witness of the arithmetic.
const dayNumbered = (number: number) =>
  new Date(Date.UTC(1900, 0, 1) + number * DAY).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: 0, max: DAYS_FROM_1900_TO_2199 - 1 });

describe('parseDate', () => {
  test.each<[string, string]>([
    ['2026-10-05', '2026-10-05'],
    ['2026/10/05', '2026-10-05'],
    ['2026.10.05', '2026-10-05'],
    ['2026-3-5', '2026-03-05'],
    ['05/10/2026', '2026-10-05'],
    ['05.10.2026', '2026-10-05'],
    ['05-10-2026', '2026-10-05'],
    ['5/1/26', '2026-01-05'],
    [' 05/10/2026\u00a0', '2026-10-05'],
    ['01/01/00', '2000-01-01'],
    ['01/01/79', '2079-01-01'],
    ['01/01/80', '1980-01-01'],
    ['31/12/99', '1999-12-31'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['31/12/2199', '2199-12-31'],
    ['1900-01-01', '1900-01-01'],
    ['2025-03-26 00:00:00.0', '2025-03-26'],
    ['2025-03-26T23:59:59Z', '2025-03-26'],
    ['2025-03-26T23:59:59.123+02:00', '2025-03-26'],
    ['26/03/2025 18:05', '2025-03-26'],
    ['26/03/2025 18h05', '2025-03-26'],
  ])('reads %j as %s', (text, date) => {
    expect(parseDate(text)).toEqual({ ok: true, value: date });
  });

  test.each<[string, DateProblem]>([
    ['', 'empty'],
    [' \n', 'empty'],
    ['31/02/2026', 'no-such-day'],
    ['30/02/2024', 'no-such-day'],
    ['29/02/2026', 'no-such-day'],
    ['29/02/1900', 'no-such-day'],
    ['29/02/2100', 'no-such-day'],
    ['31/04/2026', 'no-such-day'],
    ['2026-02-31', 'no-such-day'],
    ['2026-13-01', 'no-such-day'],
    ['00/05/2026', 'no-such-day'],
    ['05/00/2026', 'no-such-day'],
    ['13/13/2026', 'no-such-day'],
    ['32/01/2026', 'no-such-day'],
    ['01/01/1899', 'unreadable'],
    ['01/01/2200', 'unreadable'],
    ['01/01/0026', 'unreadable'],
    ['05/10-2026', 'unreadable'],
    ['05/10/026', 'unreadable'],
    ['005/10/2026', 'unreadable'],
    ['05/10', 'unreadable'],
    ['20261005', 'unreadable'],
    ['5 octobre 2026', 'unreadable'],
    ['24/03/26 CARTE 111', 'unreadable'],
    ['2026-10-05T', 'unreadable'],
    ['12,50', 'unreadable'],
    ['45000', 'unreadable'],
  ])('refuses %j: %s', (text, problem) => {
    expect(parseDate(text)).toEqual({ ok: false, problem });
  });

  it('reads the month first where it is told so, and the year first in any case', () => {
    expect(parseDate('03/04/2026', 'mdy')).toEqual({ ok: true, value: '2026-03-04' });
    expect(parseDate('03/04/2026', 'dmy')).toEqual({ ok: true, value: '2026-04-03' });
    expect(parseDate('31/12/2026', 'mdy')).toEqual({ ok: false, problem: 'no-such-day' });
    expect(parseDate('2026-03-04', 'mdy')).toEqual({ ok: true, value: '2026-03-04' });
  });

  it('reads back what formatDate wrote, in both languages', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('fr', 'en'), (number, language) => {
        const date = dayNumbered(number);
        expect(parseDate(formatDate(date, language))).toEqual({ ok: true, value: date });
      }),
    );
  });

  it('accepts a day exactly where the calendar has it', () => {
    for (let day = 1; day <= 31; day += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (const year of [1900, 2000, 2023, 2024, 2100]) {
          const moment = new Date(Date.UTC(year, month - 1, day));
          expect(parseDate(`${day}/${month}/${year}`).ok).toBe(moment.getUTCDate() === day);
        }
      }
    }
  });
});

describe('formatDate', () => {
  it('writes for a person', () => {
    expect(formatDate('2026-10-05', 'fr')).toBe('05/10/2026');
    expect(formatDate('2026-10-05', 'en')).toBe('2026-10-05');
  });
});

describe('isCalendarDate', () => {
  test.each<[string, boolean]>([
    ['2026-10-05', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-1-5', false],
    ['05/10/2026', false],
    ['2026-10-05 ', false],
    ['2026-10-05\n', false],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['', false],
  ])('%j: %s', (text, answer) => {
    expect(isCalendarDate(text)).toBe(answer);
  });
});

describe('calendar arithmetic', () => {
  test.each<[string, number, string]>([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2000-02-28', 366, '2001-02-28'],
    ['2026-10-05', 0, '2026-10-05'],
    ['1900-01-01', DAYS_FROM_1900_TO_2199 - 1, '2199-12-31'],
  ])('%s and %i days: %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it('agrees with the platform on any two days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(addDays(dayNumbered(from), to - from)).toBe(dayNumbered(to));
        expect(daysBetween(dayNumbered(from), dayNumbered(to))).toBe(to - from);
      }),
    );
  });

  it('finds the first of the month', () => {
    expect(firstOfMonth('2026-10-05')).toBe('2026-10-01');
    expect(firstOfMonth('2024-02-29')).toBe('2024-02-01');
  });

  it('throws on what is no date, or would be none', () => {
    expect(() => addDays('2026-02-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-02-01', 0.5)).toThrow(RangeError);
    expect(() => addDays('2199-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', 'demain')).toThrow(RangeError);
    expect(() => firstOfMonth('10/2026')).toThrow(RangeError);
  });
});

describe('decideDateOrder', () => {
  test.each<[string[], DateOrder | 'either' | 'conflict']>([
    [[], 'either'],
    [['03/04/2024', '05/04/2024', '12/04/2024'], 'either'],
    [['03/04/2024', '13/04/2024'], 'dmy'],
    [['03/04/2024', '04/13/2024 10:00'], 'mdy'],
    [['13.4.24', '04/13/2024'], 'conflict'],
    [['2024-04-13', '2024-13-04', '03/04/2024'], 'either'],
    [['', 'Total', '99/99/2024', '30/02/2024'], 'dmy'],
  ])('%j: %s', (samples, order) => {
    expect(decideDateOrder(samples)).toBe(order);
  });
});
