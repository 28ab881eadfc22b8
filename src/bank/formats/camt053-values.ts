import { type CalendarDate, isCalendarDate } from '../../domain/date.ts';
import { type Cents, parseAmount } from '../../domain/money.ts';
import { type Parsed, parsed, unparsed } from '../../domain/parsed.ts';
import type { FileProblem, FileProblemCode } from '../../domain/statement.ts';
import { collapsed, first, textAt, type XmlElement } from './camt053-xml.ts';

/** Schema type `decimal`, which knows no group mark, no comma and no exponent. */
const DECIMAL = /^\+?\d*(?:\.\d+)?$/;
/** Schema types `date` and `dateTime`. A day may end at `24:00:00`, and seconds be left out. */
const ISO_DAY = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]*)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** A value that can't be read, as it stands in the file. */
export function problemAt(element: XmlElement, code: FileProblemCode): FileProblem {
  return { code, line: element.line, value: element.text.trim() };
}

/** The same for an element inside another, which may be missing altogether. */
export function problemIn(parent: XmlElement, name: string, code: FileProblemCode): FileProblem {
  const element = first(parent, name);
  return element === undefined ? { code, line: parent.line } : problemAt(element, code);
}

/**
 * An amount in cents, never negative: another element says in which direction it goes (ISO 20022,
 * ActiveOrHistoricCurrencyAndAmount). It may have five decimals; past the cents they must be zeros.
 */
export function readAmount(element: XmlElement): Parsed<Cents, FileProblemCode> {
  const text = element.text.trim();
  if (text === '') return unparsed('AMOUNT_MISSING');
  if (!DECIMAL.test(text)) return unparsed('AMOUNT_UNREADABLE');
  const amount = parseAmount(text, '.');
  if (amount.ok) return amount;
  return unparsed(amount.problem === 'too-large' ? 'AMOUNT_TOO_LARGE' : 'AMOUNT_UNREADABLE');
}

/** 1 for money in (or a balance in credit), -1 for money out; undefined for anything else. */
export function signOf(element: XmlElement): 1 | -1 | undefined {
  const word = textAt(element, 'CdtDbtInd');
  if (word === 'CRDT') return 1;
  return word === 'DBIT' ? -1 : undefined;
}

/** A plain minus would make -0 of 0. */
export const signed = (cents: Cents, sign: 1 | -1): Cents => (cents === 0 ? 0 : cents * sign);

/** The day as written, whatever the time and zone: `2026-03-05`, `2026-03-05T24:00:00+01:00`. */
export function readDay(element: XmlElement): Parsed<CalendarDate, 'DATE_UNREADABLE'> {
  const day = ISO_DAY.exec(element.text.trim())?.[1];
  return day !== undefined && isCalendarDate(day) ? parsed(day) : unparsed('DATE_UNREADABLE');
}

/** The date that stands in an element as `Dt` or as `DtTm` (DateAndDateTimeChoice). */
export const dateIn = (element: XmlElement): XmlElement =>
  first(element, 'Dt') ?? first(element, 'DtTm') ?? element;

/** Words that banks put where an element has to stand and nothing is known. */
const NOTHING = /^(?:NOT ?PROVIDED|NOT ?AVAIL(?:ABLE)?|NON ?REF|NO ?REF|N\/?A|[-0. ]+)$/i;

/** A reference or number at the end of a path; undefined where there is none. */
export function reference(element: XmlElement, ...path: readonly string[]): string | undefined {
  const text = textAt(element, ...path);
  return text === '' || NOTHING.test(text) ? undefined : text;
}

/**
 * The elements that stand twice though the schema allows one: which of them holds can't be known.
 */
export function twice(element: XmlElement, names: readonly string[]): readonly FileProblem[] {
  return names.flatMap((name) => {
    const [, second] = element.children.filter((child) => child.name === name);
    if (second === undefined) return [];
    const code = name === 'Amt' ? 'AMOUNT_TWICE' : 'MALFORMED';
    return [{ code, line: second.line, value: collapsed(second.text) || name }];
  });
}
