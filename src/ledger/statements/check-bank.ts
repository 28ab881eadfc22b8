import { formatId } from '../../domain/ids.ts';
import { movementOf } from '../accounts.ts';
import type { CheckProblem } from '../check.ts';
import { type Ledger, query, template } from '../database.ts';
import { standsOnce } from '../operations.ts';
import { readSettings } from '../settings.ts';
import type { BankAccount } from './bank-accounts.ts';

/**
 * The bank account at the end of the newest statement that states a balance. Where two statements
 * end on the same day, one may have been downloaded in the middle of it: either may fit. What is
 * missing between two statements is told as such.
 */
export function checkBank(ledger: Ledger, bank: BankAccount): readonly CheckProblem[] {
  const statements = statedBalances(ledger, bank);
  const newest = statements.at(-1);
  // All of its lines were skipped: the ledger begins after it.
  if (!newest || newest.to < readSettings(ledger).start) return [];
  const date = newest.to;
  const cents = -movementOf(ledger, bank.account, { until: date });
  const ending = statements.filter(({ to }) => to === date);
  if (ending.some(({ closingCents }) => closingCents === cents)) return [];
  const gaps = gapsBetween(statements, bank);
  const missingCents = gaps.reduce((sum, gap) => sum + gap.missingCents, 0);
  if (newest.closingCents - cents === missingCents) return gaps;
  const statement = formatId('statement', newest.id);
  const statedCents = newest.closingCents;
  const { name: account } = bank;
  return [...gaps, { code: 'BANK_DIFFERS', account, statement, date, cents, statedCents }];
}

/** What the newest standing statement says the account holds, and on which day. */
export const newestBalance = (ledger: Ledger, bank: BankAccount): Stated | undefined =>
  statedBalances(ledger, bank).at(-1);

interface Stated {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly openingCents: number | null;
  readonly closingCents: number;
}

/** The standing statements with a closing balance, by their last day. */
function statedBalances(ledger: Ledger, bank: BankAccount): readonly Stated[] {
  const operationStands = standsOnce(ledger);
  const rows = ledger.all(closingStatements(bank.id));
  return rows.flatMap(({ operation, from, to, closingCents, ...row }) =>
    closingCents !== null && to !== null && operationStands(operation)
      ? [{ ...row, from: from ?? to, to, closingCents }]
      : [],
  );
}

const closingStatements = template('closing statements', (bankId: number) =>
  query
    .selectFrom('statements')
    .select([
      'id',
      'operation_id as operation',
      'from_date as from',
      'to_date as to',
      'opening_cents as openingCents',
      'closing_cents as closingCents',
    ])
    .where('bank_account_id', '=', bankId)
    .where('closing_cents', 'is not', null)
    .where('to_date', 'is not', null)
    .orderBy('to_date')
    .orderBy('id'),
);

type Gap = Extract<CheckProblem, { code: 'STATEMENT_GAP' }>;

/** Where one statement begins later than all before it ended, and with another balance. */
function gapsBetween(statements: readonly Stated[], bank: BankAccount): readonly Gap[] {
  return statements.flatMap((next, index): readonly Gap[] => {
    const previous = statements[index - 1];
    if (previous === undefined || next.openingCents === null || next.from <= previous.to) return [];
    const missingCents = next.openingCents - previous.closingCents;
    if (missingCents === 0) return [];
    return [
      {
        code: 'STATEMENT_GAP',
        account: bank.name,
        after: formatId('statement', previous.id),
        before: formatId('statement', next.id),
        afterDate: previous.to,
        beforeDate: next.from,
        missingCents,
      },
    ];
  });
}
