import { findMember } from '../../ledger/members/find-members.ts';
import { stands } from '../../ledger/operations.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { action, isSet, option } from '../action.ts';
import { paymentJson } from '../answers.ts';
import { paymentsTable } from '../presenting.ts';

export const paymentList = action('payment list', {
  run({ ledger }, input) {
    const member = option(input, 'member');
    const filter = {
      memberId: member === undefined ? undefined : findMember(ledger, member).id,
      pendingOnly: isSet(input, 'pending'),
    };
    const payments = listPayments(ledger, filter).filter(({ operation }) =>
      stands(ledger, operation),
    );
    return { payments: payments.map((each) => paymentJson(ledger, each)) };
  },
  present: ({ payments }, say) => [paymentsTable(payments, say)],
});
