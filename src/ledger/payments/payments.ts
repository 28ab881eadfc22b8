import type { ExpressionBuilder } from 'kysely';
import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { isReturnable, type Method, type PaymentStatus } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';
import { FIXED_ACCOUNTS, type Schema } from '../schema.ts';
import { findIssued } from './references.ts';

export interface Payment {
  readonly id: number;
  /** The operation that brought it; once that is undone, the payment is no more. */
  readonly operation: number;
  readonly memberId: number;
  readonly orderId: number | null;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly reference: string | null;
  /** Announced and not yet received. */
  readonly pendingCents: Cents;
  /** Credited to the member; of a refund, with a minus sign, debited. */
  readonly receivedCents: Cents;
  /**
   * Received by hand and not yet shown by the bank: in transit, or a cheque in the drawer. Of a
   * refund, with a minus sign, what was paid and is not yet shown.
   */
  readonly byHandCents: Cents;
  /** Of `byHandCents`, what is a cheque in the drawer. */
  readonly inDrawerCents: Cents;
  /** Somebody else who pays for the member. */
  readonly payer: string | null;
  /** What it is for the right member, once it was moved there. */
  readonly movedTo: number | null;
  /** What came back of it: a rejected transfer, an unpaid cheque. */
  readonly returnedCents: Cents;
  /** What it was recorded with. */
  readonly originalCents: Cents;
  readonly status: PaymentStatus;
}

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

/** Payments, oldest first. Every amount is a sum over the payment's entries. */
export function listPayments(ledger: Ledger, filter: PaymentFilter = {}): readonly Payment[] {
  let select = selectPayments();
  if (filter.ids !== undefined) select = select.where('payments.id', 'in', filter.ids);
  if (filter.memberId !== undefined) {
    select = select.where('payments.member_id', '=', filter.memberId);
  }
  if (filter.orderId !== undefined) select = select.where('payments.order_id', '=', filter.orderId);
  if (filter.operation !== undefined) {
    select = select.where('payments.operation_id', '=', filter.operation);
  }
  if (filter.pendingOnly) select = select.where('pending.amount_cents', '>', 0);
  if (filter.inDrawerOnly) select = select.where('payments.id', 'in', inDrawer());
  return withMoves(ledger, ledger.all(select));
}

function withMoves(ledger: Ledger, rows: readonly PaymentRow[]): readonly Payment[] {
  const payments = rows.map(asPayment);
  // Few are ever moved, and only of those that are neither awaited nor received can it be.
  if (!payments.some(({ status }) => status === 'cancelled')) return payments;
  const moved = movedPayments(ledger);
  return payments.map((payment) => {
    const movedTo = moved.get(payment.id);
    const isMoved = movedTo !== undefined && payment.status === 'cancelled';
    return isMoved ? { ...payment, movedTo, status: 'moved' } : payment;
  });
}

/** By payment, what it was moved to, as far as that stands. */
function movedPayments(ledger: Ledger): ReadonlyMap<number, number> {
  const rows = ledger.all(query.selectFrom('payment_moves').selectAll());
  return new Map(
    rows
      .filter(({ operation_id }) => stands(ledger, operation_id))
      .map(({ payment_id, to_payment_id }) => [payment_id, to_payment_id]),
  );
}

/** Refuses with NOT_FOUND. */
export function paymentById(ledger: Ledger, id: number): Payment {
  const [payment] = withMoves(ledger, ledger.all(selectById(id)));
  return payment ?? refuse('NOT_FOUND', { id: formatId('payment', id) });
}

/** A payment where it is now, however often it was moved. */
export const movedOn = (ledger: Ledger, payment: Payment): Payment =>
  payment.movedTo === null ? payment : movedOn(ledger, paymentById(ledger, payment.movedTo));

/** How a payment that is known to be there was made. */
export function methodOf(ledger: Ledger, id: number): Method {
  const row = ledger.get(query.selectFrom('payments').select('method').where('id', '=', id));
  if (row === undefined) throw new Error(`there is no payment ${id}`);
  return row.method as Method;
}

/** The payments that are awaited together with this one, in one cheque or transfer; itself too. */
export function awaitedTogether(
  ledger: Ledger,
  { id, operation, method, orderId }: Payment,
): readonly Payment[] {
  if (orderId !== null) return [];
  const together = listPayments(ledger, { operation, pendingOnly: true });
  const isTogether = together.some((each) => each.id === id) && together.length > 1;
  return isTogether ? together.filter((each) => each.method === method) : [];
}

/** The payment that a reference was issued for. Refuses with REFERENCE_UNKNOWN. */
export function paymentByReference(ledger: Ledger, code: string): Payment {
  const issued = findIssued(ledger, code);
  if (!issued?.paymentId) return refuse('REFERENCE_UNKNOWN', { value: code });
  return paymentById(ledger, issued.paymentId);
}

/**
 * Refuses with PAYMENT_NOT_RETURNABLE what was never received, what no bank takes back, and a
 * cheque that no bank has had.
 */
export function refuseNotReturnable({ id, status, method, inDrawerCents }: Payment): void {
  if (status === 'confirmed' && isReturnable(method) && inDrawerCents === 0) return;
  const isInHand = inDrawerCents > 0;
  refuse('PAYMENT_NOT_RETURNABLE', { id: formatId('payment', id), status, method, isInHand });
}

/** Sums over entries: the member's, those where the money lies, and what began it. */
const selectPayments = () =>
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

const selectById = template('payment', (id: number) =>
  selectPayments().where('payments.id', '=', id),
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

type PaymentRow = {
  id: number;
  operation: number;
  kind: string;
  memberId: number;
  orderId: number | null;
  method: string;
  date: string;
  reference: string | null;
  payer: string | null;
  pendingCents: number | null;
  creditedCents: number;
  debitedCents: number;
  returnedCents: number;
  broughtCents: number;
  shownCents: number;
  intoDrawerCents: number;
  outOfDrawerCents: number;
  originalCents: number;
};

function asPayment(row: PaymentRow): Payment {
  const pendingCents = row.pendingCents ?? 0;
  const receivedCents = row.creditedCents - row.debitedCents;
  // What a bank shows of a refund goes out, and nothing of it comes back.
  const returnedCents = row.kind === 'refund' ? 0 : Math.max(0, row.returnedCents);
  return {
    id: row.id,
    operation: row.operation,
    memberId: row.memberId,
    orderId: row.orderId,
    method: row.method as Method,
    date: row.date,
    reference: row.reference,
    payer: row.payer,
    movedTo: null,
    pendingCents,
    receivedCents,
    returnedCents,
    byHandCents: row.broughtCents - row.shownCents,
    inDrawerCents: row.intoDrawerCents - row.outOfDrawerCents,
    originalCents: row.originalCents,
    status: statusOf(pendingCents, receivedCents, returnedCents),
  };
}

function statusOf(pendingCents: Cents, receivedCents: Cents, returnedCents: Cents): PaymentStatus {
  if (pendingCents > 0) return 'pending';
  if (receivedCents > 0) return 'confirmed';
  if (returnedCents > 0) return 'bounced';
  return receivedCents < 0 ? 'refunded' : 'cancelled';
}
