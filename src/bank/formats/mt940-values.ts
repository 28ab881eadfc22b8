import { type CalendarDate, daysBetween, parseDate } from '../../domain/date.ts';
import { type Cents, parseAmount } from '../../domain/money.ts';
import { type Parsed, unparsed } from '../../domain/parsed.ts';
import type { FileProblemCode } from '../../domain/statement.ts';

/** What stands in the fields 25, 60, 61 and 62 of MT 940. */

/** A text and where it begins in its field, from 0. */
export interface Piece {
  readonly at: number;
  readonly text: string;
}

/** `C260301EUR10000,00`: a balance, not yet read. */
export interface Balance {
  readonly isDebit: boolean;
  readonly date: Piece;
  readonly currency: Piece;
  readonly amount: Piece;
}

const AMOUNT = '\\d[\\d.,]*|,\\d+';
/** Old files of German banks leave the currency out. */
const BALANCE = new RegExp(`^([CD])(\\d{6})([A-Z]{3})?(${AMOUNT})$`);

/** Takes a balance apart; undefined where it has another form. */
export function balanceOf(text: string): Balance | undefined {
  const [, mark = '', date = '', currency = '', amount] = BALANCE.exec(text.trimEnd()) ?? [];
  if (amount === undefined) return undefined;
  const [day, unit, sum] = inARow(1, [date, currency, amount]);
  return { isDebit: mark === 'D', date: day, currency: unit, amount: sum };
}

/** `2603130313C1620,00NTRFNONREF//ASR000002`: a movement, not yet read. */
export interface StatementLine {
  readonly isMoneyOut: boolean;
  readonly valueDate: Piece;
  /** MMDD, or empty. */
  readonly entryDate: Piece;
  readonly amount: Piece;
  /** The customer's reference, `NONREF` for none; then the bank's own. */
  readonly reference: string;
  readonly bankReference: string;
}

/**
 * Value date, entry date, mark, the third letter of the currency, amount, kind of movement (S, N or
 * F and three characters), references. So `CR27,00` is a credit in euros, not the reversal of one.
 */
const STATEMENT_LINE = new RegExp(
  `^( *)(\\d{6})(\\d{4}| {4})?(R?[CD])([A-Z])?(${AMOUNT})(?:[FNS][A-Z\\d ]{3}(.*))?$`,
);

/**
 * Takes a statement line apart; undefined where it has another form. The reversal of a credit (RC)
 * is money out, that of a debit (RD) money in.
 */
export function statementLineOf(text: string): StatementLine | undefined {
  const [, blank = '', valueDate = '', entry = '', mark = '', funds = '', amount, references = ''] =
    STATEMENT_LINE.exec(text.trimEnd()) ?? [];
  if (amount === undefined) return undefined;
  const [, value, day, , , sum] = inARow(0, [blank, valueDate, entry, mark, funds, amount]);
  const [reference = '', ...bank] = references.split('//');
  return {
    isMoneyOut: mark === 'D' || mark === 'RC',
    valueDate: value,
    entryDate: { ...day, text: day.text.trim() },
    amount: sum,
    reference: reference.trim(),
    bankReference: bank.join('//').trim(),
  };
}

/** Pieces that follow each other without a gap. */
function inARow<const Texts extends readonly string[]>(
  start: number,
  texts: Texts,
): { readonly [Index in keyof Texts]: Piece } {
  let at = start;
  const pieces = texts.map((text) => {
    const piece = { at, text };
    at += text.length;
    return piece;
  });
  return pieces as { readonly [Index in keyof Texts]: Piece };
}

const PROBLEMS: Readonly<Record<string, FileProblemCode>> = {
  ambiguous: 'AMOUNT_AMBIGUOUS',
  'too-large': 'AMOUNT_TOO_LARGE',
};

/**
 * Reads an amount to the cent. By SWIFT it has a decimal comma, `0,` and `149,5` included; a point
 * is taken for one only where it can be nothing else.
 */
export function amountOf(text: string): Parsed<Cents, FileProblemCode> {
  const cents = parseAmount(text.replace(/,$/, ''), text.includes(',') ? ',' : undefined);
  return cents.ok ? cents : unparsed(PROBLEMS[cents.problem] ?? 'AMOUNT_UNREADABLE');
}

/** Reads a date written YYMMDD. */
export function dateOf(text: string): CalendarDate | undefined {
  const date = parseDate(`${text.slice(4)}/${text.slice(2, 4)}/${text.slice(0, 2)}`);
  return date.ok ? date.value : undefined;
}

/** Days that only banks have, whose months all have thirty: interest is valued on them. */
export const isBankersDay = (text: string): boolean => /^\d\d02(?:29|30)$/.test(text);

export interface LineDates {
  readonly date: CalendarDate;
  readonly valueDate?: CalendarDate;
}

/**
 * The dates of a movement from YYMMDD and MMDD: the entry date is the movement's, in the year that
 * brings it nearest to the value date. Without one, the value date is both. A value date of 29 or
 * 30 February that no calendar has is left out, if there is an entry date. Undefined if unreadable.
 */
export function lineDatesOf(value: string, entry: string): LineDates | undefined {
  const valueDate = dateOf(value);
  const near = valueDate ?? (isBankersDay(value) ? dateOf(`${value.slice(0, 4)}28`) : undefined);
  if (entry === '') return valueDate === undefined ? undefined : { date: valueDate, valueDate };
  const date = near && nearest(near, entry);
  if (date === undefined) return undefined;
  return valueDate === undefined ? { date } : { date, valueDate };
}

function nearest(to: CalendarDate, entry: string): CalendarDate | undefined {
  const year = Number(to.slice(0, 4));
  const dates = [year - 1, year, year + 1].flatMap((each) => {
    const date = parseDate(`${each}-${entry.slice(0, 2)}-${entry.slice(2)}`);
    return date.ok ? [date.value] : [];
  });
  const distance = (date: CalendarDate) => Math.abs(daysBetween(to, date));
  return dates.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** `BANKFRPPXXX/…`: the bank's BIC before the number (ISO 9362). */
const BIC = /^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?\/(?=.)/;

/**
 * The account's number: an IBAN, bank and account, or a number alone. The currency that some banks
 * write behind it (`12345678EUR`, `…/EUR`) and a BIC before it are no part of it.
 */
export function accountOf(text: string, currency: string): string {
  const number = text.trim().replace(BIC, '');
  const isWithCurrency = currency !== '' && number.endsWith(currency);
  return isWithCurrency ? number.slice(0, -currency.length) : number;
}

/** Long enough not to be a number that the bank counts from one in each statement. */
const IDENTIFIER = /^(?!0+$)(?=.*\d)[A-Z\d][A-Z\d./-]{7,}$/i;

/** The bank's reference, if it looks like an identifier: not `NONREF`, no words, no short count. */
export function bankIdOf(reference: string): string | undefined {
  return IDENTIFIER.test(reference) ? reference : undefined;
}
