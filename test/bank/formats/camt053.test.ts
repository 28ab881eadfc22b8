import { describe, expect, it } from 'vitest';
import { camt053 } from '../../../src/bank/formats/camt053.ts';
import type { BankLine, ReadOptions, ReadStatement } from '../../../src/domain/statement.ts';
import { decimal, writeCamt053 } from './write-camt053.ts';

const OWN = 'FR7630006000011234567890189';
const PAYER = 'FR7610096000501234567890162';

function read(text: string, options: ReadOptions = {}): ReadStatement {
  return camt053.read({ chunks: () => [text] }, options);
}

function linesOf(text: string): readonly BankLine[] {
  const answer = read(text);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return [...answer.statement.rows()].filter((row) => row.kind === 'line');
}

function problemsOf(text: string): unknown {
  const answer = read(text);
  return answer.ok ? 'read' : answer.problems;
}

const message = (content: string, name = 'BkToCstmrStmt') =>
  `<Document><${name}>\n${content}\n</${name}></Document>`;

const ACCOUNT = `<Acct><Id><IBAN>${OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>`;

const balance = (code: string, cents: number, day = '', inType = '') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry>${inType}</Tp><Amt Ccy="EUR">${decimal(cents)}` +
  `</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>` +
  `${day && `<Dt><Dt>${day}</Dt></Dt>`}</Bal>`;

/** An entry of 42,50 in, of which each part can be another. */
function entry(parts: Readonly<Record<string, string>> = {}): string {
  const all = {
    Amt: '<Amt Ccy="EUR">42.50</Amt>',
    CdtDbtInd: '<CdtDbtInd>CRDT</CdtDbtInd>',
    Sts: '<Sts>BOOK</Sts>',
    BookgDt: '<BookgDt><Dt>2026-03-05</Dt></BookgDt>',
    ...parts,
  };
  return `<Ntry>${Object.values(all).join('')}</Ntry>`;
}

const statement = (...parts: readonly string[]) => `<Stmt>${ACCOUNT}\n${parts.join('\n')}</Stmt>`;
const file = (...parts: readonly string[]) => message(statement(...parts));
const only = (text: string): BankLine | undefined => {
  const lines = linesOf(text);
  expect(lines).toHaveLength(1);
  return lines[0];
};
const payments = (...each: readonly string[]) => ({
  NtryDtls: `<NtryDtls>${each.map((one) => `<TxDtls>${one}</TxDtls>`).join('')}</NtryDtls>`,
});

describe('what is taken for it', () => {
  const v2 = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02';
  it.each([
    [true, writeCamt053({ lines: [], opening: 0 })],
    [true, writeCamt053({ lines: [], opening: 0, version: 13, prefix: 'ns2' })],
    [true, writeCamt053({ lines: [], opening: 0, hasNamespace: false })],
    [true, `\n\n<!-- a bank --><Document xmlns="${v2}">`],
    [true, '<BizMsgEnvlp><AppHdr/><Document><BkToCstmrStmt/>'],
    [true, '<Document><CstmrCdtTrfInitn>'],
    [false, '<?xml version="1.0"?><OFX><BANKMSGSRSV1/></OFX>'],
    [false, '<!DOCTYPE html><html><p>BkToCstmrStmt</p></html>'],
    [false, 'Date;Libelle;Montant'],
    [false, ''],
  ])('%s: %s', (isOurs, head) => {
    expect(camt053.recognise(head)).toBe(isOurs);
  });

  it.each([
    ['camt052', 'BkToCstmrAcctRpt'],
    ['camt054', 'BkToCstmrDbtCdtNtfctn'],
    ['pain', 'CstmrCdtTrfInitn'],
    ['pain', 'CstmrDrctDbtInitn'],
    ['pain', 'CstmrPmtStsRpt'],
  ])('%s is told by its name', (kind, name) => {
    const text = `\n${message('<Rpt><Ntry/></Rpt>', name)}`;
    expect(problemsOf(text)).toEqual([{ code: 'FOREIGN_FILE', kind, line: 2 }]);
  });

  it.each([
    ['another message', message('', 'BkToCstmrXyz')],
    ['no statement in it', message('<GrpHdr/>')],
    ['a statement out of its place', '<Document><Stmt><Ntry/></Stmt></Document>'],
  ])('%s has no statement', (_, text) => {
    expect(problemsOf(text)).toEqual([{ code: 'NO_STATEMENT' }]);
  });
});

describe('XML', () => {
  const whole = writeCamt053({
    lines: [{ date: '2026-03-05', cents: 4250, label: 'a' }],
    opening: 0,
  });
  it.each([
    ['cut off', whole.slice(0, -20), 62],
    ['cut off inside a tag', whole.slice(0, whole.indexOf('<ValDt>') + 3), 47],
    ['text behind it', `${whole}x\n`, 64],
    ['a tag not closed', whole.replace('</Cd>', ''), 20],
    ['an unknown entity', whole.replace('<Ustrd>', '<Ustrd>&eacute;'), 56],
    ['a method of an object for an entity', whole.replace('<Ustrd>', '<Ustrd>&toString;'), 56],
    ['a control character', whole.replace('<Ustrd>', '<Ustrd>\u0001'), 56],
    ['a document type', whole.replace('?>', '?>\n<!DOCTYPE Document>'), 2],
    [
      'entities that grow',
      whole.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>'),
      1,
    ],
    ['tags within tags', whole.replace('>a<', `>${'<a>'.repeat(60)}${'</a>'.repeat(60)}<`), 56],
    ['five million letters', whole.replace('<Ustrd>', `<Ustrd>${'é'.repeat(5_000_000)}`), 56],
    ['the account behind entries', file(entry(), ACCOUNT), 4],
    ['two accounts', file(ACCOUNT), 3],
  ])('%s is refused', (_, text, line) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'MALFORMED', line }]);
  });

  it.each([
    ['blank lines before the declaration', `\n \n${whole}`, 'a'],
    ['CDATA', whole.replace('>a<', '><![CDATA[a & <b>]]><'), 'a & <b>'],
    ['comments', whole.replace('>a<', '>a<!-- x -->b<'), 'ab'],
    ['entities of XML', whole.replace('>a<', '>&lt;&#xe9;&#233;&apos;<'), "<éé'"],
    ['a letter lost on the way', whole.replace('>a<', '>caf\ufffd<'), 'caf?'],
    ['half a character', whole.replace('>a<', '>caf\ud83d<'), 'caf?'],
    ['an encoding that the bytes are not in', whole.replace('UTF-8', 'ISO-8859-1'), 'a'],
    ['XML 1.1', whole.replace('version="1.0"', 'version="1.1"'), 'a'],
  ])('%s is read', (_, text, expected) => {
    expect(only(text)?.text).toBe(expected);
  });

  it('counts the lines that an editor counts', () => {
    const text = whole
      .replace('"1.0"', '"1.1"')
      .replace('>M1<', '>a\u2028\u0085b<')
      .replace('<Ntry>', '<Ntry\n>');
    const lines = text.split('\n');
    expect(only(`\n${text}`)?.row).toBe(lines.indexOf('      <Ntry') + 2);
  });

  it('is no statement where an extension nests one', () => {
    const nested = `<SplmtryData><Envlp>${statement(entry())}</Envlp></SplmtryData>`;
    expect(linesOf(file(entry({ nested }), nested))).toHaveLength(1);
  });
});

describe('an amount', () => {
  it.each([
    ['80', 8000],
    ['8.95000', 895],
    ['000000000000149.87', 14987],
    ['.5', 50],
    ['+12.3', 1230],
    ['\n 12.30 ', 1230],
    ['999999999.99', 99_999_999_999],
  ])('%s is %i cents', (text, cents) => {
    const Amt = `<Amt Ccy="EUR">${text}</Amt>`;
    expect(only(file(entry({ Amt })))?.amountCents).toBe(cents);
    const CdtDbtInd = '<CdtDbtInd>DBIT</CdtDbtInd>';
    expect(only(file(entry({ Amt, CdtDbtInd })))?.amountCents).toBe(-cents);
  });

  it.each([
    ['12,30', 'AMOUNT_UNREADABLE'],
    ['1 234.00', 'AMOUNT_UNREADABLE'],
    ['1,234.00', 'AMOUNT_UNREADABLE'],
    ['-12.30', 'AMOUNT_UNREADABLE'],
    ['1e3', 'AMOUNT_UNREADABLE'],
    ['0.005', 'AMOUNT_UNREADABLE'],
    ['12.30 EUR', 'AMOUNT_UNREADABLE'],
    ['1000000000', 'AMOUNT_TOO_LARGE'],
    ['', 'AMOUNT_MISSING'],
  ])('%s is refused', (value, code) => {
    const text = file(entry({ Amt: `<Amt Ccy="EUR">${value}</Amt>` }));
    expect(problemsOf(text)).toEqual([{ code, line: 3, value }]);
    const inBalance = balance('OPBD', 0).replace('0.00', value);
    expect(problemsOf(file(inBalance))).toEqual([{ code, line: 3, value }]);
  });

  it('of zero moves nothing', () => {
    const answer = read(file(entry({ Amt: '<Amt Ccy="EUR">0.00</Amt>' })));
    const rows = answer.ok ? [...answer.statement.rows()] : [];
    expect(rows).toEqual([{ kind: 'skipped', row: 3, reason: 'zero' }]);
  });
});

describe('an entry', () => {
  const line = 3;
  const cases: readonly [string, Readonly<Record<string, string>>, object][] = [
    ['no amount', { Amt: '' }, { code: 'AMOUNT_MISSING', line }],
    [
      'two amounts',
      { Amt: '<Amt Ccy="EUR">42.50</Amt><Amt Ccy="EUR">1</Amt>' },
      { code: 'AMOUNT_TWICE', line, value: '1' },
    ],
    [
      'another currency',
      { Amt: '<Amt Ccy="CHF">42.50</Amt>' },
      { code: 'SEVERAL_CURRENCIES', line, value: 'CHF' },
    ],
    ['no direction', { CdtDbtInd: '' }, { code: 'DIRECTION_UNKNOWN', line }],
    [
      'another direction',
      { CdtDbtInd: '<CdtDbtInd>CR</CdtDbtInd>' },
      { code: 'DIRECTION_UNKNOWN', line, value: 'CR' },
    ],
    [
      'two directions',
      { CdtDbtInd: '<CdtDbtInd>CRDT</CdtDbtInd><CdtDbtInd>DBIT</CdtDbtInd>' },
      { code: 'MALFORMED', line, value: 'DBIT' },
    ],
    [
      'a reversal or none',
      { RvslInd: '<RvslInd>yes</RvslInd>' },
      { code: 'DIRECTION_UNKNOWN', line, value: 'yes' },
    ],
    ['another status', { Sts: '<Sts>OLD</Sts>' }, { code: 'STATUS_UNKNOWN', line, value: 'OLD' }],
    [
      'a status of its own',
      { Sts: '<Sts><Prtry>X1</Prtry></Sts>' },
      { code: 'STATUS_UNKNOWN', line, value: 'X1' },
    ],
    ['no date', { BookgDt: '' }, { code: 'DATE_MISSING', line }],
    [
      'a day that is none',
      { BookgDt: '<BookgDt><Dt>2026-02-30</Dt></BookgDt>' },
      { code: 'DATE_UNREADABLE', line, value: '2026-02-30' },
    ],
    [
      'the day first',
      { BookgDt: '<BookgDt><Dt>05/03/2026</Dt></BookgDt>' },
      { code: 'DATE_UNREADABLE', line, value: '05/03/2026' },
    ],
    [
      'an unreadable value date',
      { ValDt: '<ValDt><Dt>?</Dt></ValDt>' },
      { code: 'DATE_UNREADABLE', line, value: '?' },
    ],
  ];
  it.each(cases)('with %s is refused', (_, parts, problem) => {
    expect(problemsOf(file(entry(parts)))).toEqual([problem]);
  });

  it('says all that is wrong with it', () => {
    const text = file(entry({ Amt: '<Amt>x</Amt>', BookgDt: '' }), entry({ CdtDbtInd: '' }));
    expect(problemsOf(text)).toMatchObject([
      { code: 'AMOUNT_UNREADABLE', line: 3 },
      { code: 'DATE_MISSING', line: 3 },
      { code: 'DIRECTION_UNKNOWN', line: 4 },
    ]);
  });

  it.each([
    ['as in version 2', '<Sts>BOOK</Sts>', 'line'],
    ['as in version 8', '<Sts><Cd>BOOK</Cd></Sts>', 'line'],
    ['left out', '', 'line'],
    ['pending', '<Sts>PDNG</Sts>', 'skipped'],
    ['pending as in version 8', '<Sts><Cd>PDNG</Cd></Sts>', 'skipped'],
    ['for information', '<Sts>INFO</Sts>', 'skipped'],
    ['of the future', '<Sts><Cd>FUTR</Cd></Sts>', 'skipped'],
  ])('has its status %s', (_, Sts, kind) => {
    const answer = read(file(balance('OPBD', 0), entry({ Sts }), balance('CLBD', 4250)));
    const isLine = kind === 'line';
    expect(answer.ok).toBe(isLine);
    const again = read(
      file(balance('OPBD', 0), entry({ Sts }), balance('CLBD', isLine ? 4250 : 0)),
    );
    const rows = again.ok ? [...again.statement.rows()] : [];
    expect(rows).toMatchObject([{ kind, row: 4, ...(isLine ? {} : { reason: 'pending' }) }]);
  });

  it.each([
    ['its day', '<Dt>2026-03-05</Dt>'],
    ['its day one level too high', '2026-03-05'],
    ['a day with its zone', '<Dt>2026-03-05+01:00</Dt>'],
    ['a time', '<DtTm>2026-03-05T23:30:00-11:00</DtTm>'],
    ['the last second', '<DtTm>2026-03-05T24:00:00</DtTm>'],
    ['parts of a second', '<DtTm>2026-03-05T21:40:58.810767Z</DtTm>'],
  ])('takes %s as written', (_, day) => {
    const parts = { BookgDt: `<BookgDt>${day}</BookgDt>`, ValDt: `<ValDt>${day}</ValDt>` };
    const dates = { date: '2026-03-05', valueDate: '2026-03-05' };
    expect(only(file(entry(parts)))).toMatchObject(dates);
    expect(only(file(entry({ ...parts, BookgDt: '' })))).toMatchObject(dates);
  });

  it.each([
    ['its reference', { AcctSvcrRef: '<AcctSvcrRef>ASR00001</AcctSvcrRef>' }, 'ASR00001'],
    [
      'that of its only payment',
      payments('<Refs><AcctSvcrRef>ASR00002</AcctSvcrRef></Refs>'),
      'ASR00002',
    ],
    ['not its number in the statement', { NtryRef: '<NtryRef>12345678</NtryRef>' }, undefined],
    ['not a counter', { AcctSvcrRef: '<AcctSvcrRef>17</AcctSvcrRef>' }, undefined],
    ['not NONREF', { AcctSvcrRef: '<AcctSvcrRef>NONREF</AcctSvcrRef>' }, undefined],
    ['not an empty one', { AcctSvcrRef: '<AcctSvcrRef> </AcctSvcrRef>' }, undefined],
  ])('is identified by %s', (_, parts, bankId) => {
    expect(only(file(entry(parts)))?.bankId).toBe(bankId);
  });
});

describe('an entry of several payments', () => {
  const direct = (cents: number, more = '', sign = 'CRDT') =>
    `<Amt Ccy="EUR">${decimal(cents)}</Amt><CdtDbtInd>${sign}</CdtDbtInd>${more}`;
  const old = (cents: number, name = 'TxAmt', currency = 'EUR') =>
    `<AmtDtls><${name}><Amt Ccy="${currency}">${decimal(cents)}</Amt></${name}></AmtDtls>`;
  const id = (value: string) => `<Refs><AcctSvcrRef>${value}</AcctSvcrRef></Refs>`;
  const AcctSvcrRef = '<AcctSvcrRef>BATCH01</AcctSvcrRef>';
  const AddtlNtryInf = '<AddtlNtryInf>REMISE DE 2 PRLV</AddtlNtryInf>';

  it.each([
    ['as from version 4 on', [direct(4000), direct(250)], [4000, 250]],
    ['as before', [old(4000), old(250)], [4000, 250]],
    ['as instructed', [old(4000, 'InstdAmt'), old(250, 'InstdAmt')], [4000, 250]],
    ['one of them back', [direct(5000), direct(750, '', 'DBIT')], [5000, -750]],
    ['one of nothing', [direct(4250), direct(0)], [4250]],
    ['one of them alone', [direct(100)], [4250]],
    ['one that is all', [direct(4250)], [4250]],
    ['without amounts', ['', ''], [4250]],
    ['one without', [direct(4250), ''], [4250]],
    ['a cent too much', [direct(4000), direct(251)], [4250]],
    ['charges taken off', [old(4000), old(200)], [4250]],
    ['in another currency', [old(4000, 'TxAmt', 'USD'), old(250, 'TxAmt', 'USD')], [4250]],
    ['unreadable', [direct(4000), direct(250).replace('2.50', '2,50')], [4250]],
    ['the wrong way', [direct(4000, '', 'DBIT'), direct(250, '', 'DBIT')], [4250]],
  ])('%s', (_, each, expected) => {
    const lines = linesOf(file(entry(payments(...each))));
    expect(lines.map(({ amountCents }) => amountCents)).toEqual(expected);
  });

  it('is called by its own name if it is one', () => {
    const parts = { AcctSvcrRef, ...payments(direct(4250, id('A12345'))), AddtlNtryInf };
    expect(only(file(entry(parts)))).toMatchObject({ bankId: 'BATCH01', text: 'REMISE DE 2 PRLV' });
  });

  it('goes out as it comes in', () => {
    const parts = { CdtDbtInd: '<CdtDbtInd>DBIT</CdtDbtInd>' };
    const lines = linesOf(file(entry({ ...parts, ...payments(old(4000), old(250)) })));
    expect(lines.map(({ amountCents }) => amountCents)).toEqual([-4000, -250]);
  });

  it('never counts the details of the entry itself', () => {
    const AmtDtls = old(4250);
    expect(linesOf(file(entry({ AmtDtls, ...payments(old(4250)) })))).toHaveLength(1);
  });

  it.each([
    ['each its own', [id('A12345'), id('B12345')], AcctSvcrRef, ['A12345', 'B12345']],
    ['one for both', [id('A12345'), id('A12345')], AcctSvcrRef, ['BATCH01/1', 'BATCH01/2']],
    ['one of them', [id('A12345'), ''], AcctSvcrRef, ['BATCH01/1', 'BATCH01/2']],
    ['none', ['', ''], AcctSvcrRef, ['BATCH01/1', 'BATCH01/2']],
    ['none at all', ['', ''], '', [undefined, undefined]],
  ])('is identified by %s', (_, ids, ref, expected) => {
    const each = [direct(4000, ids[0]), direct(250, ids[1])];
    const lines = linesOf(file(entry({ AcctSvcrRef: ref, ...payments(...each) })));
    expect(lines.map(({ bankId }) => bankId)).toEqual(expected);
  });

  const named = (name: string) => `<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>`;

  it('says of each payment what it says of it, and of the entry where that is nothing', () => {
    const each = [direct(4000, named('MME PETIT')), direct(250)];
    const lines = linesOf(file(entry({ ...payments(...each), AddtlNtryInf })));
    expect(lines.map(({ text }) => text)).toEqual(['MME PETIT', 'REMISE DE 2 PRLV']);
  });

  it('says all of it where it stays one line', () => {
    const text = only(file(entry({ ...payments(named('A'), named('B')), AddtlNtryInf })))?.text;
    expect(text).toBe('A\nB\nREMISE DE 2 PRLV');
  });
});

describe('the text', () => {
  const ustrd = (...each: readonly string[]) =>
    `<RmtInf>${each.map((part) => `<Ustrd>${part}</Ustrd>`).join('')}</RmtInf>`;
  const strd = (content: string) => `<RmtInf><Strd>${content}</Strd></RmtInf>`;
  const parties = (content: string) => `<RltdPties>${content}</RltdPties>`;
  const account = (side: string, iban: string) =>
    `<${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct>`;
  const both = parties(
    `<Dbtr><Nm>PAYEUR</Nm></Dbtr>${account('Dbtr', PAYER)}` +
      `<Cdtr><Nm>PAYE</Nm></Cdtr>${account('Cdtr', OWN)}`,
  );
  const out = { CdtDbtInd: '<CdtDbtInd>DBIT</CdtDbtInd>' };
  const reversal = { RvslInd: '<RvslInd>true</RvslInd>' };
  const info = (text: string) => ({ AddtlNtryInf: `<AddtlNtryInf>${text}</AddtlNtryInf>` });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing', {}, ''],
    ['what the bank says', info('VIR SEPA RECU'), 'VIR SEPA RECU'],
    [
      'parts joined as they were cut',
      payments(ustrd('RF45K', '7Q2M pour ', 'mars')),
      'RF45K7Q2M pour mars',
    ],
    ['parts on lines of their own', payments(ustrd('\n  un\n  deux\n')), 'un deux'],
    [
      'the creditor reference',
      payments(strd('<CdtrRefInf><Ref>RF45K7Q2M</Ref></CdtrRefInf>')),
      'RF45K7Q2M',
    ],
    ['the number of the bill', payments(strd('<RfrdDocInf><Nb>F-17</Nb></RfrdDocInf>')), 'F-17'],
    [
      'what is added to it',
      payments(strd('<AddtlRmtInf>a</AddtlRmtInf><AddtlRmtInf>b</AddtlRmtInf>')),
      'a\nb',
    ],
    [
      'references that a person gave',
      payments(
        '<Refs><InstrId>9</InstrId><EndToEndId>E2E</EndToEndId><TxId>8</TxId><MndtId>M-1</MndtId><ChqNb>123</ChqNb></Refs>',
      ),
      'E2E\nM-1\n123',
    ],
    ['NOTPROVIDED', payments('<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>'), ''],
    ['who paid', payments(both), `PAYEUR\n${PAYER}`],
    [
      'who paid, as in version 8',
      payments(both.replace(/<Nm>(\w+)<\/Nm>/g, '<Pty><Nm>$1</Nm></Pty>')),
      `PAYEUR\n${PAYER}`,
    ],
    [
      'a bank that paid',
      payments(parties('<Dbtr><Agt><FinInstnId><Nm>BANQUE</Nm></FinInstnId></Agt></Dbtr>')),
      'BANQUE',
    ],
    [
      'for whom it was paid',
      payments(parties('<Dbtr><Nm>A</Nm></Dbtr><UltmtDbtr><Nm>B</Nm></UltmtDbtr>')),
      'A\nB',
    ],
    [
      'nobody else',
      payments(parties('<Dbtr><Nm>A</Nm></Dbtr><UltmtDbtr><Nm>a</Nm></UltmtDbtr>')),
      'A',
    ],
    [
      'who was paid',
      { ...out, ...payments(both.replaceAll(OWN, 'X').replaceAll(PAYER, OWN)) },
      'PAYE\nX',
    ],
    ['not the account itself', { ...out, ...payments(both) }, `PAYEUR\n${PAYER}`],
    ['who had paid what goes back', { ...out, ...reversal, ...payments(both) }, `PAYEUR\n${PAYER}`],
    [
      'who had been paid what comes back, and why',
      payments(
        `${parties('<Dbtr><Nm>COOP</Nm></Dbtr><Cdtr><Nm>FERME</Nm></Cdtr>')}<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>COMPTE CLOS</AddtlInf></RtrInf>`,
      ),
      'FERME\nAC04\nCOMPTE CLOS',
    ],
    [
      'no repetition',
      {
        ...payments(`${both}${ustrd('Mars')}<AddtlTxInf>payeur mars</AddtlTxInf>`),
        ...info('MARS'),
      },
      `PAYEUR\nMars\n${PAYER}`,
    ],
    ['news', { ...payments(ustrd('Mars')), ...info('VIR INST RECU') }, 'Mars\nVIR INST RECU'],
    ['what was encoded twice', info('LibellÃ©'), 'Libellé'],
  ])('is %s', (_, parts, expected) => {
    expect(only(file(entry(parts)))?.text).toBe(expected);
  });

  it('knows the holder by name where there is no number', () => {
    const owner = ACCOUNT.replace('</Acct>', '<Ownr><Nm>AMAP des Lilas</Nm></Ownr></Acct>');
    const names = parties('<Dbtr><Nm>AMAP DES LILAS</Nm></Dbtr><Cdtr><Nm>FERME</Nm></Cdtr>');
    const text = file(entry(payments(names))).replace(ACCOUNT, owner);
    expect(only(text)?.text).toBe('FERME');
  });
});

describe('the balances', () => {
  const ends = (...parts: readonly string[]) => {
    const answer = read(file(...parts, entry()));
    if (!answer.ok) return answer.problems;
    const { openingCents, closingCents, proved } = answer.statement;
    return { openingCents, closingCents, proved };
  };
  const proved = { openingCents: 1000, closingCents: 5250, proved: true };

  it.each([
    ['before and after', [balance('OPBD', 1000), balance('CLBD', 5250)]],
    ['the other way round', [balance('CLBD', 5250), balance('OPBD', 1000)]],
    ['the last statement closed', [balance('PRCD', 1000), balance('CLBD', 5250)]],
    ['both', [balance('PRCD', 1), balance('OPBD', 1000), balance('CLBD', 5250)]],
    [
      'others, which are about something else',
      [
        ...['OPAV', 'CLAV', 'FWAV', 'INFO', 'XPCD'].map((code) => balance(code, 9999)),
        balance('OPBD', 1000),
        balance('CLBD', 5250),
        balance('ITBD', 77),
      ],
    ],
    [
      'day by day',
      [
        balance('OPBD', 2000, '2026-03-05'),
        balance('OPBD', 1000, '2026-03-04'),
        balance('CLBD', 5250, '2026-03-05'),
        balance('CLBD', 2000, '2026-03-04'),
      ],
    ],
    ['between pages', [balance('ITBD', 1000), balance('ITBD', 5250)]],
    ['of a first page', [balance('OPBD', 1000), balance('ITBD', 5250)]],
    ['of a last page', [balance('ITBD', 1000), balance('CLBD', 5250)]],
    ['by their order', [balance('ITBD', 1000, '2026-03-06'), balance('ITBD', 5250)]],
    ['by their days', [balance('ITBD', 5250, '2026-03-06'), balance('ITBD', 1000, '2026-03-05')]],
    [
      'by their subtypes',
      [
        balance('ITBD', 5250, '', '<SubTp><Cd>CIBD</Cd></SubTp>'),
        balance('ITBD', 1000, '', '<SubTp><Cd>OIBD</Cd></SubTp>'),
      ],
    ],
    [
      'and what may be overdrawn',
      [
        balance('OPBD', 1000),
        balance('CLBD', 5250),
        balance('CLBD', 9999).replace('<Amt', '<CdtLine><Incl>true</Incl></CdtLine><Amt'),
      ],
    ],
  ])('are taken from %s', (_, parts) => {
    expect(ends(...parts)).toEqual(proved);
  });

  it('of nothing is no less than nothing', () => {
    const answer = read(file(balance('OPBD', 0).replace('CRDT', 'DBIT')));
    expect(answer.ok && answer.statement.openingCents).toBe(0);
  });

  it('may be below zero', () => {
    expect(ends(balance('OPBD', -5000), balance('CLBD', -750))).toMatchObject({ proved: true });
  });

  it.each([
    ['none', [], {}],
    ['one between pages, which may be either', [balance('ITBD', 1)], {}],
    ['one before', [balance('OPBD', 1000)], { openingCents: 1000, closingCents: 5250 }],
    ['one after', [balance('CLBD', 5250)], { openingCents: 1000, closingCents: 5250 }],
    [
      'two that the entries do not lead from and to',
      [balance('OPBD', 1000), balance('CLBD', 5251)],
      [{ code: 'BALANCE_PROOF_FAILED', line: 4, stated: 5251, computed: 5250 }],
    ],
    [
      'no direction',
      [balance('OPBD', 1000).replace(/<CdtDbtInd>.*<\/CdtDbtInd>/, '')],
      [{ code: 'DIRECTION_UNKNOWN', line: 3 }],
    ],
    [
      'another currency',
      [balance('OPBD', 1000).replace('EUR', 'USD')],
      [{ code: 'SEVERAL_CURRENCIES', line: 3, value: 'USD' }],
    ],
    [
      'an unreadable day',
      [balance('OPBD', 1000, '2026-13-01')],
      [{ code: 'DATE_UNREADABLE', line: 3, value: '2026-13-01' }],
    ],
  ])('where there is %s', (_, parts, expected) => {
    const unproved = { openingCents: undefined, closingCents: undefined, proved: false };
    expect(ends(...parts)).toEqual(
      Array.isArray(expected) ? expected : { ...unproved, ...expected },
    );
  });

  it('give the currency where the account does not', () => {
    const text = file(balance('OPBD', 0), entry()).replace('<Ccy>EUR</Ccy>', '');
    expect(read(text)).toMatchObject({ ok: true, statement: { currency: 'EUR' } });
    const mixed = text.replace('<Amt Ccy="EUR">42.50', '<Amt Ccy="USD">42.50');
    expect(problemsOf(mixed)).toMatchObject([{ code: 'SEVERAL_CURRENCIES', value: 'USD' }]);
  });
});

describe('a statement in pages', () => {
  const page = (number: number, isLast: boolean) =>
    `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn>`;
  const whole = [balance('OPBD', 1000), balance('CLBD', 13_750)];

  it('states the balances of the whole on each', () => {
    const pages = [1, 2, 3].map((number) =>
      statement(page(number, number === 3), ...whole, entry()),
    );
    expect(read(message(pages.join('')))).toMatchObject({
      ok: true,
      statement: { openingCents: 1000, closingCents: 13_750, proved: true, rowCount: 3 },
    });
    const lost = message([pages[0], pages[2]].join(''));
    expect(problemsOf(lost)).toMatchObject([{ code: 'BALANCE_PROOF_FAILED', computed: 9500 }]);
  });

  it.each([
    [1, false, { openingCents: 1000, closingCents: 5250, proved: false }],
    [2, true, { openingCents: 9500, closingCents: 13_750, proved: false }],
  ])('is a file of its own: page %i', (number, isLast, expected) => {
    const header = `<GrpHdr>${page(number, isLast).replaceAll('Stmt', 'Msg')}</GrpHdr>`;
    const text = message(header + statement(...whole, entry()));
    expect(read(text)).toMatchObject({ ok: true, statement: expected });
  });

  it('is refused where its own balances do not fit', () => {
    const own = [balance('ITBD', 1000), balance('ITBD', 5251)];
    const text = file(page(2, false), ...own, entry());
    expect(problemsOf(text)).toMatchObject([{ code: 'BALANCE_PROOF_FAILED' }]);
    const alone = file(page(1, true), ...whole, entry());
    expect(problemsOf(alone)).toMatchObject([{ code: 'BALANCE_PROOF_FAILED' }]);
  });
});

describe('a reversal', () => {
  const bought = { date: '2026-03-05', cents: -4250, label: 'achat' };
  const back = { date: '2026-03-06', cents: 4250, label: 'annulation', isReversal: true };
  const paid = { date: '2026-03-07', cents: 1000, label: 'virement' };
  const base = { opening: 10_000, lines: [bought, back, paid] };
  const amounts = (text: string) => linesOf(text).map(({ amountCents }) => amountCents);

  it('goes where it says it goes', () => {
    expect(amounts(writeCamt053(base))).toEqual([-4250, 4250, 1000]);
  });

  it('goes the other way where only that fits the balances', () => {
    const text = writeCamt053({ ...base, flipsReversals: true });
    expect(amounts(text)).toEqual([-4250, 4250, 1000]);
    expect(read(text)).toMatchObject({ statement: { proved: true, closingCents: 11_000 } });
  });

  it('goes the other way in a whole file, since a bank has one habit', () => {
    const more = [{ opening: 11_000, lines: [{ ...back, cents: -100 }, paid] }];
    const text = writeCamt053({ ...base, flipsReversals: true, more });
    expect(amounts(text)).toEqual([-4250, 4250, 1000, -100, 1000]);
  });

  it('in a batch goes with it', () => {
    const batch = { ...back, payments: [4000, 250].map((cents) => ({ cents, label: 'x' })) };
    const lines = [bought, batch, paid];
    const text = writeCamt053({ opening: 0, lines, flipsReversals: true });
    expect(amounts(text)).toEqual([-4250, 4000, 250, 1000]);
  });

  it('keeps its parties', () => {
    const lines = [{ ...back, name: 'FERME' }, paid];
    for (const flipsReversals of [true, false]) {
      const text = writeCamt053({ opening: 0, lines, flipsReversals });
      const both = text.replace('<Cdtr>', '<Dbtr><Nm>COOP</Nm></Dbtr><Cdtr>');
      expect(linesOf(both)[0]?.text).toBe('FERME\nannulation');
    }
  });

  it('is refused where neither way fits, or each in its own statement', () => {
    const neither = writeCamt053(base).replace('110.00', '110.01');
    expect(problemsOf(neither)).toMatchObject([{ code: 'BALANCE_PROOF_FAILED', computed: 11_000 }]);
    const [one, other] = [true, false].map((flipsReversals) => {
      const text = writeCamt053({ ...base, flipsReversals });
      return text.slice(text.indexOf('<Stmt>'), text.indexOf('</BkToCstmrStmt>'));
    });
    const text = message(`${one}${other}`);
    // The line of the closing balance of the first, which does not fit as ISO says.
    const closing = text.split('\n').findIndex((each) => each.includes('CLBD')) - 2;
    expect(problemsOf(text)).toMatchObject([{ code: 'BALANCE_PROOF_FAILED', line: closing }]);
  });

  it('goes the other way in pages too', () => {
    const pages = '<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><Acct>';
    const text = writeCamt053({ ...base, flipsReversals: true }).replace('<Acct>', pages);
    expect(amounts(text)).toEqual([-4250, 4250, 1000]);
  });

  it('goes where it says it goes where no balance tells', () => {
    const text = file(entry({ RvslInd: '<RvslInd>1</RvslInd>' }));
    expect(only(text)?.amountCents).toBe(4250);
  });
});

describe('the statement', () => {
  it.each([
    [
      'its period',
      '<FrToDt><FrDtTm>2026-03-01T00:00:00+01:00</FrDtTm><ToDtTm>2026-03-31T24:00:00</ToDtTm></FrToDt>',
      '2026-03-01',
      '2026-03-31',
    ],
    [
      'its days',
      '<FrToDt><FrDt>2026-03-01</FrDt><ToDt>2026-03-31</ToDt></FrToDt>',
      '2026-03-01',
      '2026-03-31',
    ],
    ['nothing of it', '', '2026-03-05', '2026-03-05'],
  ])('states %s', (_, period, from, to) => {
    expect(read(file(period, entry()))).toMatchObject({ statement: { from, to } });
  });

  it('is refused with an unreadable period', () => {
    const text = file('<FrToDt><FrDt>2026-03-32</FrDt><ToDt/></FrToDt>', entry());
    expect(problemsOf(text)).toEqual([
      { code: 'DATE_UNREADABLE', line: 3, value: '2026-03-32' },
      { code: 'DATE_UNREADABLE', line: 3, value: '' },
    ]);
  });

  it.each([
    [`<Id><IBAN>${OWN}</IBAN></Id>`, OWN],
    ['<Id><Othr><Id>000 123-45</Id></Othr></Id>', '00012345'],
    ['<Id><Othr><Id>NOTPROVIDED</Id></Othr></Id>', undefined],
    ['', undefined],
  ])('is of the account %s', (id, accountNumber) => {
    const answer = read(message(`<Stmt><Acct>${id}</Acct>${entry()}</Stmt>`));
    expect(answer.ok && answer.statement.accountNumber).toBe(accountNumber);
  });

  const lines = [{ date: '2026-03-05', cents: 4250, label: 'a' }];

  it('follows the one before it', () => {
    const more = [{ opening: 4250, lines: [{ date: '2026-03-06', cents: -50, label: 'b' }] }];
    expect(read(writeCamt053({ opening: 0, lines, more }))).toMatchObject({
      statement: { openingCents: 0, closingCents: 4200, proved: true, to: '2026-03-06' },
    });
  });

  it('is one of several accounts', () => {
    const account = 'FR7630006000019876543210123';
    const text = writeCamt053({ opening: 0, lines, more: [{ account, opening: 500, lines: [] }] });
    expect(read(text)).toEqual({
      ok: false,
      problems: [{ code: 'SEVERAL_ACCOUNTS' }],
      accounts: [OWN, account],
    });
    const mine = read(text, { account });
    expect(mine).toMatchObject({ statement: { accountNumber: account, closingCents: 500 } });
    expect(mine.ok && [...mine.statement.rows()]).toEqual([
      { kind: 'skipped', row: expect.any(Number), reason: 'other-account' },
    ]);
  });

  it('stands in an envelope, with more than one message', () => {
    const text = writeCamt053({ opening: 0, lines, version: 8 }).replace(/^.*\n/, '');
    const next = writeCamt053({ opening: 4250, lines }).replace(/^.*\n/, '');
    expect(linesOf(`<Envelope><AppHdr><Ntry/></AppHdr>${text}${next}</Envelope>`)).toHaveLength(2);
  });

  it('is refused with a message that is none in the envelope', () => {
    const text = writeCamt053({ opening: 0, lines }).replace(/^.*\n/, '');
    const report = message('<Rpt/>', 'BkToCstmrAcctRpt');
    expect(problemsOf(`<Envelope>${text}<Box>${report}</Box></Envelope>`)).toMatchObject([
      { code: 'FOREIGN_FILE', kind: 'camt052' },
    ]);
  });

  it('goes on in the next, whose totals are its own', () => {
    const more = [{ opening: 4250, lines, hasSummary: true }];
    const text = writeCamt053({ opening: 0, lines, more }).replace('CLBD', 'CLAV');
    const goesOn = text
      .slice(0, text.lastIndexOf('OPBD'))
      .concat(text.slice(text.lastIndexOf('OPBD')).replace('OPBD', 'OPAV'));
    expect(read(goesOn)).toMatchObject({
      statement: { openingCents: 0, closingCents: 8500, proofs: ['opening-closing'] },
    });
  });

  const proofsOf = (text: string) => {
    const answer = read(text);
    return answer.ok ? answer.statement.proofs : answer.problems;
  };

  it.each([
    ['agree', (text: string) => text, ['opening-closing', 'row-count', 'totals']],
    [
      'count something else',
      (text: string) => text.replace('<NbOfNtries>2<', '<NbOfNtries>3<'),
      ['opening-closing', 'totals'],
    ],
    [
      'add up something else',
      (text: string) => text.replace('<Sum>42.50', '<Sum>141.50'),
      ['opening-closing', 'row-count'],
    ],
    ['are about a statement that goes on', (text: string) => text.replace('CLBD', 'CLAV'), []],
  ])('is proved by its totals where they %s', (_, change, expected) => {
    const batch = [4000, 250].map((cents) => ({ cents, label: 'x' }));
    const all = [
      { date: '2026-03-05', cents: 4250, label: 'a', payments: batch },
      { date: '2026-03-05', cents: -320, label: 'b' },
      { date: '2026-03-06', cents: 9900, label: 'c', isPending: true },
    ];
    const text = writeCamt053({ opening: 0, lines: all, hasSummary: true, isIndented: false });
    expect(proofsOf(change(text))).toEqual(expected);
  });
});
