import { basename } from 'node:path';
import { readTable } from '../../bank/csv/table.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Field } from '../column-map.ts';
import { openSource } from '../files.ts';
import { helloAsso } from './helloasso.ts';
import type { Provider } from './provider.ts';
import { stripeActivity, stripePayments } from './stripe.ts';
import { sumUp } from './sumup.ts';

/** The exports that are known, the one with more columns of its own first. */
const PROVIDERS: readonly Provider[] = [stripePayments, stripeActivity, helloAsso, sumUp];

/** Exports that hold something else than payments, by columns that only they have. */
const OTHERS: readonly { readonly export: OtherExport; readonly columns: readonly string[] }[] = [
  { export: 'stripe-payouts', columns: ['ARRIVAL DATE (UTC)'] },
  { export: 'stripe-report', columns: ['BALANCE_TRANSACTION_ID'] },
  { export: 'helloasso-orders', columns: ['REFERENCE COMMANDE', 'STATUT DE LA COMMANDE'] },
];

export type OtherExport = 'stripe-payouts' | 'stripe-report' | 'helloasso-orders';

/**
 * The provider whose export a file is; undefined for none that is known. Refuses with
 * PROVIDER_OTHER_EXPORT one that holds something else than payments.
 */
export function recogniseProvider(path: string): Provider | undefined {
  let found: Provider | undefined;
  let other: OtherExport | undefined;
  readTable(openSource(path), {
    isHeader(cells) {
      found ??= PROVIDERS.find(({ fields }) => fields.every((field) => isThere(field, cells)));
      other ??= OTHERS.find(({ columns }) => columns.every((each) => cells.includes(each)))?.export;
      return found !== undefined || other !== undefined;
    },
  });
  if (found === undefined && other !== undefined) {
    refuse('PROVIDER_OTHER_EXPORT', { file: basename(path), export: other });
  }
  return found;
}

const isThere = ({ required, words }: Field, cells: readonly string[]): boolean =>
  required === undefined || words.some((word) => cells.includes(word));
