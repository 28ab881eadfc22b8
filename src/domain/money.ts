import { type Parsed, parsed, unparsed } from './parsed.ts';

/** An amount of money in whole cents of a currency with two decimals. Never a fraction. */
export type Cents = number;

/** The largest amount, either way: 999 999 999,99 (design, section 3, rule 4). */
export const MAX_CENTS: Cents = 99_999_999_999;

/**
 * Why a text is no amount: nothing in it; not written as an amount; `1.234`, which is a thousand to
 * one bank and one to another; a fraction of a cent; more than `MAX_CENTS`.
 */
export type AmountProblem = 'empty' | 'unreadable' | 'ambiguous' | 'too-precise' | 'too-large';

/** How amounts are written: `{ decimal: ',', group: ' ' }` writes `1 234,56`. */
export interface AmountStyle {
  readonly decimal: DecimalMark;
  readonly group: string;
}

export type DecimalMark = ',' | '.';

const MAX_UNIT_DIGITS = 9;

const GROUP_SPACES = /[\u00a0\u2000-\u200a\u202f]/g;
const APOSTROPHES = /\u2019/g;
const MINUS_SIGNS = /\u2212/g;
const LEADING_CURRENCY = /^(?:[A-Z]{3}|\p{Sc})/u;
const TRAILING_CURRENCY = /(?:[A-Z]{3}|\p{Sc})$/u;
const NUMBER = /^\d*(?:[ .,']\d+)*$/;
const MARK = /[ .,']/;

interface Decimal {
  readonly units: string;
  readonly fraction: string;
}

/**
 * Reads an amount as people and banks write it: any group and decimal mark, a sign before or after,
 * parentheses for a negative, a currency before or after. Digit by digit, no float in between.
 *
 * What could be read in two ways is a problem and never a guess: one mark followed by exactly three
 * digits (`12,345`) is 'ambiguous', unless what stands before it can't be a group (`0,125`,
 * `1234.560`). Zeros past the cents are accepted (`8.95000`), anything else there is 'too-precise'.
 * Where the decimal mark is known, the other one can only group thousands.
 *
 * The spellings are those seen in bank files: test/domain/fixtures/trap-amount-forms.csv.
 */
export function parseAmount(text: string, mark?: DecimalMark): Parsed<Cents, AmountProblem> {
  const plain = asPlain(text);
  if (plain === '') return unparsed('empty');
  const bare = withoutSignAndCurrency(plain);
  if (bare === undefined || bare.digits === '' || !NUMBER.test(bare.digits)) {
    return unparsed('unreadable');
  }
  const decimal = splitAtDecimalMark(bare.digits, mark);
  if (typeof decimal === 'string') return unparsed(decimal);
  const cents = centsOf(decimal);
  if (typeof cents === 'string') return unparsed(cents);
  // A plain minus would make -0 of 0, which Object.is and SQLite tell apart.
  return parsed(bare.negative && cents !== 0 ? -cents : cents);
}

/**
 * The decimal mark that an amount shows beyond doubt: `12,50`, `1.234,5` and `1.234.567` (whose
 * points can't be decimal) show a comma. Undefined for `45`, `1.234` and what is no amount.
 */
export function decimalMarkOf(text: string): DecimalMark | undefined {
  const digits = withoutSignAndCurrency(asPlain(text))?.digits ?? '';
  if (!NUMBER.test(digits) || !/[.,]/.test(digits)) return undefined;
  if (splitAtDecimalMark(digits, undefined) === 'ambiguous') return undefined;
  const readable = DECIMAL_MARKS.filter((mark) => {
    const decimal = splitAtDecimalMark(digits, mark);
    return typeof decimal !== 'string' && typeof centsOf(decimal) !== 'string';
  });
  return readable.length === 1 ? readable[0] : undefined;
}

const DECIMAL_MARKS: readonly DecimalMark[] = [',', '.'];

const asPlain = (text: string): string =>
  text.replace(GROUP_SPACES, ' ').replace(APOSTROPHES, "'").replace(MINUS_SIGNS, '-').trim();

/**
 * Takes off at most one sign and one currency, wherever they stand; undefined if there are more.
 */
function withoutSignAndCurrency(plain: string): { digits: string; negative: boolean } | undefined {
  let rest = plain;
  let signs = 0;
  let currencies = 0;
  let negative = false;
  for (;;) {
    if (rest.startsWith('-') || rest.startsWith('+')) {
      signs += 1;
      negative = rest.startsWith('-');
      rest = rest.slice(1).trimStart();
    } else if (rest.endsWith('-')) {
      signs += 1;
      negative = true;
      rest = rest.slice(0, -1).trimEnd();
    } else if (rest.startsWith('(') && rest.endsWith(')')) {
      signs += 1;
      negative = true;
      rest = rest.slice(1, -1).trim();
    } else if (LEADING_CURRENCY.test(rest)) {
      currencies += 1;
      rest = rest.replace(LEADING_CURRENCY, '').trimStart();
    } else if (TRAILING_CURRENCY.test(rest)) {
      currencies += 1;
      rest = rest.replace(TRAILING_CURRENCY, '').trimEnd();
    } else {
      return { digits: rest, negative };
    }
    if (signs > 1 || currencies > 1) return undefined;
  }
}

/** Tells the group marks from the decimal mark in a text of digits and single marks. */
function splitAtDecimalMark(
  digits: string,
  known: DecimalMark | undefined,
): Decimal | 'unreadable' | 'ambiguous' {
  const pieces = digits.split(MARK);
  const marks = [...digits.replace(/\d/g, '')];
  const last = marks.at(-1);
  if (last === undefined) return { units: digits, fraction: '' };

  const earlier = marks.slice(0, -1);
  if (known !== undefined && earlier.includes(known)) return 'unreadable';
  const isOther = known !== undefined && last !== known;
  const isGroupMark = last === ' ' || last === "'" || earlier.includes(last) || isOther;
  const groupMarks = isGroupMark ? marks : earlier;
  if (new Set(groupMarks).size > 1) return 'unreadable';
  const fraction = isGroupMark ? '' : (pieces.at(-1) ?? '');
  const groups = isGroupMark ? pieces : pieces.slice(0, -1);

  if (groups.length > 1) {
    return areGroupsOfThree(groups) ? { units: groups.join(''), fraction } : 'unreadable';
  }
  const units = groups[0] ?? '';
  const isAmbiguous = known === undefined && areGroupsOfThree([units, fraction]);
  return isAmbiguous ? 'ambiguous' : { units, fraction };
}

/** True for `1|234|567`. A number in groups never begins with a zero: `0,125` is a fraction. */
function areGroupsOfThree(groups: readonly string[]): boolean {
  const [first = '', ...others] = groups;
  return /^[1-9]\d{0,2}$/.test(first) && others.every((group) => group.length === 3);
}

function centsOf({ units, fraction }: Decimal): Cents | 'too-precise' | 'too-large' {
  if (/[1-9]/.test(fraction.slice(2))) return 'too-precise';
  const significant = units.replace(/^0+/, '');
  if (significant.length > MAX_UNIT_DIGITS) return 'too-large';
  let cents = 0;
  for (const digit of significant + fraction.slice(0, 2).padEnd(2, '0')) {
    cents = cents * 10 + (digit.charCodeAt(0) - 48);
  }
  return cents;
}

/**
 * Writes an amount with two decimals and an ASCII minus. `parseAmount` reads it back unchanged for
 * every amount within `MAX_CENTS`.
 *
 * @throws RangeError if `cents` is no whole number: a float has come near money, which is a bug.
 */
export function formatAmount(cents: Cents, style: AmountStyle): string {
  requireWhole(cents);
  const size = Math.abs(cents);
  const hundredths = size % 100;
  const units = String((size - hundredths) / 100);
  const grouped = style.group === '' ? units : groupInThrees(units, style.group);
  const sign = cents < 0 ? '-' : '';
  return `${sign}${grouped}${style.decimal}${String(hundredths).padStart(2, '0')}`;
}

function groupInThrees(units: string, mark: string): string {
  const groups: string[] = [];
  for (let end = units.length; end > 0; end -= 3) {
    groups.unshift(units.slice(Math.max(0, end - 3), end));
  }
  return groups.join(mark);
}

/**
 * The sum, in cents. A sum may pass `MAX_CENTS`, which bounds one amount.
 *
 * @throws RangeError if a value or the sum is no whole number that a double holds exactly.
 */
export function sumCents(values: Iterable<Cents>): Cents {
  let sum = 0;
  for (const value of values) {
    requireWhole(value);
    sum += value;
    requireWhole(sum);
  }
  return sum;
}

function requireWhole(cents: Cents): void {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is no whole number of cents`);
}
