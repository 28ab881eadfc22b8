import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import type { BulkRow } from '../bulk.ts';
import type { Field } from '../column-map.ts';
import { parseTypedAmount, parseTypedDate } from '../values.ts';

/** Why a row is no money for a member. */
export type NoCharge =
  | 'failed'
  | 'waiting'
  | 'test'
  | 'payout'
  | 'fee'
  | 'offline'
  | 'cash'
  | 'refunded'
  | 'before-start';

/** Money that a member paid through a provider. */
export interface Charge {
  /** By which it may be known, the one that people see first. */
  readonly ids: readonly [string, ...string[]];
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  /** What the provider keeps of it; 0 where its export does not say. */
  readonly feeCents: Cents;
  /** What the provider has paid back of it. */
  readonly refundedCents: Cents;
  readonly email: string | undefined;
  readonly name: string | undefined;
}

export type ProviderRow =
  | { readonly kind: 'charge'; readonly charge: Charge }
  | { readonly kind: 'none'; readonly reason: NoCharge }
  /** Paid back, told in a row of its own. */
  | { readonly kind: 'refund'; readonly id: string; readonly amountCents: Cents };

/** A provider's export: how its columns are called, and what a row of it means. */
export interface Provider {
  readonly name: 'stripe' | 'helloasso' | 'sumup';
  readonly method: 'online' | 'card';
  readonly fields: readonly Field[];
  /** Columns, folded, in which people or shops write: an order's code may stand there. */
  readonly texts: RegExp;
  readonly read: (row: BulkRow, at: (field: string) => void, currency: string) => ProviderRow;
}

/** Columns that a treasurer may add where a payer can't be told otherwise. */
export const OWN_MEMBER: Field = { name: 'member', words: ['MEMBER', 'ADHERENT'] };

/** A day, whatever hour stands behind it. */
export const dayBefore = (text: string): CalendarDate =>
  parseTypedDate(text.trim().split(/[\sT]/)[0] ?? '');

export const amountIn = (cell: string | undefined): Cents =>
  cell === undefined ? 0 : parseTypedAmount(cell);

/** Refuses with PROVIDER_STATUS a word that nobody has seen yet: it may be money, or none. */
export function meaningOf<Meaning>(
  cell: string | undefined,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning {
  const meaning = meanings[foldText(cell ?? '')];
  return meaning ?? refuse('PROVIDER_STATUS', { value: cell ?? '' });
}

export const fullName = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined).join(' ') || undefined;
