import { accountNumber } from '../../domain/account-number.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { BankLine, BankStatement, Proof } from '../../domain/statement.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { settleBankOpening } from '../members/openings.ts';
import { refuseMisplaced } from '../misplaced-files.ts';
import { stands } from '../operations.ts';
import { readSettings } from '../settings.ts';
import type { Writer } from '../write.ts';
import type { BankAccount } from './bank-accounts.ts';
import type { LineKey } from './line-keys.ts';
import {
  type HeldRow,
  type SeenFile,
  type SkippedWhy,
  type Sorted,
  type StoredWords,
  sortRows,
} from './sort-rows.ts';

/**
 * What a person says about rows that are probably stored lines in other words: all of them, or by
 * their number in the file.
 */
export type Verdicts = ReadonlyMap<number | 'all', 'same' | 'new'>;

/** A bank file about to be imported. */
export interface NewStatement {
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly statement: BankStatement;
  readonly bank: BankAccount;
  readonly verdicts?: Verdicts | undefined;
  /** Told of each row that is done. */
  readonly onRow?: (() => void) | undefined;
}

/** What became of a file's rows: new + duplicate + held + skipped = read. */
export interface ImportedStatement {
  readonly id: number;
  /** The import that holds the file's lines; an earlier one if it was seen before. */
  readonly operation: number;
  readonly newCount: number;
  readonly duplicateCount: number;
  readonly held: readonly HeldRow[];
  readonly skipped: ReadonlyMap<SkippedWhy, number>;
  /** Sums over the rows that were not skipped. */
  readonly creditCents: Cents;
  readonly debitCents: Cents;
  /** The same bytes were imported before, nothing was missing, and nothing was written. */
  readonly seenBefore: boolean;
  /** The bank's opening balance, where it was just taken from this file. */
  readonly bankOpeningCents: Cents | undefined;
  /** Lines within the file's period that the bank no longer shows. */
  readonly vanished: readonly StoredWords[];
}

/** The rows of a file on which a person has to decide; changes nothing. */
export function previewHeld(ledger: Ledger, wanted: NewStatement): readonly HeldRow[] {
  const { bank, statement } = wanted;
  const { start } = readSettings(ledger);
  return sortRows({ ledger, bank, statement, start, seen: seenFiles(ledger, wanted) }).held;
}

/**
 * Posts the lines that the ledger does not have yet, bank against suspense, as one operation.
 * Two passes: the first sorts new from known and adds up, the second inserts, so that no row is
 * kept in memory and the statement's own row, which lines refer to, can come first.
 *
 * Refuses with OTHER_CURRENCY, and with LOOKALIKE where the file has the totals of an earlier one
 * and none of its rows, and no verdict on all of them was given.
 */
export function importStatement(writer: Writer, wanted: NewStatement): ImportedStatement {
  const { ledger } = writer;
  const { bank, statement, onRow } = wanted;
  const { start } = readSettings(ledger);
  const seen = seenFiles(ledger, wanted);
  const sorted = sortRows({ ledger, bank, statement, start, seen });
  refuseMisplaced(ledger, wanted, sorted);
  const decided = decide(sorted.held, wanted.verdicts);
  const counted = countsOf(sorted, decided, seen.length > 0);
  const isIdle = counted.newCount === 0 && decided.same.size === 0;
  const [last] = seen;
  if (isIdle && last?.heldCount === decided.held.length) {
    const bankOpeningCents = settleBankOpening(writer, bank);
    const { id, operation } = last;
    return { ...counted, id, operation, seenBefore: true, bankOpeningCents };
  }
  const operation = writer.operation('import');
  const id = insertStatement(writer, operation, wanted, sorted, counted);
  const onNew = rowInsert(writer, operation, bank, decided);
  const isTwin = (number: number) => decided.others.has(number);
  sortRows({ ledger, bank, statement, start, operation, seen, isTwin, onRow, onNew });
  const bankOpeningCents = settleBankOpening(writer, bank);
  return { ...counted, id, operation, seenBefore: false, bankOpeningCents };
}

/** Rows in doubt, sorted by what a person said of them, by their number in the file. */
interface Decided {
  /** They are stored lines in other words. */
  readonly same: ReadonlyMap<number, HeldRow>;
  /** They are movements of their own. */
  readonly others: ReadonlySet<number>;
  /** Nobody has said anything. */
  readonly held: readonly HeldRow[];
}

function decide(rows: readonly HeldRow[], verdicts: Verdicts = new Map()): Decided {
  const of = (wanted: 'same' | 'new' | undefined) =>
    rows.filter(({ number }) => (verdicts.get(number) ?? verdicts.get('all')) === wanted);
  return {
    same: new Map(of('same').map((row) => [row.number, row])),
    others: new Set(of('new').map(({ number }) => number)),
    held: of(undefined),
  };
}

/** Inserts a row that the ledger does not have: as a line, as a wording of one, or not yet. */
function rowInsert(writer: Writer, operation: number, bank: BankAccount, decided: Decided) {
  const held = new Set(decided.held.map(({ number }) => number));
  const insertLine = lineInsert(writer, operation, bank);
  return (line: BankLine, key: LineKey, number: number): void => {
    const same = decided.same.get(number);
    if (same) insertWording(writer, operation, same, key);
    else if (!held.has(number)) insertLine(line, key);
  };
}

function countsOf({ tally, vanished }: Sorted, { same, held }: Decided, isSeen: boolean) {
  return {
    newCount: tally.newCount - same.size - held.length,
    duplicateCount: tally.duplicateCount + same.size,
    held,
    skipped: tally.skipped,
    creditCents: tally.creditCents,
    debitCents: tally.debitCents,
    // A file that was seen before knows less than those that came after it.
    vanished: isSeen ? [] : vanished,
  };
}

function insertStatement(
  writer: Writer,
  operation_id: number,
  { fileName, sha256, statement, bank }: NewStatement,
  { tally }: Sorted,
  counted: Pick<ImportedStatement, 'newCount' | 'duplicateCount' | 'held'>,
): number {
  const skipped = [...tally.skipped.values()].reduce((sum, count) => sum + count, 0);
  const { queue } = writer;
  const id = queue.nextId('statements');
  queue.add(
    'statements',
    id,
    operation_id,
    bank.id,
    writer.text(fileName),
    sha256,
    statement.format,
    accountNumber(statement.accountNumber) ?? null,
    statement.from ?? null,
    statement.to ?? null,
    statement.openingCents ?? null,
    statement.closingCents ?? null,
    tally.creditCents,
    tally.debitCents,
    tally.earlyCents,
    counted.newCount,
    counted.duplicateCount,
    counted.held.length,
    skipped,
  );
  writer.drawn('statement', id);
  for (const proof of statement.proofs) {
    writer.ledger.run(insertProof(operation_id, proof));
  }
  return id;
}

const insertProof = template('insert into statement_proofs', (operation_id: number, proof: Proof) =>
  query.insertInto('statement_proofs').values({ operation_id, proof }),
);

/** The stored line goes by these words too from now on. */
function insertWording(
  writer: Writer,
  operation_id: number,
  { line, stored }: HeldRow,
  key: LineKey,
): void {
  writer.ledger.run(
    query.insertInto('wordings').values({
      operation_id,
      line_id: stored.id,
      date: line.date,
      balance_cents: line.balanceCents ?? null,
      text_id: writer.text(line.text),
      content_key: key.content,
      bank_key: key.bankKey,
    }),
  );
}

/** One line, its text and its entry for each row of the file. */
function lineInsert({ queue, ...writer }: Writer, operation: number, bank: BankAccount) {
  const suspense = fixedAccount('suspense');
  return (row: BankLine, key: LineKey): void => {
    const line = queue.nextId('lines');
    queue.add(
      'lines',
      line,
      operation,
      bank.id,
      row.row,
      row.date,
      row.valueDate ?? null,
      row.amountCents,
      row.balanceCents ?? null,
      writer.text(row.text),
      key.content,
      key.ordinal,
      key.bankKey,
    );
    writer.drawn('line', line);
    const into = row.amountCents > 0;
    writer.entry(operation, {
      date: row.date,
      debit: into ? bank.account : suspense,
      credit: into ? suspense : bank.account,
      amountCents: Math.abs(row.amountCents),
      line,
    });
  };
}

/** The standing imports of the same bytes into the same account, the newest first. */
function seenFiles(
  ledger: Ledger,
  { sha256, bank }: Pick<NewStatement, 'sha256' | 'bank'>,
): readonly SeenFile[] {
  const statements = ledger.all(importsOfBytes(sha256, bank.id));
  return statements.filter(({ operation }) => stands(ledger, operation));
}

const importsOfBytes = template('imports of bytes', (sha256: Buffer, bankId: number) =>
  query
    .selectFrom('statements')
    .select(['id', 'operation_id as operation', 'held_count as heldCount'])
    .where('sha256', '=', sha256)
    .where('bank_account_id', '=', bankId)
    .orderBy('id', 'desc'),
);

/** The operation of an import. Refuses with NOT_FOUND. */
export function statementById(ledger: Ledger, id: number): { readonly operationId: number } {
  const statement = ledger.get(
    query.selectFrom('statements').select('operation_id as operationId').where('id', '=', id),
  );
  return statement ?? refuse('NOT_FOUND', { id: formatId('statement', id) });
}
