import type { CalendarDate, DateOrder } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { FileProblem } from '../../domain/statement.ts';
import type { CsvRow } from './csv.ts';

/**
 * What a column of a statement holds. `text` is where references are looked for; `other` is a
 * column the layout does not know, which may hold nothing that changes what a row means.
 */
export type Role =
  | 'date'
  | 'valueDate'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'id'
  | 'text'
  | 'other';

/** What the lines above the table say. */
export interface Preamble {
  readonly accountNumber?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly balance?: { readonly date: CalendarDate; readonly cents: Cents };
  /** Set where the file is this bank's, and yet no account statement. */
  readonly refusal?: FileProblem;
}

/**
 * What a row without a date is: text that says nothing; the heading of a card's operations, of
 * which the account shows the total; the heading of an account; the table's header once more.
 */
export type Aside = 'footer' | 'card' | 'account' | 'header';

/** A bank's CSV: what tells it from others, and how its columns and its other lines are read. */
export interface Layout {
  /** As `--json` prints it. */
  readonly name: string;
  readonly bank: string;
  /** What the layout was learned from: a real file, a published extract of one, or hearsay. */
  readonly proof: 'real' | 'extract' | 'assumed';
  /**
   * The roles of the columns, or undefined if this is not the layout's header. The cells are folded
   * (`foldCell`), and empty ones at the end left out.
   */
  readonly roles: (header: readonly string[]) => readonly Role[] | undefined;
  /**
   * The bank's order of day and month; or, where the file's dates show it, whether the day is taken
   * to come first when every one of them can be read both ways.
   */
  readonly dateOrder:
    | DateOrder
    | { readonly assumesDayFirst: (header: readonly string[]) => boolean };
  readonly preamble?: (rows: readonly CsvRow[]) => Preamble;
  /** Asked for rows without a date only; the cells are folded. */
  readonly aside?: (cells: readonly string[]) => Aside | undefined;
}
