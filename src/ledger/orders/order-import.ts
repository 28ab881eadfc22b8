import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { once } from '../../domain/once.ts';
import { foldOrderCode } from '../../domain/order-codes.ts';
import { type OrderItem, sameItems } from '../../domain/order-item.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { listPayments } from '../payments/payments.ts';
import type { Writer } from '../write.ts';
import { cancelOrder, replaceOrder } from './order-changes.ts';
import { itemsOf } from './order-items.ts';
import { addOrder, listOrders, type NewOrder, type Order } from './orders.ts';

// A platform's export against what is recorded of it already.

/** An order as the export has it. */
export interface ExportedOrder extends NewOrder {
  readonly items: readonly OrderItem[];
  /** The export itself has the method; else it is what rows without one get. */
  readonly isMethodSaid?: boolean | undefined;
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
 * Orders are known again by the platform's code, else by the member and the distribution; of
 * several the one of the same amount first, and of what was typed by hand that one alone. One that
 * was taken out here is known too, after those that are still there; one that was undone never was.
 * Without a code and a day every order is new.
 */
export function knownOrders(ledger: Ledger): Known {
  const byDay = new Map<CalendarDate, readonly Order[]>();
  const found = new Set<number>();
  const standing = (orders: readonly Order[]) =>
    orders.filter(({ operation }) => stands(ledger, operation));
  const byCode = once(() => {
    const coded = standing(listOrders(ledger).filter(({ code }) => code !== null));
    return Map.groupBy(coded, ({ code }) => codeKey(code ?? ''));
  });
  const imported = once(() => importedOrders(ledger));
  const ofDay = (date: CalendarDate): readonly Order[] => {
    const known = byDay.get(date) ?? standing(listOrders(ledger, { distribution: date }));
    byDay.set(date, known);
    return known;
  };
  // What was typed by hand is the export's where it is the same; else it stands beside it.
  const mayBe = ({ id, amountCents }: Order, exportedCents: Cents): boolean =>
    imported.value().has(id) || amountCents === exportedCents;
  const look = ({ member, distribution, code, amountCents }: ExportedOrder): Order | undefined => {
    const day = distribution === undefined ? [] : ofDay(distribution);
    const coded = code === undefined ? [] : (byCode.value().get(codeKey(code)) ?? []);
    const isTheirs = (order: Order) => order.memberId === member.id && !found.has(order.id);
    const candidates = [
      ...coded.filter((order) => isTheirs(order) && order.distribution === (distribution ?? null)),
      ...coded.filter(isTheirs),
      ...day.filter((order) => isTheirs(order) && order.code === null && mayBe(order, amountCents)),
    ];
    const there = candidates.filter((order) => order.amountCents > 0);
    const same = there.find((order) => order.amountCents === amountCents);
    return same ?? there[0] ?? candidates[0];
  };
  return {
    find(exported) {
      const order = look(exported);
      if (order !== undefined) found.add(order.id);
      return order;
    },
    vanished() {
      return [...byDay.values()]
        .flat()
        .filter(
          ({ id, amountCents }) => amountCents > 0 && imported.value().has(id) && !found.has(id),
        );
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

/** What an export has other than what is recorded. */
export type Difference = 'amount' | 'items' | 'day' | 'method' | 'cancelled';

export type ImportedOrder =
  | { readonly kind: 'new' | 'same'; readonly order: Order }
  /** By so much more, or with a minus sign less. */
  | {
      readonly kind: 'changed';
      readonly order: Order;
      readonly what: Difference;
      readonly changeCents: Cents;
    };

/**
 * Records an exported order, or what is other in it. On another day, or by another method while
 * nothing was received, it is taken out and recorded anew. Refuses as `addOrder`, `replaceOrder` do.
 */
export function importOrder(
  writer: Writer,
  known: Order | undefined,
  exported: ExportedOrder,
  { isUpdate, date, reason, today }: Importing,
): ImportedOrder {
  const { amountCents, items, method, distribution } = exported;
  // What was handed out is recorded whatever a kitty holds.
  const isDelivered = distribution !== undefined && distribution <= today;
  const add = () => addOrder(writer, { ...exported, isImported: true, isDelivered });
  if (known === undefined) return { kind: 'new', order: add() };
  const what = differenceOf(writer.ledger, known, exported);
  if (what === undefined) return { kind: 'same', order: known };
  const changeCents = amountCents - known.amountCents;
  if (!isUpdate) return { kind: 'changed', order: known, what, changeCents };
  if (what === 'amount' || what === 'items') {
    const replacement = { amountCents, items, method, isDelivered };
    const order = replaceOrder(writer, known.id, replacement, { date, reason });
    return { kind: 'changed', order, what, changeCents };
  }
  if (what !== 'cancelled') cancelOrder(writer, known.id, { date, reason });
  return { kind: 'changed', order: add(), what, changeCents };
}

function differenceOf(
  ledger: Ledger,
  known: Order,
  { amountCents, items, method, distribution, isMethodSaid }: ExportedOrder,
): Difference | undefined {
  if (known.amountCents === 0) return 'cancelled';
  if (distribution !== undefined && known.distribution !== distribution) return 'day';
  const isOther = isMethodSaid === true && known.method !== method;
  if (isOther && nothingReceived(ledger, known.id)) return 'method';
  if (amountCents !== known.amountCents) return 'amount';
  const hasOtherItems = items.length > 0 && !sameItems(itemsOf(ledger, known.id), items);
  return hasOtherItems ? 'items' : undefined;
}

const nothingReceived = (ledger: Ledger, orderId: number): boolean =>
  listPayments(ledger, { orderId }).every(({ receivedCents }) => receivedCents === 0);

const importedOrders = (ledger: Ledger): ReadonlySet<number> =>
  new Set(
    ledger.all(query.selectFrom('imported_orders').select('order_id')).map((row) => row.order_id),
  );
