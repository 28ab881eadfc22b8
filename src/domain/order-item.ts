import {
  type AmountProblem,
  type Cents,
  type DecimalMark,
  MAX_CENTS,
  parseAmount,
} from './money.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';
import { onOneLine } from './text.ts';

/** A row of an order: so much of something at a price, or with the other sign so much less. */
export interface OrderItem {
  readonly name: string;
  /** Thousandths of a piece, a kilo, a litre: 450 is 0.450. */
  readonly thousandths: number;
  readonly unitCents: Cents;
  readonly amountCents: Cents;
}

export type QuantityProblem = 'unreadable' | 'too-precise' | 'too-large' | 'zero';

const MAX_THOUSANDTHS = 999_999_999;

/** Reads `2`, `0,45` or `1.5`: more than zero, three decimals at most, digit by digit. */
export function parseQuantity(text: string): Parsed<number, QuantityProblem> {
  const found = /^(\d*)(?:[.,](\d*))?$/.exec(text.trim());
  const [, units = '', fraction = ''] = found ?? [];
  if (!found || units + fraction === '') return unparsed('unreadable');
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > 3) return unparsed('too-precise');
  const digits = `${units}${decimals.padEnd(3, '0')}`.replace(/^0+/, '');
  if (digits.length > 9) return unparsed('too-large');
  const thousandths = Number(digits || '0');
  if (thousandths > MAX_THOUSANDTHS) return unparsed('too-large');
  return thousandths === 0 ? unparsed('zero') : parsed(thousandths);
}

/** Writes `2` or `0.45`. */
export function formatQuantity(thousandths: number, mark: DecimalMark): string {
  const digits = String(Math.abs(thousandths)).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  const sign = thousandths < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -3)}${fraction === '' ? '' : `${mark}${fraction}`}`;
}

/** What so much costs at a price, rounded half up to the cent. */
export function priceOf(thousandths: number, unitCents: Cents): Cents {
  // 999 999,999 of something at 999 999 999,99 is past what a number holds exactly.
  const product = BigInt(thousandths) * BigInt(unitCents);
  return Number((product + 500n) / 1000n);
}

export type ItemProblem = 'parts' | 'name' | 'quantity' | 'price' | 'too-large';

/** Reads `Carottes;2;1,80`: a name, a quantity and the price of one; `Pain;3,50` is one of it. */
export function parseItem(text: string): Parsed<OrderItem, ItemProblem> {
  const cells = text.split(';').map((cell) => cell.trim());
  if (cells.length < 2 || cells.length > 3) return unparsed('parts');
  const name = onOneLine(cells[0] ?? '');
  if (name === '') return unparsed('name');
  const quantity = parseQuantity(cells.length === 3 ? (cells[1] ?? '') : '1');
  if (!quantity.ok) return unparsed('quantity');
  const price: Parsed<Cents, AmountProblem> = parseAmount(cells.at(-1) ?? '');
  if (!price.ok || price.value < 0) return unparsed('price');
  return asItem(name, quantity.value, price.value);
}

/** So much of something at a price. */
export function asItem(
  name: string,
  thousandths: number,
  unitCents: Cents,
): Parsed<OrderItem, 'too-large'> {
  const amountCents = priceOf(thousandths, unitCents);
  if (amountCents > MAX_CENTS) return unparsed('too-large');
  return parsed({ name, thousandths, unitCents, amountCents });
}

/**
 * What all these rows come to: those of one name and price together, in the order in which the
 * names came; none of which nothing is left.
 */
export function itemsLeft(rows: readonly OrderItem[]): readonly OrderItem[] {
  const left = new Map<string, OrderItem>();
  for (const row of rows) {
    const key = `${row.unitCents} ${row.name}`;
    const before = left.get(key);
    left.set(key, {
      ...row,
      thousandths: row.thousandths + (before?.thousandths ?? 0),
      amountCents: row.amountCents + (before?.amountCents ?? 0),
    });
  }
  const names = [...new Set(rows.map(({ name }) => name))];
  return [...left.values()]
    .filter(({ thousandths }) => thousandths !== 0)
    .toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

/** The row that takes so much of something out again. */
export const withoutItem = (item: OrderItem): OrderItem => ({
  ...item,
  thousandths: -item.thousandths,
  // Never −0, which is written as something else.
  amountCents: item.amountCents === 0 ? 0 : -item.amountCents,
});

/** The rows by which what was in an order becomes what is. */
export const itemsBetween = (
  before: readonly OrderItem[],
  now: readonly OrderItem[],
): readonly OrderItem[] => itemsLeft([...before.map(withoutItem), ...now]);

/** Whether two orders have the same in them, in whatever order. */
export const sameItems = (one: readonly OrderItem[], other: readonly OrderItem[]): boolean =>
  itemsBetween(one, other).length === 0;

/** What a coordinator corrects of something in an order; a missing one is a quantity of zero. */
export interface Correction {
  readonly thousandths?: number | undefined;
  readonly unitCents?: Cents | undefined;
}

/** The rows by which an item becomes what it should have been. */
export function corrected(item: OrderItem, correction: Correction): readonly OrderItem[] {
  const { thousandths = item.thousandths, unitCents = item.unitCents } = correction;
  const amountCents = priceOf(thousandths, unitCents);
  if (unitCents === item.unitCents) {
    const less = thousandths - item.thousandths;
    return less === 0
      ? []
      : [{ ...item, thousandths: less, amountCents: amountCents - item.amountCents }];
  }
  const gone = withoutItem(item);
  const now = { ...item, thousandths, unitCents, amountCents };
  return thousandths === 0 ? [gone] : [gone, now];
}
