/** A movement. */
export interface OfxLine {
  readonly date: string;
  readonly valueDate?: string;
  readonly cents: number;
  /** The first line is the name, those below it are the memo. */
  readonly label: string;
  readonly bankId?: string;
}

export interface OfxStatement {
  readonly lines: readonly OfxLine[];
  /** In cents. */
  readonly opening: number;
  readonly account?: string;
  readonly currency?: string;
  /** The period, whose last day is the balance's. */
  readonly from?: string;
  readonly to?: string;
}

export interface OfxFile {
  /** `open` is SGML as French banks send it, `closed` is SGML with all tags closed. */
  readonly form?: 'open' | 'closed' | 'xml';
  readonly header?: 'lines' | 'one-line' | 'none';
  readonly mark?: ',' | '.';
  /** Whether money in has a plus. */
  readonly isPlus?: boolean;
  /** What stands behind the day: `120000.000[+1:CET]`. */
  readonly time?: string;
  readonly isLowerCase?: boolean;
  /** How texts are protected; `numbers` writes all but ASCII so. */
  readonly letters?: 'entities' | 'numbers' | 'cdata';
  /** Before each tag; empty for a file of one line. */
  readonly lineEnd?: string;
}

/** What a statement's movements leave on the account, in cents. */
export const closingOf = ({ opening, lines }: OfxStatement): number =>
  lines.reduce((sum, { cents }) => sum + cents, opening);

/** Writes statements one after the other, with balances that fit. */
export function writeOfx(statements: readonly OfxStatement[], file: OfxFile = {}): string {
  const { form = 'open', header = 'lines', lineEnd = '\n', isLowerCase = false } = file;
  const nameOf = (tag: string) => (isLowerCase ? tag.toLowerCase() : tag);
  const leaf = (tag: string, text: string) =>
    `<${nameOf(tag)}>${text}${form === 'open' ? '' : `</${nameOf(tag)}>`}`;
  const within = (tag: string, ...inner: readonly string[]) =>
    [`<${nameOf(tag)}>`, ...inner, `</${nameOf(tag)}>`].join(lineEnd);
  const status = within('STATUS', leaf('CODE', '0'), leaf('SEVERITY', 'INFO'));
  const responses = statements.map((statement, index) =>
    within(
      'STMTTRNRS',
      leaf('TRNUID', String(index + 1)),
      status,
      within('STMTRS', ...statementOf(statement, file, leaf, within)),
    ),
  );
  const body = within(
    'OFX',
    within('SIGNONMSGSRSV1', within('SONRS', status, leaf('LANGUAGE', 'FRA'))),
    within('BANKMSGSRSV1', ...responses),
  );
  return headerOf(form, header, lineEnd) + body + lineEnd;
}

type Leaf = (tag: string, text: string) => string;
type Within = (tag: string, ...inner: readonly string[]) => string;

function statementOf(
  statement: OfxStatement,
  file: OfxFile,
  leaf: Leaf,
  within: Within,
): readonly string[] {
  const { account = '00012345678', currency = 'EUR' } = statement;
  const { from = '2000-01-01', to = '2030-12-31' } = statement;
  const day = (date: string) => date.replaceAll('-', '') + (file.time ?? '');
  const rows = statement.lines.map(({ date, valueDate, cents, label, bankId }) => {
    const [name = '', ...memo] = label.split('\n');
    return within(
      'STMTTRN',
      leaf('TRNTYPE', cents < 0 ? 'DEBIT' : 'CREDIT'),
      leaf('DTPOSTED', day(date)),
      ...(valueDate === undefined ? [] : [leaf('DTAVAIL', day(valueDate))]),
      leaf('TRNAMT', amount(cents, file)),
      leaf('FITID', bankId ?? ''),
      leaf('NAME', lettersOf(name, file)),
      leaf('MEMO', lettersOf(memo.join('\n'), file)),
    );
  });
  return [
    leaf('CURDEF', currency),
    within('BANKACCTFROM', leaf('BANKID', '10278'), leaf('ACCTID', account)),
    within('BANKTRANLIST', leaf('DTSTART', day(from)), leaf('DTEND', day(to)), ...rows),
    within(
      'LEDGERBAL',
      leaf('BALAMT', amount(closingOf(statement), file)),
      leaf('DTASOF', day(to)),
    ),
  ];
}

function amount(cents: number, { mark = '.', isPlus = false }: OfxFile): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const sign = cents < 0 ? '-' : isPlus ? '+' : '';
  return `${sign}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

function lettersOf(text: string, { letters = 'entities' }: OfxFile): string {
  if (letters === 'cdata') return text === '' ? '' : `<![CDATA[${text}]]>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (letters === 'entities') return escaped;
  return escaped.replace(/[^\n -~]/gu, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`);
}

function headerOf(form: OfxFile['form'], header: OfxFile['header'], lineEnd: string): string {
  if (header === 'none') return '';
  if (form === 'xml') {
    const declarations = ['<?xml version="1.0" encoding="UTF-8"?>', '<?OFX OFXHEADER="200"?>'];
    return declarations.join(lineEnd) + lineEnd;
  }
  const lines = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'ENCODING:USASCII',
    'CHARSET:1252',
  ];
  return header === 'one-line' ? lines.join('') : `${lines.join('\n')}\n\n`;
}
