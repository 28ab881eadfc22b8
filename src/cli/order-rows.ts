import type { CalendarDate } from '../domain/date.ts';
import type { Method } from '../domain/method.ts';
import { type Cents, sumCents } from '../domain/money.ts';
import { asItem, itemsLeft, type OrderItem, parseQuantity, priceOf } from '../domain/order-item.ts';
import { refuse } from '../domain/refusal.ts';
import { foldText, onOneLine } from '../domain/text.ts';
import type { Directory } from '../ledger/members/directory.ts';
import type { Member } from '../ledger/members/members.ts';
import type { ExportedOrder } from '../ledger/orders/order-import.ts';
import type { BulkRow } from './bulk.ts';
import type { Context } from './context.ts';
import { parseOptionalDate, parseTypedAmount, parseTypedMethod } from './values.ts';

/** A row of a platform's export: an order, or a product of one. */
export interface OrderRow {
  readonly member: Member;
  readonly distribution: CalendarDate | undefined;
  readonly code: string | undefined;
  readonly date: CalendarDate | undefined;
  readonly method: Method | undefined;
  /** None of a row that only tells what is in the order, whose price stands in another row. */
  readonly amountCents: Cents | undefined;
  readonly item: OrderItem | undefined;
  /** The sum under the products of a customer. */
  readonly isSum: boolean;
}

/** What a row leaves out. */
export interface OrderDefaults {
  readonly method: string | undefined;
  readonly distribution: string | undefined;
}

type At = (field: string) => void;

export function readOrderRow(
  members: Directory,
  row: BulkRow,
  defaults: OrderDefaults,
  hasItems: boolean,
  at: At,
): OrderRow {
  at('member');
  const member = memberOf(members, row);
  const priceCents = optional(row, 'price', at, parseTypedAmount);
  const thousandths = optional(row, 'quantity', at, parseAnyQuantity);
  at('amount');
  const amountCents = amountOf(row['amount'], thousandths, priceCents, hasItems);
  at('date');
  const date = parseOptionalDate(row['date']);
  at('distribution');
  const distribution = parseOptionalDate(row['distribution'] ?? defaults.distribution);
  const method = optional(row, 'method', at, parseTypedMethod);
  at('amount');
  const isSum = foldText(row['item'] ?? '') === 'TOTAL';
  const item = isSum ? undefined : itemOf(row['item'], thousandths, priceCents, amountCents);
  const code = row['order']?.trim() || undefined;
  return { member, distribution, code, date, method, amountCents, item, isSum };
}

function optional<Value>(
  row: BulkRow,
  field: string,
  at: At,
  parse: (typed: string) => Value,
): Value | undefined {
  const cell = row[field];
  if (cell === undefined) return undefined;
  at(field);
  return parse(cell);
}

/** By the name, or else by the e-mail; never by a part of a name: nobody looks at each row. */
function memberOf(members: Directory, row: BulkRow): Member {
  const [typed = '', email] = [row['member'], row['email']];
  const named = members.find(typed);
  const mailed = email === undefined ? undefined : members.find(email);
  if (named !== undefined && mailed !== undefined && named.id !== mailed.id) {
    refuse('EMAIL_OF_ANOTHER', { email: email ?? '', code: mailed.code, name: mailed.name });
  }
  return named ?? mailed ?? refuse('MEMBER_NOT_FOUND', { value: typed });
}

/** As `parseQuantity`, but none of something is a row that counts for nothing. */
function parseAnyQuantity(typed: string): number {
  const quantity = parseQuantity(typed);
  if (quantity.ok) return quantity.value;
  if (quantity.problem === 'zero') return 0;
  return refuse('ITEM_UNREADABLE', { value: typed, problem: 'quantity' });
}

/** The row's own total, fees included; else so much of something at its price. */
function amountOf(
  typed: string | undefined,
  thousandths: number | undefined,
  priceCents: Cents | undefined,
  hasItems: boolean,
): Cents | undefined {
  if (typed !== undefined) return parseTypedAmount(typed);
  if (priceCents !== undefined) return priceOf(thousandths ?? 1000, priceCents);
  return hasItems ? undefined : refuse('CELL_EMPTY', { column: 'amount' });
}

/** What fees a row has beyond its price belongs to the order, not to the product. */
function itemOf(
  name: string | undefined,
  thousandths: number | undefined,
  priceCents: Cents | undefined,
  amountCents: Cents | undefined,
): OrderItem | undefined {
  if (name === undefined) return undefined;
  if (thousandths === 0 || amountCents === undefined || amountCents < 0) return undefined;
  const many = thousandths ?? 1000;
  const unitCents = priceCents ?? Math.round((amountCents * 1000) / many);
  const isPriced =
    unitCents >= 0 && (priceCents !== undefined || priceOf(many, unitCents) === amountCents);
  const item = isPriced
    ? asItem(onOneLine(name), many, unitCents)
    : asItem(onOneLine(name), 1000, amountCents);
  return item.ok ? item.value : refuse('ITEM_UNREADABLE', { value: name, problem: item.problem });
}

/** Products of one order belong together; without products each row is an order. */
export function orderKey(hasItems: boolean): (row: OrderRow) => string {
  let number = 0;
  return ({ member, distribution, code, date }) => {
    number += 1;
    return hasItems ? [member.id, distribution, code ?? date].join(' ') : String(number);
  };
}

/** The order that these rows are; undefined for rows that only tell what is in another one. */
export function orderOf(
  rows: readonly [OrderRow, ...OrderRow[]],
  context: Context,
  defaults: OrderDefaults,
  at: At,
): ExportedOrder | undefined {
  const [{ member, distribution }] = rows;
  const code = rows.find((row) => row.code !== undefined)?.code;
  const products = rows.filter(({ isSum }) => !isSum);
  const priced = products.flatMap(({ amountCents }) => amountCents ?? []);
  // Under products without their prices stands what they come to; under others it is no more.
  const amounts = priced.length > 0 ? priced : rows.flatMap(({ amountCents }) => amountCents ?? []);
  if (amounts.length === 0) return undefined;
  const { methods } = context.settings;
  const typedMethod = rows.find((row) => row.method !== undefined)?.method;
  at('method');
  const onlyMethod = methods.length === 1 ? methods[0] : undefined;
  const method =
    typedMethod ??
    parseTypedMethod(defaults.method ?? onlyMethod ?? refuse('CELL_EMPTY', { column: 'method' }));
  const date = rows.find((row) => row.date !== undefined)?.date ?? context.date;
  const amountCents = sumCents(amounts);
  // What `addOrder` refuses, in its order: the amount, the method, the date, the kitty's balance.
  if (amountCents <= 0) at('amount');
  else if (methods.includes(method)) at(date < context.settings.start ? 'date' : 'amount');
  const items = itemsLeft(rows.flatMap(({ item }) => item ?? []));
  return {
    member,
    distribution,
    code,
    amountCents,
    items,
    method,
    date,
    isMethodSaid: typedMethod !== undefined,
  };
}
