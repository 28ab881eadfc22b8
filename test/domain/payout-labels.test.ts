import { describe, expect, it } from 'vitest';
import { speaksOfCheques } from '../../src/domain/payer.ts';
import { largestFee, payoutSource, providerOfId } from '../../src/domain/payout-labels.ts';

describe('who pays out', () => {
  it.each([
    ['VIR SEPA SUMUP PAYMENTS LIMITED\nPID1774208-SUMUP', 'sumup'],
    ['SUMUP PID1774208 PAYOUT 070826', 'sumup'],
    ['VIR SEPA STRIPE TECHNOLOGY EURO', 'stripe'],
    ['VIR HELLOASSOPAY R4WOXYY6WK2XP0Q HELLOASSO 3591881 03-09-2026', 'helloasso'],
    ['VIREMENT PAYPAL EUROPE SARL', 'paypal'],
    ['ZETTLE BY PAYPAL', 'zettle'],
    ['REMISE CARTE BANCAIRE SOGECOMMERCE', 'sogecommerce'],
    ['REMISE MONETICO 123', 'monetico'],
    ['VIR SEPA LYDIA', 'lydia'],
    ['REMISE CB /05/10', 'terminal'],
    ['REMISE CB 5091540010', 'terminal'],
    ['REM CB 12', 'terminal'],
    ['REMCB1234567 CARTE 12345', 'terminal'],
    ['Remise Carte N° 4', 'terminal'],
    ['REM. CARTE OU EUROCHQ', 'terminal'],
    ['REMISE TPE0042', 'terminal'],
    ['REMISE FACTURETTES', 'terminal'],
    ['ENCAISSEMENT CB', 'terminal'],
    ['VENTE PAR CARTE 000285', 'terminal'],
    ['REMISE DE CHEQUES 12', undefined],
    ['REMISE 88', undefined],
    ['CB BOULANGERIE 03/10', undefined],
    ['CARTE 04/10 STRIPES CAFE', undefined],
    ['VIR MME DURAND PANIER CB', undefined],
    ['COMMISSION CB 10/26', undefined],
    ['', undefined],
  ])('%s', (label, name) => {
    expect(payoutSource(label)?.name).toBe(name);
  });

  it('is no deposit of cheques', () => {
    expect(
      ['REMISE CB 1', 'REMISE TPE 1', 'REMISE 88', 'REMISE CHEQUES', 'REM CHQ 3'].map(
        speaksOfCheques,
      ),
    ).toEqual([false, false, false, true, true]);
  });
});

describe('whose an identifier is', () => {
  it.each([
    ['ch_3PABC', 'stripe'],
    ['pi_1', 'stripe'],
    ['TAAAA4XYZ', 'sumup'],
    ['70011234', 'helloasso'],
    ['order-12', undefined],
  ])('%s', (id, provider) => {
    expect(providerOfId(id)).toBe(provider);
  });
});

describe('the largest fee', () => {
  it.each([
    [[], 0],
    [[1000], 70],
    [[1000, 2000], 175],
  ])('of %j', (amounts, cents) => {
    expect(largestFee(amounts)).toBe(cents);
  });

  it('is above what the usual tariffs keep', () => {
    const tariffs = [
      [0.0175, 0],
      [0.0295, 25],
      [0.015, 25],
      [0.018, 12],
      [0.034, 35],
    ] as const;
    for (const cents of [100, 999, 4500, 25_000]) {
      for (const [share, each] of tariffs) {
        expect(largestFee([cents])).toBeGreaterThanOrEqual(Math.round(cents * share) + each);
      }
    }
  });
});
