import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { type Receiver, type RuleName, receiverKey } from '../../domain/matching/proposal.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, listed, query, template } from '../database.ts';
import { stands, standsOnce } from '../operations.ts';

export type LineStatus = 'waiting' | 'matched' | 'undone';

/** One line of a bank statement. */
export interface Line {
  readonly id: number;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  /** What no one has explained yet; 0 once it is matched, and for a line of an undone import. */
  readonly waitingCents: Cents;
  /** Its text cells, one a line. */
  readonly text: string;
  /** A later file has it in other words. */
  readonly isReworded: boolean;
  readonly statementId: number;
  readonly bankId: number;
  readonly row: number;
  readonly status: LineStatus;
}

/** Why a line is explained: the operation that did it, and whom it went to. */
export interface LineMatch {
  readonly operation: number;
  readonly rule: RuleName;
  /** They add up to the line. */
  readonly parts: readonly MatchedPart[];
}

/** What one member, heading or deposit, or one payment, got of a line. */
export type MatchedPart = Receiver & {
  readonly paymentId: number | null;
  readonly amountCents: Cents;
};

export interface LineFilter {
  readonly waitingOnly?: boolean | undefined;
  readonly operation?: number | undefined;
}

/** Lines of standing imports, by date. */
export function listLines(ledger: Ledger, filter: LineFilter = {}): readonly Line[] {
  let select = selectLines().orderBy('lines.date').orderBy('lines.id');
  if (filter.waitingOnly) select = select.where('waiting.amount_cents', 'is not', null);
  if (filter.operation) select = select.where('lines.operation_id', '=', filter.operation);
  const importStands = standsOnce(ledger);
  return ledger
    .all(select)
    .map((row) => asLine(row, importStands(row.operation)))
    .filter((line) => line.status !== 'undone');
}

const LINES_AT_ONCE = 500;

/**
 * The lines that wait, of one import or of all, by date: a few hundred in memory at a time, as they
 * are when their turn comes.
 */
export function* eachWaiting(ledger: Ledger, operation?: number): Generator<Line> {
  const ids: number[] = [];
  const rows = operation ? waitingOf(operation) : waitingLines();
  for (const { id } of ledger.each(rows)) ids.push(id);
  yield* eachOf(ledger, ids);
}

const selectWaiting = () =>
  query
    .selectFrom('waiting_lines')
    .innerJoin('lines', 'lines.id', 'waiting_lines.line_id')
    .select('lines.id')
    .orderBy('lines.date')
    .orderBy('lines.id');

const waitingLines = template('waiting lines', selectWaiting);

const waitingOf = template('waiting lines of import', (operation: number) =>
  selectWaiting().where('lines.operation_id', '=', operation),
);

/** Lines of standing imports that wait, in the order of their dates, which `ids` has too. */
export function* eachOf(ledger: Ledger, ids: readonly number[]): Generator<Line> {
  for (let start = 0; start < ids.length; start += LINES_AT_ONCE) {
    const some = JSON.stringify(ids.slice(start, start + LINES_AT_ONCE));
    // A line that waits is of a standing import: undoing one takes its lines out of suspense.
    for (const row of ledger.all(linesIn(some))) {
      yield asLine(row, true);
    }
  }
}

const linesIn = template('lines in list', (ids: string) =>
  selectLines().where('lines.id', 'in', listed(ids)).orderBy('lines.date').orderBy('lines.id'),
);

export function stillWaits(ledger: Ledger, line: number): boolean {
  return ledger.get(waitingLine(line)) !== undefined;
}

const waitingLine = template('waiting line', (line: number) =>
  query.selectFrom('waiting_lines').select('line_id').where('line_id', '=', line),
);

/** Refuses with NOT_FOUND. */
export function lineById(ledger: Ledger, id: number): Line {
  const row = ledger.get(selectLines().where('lines.id', '=', id));
  if (!row) return refuse('NOT_FOUND', { id: formatId('line', id) });
  return asLine(row, stands(ledger, row.operation));
}

/** The standing matches of a line, oldest first. */
export function matchesOf(ledger: Ledger, line: number): readonly LineMatch[] {
  const rows = ledger.all(matchesById(line));
  return rows
    .filter(({ operation }) => stands(ledger, operation))
    .map(({ operation, rule }) => ({
      operation,
      rule: rule as RuleName,
      parts: receiversOf(ledger, operation),
    }));
}

const matchesById = template('matches of line', (line: number) =>
  query
    .selectFrom('matches')
    .select(['operation_id as operation', 'rule'])
    .where('line_id', '=', line)
    .orderBy('operation_id'),
);

/**
 * Whom a match's entries are about, the parts of the line in their order: each its payment's member,
 * the deposit with which it went, or the member or heading whose account it is.
 */
function receiversOf(ledger: Ledger, operation: number): readonly MatchedPart[] {
  const suspense = fixedAccount('suspense');
  const parts = new Map<string, MatchedPart>();
  for (const row of ledger.all(entriesWithNames(operation))) {
    const { debit, credit, amountCents } = row;
    // What leaves suspense is the line's; the rest moves what was announced or recorded before.
    if (debit !== suspense && credit !== suspense) continue;
    const receiver = receiverIn(row);
    // A deposit is one, however many cheques are in it.
    const paymentId = row.depositId === null ? row.paymentId : null;
    const key = `${receiverKey(receiver)} ${row.account} ${paymentId}`;
    const signedCents = debit === suspense ? amountCents : -amountCents;
    const before = parts.get(key)?.amountCents ?? 0;
    parts.set(key, { ...receiver, paymentId, amountCents: before + signedCents });
  }
  return [...parts.values()];
}

const entriesWithNames = template('entries with names', (operation: number) =>
  query
    .selectFrom('entries')
    .leftJoin('payments', 'payments.id', 'entries.payment_id')
    .leftJoin('accounts', (join) =>
      join.on((each) =>
        each.and([
          each('accounts.kind', 'in', ['member', 'heading']),
          each.or([
            each('accounts.id', '=', each.ref('entries.debit_account_id')),
            each('accounts.id', '=', each.ref('entries.credit_account_id')),
          ]),
        ]),
      ),
    )
    .select([
      'entries.payment_id as paymentId',
      'entries.deposit_id as depositId',
      'entries.debit_account_id as debit',
      'entries.credit_account_id as credit',
      'entries.amount_cents as amountCents',
      'payments.member_id as payer',
      'accounts.member_id as member',
      'accounts.id as account',
    ])
    .where('entries.operation_id', '=', operation)
    .orderBy('entries.number'),
);

interface ReceiverRow {
  readonly depositId: number | null;
  readonly payer: number | null;
  readonly member: number | null;
  readonly account: number | null;
}

function receiverIn({ depositId, payer, member, account }: ReceiverRow): Receiver {
  // What came of a cheque beyond its amount went to its member.
  if (depositId !== null && member === null) return { depositId };
  const memberId = member ?? payer;
  return memberId === null ? { headingId: account ?? 0 } : { memberId };
}

const selectLines = () =>
  query
    .selectFrom('lines')
    .innerJoin('statements', 'statements.operation_id', 'lines.operation_id')
    .innerJoin('texts', 'texts.id', 'lines.text_id')
    .leftJoin('waiting_lines as waiting', 'waiting.line_id', 'lines.id')
    .leftJoin('wordings', (join) => join.onRef('wordings.line_id', '=', 'lines.id'))
    .groupBy('lines.id')
    .select((each) => each.fn.count<number>('wordings.line_id').as('wordingCount'))
    .select([
      'lines.id',
      'lines.operation_id as operation',
      'lines.date',
      'lines.amount_cents as amountCents',
      'waiting.amount_cents as waitingCents',
      'texts.body as text',
      'statements.id as statementId',
      'lines.bank_account_id as bankId',
      'lines.row',
    ]);

type LineRow = Omit<Line, 'status' | 'text' | 'waitingCents' | 'isReworded'> & {
  readonly wordingCount: number;
  readonly operation: number;
  readonly text: string | null;
  readonly waitingCents: Cents | null;
};

function asLine({ operation: _, wordingCount, ...row }: LineRow, imported: boolean): Line {
  const waitingCents = row.waitingCents ?? 0;
  const explained = waitingCents === 0 ? 'matched' : 'waiting';
  const isReworded = wordingCount > 0;
  return {
    ...row,
    text: row.text ?? '',
    isReworded,
    waitingCents,
    status: imported ? explained : 'undone',
  };
}

/** A line's own text, and what later files called it: a pending transfer has no reference yet. */
export function wordsOf(ledger: Ledger, line: Line): string {
  if (!line.isReworded) return line.text;
  const others = ledger.all(
    query
      .selectFrom('wordings')
      .innerJoin('texts', 'texts.id', 'wordings.text_id')
      .select(['wordings.operation_id as operation', 'texts.body'])
      .where('wordings.line_id', '=', line.id),
  );
  const standing = others.filter(({ operation }) => stands(ledger, operation));
  return [line.text, ...standing.map(({ body }) => body ?? '')].join('\n');
}
