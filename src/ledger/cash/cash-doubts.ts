import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { operationById } from '../operations.ts';
import { cashMovedBy } from './cash-box.ts';
import { isFirstCount, listCounts } from './cash-counts.ts';

/** What a treasurer should know of the cash box after something was recorded. */
export type CashDoubt =
  | {
      /** No box holds less than nothing: something is missing, or was recorded twice. */
      readonly problem: 'below-zero';
      readonly date: CalendarDate;
      readonly cents: Cents;
      /** Perhaps it was not empty when the ledger began. */
      readonly isUnopened: boolean;
    }
  | {
      /** Something is of a day before the one on which it was counted. */
      readonly problem: 'counted';
      readonly operation: number;
      readonly date: CalendarDate;
    };

/** The doubts that the operations from the first on have raised; they are the ledger's newest. */
export function cashDoubts(ledger: Ledger, first: number): readonly CashDoubt[] {
  const moved = cashMovedBy(ledger, { first });
  if (moved.length === 0) return [];
  return [...belowZero(ledger, moved), ...beforeCount(ledger, moved)];
}

type Moved = ReturnType<typeof cashMovedBy>;

/** The end of the last day, else of the first, that these made less than nothing, or still less. */
function belowZero(ledger: Ledger, moved: Moved): readonly CashDoubt[] {
  const lessOn = (date: CalendarDate): boolean => {
    const before = moved.filter((each) => each.date <= date);
    return before.reduce((sum, { amountCents }) => sum + amountCents, 0) < 0;
  };
  if (!moved.some(({ date }) => lessOn(date))) return [];
  const days = balancesByDay(ledger);
  const below = days.filter(({ date, cents }) => cents < 0 && lessOn(date));
  const worst = below.find(({ date }) => date === days.at(-1)?.date) ?? below[0];
  if (worst === undefined) return [];
  return [{ problem: 'below-zero', ...worst, isUnopened: isFirstCount(ledger) }];
}

/** What the box held at the end of each day on which it moved. */
function balancesByDay(ledger: Ledger) {
  const cash = fixedAccount('cash');
  const side = (column: 'debit_account_id' | 'credit_account_id') =>
    query
      .selectFrom('entries')
      .select((each) => ['date', each.fn.sum<number>('amount_cents').as('cents')])
      .where(column, '=', cash)
      .groupBy('date');
  const sums = new Map<CalendarDate, Cents>();
  const add = (date: CalendarDate, cents: Cents) => sums.set(date, (sums.get(date) ?? 0) + cents);
  for (const { date, cents } of ledger.all(side('debit_account_id'))) add(date, cents);
  for (const { date, cents } of ledger.all(side('credit_account_id'))) add(date, -cents);
  let balance = 0;
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, cents]) => {
      balance += cents;
      return { date, cents: balance };
    });
}

/**
 * What is recorded after a count for a day before it. Of the same day it may well have come after
 * it; what is taken back was recorded after it too, and only puts things as they were.
 */
function beforeCount(ledger: Ledger, moved: Moved): readonly CashDoubt[] {
  const recorded = moved.filter(
    ({ operation }) => operationById(ledger, operation)?.kind !== 'reversal',
  );
  const count = listCounts(ledger).findLast(
    ({ isStanding, operation, date }) =>
      isStanding && recorded.some((each) => each.operation > operation && each.date < date),
  );
  if (count === undefined) return [];
  return [{ problem: 'counted', operation: count.operation, date: count.date }];
}
