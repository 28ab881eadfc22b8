/** A movement. */
export interface CfonbLine {
  readonly date: string;
  readonly valueDate?: string;
  readonly cents: number;
  /** The label of 32 characters, then a part a line, each of which becomes records 05. */
  readonly label: string;
  /** The reject code of a direct debit that came back. */
  readonly reject?: string;
}

export interface CfonbStatement {
  readonly lines: readonly CfonbLine[];
  /** In cents. */
  readonly opening: number;
  /** The days of the two balances. */
  readonly opened?: string;
  readonly closed?: string;
  /** Bank, branch and account: 5, 5 and 11 characters. */
  readonly account?: string;
  readonly currency?: string;
  readonly decimals?: 2 | 3;
  /** LCL leaves currency and decimals of its balances blank. */
  readonly hasBlankUnits?: boolean;
  /** `é` and `è` for `{` and `}`, as in EBCDIC 297. */
  readonly isFrenchBraces?: boolean;
  /** The qualifier of the parts: remittance text goes on in LC2 after 70 characters. */
  readonly qualifier?: 'LIB' | 'LCC';
}

export interface CfonbFile {
  /** Empty where the records follow each other without one. */
  readonly lineEnd?: string;
  /** Whether trailing blanks are cut off. Not without line ends. */
  readonly isStripped?: boolean;
  readonly hasBlankLines?: boolean;
}

/** What a statement's movements leave on the account, in cents. */
export const closingOf = ({ opening, lines }: CfonbStatement): number =>
  lines.reduce((sum, { cents }) => sum + cents, opening);

/** Writes statements one after the other, with balances that fit. */
export function writeCfonb120(
  statements: readonly CfonbStatement[],
  { lineEnd = '\n', isStripped = false, hasBlankLines = false }: CfonbFile = {},
): string {
  const records = statements.flatMap(recordsOf);
  const written = isStripped ? records.map((record) => record.trimEnd()) : records;
  return written.map((record) => record + lineEnd + (hasBlankLines ? lineEnd : '')).join('');
}

function recordsOf(statement: CfonbStatement): readonly string[] {
  const { lines, opening, opened = '2025-12-31', closed = '2030-12-31' } = statement;
  const balance = (code: string, date: string, cents: number) =>
    recordOf(statement, code, { 34: day(date), 90: overpunched(cents, statement) });
  return [
    balance('01', opened, opening),
    ...lines.flatMap((line) => movementOf(statement, line)),
    balance('07', closed, closingOf(statement)),
  ];
}

function movementOf(statement: CfonbStatement, line: CfonbLine): readonly string[] {
  const { date, valueDate = date, cents, label, reject = '  ' } = line;
  const [first = '', ...parts] = label.split('\n');
  const movement = recordOf(statement, '04', {
    32: '05',
    34: day(date),
    40: reject,
    42: day(valueDate),
    48: first,
    81: '0000000',
    90: overpunched(cents, statement),
  });
  const details = parts.flatMap((part) => detailsOf(statement.qualifier ?? 'LIB', part));
  const records = details.map(([qualifier, text]) =>
    recordOf(statement, '05', { 32: '05', 34: day(date), 45: qualifier, 48: text }),
  );
  return [movement, ...records];
}

function detailsOf(qualifier: string, part: string): readonly (readonly [string, string])[] {
  const rest = part.slice(70);
  const first = [qualifier, part.slice(0, 70)] as const;
  return qualifier === 'LCC' && rest !== '' ? [first, ['LC2', rest]] : [first];
}

/** A record of 120 characters from texts and the columns, from 0, at which they begin. */
function recordOf(
  statement: CfonbStatement,
  code: string,
  texts: Readonly<Record<number, string>>,
): string {
  const { account = '300060000112345678901', currency = 'EUR', decimals = 2 } = statement;
  const isBlank = statement.hasBlankUnits === true && (code === '01' || code === '07');
  const all: Readonly<Record<number, string>> = {
    0: code,
    2: account.slice(0, 5),
    11: account.slice(5, 10),
    16: isBlank ? '    ' : `${currency}${decimals}`,
    21: account.slice(10),
    ...texts,
  };
  let record = ' '.repeat(120);
  for (const [at, text] of Object.entries(all)) {
    record = record.slice(0, Number(at)) + text + record.slice(Number(at) + text.length);
  }
  return record;
}

const day = (date: string): string => `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)}`;

function overpunched(cents: number, { decimals = 2, isFrenchBraces }: CfonbStatement): string {
  const digits = `${Math.abs(cents)}${'0'.repeat(decimals - 2)}`.padStart(14, '0');
  const signs = cents < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI';
  const last = signs[Number(digits.at(-1))] ?? '';
  const french: Readonly<Record<string, string>> = { '{': 'é', '}': 'è' };
  return digits.slice(0, -1) + (isFrenchBraces === true ? (french[last] ?? last) : last);
}
