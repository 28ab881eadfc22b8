import type { Cents } from '../../domain/money.ts';
import { speaksOfCheques } from '../../domain/payer.ts';
import type { Ledger } from '../database.ts';
import { chequesInHand } from '../deposits/cheques.ts';
import { listPayments, type Payment, paymentById } from '../payments/payments.ts';
import { type Line, wordsOf } from '../statements/lines.ts';
import type { BookedPart, MemberPart } from './book-line.ts';

// What a line's money was awaited as, or recorded as before the bank showed it.

/**
 * Without a reference of its own, money first explains what was received by hand before the bank
 * showed it, so that nothing is credited twice: a transfer of exactly that amount, or where the
 * label is that of a deposit of cheques, one in the drawer; then the oldest announced transfer of
 * exactly that amount. Card and online payments reach the bank as a provider's payout, never under a
 * member's name.
 */
export function expectedPayment(
  ledger: Ledger,
  line: Line,
  { amountCents, memberId }: { readonly amountCents: Cents; readonly memberId: number },
): Payment | undefined {
  const payments = listPayments(ledger, { memberId });
  const transfers = payments.filter(({ method }) => method === 'transfer');
  const cheques = payments.filter(({ method }) => method === 'cheque');
  // What a transfer's motive says of a cheque takes none out of the drawer.
  const recorded = speaksOfCheques(wordsOf(ledger, line)) ? [...cheques, ...transfers] : transfers;
  return (
    recorded.find(({ id, method, byHandCents, inDrawerCents }) =>
      method === 'cheque'
        ? inDrawerCents === amountCents && isForTheBank(ledger, id)
        : byHandCents === amountCents,
    ) ?? transfers.find(({ pendingCents }) => pendingCents === amountCents)
  );
}

/** True for a cheque in the drawer that is payable to the group itself, and to no producer. */
export const isForTheBank = (ledger: Ledger, payment: number): boolean =>
  chequesInHand(ledger).some(
    ({ payments, payeeId }) => payeeId === undefined && payments.some(({ id }) => id === payment),
  );

interface PaidBack {
  readonly memberId: number;
  readonly paymentId?: number;
  readonly amountCents: Cents;
}

/** The refund that was recorded by hand, and that money out of just this amount shows. */
export function refundOf(
  ledger: Ledger,
  { memberId, paymentId, amountCents }: PaidBack,
): Payment | undefined {
  if (paymentId !== undefined) {
    const payment = paymentById(ledger, paymentId);
    return payment.byHandCents < 0 ? payment : undefined;
  }
  const payments = listPayments(ledger, { memberId });
  return payments.find(({ byHandCents }) => byHandCents === amountCents);
}

export interface UnclearPart {
  readonly part: MemberPart;
  /** It was recorded by hand with another amount, and the bank has not shown it yet. */
  readonly payment: Payment;
}

/** The parts of a line of which only a person can say whether they are a payment known already. */
export function unclearParts(
  ledger: Ledger,
  line: Line,
  parts: readonly BookedPart[],
): readonly UnclearPart[] {
  // The payments that a person has named are other parts of the line.
  const told = parts.map(({ paymentId }) => paymentId);
  return parts.flatMap((part) => {
    const { memberId, amountCents, paymentId, isNew } = part;
    const isSaid = memberId === undefined || paymentId !== undefined || isNew === true;
    if (isSaid || amountCents < 0) return [];
    if (expectedPayment(ledger, line, { memberId, amountCents })) return [];
    const payment = listPayments(ledger, { memberId }).find(
      ({ id, method, byHandCents }) =>
        method === 'transfer' && byHandCents > 0 && !told.includes(id),
    );
    return payment === undefined ? [] : [{ part, payment }];
  });
}
