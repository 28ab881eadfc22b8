import { addDays, addYears, type CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { balanceOfAccount, fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { memberById } from '../members/members.ts';
import { stands } from '../operations.ts';
import { listPayments, movedOn, type Payment, paymentById } from '../payments/payments.ts';
import type { Writer } from '../write.ts';
import { chequeOrigins } from './one-cheque.ts';
import { receivedOn } from './received-on.ts';

// Cheques that members have handed over: what is printed on them, and which are in the drawer.

/** What is printed on a cheque, and what was agreed about it. */
export interface ChequeDetails {
  readonly number?: string | undefined;
  /** On which it is drawn. */
  readonly bank?: string | undefined;
  /** Not to be taken to the bank before. */
  readonly depositFrom?: CalendarDate | undefined;
  /** The heading of the producer to whom it is payable; the group's own without one. */
  readonly payeeId?: number | undefined;
}

/** A cheque in the drawer: one payment, or the several members' for whom it pays. */
export interface Cheque extends ChequeDetails {
  readonly payments: readonly [Payment, ...Payment[]];
  readonly amountCents: Cents;
  /** When it was handed over. */
  readonly date: CalendarDate;
  /** Who wrote it, as far as is known. */
  readonly drawer: string;
}

/**
 * Keeps what is printed on a cheque, in the operation that receives it. Refuses with CHEQUE_KNOWN a
 * number that the same member has handed over already, and that counts.
 */
export function writeCheque(
  writer: Writer,
  operation: number,
  { id, memberId }: Pick<Payment, 'id' | 'memberId'>,
  details: ChequeDetails,
): void {
  const { number, bank, depositFrom, payeeId } = details;
  if ([number, bank, depositFrom, payeeId].every((each) => each === undefined)) return;
  if (number !== undefined) refuseKnownNumber(writer.ledger, { operation, memberId }, number);
  writer.ledger.run(
    query.insertInto('cheques').values({
      operation_id: operation,
      payment_id: id,
      number: number ?? null,
      bank_id: bank === undefined ? null : writer.text(bank),
      deposit_from: depositFrom ?? null,
      payee_id: payeeId ?? null,
    }),
  );
}

/** What one operation receives is one cheque, however many payments it is. */
function refuseKnownNumber(
  ledger: Ledger,
  { operation, memberId }: { readonly operation: number; readonly memberId: number },
  number: string,
): void {
  const rows = ledger.all(
    query
      .selectFrom('cheques')
      .innerJoin('payments', 'payments.id', 'cheques.payment_id')
      .select(['cheques.operation_id as receipt', 'payments.id as payment'])
      .where('cheques.number', '=', number)
      .where('payments.member_id', '=', memberId)
      .where('cheques.operation_id', '<>', operation),
  );
  const known = rows.find(
    ({ receipt, payment }) => stands(ledger, receipt) && counts(ledger, payment),
  );
  if (known === undefined) return;
  refuse('CHEQUE_KNOWN', { number, payment: formatId('payment', known.payment) });
}

/** Not so what was handed back or came back unpaid: it may be handed over once more. */
function counts(ledger: Ledger, payment: number): boolean {
  const { status } = movedOn(ledger, paymentById(ledger, payment));
  return status === 'confirmed' || status === 'pending';
}

/**
 * Refuses with CHEQUE_KNOWN where a cheque that an operation was about counts again now that the
 * operation was taken back or brought back, and has been recorded anew since.
 */
export function refuseKnownCheques(ledger: Ledger, operation: number): void {
  const touched = ledger.all(
    query
      .selectFrom('cheques')
      .innerJoin('payments', 'payments.id', 'cheques.payment_id')
      .innerJoin('entries', 'entries.payment_id', 'payments.id')
      .select(['payments.id', 'payments.member_id as memberId', 'cheques.number'])
      .select('cheques.operation_id as operation')
      .where('entries.operation_id', '=', operation)
      .distinct(),
  );
  for (const { id, number, ...receipt } of touched) {
    if (number === null || !stands(ledger, receipt.operation) || !counts(ledger, id)) continue;
    refuseKnownNumber(ledger, receipt, number);
  }
}

/** What is known of a payment's cheque, as far as its receipt stands. */
export function chequeOf(ledger: Ledger, payment: number): ChequeDetails {
  const rows = ledger.all(selectDetails().where('cheques.payment_id', '=', payment));
  return asDetails(rows.find(({ operation }) => stands(ledger, operation)));
}

/** `chequeOf` for very many payments: all that is known is read once. */
function chequesOnce(ledger: Ledger): (payment: number) => ChequeDetails {
  const rows = Map.groupBy(ledger.all(selectDetails()), ({ payment }) => payment);
  return (payment) =>
    asDetails(rows.get(payment)?.find(({ operation }) => stands(ledger, operation)));
}

const selectDetails = () =>
  query
    .selectFrom('cheques')
    .leftJoin('texts', 'texts.id', 'cheques.bank_id')
    .select([
      'cheques.operation_id as operation',
      'cheques.payment_id as payment',
      'cheques.number',
      'texts.body as bank',
      'cheques.deposit_from as depositFrom',
      'cheques.payee_id as payeeId',
    ])
    .orderBy('cheques.operation_id', 'desc');

interface DetailsRow {
  readonly number: string | null;
  readonly bank: string | null;
  readonly depositFrom: string | null;
  readonly payeeId: number | null;
}

const asDetails = (row: DetailsRow | undefined): ChequeDetails => ({
  number: row?.number ?? undefined,
  bank: row?.bank ?? undefined,
  depositFrom: row?.depositFrom ?? undefined,
  payeeId: row?.payeeId ?? undefined,
});

/** The cheques in the drawer, by the day from which they may be taken to the bank. */
export function chequesInHand(ledger: Ledger): readonly Cheque[] {
  const payments = listPayments(ledger, { inDrawerOnly: true });
  const together = Map.groupBy(payments, chequeOrigins(ledger));
  const detailsOf = chequesOnce(ledger);
  const cheques = [...together.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [asCheque(ledger, [first, ...more], detailsOf)],
  );
  return cheques.toSorted(byDay);
}

/** The cheque of these that a payment in the drawer is, or is a share of. */
export function chequeOfPayment(cheques: readonly Cheque[], payment: number): Cheque {
  const cheque = cheques.find(({ payments }) => payments.some(({ id }) => id === payment));
  if (cheque === undefined) throw new Error(`payment ${payment} is no cheque in the drawer`);
  return cheque;
}

const byDay = (one: Cheque, other: Cheque): number => {
  const [first, second] = [one, other].map((each) => each.depositFrom ?? each.date);
  if (first !== second) return (first ?? '') < (second ?? '') ? -1 : 1;
  return one.payments[0].id - other.payments[0].id;
};

/** The cheque that some payments are, which one operation received. */
export function asCheque(
  ledger: Ledger,
  payments: Cheque['payments'],
  detailsOf = (payment: number): ChequeDetails => chequeOf(ledger, payment),
): Cheque {
  const [first] = payments;
  const details = payments.map(({ id }) => detailsOf(id));
  const known = <Key extends keyof ChequeDetails>(key: Key) =>
    details.find((each) => each[key] !== undefined)?.[key];
  return {
    payments,
    number: known('number'),
    bank: known('bank'),
    depositFrom: known('depositFrom'),
    payeeId: known('payeeId'),
    amountCents: sumCents(payments.map(({ inDrawerCents }) => inDrawerCents)),
    date: receivedOn(ledger, first),
    drawer: first.payer ?? memberById(ledger, first.memberId).name,
  };
}

/**
 * The last day on which a bank pays a cheque that was written on the day it was handed over: a year
 * after the eight days for presenting it (Code monétaire et financier, L. 131-32 and L. 131-59).
 */
export const lastDayOf = ({ date }: Pick<Cheque, 'date'>): CalendarDate =>
  addYears(addDays(date, 8), 1);

/** The cheques that may go by a day. */
export const depositable = (cheques: readonly Cheque[], until: CalendarDate): readonly Cheque[] =>
  cheques.filter(({ depositFrom }) => depositFrom === undefined || depositFrom <= until);

/** The cheques of which the last day comes before this one. */
export const expiringBefore = (cheques: readonly Cheque[], day: CalendarDate): readonly Cheque[] =>
  cheques.filter((cheque) => lastDayOf(cheque) < day);

/** What is in the drawer of cheques that were there before the ledger began. */
export function earlierChequesCents(ledger: Ledger): Cents {
  const drawerCents = 0 - balanceOfAccount(ledger, fixedAccount('cheques'));
  const known = listPayments(ledger, { inDrawerOnly: true });
  return drawerCents - sumCents(known.map(({ inDrawerCents }) => inDrawerCents));
}
