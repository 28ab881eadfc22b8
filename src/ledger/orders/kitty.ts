import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, balanceOfAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import type { Member } from '../members/members.ts';
import { memberCode } from '../members/members.ts';
import { readSettings } from '../settings.ts';

// A kitty that may not be negative. Nothing that a person chooses to record leaves it below zero,
// except an adjustment, which says so openly. What the bank says, and what was handed out already,
// is recorded as it is, and listed.

const isGuarded = (ledger: Ledger): boolean => {
  const { methods, kittyNegative } = readSettings(ledger);
  return methods.includes('kitty') && !kittyNegative;
};

/** Refuses with KITTY_TOO_LOW what would leave a kitty below zero, where the group forbids it. */
export function refuseLowKitty(ledger: Ledger, member: Member, totalCents: Cents): void {
  if (readSettings(ledger).kittyNegative) return;
  const balanceCents = balanceOfAccount(ledger, accountOf(ledger, member.id));
  const missingCents = totalCents - balanceCents;
  if (missingCents > 0) {
    refuse('KITTY_TOO_LOW', { code: member.code, balanceCents, totalCents, missingCents });
  }
}

/**
 * Refuses with KITTY_OVERDRAWN an operation, already written, that debited a member whose kitty it
 * leaves below zero.
 */
export function refuseOverdrawing(ledger: Ledger, operation: number): void {
  if (!isGuarded(ledger)) return;
  const debited = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('accounts', 'accounts.id', 'entries.debit_account_id')
      .innerJoin('account_balances as balance', 'balance.account_id', 'accounts.id')
      .select(['accounts.member_id as memberId', 'balance.balance_cents as balanceCents'])
      .where('entries.operation_id', '=', operation)
      .where('accounts.kind', '=', 'member'),
  );
  for (const { memberId, balanceCents } of debited) {
    if (balanceCents >= 0) continue;
    refuse('KITTY_OVERDRAWN', { code: memberCode(ledger, memberId ?? 0), balanceCents });
  }
}

/** Refuses with KITTY_OVERDRAWN what has just left a member's kitty below zero. */
export function refuseOverdrawn(ledger: Ledger, { id, code }: Member): void {
  const [overdrawn] = overdrawnKitties(ledger, [id]);
  if (overdrawn !== undefined) {
    refuse('KITTY_OVERDRAWN', { code, balanceCents: overdrawn.balanceCents });
  }
}

export interface Overdrawn {
  readonly code: string;
  readonly balanceCents: Cents;
}

/** Those of these members whose kitty is below zero although the group does not want it. */
export function overdrawnKitties(
  ledger: Ledger,
  memberIds: readonly number[],
): readonly Overdrawn[] {
  if (!isGuarded(ledger)) return [];
  return [...new Set(memberIds)].flatMap((id) => {
    const balanceCents = balanceOfAccount(ledger, accountOf(ledger, id));
    return balanceCents < 0 ? [{ code: memberCode(ledger, id), balanceCents }] : [];
  });
}
