import type { CalendarDate, DateOrder } from './date.ts';
import type { Cents, DecimalMark } from './money.ts';

/**
 * What a bank file says, in the words that the readers (`src/bank`) and the ledger (`src/ledger`)
 * share. The two never meet: a reader gives these values, the ledger takes them.
 */

/** One movement of the account. Money in is positive, money out negative, never zero. */
export interface BankLine {
  readonly kind: 'line';
  /** The 1-based physical line of the file on which the row begins. */
  readonly row: number;
  readonly date: CalendarDate;
  readonly valueDate?: CalendarDate;
  readonly amountCents: Cents;
  /**
   * Every text cell of the row, in the file's order, one a line: where references are looked for.
   */
  readonly text: string;
  /** The account's balance after this line, present only where the file's own chain proves it. */
  readonly balanceCents?: Cents;
  /** The bank's own identifier of the movement; absent where the file gives it to others too. */
  readonly bankId?: string;
}

/** 'other-account': of an account of the file that was not asked for. */
export type SkipReason =
  | 'zero'
  | 'balance'
  | 'total'
  | 'continuation'
  | 'pending'
  | 'refused'
  | 'card'
  | 'other-account';

/** A row of the file's table that is no movement. */
export interface SkippedRow {
  readonly kind: 'skipped';
  readonly row: number;
  readonly reason: SkipReason;
}

export type StatementRow = BankLine | SkippedRow;

export type FileProblemCode =
  | 'AMOUNT_UNREADABLE'
  | 'AMOUNT_AMBIGUOUS'
  | 'AMOUNT_MISSING'
  | 'AMOUNT_TWICE'
  | 'AMOUNT_TOO_LARGE'
  | 'DATE_UNREADABLE'
  | 'DATE_AMBIGUOUS'
  | 'DATE_MISSING'
  | 'DIRECTION_UNKNOWN'
  | 'STATUS_UNKNOWN'
  | 'FEE_UNCLEAR'
  | 'BALANCE_PROOF_FAILED'
  | 'ROW_COUNT_DIFFERS'
  | 'TOTALS_DIFFER'
  | 'CARD_STATEMENT'
  | 'SEVERAL_ACCOUNTS'
  | 'SEVERAL_CURRENCIES'
  | 'ACCOUNT_ABSENT'
  | 'COLUMNS_UNKNOWN'
  | 'COLUMN_TWICE'
  | 'COLUMN_ABSENT'
  | 'NO_STATEMENT'
  | 'FOREIGN_FILE'
  | 'MALFORMED'
  | 'EMPTY_FILE'
  | 'QUOTE_NOT_CLOSED';

/** Files that people take for a statement, and what each is: a reader can say so. */
export type ForeignKind =
  | 'spreadsheet'
  | 'pdf'
  | 'html'
  | 'archive'
  | 'archive-empty'
  | 'archive-several'
  | 'archive-locked'
  | 'cfonb240'
  | 'card'
  | 'camt052'
  | 'camt054'
  | 'pain'
  | 'investment';

/** Why a file, or one place of it, can't be read. Lines and columns (characters) are 1-based. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly line?: number;
  readonly column?: number;
  /** The cell as it stands in the file; for a table that is not understood, its header. */
  readonly value?: string;
  /** With FOREIGN_FILE. */
  readonly kind?: ForeignKind;
  /** What the file states of itself, and what its rows add up to: cents, or a number of rows. */
  readonly stated?: number;
  readonly computed?: number;
}

/**
 * What a file proves about itself: each balance follows from the one before it; opening + rows =
 * closing; it has as many rows as it says; its rows add up to the totals that it states.
 */
export type Proof = 'running-balance' | 'opening-closing' | 'row-count' | 'totals';

/** Which column of a table holds what, as a person said it: role → the header's word, or `#3`. */
export type ColumnNames = Readonly<Record<string, string>>;

/** How a table was read, for the next file with the same header. */
export interface TableProfile {
  /** The header's cells, folded; empty for a table without one. */
  readonly header: readonly string[];
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly columns?: ColumnNames;
}

/** What a format was learned from: real files, a published extract of one, or hearsay. */
export type LearnedFrom = 'real' | 'extract' | 'assumed';

/**
 * A file that was read whole once without a problem; `rows()` gives its rows one at a time.
 */
export interface BankStatement {
  /** The format's name, as `--json` prints it: `credit-agricole-csv`. */
  readonly format: string;
  /** The bank, or family of files, as people call it. */
  readonly bank: string;
  readonly learnedFrom: LearnedFrom;
  /** The account number or IBAN that the file states. */
  readonly accountNumber?: string;
  /** ISO 4217, where the file states it. */
  readonly currency?: string;
  /** The period: what the file states, else its first and last line. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** The account's balance before the first line and after the last one, where the file tells. */
  readonly openingCents?: Cents;
  readonly closingCents?: Cents;
  readonly proofs: readonly Proof[];
  /** True where opening + every single line = closing was verified. */
  readonly proved: boolean;
  /** Number of rows of the file, skipped ones included. */
  readonly rowCount: number;
  readonly rows: () => Iterable<StatementRow>;
  /** Of tables: how this one was read. */
  readonly profile?: TableProfile;
  /** Of tables of no known layout: the header's words, by what was found in their columns. */
  readonly columns?: ColumnNames;
}

/** `accounts`: the numbers in a file of several, so that a person can say which. */
export type ReadStatement =
  | { readonly ok: true; readonly statement: BankStatement }
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      readonly accounts?: readonly string[];
    };

/** What a person, or the account's profile, says about a file that does not say it itself. */
export interface ReadOptions {
  readonly dateOrder?: DateOrder | undefined;
  readonly decimal?: DecimalMark | undefined;
  /** Columns by their role: `date`, `label`, `amount`… */
  readonly columns?: ColumnNames | undefined;
  /** Of a file that holds several accounts, the number of the one that is meant. */
  readonly account?: string | undefined;
  /** How a table with this folded header was read before. */
  readonly profile?: ((header: readonly string[]) => TableProfile | undefined) | undefined;
  /** Told of each row that is read; for progress. */
  readonly onRow?: (() => void) | undefined;
}
