import { refuse } from '../../domain/refusal.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { operationById, operationId, rootOf, stands } from '../operations.ts';
import { earlierChequesCents } from './cheques.ts';

/**
 * Of the cheques from before the ledger only their sum is known: what a reversal leaves of them may
 * not be less than nothing. Refuses with UNDO_BLOCKED, naming the deposits that took some, or with
 * REDO_REFUSED where another one has taken what is to be taken again.
 */
export function refuseShortDrawer(ledger: Ledger, target: number, reversal: number): void {
  if (takers(ledger, reversal).length === 0 || earlierChequesCents(ledger) >= 0) return;
  const root = rootOf(ledger, target);
  const id = operationId(target);
  const kind = operationById(ledger, root)?.kind ?? '';
  if (kind === 'deposit') refuse('REDO_REFUSED', { id, kind });
  const by = takers(ledger)
    .filter((operation) => operation !== root && stands(ledger, operation))
    .toSorted((one, other) => other - one)
    .map((operation) => ({ id: operationId(operation), kind: 'deposit' }));
  refuse('UNDO_BLOCKED', { id, by });
}

/** The deposits of cheques without a payment; with an operation, that one if it moved such. */
function takers(ledger: Ledger, operation?: number): readonly number[] {
  const drawer = fixedAccount('cheques');
  const moved = query
    .selectFrom('entries')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .select('operations.id')
    .distinct()
    .where('entries.payment_id', 'is', null)
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', drawer),
        each('entries.credit_account_id', '=', drawer),
      ]),
    );
  const rows = ledger.all(
    operation === undefined
      ? moved.where('operations.kind', '=', 'deposit')
      : moved.where('operations.id', '=', operation),
  );
  return rows.map(({ id }) => id);
}
