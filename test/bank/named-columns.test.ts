import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import type { ColumnNames } from '../../src/domain/statement.ts';
import { textSource } from './support.ts';
import { lines, read, type Told } from './tell.ts';

const UNKNOWN = lines('Booked;Text;Kind;Paid', '02/03/2026;A;q;1,00', '03/03/2026;B;q;-2,00');
const BOTH: Told = ['2026-03-02 100', '2026-03-03 -200'];

type Case = readonly [name: string, text: string, columns: ColumnNames, told: Told];

const CASES: readonly Case[] = [
  ['by the words of the header', UNKNOWN, { date: 'booked', label: 'TEXT', amount: 'Paid' }, BOTH],
  ['by number, with or without a header', UNKNOWN, { date: '#1', label: '#2', amount: '#4' }, BOTH],
  ['by words and numbers', UNKNOWN, { date: 'Booked', label: 'Text', amount: '#4' }, BOTH],
  [
    'by words that lost letters in the file',
    lines('Date;Libell\ufffd;Montant', '02/03/2026;A;1,00'),
    { date: 'Date', label: 'Libellé', amount: 'Montant' },
    ['2026-03-02 100'],
  ],
  [
    'as debit and credit, of which the file gives more',
    lines('Date;Texte;Débit;Crédit;Montant', '02/03/2026;A;1,00;;7,00'),
    { date: 'Date', label: 'Texte', debit: 'Débit', credit: 'Crédit' },
    ['2026-03-02 -100'],
  ],
  [
    'with a fee, which is taken on top',
    lines('Date;Texte;Montant;Frais', '02/03/2026;A;10,00;1,00'),
    { date: 'Date', label: 'Texte', amount: 'Montant', fee: 'Frais' },
    ['2026-03-02 900'],
  ],
  [
    'without the balance, which then contradicts nothing',
    lines('Solde initial;1,00', 'Date;Texte;Montant;Solde', '2/3/26;A;1;9', '3/3/26;B;1;9,50'),
    { date: 'Date', label: 'Texte', amount: 'Montant' },
    ['2026-03-02 100', '2026-03-03 100'],
  ],
  [
    'by a word that is absent, where one line of the preamble has another',
    lines('Date;24/02/2026', '', 'Date;Text;Amount', '02/03/2026;A;1,00'),
    { date: 'Date', label: 'Text', amount: 'Montant' },
    [{ code: 'COLUMN_ABSENT', line: 3, value: 'Montant' }],
  ],
  [
    'by words that are all absent',
    lines('Relevé', 'Date;Text;Amount', '02/03/2026;A;1,00'),
    { date: 'Jour', label: 'Quoi', amount: 'Combien' },
    [{ code: 'COLUMN_ABSENT', line: 2, value: 'Jour' }],
  ],
  [
    'by a number that no column has',
    UNKNOWN,
    { date: 'Booked', label: 'Text', amount: '#9' },
    [{ code: 'COLUMN_ABSENT', line: 1, value: '#9' }],
  ],
  [
    'by a word that two columns have',
    lines('Date;Text;Solde;Solde', '02/03/2026;A;1,00;5,00'),
    { date: 'Date', label: 'Text', amount: 'Solde' },
    [{ code: 'COLUMN_TWICE', line: 1, column: 17, value: 'Solde' }],
  ],
  [
    'by the number of one of two columns with one word',
    lines('Date;Text;Solde;Solde', '02/03/2026;A;1,00;5,00'),
    { date: 'Date', label: 'Text', amount: '#3' },
    ['2026-03-02 100'],
  ],
  [
    'without a label',
    UNKNOWN,
    { date: 'Booked', amount: 'Paid' },
    [{ code: 'COLUMNS_UNKNOWN', line: 1, value: 'Booked | Text | Kind | Paid' }],
  ],
  [
    'as debits alone',
    UNKNOWN,
    { date: 'Booked', label: 'Text', debit: 'Paid' },
    [{ code: 'COLUMNS_UNKNOWN', line: 1, value: 'Booked | Text | Kind | Paid' }],
  ],
  [
    'by numbers of columns that hold something else',
    lines('02/03/2026;A;q;1,00'),
    { date: '#2', label: '#1', amount: '#4' },
    [{ code: 'COLUMNS_UNKNOWN', line: 1, value: '02/03/2026 | A | q | 1,00' }],
  ],
];

describe('columns that a person names', () => {
  it.each(CASES)('%s', (_name, text, columns, told) => {
    expect(read(text, { columns })).toEqual(told);
  });

  it('may be several texts', () => {
    const text = lines('Date;Ref;Text;Note;Montant', '02/03/2026;R;A;N;1,00');
    const columns = { date: 'Date', label: 'Text', reference: 'Ref', note: 'Note', amount: '#5' };
    const answer = readStatement(textSource(text), { columns });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect([...answer.statement.rows()]).toMatchObject([{ text: 'R\nA\nN' }]);
  });

  it('are kept for the next file with this header, and used for it', () => {
    const columns = { date: 'Booked', label: 'Text', amount: 'Paid' };
    const answer = readStatement(textSource(UNKNOWN), { columns });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    const { profile } = answer.statement;
    expect(profile).toEqual({
      header: ['BOOKED', 'TEXT', 'KIND', 'PAID'],
      dateOrder: 'dmy',
      decimal: ',',
      columns,
    });
    const isSame = (header: readonly string[]) => header.join() === profile?.header.join();
    const later = lines('Export', UNKNOWN);
    expect(read(later)).toMatchObject([{ code: 'COLUMNS_UNKNOWN', line: 2 }]);
    expect(read(later, { profile: (header) => (isSame(header) ? profile : undefined) })).toEqual(
      BOTH,
    );
  });

  it('have the account and the period of the lines above', () => {
    const text = lines('IBAN;FR7630006000011234567890189', 'Solde final;9,00', UNKNOWN);
    const columns = { date: 'Booked', label: 'Text', amount: 'Paid' };
    expect(readStatement(textSource(text), { columns })).toMatchObject({
      statement: { accountNumber: 'FR7630006000011234567890189', proofs: [] },
    });
  });
});
