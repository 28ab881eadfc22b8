import { type Ledger, query } from '../database.ts';
import { listPayments, type Payment, paymentById } from '../payments/payments.ts';

// Which payments are one cheque: those that one operation received or announced together, and what
// a share of it became by a move to the right member.

/** A payment, as far as it takes to know its cheque. */
export type Share = Pick<Payment, 'id' | 'operation'>;

/** Gives what the shares of one cheque have in common: the operation that brought it. */
export function chequeOrigins(ledger: Ledger): (share: Share) => number {
  const origins = originsOfMoved(ledger);
  return ({ id, operation }) => origins.get(id) ?? operation;
}

/** By payment that another one became by a move: the operation that brought the first. */
function originsOfMoved(ledger: Ledger): ReadonlyMap<number, number> {
  const moves = ledger.all(
    query
      .selectFrom('payment_moves')
      .innerJoin('payments', 'payments.id', 'payment_moves.payment_id')
      .select([
        'payment_moves.to_payment_id as moved',
        'payments.id as from',
        'payments.operation_id as operation',
      ])
      .orderBy('payment_moves.operation_id'),
  );
  const origins = new Map<number, number>();
  for (const { moved, from, operation } of moves) {
    origins.set(moved, origins.get(from) ?? operation);
  }
  return origins;
}

/** What a cheque pays for now, this payment among it; shares that were moved as what they are. */
export function sharesOf(ledger: Ledger, payment: Payment): readonly [Payment, ...Payment[]] {
  if (payment.method !== 'cheque') return [payment];
  const origins = originsOfMoved(ledger);
  const origin = origins.get(payment.id) ?? payment.operation;
  const moved = [...origins].flatMap(([id, operation]) => (operation === origin ? [id] : []));
  const together = [
    ...listPayments(ledger, { operation: origin }),
    ...moved.map((id) => paymentById(ledger, id)),
  ];
  const shares = together.filter(
    ({ id, method, receivedCents }) =>
      id === payment.id || (method === 'cheque' && receivedCents > 0),
  );
  const [first, ...more] = new Map(shares.map((each) => [each.id, each])).values();
  return first === undefined ? [payment] : [first, ...more];
}
