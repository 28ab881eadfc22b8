import { describe, expect, test } from 'vitest';
import { accountNumber, sameAccountNumber } from '../../src/domain/account-number.ts';

describe('accountNumber', () => {
  test.each<[string | undefined, string | undefined]>([
    ['FR76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
    ['  00012345-6 ', '000123456'],
    ['****1234', '****1234'],
    ['', undefined],
    [' - ', undefined],
    [undefined, undefined],
  ])('%j is %j', (text, number) => {
    expect(accountNumber(text)).toBe(number);
  });
});

describe('sameAccountNumber', () => {
  const iban = 'FR7630006000011234567890189';
  test.each([
    [iban, iban, true],
    [iban, '12345678901', true],
    [iban, '00012345678901', true],
    ['12345678901', iban, true],
    ['****9018', iban, false],
    ['****8901', iban, true],
    ['****8901', '12345678901', true],
    ['XXXXXX8901', '12345678901', true],
    [iban, 'FR7630006000011234567890286', false],
    ['12345678901', '12345678902', false],
    [iban, '12345', false],
    ['00000000001', '00000000002', false],
  ])('%s and %s: %j', (one, other, expected) => {
    expect(sameAccountNumber(one, other)).toBe(expected);
    expect(sameAccountNumber(other, one)).toBe(expected);
  });
});

describe('a number with its bank and branch', () => {
  const [bank, account] = ['3000600001', '12345678901'];
  test.each([
    [`${bank}${account}`, 'FR7630006000011234567890189', true],
    [`${bank}${account}`, account, true],
    ['512308000000007304', '0000007304', true],
    ['512308000000007304', '7304', false],
    ['00020123401', '20123401', true],
    ['0000098285A', '098285A', true],
    ['00001', '1', false],
    [`${bank}${account}`, `${bank}12345678902`, false],
    ['123456789', '9123456789', false],
    ['34567890', 'FR7630006000011234567890189', false],
  ])('%s and %s: %j', (one, other, expected) => {
    expect(sameAccountNumber(one, other)).toBe(expected);
    expect(sameAccountNumber(other, one)).toBe(expected);
  });
});
