import type { CalendarDate, DateOrder } from '../../domain/date.ts';
import type { Cents, DecimalMark } from '../../domain/money.ts';
import type { ColumnNames, FileProblem } from '../../domain/statement.ts';
import type { FormatFacts } from '../format.ts';
import type { CsvRow } from './csv.ts';

/**
 * What a column of a statement holds. `amount` is signed unless there is a `direction` beside it;
 * a `fee` was taken on top of the amount; a `product` says whether the row is of the account itself
 * or of a pocket beside it; `text` is where references are looked for; `other` is a column the
 * layout does not know, which may hold nothing that changes what a row means; `ignored` is known
 * and says nothing about the movement, or may be edited by its owner (categories, ticks).
 */
export type Role =
  | 'date'
  | 'valueDate'
  | 'amount'
  | 'direction'
  | 'debit'
  | 'credit'
  | 'fee'
  | 'balance'
  | 'id'
  | 'account'
  | 'currency'
  | 'status'
  | 'product'
  | 'text'
  | 'other'
  | 'ignored';

/** What the lines above the table say. */
export interface Preamble {
  readonly accountNumber?: string;
  readonly currency?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** The bank's balance on that day; without one, after the last row of the file. */
  readonly balance?: Stated & { readonly date?: CalendarDate };
  /** The balance before the first row. */
  readonly opening?: Stated;
  /** How many rows the file says it has. */
  readonly rowCount?: { readonly line: number; readonly rows: number };
  /** Set where the file is this bank's, and yet no account statement. */
  readonly refusal?: FileProblem;
}

/** An amount that the file states of itself, and where. */
export interface Stated {
  readonly line: number;
  readonly cents: Cents;
}

/**
 * What a row without a date is: text that says nothing; the heading of a card's operations, of
 * which the account shows the total; the heading of an account; the table's header once more, which
 * begins another account, or may be that of a new page; a total of the rows; a balance, of which
 * some say which one they are.
 */
export type Aside =
  | 'footer'
  | 'card'
  | 'account'
  | 'header'
  | 'page'
  | 'total'
  | 'balance'
  | 'continuation'
  | { readonly opening: Cents }
  | { readonly closing: Cents };

/** A balance that stands in the table as a dated row of its own. */
export interface BalanceRow {
  readonly date: CalendarDate;
  readonly cents: Cents;
  readonly account?: string;
}

/** A bank's CSV: what tells it from others, and how its columns and its other lines are read. */
export interface Layout extends FormatFacts {
  /**
   * The roles of the columns, or undefined if this is not the layout's header. The cells are folded
   * (`foldCell`), and empty ones at the end left out.
   */
  readonly roles: (header: readonly string[]) => readonly Role[] | undefined;
  /**
   * Of tables without a header: the roles of the columns if this is a row such as the layout's
   * tables begin with. The cells are as in the file.
   */
  readonly headless?: (cells: readonly string[]) => readonly Role[] | undefined;
  /**
   * The bank's order of day and month; or, where the file's dates show it, whether the day is taken
   * to come first when every one of them can be read both ways.
   */
  readonly dateOrder:
    | DateOrder
    | { readonly assumesDayFirst: (header: readonly string[]) => boolean };
  /** Of tables of no known layout: which words of the header were taken for what, for people. */
  readonly columnWords?: ColumnNames;
  /** The bank's decimal mark, for a file in which every amount can be read both ways. */
  readonly decimal?: DecimalMark;
  readonly preamble?: (rows: readonly CsvRow[]) => Preamble;
  /** Asked for rows without a date only; the cells are folded. */
  readonly aside?: (cells: readonly string[]) => Aside | undefined;
  /** The balance that a dated row of the table states, if it states one and no movement. */
  readonly balanceRow?: (cells: readonly string[]) => BalanceRow | undefined;
  /** Set if those balances name the account; the only one may stand below all movements. */
  readonly balancesNameAccount?: true;
  /** True for the text of a dated row that may state a sum as well as a movement. */
  readonly isDoubtful?: (text: string) => boolean;
  /** Where the bank writes its identifier of a movement into the text: the first group is it. */
  readonly idInText?: RegExp;
  /** A row's cells as they were meant, where the bank writes its texts in a code of its own. */
  readonly decode?: (cells: readonly string[]) => readonly string[];
}
