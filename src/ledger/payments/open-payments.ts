import { type Ledger, query, template } from '../database.ts';
import { FIXED_ACCOUNTS } from '../schema.ts';

/**
 * The payments of which something is announced, or in the drawer or in transit: what came there is
 * not what left.
 */
export const listOpen = (ledger: Ledger): readonly { id: number; memberId: number }[] =>
  ledger.all(openPayments());

const openPayments = template('open payments', () => {
  const places = [FIXED_ACCOUNTS.cheques, FIXED_ACCOUNTS.transit];
  const byHand = query
    .selectFrom('entries')
    .innerJoin('payments', 'payments.id', 'entries.payment_id')
    .select(['payments.id', 'payments.member_id as memberId'])
    .where((each) =>
      each.or([each('debit_account_id', 'in', places), each('credit_account_id', 'in', places)]),
    )
    .groupBy('payments.id')
    .having(
      (each) =>
        each.fn.sum<number>(
          each
            .case()
            .when('debit_account_id', 'in', places)
            .then(each.ref('entries.amount_cents'))
            .else(0)
            .end(),
        ),
      '<>',
      (each) =>
        each.fn.sum<number>(
          each
            .case()
            .when('credit_account_id', 'in', places)
            .then(each.ref('entries.amount_cents'))
            .else(0)
            .end(),
        ),
    );
  const pending = query
    .selectFrom('pending_payments')
    .innerJoin('payments', 'payments.id', 'pending_payments.payment_id')
    .select(['payments.id', 'payments.member_id as memberId']);
  return pending.union(byHand);
});
