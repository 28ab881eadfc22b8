import type { CalendarDate } from '../../domain/date.ts';
import { fixedAccount } from '../accounts.ts';
import { query, template } from '../database.ts';

// What is asked of the ledger to say what is owed for contracts: of one member's, or of all.

const selectAll = () =>
  query.selectFrom('contracts').select(['id', 'member_id as memberId']).orderBy('id');
const everyContract = template('contracts', selectAll);
const contractsOf = template('contracts of member', (memberId: number) =>
  selectAll().where('member_id', '=', memberId),
);

export const selectContracts = (memberId: number | undefined) =>
  memberId === undefined ? everyContract() : contractsOf(memberId);

/** Those of one member; undefined for all, which may be more than a query can name. */
export type Ids = readonly number[] | undefined;

/** Debits less credits of the member's account; none where the contract was taken back. */
export function selectTotals(ids: Ids, at: CalendarDate | undefined) {
  const orders = fixedAccount('orders');
  const select = query
    .selectFrom('entries')
    .innerJoin('contracts', 'contracts.id', 'entries.contract_id')
    .innerJoin('accounts as own', (join) =>
      join.onRef('own.member_id', '=', 'contracts.member_id').on('own.kind', '=', 'member'),
    )
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      const isDebit = each('entries.debit_account_id', '=', each.ref('own.id'));
      return [
        'contracts.id',
        each.fn
          .sum<number>(each.case().when(isDebit).then(amount).else(each.neg(amount)).end())
          .as('cents'),
      ];
    })
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', each.ref('own.id')),
        each('entries.credit_account_id', '=', each.ref('own.id')),
      ]),
    )
    .$if(ids !== undefined, (each) => each.where('contracts.id', 'in', ids ?? []))
    .groupBy('contracts.id')
    // The commitment itself stands: what credits the orders is more than what takes it back.
    .having((each) => {
      const amount = each.ref('entries.amount_cents');
      const sum = (side: 'debit' | 'credit') =>
        each.fn.sum<number>(
          each.case().when(`entries.${side}_account_id`, '=', orders).then(amount).else(0).end(),
        );
      return each(sum('credit'), '>', sum('debit'));
    });
  return at === undefined ? select : select.where('entries.date', '<=', at);
}

/** Each instalment, with what was received for it. */
export function selectInstalments(ids: Ids, at: CalendarDate | undefined) {
  return query
    .selectFrom('instalments')
    .leftJoin('contract_payments as paid', (join) =>
      join
        .onRef('paid.contract_id', '=', 'instalments.contract_id')
        .onRef('paid.position', '=', 'instalments.position'),
    )
    .leftJoin(receivedByPayment(ids, at), 'received.payment', 'paid.payment_id')
    .select((each) => [
      'instalments.contract_id as id',
      'instalments.date',
      'instalments.amount_cents as cents',
      each.fn.sum<number | null>('received.cents').as('received'),
    ])
    .$if(ids !== undefined, (each) => each.where('instalments.contract_id', 'in', ids ?? []))
    .groupBy(['instalments.contract_id', 'instalments.position'])
    .orderBy('instalments.contract_id')
    .orderBy('instalments.position');
}

/** What was received for contracts, for no instalment in particular. */
export const selectOthers = (ids: Ids, at: CalendarDate | undefined) =>
  query
    .selectFrom('contract_payments as paid')
    .innerJoin(receivedByPayment(ids, at), 'received.payment', 'paid.payment_id')
    .select((each) => ['paid.contract_id as id', each.fn.sum<number>('received.cents').as('cents')])
    .$if(ids !== undefined, (each) => each.where('paid.contract_id', 'in', ids ?? []))
    .where('paid.position', 'is', null)
    .groupBy('paid.contract_id');

/** What members' accounts were credited with, payment by payment, returns taken off. */
function receivedByPayment(ids: Ids, at: CalendarDate | undefined) {
  let select = query
    .selectFrom('entries')
    .innerJoin('contract_payments', 'contract_payments.payment_id', 'entries.payment_id')
    .innerJoin('accounts as credited', 'credited.id', 'entries.credit_account_id')
    .innerJoin('accounts as debited', 'debited.id', 'entries.debit_account_id')
    .where((each) =>
      each.or([each('credited.kind', '=', 'member'), each('debited.kind', '=', 'member')]),
    );
  if (at !== undefined) select = select.where('entries.date', '<=', at);
  // Else every payment of the group is added up for the sake of one member's.
  if (ids !== undefined) select = select.where('contract_payments.contract_id', 'in', ids);
  return select
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      return [
        'entries.payment_id as payment',
        each.fn
          .sum<number>(
            each
              .case()
              .when('credited.kind', '=', 'member')
              .then(amount)
              .else(each.neg(amount))
              .end(),
          )
          .as('cents'),
      ];
    })
    .groupBy('entries.payment_id')
    .as('received');
}
