import type { CalendarDate } from '../../domain/date.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import type { Payment } from '../payments/payments.ts';

/**
 * The day on which a payment's cheque came into the drawer, however early it was announced; of one
 * that was moved to the right member, the day of the first.
 */
export function receivedOn(
  ledger: Ledger,
  { id, date }: Pick<Payment, 'id' | 'date'>,
): CalendarDate {
  const receipts = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .select(['operations.id as operation', 'entries.date'])
      .where('entries.payment_id', '=', id)
      .where('entries.debit_account_id', '=', fixedAccount('cheques'))
      .where('operations.kind', 'not in', ['reversal', 'payment-move'])
      .orderBy('operations.id', 'desc'),
  );
  const receipt = receipts.find(({ operation }) => stands(ledger, operation));
  if (receipt !== undefined) return receipt.date;
  const from = movedFrom(ledger, id);
  return from === undefined ? date : receivedOn(ledger, from);
}

const movedFrom = (ledger: Ledger, payment: number): Pick<Payment, 'id' | 'date'> | undefined =>
  ledger.get(
    query
      .selectFrom('payment_moves')
      .innerJoin('payments', 'payments.id', 'payment_moves.payment_id')
      .select(['payments.id', 'payments.date'])
      .where('payment_moves.to_payment_id', '=', payment),
  );
