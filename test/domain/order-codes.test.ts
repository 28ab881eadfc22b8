import { expect, test } from 'vitest';
import { findOrderCodes, foldOrderCode, isTellingCode } from '../../src/domain/order-codes.ts';

const known = new Set(['CMD1042', '1042', '20261007', 'CMD1042B', 'WEB77']);

test.each([
  ['VIR DUPONT CMD-1042', ['CMD1042']],
  ['VIR DUPONT cmd 10 42', ['CMD1042']],
  ['VIR DUPONTCMD1042', ['1042']],
  ['commande n°1042', ['1042']],
  ['CMD-1042-B MERCI', ['CMD1042B']],
  ['CMD-1042\nWEB 77', ['CMD1042', 'WEB77']],
  ['VIR 10420', []],
  ['VIR DU 07/10/2026', []],
  ['', []],
])('%j has the codes %j', (label, codes) => {
  expect(findOrderCodes(label, known)).toEqual(codes);
});

test('a code is looked for from four characters, and a number alone tells from six', () => {
  expect(['CMD-1042', ' n°12 ', '1042', 'A1'].map(foldOrderCode)).toEqual([
    'CMD1042',
    undefined,
    '1042',
    undefined,
  ]);
  expect(['CMD1042', '1042', '104200'].map(isTellingCode)).toEqual([true, false, true]);
});
