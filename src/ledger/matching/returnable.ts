import { addDays } from '../../domain/date.ts';
import type { Returnable } from '../../domain/matching/facts.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { paymentById } from '../payments/payments.ts';
import type { Line } from '../statements/lines.ts';

/** A transfer can be recalled for thirteen months (SEPA), a cheque comes back within weeks. */
const LONGEST_DAYS = 400;

/** The payments of exactly this amount that the bank has brought before a line, newest first. */
export function returnablePayments(ledger: Ledger, line: Line): readonly Returnable[] {
  if (line.amountCents >= 0) return [];
  const amountCents = -line.amountCents;
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .select('payment_id as paymentId')
      .distinct()
      .where('debit_account_id', '=', fixedAccount('suspense'))
      .where('date', '>=', addDays(line.date, -LONGEST_DAYS))
      .where('date', '<=', line.date)
      .where('amount_cents', '=', amountCents)
      .where('payment_id', 'is not', null)
      .orderBy('payment_id', 'desc'),
  );
  // What is still received: it may have been taken back, or have come back, since.
  return rows
    .map(({ paymentId }) => paymentById(ledger, paymentId ?? 0))
    .filter(({ receivedCents }) => receivedCents === amountCents)
    .map(({ id, memberId }) => ({ memberId, paymentId: id }));
}
