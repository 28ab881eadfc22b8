import { describe, expect, it } from 'vitest';
import { findNamed, nameIndex } from '../../src/domain/named.ts';
import { ibansIn, maySpeakOfCheques, payerName, speaksOfCheques } from '../../src/domain/payer.ts';

describe('payerName', () => {
  it.each([
    ['VIR SEPA MME DURAND CLAIRE', 'CLAIRE DURAND'],
    ['VIR SEPA MME DURAND CLAIRE paniers de mars', 'CLAIRE DURAND'],
    ['VIREMENT EN VOTRE FAVEUR\nMME Durand Claire\n\nRF897ZF9Y', 'CLAIRE DURAND'],
    ['VIREMENT RECU TIERS DUPONT JEAN /MOTIF/AMAP /REF/NOTPROVIDED', 'DUPONT JEAN'],
    ['VIR INST RECU DE: M OU MME PETIT-ROUX DATE: 17/02/2026 14:17', 'PETIT ROUX'],
    ['VIR M ROUX 12 PANIERS', 'ROUX'],
    ['Müller Hélène', 'HELENE MULLER'],
    ['VIR SEPA M. LÉON-NOËL D’ÉTÉ', 'LEON NOEL'],
    ['12345 67890', undefined],
    ['VIR SEPA Fatima Le Bris PANIER', 'BRIS FATIMA'],
    ['VIR DE Yasmine et Günter Martin LE 12/03', 'GUNTER MARTIN YASMINE'],
    ['VIR SEPA MLLE Thi Mai Mercier MAI 2026', 'MERCIER THI'],
    ['VIR SEPA GRANDE CAISSETTE MME DURAND CLAIRE', 'CLAIRE DURAND'],
    ['VIR SEPA RECU', undefined],
    ['VIR M LY', undefined],
  ])('%j is %j', (label, name) => {
    expect(payerName(label)?.name).toBe(name);
  });
});

describe('a payer’s name', () => {
  it.each([
    ['VIR SEPA MME DURAND CLAIRE', true],
    ['VIR INST RECU DE: M OU MME PETIT-ROUX', true],
    ['VIR SEPA DURAND CLAIRE', true],
    ['VIR SEPA MME DURAND', false],
    ['VIR LEGUMES MARIE', false],
  ])('in %j is telling: %j', (label, isTelling) => {
    expect(payerName(label)?.isTelling).toBe(isTelling);
  });

  it.each([
    'VIR MIEL + FARINE',
    'VIR SEPA CONTRAT VOLAILLES',
    'REMISE CHEQUES',
    'VERSEMENT ESPECES',
    'VIR HELLOASSO',
    'VIR /MOTIF/ MIEL FARINE',
  ])('is not in %j', (label) => {
    expect(payerName(label)).toBeUndefined();
  });
});

describe('ibansIn', () => {
  const IBAN = 'FR1420041010050500013M02606';

  it.each([
    [`VIR ${IBAN} DUPONT`, [IBAN]],
    ['VIR FR14 2004 1010 0505 0001 3M02 606 DUPONT PANIERS', [IBAN]],
    ['vir be68 5390 0754 7034', ['BE68539007547034']],
    ['FR15 2004 1010 0505 0001 3M02 606, whose check digits do not fit', []],
    ['FR14 2004 1010, a piece', []],
    ['RF18 5390 0754 7034, a reference', []],
  ])('%j has %j', (label, ibans) => {
    expect(ibansIn(label)).toEqual(ibans);
  });
});

describe('findNamed', () => {
  const index = nameIndex([
    { name: 'Durand Claire', owner: 'DUR' },
    { name: 'Durand Paul', owner: 'DURP' },
    { name: 'Petit-Roux Léa', owner: 'PET' },
    { name: 'Ly An', owner: 'LY' },
  ]);
  const found = (label: string) =>
    findNamed(label, index).map(({ owner, share }) => `${owner} ${share.toFixed(2)}`);

  it.each([
    ['VIR MME DURAND CLAIRE', ['DUR 1.00', 'DURP 0.50']],
    ['vir mme dùrand', ['DUR 0.50', 'DURP 0.50']],
    ['VIR PETIT ROUX L', ['PET 0.67']],
    ['VIR MME CLAIRE DURA', ['DUR 1.00']],
    ['VIR LY AN', []],
    ['VIR MARTIN', []],
  ])('%j names %j', (label, owners) => {
    expect(found(label)).toEqual(owners);
  });
});

describe('a label', () => {
  it.each([
    'REMISE CHEQUES 3 CHEQUES',
    'REMISE DE CHEQUE',
    'REMISE CHEQU',
    'Remise de 3 chèques',
    'REM CHQ N°1234567',
    'REM.CHQ',
    'REMCHQ1234567',
    'REM CHEQ',
    'REMISE CHQ',
    'VERSEMENT CHEQUE',
    'ENCAISSEMENT CHQ',
    'CHEQUES REMIS',
    'REMISE CHEQUES\nRemise Cheques\nVirements reçus',
  ])('%j is a deposit of cheques', (label) => {
    expect([speaksOfCheques(label), maySpeakOfCheques(label)]).toEqual([true, true]);
  });

  it.each(['REMISE', 'REMISE 88', 'REMISE BORDEREAU N° 1234567', 'CHEQUE 1234567'])(
    '%j may be one',
    (label) => {
      expect([speaksOfCheques(label), maySpeakOfCheques(label)]).toEqual([false, true]);
    },
  );

  it.each([
    'REMISE COMMERCIALE',
    'REMISE CB 5091540010',
    'REM. CARTE OU EUROCHQ',
    'VIR SEPA M DUPONT REMPLACE CHEQUE PERDU',
    'VIREMENT DURAND REMISE CHEQUE',
    'SEPA DURAND REMISE CHEQUE',
    'PRLV ASSURANCE',
    'RETRAIT DAB',
  ])('%j is none', (label) => {
    expect([speaksOfCheques(label), maySpeakOfCheques(label)]).toEqual([false, false]);
  });
});
