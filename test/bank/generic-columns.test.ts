import { describe } from 'vitest';
import { check, lines } from './tell.ts';

// Tables of no known bank: which way money went, and what the other columns are.

describe('which way money went', () => {
  const unsigned = (header: string, ...cells: readonly string[]) =>
    lines(
      `Date;Texte;Montant;${header}`,
      ...cells.map((cell, row) => `0${row + 1}/03/2026;A;1,00;${cell}`),
    );

  check([
    ['as its own column says', unsigned('Sens', 'D', 'C'), ['2026-03-01 -100', '2026-03-02 100']],
    [
      'as a column of another name says, for each row and both ways',
      unsigned('Colonne 4', 'débit', 'CRÉDIT'),
      ['2026-03-01 -100', '2026-03-02 100'],
    ],
    ['by signs', unsigned('Info', '-', '+'), ['2026-03-01 -100', '2026-03-02 100']],
    ['as a type says', unsigned('Type', 'Débit', 'Débit'), ['2026-03-01 -100', '2026-03-02 -100']],
    ['in, and no other way', unsigned('Colonne 4', 'C', 'C'), ['2026-03-01 100', '2026-03-02 100']],
    [
      'unknown, where one letter stands everywhere',
      unsigned('Colonne 4', 'D', 'D'),
      [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 19, value: 'D' }],
    ],
    [
      'unknown, where a word stands everywhere, which may be a category',
      unsigned('Colonne 4', 'Débit', 'Débit'),
      [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 19, value: 'Débit' }],
    ],
    [
      'unknown, where one row does not say it',
      unsigned('Colonne 4', 'Crédit', 'Débit', ''),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 19, value: 'Débit' }],
    ],
    [
      'unknown, where one row of the column for it has another word',
      unsigned('Sens', 'Crédit', 'Avoir'),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 19, value: 'Avoir' }],
    ],
    [
      'unknown, where a minus alone stands in a column',
      unsigned('Colonne 4', '', '-'),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 19, value: '-' }],
    ],
    [
      'in, where a dash fills an empty note',
      unsigned('Note', '-', 'paniers'),
      ['2026-03-01 100', '2026-03-02 100'],
    ],
    [
      'unknown, where the labels tell of debits and no amount has a sign',
      lines('Date;Texte;Montant', '02/03/2026;PRLV SEPA EDF;12,00', '03/03/2026;VIR A;1,00'),
      [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 12, value: 'PRLV SEPA EDF' }],
    ],
    [
      'unknown, where a kind of movement may be either',
      unsigned('Type', 'Encaissement', 'Paiement'),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 19, value: 'Paiement' }],
    ],
    [
      'unknown, in a list of transfers made',
      lines('Date;Bénéficiaire;Motif;Montant', '02/03/2026;A;B;12,00'),
      [{ code: 'DIRECTION_UNKNOWN', line: 1, column: 6, value: 'Bénéficiaire' }],
    ],
    [
      'unknown, where the oldest row may be a debit, for what it did no balance tells',
      lines(
        'Date;Texte;Montant;Solde',
        '02/03/2026;PRLV SEPA EDF;12,00;88,00',
        '03/03/2026;VIR A;1,00;89,00',
        '04/03/2026;VIR B;2,00;91,00',
      ),
      [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 12, value: 'PRLV SEPA EDF' }],
    ],
    [
      'in, as the balance before and those beside the rows prove, whatever a label says',
      lines(
        'Solde initial:;76,00;;',
        'Solde final:;91,00;;',
        '',
        'Date;Texte;Montant;Solde',
        '02/03/2026;PRLV SEPA rendu;12,00;88,00',
        '03/03/2026;VIR A;1,00;89,00',
        '04/03/2026;VIR B;2,00;91,00',
      ),
      ['2026-03-02 1200', '2026-03-03 100', '2026-03-04 200'],
    ],
    [
      'by the sign, with which the column for it agrees',
      lines('Date;Texte;Montant;D/C', '02/03/2026;A;-1,00;D', '03/03/2026;B;2,00;C'),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'unknown, where sign and column contradict each other',
      lines('Date;Texte;Montant;D/C', '02/03/2026;A;-1,00;D', '03/03/2026;B;2,00;D'),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 19, value: 'D' }],
    ],
    [
      'unknown, where sign and a column of another name contradict each other',
      lines('Date;Texte;Montant;Info', '02/03/2026;A;-1,00;Crédit', '03/03/2026;B;2,00;Débit'),
      [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 20, value: 'Crédit' }],
    ],
    [
      'by the sign, whatever kind of card it was',
      lines('Date;Texte;Montant;Carte', '02/03/2026;A;-1,00;Débit', '03/03/2026;B;2,00;Débit'),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
  ]);
});

describe('what became of a movement', () => {
  const withState = (header: string, ...states: readonly string[]) =>
    lines(
      `Date;Texte;Montant;${header}`,
      ...states.map((state, row) => `0${row + 1}/03/2026;A;-1,00;${state}`),
    );

  check([
    [
      'is told by its column',
      withState('Statut', 'Exécuté', 'En attente', 'Refusé', 'COMPLETED', ''),
      ['2026-03-01 -100', 'pending', 'refused', '2026-03-04 -100', '2026-03-05 -100'],
    ],
    [
      'is told by the end of a word as well as by its beginning',
      withState('État', 'Exécution en cours', 'Exécution refusée', 'Traitement en attente'),
      ['pending', 'refused', 'pending'],
    ],
    [
      'is unknown where the word is',
      withState('Statut', 'Exécuté', 'Remboursé'),
      [{ code: 'STATUS_UNKNOWN', line: 3, column: 20, value: 'Remboursé' }],
    ],
    [
      'is unknown where a column of another name says that it was not booked',
      withState('Info', '', 'En attente'),
      [{ code: 'STATUS_UNKNOWN', line: 3, column: 20, value: 'En attente' }],
    ],
    [
      'is not told by the ticks of the owner',
      withState('Statut', 'Pointé', 'Non pointé'),
      ['2026-03-01 -100', '2026-03-02 -100'],
    ],
  ]);
});

describe('a balance beside the rows', () => {
  check([
    [
      'that is always the same is that of today',
      lines('Date;Texte;Montant;Solde', '02/03/2026;A;-1;100', '03/03/2026;B;2;100'),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'may stand at the end of a day only',
      lines(
        'Date;Texte;Montant;Solde',
        '02/03/2026;A;-1;',
        '02/03/2026;B;2;101',
        '03/03/2026;C;1;102',
      ),
      ['2026-03-02 -100', '2026-03-02 200', '2026-03-03 100'],
    ],
    [
      'contradicts a wrong amount at the end of a day too',
      lines(
        'Date;Texte;Montant;Solde',
        '02/03/2026;A;-1;99',
        '02/03/2026;B;2;',
        '03/03/2026;C;1;103',
      ),
      [{ code: 'BALANCE_PROOF_FAILED', line: 4, stated: 10_300, computed: 10_200 }],
    ],
    [
      'is found under a word that says nothing, where it proves itself',
      lines(
        'Date;Texte;Montant;Position',
        '2/3/26;A;-1,00;9,00',
        '3/3/26;B;2,00;11,00',
        '4/3/26;C;1,00;12,00',
      ),
      ['2026-03-02 -100', '2026-03-03 200', '2026-03-04 100'],
    ],
    [
      'is not taken for one on the word of two rows',
      lines('Date;Texte;Montant;Position', '02/03/2026;A;-1,00;9,00', '03/03/2026;B;2,00;11,00'),
      [{ code: 'COLUMN_TWICE', line: 1, column: 20, value: 'Position' }],
    ],
    [
      'may have another decimal mark than the amounts',
      lines('Date;Texte;Montant;Solde', '2/3/26;A;1.000;1010.00', '3/3/26;B;2.000,50;3010.50'),
      ['2026-03-02 100000', '2026-03-03 200050'],
    ],
    [
      'may have another decimal mark than the caller says of the amounts',
      lines('Date;Texte;Montant;Solde', '2/3/26;A;1.000;1010.00', '3/3/26;B;2.000;3010.00'),
      ['2026-03-02 100000', '2026-03-03 200000'],
      { decimal: ',' },
    ],
  ]);
});

describe('amounts that can be read in two ways', () => {
  const ambiguous = lines('Date;Texte;Montant', '02/03/2026;A;1.000');

  check([
    ['are refused', ambiguous, [{ code: 'AMOUNT_AMBIGUOUS', line: 2, column: 14, value: '1.000' }]],
    ['are read as the caller says', ambiguous, ['2026-03-02 100000'], { decimal: ',' }],
    [
      'are read as in the last file',
      ambiguous,
      ['2026-03-02 100'],
      { profile: (header) => ({ header, decimal: '.' }) },
    ],
    [
      'are read as another of the column shows, even behind many of them',
      lines('Date;Texte;Montant', ...Array<string>(150).fill('2/3/26;A;1.000'), '2/3/26;B;1,5'),
      [...Array<string>(150).fill('2026-03-02 100000'), '2026-03-02 150'],
    ],
    [
      'are refused where others show both marks',
      lines('Date;Texte;Montant', '2/3/26;A;1.000', '2/3/26;B;1,5', '2/3/26;C;1.5'),
      [{ code: 'AMOUNT_AMBIGUOUS', line: 2, column: 10, value: '1.000' }],
    ],
    [
      'are not made of a comma that cuts them in two',
      lines('Date,Texte,Montant,Note', '02/03/2026,A,12,50', '03/03/2026,B,-7,2'),
      [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 14, value: '12,50' }],
    ],
    [
      'are read between quotes, comma or not',
      lines('Date,Texte,Montant', '02/03/2026,A,"1 234,56"', '03/03/2026,"B, b","-12,50"'),
      ['2026-03-02 123456', '2026-03-03 -1250'],
    ],
    [
      'are read in groups of any kind',
      lines(
        'Datum;Text;Betrag',
        "2.3.26;A;10'079.65",
        '3.3.26;B;-1’000.00',
        '4.3.26;C;1\u202f000,5',
      ),
      ['2026-03-02 1007965', '2026-03-03 -100000', '2026-03-04 100050'],
    ],
  ]);
});

describe('accounts and currencies', () => {
  const two = lines(
    'Compte;Date;Texte;Montant',
    '12345678901;2/3/26;A;1',
    '12345678902;2/3/26;B;2',
  );

  check([
    ['several accounts are refused', two, [{ code: 'SEVERAL_ACCOUNTS', line: 1 }]],
    [
      'of several accounts one is chosen',
      two,
      ['other-account', '2026-03-02 200'],
      { account: '12345678902' },
    ],
    [
      'accounts may have names instead of numbers',
      lines('Compte;Date;Texte;Montant', 'Courant;2/3/26;A;1', 'Livret;2/3/26;B;2'),
      [{ code: 'SEVERAL_ACCOUNTS', line: 1 }],
    ],
    [
      'a column of currencies has to have one',
      lines('Date;Texte;Montant;Devise', '02/03/2026;A;1,00;EUR', '02/03/2026;B;1,00;USD'),
      [{ code: 'SEVERAL_CURRENCIES', line: 3, column: 19, value: 'USD' }],
    ],
    [
      'currencies may be words',
      lines('Date;Texte;Montant;Devise', '02/03/2026;A;1,00;Euro', '02/03/2026;B;1,00;Dollar'),
      [{ code: 'SEVERAL_CURRENCIES', line: 3, column: 19, value: 'Dollar' }],
    ],
    [
      'currencies may stand behind the amounts',
      lines(
        'Date;Texte;Montant',
        '02/03/2026;A;1,00 €',
        '02/03/2026;B;1,00 EUR',
        '02/03/2026;C;1 USD',
      ),
      [{ code: 'SEVERAL_CURRENCIES', line: 4, column: 14, value: '1 USD' }],
    ],
    [
      'what stands behind an amount may be no currency',
      lines('Date;Texte;Montant', '02/03/2026;A;1,00 DEB'),
      [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 14, value: '1,00 DEB' }],
    ],
    [
      'a header names one too',
      lines('Date;Texte;Montant (EUR);Devise', '02/03/2026;A;1,00;USD'),
      [{ code: 'SEVERAL_CURRENCIES', line: 2, column: 19, value: 'USD' }],
    ],
  ]);
});
