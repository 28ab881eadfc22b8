import type { ExpressionBuilder } from 'kysely';
import { onceEach } from '../../domain/once.ts';
import { listed, query, template } from '../database.ts';
import { FIXED_ACCOUNTS, type Schema } from '../schema.ts';

export interface PaymentFilter {
  readonly ids?: readonly number[] | undefined;
  readonly memberId?: number | undefined;
  readonly orderId?: number | undefined;
  /** Those that an operation brought. */
  readonly operation?: number | undefined;
  readonly pendingOnly?: boolean | undefined;
  /** Cheques that lie in the drawer. */
  readonly inDrawerOnly?: boolean | undefined;
}

/** Payments, oldest first, with what their entries add up to. */
export function selectPayments(filter: PaymentFilter) {
  const asked = FILTERS.filter((name) => filter[name] !== undefined && filter[name] !== false);
  const { ids = [], memberId = 0, orderId = 0, operation = 0 } = filter;
  return selectionBy(asked.join(' '))(JSON.stringify(ids), memberId, orderId, operation);
}

const FILTERS = [
  'ids',
  'memberId',
  'orderId',
  'operation',
  'pendingOnly',
  'inDrawerOnly',
] as const satisfies readonly (keyof PaymentFilter)[];

/** Built once for what is asked together: lists of thousands of rows ask for each of them. */
const selectionBy = onceEach((asked: string) =>
  template(
    `payments by ${asked}`,
    (ids: string, memberId: number, orderId: number, operation: number) => {
      const isAsked = (name: (typeof FILTERS)[number]) => asked.split(' ').includes(name);
      let selected = select();
      if (isAsked('ids')) selected = selected.where('payments.id', 'in', listed(ids));
      if (isAsked('memberId')) selected = selected.where('payments.member_id', '=', memberId);
      if (isAsked('orderId')) selected = selected.where('payments.order_id', '=', orderId);
      if (isAsked('operation')) selected = selected.where('payments.operation_id', '=', operation);
      if (isAsked('pendingOnly')) selected = selected.where('pending.amount_cents', '>', 0);
      if (isAsked('inDrawerOnly')) selected = selected.where('payments.id', 'in', inDrawer());
      return selected;
    },
  ),
);

/** Sums over entries: the member's, those where the money lies, and what began it. */
const select = () =>
  query
    .selectFrom('payments')
    .innerJoin('operations', 'operations.id', 'payments.operation_id')
    .leftJoin('pending_payments as pending', 'pending.payment_id', 'payments.id')
    .leftJoin('issued_references as issued', 'issued.payment_id', 'payments.id')
    .leftJoin('payment_payers as paid', 'paid.payment_id', 'payments.id')
    .leftJoin('texts as payer', 'payer.id', 'paid.payer_id')
    .leftJoin('entries', 'entries.payment_id', 'payments.id')
    .leftJoin('lines', 'lines.id', 'entries.line_id')
    .leftJoin('accounts as member', (join) =>
      join.onRef('member.member_id', '=', 'payments.member_id').on('member.kind', '=', 'member'),
    )
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      const places = [FIXED_ACCOUNTS.cheques, FIXED_ACCOUNTS.transit];
      const onPlace = (column: 'debit' | 'credit', of = places) =>
        each.case().when(`entries.${column}_account_id`, 'in', of).then(amount).else(0).end();
      const drawer = [FIXED_ACCOUNTS.cheques];
      const onMember = (column: 'debit' | 'credit') =>
        each
          .case()
          .when(`entries.${column}_account_id`, '=', each.ref('member.id'))
          .then(amount)
          .else(0)
          .end();
      return [
        'payments.id',
        'payments.operation_id as operation',
        'operations.kind',
        'payments.member_id as memberId',
        'payments.order_id as orderId',
        'payments.method',
        'payments.date',
        'issued.code as reference',
        'payer.body as payer',
        'pending.amount_cents as pendingCents',
        each.fn.sum<number>(onMember('credit')).as('creditedCents'),
        each.fn.sum<number>(onMember('debit')).as('debitedCents'),
        each.fn
          .sum<number>(
            each
              .case()
              .when(returnsTo(each))
              .then(each(onMember('debit'), '-', onMember('credit')))
              .else(0)
              .end(),
          )
          .as('returnedCents'),
        each.fn.sum<number>(onPlace('debit')).as('broughtCents'),
        each.fn.sum<number>(onPlace('credit')).as('shownCents'),
        each.fn.sum<number>(onPlace('debit', drawer)).as('intoDrawerCents'),
        each.fn.sum<number>(onPlace('credit', drawer)).as('outOfDrawerCents'),
        each.fn
          .sum<number>(
            each
              .case()
              .when('entries.operation_id', '=', each.ref('payments.operation_id'))
              .then(amount)
              .else(0)
              .end(),
          )
          .as('originalCents'),
      ];
    })
    .groupBy('payments.id')
    .orderBy('payments.id');

/** One payment. */
export const selectPayment = template('payment', (id: number) =>
  select().where('payments.id', '=', id),
);

/** A line that takes money back; a provider takes what was contested off what it pays out. */
const returnsTo = (each: ExpressionBuilder<Schema, 'lines' | 'payments'>) =>
  each.or([
    each('lines.amount_cents', '<', 0),
    each.and([
      each('lines.amount_cents', '>', 0),
      each('payments.method', 'in', ['card', 'online']),
    ]),
  ]);

/** The payments that are more in the drawer than out of it. */
const inDrawer = () =>
  query
    .selectFrom('entries')
    .select('payment_id')
    .where('payment_id', 'is not', null)
    .where((each) =>
      each.or([
        each('debit_account_id', '=', FIXED_ACCOUNTS.cheques),
        each('credit_account_id', '=', FIXED_ACCOUNTS.cheques),
      ]),
    )
    .groupBy('payment_id')
    .having(
      (each) =>
        each.fn.sum<number>(
          each
            .case()
            .when('debit_account_id', '=', FIXED_ACCOUNTS.cheques)
            .then(each.ref('amount_cents'))
            .else(each.neg(each.ref('amount_cents')))
            .end(),
        ),
      '>',
      0,
    );
