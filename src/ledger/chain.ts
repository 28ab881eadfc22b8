import type { Ledger } from './database.ts';
import { sha256OfPieces } from './digests.ts';

/**
 * What the chain of hashes covers: every column of every recorded table, in this order, free text
 * as its salted digest. Adding a recorded table means adding its line here (a test compares this
 * list with the schema). The one place that reads rows as SQL writes them: hashing needs the
 * columns' order, not their names.
 */
const RECORDED: readonly string[] = [
  `SELECT 'operations', id, kind, reverses_id,
     (SELECT hex(digest) FROM texts WHERE id = reason_id), recorded_at
   FROM operations WHERE id = ?`,
  `SELECT 'accounts', id, kind, operation_id, member_id
   FROM accounts WHERE operation_id = ? ORDER BY id`,
  `SELECT 'orders', id, operation_id, member_id, date, distribution, method
   FROM orders WHERE operation_id = ? ORDER BY id`,
  `SELECT 'order_items', operation_id, position, order_id, name, thousandths, unit_cents,
     amount_cents
   FROM order_items WHERE operation_id = ? ORDER BY position`,
  `SELECT 'order_codes', operation_id, order_id, code
   FROM order_codes WHERE operation_id = ?`,
  `SELECT 'imported_orders', operation_id, order_id
   FROM imported_orders WHERE operation_id = ?`,
  `SELECT 'distributions', operation_id, date
   FROM distributions WHERE operation_id = ? ORDER BY date`,
  `SELECT 'validations', operation_id, distribution, member_id
   FROM validations WHERE operation_id = ?`,
  `SELECT 'validation_steps', operation_id, validation_id
   FROM validation_steps WHERE operation_id = ?`,
  `SELECT 'payments', id, operation_id, member_id, order_id, date, method, provider_id
   FROM payments WHERE operation_id = ? ORDER BY id`,
  `SELECT 'payment_moves', operation_id, payment_id, to_payment_id
   FROM payment_moves WHERE operation_id = ?`,
  `SELECT 'payment_payers', operation_id, payment_id,
     (SELECT hex(digest) FROM texts WHERE id = payer_id)
   FROM payment_payers WHERE operation_id = ? ORDER BY payment_id`,
  `SELECT 'provider_payments', operation_id, provider_id, payment_id
   FROM provider_payments WHERE operation_id = ? ORDER BY provider_id`,
  `SELECT 'cash_counts', operation_id, date, counted_cents
   FROM cash_counts WHERE operation_id = ?`,
  `SELECT 'issued_references', code, operation_id, member_id, payment_id
   FROM issued_references WHERE operation_id = ? ORDER BY code`,
  `SELECT 'statements', id, operation_id, bank_account_id,
     (SELECT hex(digest) FROM texts WHERE id = file_id), hex(sha256), format, account_number,
     from_date, to_date,
     opening_cents, closing_cents, credit_cents, debit_cents, early_cents,
     new_count, duplicate_count, held_count, skipped_count
   FROM statements WHERE operation_id = ? ORDER BY id`,
  `SELECT 'lines', id, operation_id, bank_account_id, row, date, value_date, amount_cents,
     balance_cents, (SELECT hex(digest) FROM texts WHERE id = text_id), hex(content_key), ordinal,
     hex(bank_key)
   FROM lines WHERE operation_id = ? ORDER BY id`,
  `SELECT 'wordings', operation_id, line_id, date, balance_cents,
     (SELECT hex(digest) FROM texts WHERE id = text_id), hex(content_key), hex(bank_key)
   FROM wordings WHERE operation_id = ? ORDER BY line_id`,
  `SELECT 'statement_proofs', operation_id, proof
   FROM statement_proofs WHERE operation_id = ? ORDER BY proof`,
  `SELECT 'matches', operation_id, line_id, rule FROM matches WHERE operation_id = ?`,
  `SELECT 'entries', operation_id, number, date, debit_account_id, credit_account_id,
     amount_cents, order_id, payment_id, line_id
   FROM entries WHERE operation_id = ? ORDER BY number`,
  `SELECT 'cheques', operation_id, payment_id, number,
     (SELECT hex(digest) FROM texts WHERE id = bank_id), deposit_from, payee_id
   FROM cheques WHERE operation_id = ? ORDER BY payment_id`,
  `SELECT 'deposits', id, operation_id, date, method, bank_account_id, payee_id, bank_number
   FROM deposits WHERE operation_id = ?`,
  // A column that came later: a row only where there is one, so that older hashes stay as they are.
  `SELECT 'entries.deposit_id', operation_id, number, deposit_id
   FROM entries WHERE operation_id = ? AND deposit_id IS NOT NULL ORDER BY number`,
  `SELECT 'contract_models', id, operation_id, name, payee_id, price_cents, cheque_count, first_date,
     rhythm
   FROM contract_models WHERE operation_id = ?`,
  `SELECT 'contracts', id, operation_id, member_id, model_id, date
   FROM contracts WHERE operation_id = ?`,
  `SELECT 'instalments', operation_id, contract_id, position, date, amount_cents
   FROM instalments WHERE operation_id = ? ORDER BY position`,
  `SELECT 'contract_payments', operation_id, payment_id, contract_id, position
   FROM contract_payments WHERE operation_id = ? ORDER BY payment_id`,
  `SELECT 'entries.contract_id', operation_id, number, contract_id
   FROM entries WHERE operation_id = ? AND contract_id IS NOT NULL ORDER BY number`,
];

/** The hash before the first operation. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * Gives a function that computes an operation's hash: SHA-256 of the hash before it and, as JSON,
 * each row that it recorded, as the database holds them now.
 */
export function operationHasher(ledger: Ledger): (previous: Buffer, operation: number) => Buffer {
  const selects = RECORDED.map((sql) => ledger.sqlite.prepare(sql).raw());
  return (previous, operation) => {
    const hash = sha256OfPieces().update(previous);
    for (const select of selects) {
      for (const row of select.iterate(operation)) hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest();
  };
}

/** The hash of the newest operation: what a witness code is made of. */
export function chainHead(ledger: Ledger): Buffer {
  const sql = 'SELECT hash FROM seals ORDER BY operation_id DESC LIMIT 1';
  return (ledger.sqlite.prepare(sql).pluck().get() as Buffer | undefined) ?? CHAIN_START;
}
