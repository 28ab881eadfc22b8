import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { accountOf, balanceOfAccount, movementOf } from '../accounts.ts';
import { contractStates, contractsByMember, type Owed, owedOf } from '../contracts/owed.ts';
import { type Ledger, query, template } from '../database.ts';
import { listMembers, type Member } from './members.ts';

export interface Balance {
  readonly member: Member;
  /** Credits minus debits: positive is an avoir, negative a dette. */
  readonly balanceCents: Cents;
  /** Announced and not yet received; never part of the balance. */
  readonly pendingCents: Cents;
}

/** A balance on a day: what of a debt is due by then, and what are instalments of later days. */
export type DatedBalance = Balance & Owed;

/** What is due of balances at the end of a day; of a past one, as the contracts were then. */
export function withDues(
  ledger: Ledger,
  balances: readonly Balance[],
  today: CalendarDate,
  at?: CalendarDate,
): readonly DatedBalance[] {
  const contracts = contractsByMember(ledger, today, at);
  return balances.map((balance) => ({
    ...balance,
    ...owedOf(balance.balanceCents, contracts.get(balance.member.id) ?? []),
  }));
}

/** The same of one member, as the account is now. */
export const dueOf = (ledger: Ledger, member: Member, today: CalendarDate): Owed =>
  owedOf(
    balanceOf(ledger, member).balanceCents,
    contractStates(ledger, today, { memberId: member.id }),
  );

/**
 * The balances of the group, without those who have left and owe nothing, nor are owed or awaited
 * anything.
 */
export const openBalances = (ledger: Ledger, at?: CalendarDate): readonly Balance[] =>
  listBalances(ledger, at).filter(
    ({ member, balanceCents, pendingCents }) =>
      member.leftOn === null || balanceCents !== 0 || pendingCents !== 0,
  );

/** Every member's balance by name; with `at`, as it was at the end of that day. */
export function listBalances(ledger: Ledger, at?: CalendarDate): readonly Balance[] {
  const balances = at === undefined ? currentBalances(ledger) : balancesAt(ledger, at);
  return listMembers(ledger).map((member) => {
    const cents = (kind: 'member' | 'announced') => balances.get(`${member.id} ${kind}`) ?? 0;
    const balanceCents = cents('member');
    // Announcing debits the member's announced account.
    return { member, balanceCents, pendingCents: withoutMinusZero(-cents('announced')) };
  });
}

export function balanceOf(ledger: Ledger, member: Member, at?: CalendarDate): Balance {
  const cents = (kind: 'member' | 'announced'): Cents => {
    const account = accountOf(ledger, member.id, kind);
    return at === undefined
      ? balanceOfAccount(ledger, account)
      : movementOf(ledger, account, { until: at });
  };
  const pendingCents = withoutMinusZero(-cents('announced'));
  return { member, balanceCents: cents('member'), pendingCents };
}

/** JSON and people would read −0 as something else. */
const withoutMinusZero = (cents: Cents): Cents => (cents === 0 ? 0 : cents);

type Balances = ReadonlyMap<string, Cents>;

function currentBalances(ledger: Ledger): Balances {
  const rows = ledger.all(memberBalances());
  return new Map(rows.map((row) => [`${row.member_id} ${row.kind}`, row.balance_cents]));
}

const memberBalances = template('balances of members', () =>
  query
    .selectFrom('accounts')
    .innerJoin('account_balances as balance', 'balance.account_id', 'accounts.id')
    .select(['accounts.member_id', 'accounts.kind', 'balance.balance_cents'])
    .where('accounts.member_id', 'is not', null),
);

function balancesAt(ledger: Ledger, at: CalendarDate): Balances {
  const balances = new Map<string, Cents>();
  for (const [side, sign] of [
    ['credit', 1],
    ['debit', -1],
  ] as const) {
    const rows = ledger.all(
      query
        .selectFrom('accounts')
        .innerJoin('entries', `entries.${side}_account_id`, 'accounts.id')
        .select((each) => [
          'accounts.member_id',
          'accounts.kind',
          each.fn.sum<number>('entries.amount_cents').as('cents'),
        ])
        .where('accounts.member_id', 'is not', null)
        .where('entries.date', '<=', at)
        .groupBy('accounts.id'),
    );
    for (const { member_id, kind, cents } of rows) {
      const key = `${member_id} ${kind}`;
      balances.set(key, (balances.get(key) ?? 0) + sign * cents);
    }
  }
  return balances;
}

export interface Totals {
  readonly owedByMembersCents: Cents;
  /** Of that, what is due; the rest are instalments that come later. */
  readonly dueCents: Cents;
  readonly owedToMembersCents: Cents;
  /** Owed to members minus owed by them. */
  readonly netCents: Cents;
  readonly pendingCents: Cents;
}

export function totalsOf(balances: readonly DatedBalance[]): Totals {
  let [owedBy, due, owedTo, pending] = [0, 0, 0, 0];
  for (const { balanceCents, dueCents, pendingCents } of balances) {
    if (balanceCents < 0) owedBy -= balanceCents;
    else owedTo += balanceCents;
    due += dueCents;
    pending += pendingCents;
  }
  return {
    owedByMembersCents: owedBy,
    dueCents: due,
    owedToMembersCents: owedTo,
    netCents: owedTo - owedBy,
    pendingCents: pending,
  };
}
