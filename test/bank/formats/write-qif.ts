/** A movement. */
export interface QifLine {
  readonly date: string;
  readonly cents: number;
  /** The first line is the payee, each below it a memo. */
  readonly label: string;
}

export interface QifStatement {
  readonly lines: readonly QifLine[];
  /** In cents; written only where the file says so. */
  readonly opening: number;
  /** Written only where there is one. */
  readonly account?: string;
}

export interface QifFile {
  readonly type?: string;
  /** `27/03/26`, `27.03.2026`, `27/ 3'26`, `2026-03-27`, and with the month first. */
  readonly date?: 'short' | 'long' | 'quicken' | 'iso';
  readonly order?: 'dmy' | 'mdy';
  readonly separator?: '/' | '.' | '-';
  readonly mark?: ',' | '.';
  /** Between the thousands. */
  readonly group?: '' | ' ' | ',' | '.';
  /** The letters of a record, in their order. `U` repeats the amount. */
  readonly letters?: readonly ('D' | 'T' | 'U' | 'P' | 'M' | 'N' | 'L' | 'S')[];
  /** Whether the balance before the first movement is a record. */
  readonly hasOpening?: boolean;
  readonly hasLastMark?: boolean;
  readonly lineEnd?: string;
}

const LETTERS = ['D', 'T', 'P', 'M', 'N'] as const;

/** Writes statements one after the other. */
export function writeQif(statements: readonly QifStatement[], file: QifFile = {}): string {
  const { type = 'Bank', hasOpening = false, hasLastMark = true, lineEnd = '\n' } = file;
  const written = statements.flatMap(({ lines, opening, account }) => {
    const first = { date: lines[0]?.date ?? '2000-01-01', cents: opening, label: 'Solde initial' };
    const all = hasOpening ? [first, ...lines] : lines;
    const head = account === undefined ? [] : ['!Account', `N${account}`, 'TBank', '^'];
    return [...head, `!Type:${type}`, ...all.flatMap((line) => recordOf(line, file))];
  });
  const kept = hasLastMark || written.at(-1) !== '^' ? written : written.slice(0, -1);
  return kept.map((line) => line + lineEnd).join('');
}

function recordOf({ date, cents, label }: QifLine, file: QifFile): readonly string[] {
  const [payee = '', ...memos] = label.split('\n');
  const amount = amountOf(cents, file);
  const fields: Readonly<Record<string, readonly string[]>> = {
    D: [`D${dateOf(date, file)}`],
    T: [`T${amount}`],
    U: [`U${amount}`],
    P: [`P${payee}`],
    M: memos.map((memo) => `M${memo}`),
    N: ['N'],
    L: ['LAlimentation:Légumes'],
    S: ['SPain', 'Eseigle', '$1,00', 'SLait', '$9999.99'],
  };
  return [...(file.letters ?? LETTERS).flatMap((letter) => fields[letter] ?? []), '^'];
}

function dateOf(date: string, file: QifFile): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const { date: form = 'short', order = 'dmy', separator = '/' } = file;
  if (form === 'iso') return date;
  const [first, second] = order === 'dmy' ? [day, month] : [month, day];
  if (form === 'short') return [first, second, year.slice(2)].join(separator);
  if (form === 'long') return [first, second, year].join(separator);
  const padded = (number: string) => number.replace(/^0/, ' ');
  return `${Number(first)}${separator}${padded(second)}'${padded(year.slice(2))}`;
}

function amountOf(cents: number, { mark = ',', group = '' }: QifFile): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const units = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${cents < 0 ? '-' : ''}${units}${mark}${digits.slice(-2)}`;
}
