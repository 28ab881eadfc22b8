import { refuse } from '../domain/refusal.ts';
import { type Ledger, query } from './database.ts';
import { isValidationStep, refuseValidated, refuseValidationStep } from './distributions/lock.ts';
import { operationById, operationId, rootOf } from './operations.ts';
import { refuseOverdrawing } from './orders/kitty.ts';
import type { OperationKind } from './schema.ts';

// What can't be got round by taking something back, or by bringing it back again.

const ORDER_KINDS: readonly OperationKind[] = [
  'order',
  'complement',
  'order-adjustment',
  'order-cancellation',
];

/** What the bank says is recorded whatever it does to a kitty, and so is a charge or a refund. */
const KITTY_KINDS: readonly OperationKind[] = [
  ...ORDER_KINDS,
  'payment',
  'payment-move',
  'confirmation',
  'opening',
  'adjustment',
];

/**
 * Refuses to take back, or to bring back, what a validation has locked: DISTRIBUTION_VALIDATED,
 * VALIDATION_REOPENED_ONLY, REDO_REFUSED.
 */
export function refuseLocked(ledger: Ledger, target: number): void {
  const root = rootOf(ledger, target);
  const kind = operationById(ledger, root)?.kind;
  // Reopening has taken it back; it is validated anew, not brought back.
  if (root !== target && (kind === 'validation' || isValidationStep(ledger, root))) {
    refuse('REDO_REFUSED', { id: operationId(target), kind: 'validation' });
  }
  refuseValidationStep(ledger, root);
  if (kind === undefined || !ORDER_KINDS.includes(kind)) return;
  for (const order of ordersOf(ledger, root)) refuseValidated(ledger, order);
}

/** Refuses a reversal that leaves a kitty below zero: KITTY_OVERDRAWN. */
export function refuseKittyUndone(ledger: Ledger, target: number, reversal: number): void {
  const kind = operationById(ledger, rootOf(ledger, target))?.kind;
  if (kind !== undefined && KITTY_KINDS.includes(kind)) refuseOverdrawing(ledger, reversal);
}

/** The orders that an operation is about: by what it moved, or by what it put into them. */
const ordersOf = (ledger: Ledger, operation: number) =>
  ledger.all(
    query
      .selectFrom('orders')
      .select(['distribution', 'member_id as memberId'])
      .where((each) =>
        each.or([
          each(
            'id',
            'in',
            each.selectFrom('entries').select('order_id').where('operation_id', '=', operation),
          ),
          each(
            'id',
            'in',
            each.selectFrom('order_items').select('order_id').where('operation_id', '=', operation),
          ),
        ]),
      ),
  );
