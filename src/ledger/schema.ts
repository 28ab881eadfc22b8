import type { Generated } from 'kysely';

/** By what a payer is known again. */
export type PayerKind = 'iban' | 'name' | 'code' | 'label';

/** The tables of `migrations/`, as Kysely types them. Columns keep the database's own names. */
export interface Schema {
  settings: { name: string; value: string };
  texts: { id: Generated<number>; salt: Buffer | null; body: string | null; digest: Buffer };
  members: {
    id: Generated<number>;
    code: string | null;
    name: string;
    email: string | null;
    phone: string | null;
    left_on: string | null;
  };
  bank_accounts: { id: Generated<number>; account_id: number; name: string };
  command_keys: { key: string; fingerprint: Buffer; answer_id: number };
  operations: {
    id: number;
    kind: OperationKind;
    reverses_id: number | null;
    reason_id: number | null;
    recorded_at: string;
  };
  seals: { operation_id: number; hash: Buffer };
  accounts: {
    id: Generated<number>;
    kind: AccountKind;
    operation_id: number | null;
    member_id: number | null;
  };
  order_items: {
    operation_id: number;
    position: number;
    order_id: number;
    name: string;
    thousandths: number;
    unit_cents: number;
    amount_cents: number;
  };
  imported_orders: { operation_id: number; order_id: number };
  order_codes: { operation_id: number; order_id: number; code: string };
  orders: {
    id: Generated<number>;
    operation_id: number;
    member_id: number;
    date: string;
    distribution: string | null;
    method: string;
  };
  distributions: { operation_id: number; date: string };
  validations: { operation_id: number; distribution: string; member_id: number | null };
  validation_steps: { operation_id: number; validation_id: number };
  cash_counts: { operation_id: number; date: string; counted_cents: number };
  payments: {
    id: Generated<number>;
    operation_id: number;
    member_id: number;
    order_id: number | null;
    date: string;
    method: string;
    provider_id: string | null;
  };
  payment_moves: { operation_id: number; payment_id: number; to_payment_id: number };
  payment_payers: { operation_id: number; payment_id: number; payer_id: number };
  provider_payments: { operation_id: number; provider_id: string; payment_id: number };
  issued_references: {
    code: string;
    operation_id: number;
    member_id: number;
    payment_id: number | null;
  };
  statements: {
    id: Generated<number>;
    operation_id: number;
    bank_account_id: number;
    file_id: number;
    sha256: Buffer;
    format: string;
    account_number: string | null;
    from_date: string | null;
    to_date: string | null;
    opening_cents: number | null;
    closing_cents: number | null;
    credit_cents: number;
    debit_cents: number;
    early_cents: number;
    new_count: number;
    duplicate_count: number;
    held_count: number;
    skipped_count: number;
  };
  lines: {
    id: Generated<number>;
    operation_id: number;
    bank_account_id: number;
    row: number;
    date: string;
    value_date: string | null;
    amount_cents: number;
    balance_cents: number | null;
    text_id: number;
    content_key: Buffer;
    ordinal: number;
    bank_key: Buffer | null;
  };
  wordings: {
    operation_id: number;
    line_id: number;
    date: string;
    balance_cents: number | null;
    text_id: number;
    content_key: Buffer;
    bank_key: Buffer | null;
  };
  statement_proofs: { operation_id: number; proof: string };
  table_profiles: {
    id: Generated<number>;
    bank_account_id: number;
    header: string;
    profile: string;
  };
  headings: { account_id: number; name: string; is_built_in: 0 | 1 };
  member_names: { member_id: number; name: string };
  learned_payers: {
    operation_id: number;
    kind: PayerKind;
    payer: string;
    account_id: number;
    amount_cents: number;
  };
  cheques: {
    operation_id: number;
    payment_id: number;
    number: string | null;
    bank_id: number | null;
    deposit_from: string | null;
    payee_id: number | null;
  };
  deposits: {
    id: Generated<number>;
    operation_id: number;
    date: string;
    method: 'cheque' | 'cash';
    bank_account_id: number | null;
    payee_id: number | null;
    bank_number: string | null;
  };
  contract_models: {
    id: Generated<number>;
    operation_id: number;
    name: string;
    payee_id: number | null;
    price_cents: number;
    cheque_count: number;
    first_date: string;
    rhythm: string;
  };
  contracts: {
    id: Generated<number>;
    operation_id: number;
    member_id: number;
    model_id: number;
    date: string;
  };
  instalments: {
    operation_id: number;
    contract_id: number;
    position: number;
    date: string;
    amount_cents: number;
  };
  contract_payments: {
    operation_id: number;
    payment_id: number;
    contract_id: number;
    position: number | null;
  };
  matches: { operation_id: number; line_id: number; rule: string };
  entries: {
    operation_id: number;
    number: number;
    date: string;
    debit_account_id: number;
    credit_account_id: number;
    amount_cents: number;
    order_id: number | null;
    payment_id: number | null;
    line_id: number | null;
    deposit_id: number | null;
    contract_id: number | null;
  };
  account_balances: { account_id: number; balance_cents: number };
  pending_payments: { payment_id: number; amount_cents: number };
  waiting_lines: { line_id: number; amount_cents: number };
}

export type OperationKind =
  | 'member'
  | 'heading'
  | 'opening'
  | 'bank-opening'
  | 'order'
  | 'complement'
  | 'order-adjustment'
  | 'order-cancellation'
  | 'distribution'
  | 'validation'
  | 'payment'
  | 'payment-move'
  | 'provider-fee'
  | 'confirmation'
  | 'cancellation'
  | 'import'
  | 'match'
  | 'charge'
  | 'adjustment'
  | 'refund'
  | 'deposit'
  | 'hand-back'
  | 'contract-model'
  | 'contract'
  | 'cash-move'
  | 'cash-count'
  | 'reversal';

/** The accounts that every ledger has, by the number that the migration gives them. */
export const FIXED_ACCOUNTS = {
  suspense: 1,
  openings: 2,
  orders: 3,
  announcements: 4,
  cheques: 5,
  cash: 6,
  transit: 7,
  'cash-short': 8,
  'cash-over': 9,
} as const;

export type FixedAccount = keyof typeof FIXED_ACCOUNTS;
export type AccountKind = FixedAccount | 'bank' | 'member' | 'announced' | 'heading';
