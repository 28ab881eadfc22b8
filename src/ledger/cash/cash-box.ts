import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { balanceOfAccount, fixedAccount, movementOf } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';

/** What the cash box holds now, in cents. */
export const cashIn = (ledger: Ledger): Cents =>
  // Subtracted, not multiplied by -1: that would make -0 of nothing.
  0 - balanceOfAccount(ledger, fixedAccount('cash'));

/** What it held, as far as is known now, at the end of a day. */
export const cashOn = (ledger: Ledger, date: CalendarDate): Cents =>
  0 - movementOf(ledger, fixedAccount('cash'), { until: date });

const movementsOf = template('moved by', (first: number, last: number, account: number) =>
  query
    .selectFrom('entries')
    .select(['operation_id as operation', 'date', 'amount_cents as cents'])
    .select('debit_account_id as debit')
    .where('operation_id', '>=', first)
    .where('operation_id', '<=', last)
    // Not `or`, for which SQLite would go through all that the box ever saw.
    .where((each) =>
      each(each.val(account), 'in', [each.ref('debit_account_id'), each.ref('credit_account_id')]),
    )
    .orderBy('operation_id')
    .orderBy('date'),
);

export interface CashMoved {
  readonly operation: number;
  readonly date: CalendarDate;
  /** Into the box, or with a minus sign out of it. */
  readonly amountCents: Cents;
}

/**
 * What some operations, all numbers from the first to the last, moved: one sum for each operation
 * and day. A payment that was moved to another member stays in the box, and is none of it.
 */
export function cashMovedBy(
  ledger: Ledger,
  { first, last }: { readonly first: number; readonly last?: number },
): readonly CashMoved[] {
  const cash = fixedAccount('cash');
  const rows = movementsOf(first, last ?? Number.MAX_SAFE_INTEGER, cash);
  const moved: CashMoved[] = [];
  for (const { operation, date, cents, debit } of ledger.all(rows)) {
    const amountCents = debit === cash ? cents : -cents;
    const same = moved.at(-1);
    if (same?.operation !== operation || same.date !== date) {
      moved.push({ operation, date, amountCents });
    } else {
      moved.splice(-1, 1, { ...same, amountCents: same.amountCents + amountCents });
    }
  }
  return moved.filter(({ amountCents }) => amountCents !== 0);
}
