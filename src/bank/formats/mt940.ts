import type { CalendarDate } from '../../domain/date.ts';
import type { Format, FormatFacts, StatementEvent, TextSource } from '../format.ts';
import { readEvents } from '../read-events.ts';
import { addDay, type Days, periodBetween } from './cfonb120-mt940-period.ts';
import { END, type Field, type FieldLine, fieldsOf } from './mt940-fields.ts';
import { atLine, atText } from './mt940-problems.ts';
import { type Movement, readBalance, readMovement, rowOf } from './mt940-readings.ts';
import { accountOf } from './mt940-values.ts';

const FACTS: FormatFacts = { name: 'mt940', bank: 'MT940', learnedFrom: 'real' };

const MESSAGE = /^(?:\p{Cc}*\{1:F01|(?:.*\{4:)?:20:)/mu;
const STATEMENT = /^:(?:25P?|60[FM]):/m;

/**
 * The customer statement message of SWIFT, as banks everywhere send it. Source: SWIFT, "Category 9
 * – Cash Management and Customer Status", MT 940. Learned from the files in WoLpH/mt940.
 */
export const mt940: Format = {
  ...FACTS,
  recognise(head) {
    const message = head.search(MESSAGE);
    return message >= 0 && STATEMENT.test(head.slice(message));
  },
  read: (source, options) => readEvents(FACTS, () => events(source), options),
};

/** One pair of balances and what lies between. */
interface Statement {
  readonly currency: string;
  readonly opened: CalendarDate | undefined;
  readonly days: Days;
}

interface State {
  line: number;
  account?: FieldLine | undefined;
  statement?: Statement | undefined;
  movement?: Movement | undefined;
  hasOpened: boolean;
  /** The first field that belongs to no statement, for want of an opening balance. */
  lost?: FieldLine | undefined;
}

type Events = Generator<StatementEvent>;

function* events(source: TextSource): Events {
  const state: State = { line: 1, hasOpened: false };
  for (const field of fieldsOf(source.chunks())) {
    state.line = field.lines.at(-1)?.line ?? state.line;
    yield* eventsOf(state, field);
  }
  yield* movementEnd(state);
  // A file that was cut off would lose its last movements without a word.
  if (state.statement) yield atLine('MALFORMED', state.line);
}

function* eventsOf(state: State, field: Field): Events {
  const { tag, lines } = field;
  if (['20', '60F', '60M', '61', '62F', '62M'].includes(tag)) yield* movementEnd(state);
  if (tag === '86') yield* information(state, field);
  else if (tag === '61') yield* movement(state, field);
  else if (tag === END) yield* outside(lines);
  else if (tag === 'NS') return;
  else {
    if (tag === '20') yield* message(state, lines[0]);
    else if (tag === '25' || tag === '25P') state.account = lines[0];
    else if (tag === '60F' || tag === '60M') yield* opening(state, field);
    else if (tag === '62F' || tag === '62M') yield* closing(state, field);
    // The bank's BIC stands below the account in field 25P; the other fields have one line.
    const others = lines.slice(tag === '25P' ? 2 : 1).filter(({ text }) => text.trim() !== '');
    for (const line of others) yield atText('MALFORMED', line);
  }
}

/** What stands between messages: blocks, and a few words such as `ABNANL2A` and `940`. */
const HEADING = /^[A-Z\d]{3,15}$/;

function* outside(lines: readonly FieldLine[]): Events {
  for (const line of lines) {
    const text = line.text.trim();
    if (text !== '' && !HEADING.test(text)) yield atText('MALFORMED', line);
  }
}

/** A message begins. One before it whose closing balance is missing was cut off. */
function* message(state: State, line: FieldLine | undefined): Events {
  if (state.statement && line) yield atLine('MALFORMED', line.line);
  state.statement = undefined;
  state.account = undefined;
}

function* opening(state: State, { lines: [line] }: Field): Events {
  if (!line) return;
  if (state.statement) yield atLine('MALFORMED', line.line);
  if (!state.hasOpened && state.lost) yield atText('MALFORMED', state.lost);
  const read = yield* readBalance(line);
  const currency = read?.currency ?? '';
  const number = state.account && accountOf(state.account.text, currency);
  if (!number) yield atLine('MALFORMED', line.line);
  yield { kind: 'account', line: line.line, number, currency: currency || undefined };
  if (read) yield { kind: 'opening', line: line.line, cents: read.cents };
  state.statement = { currency, opened: read?.date, days: {} };
  state.hasOpened = true;
  state.lost = undefined;
}

function* closing(state: State, { tag, lines: [line] }: Field): Events {
  const { statement } = state;
  if (!line) return;
  if (!statement) {
    yield* lost(state, line);
    return;
  }
  const read = yield* readBalance(line, statement.currency);
  if (read) yield { kind: 'closing', line: line.line, cents: read.cents };
  // The pages of a long statement are chained by balances (62M, 60M) that close no day.
  const closed = tag === '62F' ? read?.date : undefined;
  if (closed !== undefined && statement.opened !== undefined && closed < statement.opened) {
    yield atText('MALFORMED', line);
  }
  yield periodBetween(statement.opened, closed, statement.days);
  state.statement = undefined;
}

/**
 * Told once for all that follows each other. A file without any opening balance is no statement at
 * all but, say, an interim report (MT 942), and not one of its lines is wrong.
 */
function* lost(state: State, line: FieldLine): Events {
  if (state.hasOpened && !state.lost) yield atText('MALFORMED', line);
  state.lost ??= line;
}

function* movement(state: State, field: Field): Events {
  const { statement } = state;
  if (statement) {
    state.movement = yield* readMovement(field);
    const date = state.movement?.dates?.date;
    if (date !== undefined) addDay(statement.days, date);
  } else if (field.lines[0]) {
    yield* lost(state, field.lines[0]);
  }
}

/** SWIFT has one field 86 to a movement; what goes on and on must not fill the memory. */
const MOST_INFORMATION = 10;

function* information({ movement }: State, field: Field): Events {
  // Behind a balance it is about the statement, and no movement's.
  if (!movement) return;
  const [line] = field.lines;
  if (movement.information.length < MOST_INFORMATION) movement.information.push(field);
  else if (line) yield atText('MALFORMED', line);
}

function* movementEnd(state: State): Events {
  const row = state.movement && rowOf(state.movement);
  state.movement = undefined;
  if (row) yield { kind: 'row', row };
}
