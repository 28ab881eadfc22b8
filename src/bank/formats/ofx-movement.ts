import { type CalendarDate, parseDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { type Parsed, unparsed } from '../../domain/parsed.ts';
import type { FileProblem, FileProblemCode } from '../../domain/statement.ts';
import type { StatementEvent } from '../format.ts';
import { tidyText } from '../tidy-text.ts';
import type { Frame, Leaf } from './ofx-frames.ts';
import { type Marks, readAmount } from './ofx-qif-amount.ts';

/** What the whole file shows, so that each of its movements can be read by itself. */
export interface Grammar {
  readonly marks: Marks;
  /** False for a file in which no amount has a sign. */
  readonly isSigned: boolean;
  /** True for a bank that writes its value date where OFX has the day on which the user acted. */
  readonly hasValueInUserDate: boolean;
}

/** Takes note of a value that can't be read. */
export type Report = (code: FileProblemCode, leaf: Leaf) => void;

/** Types that say that money leaves (OFX, section 11.4.4.3); the others depend on the sign. */
const OUTGOING = ['DEBIT', 'DIRECTDEBIT', 'PAYMENT', 'REPEATPMT', 'CASH'];

/** What a movement of an account (`STMTTRN`) says, in the statement's currency. */
export function movementEvents(
  frame: Frame,
  grammar: Grammar,
  currency: string,
): readonly StatementEvent[] {
  const { line, leaves } = frame;
  const problems: FileProblem[] = [];
  const report: Report = (code, leaf) => problems.push(problemAt(code, leaf));
  const date = dateOf(leaves.get('DTPOSTED') ?? nothingAt(line), report);
  const amountCents = amountOf(frame, grammar, report);
  const valueDate = valueDateOf(frame, grammar, report);
  refuseCorrection(frame, report);
  // Where the end of a row and the beginning of the next are lost, nothing says what is whose.
  for (const name of ['TRNTYPE', 'DTPOSTED', 'FITID']) {
    const second = frame.repeated.get(name);
    if (second !== undefined) report('MALFORMED', second);
  }
  // Amounts of a row with this aggregate are in its currency (OFX, section 5.2).
  const own = leaves.get('CURRENCY.CURSYM');
  if (own?.text.trim() && own.text.trim().toUpperCase() !== currency) {
    report('SEVERAL_CURRENCIES', own);
  }
  if (problems.length > 0 || date === undefined || amountCents === undefined) {
    return problems.map((problem) => ({ kind: 'problem', problem }));
  }
  const bankId = tidyText([leaves.get('FITID')?.text ?? '']);
  const row = {
    kind: 'line',
    row: line,
    date,
    amountCents,
    text: textOf(leaves),
    ...(valueDate === undefined ? {} : { valueDate }),
    ...(bankId === '' ? {} : { bankId }),
  } as const;
  return [{ kind: 'row', row }];
}

/** A problem with a value, as it stands in the file. */
export function problemAt(code: FileProblemCode, { text, line, column }: Leaf): FileProblem {
  const value = text.trim();
  return value === '' ? { code, line } : { code, line, column, value };
}

const nothingAt = (line: number): Leaf => ({ text: '', line, column: 1 });

function dateOf(leaf: Leaf, report: Report): CalendarDate | undefined {
  const date = readDay(leaf.text);
  if (date.ok) return date.value;
  report(leaf.text.trim() === '' ? 'DATE_MISSING' : 'DATE_UNREADABLE', leaf);
  return undefined;
}

// OFX, section 3.2.8: YYYYMMDDHHMMSS.XXX[gmt offset:tz name], from the right as much as is wanted.
const DAY = /^(\d{4})(\d{2})(\d{2})(?:[T ]?\d{2,6}(?:[.:,]\d+)*)?\s*(?:\[[^\]]*\]?)?$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/;

/** The day as it is written, in the bank's own calendar, whatever the time and its zone. */
export function readDay(text: string): Parsed<CalendarDate, string> {
  const plain = text.trim();
  const [, year, month, day] = DAY.exec(plain) ?? [];
  if (year !== undefined) return parseDate(`${year}-${month}-${day}`);
  return ISO_DAY.test(plain) ? parseDate(plain.slice(0, 10)) : unparsed('unreadable');
}

/** The day of a value that may be absent, empty or all zeros; undefined there. */
export function optionalDay(leaf: Leaf | undefined, report: Report): CalendarDate | undefined {
  if (leaf === undefined || /^0*$/.test(leaf.text.trim())) return undefined;
  return dateOf(leaf, report);
}

function amountOf(frame: Frame, grammar: Grammar, report: Report): Cents | undefined {
  const { leaves, repeated, line } = frame;
  const leaf = leaves.get('TRNAMT') ?? nothingAt(line);
  const second = repeated.get('TRNAMT');
  if (second !== undefined) report('AMOUNT_TWICE', second);
  const amount = readMoney(leaf, grammar.marks, report);
  if (amount === undefined || amount <= 0 || grammar.isSigned) return amount;
  // Some banks leave the direction to TRNTYPE (monetr #2687), others fill that in by chance: where
  // no amount of the file has a sign, a debit of more than nothing may be either.
  const type = leaves.get('TRNTYPE')?.text.trim().toUpperCase() ?? '';
  if (OUTGOING.includes(type)) report('DIRECTION_UNKNOWN', leaf);
  return amount;
}

/** An amount, which has no currency beside it: `CURDEF` says it for all. */
export function readMoney(leaf: Leaf, marks: Marks, report: Report): Cents | undefined {
  const amount = readAmount(leaf.text, marks);
  if (amount.ok && !/[\p{L}\p{Sc}]/u.test(leaf.text)) return amount.value;
  report(amount.ok ? 'AMOUNT_UNREADABLE' : amount.problem, leaf);
  return undefined;
}

function valueDateOf(
  { leaves }: Frame,
  { hasValueInUserDate }: Grammar,
  report: Report,
): CalendarDate | undefined {
  const available = optionalDay(leaves.get('DTAVAIL'), report);
  if (available !== undefined || !hasValueInUserDate) return available;
  const user = readDay(leaves.get('DTUSER')?.text ?? '');
  return user.ok ? user.value : undefined;
}

/**
 * A row that replaces or deletes one that the bank sent earlier (OFX, section 11.4.3) is no
 * movement by itself, and what was imported is not changed behind the treasurer's back.
 */
function refuseCorrection({ leaves }: Frame, report: Report): void {
  const corrected = leaves.get('CORRECTFITID');
  if (corrected === undefined || corrected.text.trim() === '') return;
  const action = leaves.get('CORRECTACTION');
  report('STATUS_UNKNOWN', action?.text.trim() ? action : corrected);
}

/**
 * `NAME` holds 32 letters, and `MEMO` continues it, says something else or repeats it: each is a
 * line, once. Numbers follow if they say something new.
 */
function textOf(leaves: Frame['leaves']): string {
  const lines: string[] = [];
  for (const name of ['NAME', 'PAYEE.NAME', 'EXTDNAME', 'MEMO']) {
    const text = tidyText([leaves.get(name)?.text ?? '']);
    if (text !== '' && !lines.includes(text)) lines.push(text);
  }
  for (const name of ['CHECKNUM', 'REFNUM']) {
    const text = tidyText([leaves.get(name)?.text ?? '']);
    if (/[^0\s]/.test(text) && !lines.some((line) => line.includes(text))) lines.push(text);
  }
  return lines.join('\n');
}
