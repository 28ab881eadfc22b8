import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { Parsed } from '../../domain/parsed.ts';
import type { FileProblemCode } from '../../domain/statement.ts';
import type { Format, FormatFacts, StatementEvent, TextSource } from '../format.ts';
import { readEvents } from '../read-events.ts';
import { addDay, type Days, periodBetween } from './cfonb120-mt940-period.ts';
import {
  amountOf,
  type CfonbRecord,
  dateOf,
  decimalsOf,
  recordsOf,
  ZONES,
  type Zone,
  zone,
} from './cfonb120-record.ts';
import { textOf } from './cfonb120-text.ts';

const FACTS: FormatFacts = { name: 'cfonb120', bank: 'CFONB120', learnedFrom: 'real' };

/** A record 01, 04 or 07 up to its amount, all of whose zones hold what they may. */
const RECORD =
  /^0[147]\d{5}[\dA-Z ]{4}[\d ]{5}[A-Z ]{3}[\d ].[\dA-Z ]{11}.{2}[\d ]{6}.{50}[\d ]{13}[\dA-R{}éè]/;
/** The header of a CFONB240 file: number, kind and day of the remittance, currency, account. */
const HEADER_240 = /^31\d{14}[A-Z ][\dA-Z ]{4}\d{10}[\dA-Z]{11}/;
const FIRST_RECORD = /^(?:[ \t]*\n)*(.{1,120})/;

/**
 * The statement of all French banks: records of 120 characters, 01 old balance, 04 movement, 05
 * more of the movement, 07 new balance. Claims CFONB240 too, which lists remittances: to say so.
 *
 * Learned from the specification (CFONB, July 2004) and the files in pennylane-hq/cfonb,
 * silarhi/cfonb-parser and akretion/python-cfonb.
 */
export const cfonb120: Format = {
  ...FACTS,
  recognise(head) {
    const [, first = ''] = FIRST_RECORD.exec(head) ?? [];
    return RECORD.test(first) || HEADER_240.test(first);
  },
  read: (source, options) => readEvents(FACTS, () => events(source), options),
};

/** One pair of balances and what lies between. */
interface Statement {
  readonly account: string;
  readonly currency: string;
  readonly opened: CalendarDate | undefined;
  readonly days: Days;
}

interface Movement {
  readonly record: CfonbRecord;
  /** Absent where something of it can't be read, which has been said. */
  readonly read?: { date: CalendarDate; valueDate: CalendarDate | undefined; cents: Cents };
  readonly details: CfonbRecord[];
}

interface State {
  line: number;
  statement?: Statement | undefined;
  movement?: Movement | undefined;
  /** A record belongs to no statement, which has been said: so do those that depend on it. */
  isLost: boolean;
}

type Events = Generator<StatementEvent>;

function* events(source: TextSource): Events {
  const state: State = { line: 1, isLost: false };
  let isFirst = true;
  for (const record of recordsOf(source.chunks())) {
    // DOS ended its text files with U+001A.
    if (record.text.replaceAll('\u001a', ' ').trim() === '') continue;
    if (isFirst && HEADER_240.test(record.text)) {
      yield { kind: 'problem', problem: { code: 'FOREIGN_FILE', kind: 'cfonb240' } };
      return;
    }
    isFirst = false;
    state.line = record.line;
    yield* eventsOf(state, record);
  }
  yield* movementEnd(state);
  // A file that was cut off would lose its last movements without a word.
  if (state.statement) {
    yield { kind: 'problem', problem: { code: 'MALFORMED', line: state.line } };
  }
}

function* eventsOf(state: State, record: CfonbRecord): Events {
  const code = zone(record, ZONES.code);
  if (code !== '05') yield* movementEnd(state);
  if (code === '01') yield* oldBalance(state, record);
  else if (code === '04') yield* movement(state, record);
  else if (code === '05') yield* detail(state, record);
  else if (code === '07') yield* newBalance(state, record);
  else yield problemAt(record, 'MALFORMED', ZONES.code);
}

function* oldBalance(state: State, record: CfonbRecord): Events {
  if (state.statement) yield problemAt(record, 'MALFORMED', ZONES.code);
  // Left blank by LCL, for euros: movements in another currency are told by statementFor.
  const currency = zone(record, ZONES.currency).trim() || 'EUR';
  const account = zone(record, ZONES.account);
  // The same characters in the same order stand in the account's IBAN.
  const number = zone(record, ZONES.bank) + zone(record, ZONES.branch) + account;
  if (account.trim() === '') yield problemAt(record, 'MALFORMED', ZONES.account);
  yield { kind: 'account', line: record.line, number, currency };
  const opened = yield* date(record, ZONES.date);
  const cents = yield* amount(record);
  if (cents !== undefined) yield { kind: 'opening', line: record.line, cents };
  state.statement = { account, currency, opened, days: {} };
  state.isLost = false;
}

function* newBalance(state: State, record: CfonbRecord): Events {
  const statement = yield* statementFor(state, record);
  state.statement = undefined;
  if (!statement) return;
  const closed = yield* date(record, ZONES.date);
  const cents = yield* amount(record);
  if (cents !== undefined) yield { kind: 'closing', line: record.line, cents };
  if (closed !== undefined && statement.opened !== undefined && closed < statement.opened) {
    yield problemAt(record, 'MALFORMED', ZONES.date);
  }
  yield periodBetween(statement.opened, closed, statement.days);
}

/**
 * A movement that was rejected (its reject code is filled) has moved the balance like any other:
 * the money came back. What the code means stands in the label.
 */
function* movement(state: State, record: CfonbRecord): Events {
  const statement = yield* statementFor(state, record);
  if (!statement) return;
  const on = yield* date(record, ZONES.date);
  const hasValueDate = /[^0 ]/.test(zone(record, ZONES.valueDate));
  const valueDate = hasValueDate ? yield* date(record, ZONES.valueDate) : undefined;
  const cents = yield* amount(record);
  const isRead = on !== undefined && cents !== undefined;
  const read = isRead ? { read: { date: on, valueDate, cents } } : {};
  if (on !== undefined) addDay(statement.days, on);
  state.movement = { record, details: [], ...read };
}

/** More than any bank writes of one movement: what goes on and on must not fill the memory. */
const MOST_DETAILS = 1000;

function* detail(state: State, record: CfonbRecord): Events {
  const { movement } = state;
  if (!movement) {
    if (!state.isLost) yield problemAt(record, 'MALFORMED', ZONES.code);
  } else if (zone(movement.record, ZONES.account) !== zone(record, ZONES.account)) {
    yield problemAt(record, 'MALFORMED', ZONES.account);
  } else if (movement.details.length === MOST_DETAILS) {
    yield problemAt(record, 'MALFORMED', ZONES.code);
  } else {
    movement.details.push(record);
  }
}

function* movementEnd(state: State): Events {
  const { movement } = state;
  state.movement = undefined;
  if (movement?.read === undefined) return;
  const { record, read, details } = movement;
  const { date, valueDate, cents: amountCents } = read;
  const text = textOf(record, details);
  const dates = valueDate === undefined ? { date } : { date, valueDate };
  yield { kind: 'row', row: { kind: 'line', row: record.line, ...dates, amountCents, text } };
}

/**
 * The statement that a record 04 or 07 belongs to. The bank's code is not compared: in published
 * files movements bear another one than the balances, which bears the account's.
 */
function* statementFor(
  state: State,
  record: CfonbRecord,
): Generator<StatementEvent, Statement | undefined> {
  const { statement } = state;
  if (!statement) {
    if (!state.isLost) yield problemAt(record, 'MALFORMED', ZONES.code);
    state.isLost = true;
    return undefined;
  }
  if (zone(record, ZONES.account) !== statement.account) {
    yield problemAt(record, 'MALFORMED', ZONES.account);
    state.isLost = true;
    return undefined;
  }
  const currency = zone(record, ZONES.currency).trim();
  if (currency !== '' && currency !== statement.currency) {
    yield problemAt(record, 'SEVERAL_CURRENCIES', ZONES.currency);
  }
  return statement;
}

type Reading<Value> = Generator<StatementEvent, Value | undefined>;

function* amount(record: CfonbRecord): Reading<Cents> {
  const decimals = decimalsOf(record);
  if (decimals === undefined) {
    yield problemAt(record, 'AMOUNT_UNREADABLE', ZONES.decimals);
    return undefined;
  }
  return yield* heard(record, ZONES.amount, amountOf(zone(record, ZONES.amount), decimals));
}

const date = (record: CfonbRecord, place: Zone): Reading<CalendarDate> =>
  heard(record, place, dateOf(zone(record, place)));

/** The value, or undefined once it was said that there is none. */
function* heard<Value>(
  record: CfonbRecord,
  place: Zone,
  read: Parsed<Value, FileProblemCode>,
): Reading<Value> {
  if (read.ok) return read.value;
  yield problemAt(record, read.problem, place);
  return undefined;
}

function problemAt(record: CfonbRecord, code: FileProblemCode, place: Zone): StatementEvent {
  const text = zone(record, place);
  const value = text.trim();
  const blanks = value === '' ? 0 : text.length - text.trimStart().length;
  const found = { code, line: record.line, column: place[0] + blanks + 1 };
  return { kind: 'problem', problem: value === '' ? found : { ...found, value } };
}
