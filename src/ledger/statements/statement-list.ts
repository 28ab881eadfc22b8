import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Proof } from '../../domain/statement.ts';
import { type Ledger, query, template } from '../database.ts';
import { standsOnce } from '../operations.ts';
import type { BankAccount } from './bank-accounts.ts';

/** One imported file, as it was counted then. */
export interface StatementRecord {
  readonly id: number;
  readonly operation: number;
  readonly file: string;
  readonly format: string;
  readonly account: string;
  readonly accountNumber: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  readonly creditCents: Cents;
  readonly debitCents: Cents;
  readonly newCount: number;
  readonly duplicateCount: number;
  readonly heldCount: number;
  readonly skippedCount: number;
  readonly recordedAt: string;
  readonly status: 'imported' | 'undone';
}

/** Every file that was imported, those that were taken back included; in the order of import. */
export function listStatements(ledger: Ledger): readonly StatementRecord[] {
  const operationStands = standsOnce(ledger);
  return ledger
    .all(selectStatements().orderBy('statements.id'))
    .map((row) => asRecord(row, operationStands(row.operation)));
}

/** Refuses with NOT_FOUND. */
export function statementRecord(ledger: Ledger, id: number): StatementRecord {
  const row = ledger.get(selectStatements().where('statements.id', '=', id));
  if (!row) return refuse('NOT_FOUND', { id: formatId('statement', id) });
  return asRecord(row, standsOnce(ledger)(row.operation));
}

/** What an imported file proved about itself. */
export function proofsOf(ledger: Ledger, { operation }: StatementRecord): readonly Proof[] {
  const rows = ledger.all(
    query.selectFrom('statement_proofs').select('proof').where('operation_id', '=', operation),
  );
  return rows.map(({ proof }) => proof as Proof);
}

/** True if a standing import of this account had this format: a person has seen how it reads. */
export function hasFormat(ledger: Ledger, bank: BankAccount, format: string): boolean {
  const operationStands = standsOnce(ledger);
  return ledger
    .all(importsOf(bank.id, format))
    .some(({ operation_id }) => operationStands(operation_id));
}

const importsOf = template('imports of format', (bankId: number, format: string) =>
  query
    .selectFrom('statements')
    .select('operation_id')
    .where('bank_account_id', '=', bankId)
    .where('format', '=', format),
);

/**
 * Imported files with rows on which a person has not decided, and which no later import of the same
 * file has settled.
 */
export function listHeld(ledger: Ledger): readonly StatementRecord[] {
  const latest = new Map<string, StatementRecord>();
  const operationStands = standsOnce(ledger);
  for (const row of ledger.all(selectStatements().orderBy('statements.id'))) {
    if (!operationStands(row.operation)) continue;
    latest.set(`${row.bankId} ${row.sha256.toString('hex')}`, asRecord(row, true));
  }
  return [...latest.values()].filter(({ heldCount }) => heldCount > 0);
}

const selectStatements = () =>
  query
    .selectFrom('statements')
    .innerJoin('bank_accounts', 'bank_accounts.id', 'statements.bank_account_id')
    .innerJoin('texts', 'texts.id', 'statements.file_id')
    .innerJoin('operations', 'operations.id', 'statements.operation_id')
    .select([
      'statements.id',
      'statements.operation_id as operation',
      'texts.body as file',
      'statements.format',
      'bank_accounts.id as bankId',
      'bank_accounts.name as account',
      'statements.sha256',
      'statements.account_number as accountNumber',
      'statements.from_date as from',
      'statements.to_date as to',
      'statements.opening_cents as openingCents',
      'statements.closing_cents as closingCents',
      'statements.credit_cents as creditCents',
      'statements.debit_cents as debitCents',
      'statements.new_count as newCount',
      'statements.duplicate_count as duplicateCount',
      'statements.held_count as heldCount',
      'statements.skipped_count as skippedCount',
      'operations.recorded_at as recordedAt',
    ]);

type StatementRow = Omit<StatementRecord, 'status' | 'file'> & {
  readonly file: string | null;
  readonly bankId: number;
  readonly sha256: Buffer;
};

function asRecord(row: StatementRow, isStanding: boolean): StatementRecord {
  const { bankId: _bankId, sha256: _sha256, file, ...record } = row;
  return { ...record, file: file ?? '', status: isStanding ? 'imported' : 'undone' };
}
