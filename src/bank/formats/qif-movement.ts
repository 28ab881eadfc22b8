import { type CalendarDate, type DateOrder, parseDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { FileProblem, FileProblemCode } from '../../domain/statement.ts';
import { foldText } from '../../domain/text.ts';
import type { StatementEvent } from '../format.ts';
import { tidyText } from '../tidy-text.ts';
import { type Marks, readAmount } from './ofx-qif-amount.ts';
import type { Field, QifRecord } from './qif-records.ts';

/** What was settled for the whole file. */
export interface Grammar {
  readonly order: DateOrder;
  readonly marks: Marks;
}

/** What a record of an account says: one of its movements, or the balance before all of them. */
export function recordEvents(record: QifRecord, grammar: Grammar): readonly StatementEvent[] {
  const { line, lastLine, end } = record;
  const [date] = fieldsOf(record, 'D');
  const [amount] = amountsOf(record);
  if (record.isTooLong) return [problem('MALFORMED', line)];
  if (record.fields.every(({ text }) => text.trim() === '')) return [];
  if (date === undefined && amount === undefined && end === 'mark') {
    return [skipped(line, 'continuation')];
  }
  if (end !== 'mark' && !isWhole(record)) return [problem('MALFORMED', lastLine)];
  if (date === undefined) return [missing('DATE_MISSING', record, 'D')];
  if (amount === undefined) return [missing('AMOUNT_MISSING', record, 'T')];
  const stranger = strangerIn(record);
  if (stranger !== undefined) return [problemAt('MALFORMED', stranger)];
  return movementEvents(record, date, amount, grammar);
}

function movementEvents(
  record: QifRecord,
  dateField: Field,
  amountField: Field,
  { order, marks }: Grammar,
): readonly StatementEvent[] {
  const date = readDate(dateField.text, order);
  const amount = readAmount(amountField.text, marks);
  const other = otherAmount(record, amountField, marks);
  const problems: StatementEvent[] = [];
  if (date === undefined) problems.push(problemAt('DATE_UNREADABLE', dateField));
  if (!amount.ok) problems.push(problemAt(amount.problem, amountField));
  if (other !== undefined) problems.push(problemAt('AMOUNT_TWICE', other));
  if (date === undefined || !amount.ok || problems.length > 0) return problems;
  const row = record.line;
  if (isOpening(record)) {
    return [{ kind: 'opening', line: row, cents: amount.value }, skipped(row, 'balance')];
  }
  return [movement(row, date, amount.value, record)];
}

const movement = (
  row: number,
  date: CalendarDate,
  amountCents: Cents,
  record: QifRecord,
): StatementEvent => ({
  kind: 'row',
  row: { kind: 'line', row, date, amountCents, text: textOf(record) },
});

/**
 * What no record has: a second date or payee, where the `^` between two records is lost and nothing
 * says what is whose; figures below a date or an amount, of which they may be the rest.
 */
function strangerIn(record: QifRecord): Field | undefined {
  const seconds = ['D', 'P'].flatMap((code) => fieldsOf(record, code).slice(1));
  const rest = record.fields.find(({ code, text }, index) => {
    const isBelowValue = ['D', 'T', 'U'].includes(record.fields[index - 1]?.code ?? '');
    return code === '' && isBelowValue && !/^\p{L}/u.test(text);
  });
  return [...seconds, rest].find((field) => field !== undefined);
}

/** The fields of a letter that say something. */
export function fieldsOf(record: QifRecord, code: string): readonly Field[] {
  return record.fields.filter((field) => field.code === code && field.text.trim() !== '');
}

/** `U` repeats `T` for programs that know larger amounts. */
export const amountsOf = (record: QifRecord): readonly Field[] => [
  ...fieldsOf(record, 'T'),
  ...fieldsOf(record, 'U'),
];

/** A second amount that is not only the first one repeated as `U`. */
function otherAmount(record: QifRecord, amount: Field, marks: Marks): Field | undefined {
  const [, ...others] = amountsOf(record);
  const cents = readAmount(amount.text, marks);
  return others.find((other, index) => {
    const read = readAmount(other.text, marks);
    const isSame = read.ok && cents.ok && read.value === cents.value;
    return index > 0 || other.code === amount.code || !isSame;
  });
}

/**
 * Some programs leave out the last `^`. Where a file breaks off, what its last value would be as a
 * whole can't be known, nor whether a movement is one, as long as nothing says what it is.
 */
function isWhole(record: QifRecord): boolean {
  const last = record.end === 'cut' ? record.fields.at(-1) : undefined;
  const isNamed = record.fields.some(({ code }) => code === 'P' || code === 'M');
  const hasValues = fieldsOf(record, 'D').length > 0 && amountsOf(record).length > 0;
  const isCut = ['D', 'T', 'U'].includes(last?.code ?? '');
  const mayBeOpening = last?.code === 'P' && OPENINGS.some((each) => each.startsWith(folded(last)));
  return hasValues && isNamed && !isCut && !mayBeOpening;
}

/** Folded; what programs write as the payee of the balance with which an account begins. */
const OPENINGS = ['OPENING BALANCE', 'SOLDE INITIAL', "SOLDE D'OUVERTURE", 'SOLDE DE DEPART'];

/**
 * True for the record that stands for the balance before the first movement: by its payee, or as a
 * transfer from the account to itself, in whatever language.
 */
export function isOpening(record: QifRecord): boolean {
  const [payee] = fieldsOf(record, 'P');
  const [category] = fieldsOf(record, 'L');
  const isToItself = category?.text.trim() === `[${record.list?.account ?? ''}]`;
  return isToItself || (payee !== undefined && OPENINGS.includes(folded(payee)));
}

const folded = ({ text }: Field): string => foldText(text).replaceAll('’', "'");

/**
 * A date without what QIF adds to the usual spellings: `1/ 5'26` as `1/5/26`, `28.02'2009` as
 * `28.02.2009`. An apostrophe says that the year is of this century, even one of a single digit.
 */
export function plainDate(text: string): string {
  const tight = text.trim().replace(/\s*([-/.'’])\s*/g, '$1');
  const [separator = '/'] = /[-/.]/.exec(tight) ?? [];
  return tight.replace(/['’](\d)$/, "'0$1").replace(/['’]/g, separator);
}

function readDate(text: string, order: DateOrder): CalendarDate | undefined {
  const date = parseDate(plainDate(text), order);
  return date.ok ? date.value : undefined;
}

/** Payee, address and memo with the lines that continue them, then the number if it is new. */
function textOf(record: QifRecord): string {
  const text = tidyText(textsOf(record.fields));
  const number = tidyText(fieldsOf(record, 'N').map((field) => field.text));
  const isNew = /[^0\s]/.test(number) && !text.includes(number);
  return isNew ? tidyText([text, number]) : text;
}

function textsOf(fields: readonly Field[]): readonly string[] {
  const payee: string[] = [];
  const address: string[] = [];
  const memo: string[] = [];
  let current = memo;
  for (const { code, text } of fields) {
    // A line that continues anything but a text is of the memo.
    if (code !== '') current = code === 'P' ? payee : code === 'A' ? address : memo;
    if (['', 'P', 'A', 'M'].includes(code)) current.push(text);
  }
  return [...payee, ...address, ...memo];
}

const problem = (code: FileProblemCode, line: number): StatementEvent => ({
  kind: 'problem',
  problem: { code, line },
});

function problemAt(code: FileProblemCode, { text, line, column }: Field): StatementEvent {
  const found: FileProblem = { code, line, column, value: text.trim() };
  return { kind: 'problem', problem: found };
}

/** A field that is there, but empty, is where the value is missing. */
function missing(code: FileProblemCode, { fields, line }: QifRecord, letter: string) {
  return problem(code, fields.find((field) => field.code === letter)?.line ?? line);
}

const skipped = (row: number, reason: 'balance' | 'continuation'): StatementEvent => ({
  kind: 'row',
  row: { kind: 'skipped', row, reason },
});
