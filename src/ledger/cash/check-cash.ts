import { fixedAccount } from '../accounts.ts';
import type { CheckProblem } from '../check.ts';
import { type Ledger, query } from '../database.ts';
import { operationId } from '../operations.ts';

/**
 * Each count, with its difference, is what the box had by what was recorded until then. Summed
 * here: for each of ten years' counts, SQLite would go through all that the box ever saw, for
 * seconds instead of milliseconds.
 */
export function checkCash(ledger: Ledger): readonly CheckProblem[] {
  const counts = ledger.all(query.selectFrom('cash_counts').selectAll().orderBy('operation_id'));
  if (counts.length === 0) return [];
  const moved = movements(ledger);
  return counts.flatMap(({ operation_id, date, counted_cents }): CheckProblem[] => {
    let cents = 0;
    for (const each of moved) {
      if (each.operation <= operation_id && each.date <= date) cents += each.cents;
    }
    if (cents === counted_cents) return [];
    const count = operationId(operation_id);
    return [{ code: 'COUNT_DIFFERS', count, countedCents: counted_cents, cents }];
  });
}

/** All that the box ever saw; into it, or with a minus sign out of it. */
function movements(ledger: Ledger) {
  const side = (column: 'debit_account_id' | 'credit_account_id') =>
    ledger.all(
      query
        .selectFrom('entries')
        .select(['operation_id as operation', 'date', 'amount_cents as cents'])
        .where(column, '=', fixedAccount('cash')),
    );
  const out = side('credit_account_id').map((each) => ({ ...each, cents: -each.cents }));
  return [...side('debit_account_id'), ...out];
}
