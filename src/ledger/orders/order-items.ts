import { itemsLeft, type OrderItem } from '../../domain/order-item.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';
import type { Writer } from '../write.ts';

/** Keeps what an operation put into an order, or took out of it. */
export function writeItems(
  writer: Writer,
  operation: number,
  order: number,
  items: readonly OrderItem[],
): void {
  for (const [index, { name, thousandths, unitCents, amountCents }] of items.entries()) {
    writer.ledger.run(
      query.insertInto('order_items').values({
        operation_id: operation,
        position: index + 1,
        order_id: order,
        name,
        thousandths,
        unit_cents: unitCents,
        amount_cents: amountCents,
      }),
    );
  }
}

/** What is in an order, by all that stands: none for one of which only the total is known. */
export function itemsOf(ledger: Ledger, order: number): readonly OrderItem[] {
  const standing = ledger
    .all(itemsOfOrder(order))
    .filter(({ operation }) => stands(ledger, operation));
  return itemsLeft(standing.map(({ operation: _, ...item }) => item));
}

const itemsOfOrder = template('items of order', (order: number) =>
  query
    .selectFrom('order_items')
    .select(['operation_id as operation', 'name', 'thousandths'])
    .select(['unit_cents as unitCents', 'amount_cents as amountCents'])
    .where('order_id', '=', order)
    .orderBy('operation_id')
    .orderBy('position'),
);
