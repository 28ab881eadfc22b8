import type { CalendarDate } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import { type Ledger, query, template } from './database.ts';
import { stands, standsOnce } from './operations.ts';
import { readSettings } from './settings.ts';
import type { BankAccount } from './statements/bank-accounts.ts';
import type { Sorted, Tally } from './statements/sort-rows.ts';
import type { NewStatement } from './statements/statements.ts';

/**
 * Refuses a file that is in the wrong place, or was read wrongly, before anything is written:
 * OTHER_CURRENCY, FILE_OF_ANOTHER_ACCOUNT, LOOKALIKE.
 */
export function refuseMisplaced(ledger: Ledger, wanted: NewStatement, sorted: Sorted): void {
  refuseOtherCurrency(ledger, wanted);
  refuseSecondAccount(ledger, wanted);
  refuseLookalike(ledger, wanted, sorted);
}

/** A ledger has one currency. */
function refuseOtherCurrency(ledger: Ledger, { statement, fileName }: NewStatement): void {
  const { currency } = readSettings(ledger);
  if (statement.currency === undefined || statement.currency === currency) return;
  refuse('OTHER_CURRENCY', { file: fileName, currency: statement.currency, ledgers: currency });
}

/** A file is of one account; without a number in it nothing else would tell. */
function refuseSecondAccount(
  ledger: Ledger,
  { sha256, bank, statement, verdicts, fileName }: NewStatement,
): void {
  // A file that names its accounts may hold several, and is imported once for each.
  const isNamed = statement.accountNumber !== undefined;
  if (isNamed || statement.rowCount === 0 || verdicts?.get('all') === 'new') return;
  const other = ledger
    .all(importsElsewhere(sha256, bank.id))
    .find(({ operation }) => stands(ledger, operation));
  if (other === undefined) return;
  const imported = formatId('statement', other.id);
  refuse('FILE_OF_ANOTHER_ACCOUNT', { file: fileName, statement: imported, account: other.name });
}

const importsElsewhere = template('imports elsewhere', (sha256: Buffer, bankId: number) =>
  query
    .selectFrom('statements')
    .innerJoin('bank_accounts', 'bank_accounts.id', 'statements.bank_account_id')
    .select(['statements.id', 'statements.operation_id as operation', 'bank_accounts.name'])
    .where('sha256', '=', sha256)
    .where('bank_account_id', '<>', bankId)
    .where('new_count', '>', 0),
);

/** The same statement under a wrong mapping, in another format, or of another account. */
function refuseLookalike(ledger: Ledger, wanted: NewStatement, { tally, held }: Sorted): void {
  const { verdicts = new Map() } = wanted;
  if (verdicts.get('all') === 'new') return;
  // The same, says a person: then each of its rows has to be one of the lines.
  const areDecided = held.every(({ number }) => verdicts.has('all') || verdicts.has(number));
  if (areDecided && held.length === tally.newCount) return;
  const id = findLookalike(ledger, wanted.bank, tally);
  if (id === undefined) return;
  const statement = formatId('statement', id);
  refuse('LOOKALIKE', { file: wanted.fileName, statement, count: tally.newCount });
}

/**
 * The standing import of this account that looks like the same statement though not one row does:
 * its period overlaps by more than the day on which one may end and the other begin, and it has as
 * many rows, of the same totals. One that holds no line itself, since the import that did was taken
 * back, is none.
 */
function findLookalike(
  ledger: Ledger,
  bank: BankAccount,
  { newCount, duplicateCount, creditCents, debitCents, firstDate, lastDate }: Tally,
): number | undefined {
  if (duplicateCount > 0 || newCount < FEWEST_ROWS) return undefined;
  if (firstDate === undefined || lastDate === undefined) return undefined;
  const operationStands = standsOnce(ledger);
  const alike = ledger.all(importsOfTotals(bank.id, creditCents, debitCents));
  const overlaps = (from: CalendarDate | null, to: CalendarDate | null) =>
    (from !== null && to !== null && from < lastDate && to > firstDate) ||
    (from === firstDate && to === lastDate);
  return alike.find(
    ({ operation_id, from_date, to_date, new_count, duplicate_count, held_count }) =>
      new_count + duplicate_count + held_count === newCount &&
      overlaps(from_date, to_date) &&
      operationStands(operation_id),
  )?.id;
}

const importsOfTotals = template(
  'imports of totals',
  (bankId: number, creditCents: Cents, debitCents: Cents) =>
    query
      .selectFrom('statements')
      .select(['id', 'operation_id', 'from_date', 'to_date'])
      .select(['new_count', 'duplicate_count', 'held_count'])
      .where('bank_account_id', '=', bankId)
      .where('credit_cents', '=', creditCents)
      .where('debit_cents', '=', debitCents)
      .where('new_count', '>', 0),
);

/** Two rows of the same amounts are no rarity. */
const FEWEST_ROWS = 3;
