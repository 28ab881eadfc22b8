import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import { dayOfUtc } from '../../domain/zone.ts';
import type { BulkRow } from '../bulk.ts';
import type { Field } from '../column-map.ts';
import {
  amountIn,
  fullName,
  meaningOf,
  type NoCharge,
  OWN_MEMBER,
  type Provider,
} from './provider.ts';

// Two of Stripe's exports. Headers are English whatever the account's language; decimals are as in
// the account's country; days are UTC. Seen: exports of 2015 to 2026.

const ID: Field = { name: 'id', words: ['ID'], required: true };
const DATE: Field = {
  name: 'date',
  words: ['CREATED DATE (UTC)', 'CREATED (UTC)'],
  required: true,
};
const AMOUNT: Field = { name: 'amount', words: ['AMOUNT'], required: true };
const CURRENCY: Field = { name: 'currency', words: ['CURRENCY'], required: true };
const FEE: Field = { name: 'fee', words: ['FEE'] };
const MORE: readonly Field[] = [
  { name: 'email', words: ['CUSTOMER EMAIL', 'EMAIL (METADATA)'] },
  { name: 'name', words: ['CARD NAME', 'CUSTOMER NAME', 'SHIPPING NAME', 'NAME (METADATA)'] },
  OWN_MEMBER,
];

/** Descriptions, and what a shop has Stripe keep. */
const TEXTS =
  /^(DESCRIPTION|STATEMENT DESCRIPTOR|CLIENT REFERENCE ID|CHECKOUT CUSTOM FIELD.*|.*METADATA.*)$/;

const STATUSES: Readonly<Record<string, 'paid' | NoCharge>> = {
  PAID: 'paid',
  SUCCEEDED: 'paid',
  REFUNDED: 'paid',
  'PARTIALLY REFUNDED': 'paid',
  'PARTIAL REFUND': 'paid',
  FAILED: 'failed',
  CANCELED: 'failed',
  BLOCKED: 'failed',
  REQUIRES_PAYMENT_METHOD: 'failed',
  REQUIRES_CONFIRMATION: 'failed',
  REQUIRES_ACTION: 'failed',
  PENDING: 'waiting',
  UNCAPTURED: 'waiting',
};

/** "Payments" (`unified_payments.csv`): one row for each attempt to pay, refunds in a column. */
export const stripePayments: Provider = {
  name: 'stripe',
  method: 'online',
  texts: TEXTS,
  fields: [
    ID,
    DATE,
    AMOUNT,
    CURRENCY,
    { name: 'refunded', words: ['AMOUNT REFUNDED'], required: 'column' },
    { name: 'status', words: ['STATUS'], required: true },
    { name: 'intent', words: ['PAYMENTINTENT ID'] },
    { name: 'converted', words: ['CONVERTED AMOUNT'] },
    { name: 'convertedRefunded', words: ['CONVERTED AMOUNT REFUNDED'] },
    { name: 'convertedCurrency', words: ['CONVERTED CURRENCY'] },
    { name: 'mode', words: ['MODE'] },
    { name: 'captured', words: ['CAPTURED'] },
    { name: 'tax', words: ['TAXES ON FEE', 'TAX'] },
    FEE,
    ...MORE,
  ],
  read(row, at, currency) {
    if (foldText(row['mode'] ?? '') === 'TEST') return { kind: 'none', reason: 'test' };
    at('status');
    const status = meaningOf(row['status'], STATUSES);
    if (status !== 'paid') return { kind: 'none', reason: status };
    if (foldText(row['captured'] ?? '') === 'FALSE') return { kind: 'none', reason: 'waiting' };
    const { amountCents, refundedCents } = inCurrency(row, at, currency);
    at('date');
    const date = utcDay(row['date'] ?? '');
    at('fee');
    const feeCents = amountIn(row['fee']) + amountIn(row['tax']);
    const intent = row['intent'];
    const { email } = row;
    const ids = [row['id'] ?? '', ...(intent === undefined ? [] : [intent])] as const;
    return {
      kind: 'charge',
      charge: {
        ids,
        date,
        amountCents,
        feeCents,
        refundedCents,
        email,
        name: fullName(row['name']),
      },
    };
  },
};

/** What was paid in the ledger's currency; or what Stripe made of it, in its own account's. */
function inCurrency(
  row: BulkRow,
  at: (field: string) => void,
  currency: string,
): { readonly amountCents: Cents; readonly refundedCents: Cents } {
  const isOwn = (cell: string | undefined) => foldText(cell ?? '') === currency;
  at('amount');
  if (isOwn(row['currency'])) {
    return { amountCents: amountIn(row['amount']), refundedCents: amountIn(row['refunded']) };
  }
  at('currency');
  if (!isOwn(row['convertedCurrency'])) {
    refuse('ROW_CURRENCY', { currency: row['currency'] ?? '', ledgers: currency });
  }
  at('converted');
  return {
    amountCents: amountIn(row['converted']),
    refundedCents: amountIn(row['convertedRefunded']),
  };
}

const TYPES: Readonly<Record<string, 'paid' | 'refund' | NoCharge>> = {
  CHARGE: 'paid',
  PAYMENT: 'paid',
  REFUND: 'refund',
  PAYMENT_REFUND: 'refund',
  PAYOUT: 'payout',
  PAYOUT_FAILURE: 'payout',
  PAYOUT_CANCEL: 'payout',
  TRANSFER: 'payout',
  ADJUSTMENT: 'refund',
  RESERVED_FUNDS: 'payout',
  STRIPE_FEE: 'fee',
  TAX_FEE: 'fee',
  APPLICATION_FEE: 'fee',
};

/** "All activity" (balance history): every movement, refunds and payouts in rows of their own. */
export const stripeActivity: Provider = {
  name: 'stripe',
  method: 'online',
  texts: TEXTS,
  fields: [
    { name: 'source', words: ['SOURCE'], required: 'column' },
    { name: 'type', words: ['TYPE'], required: true },
    { name: 'net', words: ['NET'], required: true },
    ID,
    DATE,
    AMOUNT,
    CURRENCY,
    FEE,
    ...MORE,
  ],
  read(row, at, currency) {
    at('type');
    const type = meaningOf(row['type'], TYPES);
    if (type !== 'paid' && type !== 'refund') return { kind: 'none', reason: type };
    at('currency');
    if (foldText(row['currency'] ?? '') !== currency) {
      refuse('ROW_CURRENCY', { currency: row['currency'] ?? '', ledgers: currency });
    }
    at('amount');
    const amountCents = amountIn(row['amount']);
    const [source, own = ''] = [row['source'], row['id']];
    if (type === 'refund') return { kind: 'refund', id: source ?? own, amountCents: -amountCents };
    at('date');
    const date = utcDay(row['date'] ?? '');
    at('fee');
    const feeCents = amountIn(row['fee']);
    const ids = source === undefined ? ([own] as const) : ([source, own] as const);
    const { email } = row;
    const name = fullName(row['name']);
    return {
      kind: 'charge',
      charge: { ids, date, amountCents, feeCents, refundedCents: 0, email, name },
    };
  },
};

function utcDay(text: string): string {
  const day = dayOfUtc(text);
  return day.ok ? day.value : refuse('DATE_UNREADABLE', { value: text });
}
