import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { rowsOf, textSource } from './support.ts';
import { check, lines, read } from './tell.ts';

// Tables of no known bank: what stands above, between and below the rows, and how it is written.

describe('above the table', () => {
  const above = (closing: string, count: string) =>
    lines(
      'IBAN:;FR76 3000 6000 0112 3456 7890 189;',
      'Du:;01/03/2026;',
      'Au:;31/03/2026;',
      'Solde initial:;100,00;',
      `Solde final:;${closing};`,
      `Nombre de transactions dans cette période:;${count};`,
      'Évaluation en:;EUR;',
      '',
      'Date;Texte;Montant',
      '02/03/2026;A;10,00',
      '03/03/2026;B;-5,00',
    );

  it('stand the facts of the account, which the rows prove', () => {
    expect(readStatement(textSource(above('105,00', '2')))).toMatchObject({
      statement: {
        accountNumber: 'FR7630006000011234567890189',
        currency: 'EUR',
        from: '2026-03-01',
        to: '2026-03-31',
        openingCents: 10_000,
        closingCents: 10_500,
        proofs: ['opening-closing', 'row-count'],
      },
    });
  });

  check([
    [
      'stand facts that the rows contradict',
      above('106,00', '3'),
      [
        { code: 'BALANCE_PROOF_FAILED', line: 5, stated: 10_600, computed: 10_500 },
        { code: 'ROW_COUNT_DIFFERS', line: 6, stated: 3, computed: 2 },
      ],
    ],
    [
      'may stand the words of a filter',
      lines('Date;Montant;Type', ';;', 'Date;Texte;Montant', '02/03/2026;A;10,00'),
      ['2026-03-02 1000'],
    ],
    [
      'may stand a line for spreadsheets',
      lines('sep=;', 'Date;Texte;Montant', '02/03/2026;A;10,00'),
      ['2026-03-02 1000'],
    ],
    [
      'may stand its header already, before and after an empty row',
      lines('Date;Texte;Montant', 'Date;Texte;Montant', ';;', '02/03/2026;A;10,00'),
      ['2026-03-02 1000'],
    ],
  ]);

  it('a name is no account number', () => {
    const text = lines('Compte,"ABC 123456-78-9,Marion"', 'Date,Texte,Montant', '13/03/2026,A,1');
    const answer = readStatement(textSource(text));
    expect(answer).not.toHaveProperty('statement.accountNumber');
  });
});

describe('between the rows', () => {
  check([
    [
      'an amount without a date has lost it',
      lines('Date;Texte;Montant', '02/03/2026;A;10,00', ';B;5,00'),
      [{ code: 'DATE_MISSING', line: 3, column: 1 }],
    ],
    [
      'an amount alone has lost its date too',
      lines('Montant;Date;Texte', '10,00;02/03/2026;A', '5,00;;'),
      [{ code: 'DATE_MISSING', line: 3, column: 6 }],
    ],
    [
      'a date without an amount has lost it',
      lines('Date;Texte;Débit;Crédit', '02/03/2026;A;;10,00', '03/03/2026;B;;'),
      [{ code: 'AMOUNT_MISSING', line: 3, column: 14 }],
    ],
    [
      'both in other columns are no continuation',
      lines('Date;Texte;Montant;X;Y', '02/03/2026;A;10,00;;', ';;;03/03/2026;12,00'),
      [{ code: 'DATE_MISSING', line: 3, column: 1 }],
    ],
    [
      'a label that holds the delimiter is put together, if it is the only text',
      lines('Date;Texte;Montant', '02/03/2026;EDF; mars;10,00'),
      ['2026-03-02 1000'],
    ],
    [
      'a label that holds the delimiter is refused, if there are two texts',
      lines('Date;Texte;Note;Montant', '02/03/2026;EDF; mars;x;10,00'),
      [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 22, value: 'x;10,00' }],
    ],
    [
      'a row that lost a cell is refused, where rows write their empty cells',
      lines('Date;Texte;Débit;Crédit', '02/03/2026;A;1,00;', '03/03/2026;B;2,00'),
      [{ code: 'MALFORMED', line: 3, value: '03/03/2026;B;2,00' }],
    ],
    [
      'a row whose amount a delimiter too many has moved into a text is refused',
      lines(
        'Date;Débit;Crédit;Texte;Solde',
        '02/03/2026;1,00;;A;9,00',
        '03/03/2026;;2,00;B;11,00',
        '04/03/2026;5,00;;;6,00',
        '05/03/2026;;2,00;3,50;',
      ),
      [{ code: 'MALFORMED', line: 5, value: '05/03/2026;;2,00;3,50;' }],
    ],
    [
      'a text may be an amount, where nothing is missing',
      lines('Date;Texte;Montant', '02/03/2026;12,50;1,00', '03/03/2026;B;2,00'),
      ['2026-03-02 100', '2026-03-03 200'],
    ],
    [
      'a row may end where there is nothing more to say',
      lines('Date;Texte;Débit;Crédit;Note', '02/03/2026;A;1,00', '03/03/2026;B;;2,00;x'),
      ['2026-03-02 -100', '2026-03-03 200'],
    ],
    [
      'details may have a date, or amounts of their own, where balances follow around them',
      lines(
        'Date;Texte;Détail;Montant;Solde',
        '02/03/2026;A;;10,00;110,00',
        ';part 1;4,00;;',
        '02/03/2026;part 2;6,00;;',
        '03/03/2026;B;;1,00;111,00',
      ),
      ['2026-03-02 1000', 'continuation', 'continuation', '2026-03-03 100'],
    ],
    [
      'details below the last row may have been a movement, of which no balance tells',
      lines(
        'Date;Texte;Détail;Montant;Solde',
        '03/03/2026;B;;1,00;111,00',
        '02/03/2026;A;;10,00;110,00',
        ';part 1;4,00;;',
        '02/03/2026;part 2;6,00;;',
      ),
      [
        { code: 'DATE_MISSING', line: 4, column: 1 },
        { code: 'AMOUNT_MISSING', line: 5, column: 24 },
      ],
    ],
    [
      'a movement that lost its amount is missed by the balances',
      lines(
        'Date;Texte;Détail;Montant;Solde',
        '02/03/2026;A;;10,00;110,00',
        '02/03/2026;B;6,00;;',
        '03/03/2026;C;;1,00;117,00',
      ),
      [{ code: 'AMOUNT_MISSING', line: 3, column: 19 }],
    ],
    [
      'a movement that lost its amount is one, where a balance is left of it',
      lines(
        'Date;Texte;Montant;Solde',
        '02/03/2026;A;10,00;110,00',
        '02/03/2026;B;;110,00',
        '03/03/2026;C;1,00;111,00',
      ),
      [{ code: 'AMOUNT_MISSING', line: 3, column: 14 }],
    ],
    [
      'text alone continues the row above',
      lines('Date;Texte;Montant', '02/03/2026;A;10,00', ';suite du libellé;', '03/03/2026;B;1,00'),
      ['2026-03-02 1000', 'continuation', '2026-03-03 100'],
    ],
    [
      'the header begins a new page, directly below a row, where balances prove that none is lost',
      lines(
        'Date;Texte;Montant;Solde',
        '02/03/2026;A;10,00;10,00',
        'Date;Texte;Montant;Solde',
        '03/03/2026;B;1,00;11,00',
      ),
      ['2026-03-02 1000', '2026-03-03 100'],
    ],
    [
      'the header begins another file, which may overlap, where there is no balance',
      lines('Date;Texte;Montant', '02/03/2026;A;1', 'Date;Texte;Montant', '02/03/2026;A;1'),
      [{ code: 'SEVERAL_ACCOUNTS', line: 3, column: 1, value: 'Date' }],
    ],
    [
      'the header begins another account, below a title',
      lines(
        'Date;Texte;Montant',
        '02/03/2026;A;1',
        'Livret A',
        'Date;Texte;Montant',
        '02/03/2026;B;1',
      ),
      [{ code: 'SEVERAL_ACCOUNTS', line: 4, column: 1, value: 'Date' }],
    ],
    [
      'the header begins another account, below an empty line',
      lines('Date;Texte;Montant', '02/03/2026;A;1', '', 'Date;Texte;Montant', '02/03/2026;B;1'),
      [{ code: 'SEVERAL_ACCOUNTS', line: 4, column: 1, value: 'Date' }],
    ],
    [
      'an amount of zero is no movement',
      lines('Date;Texte;Montant', '02/03/2026;A;0,00'),
      ['zero'],
    ],
  ]);
});

describe('below the rows', () => {
  const rows = ['Date;Texte;Débit;Crédit', '02/03/2026;A;;10,00', '03/03/2026;B;5,00;'];

  check([
    [
      'totals prove them',
      lines(...rows, ';TOTAL;5,00;10,00'),
      ['2026-03-02 1000', '2026-03-03 -500', 'total'],
    ],
    [
      'totals contradict them',
      lines(...rows, ';TOTAL;5,00;20,00'),
      [{ code: 'TOTALS_DIFFER', line: 4, stated: 2000, computed: 1000 }],
    ],
    [
      'totals may be called by any word, for no row is both a debit and a credit',
      lines(...rows, 'TOTAL SPALTE;;5,00;10,00'),
      ['2026-03-02 1000', '2026-03-03 -500', 'total'],
    ],
    [
      'totals of a page prove nothing',
      lines(...rows.slice(0, 2), ';TOTAL;0,00;7,00', ...rows.slice(2), ';TOTAL;5,00;0,00'),
      ['2026-03-02 1000', 'total', '2026-03-03 -500', 'total'],
    ],
    [
      'a seller of petrol is no total',
      lines(...rows, ';TOTAL ENERGIES;5,00;'),
      [{ code: 'DATE_MISSING', line: 4, column: 1 }],
    ],
    [
      'a balance is no movement',
      lines(...rows, 'Solde au 31/03/2026;;;1.955,19'),
      ['2026-03-02 1000', '2026-03-03 -500', 'balance'],
    ],
    [
      'prose is nothing',
      lines(...rows, '', 'Disclaimer:;;;', 'Nombre de lignes;2;;', 'Fin du relevé'),
      ['2026-03-02 1000', '2026-03-03 -500'],
    ],
  ]);

  const around = (closing: string) =>
    lines(
      'Date;Texte;Débit;Crédit',
      '01/03/2026;ANCIEN SOLDE;;100,00',
      ...rows.slice(1),
      `31/03/2026;NOUVEAU SOLDE AU 31/03/2026;;${closing}`,
    );

  check([
    [
      'a balance with a date is no movement either',
      around('105,00'),
      ['balance', '2026-03-02 1000', '2026-03-03 -500', 'balance'],
    ],
    [
      'a balance with a date contradicts the rows',
      around('106,00'),
      [{ code: 'BALANCE_PROOF_FAILED', line: 5, stated: 10_600, computed: 10_500 }],
    ],
    [
      'a movement may be called balance',
      lines('Date;Texte;Montant', '02/03/2026;Solde facture 12;-10,00'),
      ['2026-03-02 -1000'],
    ],
  ]);
});

describe('letters and quotes', () => {
  const header = 'Date opération;Libellé complet;Débit;Crédit';

  check([
    [
      'lost on the way',
      lines(header.replace(/[éÉ]/g, '\ufffd'), '02/03/2026;A;1,00;'),
      ['2026-03-02 -100'],
    ],
    [
      'replaced by a question mark',
      lines(header.replace(/é/g, '?'), '02/03/2026;A;1,00;'),
      ['2026-03-02 -100'],
    ],
    [
      'of another code page',
      lines(header.replace(/é/g, '‚'), '02/03/2026;A;1,00;'),
      ['2026-03-02 -100'],
    ],
    ['encoded twice', lines(header.replace(/é/g, 'Ã©'), '02/03/2026;A;1,00;'), ['2026-03-02 -100']],
    [
      'padded before the quote',
      lines(' "Date"; "Texte"; "Montant"', ' "02/03/2026"; "A ""b"""; "1,00"'),
      ['2026-03-02 100'],
    ],
    ['padded', lines(' Date ; Texte ; Montant ', ' 02/03/2026 ; A ; 1,00 '), ['2026-03-02 100']],
    [
      'a quote that is never closed',
      lines('Date;Texte;Montant', '02/03/2026;"A;1,00', '03/03/2026;B;2,00'),
      ['2026-03-02 100', '2026-03-03 200'],
    ],
    [
      'a quote closed by another one, two rows later',
      lines('Texte;Montant;Date', '"A;1,00;02/03/2026', 'B";2,00;03/03/2026'),
      ['2026-03-02 100', '2026-03-03 200'],
    ],
  ]);

  it('of a header are never lost from a label', () => {
    const text = lines(header.replace(/é/g, 'Ã©'), '02/03/2026;Café Müller;1,00;');
    expect(rowsOf(textSource(text))).toMatchObject([{ text: 'Café Müller' }]);
  });

  it('keeps numbers in the text, for references are numbers too', () => {
    const text = lines('Date;Communication;Référence;Montant', '02/03/2026;010806817183;417;42,50');
    expect(rowsOf(textSource(text))).toMatchObject([{ text: '010806817183\n417' }]);
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end in %j', (end) => {
    const text = `${header}\n02/03/2026;A;1,00;\n`.replaceAll('\n', end);
    expect(read(text)).toEqual(['2026-03-02 -100']);
  });
});

describe('a table that is not understood', () => {
  check([
    [
      'shows its header',
      lines('Relevé', '', 'Quand;Quoi;Combien;', '', '02/03/2026;A;10,00;'),
      [{ code: 'COLUMNS_UNKNOWN', line: 3, value: 'Quand | Quoi | Combien' }],
    ],
    [
      'shows its first row where it has no header',
      lines('02/03/2026;A;10,00', '03/03/2026;B;12,00'),
      [{ code: 'COLUMNS_UNKNOWN', line: 1, value: '02/03/2026 | A | 10,00' }],
    ],
    [
      'is not read like one without header',
      lines('Quand;Combien;Genre;N;Quoi;Autre;Z;Cat', '01/06/2026;-10;Carte;;CB SHOP;;0;Divers'),
      [
        {
          code: 'COLUMNS_UNKNOWN',
          line: 1,
          value: 'Quand | Combien | Genre | N | Quoi | Autre | Z | Cat',
        },
      ],
    ],
    [
      'is a table in the words of a header that hold nothing',
      lines('Date;Texte;Montant;X;Y', ';;;03/03/2026;12,00'),
      [{ code: 'DATE_MISSING', line: 2, column: 1 }],
    ],
    [
      'is none without dates',
      lines('nom;ville;solde', 'A;B;12,00'),
      [{ code: 'NO_STATEMENT', line: 1 }],
    ],
  ]);
});
