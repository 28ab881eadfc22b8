import type { DateOrder } from '../../domain/date.ts';
import type {
  BankStatement,
  FileProblem,
  ReadStatement,
  StatementRow,
} from '../../domain/statement.ts';
import type { Columns } from './columns.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { Layout, Preamble } from './layout.ts';
import { type Outcome, problemAt, type Reading, rowReader } from './row-reader.ts';
import { foldCells, type Table } from './table.ts';

/**
 * Reads a table of a known layout: the whole of it now, for evidence, and again whenever the
 * statement's `rows()` is asked for.
 *
 * @throws UnreadableCsv where a quote is not closed.
 */
export function readStatementTable(
  table: Table,
  layout: Layout,
  columns: Columns,
  dateOrder?: DateOrder,
): ReadStatement {
  const preamble = layout.preamble?.(table.preamble) ?? {};
  if (preamble.refusal !== undefined) return { ok: false, problems: [preamble.refusal] };
  const { reading, evidence, problems } = decide({ table, layout, columns }, dateOrder);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, statement: statementOf(reading, preamble, evidence) };
}

interface Decided {
  readonly reading: Reading;
  readonly evidence: Evidence;
  readonly problems: readonly FileProblem[];
}

/** Settles the order of the dates: the bank's own, else the caller's word, else what they show. */
function decide(given: Omit<Reading, 'order'>, dateOrder: DateOrder | undefined): Decided {
  const fixed = typeof given.layout.dateOrder === 'string' ? given.layout.dateOrder : dateOrder;
  const reading: Reading = { ...given, order: fixed ?? 'dmy' };
  const evidence = gatherEvidence(reading);
  if (fixed === undefined && evidence.dates.order === 'mdy') return decide(given, 'mdy');
  const problems = [...evidence.problems];
  if (fixed === undefined) problems.push(...ambiguity(reading, evidence));
  if (problems.length === 0 && evidence.balances.kind === 'broken') {
    problems.push({ code: 'BALANCE_PROOF_FAILED', line: evidence.balances.line });
  }
  problems.sort(byPlace);
  return { reading, evidence, problems };
}

/** A problem where no date shows whether the day or the month comes first, and one of them must. */
function ambiguity({ table, layout, columns }: Reading, evidence: Evidence): FileProblem[] {
  const { order, ambiguousRow } = evidence.dates;
  if (order !== 'either' || ambiguousRow === undefined) return [];
  const { dateOrder } = layout;
  if (typeof dateOrder === 'string' || dateOrder.assumesDayFirst(foldCells(table.header))) {
    return [];
  }
  return [problemAt(ambiguousRow, 'DATE_AMBIGUOUS', columns.date, table.delimiter)];
}

function byPlace(one: FileProblem, other: FileProblem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function statementOf(reading: Reading, preamble: Preamble, evidence: Evidence): BankStatement {
  const { accountNumber } = preamble;
  const from = preamble.from ?? evidence.firstDate;
  const to = preamble.to ?? evidence.lastDate;
  const proved = evidence.balances.kind === 'proved';
  return {
    format: reading.layout.name,
    proved,
    rowCount: evidence.rowCount,
    rows: () => statementRows(reading, evidence.rowCount, proved),
    ...balancesOf(preamble, evidence),
    ...(accountNumber === undefined ? {} : { accountNumber }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/**
 * The balances that the rows prove; else the one that the file states above the table, as long as
 * no movement can lie between the last line and that day: neither a line dated later, nor one that
 * the file leaves out because its period ends before.
 */
function balancesOf(
  preamble: Preamble,
  { balances, lastDate, sumCents }: Evidence,
): Pick<BankStatement, 'openingCents' | 'closingCents'> {
  if (balances.kind === 'proved') {
    const { openingCents, closingCents } = balances;
    return { openingCents, closingCents };
  }
  const { balance, to } = preamble;
  if (balance === undefined) return {};
  const isAfterAllLines = lastDate === undefined || lastDate <= balance.date;
  const isWithinPeriod = to === undefined || balance.date <= to;
  if (!isAfterAllLines || !isWithinPeriod) return {};
  return { openingCents: balance.cents - sumCents, closingCents: balance.cents };
}

function* statementRows(
  reading: Reading,
  rowCount: number,
  proved: boolean,
): Generator<StatementRow> {
  const hasChanged = () => new Error('the bank file was changed while it was being read');
  const read = rowReader(reading, () => {
    throw hasChanged();
  });
  let count = 0;
  for (const row of reading.table.rows()) {
    const outcome = read(row);
    if (outcome === undefined) continue;
    count += 1;
    yield statementRow(row.line, outcome, proved);
  }
  if (count !== rowCount) throw hasChanged();
}

function statementRow(row: number, outcome: Outcome, proved: boolean): StatementRow {
  if (typeof outcome === 'string') return { kind: 'skipped', row, reason: outcome };
  if (outcome.amountCents === 0) return { kind: 'skipped', row, reason: 'zero' };
  const { balanceCents, ...line } = outcome;
  if (!proved || balanceCents === undefined) return { kind: 'line', row, ...line };
  return { kind: 'line', row, ...line, balanceCents };
}
