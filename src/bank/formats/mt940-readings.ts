import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { BankLine } from '../../domain/statement.ts';
import type { StatementEvent } from '../format.ts';
import type { Field, FieldLine } from './mt940-fields.ts';
import { atPiece, atText } from './mt940-problems.ts';
import { textOf } from './mt940-text.ts';
import {
  amountOf,
  balanceOf,
  bankIdOf,
  dateOf,
  isBankersDay,
  type LineDates,
  lineDatesOf,
  type Piece,
  type StatementLine,
  statementLineOf,
} from './mt940-values.ts';

/** What is read, or undefined once it was said why it can't be. */
type Reading<Value> = Generator<StatementEvent, Value | undefined>;

export interface ReadBalance {
  readonly cents: Cents;
  /** ISO 4217; empty where the file does not say. */
  readonly currency: string;
  /** Absent for `000000` and for days that only banks have. */
  readonly date: CalendarDate | undefined;
}

/** Reads the content of a field 60 or 62; `expected` is the statement's currency. */
export function* readBalance(line: FieldLine, expected = ''): Reading<ReadBalance> {
  const found = balanceOf(line.text);
  if (!found) {
    yield atText('MALFORMED', line);
    return undefined;
  }
  const { text: day } = found.date;
  const date = dateOf(day);
  if (date === undefined && day !== '000000' && !isBankersDay(day)) {
    yield atPiece('DATE_UNREADABLE', [line], found.date);
  }
  const { text: currency } = found.currency;
  if (currency !== '' && expected !== '' && currency !== expected) {
    yield atPiece('SEVERAL_CURRENCIES', [line], found.currency);
  }
  const cents = yield* readAmount([line], found.amount, found.isDebit);
  return cents === undefined ? undefined : { cents, currency, date };
}

function* readAmount(
  lines: readonly FieldLine[],
  piece: Piece,
  isNegative: boolean,
): Reading<Cents> {
  const size = amountOf(piece.text);
  if (!size.ok) {
    yield atPiece(size.problem, lines, piece);
    return undefined;
  }
  return isNegative && size.value !== 0 ? -size.value : size.value;
}

export interface Movement {
  /** The 1-based line of its field 61. */
  readonly row: number;
  readonly line: StatementLine;
  /** Absent where they can't be read, which has been said. */
  readonly dates: LineDates | undefined;
  readonly amountCents: Cents | undefined;
  readonly supplementary: readonly FieldLine[];
  /** The fields 86 behind it. */
  readonly information: Field[];
}

/** Whatever a tag means that MT 940 does not have, it is no remark on the movement. */
const UNKNOWN_TAG = /^:\w{1,4}:/;

/** Reads a field 61. */
export function* readMovement({ lines }: Field): Reading<Movement> {
  const [first] = lines;
  const [line, length] = lineIn(lines) ?? [];
  if (!first) return undefined;
  if (!line) {
    yield atText('MALFORMED', first);
    return undefined;
  }
  const own = lines.slice(0, length);
  const supplementary = lines.slice(length);
  for (const each of supplementary) {
    if (UNKNOWN_TAG.test(each.text)) yield atText('MALFORMED', each);
  }
  const { valueDate, entryDate } = line;
  const dates = lineDatesOf(valueDate.text, entryDate.text);
  if (!dates) {
    const isEntry = entryDate.text !== '' && lineDatesOf(valueDate.text, '') !== undefined;
    yield atPiece('DATE_UNREADABLE', own, isEntry ? entryDate : valueDate);
  }
  const amountCents = yield* readAmount(own, line.amount, line.isMoneyOut);
  return { row: first.line, line, dates, amountCents, supplementary, information: [] };
}

/**
 * The statement line and how many lines it takes: German savings banks have been seen to break it
 * before the amount (WoLpH/mt940 #65).
 */
function lineIn([first, second]: readonly FieldLine[]):
  | readonly [StatementLine, number]
  | undefined {
  const whole = first && statementLineOf(first.text);
  if (whole) return [whole, 1];
  const mended = first && second && statementLineOf(first.text + second.text);
  return mended && [mended, 2];
}

/** The movement as a row; undefined where something of it can't be read. */
export function rowOf(movement: Movement): BankLine | undefined {
  const { row, line, dates, amountCents, supplementary, information } = movement;
  if (dates === undefined || amountCents === undefined) return undefined;
  const bankId = bankIdOf(line.bankReference);
  const text = textOf({
    information: information.map(({ lines }) => lines.map((each) => each.text)),
    reference: line.reference,
    supplementary: supplementary.map((each) => each.text),
  });
  const id = bankId === undefined ? {} : { bankId };
  return { kind: 'line', row, ...dates, amountCents, text, ...id };
}
