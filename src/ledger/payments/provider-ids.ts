import { formatId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
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
  const told = [...exported, ...typed].filter(({ operation }) => stands(ledger, operation));
  // An export may have told of a payment that was taken back since.
  return told
    .map(({ payment }) => paymentById(ledger, payment))
    .find(({ operation }) => stands(ledger, operation));
}

/** Refuses with PROVIDER_ID_TAKEN an identifier that a payment which stands has. */
export function refuseTakenProviderId(ledger: Ledger, providerId: string): void {
  const holder = paymentOfProvider(ledger, [providerId]);
  if (holder) refuse('PROVIDER_ID_TAKEN', { providerId, id: formatId('payment', holder.id) });
}
