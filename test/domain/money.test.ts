import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type AmountProblem,
  type AmountStyle,
  type DecimalMark,
  decimalMarkOf,
  formatAmount,
  MAX_CENTS,
  parseAmount,
  sumCents,
} from '../../src/domain/money.ts';

const fixture = new URL('fixtures/trap-amount-forms.csv', import.meta.url);
const traps = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [, text = '', cents = ''] = /^[^;]*;[^;]*;"(.*)";(-?\d+)$/.exec(row) ?? [];
    return [text, Number(cents)] as const;
  });

describe('parseAmount', () => {
  it('has all the forms of the fixture', () => {
    expect(traps).toHaveLength(25);
    expect(traps[1]).toEqual(['1\u00a0234,56', 123456]);
  });

  test.each(traps)('reads the bank spelling %j as %i', (text, cents) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: cents });
  });

  test.each<[string, number]>([
    ['45', 4500],
    ['45,00', 4500],
    ['-12,50', -1250],
    ['1\u2009234,56', 123456],
    ['1\u2007234,56', 123456],
    ['12 345', 1234500],
    ["12'345", 1234500],
    ['1.234.567', 123456700],
    ['1,234,567', 123456700],
    ['1,234,567.8', 123456780],
    ['1 234 567.89', 123456789],
    ['1 234,560', 123456],
    ['1234.560', 123456],
    ['0,120', 12],
    ['.500', 50],
    ['€ 12', 1200],
    ['-€12', -1200],
    ['€-12', -1200],
    ['(12,00 €)', -1200],
    ['12,00- EUR', -1200],
    ['12,00 EUR-', -1200],
    ['CHF -1’234.50', -123450],
    ['+ 5', 500],
    ['\u00a05\u00a0€', 500],
    ['999 999 999,99', MAX_CENTS],
    ['-999999999.99', -MAX_CENTS],
    ['0000999999999,99', MAX_CENTS],
  ])('reads %j as %i', (text, cents) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: cents });
  });

  test.each<[string, AmountProblem]>([
    ['', 'empty'],
    [' \u00a0 ', 'empty'],
    ['1.234', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['123,456', 'ambiguous'],
    ['-1.000 €', 'ambiguous'],
    ['0,125', 'too-precise'],
    ['0.125', 'too-precise'],
    ['012,345', 'too-precise'],
    [',125', 'too-precise'],
    ['1234,567', 'too-precise'],
    ['1 234.567', 'too-precise'],
    ["1'234.567", 'too-precise'],
    ['1.234,567', 'too-precise'],
    ['12,3456', 'too-precise'],
    ['1000000000', 'too-large'],
    ['1 000 000 000,00', 'too-large'],
    ['9'.repeat(400), 'too-large'],
    ['1e3', 'unreadable'],
    ['12-5', 'unreadable'],
    ['--5', 'unreadable'],
    ['+-5', 'unreadable'],
    ['-5-', 'unreadable'],
    ['(-5)', 'unreadable'],
    ['(5', 'unreadable'],
    ['5,', 'unreadable'],
    ['12.-', 'unreadable'],
    ['1.234.56', 'unreadable'],
    ['1.234.567,', 'unreadable'],
    ['12 34', 'unreadable'],
    ['1 2345', 'unreadable'],
    ['1234 567', 'unreadable'],
    ['0 123,45', 'unreadable'],
    ['1  234', 'unreadable'],
    ["1 234'567", 'unreadable'],
    ['1,234 567', 'unreadable'],
    ['1,234.567,89', 'unreadable'],
    ['1,,5', 'unreadable'],
    ['abc', 'unreadable'],
    ['EUR', 'unreadable'],
    ['EUR 5 €', 'unreadable'],
    ['5 euros', 'unreadable'],
    ['-', 'unreadable'],
    [',', 'unreadable'],
    ['0x10', 'unreadable'],
    ['Infinity', 'unreadable'],
    ['٥', 'unreadable'],
    ['06 12 34 56 78', 'unreadable'],
  ])('refuses %j: %s', (text, problem) => {
    expect(parseAmount(text)).toEqual({ ok: false, problem });
  });

  test.each(['-0', '-0,00', '(0)', '0-'])('reads %j as a zero without a sign', (text) => {
    const amount = parseAmount(text);
    expect(amount.ok && Object.is(amount.value, 0)).toBe(true);
  });

  it('never throws, and never answers a fraction, whatever the text', () => {
    const characters = fc.constantFrom(..."0123456789.,'’ -+()€E\u00a0\u202f\u2212");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: characters })), (text) => {
        const amount = parseAmount(text);
        if (amount.ok) {
          expect(Number.isSafeInteger(amount.value)).toBe(true);
          expect(Math.abs(amount.value)).toBeLessThanOrEqual(MAX_CENTS);
        }
      }),
    );
  });
});

describe('formatAmount', () => {
  test.each<[number, AmountStyle, string]>([
    [123456, { decimal: ',', group: ' ' }, '1 234,56'],
    [123456, { decimal: ',', group: '' }, '1234,56'],
    [-123456789, { decimal: '.', group: ',' }, '-1,234,567.89'],
    [100000, { decimal: ',', group: '.' }, '1.000,00'],
    [99999, { decimal: ',', group: '.' }, '999,99'],
    [-7, { decimal: ',', group: ' ' }, '-0,07'],
    [0, { decimal: '.', group: '' }, '0.00'],
    [-0, { decimal: '.', group: '' }, '0.00'],
    [MAX_CENTS, { decimal: ',', group: '\u00a0' }, '999\u00a0999\u00a0999,99'],
  ])('writes %i in %j as %j', (cents, style, text) => {
    expect(formatAmount(cents, style)).toBe(text);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (cents) => {
    expect(() => formatAmount(cents, { decimal: ',', group: '' })).toThrow(RangeError);
  });

  test.each<AmountStyle>([
    { decimal: ',', group: ' ' },
    { decimal: ',', group: '\u00a0' },
    { decimal: ',', group: '\u202f' },
    { decimal: ',', group: '.' },
    { decimal: '.', group: ',' },
    { decimal: '.', group: "'" },
    { decimal: '.', group: '' },
    { decimal: ',', group: '' },
  ])('is read back unchanged in %j', (style) => {
    const amounts = fc.oneof(
      fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }),
      fc.integer({ min: -200_000, max: 200_000 }),
    );
    fc.assert(
      fc.property(amounts, (cents) => {
        expect(parseAmount(formatAmount(cents, style))).toEqual({ ok: true, value: cents });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('sumCents', () => {
  it('adds', () => {
    expect(sumCents([])).toBe(0);
    expect(sumCents([10, 20, -5])).toBe(25);
    expect(sumCents(new Set([1, 2]))).toBe(3);
  });

  it('passes the bound of one amount, but not what a double holds exactly', () => {
    expect(sumCents([MAX_CENTS, MAX_CENTS])).toBe(199_999_999_998);
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => sumCents([0.1, 0.2])).toThrow(RangeError);
  });
});

describe('a known decimal mark', () => {
  test.each<[string, DecimalMark, number | AmountProblem]>([
    ['1.234', ',', 123400],
    ['1,234', '.', 123400],
    ['14.000', ',', 1400000],
    ['14.000', '.', 1400],
    ['1.234', '.', 'too-precise'],
    ['12.50', ',', 'unreadable'],
    ['1,234.56', ',', 'unreadable'],
    ['1.234,56', ',', 123456],
    ['1 234', ',', 123400],
    ['45', '.', 4500],
  ])('%s with %s', (text, mark, expected) => {
    const answer = parseAmount(text, mark);
    expect(answer.ok ? answer.value : answer.problem).toBe(expected);
  });
});

describe('decimalMarkOf', () => {
  test.each<[string, DecimalMark | undefined]>([
    ['12,50', ','],
    ['-12.5 EUR', '.'],
    ['1.234,56', ','],
    ['1,234.56', '.'],
    ['1.234.567', ','],
    ['1 234,5', ','],
    ['1234.560', '.'],
    ['1.234', undefined],
    ['14.000', undefined],
    ['45', undefined],
    ['1 234', undefined],
    ['', undefined],
    ['VIR du 12,50', undefined],
    ['1,2,3', undefined],
  ])('of %j', (text, mark) => {
    expect(decimalMarkOf(text)).toBe(mark);
  });
});
