import type { CalendarDate } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import type { BankLine, BankStatement, SkipReason } from '../domain/statement.ts';
import { type BankAccount, fixedAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import { knownLines, type LineKey } from './known-lines.ts';
import { settleBankOpening } from './openings.ts';
import { stands } from './operations.ts';
import { readSettings } from './settings.ts';
import type { Writer } from './write.ts';

/** A bank file about to be imported. */
export interface NewStatement {
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly statement: BankStatement;
  readonly bank: BankAccount;
  /** Told of each row that is done. */
  readonly onRow?: (() => void) | undefined;
}

export type SkippedWhy = SkipReason | 'before-start';

/** What became of a file's rows: new + duplicate + held + skipped = read. */
export interface ImportedStatement {
  readonly id: number;
  /** The import that holds the file's lines; an earlier one if it was seen before. */
  readonly operation: number;
  readonly newCount: number;
  readonly duplicateCount: number;
  readonly heldCount: number;
  readonly skipped: ReadonlyMap<SkippedWhy, number>;
  /** Sums over the rows that were not skipped. */
  readonly creditCents: Cents;
  readonly debitCents: Cents;
  /** The same bytes were imported before, nothing was missing, and nothing was written. */
  readonly seenBefore: boolean;
  /** The bank's opening balance, where it was just taken from this file. */
  readonly bankOpeningCents: Cents | undefined;
}

/** Everything that one pass over the rows adds up. */
interface Tally {
  newCount: number;
  duplicateCount: number;
  skipped: Map<SkippedWhy, number>;
  creditCents: Cents;
  debitCents: Cents;
  earlyCents: Cents;
}

/**
 * Posts the lines that the ledger does not have yet, bank against suspense, as one operation.
 * Two passes: the first sorts new from known and adds up, the second inserts, so that no row is
 * kept in memory and the statement's own row, which lines refer to, can come first.
 */
export function importStatement(writer: Writer, wanted: NewStatement): ImportedStatement {
  const { ledger } = writer;
  const { start } = readSettings(ledger);
  refuseOtherAccount(ledger, wanted);
  const tally = sortRows(ledger, { ...wanted, onRow: undefined }, start, () => {});
  const seen = standingFile(ledger, wanted);
  if (tally.newCount === 0 && seen !== undefined) {
    const bankOpeningCents = settleBankOpening(writer, wanted.bank);
    return { ...resultOf(tally), ...seen, seenBefore: true, bankOpeningCents };
  }
  const operation = writer.operation('import');
  const id = insertStatement(writer, operation, wanted, tally);
  const insert = lineInsert(writer, operation, wanted.bank);
  sortRows(ledger, wanted, start, insert, operation);
  const bankOpeningCents = settleBankOpening(writer, wanted.bank);
  return { ...resultOf(tally), id, operation, seenBefore: false, bankOpeningCents };
}

const resultOf = (tally: Tally) => ({
  newCount: tally.newCount,
  duplicateCount: tally.duplicateCount,
  heldCount: 0,
  skipped: tally.skipped,
  creditCents: tally.creditCents,
  debitCents: tally.debitCents,
});

/** Gives each row its outcome; `onNew` gets the new lines with their de-duplication key. */
function sortRows(
  ledger: Ledger,
  wanted: NewStatement,
  start: CalendarDate,
  onNew: (line: BankLine, key: LineKey) => void,
  operation?: number,
): Tally {
  const known = knownLines(ledger, wanted.bank, operation);
  const tally: Tally = {
    newCount: 0,
    duplicateCount: 0,
    skipped: new Map(),
    creditCents: 0,
    debitCents: 0,
    earlyCents: 0,
  };
  const sortDay = (day: readonly BankLine[]): void => {
    const keys = known(day);
    for (const [index, line] of day.entries()) {
      const key = keys[index];
      if (key === undefined) tally.duplicateCount += 1;
      else {
        tally.newCount += 1;
        onNew(line, key);
      }
    }
  };
  let day: BankLine[] = [];
  for (const row of wanted.statement.rows()) {
    wanted.onRow?.();
    if (row.kind === 'skipped') skip(tally, row.reason);
    else if (row.date < start) {
      skip(tally, 'before-start');
      tally.earlyCents += row.amountCents;
    } else {
      if (row.amountCents > 0) tally.creditCents += row.amountCents;
      else tally.debitCents += row.amountCents;
      if (day[0] && day[0].date !== row.date) {
        sortDay(day);
        day = [];
      }
      day.push(row);
    }
  }
  if (day.length > 0) sortDay(day);
  return tally;
}

const skip = (tally: Tally, why: SkippedWhy): void => {
  tally.skipped.set(why, (tally.skipped.get(why) ?? 0) + 1);
};

function insertStatement(
  writer: Writer,
  operation_id: number,
  { fileName, sha256, statement, bank }: NewStatement,
  tally: Tally,
): number {
  const skipped = [...tally.skipped.values()].reduce((sum, count) => sum + count, 0);
  const id = writer.ledger.run(
    query.insertInto('statements').values({
      operation_id,
      bank_account_id: bank.id,
      file_id: writer.text(fileName),
      sha256,
      format: statement.format,
      account_number: accountDigits(statement.accountNumber) ?? null,
      from_date: statement.from ?? null,
      to_date: statement.to ?? null,
      opening_cents: statement.openingCents ?? null,
      closing_cents: statement.closingCents ?? null,
      credit_cents: tally.creditCents,
      debit_cents: tally.debitCents,
      early_cents: tally.earlyCents,
      new_count: tally.newCount,
      duplicate_count: tally.duplicateCount,
      held_count: 0,
      skipped_count: skipped,
    }),
  );
  writer.drawn('statement', id);
  return id;
}

/**
 * Hot path: one line, its text and its entry for each row of the file. The statement is compiled by
 * Kysely once and run for each row.
 */
function lineInsert(writer: Writer, operation: number, bank: BankAccount) {
  const { sql } = query
    .insertInto('lines')
    .values({
      operation_id: 0,
      bank_account_id: 0,
      row: 0,
      date: '',
      value_date: '',
      amount_cents: 0,
      balance_cents: 0,
      text_id: 0,
      content_key: SOME_BYTES,
      ordinal: 0,
      bank_key: SOME_BYTES,
    })
    .compile();
  const statement = writer.ledger.sqlite.prepare(sql);
  const suspense = fixedAccount('suspense');
  return (row: BankLine, key: LineKey): void => {
    const { lastInsertRowid } = statement.run(
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
    const line = Number(lastInsertRowid);
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

const SOME_BYTES = Buffer.alloc(0);

/** Statements of two accounts in one would make the bank's balance nobody's. */
function refuseOtherAccount(ledger: Ledger, { statement, bank, fileName }: NewStatement): void {
  const number = accountDigits(statement.accountNumber);
  if (number === undefined) return;
  const known = ledger
    .all(
      query
        .selectFrom('statements')
        .select(['operation_id', 'account_number'])
        .where('bank_account_id', '=', bank.id)
        .where('account_number', 'is not', null),
    )
    .find(({ operation_id }) => stands(ledger, operation_id))?.account_number;
  if (known != null && known !== number) {
    refuse('OTHER_ACCOUNT', { file: fileName, number, known });
  }
}

/** The same account is written with and without spaces. */
const accountDigits = (number: string | undefined): string | undefined =>
  number?.replace(/[^0-9A-Za-z]/g, '').toUpperCase() || undefined;

/** A standing import of the same bytes into the same account. */
function standingFile(ledger: Ledger, { sha256, bank }: NewStatement) {
  const statements = ledger.all(
    query
      .selectFrom('statements')
      .select(['id', 'operation_id as operation'])
      .where('sha256', '=', sha256)
      .where('bank_account_id', '=', bank.id),
  );
  return statements.find(({ operation }) => stands(ledger, operation));
}

/** The operation of an import. Refuses with NOT_FOUND. */
export function statementById(ledger: Ledger, id: number): { readonly operationId: number } {
  const statement = ledger.get(
    query.selectFrom('statements').select('operation_id as operationId').where('id', '=', id),
  );
  return statement ?? refuse('NOT_FOUND', { id: formatId('statement', id) });
}
