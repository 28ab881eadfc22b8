import type { ExpressionBuilder } from 'kysely';
import type { CalendarDate } from '../../domain/date.ts';
import type { Method } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { builtInHeading } from '../headings.ts';
import type { Schema } from '../schema.ts';

/** A payment that was received by hand and that the bank has not shown; a refund with a minus. */
export interface InTransit {
  readonly paymentId: number;
  readonly memberId: number;
  readonly method: Method;
  /** When it was received. */
  readonly date: CalendarDate;
  /** What the bank is to show. */
  readonly openCents: Cents;
  /** What its provider keeps, and was told. */
  readonly feeCents: Cents;
  /** The provider's identifier that was typed. */
  readonly typedId: string | null;
  /** That of an export, and the operation with which it came; it may have been taken back. */
  readonly toldId: string | null;
  readonly toldBy: number | null;
}

export interface InTransitFilter {
  readonly methods: readonly Method[];
  /** Those of which something happened on that day or later. */
  readonly since?: CalendarDate | undefined;
}

/** Payments by these methods that are in transit and in no deposit, oldest first. */
export function listInTransit(ledger: Ledger, filter: InTransitFilter): readonly InTransit[] {
  const fees = builtInHeading(ledger, 'bank-fees').id;
  const rows = ledger.all(selectInTransit(filter, fees));
  return rows.map((row) => ({ ...row, method: row.method as Method }));
}

function selectInTransit({ methods, since }: InTransitFilter, fees: number) {
  const transit = fixedAccount('transit');
  const moved = query
    .selectFrom('entries')
    .where('entries.payment_id', 'is not', null)
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', transit),
        each('entries.credit_account_id', '=', transit),
      ]),
    );
  const recent = moved.select('entries.payment_id').where('entries.date', '>=', since ?? '');
  // Of many years' payments a few are open: what else is asked is asked of those alone.
  const open = moved
    .where('entries.deposit_id', 'is', null)
    .$if(since !== undefined, (select) => select.where('entries.payment_id', 'in', recent))
    .select((each) => each.fn.sum<number>(movedInto(each, transit)).as('openCents'))
    .select('entries.payment_id as id')
    .groupBy('entries.payment_id')
    .having((each) => each.fn.sum(movedInto(each, transit)), '<>', 0)
    .as('open');
  return query
    .selectFrom(open)
    .innerJoin('payments', 'payments.id', 'open.id')
    .innerJoin('entries', 'entries.payment_id', 'payments.id')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .select((each) => {
      // What was moved to the right member was received when the wrong one's was.
      const day = each
        .case()
        .when('operations.kind', '=', 'payment-move')
        .then(each.ref('payments.date'))
        .else(each.ref('entries.date'))
        .end();
      const told = each
        .selectFrom('provider_payments as told')
        .whereRef('told.payment_id', '=', 'payments.id')
        .orderBy('told.operation_id', 'desc')
        .limit(1);
      return [
        'payments.id as paymentId',
        'payments.member_id as memberId',
        'payments.method',
        'payments.provider_id as typedId',
        'open.openCents',
        each.fn.min<string>(day).as('date'),
        each.fn.sum<number>(movedInto(each, fees)).as('feeCents'),
        told.select('told.provider_id').as('toldId'),
        told.select('told.operation_id').as('toldBy'),
      ];
    })
    .where('payments.method', 'in', methods)
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', transit),
        each('entries.credit_account_id', '=', transit),
      ]),
    )
    .groupBy('payments.id')
    .orderBy('date')
    .orderBy('payments.id');
}

type Entries = ExpressionBuilder<Schema, 'entries'>;

/** An entry's amount as it changes an account: more with a debit, less with a credit. */
const movedInto = (each: Pick<Entries, 'case' | 'ref' | 'neg'>, account: number) =>
  each
    .case()
    .when('entries.debit_account_id', '=', account)
    .then(each.ref('entries.amount_cents'))
    .when('entries.credit_account_id', '=', account)
    .then(each.neg(each.ref('entries.amount_cents')))
    .else(0)
    .end();
