import { fixedAccount } from '../accounts.ts';
import type { CheckProblem } from '../check.ts';
import { type Ledger, query } from '../database.ts';
import { operationId } from '../operations.ts';

/** Each count, with its difference, is what the box had by what was recorded until then. */
export function checkCash(ledger: Ledger): readonly CheckProblem[] {
  const counts = ledger.all(
    query
      .selectFrom('cash_counts as count')
      .leftJoin('entries', (join) =>
        join
          .onRef('entries.operation_id', '<=', 'count.operation_id')
          .onRef('entries.date', '<=', 'count.date')
          .on((each) => each.or([each(...DEBITED), each(...CREDITED)])),
      )
      .select(['count.operation_id as operation', 'count.counted_cents as countedCents'])
      .select((each) => [
        each.fn
          .sum<number | null>('amount_cents')
          .filterWhere(...DEBITED)
          .as('inCents'),
        each.fn
          .sum<number | null>('amount_cents')
          .filterWhere(...CREDITED)
          .as('outCents'),
      ])
      .groupBy('count.operation_id')
      .orderBy('count.operation_id'),
  );
  return counts.flatMap(({ operation, countedCents, inCents, outCents }): CheckProblem[] => {
    const cents = (inCents ?? 0) - (outCents ?? 0);
    if (cents === countedCents) return [];
    return [{ code: 'COUNT_DIFFERS', count: operationId(operation), countedCents, cents }];
  });
}

const DEBITED = ['entries.debit_account_id', '=', fixedAccount('cash')] as const;
const CREDITED = ['entries.credit_account_id', '=', fixedAccount('cash')] as const;
