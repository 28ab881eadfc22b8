import { type CalendarDate, parseDate } from '../../domain/date.ts';
import { type Cents, parseAmount } from '../../domain/money.ts';
import { type Parsed, parsed, unparsed } from '../../domain/parsed.ts';
import type { FileProblemCode } from '../../domain/statement.ts';

/**
 * The records of CFONB120 and their zones. Source: CFONB, "Relevé de compte sur support
 * informatique", July 2004, whose columns count from 1.
 */

const WIDTH = 120;

/** One record, blank to its full width. */
export interface CfonbRecord {
  /** 1-based; in a file without line ends, the record's own number. */
  readonly line: number;
  readonly text: string;
}

/** Where a zone begins and ends in a record: from 0, the end excluded. */
export type Zone = readonly [start: number, end: number];

export const ZONES = {
  code: [0, 2],
  bank: [2, 7],
  branch: [11, 16],
  currency: [16, 19],
  decimals: [19, 20],
  account: [21, 32],
  date: [34, 40],
  valueDate: [42, 48],
  qualifier: [45, 48],
  label: [48, 80],
  detail: [48, 118],
  number: [81, 88],
  amount: [90, 104],
  reference: [104, 120],
} as const satisfies Record<string, Zone>;

/** A zone's characters, as they stand in the file. */
export const zone = ({ text }: CfonbRecord, [start, end]: Zone): string => text.slice(start, end);

/**
 * The records of a text: one a line, or one after the other without line ends. Trailing blanks may
 * have been cut off. Holds no more than a piece of the text at a time.
 */
export function* recordsOf(chunks: Iterable<string>): Generator<CfonbRecord> {
  let line = 1;
  let rest = '';
  let isInLine = false;
  const record = (text: string): CfonbRecord => {
    // Blanks behind a record are no record of their own, and must not shift the numbers.
    if (isInLine && text.trim() !== '') line += 1;
    isInLine = true;
    return { line, text: text.padEnd(WIDTH) };
  };
  for (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      for (let at = 0; at < text.length; at += WIDTH) yield record(text.slice(at, at + WIDTH));
      line += 1;
      isInLine = false;
    }
    let at = 0;
    for (; rest.length - at > WIDTH; at += WIDTH) yield record(rest.slice(at, at + WIDTH));
    rest = rest.slice(at);
  }
  if (rest !== '') yield record(rest);
}

/** The last digit of an amount and its sign are one character: `{` is +0, `A` +1, `J` −1. */
const PLUS = '{ABCDEFGHI';
const MINUS = '}JKLMNOPQR';
/**
 * The same two characters as French character sets show them: 7B and 7D of ISO 646-FR, C0 and D0 of
 * EBCDIC 297 are é and è.
 */
const FRENCH_BRACES: Readonly<Record<string, string>> = { é: '{', è: '}' };

/**
 * Reads an amount of 13 digits and one with a sign, given the number of its decimals, to the cent.
 * An amount whose last character bears no sign is unreadable: no sign is ever supposed.
 */
export function amountOf(text: string, decimals: number): Parsed<Cents, FileProblemCode> {
  if (text.trim() === '') return unparsed('AMOUNT_MISSING');
  const last = text.slice(-1);
  const signed = FRENCH_BRACES[last] ?? last;
  const isNegative = MINUS.includes(signed);
  const digit = (isNegative ? MINUS : PLUS).indexOf(signed);
  const [, digits] = /^ *(\d+)$/.exec(text.slice(0, -1)) ?? [];
  if (digit < 0 || digits === undefined) return unparsed('AMOUNT_UNREADABLE');
  const all = `${digits}${digit}`.padStart(decimals + 1, '0');
  const units = all.slice(0, all.length - decimals);
  const fraction = decimals === 0 ? '' : `.${all.slice(-decimals)}`;
  const cents = parseAmount(`${isNegative ? '-' : ''}${units}${fraction}`, '.');
  if (cents.ok) return parsed(cents.value);
  return unparsed(cents.problem === 'too-large' ? 'AMOUNT_TOO_LARGE' : 'AMOUNT_UNREADABLE');
}

/**
 * The number of decimals of a record's amount. LCL leaves currency and decimals blank in its
 * balances, which are in euros (OCA l10n-france #66); of another currency they are not supposed.
 */
export function decimalsOf(record: CfonbRecord): number | undefined {
  const decimals = zone(record, ZONES.decimals);
  if (/^[0-3]$/.test(decimals)) return Number(decimals);
  const isEuro = ['', 'EUR'].includes(zone(record, ZONES.currency).trim());
  return decimals === ' ' && isEuro ? 2 : undefined;
}

/** Reads a date written DDMMYY. */
export function dateOf(text: string): Parsed<CalendarDate, FileProblemCode> {
  if (text.trim() === '') return unparsed('DATE_MISSING');
  const [, day, month, year] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const date = parseDate(`${day}/${month}/${year}`);
  return date.ok ? date : unparsed('DATE_UNREADABLE');
}
