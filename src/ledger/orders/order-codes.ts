import { foldOrderCode } from '../../domain/order-codes.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';

/** An order by the code that its platform gave it. */
export interface CodedOrder {
  readonly orderId: number;
  readonly memberId: number;
  readonly code: string;
}

/** The orders that stand and were brought with a code, by that code as labels are searched. */
export function ordersByCode(ledger: Ledger): ReadonlyMap<string, readonly CodedOrder[]> {
  const standing = ledger.all(codedOrders()).filter(({ operation }) => stands(ledger, operation));
  return Map.groupBy(
    standing.filter(({ code }) => foldOrderCode(code) !== undefined),
    ({ code }) => foldOrderCode(code) ?? '',
  );
}

const codedOrders = template('coded orders', () =>
  query
    .selectFrom('order_codes')
    .innerJoin('orders', 'orders.id', 'order_codes.order_id')
    .select(['orders.id as orderId', 'orders.member_id as memberId'])
    .select(['order_codes.code', 'order_codes.operation_id as operation'])
    .orderBy('orders.id'),
);
