import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { foldOrderCode } from '../../domain/order-codes.ts';
import { type OrderItem, sameItems } from '../../domain/order-item.ts';
import { type Ledger, query } from '../database.ts';
import type { Writer } from '../write.ts';
import { replaceOrder } from './order-changes.ts';
import { itemsOf } from './order-items.ts';
import { addOrder, listOrders, type NewOrder, type Order } from './orders.ts';

// A platform's export against what is recorded of it already.

/** An order as the export has it. */
export interface ExportedOrder extends NewOrder {
  readonly items: readonly OrderItem[];
}

/** The orders that an export may speak of, each to be found once. */
export interface Known {
  /** The recorded order that an exported one is; undefined for a new one. */
  readonly find: (exported: ExportedOrder) => Order | undefined;
  /**
   * Those that came by an export for one of the days in this one, and are not in it. To be asked
   * when all were looked for.
   */
  readonly vanished: () => readonly Order[];
}

/**
 * Orders are known again by the platform's code, else by the member and the distribution, one after
 * the other; without either every order is a new one.
 */
export function knownOrders(ledger: Ledger): Known {
  const byDay = new Map<CalendarDate, Order[]>();
  const found = new Set<number>();
  const coded = () => listOrders(ledger).filter(({ code, amountCents }) => code && amountCents > 0);
  let byCode: ReadonlyMap<string, Order> | undefined;
  const dayOf = (date: CalendarDate): Order[] => {
    const known = byDay.get(date);
    if (known !== undefined) return known;
    const orders = listOrders(ledger, { distribution: date }).filter(
      ({ amountCents }) => amountCents > 0,
    );
    byDay.set(date, orders);
    return orders;
  };
  const look = ({ member, distribution, code }: ExportedOrder): Order | undefined => {
    const ofDay = distribution === undefined ? [] : dayOf(distribution);
    if (code !== undefined) {
      byCode ??= new Map(coded().map((order) => [codeKey(order.code ?? ''), order]));
      const order = byCode.get(codeKey(code));
      return order?.memberId === member.id ? order : undefined;
    }
    return ofDay.find(
      (order) => order.memberId === member.id && order.code === null && !found.has(order.id),
    );
  };
  return {
    find(exported) {
      const order = look(exported);
      if (order !== undefined) found.add(order.id);
      return order;
    },
    vanished() {
      const imported = importedOrders(ledger);
      return [...byDay.values()].flat().filter(({ id }) => imported.has(id) && !found.has(id));
    },
  };
}

const codeKey = (code: string): string => foldOrderCode(code) ?? code.trim();

export interface Importing {
  /** Record what changed; else it is only told. */
  readonly isUpdate: boolean;
  readonly date: CalendarDate;
  readonly reason: string;
  /** The calendar's own day: what was handed out before it is recorded whatever a kitty holds. */
  readonly today: CalendarDate;
}

export type ImportedOrder =
  | { readonly kind: 'new' | 'same'; readonly order: Order }
  /** By so much more, or with a minus sign less; 0 where only what is in it changed. */
  | { readonly kind: 'changed'; readonly order: Order; readonly changeCents: Cents };

/** Records an exported order, or what is other in it. Refuses as `addOrder`, `replaceOrder` do. */
export function importOrder(
  writer: Writer,
  known: Order | undefined,
  exported: ExportedOrder,
  { isUpdate, date, reason, today }: Importing,
): ImportedOrder {
  const { ledger } = writer;
  const { amountCents, items, method, distribution } = exported;
  if (known === undefined) {
    const isDelivered = distribution !== undefined && distribution <= today;
    return { kind: 'new', order: addOrder(writer, { ...exported, isImported: true, isDelivered }) };
  }
  const changeCents = amountCents - known.amountCents;
  const hasOtherItems = items.length > 0 && !sameItems(itemsOf(ledger, known.id), items);
  if (changeCents === 0 && !hasOtherItems) return { kind: 'same', order: known };
  const order = isUpdate
    ? replaceOrder(writer, known.id, { amountCents, items, method }, { date, reason })
    : known;
  return { kind: 'changed', order, changeCents };
}

const importedOrders = (ledger: Ledger): ReadonlySet<number> =>
  new Set(
    ledger.all(query.selectFrom('imported_orders').select('order_id')).map((row) => row.order_id),
  );
