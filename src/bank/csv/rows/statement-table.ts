import type { DateOrder } from '../../../domain/date.ts';
import type { DecimalMark } from '../../../domain/money.ts';
import type {
  ColumnNames,
  FileProblem,
  ReadOptions,
  ReadStatement,
  TableProfile,
} from '../../../domain/statement.ts';
import { readEvents } from '../../read-events.ts';
import type { Columns } from '../columns.ts';
import type { Layout } from '../layout.ts';
import { problemAt } from '../place.ts';
import { foldCells, type Table } from '../table.ts';
import { dayReader } from './movement.ts';
import { listen, newWitnesses, type Reading, tableEvents, type Witnesses } from './table-events.ts';

/** A table that was recognised. */
export interface KnownTable {
  readonly table: Table;
  readonly layout: Layout;
  readonly columns: Columns;
}

/**
 * Reads a table of a known layout: the whole of it now, for evidence, and again whenever the
 * statement's `rows()` is asked for. What each cell can't say by itself, which of two numbers is
 * the month and whether a mark is the decimal one, is settled for the whole file: by the bank, by
 * the caller, by what the file shows, by what was settled for the last file with this header.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function readStatementTable(known: KnownTable, options: ReadOptions): ReadStatement {
  const { table, layout } = known;
  const preamble = layout.preamble?.(table.preamble) ?? {};
  if (preamble.refusal !== undefined) return { ok: false, problems: [preamble.refusal] };
  const profile = options.profile?.(foldCells(table.header));
  const fixed = typeof layout.dateOrder === 'string' ? layout.dateOrder : options.dateOrder;
  const first: Reading = {
    ...known,
    preamble,
    order: fixed ?? 'dmy',
    dayOf: dayReader(fixed ?? 'dmy'),
    amountMark: options.decimal,
  };
  const heard = newWitnesses(first);
  const answer = readAs(first, options, heard);
  const witnesses = heard.haveHeardAll ? heard : witnessesOf(first);
  const order =
    fixed ?? shownOrder(witnesses) ?? profile?.dateOrder ?? assumedOrder(first, witnesses);
  const amountMark = options.decimal ?? shownMark(witnesses.amounts, answer, layout, profile);
  // Some banks write balances with another mark than amounts, and who says one means the amounts.
  const ofBalances = shownMark(witnesses.balances, answer, layout, profile);
  const isShown = witnesses.balances.verdict() !== undefined;
  const balanceMark = isShown ? ofBalances : (options.decimal ?? ofBalances);
  if (order === undefined) return ambiguousDate(first, witnesses, answer);
  const isSettled =
    order === first.order && amountMark === first.amountMark && balanceMark === first.balanceMark;
  const dayOf = dayReader(order);
  const reading: Reading = { ...first, order, dayOf, amountMark, balanceMark };
  const settled = isSettled ? answer : readAs(reading, options);
  if (!settled.ok) return settled;
  const odd = witnesses.oddities.verdict();
  if (odd !== undefined) return { ok: false, problems: [odd] };
  const shown = witnesses.amounts.verdict() ?? amountMark;
  const decided = profileOf(reading, shown, options.columns);
  const { columnWords } = layout;
  const words = columnWords === undefined ? {} : { columns: columnWords };
  return { ok: true, statement: { ...settled.statement, ...words, profile: decided } };
}

function readAs(reading: Reading, options: ReadOptions, witnesses?: Witnesses): ReadStatement {
  // The witnesses have heard the whole table once it is read again.
  let listening = witnesses;
  const events = () => {
    const heardBy = listening;
    listening = undefined;
    return tableEvents(reading, heardBy);
  };
  return readEvents(reading.layout, events, options);
}

/** A reading with many problems stops early, and what would settle them may come after. */
function witnessesOf(reading: Reading): Witnesses {
  const witnesses = newWitnesses(reading);
  for (const row of reading.table.rows()) listen(witnesses, row, reading);
  return witnesses;
}

function shownOrder({ dates, valueDates }: Witnesses): DateOrder | undefined {
  const { order, ambiguous } = dates.verdict();
  if (order === 'dmy' || order === 'mdy') return order;
  // Dates of both orders are each read, and refused, day first; years first need no order.
  if (order === 'conflict' || ambiguous === undefined) return 'dmy';
  const ofValues = valueDates.verdict().order;
  return ofValues === 'dmy' || ofValues === 'mdy' ? ofValues : undefined;
}

/**
 * The day comes first in the languages of most headers, wherever a point stands between day and
 * month, and wherever a comma stands before the cents (Unicode CLDR).
 */
function assumedOrder(
  { table, layout, columns }: Reading,
  { dates, amounts }: Witnesses,
): DateOrder | undefined {
  const { dateOrder } = layout;
  if (typeof dateOrder === 'string') return dateOrder;
  const { ambiguous } = dates.verdict();
  const hasPoints = ambiguous?.cells[columns.date]?.includes('.') ?? false;
  const isDayFirst =
    hasPoints || amounts.verdict() === ',' || dateOrder.assumesDayFirst(foldCells(table.header));
  return isDayFirst ? 'dmy' : undefined;
}

/** The decimal mark to read by, where some amount can't be read without knowing it. */
function shownMark(
  witness: Witnesses['amounts'],
  answer: ReadStatement,
  layout: Layout,
  profile: TableProfile | undefined,
): DecimalMark | undefined {
  const isNeeded = !answer.ok && answer.problems.some(({ code }) => code === 'AMOUNT_AMBIGUOUS');
  if (!isNeeded) return undefined;
  return witness.verdict() ?? profile?.decimal ?? layout.decimal;
}

/** A problem where no date shows whether the day or the month comes first, and one of them must. */
function ambiguousDate(
  { table, columns }: Reading,
  { dates }: Witnesses,
  answer: ReadStatement,
): ReadStatement {
  const { ambiguous } = dates.verdict();
  const others: readonly FileProblem[] = answer.ok ? [] : answer.problems;
  // Read the wrong way round, a balance proves nothing of the kind.
  const sure = others.filter(({ code }) => code !== 'BALANCE_PROOF_FAILED');
  if (ambiguous === undefined) return { ok: false, problems: sure };
  const found = problemAt(ambiguous, 'DATE_AMBIGUOUS', columns.date, table.delimiter);
  return { ok: false, problems: [...sure, found].toSorted(byPlace) };
}

function byPlace(one: FileProblem, other: FileProblem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function profileOf(
  { table, order }: Reading,
  decimal: DecimalMark | undefined,
  columns: ColumnNames | undefined,
): TableProfile {
  const header = foldCells(table.header);
  return {
    header,
    dateOrder: order,
    ...(decimal === undefined ? {} : { decimal }),
    ...(columns === undefined ? {} : { columns }),
  };
}
