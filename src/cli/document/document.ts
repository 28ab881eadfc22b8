import type { CalendarDate } from '../../domain/date.ts';
import { type Cell, type Column, type Table, tableOf } from '../output.ts';

/**
 * An answer as it is printed, signed and filed: the group's name and the title at its head, its
 * parts one below the other, "page 2 of 3" at the foot of each A4 page.
 *
 * An action that has one says so beside `present`, and `--output slip.pdf` writes it:
 *
 *     document: ({ deposit, cheques }, say, group) => ({
 *       title: say.answers.printed.depositTitle(deposit.id, deposit.date),
 *       date: deposit.date,
 *       parts: [
 *         facts([
 *           [say.labels.columns.holder, group],
 *           [say.labels.columns.account, deposit.account],
 *           [say.labels.columns.cheques, { raw: String(cheques.length) }],
 *         ]),
 *         list(
 *           [columns.number, wraps(columns.issuer), wraps(columns.bank), right(columns.amount)],
 *           cheques.map(({ number, issuer, bank, amountCents }) => [
 *             number,
 *             issuer,
 *             bank,
 *             { cents: amountCents },
 *           ]),
 *           [say.labels.columns.total, undefined, undefined, { cents: deposit.amountCents }],
 *         ),
 *         signatures([say.answers.printed.depositor, say.answers.printed.bankStamp]),
 *       ],
 *     }),
 *
 * Cells, columns, `right` and `wraps` are those of tables at a terminal, and mean the same. Texts
 * are cleaned and wrapped on the way; whatever they hold, nothing leaves the page. The hints of
 * `present` are still said.
 */
export interface Document {
  readonly title: string;
  /** The day it is about; the file bears it as its own, so that a reprint has the same bytes. */
  readonly date: CalendarDate;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly table: Table; readonly total: readonly Cell[] | undefined }
  | { readonly kind: 'signatures'; readonly signers: readonly string[] };

export type Fact = readonly [name: string, value: Cell];

/** The title of the parts below it. */
export const section = (title: string): Part => ({ kind: 'section', title });

export const paragraph = (text: string): Part => ({ kind: 'paragraph', text });

/** What there is to know before reading on: a name and a value, line by line. */
export const facts = (all: readonly Fact[]): Part => ({ kind: 'facts', facts: all });

/**
 * A table as wide as the page, its head again on each page that it goes on to. `total` is its last
 * row, never alone on a page. A column with `isForm` is left room to write in by hand.
 */
export const list = (
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
  total?: readonly Cell[],
): Part => ({ kind: 'list', table: tableOf(columns, rows), total });

/** A box to sign in for each, named above: who signs, or what is put there. */
export const signatures = (signers: readonly string[]): Part => ({ kind: 'signatures', signers });
