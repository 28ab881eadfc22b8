import type { CalendarDate } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import { isReceived, type Method, type ReceivedMethod } from '../domain/method.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import type { Ledger } from '../ledger/database.ts';
import { type ChequeDetails, chequeOf, writeCheque } from '../ledger/deposits/cheques.ts';
import { type Directory, openDirectory } from '../ledger/members/directory.ts';
import { addPayment } from '../ledger/payments/payment-changes.ts';
import { listPayments, type Payment, paymentById } from '../ledger/payments/payments.ts';
import { receiveAnnounced } from '../ledger/payments/payments-write.ts';
import type { BookedCharge } from '../ledger/payments/provider-payments.ts';
import { type Receipt, receiptsOf } from '../ledger/payments/receipts.ts';
import { readSettings, refuseBeforeStart } from '../ledger/settings.ts';
import type { Writer } from '../ledger/write.ts';
import { namedPayment } from './asking.ts';
import type { BulkRow } from './bulk.ts';
import { withWholeName } from './bulk-members.ts';
import type { Context } from './context.ts';
import { type ChequeWords, chequeFlagIn, parseCheque } from './typed-cheque.ts';
import { parseOptionalDate, parseTypedAmount, parseTypedMethod } from './values.ts';

type At = (field: string) => void;

/** A row of a plain list of cheques and cash. */
export interface PaymentRow {
  /** The how many-th it is. */
  readonly place: number;
  readonly receipt: Receipt;
  readonly cheque: ChequeDetails | undefined;
  readonly reference: string | undefined;
}

/**
 * Handles rows of a plain list: each is what a member had announced with just this amount, or a
 * payment of its own. As many rows of the same member, method, day and amount as are recorded
 * already are those, so that a list may be imported again with more rows in it. A cheque is known
 * by its number, too: all rows are read before any is recorded, so that each finds its own.
 */
export function paymentRows(context: Context, writer: Writer, usual: string | undefined) {
  const { ledger } = writer;
  const members = openDirectory(ledger);
  const recorded = new Map<string, Payment[]>();
  const recordedAs = (receipt: Receipt): Payment[] => {
    const key = Object.values(receipt).join(' ');
    const known = recorded.get(key) ?? [...receiptsOf(ledger, receipt)];
    recorded.set(key, known);
    return known;
  };
  const listed = new Set<string>();
  let count = 0;
  return {
    read(row: BulkRow, at: At): PaymentRow {
      const receipt = receiptIn(context, members, withWholeName(members, row), { usual, at });
      const cheque = chequeIn(context, row, receipt.method, at);
      at('number');
      refuseTwice(listed, receipt.memberId, cheque?.number);
      count += 1;
      return { place: count, receipt, cheque, reference: row['reference'] };
    },
    record({ receipt, cheque, reference }: PaymentRow, at: At): BookedCharge {
      const others = recordedAs(receipt);
      const known = takeKnown(ledger, others, cheque?.number);
      at('number');
      if (known !== undefined) return complete(writer, known, cheque);
      refuseRenumbered(ledger, others, cheque?.number, listed);
      if (reference !== undefined) at('reference');
      return receive(writer, { ...receipt, cheque }, reference);
    },
  };
}

/** What the row says of a cheque; nothing where it is none. */
function chequeIn(
  context: Context,
  row: BulkRow,
  method: ReceivedMethod,
  at: At,
): ChequeDetails | undefined {
  const { number, bank, depositFrom, payableTo } = row;
  const words: ChequeWords = { number, bank, depositFrom, payableTo };
  if (chequeFlagIn(words) === undefined || method !== 'cheque') return undefined;
  return parseCheque(context, words, at);
}

const inList = (memberId: number, number: string): string => `${memberId} ${number}`;

/** Refuses with CHEQUE_KNOWN a cheque that an earlier row of the same file has. */
function refuseTwice(listed: Set<string>, memberId: number, number: string | undefined): void {
  if (number === undefined) return;
  if (listed.has(inList(memberId, number))) refuse('CHEQUE_KNOWN', { number });
  listed.add(inList(memberId, number));
}

/**
 * Refuses with CHEQUE_RENUMBERED a cheque beside one that counts, of which the file has no row any
 * more: its number was corrected, and it would be recorded twice.
 */
function refuseRenumbered(
  ledger: Ledger,
  others: readonly Payment[],
  number: string | undefined,
  listed: ReadonlySet<string>,
): void {
  if (number === undefined) return;
  for (const { id, memberId, status } of others) {
    const known = chequeOf(ledger, id).number;
    if (known === undefined || status !== 'confirmed' || listed.has(inList(memberId, known))) {
      continue;
    }
    refuse('CHEQUE_RENUMBERED', { number, known, payment: formatId('payment', id) });
  }
}

/** A cheque that was recorded without its number gets it from a later list, and its bank. */
function complete(
  writer: Writer,
  payment: Payment,
  cheque: ChequeDetails | undefined,
): BookedCharge {
  const before = chequeOf(writer.ledger, payment.id);
  const isNew = cheque?.number !== undefined && before.number === undefined;
  if (!isNew) return { outcome: 'known', payment, feeCents: 0 };
  const { number, bank = before.bank } = cheque;
  writeCheque(writer, writer.operation('confirmation'), payment, { ...before, number, bank });
  return { outcome: 'completed', payment, feeCents: 0 };
}

/** Takes out of those recorded the one with this number, else one of which no number is known. */
function takeKnown(
  ledger: Ledger,
  recorded: Payment[],
  number: string | undefined,
): Payment | undefined {
  const numbers = recorded.map(({ id }) => chequeOf(ledger, id).number);
  const same = numbers.indexOf(number);
  const index = same >= 0 || number === undefined ? Math.max(same, 0) : numbers.indexOf(undefined);
  return index < 0 ? undefined : recorded.splice(index, 1)[0];
}

function receiptIn(
  { settings, date, globals }: Context,
  members: Directory,
  row: BulkRow,
  { usual, at }: { readonly usual: string | undefined; readonly at: At },
): Receipt {
  at('member');
  const typed = row['member'] ?? '';
  const member = members.find(typed) ?? refuse('MEMBER_NOT_FOUND', { value: typed });
  at('date');
  // Today would be another day when the list is imported again.
  const usualDay = globals.date === undefined ? undefined : date;
  const day: CalendarDate =
    parseOptionalDate(row['date']) ?? usualDay ?? refuse('CELL_EMPTY', { column: 'date' });
  refuseBeforeStart(day, settings.start);
  at('method');
  const word = row['method'] ?? usual ?? refuse('CELL_EMPTY', { column: 'method' });
  const method = received(parseTypedMethod(word));
  at('amount');
  const amountCents: Cents = parseTypedAmount(row['amount'] ?? '');
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  return { memberId: member.id, method, date: day, amountCents };
}

const received = (method: Method): ReceivedMethod =>
  isReceived(method) ? method : refuse('METHOD_NOT_FOR_PAYMENT', { method });

function receive(
  writer: Writer,
  receipt: Receipt & { readonly cheque: ChequeDetails | undefined },
  reference: string | undefined,
): BookedCharge {
  const { ledger } = writer;
  const announced =
    reference === undefined ? awaited(writer, receipt) : namedPayment(ledger, reference);
  if (announced === undefined) {
    const payment = addPayment(writer, receipt, 'received');
    return { outcome: 'recorded', payment, feeCents: 0 };
  }
  const { status, pendingCents, memberId, id } = announced;
  if (memberId !== receipt.memberId || status !== 'pending') {
    refuse('REFERENCE_DIFFERS', { id: `P-${id}`, value: reference ?? '' });
  }
  if (pendingCents !== receipt.amountCents) {
    refuse('AMOUNT_DIFFERS', { id: `P-${id}`, pendingCents, amountCents: receipt.amountCents });
  }
  refuseBeforeStart(receipt.date, readSettings(ledger).start);
  const operation = writer.operation('confirmation');
  const payment = receiveAnnounced(writer, operation, announced, receipt);
  writeCheque(writer, operation, { id: payment, memberId }, receipt.cheque ?? {});
  return { outcome: 'confirmed', payment: paymentById(ledger, payment), feeCents: 0 };
}

/** The member's oldest announced payment of just this amount, by this method. */
const awaited = ({ ledger }: Writer, { memberId, method, amountCents }: Receipt) =>
  listPayments(ledger, { memberId, pendingOnly: true }).find(
    (payment) => payment.method === method && payment.pendingCents === amountCents,
  );
