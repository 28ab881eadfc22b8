import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  corrected,
  formatQuantity,
  itemsLeft,
  type OrderItem,
  parseItem,
  parseQuantity,
  priceOf,
} from '../../src/domain/order-item.ts';

describe('a quantity', () => {
  test.each([
    ['2', 2000],
    ['0,45', 450],
    ['1.5', 1500],
    [',5', 500],
    ['2,', 2000],
    ['0,450000', 450],
    ['007', 7000],
  ])('%j is %i thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value: thousandths });
  });

  test.each([
    ['', 'unreadable'],
    [',', 'unreadable'],
    ['-1', 'unreadable'],
    ['deux', 'unreadable'],
    ['1,2,3', 'unreadable'],
    ['1 kg', 'unreadable'],
    ['0,0005', 'too-precise'],
    ['0', 'zero'],
    ['0,000', 'zero'],
    ['1000000', 'too-large'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseQuantity(text)).toEqual({ ok: false, problem });
  });

  test('is written without zeros behind it', () => {
    const written = [2000, 450, 1005, -3600].map((each) => formatQuantity(each, ','));
    expect(written).toEqual(['2', '0,45', '1,005', '-3,6']);
  });
});

describe('a price', () => {
  test.each([
    [450, 320, 144],
    [500, 295, 148],
    [333, 100, 33],
    [5, 100, 1],
    [4, 100, 0],
    [999_999_999, 99_999_999, 99_999_998_900_000],
  ])('%i thousandths at %i cents are %i', (thousandths, unitCents, cents) => {
    expect(priceOf(thousandths, unitCents)).toBe(cents);
  });

  test('is rounded half up, never further than half a cent', () => {
    const quantity = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(quantity, fc.nat(1_000_000), (thousandths, unitCents) => {
        const exact = BigInt(thousandths) * BigInt(unitCents);
        const off = BigInt(priceOf(thousandths, unitCents)) * 1000n - exact;
        expect(off > -500n && off <= 500n).toBe(true);
      }),
    );
  });
});

describe('an item', () => {
  test.each([
    ['Carottes;2;1,80', { name: 'Carottes', thousandths: 2000, unitCents: 180, amountCents: 360 }],
    [
      ' Pain  bis ; 3,50 ',
      { name: 'Pain bis', thousandths: 1000, unitCents: 350, amountCents: 350 },
    ],
    ['Pommes;0,450;3.20', { name: 'Pommes', thousandths: 450, unitCents: 320, amountCents: 144 }],
    ['Cadeau;1;0', { name: 'Cadeau', thousandths: 1000, unitCents: 0, amountCents: 0 }],
  ])('%j is read', (text, item) => {
    expect(parseItem(text)).toEqual({ ok: true, value: item });
  });

  test.each([
    ['Carottes', 'parts'],
    ['a;1;2;3', 'parts'],
    [';1;2', 'name'],
    ['a;0;2', 'quantity'],
    ['a;1;beaucoup', 'price'],
    ['a;1;-2', 'price'],
    ['a;999999;999999999,99', 'too-large'],
  ])('%j is none: %s', (text, problem) => {
    expect(parseItem(text)).toEqual({ ok: false, problem });
  });
});

describe('a correction', () => {
  const carrots: OrderItem = {
    name: 'Carottes',
    thousandths: 1450,
    unitCents: 185,
    amountCents: 268,
  };
  const left = (correction: Parameters<typeof corrected>[1]) =>
    itemsLeft([carrots, ...corrected(carrots, correction)]);

  test.each([
    ['nothing came', { thousandths: 0 }, []],
    ['less came', { thousandths: 1000 }, [[1000, 185, 185]]],
    ['another price', { unitCents: 160 }, [[1450, 160, 232]]],
    ['both', { thousandths: 1000, unitCents: 160 }, [[1000, 160, 160]]],
    ['nothing changed', { thousandths: 1450, unitCents: 185 }, [[1450, 185, 268]]],
    ['nothing came at another price', { thousandths: 0, unitCents: 160 }, []],
  ])('%s', (_, correction, expected) => {
    expect(
      left(correction).map((item) => [item.thousandths, item.unitCents, item.amountCents]),
    ).toEqual(expected);
  });
});
