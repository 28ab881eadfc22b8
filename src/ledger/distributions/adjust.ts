import type { CalendarDate } from '../../domain/date.ts';
import type { Correction } from '../../domain/order-item.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldName } from '../../domain/text.ts';
import { type Adjusted, adjustOrder } from '../orders/order-changes.ts';
import { itemsOf } from '../orders/order-items.ts';
import { listOrders } from '../orders/orders.ts';
import type { Writer } from '../write.ts';
import { distributionOn } from './distributions.ts';

export interface ItemAdjustment {
  readonly distribution: CalendarDate;
  /** The product's name, or a part of it that only one product of that day has. */
  readonly item: string;
  readonly correction: Correction;
  readonly date: CalendarDate;
  readonly reason: string;
}

export interface ItemAdjusted {
  /** The product's whole name. */
  readonly item: string;
  /** The orders that have it. */
  readonly adjusted: readonly Adjusted[];
}

/**
 * Corrects a product in all orders of a distribution: it did not come, or was sold at another
 * price. Refuses with DISTRIBUTION_NOT_FOUND, DISTRIBUTION_ITEM_UNKNOWN, and as `adjustOrder` does.
 */
export function adjustItem(writer: Writer, adjustment: ItemAdjustment): ItemAdjusted {
  const { ledger } = writer;
  const { distribution, correction, date, reason } = adjustment;
  distributionOn(ledger, distribution);
  const orders = listOrders(ledger, { distribution })
    .filter(({ amountCents }) => amountCents > 0)
    .map(({ id }) => ({ id, names: itemsOf(ledger, id).map(({ name }) => name) }));
  const item = wholeName(
    distribution,
    adjustment.item,
    orders.flatMap(({ names }) => names),
  );
  const having = orders.filter(({ names }) => names.some((name) => isSame(name, item)));
  return {
    item,
    adjusted: having.map(({ id }) =>
      adjustOrder(writer, id, { item, correction }, { date, reason }),
    ),
  };
}

const isSame = (one: string, other: string): boolean => foldName(one) === foldName(other);

function wholeName(distribution: CalendarDate, typed: string, names: readonly string[]): string {
  const exact = names.find((name) => isSame(name, typed));
  if (exact !== undefined) return exact;
  const wanted = foldName(typed);
  const products = [...new Map(names.map((name) => [foldName(name), name])).values()].toSorted();
  const [only, ...others] =
    wanted === '' ? [] : products.filter((name) => foldName(name).includes(wanted));
  if (only !== undefined && others.length === 0) return only;
  return refuse('DISTRIBUTION_ITEM_UNKNOWN', { value: typed, distribution, items: products });
}
