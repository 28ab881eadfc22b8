import { formatId } from '../domain/ids.ts';
import { type Ledger, query, template } from './database.ts';
import type { OperationKind } from './schema.ts';
import type { Writer } from './write.ts';

export interface Operation {
  readonly id: number;
  readonly kind: OperationKind;
  readonly reversesId: number | null;
  readonly recordedAt: string;
  readonly reason: string | null;
}

export function operationById(ledger: Ledger, id: number): Operation | undefined {
  return ledger.get(
    query
      .selectFrom('operations')
      .leftJoin('texts', 'texts.id', 'operations.reason_id')
      .select([
        'operations.id',
        'operations.kind',
        'operations.reverses_id as reversesId',
        'operations.recorded_at as recordedAt',
        'texts.body as reason',
      ])
      .where('operations.id', '=', id),
  );
}

/**
 * The reversals of an operation: the one that takes it back, the one that takes that back, and so
 * on. An even number of them leaves the operation standing.
 */
export function reversalsOf(ledger: Ledger, id: number): readonly number[] {
  const reversals: number[] = [];
  let current: number | undefined = id;
  while (current !== undefined) {
    const next: { id: number } | undefined = ledger.get(reversalOf(current));
    current = next?.id;
    if (current !== undefined) reversals.push(current);
  }
  return reversals;
}

const reversalOf = template('reversal of', (id: number) =>
  query.selectFrom('operations').select('id').where('reverses_id', '=', id),
);

/** The operation that was taken back, brought back, and so on. */
export function rootOf(ledger: Ledger, id: number): number {
  const reverses = operationById(ledger, id)?.reversesId ?? null;
  return reverses === null ? id : rootOf(ledger, reverses);
}

export const stands = (ledger: Ledger, id: number): boolean =>
  reversalsOf(ledger, id).length % 2 === 0;

/** `stands`, asked once for each operation: for lists in which few operations bring many rows. */
export function standsOnce(ledger: Ledger): (id: number) => boolean {
  const known = new Map<number, boolean>();
  return (id) => {
    const value = known.get(id) ?? stands(ledger, id);
    known.set(id, value);
    return value;
  };
}

/** What an operation may be about; the columns of `entries` that name it. */
export type Subject = 'order' | 'payment' | 'line' | 'deposit' | 'contract';

/**
 * The operations, reversals left out, with an entry about this order, payment, line, deposit or
 * contract, or that changed what is in the order; oldest first.
 */
export function operationsAbout(ledger: Ledger, subject: Subject, id: number): readonly number[] {
  const byEntry = query
    .selectFrom('entries')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .select('operations.id')
    .where(`entries.${subject}_id`, '=', id)
    .where('operations.kind', '<>', 'reversal');
  const byItem = query
    .selectFrom('order_items')
    .select('order_items.operation_id as id')
    .where('order_items.order_id', '=', id);
  const rows = ledger.all(subject === 'order' ? byEntry.union(byItem) : byEntry);
  return [...new Set(rows.map((row) => row.id))].toSorted((one, other) => one - other);
}

/** The newest operation about a subject that was not taken back. */
export function latestStanding(ledger: Ledger, operations: readonly number[]): number | undefined {
  return operations.findLast((operation) => stands(ledger, operation));
}

export const operationId = (id: number): string => formatId('operation', id);

/**
 * Takes an operation back: a new one that names it and swaps the two accounts of each entry, on the
 * entry's own date.
 */
export function writeReversal(writer: Writer, reverses: number, reason?: string): number {
  const reversal = writer.operation('reversal', { reverses, reason });
  const entries = writer.ledger.all(
    query.selectFrom('entries').selectAll().where('operation_id', '=', reverses).orderBy('number'),
  );
  for (const entry of entries) {
    writer.entry(reversal, {
      date: entry.date,
      debit: entry.credit_account_id,
      credit: entry.debit_account_id,
      amountCents: entry.amount_cents,
      order: entry.order_id,
      payment: entry.payment_id,
      line: entry.line_id,
      deposit: entry.deposit_id,
      contract: entry.contract_id,
    });
  }
  return reversal;
}
