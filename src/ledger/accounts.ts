import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import { type Ledger, query, template } from './database.ts';
import { FIXED_ACCOUNTS, type FixedAccount } from './schema.ts';
import type { Writer } from './write.ts';

export const fixedAccount = (kind: FixedAccount): number => FIXED_ACCOUNTS[kind];

/** The number of a member's own account, or of the one for what they announced. */
export function accountOf(
  ledger: Ledger,
  memberId: number,
  kind: 'member' | 'announced' = 'member',
): number {
  const account = ledger.get(accountOfMember(memberId, kind));
  if (!account) throw new Error(`member ${memberId} has no account`);
  return account.id;
}

const accountOfMember = template(
  'account of member',
  (memberId: number, kind: 'member' | 'announced') =>
    query
      .selectFrom('accounts')
      .select('id')
      .where('member_id', '=', memberId)
      .where('kind', '=', kind),
);

/** Opens both accounts of a new member. */
export function openMemberAccounts(writer: Writer, operation: number, memberId: number): void {
  for (const kind of ['member', 'announced'] as const) {
    writer.ledger.run(
      query.insertInto('accounts').values({ kind, operation_id: operation, member_id: memberId }),
    );
  }
}

/** Credits minus debits, in cents: positive is what the group owes. */
export function balanceOfAccount(ledger: Ledger, account: number): Cents {
  return ledger.get(balanceById(account))?.balance_cents ?? 0;
}

const balanceById = template('balance of account', (account: number) =>
  query.selectFrom('account_balances').select('balance_cents').where('account_id', '=', account),
);

/**
 * Credits minus debits up to the end of a day, summed from the entries; `linesOnly` leaves out what
 * is about no bank line, such as opening balances.
 */
export function movementOf(
  ledger: Ledger,
  account: number,
  { until, linesOnly }: { readonly until: CalendarDate; readonly linesOnly?: boolean },
): Cents {
  const { credit, debit } = linesOnly ? LINE_SUMS : SUMS;
  const cents = (sum: typeof credit): Cents => ledger.get(sum(account, until))?.cents ?? 0;
  return cents(credit) - cents(debit);
}

const sumOf =
  (side: 'credit_account_id' | 'debit_account_id') => (account: number, until: string) =>
    query
      .selectFrom('entries')
      .select((each) => each.fn.sum<number | null>('amount_cents').as('cents'))
      .where(side, '=', account)
      .where('date', '<=', until);

const lineSumOf = (side: 'credit_account_id' | 'debit_account_id') => {
  const sum = sumOf(side);
  return (account: number, until: string) => sum(account, until).where('line_id', 'is not', null);
};

const SUMS = {
  credit: template('credits until', sumOf('credit_account_id')),
  debit: template('debits until', sumOf('debit_account_id')),
};

const LINE_SUMS = {
  credit: template('credits of lines until', lineSumOf('credit_account_id')),
  debit: template('debits of lines until', lineSumOf('debit_account_id')),
};
