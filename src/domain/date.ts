import { type Parsed, parsed, unparsed } from './parsed.ts';

/**
 * A day of the group's own calendar, `YYYY-MM-DD`, from 1900 to 2199. Text sorts as time does. It
 * is never a `Date`: `new Date('2026-02-31')` is the 3rd of March.
 */
export type CalendarDate = string;

/** Why a text is no date: nothing in it; not written as a date; a day like 31/02. */
export type DateProblem = 'empty' | 'unreadable' | 'no-such-day';

/** Which of the two comes first where the year comes last. */
export type DateOrder = 'dmy' | 'mdy';

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** Two-digit years below this belong to the 2000s: 79 is 2079, 80 is 1980. */
const CENTURY_PIVOT = 80;

const TIME = /[ T]+\d{1,2}[:h]\d{2}[\d:.,]*(?: ?(?:Z|UTC|[AP]M|[+-]\d{2}:?\d{2}))?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads a date written with the year first (`2026-03-05`), or last in the given order
 * (`05/03/2026`, `5.3.26`), with `-`, `/` or `.`. A time behind it is ignored, so the day is the
 * one written, whatever the time zone. Two-digit years: 00–79 are the 2000s, 80–99 the 1900s.
 */
export function parseDate(
  text: string,
  order: DateOrder = 'dmy',
): Parsed<CalendarDate, DateProblem> {
  const plain = text.trim();
  if (plain === '') return unparsed('empty');
  const civil = civilDateOf(plain.replace(TIME, ''), order);
  if (civil === undefined || civil.year < FIRST_YEAR || civil.year > LAST_YEAR) {
    return unparsed('unreadable');
  }
  return exists(civil) ? parsed(writeCivil(civil)) : unparsed('no-such-day');
}

function civilDateOf(plain: string, order: DateOrder): CivilDate | undefined {
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst !== null) {
    const [, year = '', , month = '', day = ''] = yearFirst;
    return { year: Number(year), month: Number(month), day: Number(day) };
  }
  const yearLast = YEAR_LAST.exec(plain);
  if (yearLast === null) return undefined;
  const [, first = '', , second = '', year = ''] = yearLast;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return { year: fullYear(year), month: Number(month), day: Number(day) };
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year;
}

/** Writes a date for a person: `05/10/2026` in French, `2026-10-05` in English. */
export function formatDate(date: CalendarDate, language: 'fr' | 'en'): string {
  if (language === 'en') return date;
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** True for an existing day written `YYYY-MM-DD`, 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  return readCivil(text) !== undefined;
}

/**
 * The day so many days later (earlier, if negative).
 *
 * @throws RangeError if `date` is no calendar date, `days` no whole number, or the result lies
 * outside 1900 to 2199.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const result = writeCivil(civilFromDays(daysFromCivil(requireCivil(date)) + days));
  if (!isCalendarDate(result)) throw new RangeError(`no calendar date ${days} days from ${date}`);
  return result;
}

/**
 * The same day so many years later; the last of February for a 29th that is none.
 *
 * @throws RangeError if `date` is no calendar date, or the result lies outside 1900 to 2199.
 */
export const addYears = (date: CalendarDate, years: number): CalendarDate =>
  addMonths(date, 12 * years);

/**
 * The same day so many months later (earlier, if negative); the last of the month where it has no
 * such day.
 *
 * @throws RangeError if `date` is no calendar date, or the result lies outside 1900 to 2199.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = requireCivil(date);
  const monthsAfter = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(monthsAfter / 12), (monthsAfter % 12) + 1];
  const result = writeCivil({
    year: toYear,
    month: toMonth,
    day: Math.min(day, daysInMonth(toYear, toMonth)),
  });
  if (!isCalendarDate(result)) throw new RangeError(`no calendar date ${months} months on`);
  return result;
}

/**
 * The number of days from one date to another: 1 from a day to the next, negative backwards.
 *
 * @throws RangeError if either is no calendar date.
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return daysFromCivil(requireCivil(to)) - daysFromCivil(requireCivil(from));
}

/**
 * The first day of the date's month.
 *
 * @throws RangeError if `date` is no calendar date.
 */
export function firstOfMonth(date: CalendarDate): CalendarDate {
  return writeCivil({ ...requireCivil(date), day: 1 });
}

/**
 * Tells from a whole column whether the day or the month comes first: one number above 12 shows it.
 * 'either' if every date can be read both ways, 'conflict' if the column has both orders. Dates
 * with the year first, and texts that are no dates, say nothing.
 */
export function decideDateOrder(samples: Iterable<string>): DateOrder | 'either' | 'conflict' {
  let dayFirst = false;
  let monthFirst = false;
  for (const sample of samples) {
    const match = YEAR_LAST.exec(sample.trim().replace(TIME, ''));
    if (match === null) continue;
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (first > 12 && second <= 12) dayFirst = true;
    if (second > 12 && first <= 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'conflict';
  if (dayFirst) return 'dmy';
  return monthFirst ? 'mdy' : 'either';
}

function exists({ year, month, day }: CivilDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function readCivil(text: string): CivilDate | undefined {
  const match = CALENDAR_DATE.exec(text);
  if (match === null) return undefined;
  const civil = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const inRange = civil.year >= FIRST_YEAR && civil.year <= LAST_YEAR;
  return inRange && exists(civil) ? civil : undefined;
}

function requireCivil(date: CalendarDate): CivilDate {
  const civil = readCivil(date);
  if (civil === undefined) throw new RangeError(`${date} is no calendar date`);
  return civil;
}

function writeCivil({ year, month, day }: CivilDate): CalendarDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
// Years begin in March there, so that the leap day is the last of its year. An era is 400 years.
const DAYS_PER_ERA = 146_097;

/** Days since 0000-03-01. */
function daysFromCivil({ year, month, day }: CivilDate): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear;
}

function civilFromDays(days: number): CivilDate {
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const yearStart = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearStart;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
