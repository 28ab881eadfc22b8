import type { ChequeRefusals } from './cheque-refusals.ts';
import type { CalendarDate } from './date.ts';
import type { IdKind } from './ids.ts';
import type { Method, PaymentStatus } from './method.ts';
import type { Cents } from './money.ts';
import type { ItemProblem } from './order-item.ts';
import type { Refusal } from './refusal.ts';
import type { FileProblem } from './statement.ts';
import type { Obstacle } from './validation.ts';

/**
 * Everything that `solde` refuses, with what a message needs to say it. The catalogues in
 * `src/cli/messages` hold a sentence for each code in each language; a missing one does not
 * compile.
 */
export interface RefusalDetails extends ChequeRefusals {
  // 2: usage
  AMOUNT_UNREADABLE: { value: string };
  AMOUNT_AMBIGUOUS: { value: string };
  AMOUNT_TOO_PRECISE: { value: string };
  AMOUNT_TOO_LARGE: { value: string };
  AMOUNT_NOT_POSITIVE: {
    amountCents: Cents;
    what: 'order' | 'payment' | 'charge' | 'contract' | 'bank-cash' | 'deposit';
  };
  ITEM_UNREADABLE: { value: string; problem: ItemProblem };
  ITEMS_DIFFER: { amountCents: Cents; itemsCents: Cents };
  AMOUNT_ZERO: { what: 'opening' | 'adjustment' | 'cash' };
  COUNT_NEGATIVE: { amountCents: Cents };
  MEMBER_LEFT: { code: string; date: CalendarDate };
  MEMBER_NOT_SETTLED: {
    code: string;
    balanceCents: Cents;
    pendingCents: Cents;
    /** In the drawer. */
    cheques: number;
    chequesCents: Cents;
  };
  REFUND_TOO_LARGE: { code: string; balanceCents: Cents; amountCents: Cents };
  SAME_MEMBER: { code: string };
  /** Nobody was named, or `--all` of a group without members. */
  CHARGE_NOBODY: { isAll: boolean };
  DATE_UNREADABLE: { value: string };
  DATE_NO_SUCH_DAY: { value: string };
  CODE_UNREADABLE: { value: string };
  CURRENCY_UNSUPPORTED: { value: string };
  ID_UNREADABLE: { value: string };
  ID_OF_ANOTHER_KIND: { value: string; kind: IdKind; example: string };
  NOTHING_TO_CHANGE: { flags: readonly string[] };
  METHOD_UNKNOWN: { value: string };
  SETTING_UNKNOWN: { name: string; names: readonly string[] };
  SETTING_VALUE: { name: string; value: string; allowed: string };
  SETTING_FIXED: { name: string };
  VALUE_MISSING: { name: string };
  TERMINAL_NEEDED: { count: number };
  OUTPUT_IS_INPUT: { path: string };
  NO_PRINTED_FORM: { command: string };
  EMPTY_VALUE: { flag: string };
  OPTIONS_CONFLICT: { first: string; second: string; unless?: string };
  REASON_MISSING: { flag: string };
  LANGUAGE_UNKNOWN: { value: string };
  USAGE: { problem: string; value: string };
  RANGE_UNREADABLE: { value: string };
  PERIOD_REVERSED: { from: CalendarDate; to: CalendarDate };
  ROWS_UNREADABLE: { value: string };
  ROWS_OF_SEVERAL_FILES: Record<string, never>;
  PAID_UNREADABLE: { value: string };
  PROVIDER_STATUS: { value: string };
  PROVIDER_PAYER: { id: string; who: string; amountCents: Cents };
  PROVIDER_PAYER_DOUBT: { code: string; other: string };
  PROVIDER_OTHER_EXPORT: {
    file: string;
    export: 'stripe-payouts' | 'stripe-report' | 'helloasso-orders';
  };
  ROW_CURRENCY: { currency: string; ledgers: string };
  MAP_UNREADABLE: { value: string; fields: readonly string[] };
  // 3: a file refused
  FILE_REFUSED: { file: string; problems: readonly RowProblem[] };
  ROW_TOO_LONG: { value: string };
  COLUMN_MISSING: { column: string };
  COLUMN_TWICE: { column: string };
  HEADER_MISSING: { fields: readonly string[] };
  FILE_EMPTY: Record<string, never>;
  CELL_EMPTY: { column: string };
  CONTROL_TOTAL: {
    file: string;
    creditCents: Cents;
    debitCents: Cents;
    totalCents: Cents;
    statedCents: Cents;
  };
  // 4: not found, ambiguous
  LEDGER_NOT_FOUND: { path: string };
  FILE_NOT_FOUND: { path: string };
  MEMBER_NOT_FOUND: { value: string };
  HEADING_NOT_FOUND: { value: string; headings: readonly string[] };
  HEADING_AMBIGUOUS: { value: string; headings: readonly string[] };
  HEADING_EXISTS: { name: string };
  MEMBER_AMBIGUOUS: { value: string; members: readonly { code: string; name: string }[] };
  NOT_FOUND: { id: string };
  DISTRIBUTION_NOT_FOUND: { distribution: CalendarDate; days: readonly CalendarDate[] };
  DISTRIBUTION_ITEM_UNKNOWN: {
    value: string;
    distribution: CalendarDate;
    items: readonly string[];
  };
  PAYER_UNKNOWN: { value: string; code: string; payers: readonly string[] };
  ACCOUNT_NOT_FOUND: { value: string; accounts: readonly string[] };
  REFERENCE_UNKNOWN: { value: string };
  // 5: against a rule
  LEDGER_EXISTS: { path: string };
  CODE_TAKEN: { code: string; name: string };
  MEMBER_EXISTS: { code: string; name: string };
  EMAIL_OF_ANOTHER: { email: string; code: string; name: string };
  METHOD_DISABLED: { method: string; methods: readonly string[] };
  METHOD_NOT_HANDED: { method: string };
  METHOD_NOT_FOR_PAYMENT: { method: string };
  KITTY_EXCLUSIVE: { methods: readonly string[] };
  COMPLEMENT_NOT_POSITIVE: { id: string; amountCents: Cents };
  ORDER_CANCELLED: { id: string };
  ORDER_BELOW_ZERO: { id: string; amountCents: Cents; changeCents: Cents };
  ORDERS_DIFFER: {
    file: string;
    changed: readonly (NamedOrder & {
      readonly what: 'amount' | 'items' | 'day' | 'method' | 'cancelled';
      readonly changeCents: Cents;
    })[];
    vanished: readonly NamedOrder[];
  };
  ITEM_UNKNOWN: { value: string; order: string; items: readonly string[] };
  KITTY_TOO_LOW: { code: string; balanceCents: Cents; totalCents: Cents; missingCents: Cents };
  KITTY_OVERDRAWN: { code: string; balanceCents: Cents };
  OTHER_ACCOUNT: {
    file: string;
    number: string;
    known: string;
    account: string;
    /** The account of the ledger that has this number. */
    owner?: string | undefined;
  };
  OTHER_CURRENCY: { file: string; currency: string; ledgers: string };
  SEVERAL_ACCOUNTS_IN_FILE: {
    file: string;
    numbers: readonly string[];
    accounts: readonly string[];
  };
  FILE_OF_ANOTHER_ACCOUNT: { file: string; statement: string; account: string };
  LOOKALIKE: { file: string; statement: string; count: number };
  OPENING_EXISTS: { of: string; operation: string };
  BEFORE_START: { date: CalendarDate; start: CalendarDate };
  START_AFTER_ENTRIES: { date: CalendarDate; first: CalendarDate };
  PAYMENT_NOT_PENDING: { id: string; status: PaymentStatus };
  PAYMENT_NOT_RETURNABLE: { id: string; status: PaymentStatus; method: Method; isInHand: boolean };
  PAYMENT_NOT_MOVABLE: { id: string; status: PaymentStatus };
  SHARES_DIFFER: { amountCents: Cents; sharesCents: Cents };
  SPLIT_NOTHING_LEFT: { id: string; name: string };
  RETURN_TOO_LARGE: { id: string; receivedCents: Cents; amountCents: Cents };
  PAYMENT_OF_ANOTHER: { id: string; code: string };
  HEADING_NAME: { name: string };
  BOUNCE_LINE_UNKNOWN: { payment: string; receivedCents: Cents; lines: readonly string[] };
  BOUNCE_AMOUNT_DIFFERS: {
    line: string;
    amountCents: Cents;
    payment: string;
    receivedCents: Cents;
  };
  AMOUNT_DIFFERS: { id: string; pendingCents: Cents; amountCents: Cents };
  REFERENCE_NEEDED: { id: string };
  REFERENCE_DIFFERS: { id: string; value: string };
  PROVIDER_ID_TAKEN: { providerId: string; id: string };
  PAYMENT_UNCLEAR: {
    line: string;
    amountCents: Cents;
    payment: string;
    byHandCents: Cents;
    /** A part of a line that is split. */
    isPart: boolean;
    /** With which the payment, a cheque, went to the bank. */
    deposit?: string;
  };
  /** The bank shows another amount of a payment by card or online than is in transit. */
  PAYOUT_DIFFERS: { line: string; payment: string; openCents: Cents; amountCents: Cents };
  /** No card or online payment of `P-4..P-12` is in transit. */
  PAYMENTS_NOT_IN_TRANSIT: { value: string };
  DISTRIBUTION_VALIDATED: { distribution: CalendarDate; member: string };
  DISTRIBUTION_NOT_HELD: { distribution: CalendarDate };
  DISTRIBUTION_NOT_VALIDATED: { distribution: CalendarDate; member?: string | undefined };
  VALIDATION_BLOCKED: {
    distribution: CalendarDate;
    obstacles: readonly NamedObstacle[];
    /** The sheet that was read. */
    sheet?: string | undefined;
  };
  VALIDATION_REOPENED_ONLY: {
    id: string;
    distribution: CalendarDate;
    /** None for the whole. */
    member?: string | undefined;
  };
  NOT_ON_SHEET: { member: string; distribution: CalendarDate };
  SAID_TWICE: { id: string };
  PAYMENT_NOT_EXPECTED: { id: string; distribution: CalendarDate };
  LINE_MATCHED: { id: string; operation: string };
  SPLIT_DIFFERS: { id: string; amountCents: Cents; partsCents: Cents };
  LINE_NOT_MATCHED: { id: string };
  DECISION_STALE: { id: string };
  LINE_UNDONE: { id: string };
  ALREADY_UNDONE: { id: string; by: string; redoable: boolean };
  NOTHING_TO_UNDO: { id: string };
  UNDO_WHOLE_IMPORT: { id: string; statement: string };
  UNDO_WHOLE_ORDER: { id: string; order: string };
  UNDO_BLOCKED: { id: string; by: readonly { id: string; kind: string }[] };
  UNDO_HEADING_USED: { name: string };
  /** `isFirst`: nobody has said yet what the box held at the beginning. */
  CASH_DIFFERS: {
    countedCents: Cents;
    expectedCents: Cents;
    date: CalendarDate;
    isFirst: boolean;
  };
  /** The counts, the latest day first; the payment that filled the box, if it was one. */
  CASH_COUNTED: {
    id: string;
    date: CalendarDate;
    counts: readonly string[];
    payment?: { id: string; member: string; amountCents: Cents } | undefined;
  };
  UNDO_MEMBER_USED: { code: string };
  REDO_REFUSED: { id: string; kind: string };
  KEY_REUSED: { key: string };
  // 6, 7: the ledger
  LEDGER_BUSY: { path: string };
  LEDGER_FOREIGN: { path: string };
  LEDGER_NEWER: { path: string; version: number; known: number };
  LEDGER_DAMAGED: { path: string; detail: string };
  // 9: the machine
  FILE_SYSTEM: { path: string; detail: string };
  OUTPUT_FAILED: { detail: string };
  // 10: the person said no
  DECLINED: Record<string, never>;
  // 130: the person interrupted; what they had decided until then stands
  REVIEW_INTERRUPTED: { explainedCount: number; waitingCount: number };
}

/** An order, as people name it. */
export interface NamedOrder {
  readonly id: string;
  readonly member: string;
  readonly amountCents: Cents;
}

/** What stands in the way of a validation, as people name it. */
export interface NamedObstacle {
  readonly problem: Obstacle['problem'];
  readonly member: string;
  /** None for what nobody has announced. */
  readonly payment?: string | undefined;
  readonly method?: Method | undefined;
  readonly reference?: string | undefined;
  /** What is awaited, or of `unpaid` what nobody paid. */
  readonly expectedCents: Cents;
  readonly amountCents?: Cents | undefined;
}

export type RefusalCode = keyof RefusalDetails;

/** A problem at one place of a file: in the bank's words, or a refusal that a row met. */
export type RowProblem =
  | FileProblem
  | { readonly refusal: Refusal; readonly line: number; readonly column?: number };
