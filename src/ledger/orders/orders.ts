import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Method } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import type { OrderItem } from '../../domain/order-item.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, balanceOfAccount, fixedAccount } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { refuseValidated } from '../distributions/lock.ts';
import { refuseLeft } from '../members/leaving.ts';
import type { Member } from '../members/members.ts';
import { recordPayment } from '../payments/payments-write.ts';
import { FIXED_ACCOUNTS } from '../schema.ts';
import { readSettings, refuseBeforeStart, type Settings } from '../settings.ts';
import type { Writer } from '../write.ts';
import { refuseLowKitty } from './kitty.ts';
import { writeItems } from './order-items.ts';

export interface Order {
  readonly id: number;
  /** The operation that brought it. */
  readonly operation: number;
  readonly memberId: number;
  readonly date: CalendarDate;
  readonly distribution: CalendarDate | null;
  readonly method: Method;
  /** What the ordering platform calls it. */
  readonly code: string | null;
  /** What the member is debited for it now: 0 once it was undone. */
  readonly amountCents: Cents;
}

export interface NewOrder {
  readonly member: Member;
  readonly amountCents: Cents;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly distribution?: CalendarDate | undefined;
  /** What is in it, if that is known; its amounts add up to the order's. */
  readonly items?: readonly OrderItem[] | undefined;
  /** What the ordering platform calls it. */
  readonly code?: string | undefined;
  /** Take the member's avoir off what is announced. */
  readonly useCredit?: boolean | undefined;
  /** It comes from the platform's export. */
  readonly isImported?: boolean | undefined;
  /** It was handed out already: recorded although it overdraws a kitty. */
  readonly isDelivered?: boolean | undefined;
  /** The online provider's own id of the payment: confirmed at once, once for each id. */
  readonly providerId?: string | undefined;
}

export interface OrderFilter {
  readonly memberId?: number | undefined;
  readonly distribution?: CalendarDate | undefined;
}

/** Orders, oldest first. */
export function listOrders(ledger: Ledger, filter: OrderFilter = {}): readonly Order[] {
  let select = selectOrders();
  if (filter.memberId !== undefined)
    select = select.where('orders.member_id', '=', filter.memberId);
  if (filter.distribution !== undefined) {
    select = select.where('orders.distribution', '=', filter.distribution);
  }
  return ledger.all(select).map(asOrder);
}

const asOrder = ({ inCents, outCents, method, ...order }: OrderRow): Order => ({
  ...order,
  method: method as Method,
  amountCents: inCents - outCents,
});

/** Refuses with NOT_FOUND. */
export function orderById(ledger: Ledger, id: number): Order {
  const [order] = ledger.all(selectById(id)).map(asOrder);
  return order ?? refuse('NOT_FOUND', { id: formatId('order', id) });
}

/**
 * Records an order and what pays for it as one operation: both or neither. The payment is pending,
 * except online with the provider's id; with `kitty`, or an avoir that covers it, there is none.
 * Refuses with MEMBER_LEFT, AMOUNT_NOT_POSITIVE, METHOD_DISABLED, KITTY_TOO_LOW, BEFORE_START,
 * DISTRIBUTION_VALIDATED.
 */
export function addOrder(writer: Writer, wanted: NewOrder): Order {
  const { ledger } = writer;
  const { member, amountCents, method, date } = wanted;
  const settings = readSettings(ledger);
  refuseLeft(member);
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'order' });
  refuseMethod(settings, method, wanted.providerId);
  refuseBeforeStart(date, settings.start);
  const distribution = wanted.distribution ?? null;
  refuseValidated(ledger, { distribution, memberId: member.id });
  if (wanted.providerId !== undefined && wanted.useCredit) {
    refuse('OPTIONS_CONFLICT', { first: '--psp-id', second: '--use-credit' });
  }
  const account = accountOf(ledger, member.id);
  const balanceCents = balanceOfAccount(ledger, account);
  if (method === 'kitty' && !wanted.isDelivered) refuseLowKitty(ledger, member, amountCents);
  const operation = writer.operation('order');
  const order = ledger.run(insertOrder(operation, member.id, date, distribution, method));
  writer.drawn('order', order);
  const { code } = wanted;
  if (code !== undefined) {
    ledger.run(
      query.insertInto('order_codes').values({ operation_id: operation, order_id: order, code }),
    );
  }
  if (wanted.isImported) {
    ledger.run(
      query.insertInto('imported_orders').values({ operation_id: operation, order_id: order }),
    );
  }
  const credit = fixedAccount('orders');
  writer.entry(operation, { date, debit: account, credit, amountCents, order });
  writeItems(writer, operation, order, wanted.items ?? []);
  const creditCents = wanted.useCredit ? Math.max(0, balanceCents) : 0;
  payFor(writer, operation, wanted, order, Math.max(0, amountCents - creditCents));
  return orderById(ledger, order);
}

function payFor(
  writer: Writer,
  operation: number,
  wanted: NewOrder,
  orderId: number,
  amountCents: Cents,
): void {
  if (wanted.method === 'kitty' || amountCents === 0) return;
  const { member, method, date, providerId } = wanted;
  const payment = { memberId: member.id, orderId, amountCents, method, date, providerId };
  const state = providerId === undefined ? 'announced' : 'received';
  recordPayment(writer, operation, payment, state);
}

/** Refuses with METHOD_DISABLED, and a provider's id where it means nothing. */
export function refuseMethod(
  { methods }: Settings,
  method: Method,
  providerId: string | undefined,
): void {
  if (!methods.includes(method)) refuse('METHOD_DISABLED', { method, methods });
  if (providerId !== undefined && method !== 'online') {
    refuse('OPTIONS_CONFLICT', { first: '--psp-id', second: `--method ${method}` });
  }
}

const selectOrders = () =>
  query
    .selectFrom('orders')
    .innerJoin('entries', 'entries.order_id', 'orders.id')
    .leftJoin('order_codes', 'order_codes.order_id', 'orders.id')
    .select((each) => {
      const on = (column: 'debit_account_id' | 'credit_account_id') =>
        each
          .case()
          .when(column, '=', FIXED_ACCOUNTS.orders)
          .then(each.ref('amount_cents'))
          .else(0)
          .end();
      return [
        'orders.id',
        'orders.operation_id as operation',
        'orders.member_id as memberId',
        'orders.date',
        'orders.distribution',
        'orders.method',
        'order_codes.code',
        each.fn.sum<number>(on('credit_account_id')).as('inCents'),
        each.fn.sum<number>(on('debit_account_id')).as('outCents'),
      ];
    })
    .groupBy('orders.id')
    .orderBy('orders.id');

const selectById = template('order', (id: number) => selectOrders().where('orders.id', '=', id));

type OrderRow = Omit<Order, 'method' | 'amountCents'> & {
  readonly method: string;
  readonly inCents: Cents;
  readonly outCents: Cents;
};

const insertOrder = template(
  'insert into orders',
  (
    operation_id: number,
    member_id: number,
    date: CalendarDate,
    distribution: CalendarDate | null,
    method: Method,
  ) => query.insertInto('orders').values({ operation_id, member_id, date, distribution, method }),
);
