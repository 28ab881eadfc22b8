import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import type { ReadOptions } from '../../src/domain/statement.ts';
import { rowsOf, textSource } from './support.ts';

const CIC = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
const PLAIN = 'Date;Libellé;Montant\n';
const AGRICOLE = [
  'Compte de Dépôt n° 12345678901;',
  'Liste des opérations du compte entre le 01/03/2026 et le 27/03/2026;',
  'Date;Libellé;Débit euros;Crédit euros;',
  '',
].join('\n');

function problemsOf(text: string, options?: ReadOptions): unknown {
  const answer = readStatement(textSource(text), options);
  return answer.ok ? 'read' : answer.problems;
}

const CASES: readonly [string, string, readonly object[]][] = [
  [
    'an amount in words',
    `${PLAIN}02/03/2026;A;1,00\n03/03/2026;B;douze\n`,
    [{ code: 'AMOUNT_UNREADABLE', line: 3, column: 14, value: 'douze' }],
  ],
  [
    'a fraction of a cent',
    `${PLAIN}02/03/2026;A;1,005 €\n03/03/2026;B;1,0051\n`,
    [
      { code: 'AMOUNT_AMBIGUOUS', line: 2, column: 14, value: '1,005 €' },
      { code: 'AMOUNT_UNREADABLE', line: 3, column: 14, value: '1,0051' },
    ],
  ],
  [
    'an amount behind a label of two lines',
    `${PLAIN}02/03/2026;"A ""é""\nB; C";1.000\n`,
    [{ code: 'AMOUNT_AMBIGUOUS', line: 3, column: 7, value: '1.000' }],
  ],
  [
    'an amount behind letters outside the basic plane',
    `${PLAIN}02/03/2026;🥕🥕;x\n`,
    [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 15, value: 'x' }],
  ],
  [
    'an amount that is missing',
    `${PLAIN}02/03/2026;A;\n03/03/2026;B\n`,
    [
      { code: 'AMOUNT_MISSING', line: 2, column: 14 },
      { code: 'AMOUNT_MISSING', line: 3, column: 13 },
    ],
  ],
  [
    'both a debit and a credit',
    `${AGRICOLE}02/03/2026;A;1,00;2,00;\n`,
    [{ code: 'AMOUNT_TWICE', line: 4, column: 19, value: '2,00' }],
  ],
  [
    'a credit with a minus',
    `${AGRICOLE}02/03/2026;A;;-2,00;\n`,
    [{ code: 'AMOUNT_UNREADABLE', line: 4, column: 15, value: '-2,00' }],
  ],
  [
    'too large an amount',
    `${PLAIN}02/03/2026;A;1000000000,00\n`,
    [{ code: 'AMOUNT_TOO_LARGE', line: 2, column: 14, value: '1000000000,00' }],
  ],
  [
    'a day that does not exist, and a value date that is none',
    `${CIC}31/02/2026;demain;;1,00;A;1,00\n`,
    [
      { code: 'DATE_UNREADABLE', line: 2, column: 1, value: '31/02/2026' },
      { code: 'DATE_UNREADABLE', line: 2, column: 12, value: 'demain' },
    ],
  ],
  ['an amount without a date', `${PLAIN};A;1,00\n`, [{ code: 'DATE_MISSING', line: 2, column: 1 }]],
  [
    'dates of both orders',
    `${PLAIN}13/03/2026;A;1,00\n03/14/2026;B;1,00\n`,
    [{ code: 'DATE_UNREADABLE', line: 3, column: 1, value: '03/14/2026' }],
  ],
  [
    'dates that can be read both ways, in English',
    'label,date,amount\nA,2026-03-02,1.00\nB,04/04/2026,1.00\nC,03/04/2026,1.00\n',
    [{ code: 'DATE_AMBIGUOUS', line: 4, column: 3, value: '03/04/2026' }],
  ],
  [
    'a row with more cells than the header',
    'date,label,amount\n2026-03-02,A,1,234.56\n',
    [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 14, value: '1,234.56' }],
  ],
  [
    'a label in pieces, one of which may be the amount',
    `${PLAIN}02/03/2026;FACTURE;12;42,50\n`,
    [{ code: 'AMOUNT_UNREADABLE', line: 2, column: 20, value: '12;42,50' }],
  ],
  [
    'a running balance with a gap',
    `${CIC}02/03/2026;02/03/2026;;1,00;A;1,00\n03/03/2026;03/03/2026;;1,00;B;2,00\n04/03/2026;04/03/2026;;1,00;C;4,00\n`,
    [{ code: 'BALANCE_PROOF_FAILED', line: 4, stated: 400, computed: 300 }],
  ],
  [
    'the deferred cards of Crédit Agricole',
    `Compte de Dépôt n° 1;\n\nEncours débité le 31 mars 2026;-58.99 €\n\nDate;Libellé;Débit euros;Crédit euros;\n17/03/2026;A;58,99;;\n`,
    [{ code: 'CARD_STATEMENT', line: 3, column: 1, value: 'Encours débité le 31 mars 2026' }],
  ],
  [
    'two accounts in one file, each with its preamble',
    `${AGRICOLE}02/03/2026;A;1,00;;\n\nLivret A n° 99999999999;\nListe des opérations du compte entre le 01/03/2026 et le 27/03/2026;\nDate;Libellé;Débit euros;Crédit euros;\n03/03/2026;B;;5,00;\n`,
    [
      {
        code: 'SEVERAL_ACCOUNTS',
        line: 7,
        column: 1,
        value: 'Liste des opérations du compte entre le 01/03/2026 et le 27/03/2026',
      },
    ],
  ],
  [
    'the header once more, and no card above it',
    `${AGRICOLE}02/03/2026;A;1,00;;\nDate;Libellé;Débit euros;Crédit euros;\n03/03/2026;B;;5,00;\n`,
    [{ code: 'SEVERAL_ACCOUNTS', line: 5, column: 1, value: 'Date' }],
  ],
  ['an empty file', '', [{ code: 'EMPTY_FILE', line: 1 }]],
  ['a file of white space', '\ufeff \r\n\t\n', [{ code: 'EMPTY_FILE', line: 1 }]],
  [
    'prose',
    'Bonjour, "voici\nle relevé ; à bientôt, Claire\n',
    [{ code: 'NO_STATEMENT', line: 1 }],
  ],
  [
    'members',
    'nom;courriel;solde\nDurand;d@example.org;12,00\n',
    [{ code: 'NO_STATEMENT', line: 1 }],
  ],
  [
    'two columns of amounts that differ',
    'date;montant;label;amount\n02/03/2026;1,00;A;1,00\n03/03/2026;1,00;B;1,10\n',
    [{ code: 'COLUMN_TWICE', line: 1, column: 20, value: 'amount' }],
  ],
  [
    'a fee that may lie in the amount or on top of it',
    'date;label;amount;fee\n2026-03-02;A;1,00;\n2026-03-03;B;2,00;0,10\n',
    [{ code: 'FEE_UNCLEAR', line: 3, column: 19, value: '0,10' }],
  ],
  [
    'an unknown column of amounts',
    'date;label;"bonus ""A""";amount\n2026-03-02;A;;1.00\n2026-03-03;B;9.87;1.00\n',
    [{ code: 'COLUMN_TWICE', line: 1, column: 12, value: 'bonus "A"' }],
  ],
  [
    'an unknown column of directions that has none for some rows',
    'date;label;amount;type\n2026-03-02;A;1.00;Débit\n2026-03-03;B;1.00;\n',
    [{ code: 'DIRECTION_UNKNOWN', line: 2, column: 19, value: 'Débit' }],
  ],
  [
    'a quote that is never closed, around cells that need their quotes',
    `${PLAIN}02/03/2026;"A\nB";1,00\n03/03/2026;"C;2,00\n`,
    [{ code: 'QUOTE_NOT_CLOSED', line: 4, column: 12, value: '"C' }],
  ],
];

describe('what is wrong with a file', () => {
  it.each(CASES)('%s', (_name, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is told for every row, up to a hundred', () => {
    const bad = `${PLAIN}${'02/03/2026;A;x\n'.repeat(150)}`;
    const problems = problemsOf(bad);
    expect(problems).toHaveLength(100);
    expect(problems).toHaveProperty('[99].line', 101);
  });

  it('is no picture read as text', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index * 7) % 256);
    const source = { name: 'photo.jpg', sizeBytes: bytes.length, chunks: () => [bytes] };
    expect(readStatement(source)).toEqual({
      ok: false,
      problems: [{ code: 'NO_STATEMENT', line: 1 }],
    });
  });

  it('is found where a line never ends, in bounded memory', () => {
    const text = `${PLAIN}02/03/2026;A;1,00\n${'x'.repeat(3_000_000)}`;
    expect(problemsOf(text)).toEqual([{ code: 'NO_STATEMENT', line: 3 }]);
  });

  it('does not take long to find behind a quote that stays open', () => {
    const rows = '03/03/2026;B;2,00\n'.repeat(30_000);
    expect(problemsOf(`${PLAIN}02/03/2026;"A;1,00\n${rows}`)).toBe('read');
  });
});

describe('a table that the plain layout leaves alone', () => {
  it.each([
    ['has no rows', 'Date;Date de valeur;Débit;Crédit;Libellé\n', []],
    [
      'has amounts of another kind beside its own',
      'date;label;original;amount\n2026-03-02;A;9.87;1.00\n',
      [100],
    ],
    ['has fees, and none was taken', 'date;label;amount;fee\n2026-03-02;A;1,00;0,00\n', [100]],
    ['has directions', 'date;label;amount;type\n2026-03-02;A;1.00;Débit\n', [-100]],
  ])('%s', (_name, text, cents) => {
    expect(rowsOf(textSource(text))).toMatchObject(cents.map((amountCents) => ({ amountCents })));
  });
});

describe('the order of day and month', () => {
  const english = 'date;label;amount\n03/04/2026;A;1.00\n';

  it.each([
    ['dmy', '2026-04-03'],
    ['mdy', '2026-03-04'],
  ] as const)('is %s where the caller says so', (dateOrder, from) => {
    expect(readStatement(textSource(english), { dateOrder })).toMatchObject({
      statement: { from },
    });
  });

  it('is the day first in a French file that does not show it', () => {
    const answer = readStatement(textSource('date;libellé;montant\n03/04/2026;A;1.00\n'));
    expect(answer).toMatchObject({ statement: { from: '2026-04-03' } });
  });

  it('is what the caller says only for dates that allow it', () => {
    const text = 'date;label;amount\n13/04/2026;A;1.00\n';
    expect(problemsOf(text, { dateOrder: 'mdy' })).toEqual([
      { code: 'DATE_UNREADABLE', line: 2, column: 1, value: '13/04/2026' },
    ]);
  });

  it("is the bank's own in a bank's file", () => {
    const text = `${CIC}03/04/2026;03/04/2026;;1,00;A;1,00\n`;
    const answer = readStatement(textSource(text), { dateOrder: 'mdy' });
    expect(answer).toMatchObject({ statement: { from: '2026-04-03' } });
  });
});

describe('the balance in the preamble of Crédit Agricole', () => {
  const file = (balanceDay: string, lineDay: string) =>
    [
      `Solde au ${balanceDay} 100,00 €;`,
      'Liste des opérations du compte entre le 01/03/2026 et le 27/03/2026;',
      'Date;Libellé;Débit euros;Crédit euros;',
      `${lineDay};A;;40,00;`,
    ].join('\n');

  it.each([
    ['on the day of the last line', '26/03/2026', '26/03/2026', 10_000],
    ['before the last line', '25/03/2026', '26/03/2026', undefined],
    ['after the end of the period', '28/03/2026', '26/03/2026', undefined],
  ])('%s', (_name, balanceDay, lineDay, closingCents) => {
    const answer = readStatement(textSource(file(balanceDay, lineDay)));
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.statement.closingCents).toBe(closingCents);
    expect(answer.statement.openingCents).toBe(closingCents && closingCents - 4000);
  });
});

describe('a file that changes while it is read', () => {
  const ROW = '02/03/2026;A;1,00\n';

  function readFirst(text: string, then: string) {
    let current = textSource(text);
    const source = { name: 'changing.csv', sizeBytes: 1, chunks: () => current.chunks() };
    const answer = readStatement(source);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    current = textSource(then);
    return answer.statement;
  }

  const long = PLAIN + ROW.repeat(20_000);

  it.each([
    ['rows are added', `${long}03/03/2026;B;1,00\n`],
    ['a row is spoilt', `${long}02/03/2026;A;x\n`],
  ])('is stopped where %s between two readings of a long one', (_name, later) => {
    const statement = readFirst(long, later);
    expect(() => [...statement.rows()]).toThrow('changed while it was being read');
  });

  it('is what it was when it is short: it is read once', () => {
    const statement = readFirst(PLAIN + ROW, `${PLAIN}02/03/2026;B;7,00\n`);
    expect([...statement.rows()]).toMatchObject([{ amountCents: 100, text: 'A' }]);
    expect([...statement.rows()]).toHaveLength(1);
  });
});
