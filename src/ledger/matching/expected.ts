import type { Cents } from '../../domain/money.ts';
import { once } from '../../domain/once.ts';
import { maySpeakOfCheques, speaksOfCheques, speaksOfTransfer } from '../../domain/payer.ts';
import { findReferences } from '../../domain/reference.ts';
import { fixedAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { chequesInHand } from '../deposits/cheques.ts';
import { placeOfPayment } from '../deposits/deposits.ts';
import { listOpen } from '../payments/open-payments.ts';
import { listPayments, type Payment, paymentById } from '../payments/payments.ts';
import { type Line, wordsOf } from '../statements/lines.ts';
import type { BookedPart, MemberPart } from './book-line.ts';

// What a line's money was awaited as, or recorded as before the bank showed it.

/** A member's payments, oldest first: all of them, or at least those of which something is open. */
export type PaymentsOf = (memberId: number) => readonly Payment[];

export const everyPaymentOf =
  (ledger: Ledger): PaymentsOf =>
  (memberId) =>
    listPayments(ledger, { memberId });

/**
 * Gives the payments of a member of which something is announced, or was recorded by hand and not
 * yet shown. Which they are is read once, for all members: matching announces nothing and records
 * nothing by hand. Of a group of many years it takes a thousandth of the time of reading them all.
 */
export function openPaymentsOf(ledger: Ledger) {
  const open = once(() => Map.groupBy(listOpen(ledger), ({ memberId }) => memberId));
  const paymentsOf: PaymentsOf = (memberId) => {
    const ids =
      open
        .value()
        .get(memberId)
        ?.map(({ id }) => id) ?? [];
    return ids.length === 0 ? [] : listPayments(ledger, { ids });
  };
  return { paymentsOf, isAny: (): boolean => open.value().size > 0 };
}

/**
 * Without a reference of its own, money first explains what was received by hand before the bank
 * showed it, so that nothing is credited twice: a transfer of exactly that amount, or where the
 * label is that of a deposit of cheques, one in the drawer; then the oldest announced transfer of
 * exactly that amount. Card and online payments reach the bank as a provider's payout, never under
 * a member's name.
 */
export function expectedPayment(
  ledger: Ledger,
  line: Line,
  { amountCents, memberId }: { readonly amountCents: Cents; readonly memberId: number },
  paymentsOf = everyPaymentOf(ledger),
): Payment | undefined {
  const payments = paymentsOf(memberId);
  if (payments.length === 0) return undefined;
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
  paymentsOf = everyPaymentOf(ledger),
): Payment | undefined {
  if (paymentId !== undefined) {
    const payment = paymentById(ledger, paymentId);
    return payment.byHandCents < 0 ? payment : undefined;
  }
  return paymentsOf(memberId).find(({ byHandCents }) => byHandCents === amountCents);
}

export interface UnclearPart {
  readonly part: MemberPart;
  /**
   * The bank has not shown it yet: a transfer that was recorded by hand with another amount, or a
   * cheque of just this amount.
   */
  readonly payment: Payment;
  /** With which that cheque went to the bank. */
  readonly deposit?: number | undefined;
}

/** The parts of a line of which only a person can say whether they are a payment known already. */
export function unclearParts(
  ledger: Ledger,
  line: Line,
  parts: readonly BookedPart[],
  paymentsOf = everyPaymentOf(ledger),
): readonly UnclearPart[] {
  // The payments that a person has named are other parts of the line.
  const told = parts.map(({ paymentId }) => paymentId);
  return parts.flatMap((part) => {
    const { memberId, amountCents, paymentId, isNew } = part;
    const isSaid = memberId === undefined || paymentId !== undefined || isNew === true;
    if (isSaid || amountCents < 0) return [];
    const payments = paymentsOf(memberId);
    if (payments.length === 0) return [];
    const expected = expectedPayment(ledger, line, { memberId, amountCents }, () => payments);
    if (expected?.method === 'cheque') return [];
    const cheque = chequeInQuestion(ledger, line, { payments, amountCents }, told);
    if (cheque !== undefined) return [{ part, ...cheque }];
    if (expected !== undefined) return [];
    const payment = payments.find(
      ({ id, method, byHandCents }) =>
        method === 'transfer' && byHandCents > 0 && !told.includes(id),
    );
    return payment === undefined ? [] : [{ part, payment }];
  });
}

/**
 * A cheque of just this amount that the line may show by itself: in transit with others, as some
 * banks credit each cheque of a slip alone; or in the drawer, where the label may speak of cheques.
 * None where the label says that it is a transfer, or has a reference and no word of cheques.
 */
function chequeInQuestion(
  ledger: Ledger,
  line: Line,
  { payments, amountCents }: { readonly payments: readonly Payment[]; readonly amountCents: Cents },
  told: readonly (number | undefined)[],
): Pick<UnclearPart, 'payment' | 'deposit'> | undefined {
  const words = wordsOf(ledger, line);
  const isOfCheques = maySpeakOfCheques(words);
  const isSound = findReferences(words).some(({ valid }) => valid);
  if (speaksOfTransfer(words) || (isSound && !isOfCheques)) return undefined;
  const cheques = payments.filter(
    ({ id, method, byHandCents }) =>
      method === 'cheque' && byHandCents === amountCents && !told.includes(id),
  );
  for (const payment of cheques) {
    const { place, deposit } = placeOfPayment(ledger, payment);
    if (deposit !== undefined && place === fixedAccount('transit')) return { payment, deposit };
    if (deposit === undefined && isOfCheques && isForTheBank(ledger, payment.id)) {
      return { payment };
    }
  }
  return undefined;
}
