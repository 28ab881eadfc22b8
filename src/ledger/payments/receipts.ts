import type { CalendarDate } from '../../domain/date.ts';
import type { ReceivedMethod } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById } from './payments.ts';

/** Money that a member handed over, as a list of cheques or cash has it. */
export interface Receipt {
  readonly memberId: number;
  readonly method: ReceivedMethod;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
}

/** The payments that were received by hand just so, as far as they stand; oldest first. */
export function receiptsOf(ledger: Ledger, receipt: Receipt): readonly Payment[] {
  const { memberId, method, date, amountCents } = receipt;
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('payments', 'payments.id', 'entries.payment_id')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .select(['entries.operation_id as operation', 'payments.id'])
      .where('payments.member_id', '=', memberId)
      .where('payments.method', '=', method)
      // What was moved here was handed over when it was received.
      .where((each) =>
        each(
          each
            .case()
            .when('operations.kind', '=', 'payment-move')
            .then(each.ref('payments.date'))
            .else(each.ref('entries.date'))
            .end(),
          '=',
          date,
        ),
      )
      .where('entries.amount_cents', '=', amountCents)
      .where('entries.credit_account_id', '=', accountOf(ledger, memberId))
      .where('entries.line_id', 'is', null)
      .where('operations.kind', '<>', 'reversal')
      .orderBy('payments.id'),
  );
  return (
    rows
      .filter(({ operation }) => stands(ledger, operation))
      .map(({ id }) => paymentById(ledger, id))
      // What came back, or was given back, was handed over all the same.
      .filter(({ movedTo }) => movedTo === null)
  );
}
