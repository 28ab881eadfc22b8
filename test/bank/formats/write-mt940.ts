/** A movement. */
export interface Mt940Line {
  readonly date: string;
  readonly valueDate?: string;
  readonly cents: number;
  /** Two lines are name and remittance information; one is the remittance information. */
  readonly label: string;
  readonly bankReference?: string;
}

export interface Mt940Statement {
  readonly lines: readonly Mt940Line[];
  /** In cents. */
  readonly opening: number;
  /** The days of the two balances. */
  readonly opened?: string;
  readonly closed?: string;
  readonly account?: string;
  readonly currency?: string;
  /** Movements on a page; the pages are chained by balances of their own. */
  readonly linesOnPage?: number;
}

export interface Mt940File {
  /** `numbered` is `?20…?32…`, `named` is `/NAME/…/REMI/…`. */
  readonly form?: 'free' | 'numbered' | 'named';
  /** The blocks of SWIFT, a bare `-` between the messages, or nothing. */
  readonly frame?: 'blocks' | 'dash' | 'none';
  readonly hasFundsCode?: boolean;
  /** Whether money in is written as the reversal of a debit, and money out as that of a credit. */
  readonly isReversals?: boolean;
  /** `100,00` as `100,`, which is as good. */
  readonly isShort?: boolean;
  /** Whether field 86 is as wide as its tag leaves room for in its first line. */
  readonly countsTag?: boolean;
  readonly lineEnd?: string;
}

/** What a statement's movements leave on the account, in cents. */
export const closingOf = ({ opening, lines }: Mt940Statement): number =>
  lines.reduce((sum, { cents }) => sum + cents, opening);

/** Writes statements one after the other, with balances that fit. */
export function writeMt940(statements: readonly Mt940Statement[], file: Mt940File = {}): string {
  const { frame = 'dash', lineEnd = '\n' } = file;
  const messages = statements.flatMap((statement) => messagesOf(statement, file));
  const lines = messages.flatMap((message) => {
    if (frame === 'none') return message;
    if (frame === 'dash') return [...message, '-'];
    return ['{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:', ...message, '-}'];
  });
  return lines.map((line) => line + lineEnd).join('');
}

function messagesOf(statement: Mt940Statement, file: Mt940File): readonly (readonly string[])[] {
  const { lines, opening, opened = '2025-12-31', closed = '2030-12-31' } = statement;
  const { account = 'FR7630006000011234567890189', linesOnPage = Infinity } = statement;
  const pages = inPages(lines, linesOnPage);
  let balance = opening;
  return pages.map((page, index) => {
    const before = balance;
    balance = closingOf({ opening: before, lines: page });
    const [isFirst, isLast] = [index === 0, index === pages.length - 1];
    const begin = isFirst ? `:60F:${balanceOf(statement, opened, before, file)}` : undefined;
    const end = isLast ? `:62F:${balanceOf(statement, closed, balance, file)}` : undefined;
    return [
      ':20:STARTUMS',
      `:25:${account}`,
      `:28C:00012/${String(index + 1).padStart(3, '0')}`,
      begin ?? `:60M:${balanceOf(statement, closed, before, file)}`,
      ...page.flatMap((line) => movementOf(line, statement, file)),
      end ?? `:62M:${balanceOf(statement, closed, balance, file)}`,
    ];
  });
}

function inPages(lines: readonly Mt940Line[], size: number): readonly (readonly Mt940Line[])[] {
  const pages: Mt940Line[][] = [[]];
  for (const line of lines) {
    if (pages.at(-1)?.length === size) pages.push([]);
    pages.at(-1)?.push(line);
  }
  return pages;
}

function balanceOf(
  { currency = 'EUR' }: Mt940Statement,
  date: string,
  cents: number,
  file: Mt940File,
): string {
  return `${cents < 0 ? 'D' : 'C'}${day(date)}${currency}${amount(cents, file)}`;
}

function movementOf(
  { date, valueDate, cents, label, bankReference }: Mt940Line,
  { currency = 'EUR' }: Mt940Statement,
  file: Mt940File,
): readonly string[] {
  const dates = valueDate === undefined ? day(date) : day(valueDate) + day(date).slice(2);
  const mark = file.isReversals ? (cents < 0 ? 'RC' : 'RD') : cents < 0 ? 'D' : 'C';
  const funds = file.hasFundsCode ? currency.slice(2) : '';
  const id = bankReference === undefined ? '' : `//${bankReference}`;
  return [
    `:61:${dates}${mark}${funds}${amount(cents, file)}NTRFNONREF${id}`,
    ...wrapped(informationOf(label, file), file),
  ];
}

function informationOf(label: string, { form = 'free' }: Mt940File): string {
  const [first = '', second] = label.split('\n');
  const [name, remittance] = second === undefined ? ['', first] : [first, second];
  if (form === 'named') return `/TRTP//NAME/${name}/REMI/${remittance}/EREF/NOTPROVIDED`;
  if (form === 'free') return label.replaceAll('\n', ' ');
  const parts = [
    ...cut(remittance, 27).map((text, index) => `?${20 + index}${text}`),
    ...cut(name, 27).map((text, index) => `?${32 + index}${text}`),
  ];
  return `166?00?100399${parts.join('')}?34000`;
}

function wrapped(text: string, { countsTag }: Mt940File): readonly string[] {
  const width = countsTag ? 61 : 65;
  return [`:86:${text.slice(0, width)}`, ...cut(text.slice(width), 65)];
}

const cut = (text: string, width: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, index) =>
    text.slice(index * width, (index + 1) * width),
  );

const day = (date: string): string => date.slice(2).replaceAll('-', '');

function amount(cents: number, { isShort }: Mt940File): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const written = `${digits.slice(0, -2)},${digits.slice(-2)}`;
  return isShort ? written.replace(/0{1,2}$/, '') : written;
}
