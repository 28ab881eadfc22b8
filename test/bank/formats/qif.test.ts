import { describe, expect, it } from 'vitest';
import { qif } from '../../../src/bank/formats/qif.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import type { BankStatement, ReadOptions, StatementRow } from '../../../src/domain/statement.ts';
import { summary, textSource } from '../support.ts';

const file = (...records: readonly string[]) =>
  ['!Type:Bank', ...records.flatMap((record) => [...record.split('|'), '^']), ''].join('\n');

const read = (text: string, options?: ReadOptions) =>
  summary(readStatement(textSource(text), options));

function statementOf(text: string, options?: ReadOptions): BankStatement {
  const answer = readStatement(textSource(text), options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.statement;
}

const rowsOf = (text: string, options?: ReadOptions): readonly StatementRow[] => [
  ...statementOf(text, options).rows(),
];

describe('a QIF file', () => {
  it.each([
    ['a list of movements', '!Type:Bank\nD27/03/26', true],
    ['a list in French', '!Type:Banque\n', true],
    ['a list in lower case, below blank lines', '\n\n  !type: bank', true],
    ['an account', '!Account\nNCompte', true],
    ['an option', '!Option:AutoSwitch\n', true],
    ['the end of an option', '!Clear:AutoSwitch\n', true],
    ['nothing', 'D27/03/26\nT1,00\n^', false],
    ['another exclamation', '!Bonjour\n', false],
    ['a table that speaks of it', 'date;label\n02/03/2026;!Type:Bank', false],
  ])('is recognised by %s', (_name, head, expected) => {
    expect(qif.recognise(head)).toBe(expected);
  });
});

describe('the texts of a record', () => {
  it.each([
    ['payee and memo', 'PMME DURAND|MGA26-0417', 'MME DURAND\nGA26-0417'],
    [
      'an address between them',
      'MGA26|PMME DURAND|A1 rue|A|ALyon',
      'MME DURAND\n1 rue\nLyon\nGA26',
    ],
    ['a number', 'PREMISE|N0000123', 'REMISE\n0000123'],
    ['a number that is there', 'PCHEQUE 123|N123', 'CHEQUE 123'],
    ['a number of nothing', 'PCHEQUE|N000', 'CHEQUE'],
    ['a memo of several lines', 'PA|MB|rue du Port|12 bis|N7', 'A\nB\nrue du Port\n12 bis\n7'],
    ['lines below a split', 'MB|SPain|12 rue|$1,00|13 rue', 'B\n12 rue\n13 rue'],
    ['a line of words below the amount', 'solidaire|PA', 'A\nsolidaire'],
    ['no category, no split', 'PA|LPain:Seigle|SPain|EB|$1,00|%50|CX|F1', 'A'],
    ['an exclamation and a caret', 'P!Type:Bank|M^', '!Type:Bank\n^'],
    ['letters that were lost', 'PLIBELL\ufffd', 'LIBELL?'],
    ['letters that were encoded twice', 'PLibellÃ©', 'Libellé'],
    ['spaces', '  P A  \t B ', 'A B'],
    ['none', 'P|M|N', ''],
  ])('%s', (_name, lines, text) => {
    expect(rowsOf(file(`D27/03/26|T-12,50|${lines}`))).toMatchObject([
      { kind: 'line', row: 2, text, amountCents: -1250 },
    ]);
  });
});

describe('the date of a record', () => {
  it.each([
    ['27/03/26', '2026-03-27'],
    ['27/03/2026', '2026-03-27'],
    ['27.03.2026', '2026-03-27'],
    ['27-3-26', '2026-03-27'],
    ["3/27'26", '2026-03-27'],
    ["28.02'2009", '2009-02-28'],
    ["1/25'26", '2026-01-25'],
    ["25/ 1'26", '2026-01-25'],
    ["1/31' 6", '2006-01-31'],
    ['6/ 1/94', '1994-01-06', 'mdy'],
    ["1/ 5'26", '2026-05-01', 'dmy'],
    ["1/ 5'26", '2026-01-05', 'mdy'],
    ['2026-03-27', '2026-03-27'],
    ['2026/03/04', '2026-03-04'],
    ['04/04/26', '2026-04-04'],
    ['27/03/2026 12:30', '2026-03-27'],
  ] as const)('%s', (written, date, dateOrder?: 'dmy' | 'mdy') => {
    const expected = written === '6/ 1/94' ? '1994-06-01' : date;
    expect(rowsOf(file(`D${written}|T1,00`), { dateOrder })).toMatchObject([{ date: expected }]);
  });
});

describe('the order of day and month', () => {
  const ambiguous = file('D04/04/26|T1,50', 'D03/04/26|T2,00');

  it('is what one date of the file shows', () => {
    const text = file('D03/04/26|T1,50', "D4/13'26|T1,50", '|D|');
    expect(rowsOf(text, { dateOrder: 'dmy' })).toMatchObject([
      { date: '2026-03-04' },
      { date: '2026-04-13' },
    ]);
    expect(statementOf(text).profile).toEqual({
      header: ['QIF'],
      dateOrder: 'mdy',
      decimal: ',',
    });
  });

  it('is asked where no date shows it', () => {
    expect(read(ambiguous)).toEqual({
      problems: [{ code: 'DATE_AMBIGUOUS', line: 5, column: 2, value: '03/04/26' }],
    });
  });

  it.each([
    ['dmy', '2026-04-03'],
    ['mdy', '2026-03-04'],
  ] as const)('is %s where the caller says so, or the last file was', (dateOrder, date) => {
    const rows = [{ date: '2026-04-04' }, { date }];
    expect(rowsOf(ambiguous, { dateOrder })).toMatchObject(rows);
    const profile = (header: readonly string[]) =>
      header.join() === 'QIF' ? { header, dateOrder } : undefined;
    expect(rowsOf(ambiguous, { profile })).toMatchObject(rows);
    expect(statementOf(ambiguous, { profile }).profile).toMatchObject({ dateOrder });
  });

  it('is not remembered where it makes no difference', () => {
    expect(statementOf(file('D04/04/26|T1')).profile).toEqual({ header: ['QIF'] });
  });

  it('is one', () => {
    expect(read(file('D13/04/26|T1,50', 'D04/14/26|T1,50'))).toEqual({
      problems: [{ code: 'DATE_UNREADABLE', line: 5, column: 2, value: '04/14/26' }],
    });
  });
});

describe('the amount of a record', () => {
  it.each<[string, string, string, ReadOptions, number]>([
    ['a comma', 'T-1 234,56', '', {}, -123456],
    ['American thousands', 'T-2,152.09', '', {}, -215209],
    ['a thousand, where another record shows the mark', 'T-1,000', 'T2.50', {}, -100000],
    ['a fraction, where another record shows the mark', 'T-1,230', 'T2,50', {}, -123],
    ['what the caller says', 'T1,230', '', { decimal: ',' }, 123],
    ['what the file shows, whatever the caller says', 'T1,230', 'T2.50', { decimal: ',' }, 123000],
    ['both marks in a file', 'T-12.80', 'T-200,00', {}, -1280],
    ['U alone', 'U-7', '', {}, -700],
    ['U like T', 'U-1 000.0|T-1000', '', {}, -100000],
    ['no T but a blank one', 'T|U5,00', '', {}, 500],
    ['a currency', 'T42,50 €', '', {}, 4250],
  ])('%s', (_name, lines, other, options, cents) => {
    const records = [`D27/03/26|${lines}`, ...(other === '' ? [] : [`D27/03/26|${other}`])];
    expect(rowsOf(file(...records), options)[0]).toMatchObject({ amountCents: cents });
  });

  it('is asked where no amount shows the decimal mark', () => {
    expect(read(file('D27/03/26|T1,234'))).toEqual({
      problems: [{ code: 'AMOUNT_AMBIGUOUS', line: 3, column: 2, value: '1,234' }],
    });
  });

  it('is read as the last file was', () => {
    const profile = (header: readonly string[]) => ({ header, decimal: '.' as const });
    expect(rowsOf(file('D27/03/26|T1,234'), { profile })).toMatchObject([{ amountCents: 123400 }]);
  });
});

describe('what is wrong with a QIF file', () => {
  it.each<[string, string, unknown]>([
    [
      'a date and an amount in words',
      file('Dhier|Tdouze'),
      [
        { code: 'DATE_UNREADABLE', line: 2, column: 2, value: 'hier' },
        { code: 'AMOUNT_UNREADABLE', line: 3, column: 2, value: 'douze' },
      ],
    ],
    [
      'a day that does not exist, too large an amount, both set off',
      file('  D31/02/26|\t T1000000000,00'),
      [
        { code: 'DATE_UNREADABLE', line: 2, column: 4, value: '31/02/26' },
        { code: 'AMOUNT_TOO_LARGE', line: 3, column: 4, value: '1000000000,00' },
      ],
    ],
    ['no amount', file('D27/03/26|PA'), [{ code: 'AMOUNT_MISSING', line: 2 }]],
    ['an empty amount', file('D27/03/26|PA|T '), [{ code: 'AMOUNT_MISSING', line: 4 }]],
    [
      'the parts of an amount only',
      file('D27/03/26|SA|$1,00'),
      [{ code: 'AMOUNT_MISSING', line: 2 }],
    ],
    ['no date', file('PA|T1,00'), [{ code: 'DATE_MISSING', line: 2 }]],
    ['an empty date', file('PA|D|T1,00'), [{ code: 'DATE_MISSING', line: 3 }]],
    [
      'two records run together',
      file('D27/03/26|T1,00|PA|D28/03/26|T2,00|PB'),
      [{ code: 'MALFORMED', line: 5, column: 2, value: '28/03/26' }],
    ],
    [
      'two records run together, of which little is left',
      file('D27/03/26|PA|T2,00|PB'),
      [{ code: 'MALFORMED', line: 5, column: 2, value: 'B' }],
    ],
    [
      'an amount on two lines',
      file('D27/03/26|T-3|,20|PA'),
      [{ code: 'MALFORMED', line: 4, column: 1, value: ',20' }],
    ],
    [
      'an amount twice',
      file('D27/03/26|T1,00|T1,00'),
      [{ code: 'AMOUNT_TWICE', line: 4, column: 2, value: '1,00' }],
    ],
    [
      'two amounts that differ',
      file('D27/03/26|U1,01|T1,00'),
      [{ code: 'AMOUNT_TWICE', line: 3, column: 2, value: '1,01' }],
    ],
    ['an end within a record', '!Type:Bank\nD27/03/26\nPA\n', [{ code: 'MALFORMED', line: 3 }]],
    ['an end below an amount', '!Type:Bank\nD27/03/26\nT1,00\n', [{ code: 'MALFORMED', line: 3 }]],
    [
      'an end within what may be an opening balance',
      '!Type:Bank\nD27/03/26\nT1,00\nPSolde ini',
      [{ code: 'MALFORMED', line: 4 }],
    ],
    ['an end within a text', '!Type:Bank\nPA\n', [{ code: 'MALFORMED', line: 2 }]],
    [
      'an end within an amount',
      '!Type:Bank\nD27/03/26\nPA\nT-1 234',
      [{ code: 'MALFORMED', line: 4 }],
    ],
    ['an end within a date', '!Type:Bank\nT-1,50\nD27/03/2', [{ code: 'MALFORMED', line: 3 }]],
    [
      'another list within a record',
      '!Type:Bank\nD27/03/26\n!Type:Cat\nNA\n^\n',
      [{ code: 'MALFORMED', line: 2 }],
    ],
    [
      'a record above the header',
      '\nD27/03/26\nT1,00\n^\n!Type:Bank\n',
      [{ code: 'MALFORMED', line: 2 }],
    ],
    [
      'a list of nobody knows what',
      '!Type:null\nD27/03/26\nT1,00\n^\n',
      [{ code: 'MALFORMED', line: 1, value: '!Type:null' }],
    ],
    [
      'a header of nobody knows what',
      `${file('D27/03/26|T1,00')}!Typ:Invst\nD27/03/26\nT1,00\n^\n`,
      [{ code: 'MALFORMED', line: 5, value: '!Typ:Invst' }],
    ],
    ['a card', '\n!Type:CCard\nDx\n^\n', [{ code: 'FOREIGN_FILE', kind: 'card', line: 2 }]],
    ['shares', '!Type:Invst\nDx\n^\n', [{ code: 'FOREIGN_FILE', kind: 'investment', line: 1 }]],
    ['categories alone', '!Type:Cat\nNPain\nDPain\n^\n', [{ code: 'NO_STATEMENT', line: 1 }]],
    [
      'two opening balances',
      file('D27/03/26|T1,00|PSolde initial', 'D27/03/26|T2,00|POpening Balance'),
      [{ code: 'SEVERAL_ACCOUNTS', line: 6 }],
    ],
    [
      'a record without end',
      file(`D27/03/26|T1,00|P${'A'.repeat(70_000)}`),
      [{ code: 'MALFORMED', line: 2 }],
    ],
    [
      'an amount without end',
      file(`D27/03/26|T${'0'.repeat(3_000_000)}1,00`),
      [{ code: 'MALFORMED', line: 2 }],
    ],
  ])('%s', (_name, text, problems) => {
    expect(read(text)).toEqual({ problems });
  });
});

describe('records that are no movements', () => {
  it.each([
    ['empty ones', file('', 'N', 'D27/03/26|T1,00', 'M|P '), 1, []],
    ['the mark that a bank puts below the header', '!Type:Bank\n^\nD27/03/26\nT1,00\n^\n', 1, []],
    ['a text alone', file('D27/03/26|T1,00', 'MVotre banque'), 2, ['5 continuation']],
    ['zero', file('D27/03/26|T0,00'), 1, ['2 zero']],
    ['the letter that ended files', `${file('D27/03/26|T1,00')}\u001a`, 1, []],
    ['nothing at all', '!Type:Banque\n', 0, []],
  ])('%s', (_name, text, rowCount, skipped) => {
    expect(read(text)).toMatchObject({ rowCount, skipped });
  });

  it.each(['Opening Balance', 'Solde initial', 'SOLDE D’OUVERTURE'])('%s', (payee) => {
    const opening = `D01/01/26|T2,29|P${payee}|L[Compte]`;
    const movement = 'D27/03/26|T-1,00|PA';
    for (const records of [
      [opening, movement],
      [movement, opening],
    ]) {
      expect(read(file(...records))).toMatchObject({
        lineCount: 1,
        skipped: [`${records[0] === opening ? 2 : 6} balance`],
        openingCents: 229,
        closingCents: 129,
      });
    }
  });

  it('a transfer of an account to itself', () => {
    const text = `!Account\nNCompte\n^\n${file('D27/03/26|T1,00|PBeginsaldo|L[Compte]')}`;
    expect(read(text)).toMatchObject({ skipped: ['5 balance'], openingCents: 100 });
  });

  it('is not needed at the end of the last one', () => {
    expect(rowsOf('!Type:Bank\nD27/03/26\nT-1,00\nPMME DUR')).toMatchObject([
      { amountCents: -100 },
    ]);
    expect(rowsOf('!Type:Bank\nT-1,00\nM\nD27/03/26\n')).toMatchObject([{ amountCents: -100 }]);
  });
});

describe('the lists of a file', () => {
  const account = (name: string, type: string, record: string) =>
    `!Account\nN${name}\nT${type}\nDn° 1\n^\n${file(record).replace('Bank', type)}`;
  const LISTS = '!Type:Cat\nNPain\nDPain\nE\n^\n!Type:Memorized\nT1,234\nPX\n^\n';

  it('are read where they are of an account', () => {
    const card = file('Dx|T1').replace('Bank', 'CCard');
    const text = `${LISTS}${card}${file('D27/03/26|T1,50')}${LISTS}!Type:Prices\n"A",1.5,"13/1/26"\n^\n`;
    expect(read(text)).toMatchObject({ lineCount: 1, skipped: ['11 card'], from: '2026-03-27' });
  });

  it('may have their header above each record', () => {
    const record = account('Compte', 'Bank', 'D27/03/26|T1,50');
    const again = file('D28/03/26|T1,50');
    expect(read(record + again + again)).toMatchObject({ lineCount: 3 });
    expect(read(record + again)).not.toHaveProperty('accountNumber');
  });

  it('are of several accounts, by their names', () => {
    const names =
      '!Option:AutoSwitch\n!Account\nNCaisse\nTCash\n^\nNÉpargne\n^\n!Clear:AutoSwitch\n';
    const text = `${names}${account('Compte', 'Bank', 'D27/03/26|T1,50|PA')}${account('Caisse', 'Cash', 'D28/03/26|T2,50|PB')}`;
    expect(readStatement(textSource(text))).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS' }],
      accounts: ['COMPTE', 'CAISSE'],
    });
    expect(read(text, { account: 'caisse' })).toMatchObject({
      lineCount: 1,
      netCents: 250,
      skipped: ['15 other-account'],
    });
  });

  it('are not of the last account of a list of all', () => {
    const all = '!Option:AutoSwitch\n!Account\nNCaisse\n^\n!Clear:AutoSwitch\n';
    const text = all + file('D27/03/26|T1,50') + account('Caisse', 'Cash', 'D28/03/26|T2,50');
    expect(readStatement(textSource(text))).toMatchObject({ accounts: ['BANK', 'CAISSE'] });
  });

  it.each([
    ['whose names have no letter of a number', 'é', 'è'],
    ['whose names are the same number', 'Compte 1', 'Compte-1'],
  ])('are of several accounts %s', (_name, first, second) => {
    const text =
      account(first, 'Bank', 'D27/03/26|T1,50') + account(second, 'Bank', 'D28/03/26|T2,50');
    expect(readStatement(textSource(text))).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS' }],
      accounts: [expect.any(String), expect.any(String)],
    });
  });

  it('are of several accounts, where none has a name', () => {
    const cash = file('D28/03/26|T2,50').replace('Bank', 'Cash');
    expect(readStatement(textSource(file('D27/03/26|T1,50') + cash))).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS' }],
      accounts: ['BANK', 'CASH'],
    });
  });

  it('are of one account, where the others are empty', () => {
    const text = `${account('Caisse', 'Cash', '')}${account('Compte', 'Bank', 'D27/03/26|T1,50')}`;
    expect(read(text)).toMatchObject({ lineCount: 1 });
  });
});
