import { refuse } from '../domain/refusal.ts';
import { balanceOfAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import { isWithdrawn, memberById, memberCode } from './members/members.ts';
import { operationById, operationId, rootOf, stands } from './operations.ts';
import { paymentOfProvider, refuseTakenProviderId } from './payments/provider-ids.ts';

// Bringing back what was taken back: what is asked again then.

/** The members whose accounts some operations moved, in the order of their numbers. */
export function membersMoved(ledger: Ledger, operations: readonly number[]): readonly number[] {
  const moved = operations.flatMap((operation) => accountsTouched(ledger, operation));
  const members = moved.flatMap(({ kind, memberId }) =>
    kind === 'member' ? (memberId ?? []) : [],
  );
  return [...new Set(members)].toSorted((one, other) => one - other);
}

/**
 * Taking a reversal back brings the first operation again, which is right for what the ledger
 * guards by sums. Members, files and opening balances may have been entered anew since.
 */
export function refuseRedo(ledger: Ledger, target: number): void {
  const root = rootOf(ledger, target);
  if (stands(ledger, root)) return;
  const kind = operationById(ledger, root)?.kind ?? 'reversal';
  const isGone = accountsTouched(ledger, target).some((account) =>
    account.kind === 'heading'
      ? account.opened !== null && !stands(ledger, account.opened)
      : account.memberId !== null && isWithdrawn(memberById(ledger, account.memberId)),
  );
  if (!isRedoable(kind) || isGone) {
    refuse('REDO_REFUSED', { id: operationId(target), kind });
  }
  if (kind === 'refund') refuseLargerRefund(ledger, root);
  refuseTakenAgain(ledger, root);
}

/** A provider's payment that has been recorded anew is not brought back beside it. */
function refuseTakenAgain(ledger: Ledger, brought: number): void {
  const brings = ledger.all(
    query
      .selectFrom('payments')
      .select(['provider_id as id', 'id as payment'])
      .where('operation_id', '=', brought)
      .where('provider_id', 'is not', null)
      .union(
        query
          .selectFrom('provider_payments')
          .select(['provider_id as id', 'payment_id as payment'])
          .where('operation_id', '=', brought),
      ),
  );
  for (const { id, payment } of brings) {
    const holder = paymentOfProvider(ledger, [id ?? '']);
    if (holder !== undefined && holder.id !== payment) refuseTakenProviderId(ledger, id ?? '');
  }
}

/** A refund is brought back only as far as the member's avoir goes now. */
function refuseLargerRefund(ledger: Ledger, refund: number): void {
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('accounts', 'accounts.id', 'entries.debit_account_id')
      .select(['accounts.id', 'accounts.member_id as memberId'])
      .select('entries.amount_cents as amountCents')
      .where('entries.operation_id', '=', refund),
  );
  for (const { id, memberId, amountCents } of rows) {
    const balanceCents = balanceOfAccount(ledger, id);
    if (memberId === null || amountCents <= balanceCents) continue;
    const code = memberCode(ledger, memberId);
    refuse('REFUND_TOO_LARGE', { code, balanceCents, amountCents });
  }
}

interface Touched {
  readonly memberId: number | null;
  readonly kind: string;
  /** The operation that opened it; none for those of every ledger. */
  readonly opened: number | null;
}

/** The accounts that an operation's entries move. */
const accountsTouched = (ledger: Ledger, operation: number): readonly Touched[] =>
  ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('accounts', (join) =>
        join.on((each) =>
          each.or([
            each('accounts.id', '=', each.ref('entries.debit_account_id')),
            each('accounts.id', '=', each.ref('entries.credit_account_id')),
          ]),
        ),
      )
      .select(['accounts.member_id as memberId', 'accounts.kind'])
      .select('accounts.operation_id as opened')
      .where('entries.operation_id', '=', operation),
  );

/** Whether taking back such an operation can itself be taken back. */
export const isRedoable = (kind: string): boolean => !NEVER_AGAIN.includes(kind);

/** What is entered, validated or counted anew instead. */
const NEVER_AGAIN: readonly string[] = [
  'member',
  'heading',
  'import',
  'opening',
  'bank-opening',
  'validation',
  'cash-count',
];
