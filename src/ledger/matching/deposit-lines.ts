import { formatId } from '../../domain/ids.ts';
import { LARGEST_CORRECTION } from '../../domain/matching/by-deposit.ts';
import type { Receiver } from '../../domain/matching/proposal.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Deposit } from '../deposits/deposits.ts';
import type { Line } from '../statements/lines.ts';

// What a line can show of a deposit, where a person says that it is one.

/** Refuses with DEPOSIT_OTHER_ACCOUNT a deposit that was taken to another bank account. */
export function refuseOtherAccount({ id, bankId }: Deposit, line: Line): void {
  if (bankId === null || bankId === line.bankId) return;
  refuse('DEPOSIT_OTHER_ACCOUNT', {
    id: formatId('deposit', id),
    line: formatId('line', line.id),
  });
}

/**
 * A bank corrects a slip by a few euros; what is more is some member's cheque, at most all that was
 * taken there. Refuses with DEPOSIT_DIFFERENCE.
 */
export function refuseImplausible(
  { id, openCents }: Deposit,
  differenceCents: Cents,
  { memberId }: Receiver,
): void {
  const isOfMember = memberId !== undefined;
  const largestCents = isOfMember ? Math.abs(openCents) : LARGEST_CORRECTION;
  if (Math.abs(differenceCents) <= largestCents) return;
  const deposit = formatId('deposit', id);
  refuse('DEPOSIT_DIFFERENCE', { id: deposit, differenceCents, largestCents, isOfMember });
}
