import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById } from './payments.ts';

/** The payment that bears one of a provider's identifiers, as far as it stands. */
export function paymentOfProvider(ledger: Ledger, ids: readonly string[]): Payment | undefined {
  const exported = ledger.all(
    query
      .selectFrom('provider_payments')
      .select(['operation_id as operation', 'payment_id as payment'])
      .where('provider_id', 'in', ids),
  );
  const typed = ledger.all(
    query
      .selectFrom('payments')
      .select(['operation_id as operation', 'id as payment'])
      .where('provider_id', 'in', ids),
  );
  const found = [...exported, ...typed].find(({ operation }) => stands(ledger, operation));
  return found && paymentById(ledger, found.payment);
}
