import type { RefusalCode, RefusalDetails } from './refusal-details.ts';

/** Exit codes; see `docs/commands.md`. Those not listed exit with 5. */
const EXIT_CODES: Partial<Record<RefusalCode, number>> = {
  AMOUNT_UNREADABLE: 2,
  AMOUNT_AMBIGUOUS: 2,
  AMOUNT_TOO_PRECISE: 2,
  AMOUNT_TOO_LARGE: 2,
  AMOUNT_NOT_POSITIVE: 2,
  AMOUNT_ZERO: 2,
  CHEQUE_NUMBER: 2,
  CHEQUE_COUNT: 2,
  RHYTHM_UNREADABLE: 2,
  COUNT_NEGATIVE: 2,
  SAME_MEMBER: 2,
  CHARGE_NOBODY: 2,
  DATE_UNREADABLE: 2,
  DATE_NO_SUCH_DAY: 2,
  CODE_UNREADABLE: 2,
  CURRENCY_UNSUPPORTED: 2,
  ID_UNREADABLE: 2,
  ID_OF_ANOTHER_KIND: 2,
  NOTHING_TO_CHANGE: 2,
  METHOD_UNKNOWN: 2,
  SETTING_UNKNOWN: 2,
  SETTING_VALUE: 2,
  VALUE_MISSING: 2,
  TERMINAL_NEEDED: 2,
  OUTPUT_IS_INPUT: 2,
  NO_PRINTED_FORM: 2,
  EMPTY_VALUE: 2,
  OPTIONS_CONFLICT: 2,
  REASON_MISSING: 2,
  LANGUAGE_UNKNOWN: 2,
  USAGE: 2,
  RANGE_UNREADABLE: 2,
  PERIOD_REVERSED: 2,
  ROWS_UNREADABLE: 2,
  SPLIT_DIFFERS: 2,
  SHARES_DIFFER: 2,
  ROWS_OF_SEVERAL_FILES: 2,
  PAID_UNREADABLE: 2,
  SAID_TWICE: 2,
  MAP_UNREADABLE: 2,
  FILE_REFUSED: 3,
  OTHER_ACCOUNT: 3,
  OTHER_CURRENCY: 3,
  PROVIDER_STATUS: 3,
  PROVIDER_PAYER: 3,
  PROVIDER_PAYER_DOUBT: 3,
  PROVIDER_OTHER_EXPORT: 3,
  ROW_CURRENCY: 3,
  SEVERAL_ACCOUNTS_IN_FILE: 3,
  FILE_OF_ANOTHER_ACCOUNT: 3,
  LOOKALIKE: 3,
  ROW_TOO_LONG: 3,
  COLUMN_MISSING: 3,
  COLUMN_TWICE: 3,
  HEADER_MISSING: 3,
  FILE_EMPTY: 3,
  CELL_EMPTY: 3,
  CONTROL_TOTAL: 3,
  LEDGER_NOT_FOUND: 4,
  FILE_NOT_FOUND: 4,
  MEMBER_NOT_FOUND: 4,
  PAYMENTS_NOT_IN_TRANSIT: 4,
  HEADING_NOT_FOUND: 4,
  CONTRACT_MODEL_UNKNOWN: 4,
  HEADING_NAME: 2,
  SPLIT_NOTHING_LEFT: 2,
  ITEM_UNKNOWN: 4,
  ITEM_UNREADABLE: 2,
  ITEMS_DIFFER: 2,
  BOUNCE_LINE_UNKNOWN: 4,
  HEADING_AMBIGUOUS: 4,
  MEMBER_AMBIGUOUS: 4,
  NOT_FOUND: 4,
  DISTRIBUTION_NOT_FOUND: 4,
  DISTRIBUTION_ITEM_UNKNOWN: 4,
  PAYER_UNKNOWN: 4,
  ACCOUNT_NOT_FOUND: 4,
  REFERENCE_UNKNOWN: 4,
  LEDGER_BUSY: 6,
  LEDGER_FOREIGN: 7,
  LEDGER_NEWER: 7,
  LEDGER_DAMAGED: 7,
  FILE_SYSTEM: 9,
  OUTPUT_FAILED: 9,
  DECLINED: 10,
  REVIEW_INTERRUPTED: 130,
};

/**
 * The one error for people: something that can't be done, why, and an exit code. Any other error
 * that reaches the top is a bug of ours.
 */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  readonly code: Code;
  readonly details: RefusalDetails[Code];

  constructor(code: Code, details: RefusalDetails[Code]) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  get exitCode(): number {
    return EXIT_CODES[this.code] ?? 5;
  }
}

/** Throws; typed so that the caller's control flow ends here. */
export function refuse<Code extends RefusalCode>(code: Code, details: RefusalDetails[Code]): never {
  throw new Refusal(code, details);
}

/** Exit codes from the gravest: a bug, then the ledger, the machine, and so on down to "done". */
const GRAVITY: readonly number[] = [1, 7, 9, 6, 5, 3, 4, 2, 8, 0];

/** The exit code of several pieces of work; 0 for none. */
export const gravest = (exitCodes: readonly number[]): number =>
  GRAVITY.find((code) => exitCodes.includes(code)) ?? 0;
