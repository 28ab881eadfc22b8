import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RefusalDetails } from '../../domain/refusal-details.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { memberCode } from '../members/members.ts';
import { openingOperation } from '../members/openings.ts';
import { operationId, stands } from '../operations.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { cashMovedBy, cashOn } from './cash-box.ts';

export interface CashCount {
  readonly operation: number;
  /** At the end of that day. */
  readonly date: CalendarDate;
  readonly countedCents: Cents;
  /** Counted less what the ledger had: too much, or with a minus sign missing. */
  readonly differenceCents: Cents;
  readonly reason: string | null;
  /** It was not taken back. */
  readonly isStanding: boolean;
}

export interface NewCashCount {
  readonly countedCents: Cents;
  readonly date: CalendarDate;
  /** Why there is a difference; without one, a difference is refused. */
  readonly reason?: string | undefined;
}

/**
 * Records what was found in the box, and a difference with its reason, so that the ledger has what
 * was counted. Refuses with COUNT_NEGATIVE, BEFORE_START, CASH_DIFFERS.
 */
export function countCash(writer: Writer, count: NewCashCount): CashCount {
  const { ledger } = writer;
  const { countedCents, date, reason } = count;
  if (countedCents < 0) refuse('COUNT_NEGATIVE', { amountCents: countedCents });
  refuseBeforeStart(date, readSettings(ledger).start);
  const expectedCents = cashOn(ledger, date);
  const differenceCents = countedCents - expectedCents;
  if (differenceCents !== 0 && reason === undefined) {
    refuse('CASH_DIFFERS', { countedCents, expectedCents, date, isFirst: isFirstCount(ledger) });
  }
  const operation = writer.operation('cash-count', { reason });
  const counted = { operation_id: operation, date, counted_cents: countedCents };
  ledger.run(query.insertInto('cash_counts').values(counted));
  if (differenceCents !== 0) {
    const cash = fixedAccount('cash');
    const [debit, credit] =
      differenceCents > 0 ? [cash, fixedAccount('cash-over')] : [fixedAccount('cash-short'), cash];
    writer.entry(operation, { date, debit, credit, amountCents: Math.abs(differenceCents) });
  }
  return {
    operation,
    date,
    countedCents,
    differenceCents,
    reason: reason ?? null,
    isStanding: true,
  };
}

/** Nobody has said yet what the box held: neither an opening balance nor a count. */
export const isFirstCount = (ledger: Ledger): boolean =>
  lastCount(ledger) === undefined && openingOperation(ledger, fixedAccount('cash')) === undefined;

/**
 * The counts that were recorded after an operation, those that were taken back too; by date, then
 * in the order of recording. Every one without an operation.
 */
export function listCounts(ledger: Ledger, after = 0): readonly CashCount[] {
  const cash = fixedAccount('cash');
  const rows = ledger.all(
    query
      .selectFrom('cash_counts')
      .innerJoin('operations', 'operations.id', 'cash_counts.operation_id')
      .leftJoin('texts', 'texts.id', 'operations.reason_id')
      .leftJoin('entries', 'entries.operation_id', 'cash_counts.operation_id')
      .select([
        'cash_counts.operation_id as operation',
        'cash_counts.date',
        'cash_counts.counted_cents as countedCents',
        'texts.body as reason',
        'entries.debit_account_id as debit',
        'entries.amount_cents as cents',
      ])
      .where('cash_counts.operation_id', '>', after)
      .orderBy('cash_counts.date')
      .orderBy('cash_counts.operation_id'),
  );
  return rows.map(({ debit, cents, ...row }) => ({
    ...row,
    differenceCents: debit === cash ? (cents ?? 0) : 0 - (cents ?? 0),
    isStanding: stands(ledger, row.operation),
  }));
}

/** The count of the latest day that stands. */
export const lastCount = (ledger: Ledger): CashCount | undefined =>
  listCounts(ledger).findLast(({ isStanding }) => isStanding);

/**
 * The counts that stand, the latest day first, in which there was what an operation put into the
 * box or took out of it: of its day or a later one, and recorded after it.
 */
export function countsWith(ledger: Ledger, operation: number): readonly CashCount[] {
  const moved = cashMovedBy(ledger, { first: operation, last: operation });
  if (moved.length === 0) return [];
  return listCounts(ledger, operation)
    .filter((count) => count.isStanding && moved.some(({ date }) => date <= count.date))
    .toReversed();
}

/**
 * Refuses with CASH_COUNTED to take back what had moved the box before it was counted: what was
 * counted can't vanish from what was found.
 */
export function refuseCounted(ledger: Ledger, operation: number): void {
  const counts = countsWith(ledger, operation);
  const [newest] = counts;
  if (newest === undefined) return;
  refuse('CASH_COUNTED', {
    id: operationId(operation),
    date: newest.date,
    counts: counts.map((count) => operationId(count.operation)),
    payment: paymentOf(ledger, operation),
  });
}

/** The payment with which an operation filled the box, and whose it is. */
function paymentOf(ledger: Ledger, operation: number): RefusalDetails['CASH_COUNTED']['payment'] {
  const row = ledger.get(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .innerJoin('payments', 'payments.id', 'entries.payment_id')
      .select(['payments.id', 'payments.member_id as memberId'])
      .select('entries.amount_cents as amountCents')
      .where('entries.operation_id', '=', operation)
      .where('debit_account_id', '=', fixedAccount('cash'))
      .where('operations.kind', '<>', 'reversal'),
  );
  if (row === undefined) return undefined;
  const { id, memberId, amountCents } = row;
  return { id: formatId('payment', id), member: memberCode(ledger, memberId), amountCents };
}
