import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { type Ledger, query } from '../database.ts';
import { listMembers, type Member } from './members.ts';

export interface Balance {
  readonly member: Member;
  /** Credits minus debits: positive is an avoir, negative a dette. */
  readonly balanceCents: Cents;
  /** The part of a debt whose date has come: all of it, while there are no instalments. */
  readonly dueCents: Cents;
  /** Announced and not yet received; never part of the balance. */
  readonly pendingCents: Cents;
}

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
    return { member, balanceCents, ...dueAndPending(balanceCents, -cents('announced')) };
  });
}

export function balanceOf(ledger: Ledger, member: Member, at?: CalendarDate): Balance {
  const found = listBalances(ledger, at).find((balance) => balance.member.id === member.id);
  if (!found) throw new Error(`member ${member.id} has no balance`);
  return found;
}

const dueAndPending = (balanceCents: Cents, pendingCents: Cents) => ({
  dueCents: Math.max(0, -balanceCents),
  // Never −0, which JSON and people would read as something else.
  pendingCents: pendingCents === 0 ? 0 : pendingCents,
});

type Balances = ReadonlyMap<string, Cents>;

function currentBalances(ledger: Ledger): Balances {
  const rows = ledger.all(
    query
      .selectFrom('accounts')
      .innerJoin('account_balances as balance', 'balance.account_id', 'accounts.id')
      .select(['accounts.member_id', 'accounts.kind', 'balance.balance_cents'])
      .where('accounts.member_id', 'is not', null),
  );
  return new Map(rows.map((row) => [`${row.member_id} ${row.kind}`, row.balance_cents]));
}

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
  readonly owedToMembersCents: Cents;
  /** Owed to members minus owed by them. */
  readonly netCents: Cents;
  readonly pendingCents: Cents;
}

export function totalsOf(balances: readonly Balance[]): Totals {
  let [owedBy, owedTo, pending] = [0, 0, 0];
  for (const { balanceCents, pendingCents } of balances) {
    if (balanceCents < 0) owedBy -= balanceCents;
    else owedTo += balanceCents;
    pending += pendingCents;
  }
  return {
    owedByMembersCents: owedBy,
    owedToMembersCents: owedTo,
    netCents: owedTo - owedBy,
    pendingCents: pending,
  };
}
