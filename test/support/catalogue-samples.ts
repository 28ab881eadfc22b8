import type { Say } from '../../src/cli/messages/catalogue.ts';
import type { Sentence } from '../../src/cli/messages/words.en.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { RefusalCode, RefusalDetails } from '../../src/domain/refusal-details.ts';
import type { FileProblem, FileProblemCode, ForeignKind } from '../../src/domain/statement.ts';
import { CASH_ANSWERS, CASH_REFUSALS } from './cash-samples.ts';
import { CONTRACT_ANSWERS, CONTRACT_REFUSALS } from './contract-samples.ts';
import { DEPOSIT_ANSWERS, DEPOSIT_REFUSALS } from './deposit-samples.ts';
import { DISTRIBUTION_ANSWERS, DISTRIBUTION_REFUSALS } from './distribution-samples.ts';
import { MONEY_ANSWERS, MONEY_REFUSALS } from './money-samples.ts';
import { PAYOUT_ANSWERS, PAYOUT_REFUSALS, PAYOUT_WHYS } from './payout-samples.ts';

/**
 * Plausible details for everything that `solde` says, so that tests can hear all of it. What is
 * missing, or has another shape than the catalogue, does not compile. Values are in no language.
 */

const NAME = 'Zoé Roux';
const PATH = '/x/r.solde';

/** Several for a code that has several sentences. */
export const REFUSALS: { readonly [Code in RefusalCode]: readonly RefusalDetails[Code][] } = {
  ...DISTRIBUTION_REFUSALS,
  ...DEPOSIT_REFUSALS,
  ...CONTRACT_REFUSALS,
  ...MONEY_REFUSALS,
  ...CASH_REFUSALS,
  ...PAYOUT_REFUSALS,
  AMOUNT_UNREADABLE: [{ value: 'xyz' }],
  AMOUNT_AMBIGUOUS: [{ value: '1,234' }],
  AMOUNT_TOO_PRECISE: [{ value: '1,2345' }],
  AMOUNT_TOO_LARGE: [{ value: '1e12' }],
  AMOUNT_NOT_POSITIVE: [
    { amountCents: -500, what: 'order' },
    { amountCents: 0, what: 'payment' },
    { amountCents: 0, what: 'charge' },
    { amountCents: 0, what: 'contract' },
    { amountCents: -500, what: 'bank-cash' },
    { amountCents: -500, what: 'deposit' },
  ],
  ITEM_UNREADABLE: [
    { value: 'X', problem: 'parts' },
    { value: 'X', problem: 'name' },
    { value: 'X', problem: 'quantity' },
    { value: 'X', problem: 'price' },
    { value: 'X', problem: 'too-large' },
  ],
  ITEMS_DIFFER: [{ amountCents: 4250, itemsCents: 4000 }],
  ORDERS_DIFFER: [
    {
      file: 'x.csv',
      changed: [
        { id: 'O-1', member: 'ROU', amountCents: 1250, changeCents: -250, what: 'amount' },
        { id: 'O-2', member: 'ROU', amountCents: 1250, changeCents: 0, what: 'items' },
        { id: 'O-4', member: 'ROU', amountCents: 1250, changeCents: 0, what: 'day' },
        { id: 'O-5', member: 'ROU', amountCents: 1250, changeCents: 0, what: 'method' },
        { id: 'O-6', member: 'ROU', amountCents: 0, changeCents: 500, what: 'cancelled' },
      ],
      vanished: [{ id: 'O-3', member: 'ROU', amountCents: 1250 }],
    },
  ],
  PAYMENT_NOT_MOVABLE: [
    { id: 'P-1', status: 'pending' },
    { id: 'P-1', status: 'moved' },
  ],
  SHARES_DIFFER: [{ amountCents: 1250, sharesCents: 1200 }],
  PROVIDER_STATUS: [{ value: 'XYZ' }],
  PROVIDER_PAYER: [
    { id: 'ch_1', who: '', amountCents: 1250 },
    { id: 'ch_1', who: 'Roux, r@example.org', amountCents: 1250 },
  ],
  PROVIDER_PAYER_DOUBT: [{ code: 'ROU', other: 'DUP' }],
  PROVIDER_OTHER_EXPORT: [
    { file: 'x.csv', export: 'stripe-payouts' },
    { file: 'x.csv', export: 'stripe-report' },
    { file: 'x.csv', export: 'helloasso-orders' },
  ],
  ROW_CURRENCY: [{ currency: 'USD', ledgers: 'EUR' }],
  ITEM_UNKNOWN: [
    { value: 'X', order: 'O-1', items: [] },
    { value: 'X', order: 'O-1', items: ['Pain', 'Miel'] },
  ],
  COMPLEMENT_NOT_POSITIVE: [{ id: 'O-1', amountCents: -500 }],
  ORDER_CANCELLED: [{ id: 'O-1' }],
  ORDER_BELOW_ZERO: [{ id: 'O-1', amountCents: 500, changeCents: -600 }],
  AMOUNT_ZERO: [{ what: 'opening' }, { what: 'adjustment' }, { what: 'cash' }],
  MEMBER_LEFT: [{ code: 'ROU', date: '2026-10-05' }],
  MEMBER_NOT_SETTLED: [
    { code: 'ROU', balanceCents: -500, pendingCents: 0, cheques: 0, chequesCents: 0 },
    { code: 'ROU', balanceCents: 0, pendingCents: 500, cheques: 0, chequesCents: 0 },
    { code: 'ROU', balanceCents: 500, pendingCents: 0, cheques: 0, chequesCents: 0 },
    { code: 'ROU', balanceCents: 500, pendingCents: 0, cheques: 1, chequesCents: 500 },
    { code: 'ROU', balanceCents: 0, pendingCents: 0, cheques: 7, chequesCents: 3500 },
  ],
  SAME_MEMBER: [{ code: 'ROU' }],
  REFUND_TOO_LARGE: [{ code: 'ROU', balanceCents: 500, amountCents: 600 }],
  DATE_UNREADABLE: [{ value: 'xyz' }],
  DATE_NO_SUCH_DAY: [{ value: '31/02/2026' }],
  CODE_UNREADABLE: [{ value: '7' }],
  CURRENCY_UNSUPPORTED: [{ value: 'JPY' }],
  ID_UNREADABLE: [{ value: 'xyz' }],
  ID_OF_ANOTHER_KIND: [
    { value: 'P-1', kind: 'order', example: 'O-12' },
    { value: 'O-1', kind: 'payment', example: 'P-12' },
    { value: 'O-1', kind: 'line', example: 'L-12' },
    { value: 'O-1', kind: 'statement', example: 'I-12' },
    { value: 'O-1', kind: 'operation', example: 'A-12' },
  ],
  NOTHING_TO_CHANGE: [{ flags: ['--name', '--code', '--email', '--phone'] }],
  METHOD_UNKNOWN: [{ value: 'troc' }],
  SETTING_UNKNOWN: [{ name: 'xyz', names: ['name', 'methods', 'kitty.negative'] }],
  SETTING_VALUE: [
    { name: 'kitty.negative', value: 'xyz', allowed: 'yes, no' },
    { name: 'name', value: '', allowed: '…' },
    { name: '--date-order', value: 'xyz', allowed: 'dmy, mdy' },
    { name: '--decimal', value: 'xyz', allowed: 'comma, virgule, ,, point, .' },
    { name: 'accounts', value: '1234', allowed: 'X[,…]' },
    { name: '--csv-style', value: 'xyz', allowed: 'excel, plain' },
  ],
  SETTING_FIXED: [{ name: 'currency' }],
  VALUE_MISSING: [
    { name: 'MEMBER' },
    { name: 'AMOUNT' },
    { name: 'NAME' },
    { name: 'FILE' },
    { name: 'PAYMENT' },
    { name: 'ORDER' },
    { name: 'LINE' },
    { name: 'ID' },
    { name: 'SETTING' },
    { name: 'VALUE' },
    { name: '--method' },
    { name: '--amount' },
    { name: '--account' },
    { name: '--heading' },
    { name: 'HEADING' },
  ],
  TERMINAL_NEEDED: [{ count: 1 }, { count: 12 }],
  DECISION_STALE: [{ id: 'L-1' }],
  REVIEW_INTERRUPTED: [
    { explainedCount: 1, waitingCount: 1 },
    { explainedCount: 3, waitingCount: 2 },
  ],
  OPTIONS_CONFLICT: [
    { first: 'review', second: '--dry-run' },
    { first: '--received', second: '--announced' },
    { first: '--bank', second: 'DUR' },
    { first: 'export csv', second: '--json', unless: '--output FILE' },
  ],
  REASON_MISSING: [{ flag: '--other-amount' }, { flag: '--again' }],
  LANGUAGE_UNKNOWN: [{ value: 'de' }],
  USAGE: [
    { problem: 'unknown-option', value: '--xyz' },
    { problem: 'unknown-command', value: 'xyz' },
    { problem: 'missing-value', value: '--method <METHOD>' },
    { problem: 'excess-arguments', value: '56' },
    { problem: 'invalid', value: '--method' },
  ],
  ROWS_UNREADABLE: [{ value: 'xyz' }],
  ROWS_OF_SEVERAL_FILES: [{}],
  RANGE_UNREADABLE: [{ value: 'A-3..A-1' }],
  MAP_UNREADABLE: [{ value: 'xyz', fields: ['member', 'amount', 'method'] }],
  FILE_REFUSED: [
    { file: 'r.csv', problems: [{ code: 'EMPTY_FILE' }] },
    { file: 'r.csv', problems: [{ code: 'EMPTY_FILE' }, { code: 'EMPTY_FILE' }] },
  ],
  ROW_TOO_LONG: [{ value: '50' }],
  COLUMN_MISSING: [{ column: 'Total' }],
  COLUMN_TWICE: [{ column: 'Total' }],
  OTHER_ACCOUNT: [
    { file: 'r.csv', number: '00000000002', known: '00000000001', account: 'X' },
    { file: 'r.csv', number: '1', known: '', account: 'X', owner: 'Y' },
  ],
  OTHER_CURRENCY: [{ file: 'r.csv', currency: 'CHF', ledgers: 'EUR' }],
  SEVERAL_ACCOUNTS_IN_FILE: [{ file: 'r.csv', numbers: ['1', '2'], accounts: ['X'] }],
  FILE_OF_ANOTHER_ACCOUNT: [{ file: 'r.csv', statement: 'I-1', account: 'X' }],
  LOOKALIKE: [{ file: 'r.csv', statement: 'I-1', count: 4 }],
  OUTPUT_IS_INPUT: [{ path: PATH }],
  NO_PRINTED_FORM: [{ command: 'status' }],
  EMPTY_VALUE: [{ flag: '--key' }],
  HEADER_MISSING: [{ fields: ['name'] }, { fields: ['member', 'amount'] }],
  FILE_EMPTY: [{}],
  CELL_EMPTY: [{ column: 'amount' }, { column: 'member' }],
  CONTROL_TOTAL: [
    { file: 'r.csv', creditCents: 4000, debitCents: -490, totalCents: 3510, statedCents: 100 },
  ],
  LEDGER_NOT_FOUND: [{ path: PATH }],
  FILE_NOT_FOUND: [{ path: PATH }],
  MEMBER_NOT_FOUND: [{ value: 'xyz' }],
  MEMBER_AMBIGUOUS: [
    {
      value: 'mar',
      members: [
        { code: 'ROU', name: 'X' },
        { code: 'ROUX', name: 'Y' },
      ],
    },
  ],
  PAYER_UNKNOWN: [
    { value: 'xyz', code: 'ROU', payers: [] },
    { value: 'xyz', code: 'ROU', payers: ['X Y'] },
  ],
  ACCOUNT_NOT_FOUND: [
    { value: 'xyz', accounts: ['X'] },
    { value: 'xyz', accounts: ['X', 'Y'] },
  ],
  NOT_FOUND: [{ id: 'O-99' }],
  REFERENCE_UNKNOWN: [{ value: 'RF48 K7Q2M' }],
  LEDGER_EXISTS: [{ path: PATH }],
  CODE_TAKEN: [{ code: 'ROU', name: NAME }],
  MEMBER_EXISTS: [{ code: 'ROU', name: NAME }],
  EMAIL_OF_ANOTHER: [{ email: 'z@x.org', code: 'ROU', name: NAME }],
  METHOD_DISABLED: [
    { method: 'card', methods: ['cheque', 'cash'] },
    { method: 'cash', methods: ['kitty'] },
    { method: 'kitty', methods: ['cheque', 'cash'] },
  ],
  METHOD_NOT_FOR_PAYMENT: [{ method: 'kitty' }, { method: 'on-site' }],
  KITTY_EXCLUSIVE: [{ methods: ['cheque', 'cash'] }],
  KITTY_TOO_LOW: [{ code: 'ROU', balanceCents: 1000, totalCents: 1500, missingCents: 500 }],
  OPENING_EXISTS: [
    { of: 'ROU', operation: 'A-4' },
    { of: 'cash', operation: 'A-4' },
    { of: 'bank', operation: 'A-4' },
  ],
  BEFORE_START: [{ date: '2026-09-30', start: '2026-10-01' }],
  START_AFTER_ENTRIES: [{ date: '2026-10-05', first: '2026-10-02' }],
  PAYMENT_NOT_PENDING: [
    { id: 'P-1', status: 'confirmed' },
    { id: 'P-1', status: 'cancelled' },
    { id: 'P-1', status: 'bounced' },
    { id: 'P-1', status: 'refunded' },
  ],
  PAYMENT_NOT_RETURNABLE: [
    { id: 'P-1', status: 'pending', method: 'transfer', isInHand: false },
    { id: 'P-1', status: 'cancelled', method: 'transfer', isInHand: false },
    { id: 'P-1', status: 'bounced', method: 'transfer', isInHand: false },
    { id: 'P-1', status: 'refunded', method: 'transfer', isInHand: false },
    { id: 'P-1', status: 'confirmed', method: 'cash', isInHand: false },
    { id: 'P-1', status: 'confirmed', method: 'cheque', isInHand: true },
  ],
  BOUNCE_LINE_UNKNOWN: [
    { payment: 'P-1', receivedCents: 4250, lines: [] },
    { payment: 'P-1', receivedCents: 4250, lines: ['L-3', 'L-7'] },
  ],
  SPLIT_NOTHING_LEFT: [{ id: 'L-1', name: 'MAR' }],
  RETURN_TOO_LARGE: [{ id: 'P-1', receivedCents: 4500, amountCents: 9000 }],
  PAYMENT_OF_ANOTHER: [{ id: 'P-1', code: 'ROU' }],
  HEADING_NAME: [{ name: 'A=B' }],
  BOUNCE_AMOUNT_DIFFERS: [
    { line: 'L-3', amountCents: 4000, payment: 'P-1', receivedCents: 4000 },
    { line: 'L-3', amountCents: -4000, payment: 'P-1', receivedCents: 4250 },
  ],
  AMOUNT_DIFFERS: [{ id: 'P-1', pendingCents: 2000, amountCents: 1900 }],
  REFERENCE_NEEDED: [{ id: 'P-1' }],
  REFERENCE_DIFFERS: [{ id: 'P-1', value: 'RF48 K7Q2M' }],
  PROVIDER_ID_TAKEN: [{ providerId: 'pi_1', id: 'P-1' }],
  HEADING_NOT_FOUND: [{ value: 'Ferme', headings: ['donations', 'other'] }],
  HEADING_AMBIGUOUS: [{ value: 'ferme', headings: ['Ferme Dupré', 'Ferme Roux'] }],
  HEADING_EXISTS: [{ name: 'Ferme Dupré' }],
  PAYMENT_UNCLEAR: [false, true].flatMap((isPart) => {
    const unclear = { line: 'L-1', amountCents: 4200, payment: 'P-4', byHandCents: 4250, isPart };
    return [unclear, { ...unclear, byHandCents: 4200, deposit: 'D-1' }];
  }),
  LINE_MATCHED: [{ id: 'L-1', operation: 'A-9' }],
  SPLIT_DIFFERS: [{ id: 'L-1', amountCents: 4500, partsCents: 4000 }],
  LINE_NOT_MATCHED: [{ id: 'L-1' }],
  LINE_UNDONE: [{ id: 'L-1' }],
  ALREADY_UNDONE: [
    { id: 'A-3', by: 'A-9', redoable: true },
    { id: 'A-3', by: 'A-9', redoable: false },
  ],
  NOTHING_TO_UNDO: [{ id: 'O-1' }],
  UNDO_WHOLE_IMPORT: [{ id: 'L-1', statement: 'I-1' }],
  UNDO_WHOLE_ORDER: [{ id: 'P-1', order: 'O-1' }],
  UNDO_BLOCKED: [
    { id: 'A-3', by: [{ id: 'A-9', kind: 'match' }] },
    {
      id: 'A-3',
      by: [
        { id: 'A-9', kind: 'payment' },
        { id: 'A-10', kind: 'order' },
      ],
    },
  ],
  UNDO_HEADING_USED: [{ name: 'Ferme Dupré' }],
  UNDO_MEMBER_USED: [{ code: 'ROU' }],
  REDO_REFUSED: [{ id: 'A-9', kind: 'import' }],
  KEY_REUSED: [{ key: 'k' }],
  LEDGER_BUSY: [{ path: PATH }],
  LEDGER_FOREIGN: [{ path: PATH }],
  LEDGER_NEWER: [{ path: PATH, version: 9, known: 1 }],
  LEDGER_DAMAGED: [{ path: PATH, detail: 'X 17' }],
  FILE_SYSTEM: [
    { path: PATH, detail: 'ENOENT' },
    { path: PATH, detail: 'ENOSPC' },
    { path: PATH, detail: 'X 17' },
  ],
  OUTPUT_FAILED: [{ detail: 'ENOSPC' }],
  DECLINED: [{}],
};

const FILE_PROBLEMS: { readonly [Code in FileProblemCode]: FileProblem } = {
  AMOUNT_UNREADABLE: { code: 'AMOUNT_UNREADABLE', value: 'xyz' },
  AMOUNT_AMBIGUOUS: { code: 'AMOUNT_AMBIGUOUS', value: '1,234' },
  AMOUNT_MISSING: { code: 'AMOUNT_MISSING' },
  AMOUNT_TWICE: { code: 'AMOUNT_TWICE' },
  AMOUNT_TOO_LARGE: { code: 'AMOUNT_TOO_LARGE', value: '1e12' },
  DATE_UNREADABLE: { code: 'DATE_UNREADABLE', value: 'xyz' },
  DATE_AMBIGUOUS: { code: 'DATE_AMBIGUOUS', value: '02/03/2026' },
  DATE_MISSING: { code: 'DATE_MISSING' },
  BALANCE_PROOF_FAILED: { code: 'BALANCE_PROOF_FAILED' },
  CARD_STATEMENT: { code: 'CARD_STATEMENT' },
  SEVERAL_ACCOUNTS: { code: 'SEVERAL_ACCOUNTS' },
  NO_STATEMENT: { code: 'NO_STATEMENT' },
  EMPTY_FILE: { code: 'EMPTY_FILE' },
  QUOTE_NOT_CLOSED: { code: 'QUOTE_NOT_CLOSED' },
  DIRECTION_UNKNOWN: { code: 'DIRECTION_UNKNOWN', value: 'xyz' },
  STATUS_UNKNOWN: { code: 'STATUS_UNKNOWN', value: 'xyz' },
  FEE_UNCLEAR: { code: 'FEE_UNCLEAR', value: '0.50' },
  ROW_COUNT_DIFFERS: { code: 'ROW_COUNT_DIFFERS', stated: 3, computed: 4 },
  TOTALS_DIFFER: { code: 'TOTALS_DIFFER', stated: 1250, computed: 100 },
  SEVERAL_CURRENCIES: { code: 'SEVERAL_CURRENCIES', value: 'CHF' },
  ACCOUNT_ABSENT: { code: 'ACCOUNT_ABSENT', value: '1' },
  COLUMNS_UNKNOWN: { code: 'COLUMNS_UNKNOWN', value: 'X | Y' },
  COLUMN_TWICE: { code: 'COLUMN_TWICE', value: 'X' },
  COLUMN_ABSENT: { code: 'COLUMN_ABSENT', value: 'X' },
  FOREIGN_FILE: { code: 'FOREIGN_FILE', kind: 'archive-several', value: 'X' },
  MALFORMED: { code: 'MALFORMED', value: 'xyz' },
};

/** For each function of a catalogue, the arguments of some calls. */
export type SamplesOf<Texts> = {
  readonly [Key in keyof Texts as Texts[Key] extends string ? never : Key]: Texts[Key] extends (
    ...given: infer Given
  ) => string
    ? readonly Given[]
    : SamplesOf<Texts[Key]>;
};

const cents: [number][] = [[1250]];
const counts: [number][] = [[0], [1], [2]];
const ids: [string][] = [['A-9']];

const ANSWERS: SamplesOf<Say['answers']> = {
  balance: [[0], [1250], [-1250]],
  undoHint: [['A-1..A-3'], ['O-1']],
  nextHint: [['member import FILE'], ['order add ROU AMOUNT --method METHOD']],
  ledgerCreated: [['X', PATH]],
  ledgerBegins: [['2026-10-01', 'X, Y']],
  settingChanged: [
    ['name', 'X', 'Y'],
    ['methods', 'cheque,cash', 'transfer'],
    ['kitty.negative', 'yes', 'no'],
    ['start', '2026-10-01', '2026-11-01'],
  ],
  memberAdded: [['ROU', NAME]],
  permanentReference: [['RF48 K7Q2M']],
  memberLeft: [['ROU', 'Roux', '2026-10-05']],
  memberBack: [['ROU', 'Roux']],
  backHint: [['ROU']],
  stillAwaited: [
    [1, 4250],
    [3, 4250],
  ],
  sameName: [[NAME, ['ROU', 'ROUX']]],
  memberEdited: [['ROU', NAME]],
  membersImported: counts,
  openingRecorded: [
    ['ROU', 1250],
    ['cash', 1250],
  ],
  openingsImported: [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  openingTotals: [[1250, -100, 1150]],
  noControlTotal: cents,
  orderRecorded: [
    ['O-1', 'ROU', 1250, 'transfer'],
    ['O-1', 'ROU', 1250, 'on-site'],
  ],
  orderOnKitty: [['O-1', 'ROU', 1250]],
  orderPaidByCredit: [['O-1', 'ROU', 1250]],
  orderPaid: [['O-1', 'ROU', 1250]],
  creditUsed: cents,
  referenceToWrite: [
    ['cheque', 'RF48 K7Q2M'],
    ['transfer', 'RF48 K7Q2M'],
  ],
  paymentsImported: [
    [0, 0],
    [1, 1250],
    [2, 1250],
  ],
  paymentsKnown: counts,
  feesAdded: counts,
  providerFees: cents,
  chargesSkipped: [
    ['failed', 1],
    ['waiting', 2],
    ['test', 1],
    ['payout', 2],
    ['fee', 1],
    ['offline', 1],
    ['cash', 1],
    ['refunded', 1],
    ['before-start', 1],
  ],
  providerRefund: [['ch_1', 1250, 'P-1', 'ROU', 'online']],
  otherAwaited: [['ROU', 4000, 'P-1', 4500]],
  providerRefundOf: [['re_1', 1250]],
  paymentMoved: [['P-1', 'ROU', 'P-2']],
  linesMatchedAnew: [[['L-1', 'L-2']]],
  paidFor: [['X']],
  ordersSame: counts,
  ordersImported: [
    [1, 1250],
    [2, 2500],
  ],
  paymentReceived: [
    ['P-1', 'ROU', 1250, 'cash'],
    ['P-1', 'ROU', 1250, 'online'],
  ],
  paymentAnnounced: [['P-1', 'ROU', 1250, 'cheque']],
  paymentCancelled: [
    ['P-1', 'ROU', undefined],
    ['P-1', 'ROU', 'O-1'],
  ],
  orderChanged: [
    ['O-1', 'ROU', 500, 4750],
    ['O-1', 'ROU', -500, 4250],
    ['O-1', 'ROU', 0, 4250],
  ],
  ...DISTRIBUTION_ANSWERS,
  ...DEPOSIT_ANSWERS,
  ...CONTRACT_ANSWERS,
  ...PAYOUT_ANSWERS,
  historyHandBack: [['P-1']],
  ...MONEY_ANSWERS,
  ...CASH_ANSWERS,
  orderCancelled: [['O-1', 'ROU', 4250]],
  adjusted: [
    ['ROU', 500, undefined],
    ['ROU', -500, undefined],
    ['ROU', 500, 'MAR'],
    ['ROU', -500, 'MAR'],
  ],
  refunded: [['P-1', 'ROU', 500, 'transfer']],
  paymentBounced: [['P-1', 'ROU', 4250, 'cheque']],
  alreadyBounced: [['P-1']],
  bankChargeTaken: [[1200]],
  bankChargePassedOn: [['ROU', 1200]],
  alreadyConfirmed: [['P-1']],
  alreadyCancelled: [['P-1']],
  confirmHint: [['RF48K7Q2M'], ['P-1']],
  balanceNow: [
    ['ROU', 0],
    ['ROU', -1250],
  ],
  rowsDone: [
    ['reading', 50, 49],
    ['recording', 25_000, 9_800],
    ['matching', 1_250_000, 21_000],
    ['exporting', 50, 49],
  ],
  exported: [
    [0, 'x.csv'],
    [1, 'x.csv'],
    [25_000, 'x.csv'],
  ],
  earlySkipped: [['2026-03-01']],
  columnsNotRead: [[['X']], [['X', 'Y']]],
  confirmDebit: [['L-3', 8731, 'ROU']],
  imported: [['I-1', 'r.csv', 'X']],
  importedPeriod: [['2026-10-01', '2026-10-05']],
  importedBefore: [['I-1', 'r.csv']],
  importedRows: [
    [{ read: 1, new: 1, duplicate: 0, held: 0, skipped: 0 }],
    [{ read: 9, new: 3, duplicate: 3, held: 1, skipped: 2 }],
  ],
  importedSums: [[1250, -100]],
  skipped: [
    ['before-start', 1],
    ['zero', 2],
    ['balance', 2],
    ['total', 2],
    ['continuation', 2],
    ['pending', 2],
    ['refused', 2],
    ['card', 2],
    ['other-account', 2],
  ],
  proofs: [
    [1250, ['running-balance'], false],
    [1250, ['opening-closing', 'row-count', 'totals'], false],
    [1250, [], true],
    [1250, [], false],
  ],
  heldTitle: counts,
  statementFacts: [['ofx', '2026-10-05']],
  heldHint: [['r.csv'], ['r s.csv']],
  vanished: [
    [{ line: 'L-1', date: '2026-10-05', amountCents: 1250, label: 'X' }],
    [{ line: 'L-1', date: '2026-10-05', amountCents: 1250, label: 'X', member: 'ROU' }],
  ],
  columnsTaken: [['r.csv', [['date', 'X']]]],
  unprovedLayout: [['r.csv', 'X']],
  headerChanged: [
    ['r.csv', { added: ['X'], missing: [] }],
    ['r.csv', { added: [], missing: ['X', 'Y'] }],
  ],
  listedByHint: [[['I-1']], [['I-1', 'I-2']]],
  bankOpening: cents,
  matchedCount: counts,
  waitingCount: counts,
  lineMatched: [['L-1', 1250, 'ROU', ['P-1', 'X']]],
  lineUnmatched: [['L-1', 1250]],
  assignHint: [['L-1'], ['L-1', 'ROU']],
  bounceHint: [['P-1', 'L-3']],
  headingHint: [['L-1'], ['L-1', 'donations']],
  headingAdded: [['Ferme Dupré']],
  headingNow: [
    ['Ferme Dupré', -5000],
    ['Ferme Dupré', 5000],
  ],
  learnedHeading: [['Ferme Dupré']],
  days: [[1], [40]],
  learned: [[['X Y'], 'ROU']],
  proposal: [['ROU', 'X']],
  otherNames: [[['X', 'Y']]],
  learnedPayer: [
    ['X', 'name', 1],
    ['X', 'iban', 2],
    ['X', 'code', 2],
  ],
  forgetHint: [['ROU', 'X Y']],
  otherProposals: [[['ROU', 'MAR']]],
  undone: [['A-1', 'order']],
  unmatched: [[['L-1']], [['L-1', 'L-2']]],
  redoHint: ids,
  confirmUndo: counts,
  historyOrder: [['O-1']],
  historyPayment: [['P-1', 'X']],
  historyBank: [['L-1']],
  historyRefund: [['P-1', 'transfer']],
  historyComplement: [['O-1']],
  historyAdjustment: [['O-1']],
  historyCancellation: [['O-1']],
  historyBounce: [['P-1', 'transfer']],
  historyMove: [['P-1', 'cash']],
  historyCharge: [['Ferme']],
  historyReversal: [['O-1']],
  historyRestored: [['O-1']],
  historyPending: cents,
  totals: [[1250, 100]],
  totalPending: cents,
  balancesAt: [['2026-10-05']],
  checkProblems: counts,
  checkProblem: [
    [{ code: 'INTEGRITY', detail: 'X 17' }],
    [{ code: 'FOREIGN_KEY', detail: 'X 17' }],
    [{ code: 'SCHEMA_CHANGED', detail: 'X 17' }],
    [{ code: 'OPERATION_MISSING', operation: 'A-3' }],
    [{ code: 'CHAIN_BROKEN', operation: 'A-3' }],
    [{ code: 'TEXT_CHANGED', count: 2 }],
    [{ code: 'NOT_ZERO', cents: 1 }],
    [{ code: 'CACHE_DIFFERS', table: 'waiting_lines', count: 2 }],
    [{ code: 'SUSPENSE_DIFFERS', cents: 1, waitingCents: 2 }],
    [{ code: 'DRAWER_SHORT', cents: -1 }],
    [{ code: 'COUNT_DIFFERS', count: 'A-1', countedCents: 1, cents: 2 }],
    [
      {
        code: 'BANK_DIFFERS',
        account: 'X',
        statement: 'I-1',
        date: '2026-10-05',
        cents: 1,
        statedCents: 2,
      },
    ],
    [
      {
        code: 'STATEMENT_GAP',
        account: 'X',
        after: 'I-1',
        before: 'I-2',
        afterDate: '2026-09-30',
        beforeDate: '2026-10-05',
        missingCents: 1250,
      },
    ],
  ],
  statusAccount: [
    ['X', 1250, undefined],
    ['X', 1250, '2026-10-05'],
  ],
  statusHead: [['X', '2026-10-05']],
  statusCash: [
    [1250, undefined],
    [1250, '2026-10-05'],
  ],
  statusCheques: cents,
  statusBank: [
    [1250, undefined],
    [1250, '2026-10-05'],
  ],
  todo: {
    'add-members': [[]],
    'record-openings': [[]],
    'record-orders': [[]],
    'import-statement': [[]],
    'statement-overdue': [[6]],
    'bank-differs': [[]],
    'decide-held': counts,
    'validate-distribution': counts,
    'explain-lines': counts,
    'await-payments': counts,
    'cheques-expired': counts,
    'cheques-expire': counts,
    'deposit-unseen': counts,
    'payments-unseen': counts,
    'deposit-cheques': counts,
    'hand-over-cheques': counts,
  },
  printed: {
    page: [[2, 3]],
    lacking: [[['X', 'Y']]],
    membersBalances: [['2026-10-05']],
    depositTitle: [
      ['D-1', 'cheque', 1250, undefined],
      [undefined, 'cheque', 1250, 'Roux'],
      ['D-1', 'cash', 1250, undefined],
      ['D-1', 'cash', -1250, undefined],
    ],
    handedBy: [['AMAP']],
    receivedBy: [['Roux']],
  },
  review: {
    sureTitle: counts,
    moreSureTitle: counts,
    sureQuestion: [[2], [23]],
    afterIt: [['ROU', -1250]],
    accepted: counts,
    lineHead: [
      ['L-1', '2026-10-05', 1250, 0],
      ['L-1', '2026-10-05', -1250, 3],
    ],
    label: [['X']],
    waitsBecause: [['X']],
    change: [
      [-1250, 0],
      [1250, 1250],
    ],
    changeOf: [['ROU', 'X']],
    partOf: [[1250, 'ROU']],
    question: [
      ['L-1', 1250],
      ['L-1', -1250],
    ],
    payoutQuestion: [['L-1']],
    undoLast: [['X']],
    newHeading: [['Ferme Dupré']],
    tooMany: [[4]],
    splitHelp: cents,
    recorded: [['P-4', 4250, 'ROU']],
    recordedSame: [['P-4']],
    aboutMember: [[NAME, -1250]],
    undone: [[['L-1']], [['L-1', 'L-2']]],
    forReceiver: [['L-1', 'ROU']],
    manyLines: counts,
    explained: [
      [1, 1],
      [3, 2],
    ],
  },
  ask: {
    amountReceived: cents,
    dateOrder: [['02/03/2026']],
    decimal: [['1,234']],
    bankAccount: [['r.csv']],
    heldMany: [[4]],
    held: [
      [
        { date: '2026-10-05', cents: 1250, label: 'X' },
        { id: 'L-1', date: '2026-10-05', label: 'Y' },
      ],
    ],
  },
};

const FOREIGN_KINDS = Object.keys({
  spreadsheet: true,
  pdf: true,
  html: true,
  archive: true,
  'archive-empty': true,
  'archive-several': true,
  'archive-locked': true,
  cfonb240: true,
  card: true,
  camt052: true,
  camt054: true,
  pain: true,
  investment: true,
} satisfies Record<ForeignKind, true>) as ForeignKind[];

const BARE_PROBLEMS: readonly FileProblem[] = [
  { code: 'BALANCE_PROOF_FAILED', stated: 1250, computed: 100 },
  { code: 'COLUMNS_UNKNOWN' },
  { code: 'DIRECTION_UNKNOWN' },
  { code: 'FOREIGN_FILE' },
];

/** Each rule, with all that may speak for it and against it. */
const WHYS: readonly Parameters<Say['whyProposed']>[] = [
  ['exact-reference', { code: 'RF45K7Q2M' }],
  ['exact-reference', { code: 'RF45K7Q2M', against: 'other-code' }],
  ['several-references', { code: 'RF45K7Q2M + RF897ZF9Y', amount: 'due' }],
  ['several-references', { code: 'RF45K7Q2M + RF897ZF9Y', amount: 'other' }],
  ['several-references', { code: 'RF45K7Q2M', against: 'several-members' }],
  ['settled-reference', { code: 'RF45K7Q2M' }],
  ['learned-payer', { written: 'X', amount: 'accepted', against: 'same-amount' }],
  ['name', { written: 'X', isPart: true, amount: 'other' }],
  ['name-and-amount', { written: 'X', isPart: true, amount: 'due' }],
  ['refund', { written: 'X', isPart: true, amount: 'due' }],
  ['exact-reference', { code: 'RF45K7Q2M', against: 'recorded-by-hand' }],
  ['order-code', { written: 'CMD-1042', amount: 'due' }],
  ['order-code', { written: 'CMD-1042', amount: 'other', against: 'several-members' }],
  ['repaired-reference', { code: 'RF45K7Q2M', written: 'X', amount: 'due' }],
  ['repaired-reference', { code: 'RF45K7Q2M', written: 'X', amount: 'other' }],
  ['repaired-reference', { code: 'RF45K7Q2M', written: 'X', against: 'same-amount' }],
  ['recorded-by-hand', { amount: 'due' }],
  ['deposit', { deposit: 1, amount: 'due' }],
  ['deposit', { deposit: 1, amount: 'due', bankNumber: '99' }],
  ['deposit', { deposit: 1, amount: 'other' }],
  ['learned-payer', { written: 'X', amount: 'due' }],
  ['learned-payer', { written: 'X', amount: 'accepted', against: 'several-members' }],
  ['learned-payer', { written: 'X', amount: 'other', against: 'recorded-elsewhere' }],
  ['learned-payer', { written: 'X', amount: 'due', against: 'names-another' }],
  ['returned-payment', { code: 'RF45K7Q2M' }],
  ['returned-payment', {}],
  ['returned-payment', { written: '1234567' }],
  ['learned-heading', { written: 'X', amount: 'accepted' }],
  ['learned-heading', { written: 'X', amount: 'other', against: 'several-members' }],
  ['learned-heading', { written: 'X', amount: 'other', against: 'names-another' }],
  ['own-accounts', { account: 'Livret', amount: 'due' }],
  ['own-accounts', { account: 'Livret', amount: 'other' }],
  ['refund', { written: 'X', amount: 'due' }],
  ['refund', { written: 'X', amount: 'other' }],
  ['name-and-amount', { written: 'X', amount: 'due' }],
  ['name', { written: 'X', amount: 'other' }],
  ...PAYOUT_WHYS,
  ['by-hand', {}],
];

/** Everything that a catalogue says, by where it stands: `errors.NOT_FOUND.hint`, `labels.…`. */
export function textsOf(say: Say): ReadonlyMap<string, string> {
  const { format: _, errors, fileProblem, ...rest } = say;
  const texts = new Map<string, string>(collect(rest, { answers: ANSWERS, whyProposed: WHYS }, ''));
  for (const [code, problem] of Object.entries(FILE_PROBLEMS)) {
    texts.set(`fileProblem.${code}`, fileProblem(problem));
  }
  for (const kind of FOREIGN_KINDS) {
    texts.set(`fileProblem.FOREIGN_FILE.${kind}`, fileProblem({ code: 'FOREIGN_FILE', kind }));
  }
  for (const problem of BARE_PROBLEMS) {
    texts.set(`fileProblem.${problem.code}.bare`, fileProblem(problem));
  }
  for (const [code, samples] of Object.entries(REFUSALS)) {
    const sentence = errors[code as RefusalCode] as (details: object) => Sentence;
    for (const [index, details] of samples.entries()) {
      const { message, hint } = sentence(details);
      texts.set(`errors.${code}.${index}.message`, message);
      if (hint !== undefined) texts.set(`errors.${code}.${index}.hint`, hint);
    }
  }
  return texts;
}

type Tree = Readonly<Record<string, unknown>>;

function collect(value: unknown, samples: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const calls = samples as readonly (readonly unknown[])[];
    return calls.map((given, index) => [`${path}.${index}`, String(value(...given))]);
  }
  return Object.entries(value as Tree).flatMap(([key, inner]) =>
    collect(inner, (samples as Tree | undefined)?.[key], path === '' ? key : `${path}.${key}`),
  );
}

/** A refusal of each kind. */
export const refusals = (): readonly Refusal[] =>
  Object.entries(REFUSALS).flatMap(([code, samples]) =>
    samples.map((details) => new Refusal(code as RefusalCode, details)),
  );
