import type { CalendarDate } from './date.ts';
import type { Cents } from './money.ts';

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
  /** The bank's own identifier of the movement. */
  readonly bankId?: string;
}

export type SkipReason =
  | 'zero'
  | 'balance'
  | 'total'
  | 'continuation'
  | 'pending'
  | 'refused'
  | 'card';

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
  | 'BALANCE_PROOF_FAILED'
  | 'CARD_STATEMENT'
  | 'SEVERAL_ACCOUNTS'
  | 'NO_STATEMENT'
  | 'EMPTY_FILE'
  | 'QUOTE_NOT_CLOSED';

/** Why a file, or one place of it, can't be read. Lines and columns (characters) are 1-based. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly line?: number;
  readonly column?: number;
  /** The cell as it stands in the file. */
  readonly value?: string;
}

/**
 * A file that was read whole once without a problem; `rows()` reads it again, one row at a time.
 */
export interface BankStatement {
  /** The format's name, as `--json` prints it: `credit-agricole-csv`. */
  readonly format: string;
  /** The account number or IBAN that the file states. */
  readonly accountNumber?: string;
  /** The period: what the file states, else its first and last line. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** The account's balance before the first line and after the last one, where the file tells. */
  readonly openingCents?: Cents;
  readonly closingCents?: Cents;
  /** True where opening + every single line = closing was verified from running balances. */
  readonly proved: boolean;
  /** Number of rows of the table, skipped ones included. */
  readonly rowCount: number;
  readonly rows: () => Iterable<StatementRow>;
}

export type ReadStatement =
  | { readonly ok: true; readonly statement: BankStatement }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };
