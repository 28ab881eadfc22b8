import type { Cents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { bookOf, type Movement, type Period, turnoverOf } from '../movements.ts';
import { type CashCount, lastCount, listCounts } from './cash-counts.ts';

/** One row of the book: into the box, or with a minus sign out of it. */
export interface CashMovement extends Movement {
  /** What was found, where this is a count; its amount is the difference. */
  readonly countedCents: Cents | null;
}

export interface CashBook {
  readonly beforeCents: Cents;
  readonly movements: readonly CashMovement[];
  /** What came in and what went out, both positive. */
  readonly receivedCents: Cents;
  readonly paidCents: Cents;
  readonly balanceCents: Cents;
  /** Of whatever day. */
  readonly lastCount: CashCount | undefined;
}

/**
 * The cash box's book over a period, by date, then in the order of recording: all that moved it,
 * and each count, whether there was a difference or not.
 */
export function cashBook(ledger: Ledger, period: Period): CashBook {
  const book = bookOf(ledger, fixedAccount('cash'), 'debit', period);
  const { beforeCents, balanceCents } = book;
  const counts = listCounts(ledger);
  const agreeing = counts.filter(
    ({ isStanding, differenceCents, date }) =>
      isStanding && differenceCents === 0 && isWithin(date, period),
  );
  const movements = [
    ...book.movements.map((movement) => withCount(movement, counts)),
    ...agreeing.map(asMovement),
  ].toSorted(byDate);
  return {
    beforeCents,
    movements: withBalances(movements, beforeCents),
    ...turnoverOf(book),
    balanceCents,
    lastCount: lastCount(ledger),
  };
}

const isWithin = (date: string, { from, to }: Period): boolean =>
  (from === undefined || from <= date) && (to === undefined || date <= to);

const byDate = (one: Movement, other: Movement): number =>
  one.date === other.date ? one.operation - other.operation : one.date < other.date ? -1 : 1;

const withCount = (movement: Movement, counts: readonly CashCount[]): CashMovement => ({
  ...movement,
  countedCents:
    counts.find(({ operation }) => operation === movement.operation)?.countedCents ?? null,
});

/** A count without a difference moved nothing. */
const asMovement = ({ operation, date, countedCents, reason }: CashCount): CashMovement => ({
  operation,
  kind: 'cash-count',
  reversesId: null,
  date,
  amountCents: 0,
  balanceCents: 0,
  memberId: null,
  heading: null,
  paymentId: null,
  orderId: null,
  lineId: null,
  depositId: null,
  label: null,
  reason,
  countedCents,
});

function withBalances(
  movements: readonly CashMovement[],
  beforeCents: Cents,
): readonly CashMovement[] {
  let balanceCents = beforeCents;
  return movements.map((movement) => {
    balanceCents += movement.amountCents;
    return { ...movement, balanceCents };
  });
}
