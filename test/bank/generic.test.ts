import { describe } from 'vitest';
import { check, lines } from './tell.ts';

// Tables of no known bank: what they say, or why they are refused. Rows are told as `date cents`.

describe('which date is meant', () => {
  check([
    [
      'the day of booking, whatever the order',
      lines(
        'Date de valeur;Date opération;Texte;Date comptable;Montant',
        '1/3/26;2/3/26;A;3/3/26;-1',
      ),
      ['2026-03-03 -100'],
    ],
    [
      'another, where that of booking is sometimes empty',
      lines(
        'Date achat;Date comptable;Texte;Montant',
        '02/03/2026;03/03/2026;A;-1',
        '04/03/2026;;B;-2',
      ),
      ['2026-03-02 -100', '2026-03-04 -200'],
    ],
    [
      'that of booking, where only what was not booked has none',
      lines(
        'Date achat;Date comptable;Texte;Montant;Statut',
        '02/03/2026;03/03/2026;A;-1;Exécuté',
        '04/03/2026;;B;-2;En attente',
      ),
      ['2026-03-03 -100', 'pending'],
    ],
    [
      'that of booking, though it can not be read',
      lines(
        'Date comptable;Date de valeur;Texte;Montant',
        '02/03/2026;02/03/2026;A;1',
        'x;03/03/2026;B;1',
      ),
      [{ code: 'DATE_UNREADABLE', line: 3, column: 1, value: 'x' }],
    ],
    [
      'the value date, if there is no other',
      lines('Valuta;Buchungstext;Betrag', '02.03.2026;A;-1'),
      ['2026-03-02 -100'],
    ],
    [
      'a day, and a currency of the same name in Dutch',
      lines('Datum;Omschrijving;Valuta;Bedrag', '02/03/2026;A;EUR;-1,00'),
      ['2026-03-02 -100'],
    ],
    [
      'none of two that differ',
      lines('Date;Date opération;Texte;Montant', '02/03/2026;03/03/2026;A;1'),
      [{ code: 'COLUMN_TWICE', line: 1, column: 6, value: 'Date opération' }],
    ],
    [
      'either of two that agree',
      lines('Date;Date opération;Texte;Montant', '02/03/2026;02/03/2026;A;1'),
      ['2026-03-02 100'],
    ],
    [
      'none, beside one whose word says nothing',
      lines('Date de valeur;Colonne 2;Texte;Montant', '02/03/2026;03/03/2026;A;1'),
      [{ code: 'COLUMN_TWICE', line: 1, column: 16, value: 'Colonne 2' }],
    ],
    [
      'a booking in German, which heads days or words',
      lines('Buchung;Valuta;Buchungstext;Betrag', '02.03.2026;03.03.2026;A;-1,00'),
      ['2026-03-02 -100'],
    ],
    [
      'not a booking that heads words',
      lines('Datum;Buchung;Betrag', '02.03.2026;Miete;-1,00'),
      ['2026-03-02 -100'],
    ],
    [
      'not a tag in English, though it is a day in German',
      lines('Date;Notification text;Amount;Tag', '13.03.2026;A;-1,00;'),
      ['2026-03-13 -100'],
    ],
    [
      'and never that of a bill',
      lines('Date facture;Date;Texte;Montant', '01/01/2026;02/03/2026;A;1'),
      ['2026-03-02 100'],
    ],
  ]);
});

describe('how dates are written', () => {
  check([
    ['with points, year first', lines('Date;Texte;Montant', '2025.04.20;A;1'), ['2025-04-20 100']],
    ['with a short year', lines('Datum;Text;Betrag', '20.04.25;A;1'), ['2025-04-20 100']],
    [
      'with a time behind',
      lines('Created at,Text,Amount', '2026-03-02T23:59:59Z,A,1', '2026-03-02 23:00:00.0,B,-1'),
      ['2026-03-02 100', '2026-03-02 -100'],
    ],
    ['as a formula', lines('Date;Texte;Montant', '="02/03/2026";A;="1,50"'), ['2026-03-02 150']],
    [
      'month first, as a later one shows',
      lines('Date,Details,Amount', '03/04/2026,A,1.00', '03/14/2026,B,1.00'),
      ['2026-03-04 100', '2026-03-14 100'],
    ],
    [
      'month first, as a value date shows',
      lines('Date,Value date,Details,Amount', '03/04/2026,03/14/2026,A,1.00'),
      ['2026-03-04 100'],
    ],
    [
      'in English, either way',
      lines('Date,Details,Amount', '03/04/2026,A,1.00'),
      [{ code: 'DATE_AMBIGUOUS', line: 2, column: 1, value: '03/04/2026' }],
    ],
    [
      'in English with one French word, either way',
      lines('Booking date,Libellé,Amount', '03/04/2026,A,1.00'),
      [{ code: 'DATE_AMBIGUOUS', line: 2, column: 1, value: '03/04/2026' }],
    ],
    [
      'in English, as the caller says',
      lines('Date,Details,Amount', '03/04/2026,A,1.00'),
      ['2026-03-04 100'],
      { dateOrder: 'mdy' },
    ],
    [
      'in English, as in the last file',
      lines('Date,Details,Amount', '03/04/2026,A,1.00'),
      ['2026-03-04 100'],
      { profile: (header) => ({ header, dateOrder: 'mdy' }) },
    ],
    [
      'in English with points, which are European',
      lines('Date;Details;Amount', '03.04.2026;A;1.00'),
      ['2026-04-03 100'],
    ],
    [
      'in English with comma and cents, which are European too',
      lines('Date;Details;Amount', '03/04/2026;A;1,00'),
      ['2026-04-03 100'],
    ],
    [
      'year first in two digits, which looks like a day',
      lines('Date;Texte;Montant', '26-03-05;A;1', '26-03-28;B;1'),
      [{ code: 'DATE_UNREADABLE', line: 2, column: 1, value: '26-03-05' }],
    ],
  ]);
});

describe('which amounts are meant', () => {
  check([
    [
      'not debits alone, for half would be lost',
      lines('Date;Texte;Débit', '02/03/2026;A;1,00'),
      [{ code: 'COLUMNS_UNKNOWN', line: 1, value: 'Date | Texte | Débit' }],
    ],
    [
      'debits and credits, in the words of a spreadsheet',
      lines('Jour;Quoi;Dépenses;Recettes', '02/03/2026;A;1,00;', '03/03/2026;B;;2,00'),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'both, one of them under a word that is known in part',
      lines(
        'Date;Texte;Montant débité;Montant crédité',
        '02/03/2026;A;1,00;',
        '03/03/2026;B;;2,00',
      ),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'neither of two under words that say nothing',
      lines('Date;Texte;Montant payé;Montant reçu', '02/03/2026;A;1,00;'),
      [{ code: 'COLUMN_TWICE', line: 1, column: 25, value: 'Montant reçu' }],
    ],
    [
      'debits of both signs: one may be money that came back',
      lines('Date;Texte;Débit;Crédit', '02/03/2026;A;-1,00;', '03/03/2026;B;2,00;'),
      [{ code: 'DIRECTION_UNKNOWN', line: 3, column: 14, value: '2,00' }],
    ],
    [
      'the signed ones, repeated as debit and credit',
      lines(
        'Datum;Omschrijving;Bedrag;credit;debet',
        '02/03/2026;A;-1,00;;-1,00',
        '03/03/2026;B;2,00;2,00;',
      ),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'neither, where they contradict each other',
      lines('Datum;Omschrijving;Bedrag;credit;debet', '02/03/2026;A;-1,00;;-1,50'),
      [{ code: 'COLUMN_TWICE', line: 1, column: 34, value: 'debet' }],
    ],
    [
      'either of two that agree',
      lines('Date,Text,Amount,Total amount', '13/03/2026,A,-1.00,-1.00'),
      ['2026-03-13 -100'],
    ],
    [
      'the net, as the balance shows',
      lines(
        'Date;Texte;Brut;Commission;Net;Solde',
        '02/03/2026;A;10,00;-1,00;9,00;109,00',
        '03/03/2026;B;10,00;-0,50;9,50;118,50',
        '04/03/2026;C;-5,00;-0,50;-5,50;113,00',
      ),
      ['2026-03-02 900', '2026-03-03 950', '2026-03-04 -550'],
    ],
    [
      'neither of two that differ in the oldest row only, for what it did no balance tells',
      lines(
        'Date;Texte;Montant;Montant net;Solde',
        '02/03/2026;A;10,00;9,00;109,00',
        '03/03/2026;B;5,00;5,00;114,00',
        '04/03/2026;C;4,00;4,00;118,00',
      ),
      [{ code: 'COLUMN_TWICE', line: 1, column: 20, value: 'Montant net' }],
    ],
    [
      'those less the fee, as the balance shows',
      lines(
        'Date;Texte;Montant;Frais;Solde',
        '02/03/2026;A;10,00;1,00;109,00',
        '03/03/2026;B;10,00;0,50;118,50',
        '04/03/2026;C;-5,00;0,50;113,00',
      ),
      ['2026-03-02 900', '2026-03-03 950', '2026-03-04 -550'],
    ],
    [
      'those that have the fee in them, as the balance shows',
      lines(
        'Date;Texte;Montant;Frais;Solde',
        '02/03/2026;A;10,00;1,00;110,00',
        '03/03/2026;B;10,00;0,50;120,00',
        '04/03/2026;C;-5,00;0,50;115,00',
      ),
      ['2026-03-02 1000', '2026-03-03 1000', '2026-03-04 -500'],
    ],
    [
      'none, beside a fee without a balance',
      lines('Date;Texte;Montant;Frais de tenue', '02/03/2026;A;10,00;1,00'),
      [{ code: 'FEE_UNCLEAR', line: 2, column: 20, value: '1,00' }],
    ],
    [
      'those beside fees that are all zero',
      lines('Date;Texte;Montant;Frais', '02/03/2026;A;10,00;0,00', '03/03/2026;A;1,00;'),
      ['2026-03-02 1000', '2026-03-03 100'],
    ],
    [
      'none in cents, which would be wrong by a factor',
      lines('Date;Texte;Montant (centimes)', '02/03/2026;A;1234'),
      [{ code: 'COLUMNS_UNKNOWN', line: 1, value: 'Date | Texte | Montant (centimes)' }],
    ],
    [
      'those of the account, beside quantities and prices of shares',
      lines(
        'Date;Opération;Montant;Quantité;Cours',
        '02/03/2026;A;-383,22;9,57;39,80 €',
        '03/03/2026;B;0,33;0,60;0,00 €',
      ),
      ['2026-03-02 -38322', '2026-03-03 33'],
    ],
    [
      'those in a word of several',
      lines('Buchungsdatum;Text;Transaktionsbetrag', '02.03.2026;A;-1,00'),
      ['2026-03-02 -100'],
    ],
    [
      'and not the letters and digits of an identifier',
      lines('Date;Ref;Montant', '02/03/2026;TRX2025041700001807975;-1,00'),
      ['2026-03-02 -100'],
    ],
    [
      'a value, which is no value date',
      lines('Date,Description,Value', '13/03/2026,A,-12.00'),
      ['2026-03-13 -1200'],
    ],
    [
      'those of the account, beside the original ones',
      lines('Date;Texte;Montant;Montant d’origine;Taux', '02/03/2026;A;-9,10;-10,00;1,0989'),
      ['2026-03-02 -910'],
    ],
  ]);
});
