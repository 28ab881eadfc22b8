import { describe, expect, it } from 'vitest';
import { ofx } from '../../../src/bank/formats/ofx.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import type { ReadOptions, StatementRow } from '../../../src/domain/statement.ts';
import { rowsOf, summary, textSource } from '../support.ts';
import { CARD, file, movement } from './ofx-file.ts';

const read = (text: string, options?: ReadOptions) =>
  summary(readStatement(textSource(text), options));

const lineOf = (text: string, options?: ReadOptions): StatementRow | undefined => {
  const answer = readStatement(textSource(text), options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const [row] = answer.statement.rows();
  return row;
};

describe('an OFX file', () => {
  it.each([
    ['the header of SGML', 'OFXHEADER:100\nDATA:OFXSGML\n', true],
    ['the header on one line', 'OFXHEADER:100DATA:OFXSGMLVERSION:102', true],
    ['the header below blank lines', '\n\n  ofxheader : 100\n', true],
    ['the header of XML', '<?xml version="1.0"?><?OFX OFXHEADER="200"?>', true],
    ['no header', '<OFX>\n<SIGNONMSGSRSV1>', true],
    ['a namespace', '<ofx xmlns="http://ofx.net/types/2003/04">', true],
    ['another XML', '<?xml version="1.0"?><Document>', false],
    ['a table that speaks of it', 'date;label;amount\n02/03/2026;OFX;1,00', false],
  ])('is recognised by %s', (_name, head, expected) => {
    expect(ofx.recognise(head)).toBe(expected);
  });
});

describe('the texts of a movement', () => {
  it.each([
    ['name and memo', '<NAME>VIR SEPA<MEMO>GA26-0417', 'VIR SEPA\nGA26-0417'],
    ['a memo that repeats the name', '<NAME>CHEQUE<MEMO> CHEQUE ', 'CHEQUE'],
    [
      'a memo that goes on',
      '<NAME>CB AMAP DES<MEMO>CB AMAP DES LILAS',
      'CB AMAP DES\nCB AMAP DES LILAS',
    ],
    ['a payee', '<PAYEE><NAME>Claire<ADDR1>rue<CITY>Lyon</PAYEE><MEMO>x', 'Claire\nx'],
    ['numbers', '<NAME>CHEQUE<CHECKNUM>0003445<REFNUM>A7', 'CHEQUE\n0003445\nA7'],
    [
      'numbers that are there',
      '<NAME>CHEQUE 0003445<CHECKNUM>0003445<REFNUM>000',
      'CHEQUE 0003445',
    ],
    ['tags of another account', '<BANKACCTTO><ACCTID>9<NAME>A</BANKACCTTO><MEMO>B', 'A\nB'],
    [
      'entities',
      '<NAME>A &amp; B &#233;&#xE9; &lt;C&gt; &quot;&apos;&nbsp;D',
      'A & B éé <C> "\' D',
    ],
    [
      'what is no entity',
      '<NAME>A & B &eacute; &#0; &#xD800; AT&T;',
      'A & B &eacute; &#0; &#xD800; AT&T;',
    ],
    ['an accent by itself', '<NAME>e&#769;te&#x301;', 'été'],
    [
      'angle brackets',
      '<NAME>J <3 vous <a@b.fr> < > <A B><MEMO>x',
      'J <3 vous <a@b.fr> < > <A B>\nx',
    ],
    ['a line break of HTML', '<MEMO>un<BR/>deux<br>trois', 'un\ndeux\ntrois'],
    ['CDATA', '<MEMO><![CDATA[A <B> &amp; C]]> D', 'A <B> &amp; C D'],
    ['a comment', '<MEMO>A<!-- <NAME>no --> B', 'A B'],
    ['tags in lower case', '<name>A</name><Memo>B</Memo>', 'A\nB'],
    ['empty tags', '<NAME/><MEMO></MEMO><CHECKNUM>\n<REFNUM>7', '7'],
    ['attributes', '<NAME lang="fr">A</NAME><MEMO   id = "1" >B', 'A\nB'],
    ['letters that were lost', '<NAME>LIBELL\ufffd', 'LIBELL?'],
    ['letters that were encoded twice', '<NAME>LibellÃ©', 'Libellé'],
    ['tags that nobody knows', '<X.Y>1<NAME>A<CATEGORY>B<MEMO>C', 'A\nC'],
    ['a text of many lines', '<MEMO>A\n\n  B \t C\n', 'A\nB C'],
    ['none', '', ''],
  ])('%s', (_name, tags, text) => {
    expect(lineOf(file(movement(tags)))).toMatchObject({ text, amountCents: -1250 });
  });
});

describe('the dates of a movement', () => {
  it.each([
    ['the day', '20260327', '', '2026-03-27', undefined],
    ['a time, with its zone', '20260327235959.999[-8:PST]', '', '2026-03-27', undefined],
    ['half a time', '202603271200', '', '2026-03-27', undefined],
    ['a time of its own kind', '20260327093914:014', '', '2026-03-27', undefined],
    ['a date of XML', '2026-03-27T10:00:00', '', '2026-03-27', undefined],
    ['a day on which it is available', '20260327', '<DTAVAIL>20260330', '2026-03-27', '2026-03-30'],
    [
      'a value date where the user acted',
      '20260324',
      '<DTUSER>20260325',
      '2026-03-24',
      '2026-03-25',
    ],
    ['the day of a card payment', '20260304', '<DTUSER>20260131', '2026-03-04', undefined],
    ['what is no date', '20260327', '<DTUSER>40797230', '2026-03-27', undefined],
    ['zeros', '20260327', '<DTAVAIL>00000000', '2026-03-27', undefined],
  ])('%s', (_name, posted, tags, date, valueDate) => {
    const row = lineOf(file(movement(tags, posted)));
    expect(row).toMatchObject({ date });
    expect(row && 'valueDate' in row ? row.valueDate : undefined).toBe(valueDate);
  });

  it('are value dates for all rows, where one shows that the bank means them', () => {
    const rows = rowsOf(
      textSource(
        file(movement('<DTUSER>20260301', '20260302') + movement('<DTUSER>20260328', '20260327')),
      ),
    );
    expect(rows).toMatchObject([{ valueDate: '2026-03-01' }, { valueDate: '2026-03-28' }]);
  });
});

describe('the amount of a movement', () => {
  it.each<[string, string, string, ReadOptions, number]>([
    ['a point', '-12.50', '', {}, -1250],
    ['a comma', '+1234,5', '', {}, 123450],
    ['no mark', '-7', '', {}, -700],
    ['spaces around', '            -12.80 ', '', {}, -1280],
    ['four decimals', '-24.9900', '', {}, -2499],
    ['three decimals, and another row that shows the mark', '1.230', '-0.50', {}, 123],
    ['a thousand, and another row that shows the mark', '1,650', '-2.50', {}, 165000],
    ['three decimals, and the caller says the mark', '1.230', '', { decimal: '.' }, 123],
    ['a thousand, and the caller says the mark', '1.230', '', { decimal: ',' }, 123000],
    ['one mark in this row, the other in the next', '-12.80', '-200,00', {}, -1280],
    ['the other way round', '-200,00', '-12.80', { decimal: '.' }, -20000],
    ['both marks', '1,650.00', '', {}, 165000],
    ['a minus that no type explains', '-80.00', '<TRNTYPE>DIRECTDEP', {}, -8000],
    ['a debit taken back', '5.00', '-1.00<TRNTYPE>DEBIT', {}, 500],
  ])('%s', (_name, amount, other, options, cents) => {
    const more = /^[-+\d]/.test(other) ? movement('', '20260327', other) : '';
    const tags = more === '' ? other : '';
    expect(lineOf(file(movement(tags, '20260327', amount) + more), options)).toMatchObject({
      amountCents: cents,
    });
  });

  it('may be zero, which moves nothing', () => {
    expect(lineOf(file(movement('', '20260327', '0.00')))).toMatchObject({ reason: 'zero' });
  });
});

describe('the statements of an OFX file', () => {
  const balance = (amount: string, day: string) =>
    `<LEDGERBAL><BALAMT>${amount}<DTASOF>${day}</LEDGERBAL><AVAILBAL><BALAMT>9.99<DTASOF>${day}</AVAILBAL>`;

  it.each([
    ['at the end of the period', '100,00', '20260331', 10_000],
    ['after the period, when more may have happened', '100,00', '20260402', undefined],
    ['before the last row', '100,00', '20260326', undefined],
    ['of an unknown day', '100,00', '', undefined],
    ['that is empty', '', '20260331', undefined],
    ['that is overdrawn', '-34,18', '20260331', -3418],
  ])('have a balance %s', (_name, amount, day, closingCents) => {
    const answer = readStatement(textSource(file(movement(''), balance(amount, day))));
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.statement.closingCents).toBe(closingCents);
    expect(answer.statement.openingCents).toBe(closingCents && closingCents + 1250);
  });

  it('may be empty', () => {
    expect(read(file('', balance('12.00', '20260331')))).toMatchObject({
      rowCount: 0,
      from: '2026-03-01',
      to: '2026-03-31',
      openingCents: 1200,
      closingCents: 1200,
      currency: 'EUR',
    });
  });

  it('may have an empty list', () => {
    const text =
      '<OFX><STMTRS><BANKTRANLIST/><LEDGERBAL><BALAMT>1<DTASOF>20260331</LEDGERBAL></STMTRS></OFX>';
    expect(read(text)).toMatchObject({ rowCount: 0, closingCents: 100 });
  });

  it('may have their period behind the rows, and no number', () => {
    const text = `<OFX><STMTRS><BANKACCTFROM><ACCTID></ACCTID></BANKACCTFROM><BANKTRANLIST>${movement('')}<DTSTART>20260301<DTEND>20260331</BANKTRANLIST></STMTRS></OFX>`;
    expect(read(text)).toMatchObject({ from: '2026-03-01', to: '2026-03-31', rowCount: 1 });
    expect(read(text)).not.toHaveProperty('accountNumber');
  });

  it('are of the account that they are from, and not of one that money goes to', () => {
    const to = '<BANKACCTTO><BANKID>1<ACCTID>99999999999</BANKACCTTO>';
    expect(read(file(movement(to)))).toMatchObject({ accountNumber: '00012345678' });
  });

  it('are in the currency of their rows, where they state none', () => {
    const text = file(movement('<CURRENCY><CURSYM>CHF</CURRENCY>'), '', '<CURDEF>');
    expect(read(text)).toMatchObject({ currency: 'CHF' });
  });

  it('do not hold what is pending', () => {
    const pending = `<BANKTRANLISTP><DTASOF>20260401<STMTTRNP>\n<TRNTYPE>POS<TRNAMT>x</STMTTRNP>${movement('')}</BANKTRANLISTP>`;
    expect(read(file(movement(''), pending))).toMatchObject({
      lineCount: 1,
      skipped: ['6 pending', '7 pending'],
      to: '2026-03-31',
    });
  });

  it.each(['before', 'behind'])('are read where those of a card stand %s them', (place) => {
    const account = file(movement(''), balance('100.00', '20260331'));
    const text =
      place === 'before'
        ? account.replace('<BANKMSGSRSV1>', () => `${CARD}<BANKMSGSRSV1>`)
        : account.replace('</OFX>', () => `${CARD}</OFX>`);
    expect(read(text)).toMatchObject({
      lineCount: 1,
      skipped: [expect.stringContaining('card')],
      closingCents: 10_000,
      openingCents: 11_250,
    });
  });

  it('of a card are told from those of an account even where the bank mixes up their ends', () => {
    const card = CARD.replace('</CCSTMTRS>', '</STMTRS>');
    expect(read(file(movement('')).replace('</OFX>', `${card}</OFX>`))).toMatchObject({
      lineCount: 1,
      skipped: ['8 card'],
    });
  });
});

describe('several accounts', () => {
  const statement = (account: string, type: string, rows: string) =>
    `<STMTRS><BANKACCTFROM><ACCTID>${account}</ACCTID><ACCTTYPE>${type}</ACCTTYPE></BANKACCTFROM><BANKTRANLIST>${rows}</BANKTRANLIST></STMTRS>`;
  const checking = statement('56019756585', 'CHECKING', movement('<NAME>A'));

  it('are asked about', () => {
    const text = `<OFX>${checking}${statement('06186626572', 'SAVINGS', movement('<NAME>B'))}</OFX>`;
    expect(readStatement(textSource(text))).toMatchObject({
      ok: false,
      accounts: ['56019756585', '06186626572'],
    });
    const answer = read(text, { account: '061 8662 6572' });
    expect(answer).toMatchObject({
      lineCount: 1,
      skipped: ['1 other-account'],
      last: { text: 'B' },
    });
  });

  it('are not taken for one where the bank leaves out a number', () => {
    const text = `<OFX>${checking}${statement('', 'SAVINGS', movement('<NAME>B'))}</OFX>`;
    expect(readStatement(textSource(text))).toMatchObject({
      ok: false,
      problems: [{ code: 'SEVERAL_ACCOUNTS' }],
      accounts: ['56019756585', 'SAVINGS2'],
    });
    expect(read(text, { account: 'SAVINGS2' })).toMatchObject({ last: { text: 'B' } });
  });

  it('are one, where the other has neither number nor rows', () => {
    const empty = statement('', 'SAVINGS', '<DTSTART>20250101');
    expect(read(`<OFX>${checking}${empty}</OFX>`)).toMatchObject({
      accountNumber: '56019756585',
      from: '2026-03-27',
    });
  });

  it('are one, where a second period follows the first', () => {
    const text = `<OFX>${checking}${checking.replaceAll('20260327', '20260427')}</OFX>`;
    expect(read(text)).toMatchObject({ lineCount: 2, from: '2026-03-27', to: '2026-04-27' });
  });
});
