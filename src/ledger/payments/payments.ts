import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { isReturnable, type Method, type PaymentStatus } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { findIssued } from './references.ts';
import { type PaymentFilter, selectPayment, selectPayments } from './select-payments.ts';

export interface Payment {
  readonly id: number;
  /** The operation that brought it; once that is undone, the payment is no more. */
  readonly operation: number;
  readonly memberId: number;
  readonly orderId: number | null;
  readonly method: Method;
  readonly date: CalendarDate;
  readonly reference: string | null;
  /** Announced and not yet received. */
  readonly pendingCents: Cents;
  /** Credited to the member; of a refund, with a minus sign, debited. */
  readonly receivedCents: Cents;
  /**
   * Received by hand and not yet shown by the bank: in transit, or a cheque in the drawer. Of a
   * refund, with a minus sign, what was paid and is not yet shown.
   */
  readonly byHandCents: Cents;
  /** Of `byHandCents`, what is a cheque in the drawer. */
  readonly inDrawerCents: Cents;
  /** Somebody else who pays for the member. */
  readonly payer: string | null;
  /** What it is for the right member, once it was moved there. */
  readonly movedTo: number | null;
  /** What came back of it: a rejected transfer, an unpaid cheque. */
  readonly returnedCents: Cents;
  /** What it was recorded with. */
  readonly originalCents: Cents;
  readonly status: PaymentStatus;
}

/** Payments, oldest first. Every amount is a sum over the payment's entries. */
export function listPayments(ledger: Ledger, filter: PaymentFilter = {}): readonly Payment[] {
  return withMoves(ledger, ledger.all(selectPayments(filter)));
}

function withMoves(ledger: Ledger, rows: readonly PaymentRow[]): readonly Payment[] {
  const payments = rows.map(asPayment);
  // Few are ever moved, and only of those that are neither awaited nor received can it be.
  if (!payments.some(({ status }) => status === 'cancelled')) return payments;
  const moved = movedPayments(ledger);
  return payments.map((payment) => {
    const movedTo = moved.get(payment.id);
    const isMoved = movedTo !== undefined && payment.status === 'cancelled';
    return isMoved ? { ...payment, movedTo, status: 'moved' } : payment;
  });
}

/** By payment, what it was moved to, as far as that stands. */
function movedPayments(ledger: Ledger): ReadonlyMap<number, number> {
  const rows = ledger.all(query.selectFrom('payment_moves').selectAll());
  return new Map(
    rows
      .filter(({ operation_id }) => stands(ledger, operation_id))
      .map(({ payment_id, to_payment_id }) => [payment_id, to_payment_id]),
  );
}

/** Refuses with NOT_FOUND. */
export function paymentById(ledger: Ledger, id: number): Payment {
  const [payment] = withMoves(ledger, ledger.all(selectPayment(id)));
  return payment ?? refuse('NOT_FOUND', { id: formatId('payment', id) });
}

/** A payment where it is now, however often it was moved. */
export const movedOn = (ledger: Ledger, payment: Payment): Payment =>
  payment.movedTo === null ? payment : movedOn(ledger, paymentById(ledger, payment.movedTo));

/** How a payment that is known to be there was made. */
export function methodOf(ledger: Ledger, id: number): Method {
  const row = ledger.get(query.selectFrom('payments').select('method').where('id', '=', id));
  if (row === undefined) throw new Error(`there is no payment ${id}`);
  return row.method as Method;
}

/** The payments that are awaited together with this one, in one cheque or transfer; itself too. */
export function awaitedTogether(
  ledger: Ledger,
  { id, operation, method, orderId }: Payment,
): readonly Payment[] {
  if (orderId !== null) return [];
  const together = listPayments(ledger, { operation, pendingOnly: true });
  const isTogether = together.some((each) => each.id === id) && together.length > 1;
  return isTogether ? together.filter((each) => each.method === method) : [];
}

/** The payment that a reference was issued for. Refuses with REFERENCE_UNKNOWN. */
export function paymentByReference(ledger: Ledger, code: string): Payment {
  const issued = findIssued(ledger, code);
  if (!issued?.paymentId) return refuse('REFERENCE_UNKNOWN', { value: code });
  return paymentById(ledger, issued.paymentId);
}

/**
 * Refuses with PAYMENT_NOT_RETURNABLE what was never received, what no bank takes back, and a
 * cheque that no bank has had.
 */
export function refuseNotReturnable({ id, status, method, inDrawerCents }: Payment): void {
  if (status === 'confirmed' && isReturnable(method) && inDrawerCents === 0) return;
  const isInHand = inDrawerCents > 0;
  refuse('PAYMENT_NOT_RETURNABLE', { id: formatId('payment', id), status, method, isInHand });
}

type PaymentRow = {
  id: number;
  operation: number;
  kind: string;
  memberId: number;
  orderId: number | null;
  method: string;
  date: string;
  reference: string | null;
  payer: string | null;
  pendingCents: number | null;
  creditedCents: number;
  debitedCents: number;
  returnedCents: number;
  broughtCents: number;
  shownCents: number;
  intoDrawerCents: number;
  outOfDrawerCents: number;
  originalCents: number;
};

function asPayment(row: PaymentRow): Payment {
  const pendingCents = row.pendingCents ?? 0;
  const receivedCents = row.creditedCents - row.debitedCents;
  // What a bank shows of a refund goes out, and nothing of it comes back.
  const returnedCents = row.kind === 'refund' ? 0 : Math.max(0, row.returnedCents);
  return {
    id: row.id,
    operation: row.operation,
    memberId: row.memberId,
    orderId: row.orderId,
    method: row.method as Method,
    date: row.date,
    reference: row.reference,
    payer: row.payer,
    movedTo: null,
    pendingCents,
    receivedCents,
    returnedCents,
    byHandCents: row.broughtCents - row.shownCents,
    inDrawerCents: row.intoDrawerCents - row.outOfDrawerCents,
    originalCents: row.originalCents,
    status: statusOf(pendingCents, receivedCents, returnedCents),
  };
}

function statusOf(pendingCents: Cents, receivedCents: Cents, returnedCents: Cents): PaymentStatus {
  if (pendingCents > 0) return 'pending';
  if (receivedCents > 0) return 'confirmed';
  if (returnedCents > 0) return 'bounced';
  return receivedCents < 0 ? 'refunded' : 'cancelled';
}
