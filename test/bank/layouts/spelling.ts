// How banks spell what fast-check invents: dates, amounts, cells, and what must be read of them.

export interface Line {
  readonly date: string;
  readonly cents: number;
  readonly label: string;
  /** The bank's identifier, where the layout has one. */
  readonly id?: string;
}

/** What is to be written: movements in any order, and the balance before the first of them. */
export interface Given {
  readonly lines: readonly Line[];
  readonly openingCents: number;
}

export interface Written {
  readonly text: string;
  /** The file's rows in its order, as they must be read; a label's parts on lines of their own. */
  readonly rows: readonly (Line | { readonly skipped: string })[];
  /** What the statement must say besides. */
  readonly facts: object;
}

/** Takes one of a bank's ways; which, the test's random numbers say. */
export type Choose = <Option>(...options: readonly Option[]) => Option;

export type Write = (given: Given, choose: Choose) => Written;

export function chooser(numbers: readonly number[]): Choose {
  let turn = 0;
  return <Option>(...options: readonly Option[]): Option => {
    const number = numbers[turn % Math.max(numbers.length, 1)] ?? 0;
    turn += 1;
    return options[number % options.length] as Option;
  };
}

export const shuffled = <Item>(items: readonly Item[], choose: Choose): readonly Item[] =>
  items.reduce<readonly Item[]>(
    (others, item) => others.toSpliced(choose(...others.keys(), others.length), 0, item),
    [],
  );

export const frenchDay = (date: string): string => date.split('-').toReversed().join('/');

export const shortDay = (date: string): string => frenchDay(date).replace(/\/\d\d(\d\d)$/, '/$1');

/** `-1 234,56`, with the mark and the group given. */
export function money(cents: number, mark: ',' | '.' = ',', group = ''): string {
  const size = String(Math.abs(cents)).padStart(3, '0');
  const units = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${cents < 0 ? '-' : ''}${units}${mark}${size.slice(-2)}`;
}

/** `-7,2` and `350`: without the zeros at the end. */
export const shortMoney = (cents: number, mark: ',' | '.' = ','): string =>
  money(cents, mark)
    .replace(/0$/, '')
    .replace(/[.,]0?$/, '');

export const signed = (cents: number, mark: ',' | '.' = ',', group = ''): string =>
  `${cents > 0 ? '+' : ''}${money(cents, mark, group)}`;

/** The cells of debit and credit, each spelled by the bank. */
export const twoColumns = (
  cents: number,
  debit: (cents: number) => string,
  credit: (cents: number) => string,
): readonly [string, string] => (cents < 0 ? [debit(cents), ''] : ['', credit(cents)]);

export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export const quotedIfNeeded = (cell: string, delimiter: string): string =>
  /["\n]/.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell;

/** A label as a bank writes it that quotes nothing: on one line, without the delimiter. */
export const plainLabel = (label: string): string => label.replace(/[;\t\n]/g, ' ');

export const joined = (parts: readonly string[]): string => parts.join('\n');

const byDate = (one: Line, other: Line): number =>
  one.date < other.date ? -1 : Number(one.date > other.date);

export const oldestFirst = (lines: readonly Line[]): readonly Line[] => lines.toSorted(byDate);

export const newestFirst = (lines: readonly Line[]): readonly Line[] =>
  oldestFirst(lines).toReversed();

/** The same within eight years, which is more than a file with two digits of the year covers. */
export const recent = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => ({
    ...line,
    date: line.date.replace(/^\d{4}/, (year) => String(2019 + (Number(year) % 8))),
  }));

export const sumOf = (lines: readonly Line[]): number =>
  lines.reduce((total, { cents }) => total + cents, 0);

/** Oldest first, each with the balance after it. */
export function withBalances({ lines, openingCents }: Given): readonly (Line & {
  readonly balance: number;
})[] {
  let balance = openingCents;
  return oldestFirst(lines).map((line) => {
    balance += line.cents;
    return { ...line, balance };
  });
}

/** What a file of these rows says of its ends if it states one of them. */
export const ends = ({ lines, openingCents }: Given): object => ({
  openingCents,
  closingCents: openingCents + sumOf(lines),
});

/** What it says if every row shows the balance after it. */
export const chained = (given: Given): object =>
  given.lines.length === 0 ? { proved: false } : { proved: true, ...ends(given) };

/** The file newest first, unless no date would tell that it is. */
export function mayBeReversed<Row extends Line>(
  rows: readonly Row[],
  choose: Choose,
): readonly Row[] {
  const isTold = rows[0]?.date !== rows.at(-1)?.date;
  return choose(false, true) && isTold ? rows.toReversed() : rows;
}
