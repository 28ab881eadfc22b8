import { formatId, type Id } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import { balanceOfAccount } from './accounts.ts';
import { refuseCounted } from './cash/cash-counts.ts';
import { refuseUsedContract } from './contracts/undo-contract.ts';
import { type Ledger, query } from './database.ts';
import { refuseKnownCheques } from './deposits/cheques.ts';
import { refuseShortDrawer } from './deposits/undo-deposit.ts';
import { headingsOf } from './headings.ts';
import { refuseBroken } from './invariants.ts';
import { forgetMistaken } from './matching/mistaken.ts';
import { withdrawMember } from './members/members.ts';
import { settleBankOpening } from './members/openings.ts';
import {
  latestStanding,
  operationById,
  operationId,
  operationsAbout,
  reversalsOf,
  stands,
  writeReversal,
} from './operations.ts';
import { isRedoable, refuseRedo } from './redo.ts';
import { listBankAccounts } from './statements/bank-accounts.ts';
import { statementById } from './statements/statements.ts';
import { refuseKittyUndone, refuseLocked } from './undo-locks.ts';
import type { Writer } from './write.ts';

export interface Undone {
  /** The operation that no longer counts, and what it was. */
  readonly id: number;
  readonly kind: string;
  readonly reversal: number;
  /** The matches of bank lines that had to be taken back with it. */
  readonly unmatched: readonly number[];
  /** Later imports of the same days, which took some of an undone import's lines for known. */
  readonly listedBy: readonly number[];
}

/** The operation that `undo O-12` means: the latest about it that still stands. */
export function operationToUndo(ledger: Ledger, id: Id): number {
  const name = formatId(id.kind, id.number);
  if (id.kind === 'operation') {
    return operationById(ledger, id.number)?.id ?? refuse('NOT_FOUND', { id: name });
  }
  if (id.kind === 'statement') return statementById(ledger, id.number).operationId;
  const about = operationsAbout(ledger, id.kind, id.number);
  if (about.length === 0) refuse('NOT_FOUND', { id: name });
  const latest = latestStanding(ledger, about) ?? refuse('NOTHING_TO_UNDO', { id: name });
  refuseWiderThan(ledger, latest, id.kind, name);
  return latest;
}

/** `undo L-7` never takes back a whole file, `undo P-41` never the order it was announced with. */
function refuseWiderThan(ledger: Ledger, latest: number, kind: Id['kind'], name: string): void {
  if (kind === 'line') {
    const statement = ledger.get(
      query.selectFrom('statements').select('id').where('operation_id', '=', latest),
    );
    if (statement) {
      refuse('UNDO_WHOLE_IMPORT', { id: name, statement: formatId('statement', statement.id) });
    }
  }
  if (kind === 'payment') {
    const order = ledger.get(
      query.selectFrom('orders').select('id').where('operation_id', '=', latest),
    );
    if (order) refuse('UNDO_WHOLE_ORDER', { id: name, order: formatId('order', order.id) });
    const deposit = depositIn(ledger, latest);
    if (deposit !== undefined) refuse('UNDO_WHOLE_DEPOSIT', { id: name, deposit });
  }
}

/** The deposit that an operation made, or showed to have come. */
function depositIn(ledger: Ledger, operation: number): string | undefined {
  const row = ledger.get(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .select('entries.deposit_id as deposit')
      .where('entries.operation_id', '=', operation)
      .where('operations.kind', 'in', ['deposit', 'match'])
      .where('entries.deposit_id', 'is not', null),
  );
  return row?.deposit ? formatId('deposit', row.deposit) : undefined;
}

/**
 * Takes one operation back, and with an import the matches of its lines; a payer by whom a match
 * was booked is not known any more. Refuses with ALREADY_UNDONE, or with UNDO_BLOCKED when what was
 * recorded later builds on it.
 */
export function undo(writer: Writer, target: number, reason?: string): Undone {
  const [undone] = undoAll(writer, [target], reason);
  if (undone === undefined) throw new Error(`nothing was undone of ${target}`);
  return undone;
}

/** The same for several, one after the other; what they leave of a kitty counts at the end. */
export function undoAll(
  writer: Writer,
  targets: readonly number[],
  reason?: string,
): readonly Undone[] {
  const { ledger } = writer;
  const undone = targets.map((target) => {
    if (stands(ledger, target)) forgetMistaken(writer, target);
    return takeBack(writer, target, reason);
  });
  for (const { id, reversal } of undone) refuseKittyUndone(ledger, id, reversal);
  return undone;
}

function takeBack(writer: Writer, target: number, reason?: string): Undone {
  const { ledger } = writer;
  const operation = operationById(ledger, target);
  if (!operation) return refuse('NOT_FOUND', { id: operationId(target) });
  const reversals = reversalsOf(ledger, target);
  const last = reversals.at(-1);
  if (last !== undefined && reversals.length % 2 === 1) {
    const redoable = isRedoable(operation.kind);
    refuse('ALREADY_UNDONE', { id: operationId(target), by: operationId(last), redoable });
  }
  refuseLocked(ledger, target);
  refuseRedo(ledger, target);
  refuseCounted(ledger, last ?? target);
  if (operation.kind === 'member') undoMember(writer, target);
  if (operation.kind === 'heading') refuseUsedHeading(ledger, target);
  refuseUsedContract(ledger, target);
  const unmatched = operation.kind === 'import' ? unmatchLinesOf(writer, target, reason) : [];
  const reversal = writeReversal(writer, last ?? target, reason);
  refuseBroken(ledger, target, reversal);
  refuseKnownCheques(ledger, target);
  refuseShortDrawer(ledger, target, reversal);
  if (['import', 'opening'].includes(operation.kind)) {
    for (const bank of listBankAccounts(ledger)) settleBankOpening(writer, bank);
  }
  const listedBy = operation.kind === 'import' ? overlapping(ledger, target) : [];
  return { id: target, kind: operation.kind, reversal, unmatched, listedBy };
}

/** The standing imports of the same account and days that found some of their rows known. */
function overlapping(ledger: Ledger, undone: number): readonly number[] {
  const rows = ledger.all(
    query
      .selectFrom('statements as undone')
      .innerJoin('statements as other', (join) =>
        join
          .onRef('other.bank_account_id', '=', 'undone.bank_account_id')
          .onRef('other.from_date', '<=', 'undone.to_date')
          .onRef('other.to_date', '>=', 'undone.from_date'),
      )
      .select(['other.id', 'other.operation_id as operation'])
      .where('undone.operation_id', '=', undone)
      .where('undone.new_count', '>', 0)
      .where('other.operation_id', '>', undone)
      .where('other.duplicate_count', '>', 0)
      .orderBy('other.id'),
  );
  return rows.filter(({ operation }) => stands(ledger, operation)).map(({ id }) => id);
}

/** Takes back every standing match of an import's lines, newest first. */
function unmatchLinesOf(writer: Writer, imported: number, reason?: string): readonly number[] {
  const { ledger } = writer;
  const ofImport = selectMatches().where('lines.operation_id', '=', imported);
  const standing = [...ledger.all(ofImport), ...ledger.all(selectReturns(imported))].filter(
    ({ id }) => stands(ledger, id),
  );
  const matches = [...new Map(standing.map((match) => [match.id, match])).values()];
  // That a file was the wrong one tells nothing about who pays.
  for (const { id } of matches.toSorted((one, other) => other.id - one.id)) {
    takeBack(writer, id, reason);
  }
  return matches.map(({ line }) => line).toSorted((one, other) => one - other);
}

const selectMatches = () =>
  query
    .selectFrom('matches')
    .innerJoin('lines', 'lines.id', 'matches.line_id')
    .select(['matches.operation_id as id', 'matches.line_id as line']);

/** Matches of lines, of whatever file, that took back a payment which an import's lines brought. */
const selectReturns = (imported: number) =>
  selectMatches()
    .innerJoin('entries as returned', 'returned.operation_id', 'matches.operation_id')
    .innerJoin('entries as brought', 'brought.payment_id', 'returned.payment_id')
    .innerJoin('accounts', 'accounts.id', 'brought.credit_account_id')
    .innerJoin('lines as source', 'source.id', 'brought.line_id')
    .where('lines.amount_cents', '<', 0)
    // Credited to its member by the line itself, or with a deposit before.
    .where('accounts.kind', 'in', ['member', 'transit'])
    .where('source.operation_id', '=', imported)
    .where('source.amount_cents', '>', 0);

/** A member is taken away only while nothing else that stands was recorded about them. */
function undoMember(writer: Writer, target: number): void {
  const { ledger } = writer;
  const accounts = ledger.all(
    query
      .selectFrom('accounts')
      .innerJoin('members', 'members.id', 'accounts.member_id')
      .select(['accounts.id', 'members.id as memberId', 'members.code'])
      .where('accounts.operation_id', '=', target),
  );
  for (const { id, memberId, code } of accounts) {
    const used = balanceOfAccount(ledger, id) !== 0 || hasStandingEntry(ledger, id);
    if (used) refuse('UNDO_MEMBER_USED', { code: code ?? '' });
    withdrawMember(writer, memberId);
  }
}

/** A heading is taken away only while nothing that stands was put to it, or is payable to it. */
function refuseUsedHeading(ledger: Ledger, target: number): void {
  for (const { id, name } of headingsOf(ledger, target)) {
    if (hasStandingEntry(ledger, id) || isPayee(ledger, id)) refuse('UNDO_HEADING_USED', { name });
  }
}

function isPayee(ledger: Ledger, heading: number): boolean {
  const payable = ledger.all(
    query
      .selectFrom('cheques')
      .select('operation_id as operation')
      .where('payee_id', '=', heading)
      .union(
        query
          .selectFrom('contract_models')
          .select('operation_id as operation')
          .where('payee_id', '=', heading),
      ),
  );
  return payable.some(({ operation }) => stands(ledger, operation));
}

function hasStandingEntry(ledger: Ledger, account: number): boolean {
  const operations = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .select('operations.id')
      .distinct()
      .where('operations.kind', '<>', 'reversal')
      .where((each) =>
        each.or([each('debit_account_id', '=', account), each('credit_account_id', '=', account)]),
      ),
  );
  return operations.some(({ id }) => stands(ledger, id));
}
