import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import type { HandedMethod } from '../../domain/validation.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { SheetRow } from '../../ledger/distributions/sheet.ts';
import { type Directory, openDirectory } from '../../ledger/members/directory.ts';
import { type Member, memberCode } from '../../ledger/members/members.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { namedPayment } from '../asking.ts';
import { type BulkFile, type BulkRow, openBulk } from '../bulk.ts';
import { SHEET_FIELDS } from '../bulk-fields.ts';
import type { Context } from '../context.ts';
import { parseTypedAmount, parseTypedMethod } from '../values.ts';
import { collectedFrom, parseHanded, type Sayings, sayOnce } from './said.ts';

/** The sign-off sheet as it comes back: what was received stands in its column. */
export const openSheet = (context: Context, typed: string): BulkFile =>
  openBulk(context, 'sheet', typed, SHEET_FIELDS, undefined);

/** Adds what a corrected sheet says to `sayings`; rows left empty say nothing. */
export function readSheet(writer: Writer, file: BulkFile, sheet: Sheet, sayings: Sayings): void {
  const { ledger } = writer;
  const members = openDirectory(ledger);
  file.handle(writer, (row, at) => readRow(ledger, row, { ...sheet, members }, sayings, at));
}

/** What is to be validated, and of which day. */
interface Sheet {
  readonly sheet: readonly SheetRow[];
  readonly day: string;
  /** Whether a member still waits, and is not to be validated now. */
  readonly isApart: (memberId: number) => boolean;
}

function readRow(
  ledger: Ledger,
  row: BulkRow,
  { sheet, day, isApart, members }: Sheet & { readonly members: Directory },
  sayings: Sayings,
  at: (field: string) => void,
): void {
  at('received');
  const received = parseReceived(row['received']);
  at('member');
  const typed = row['member'] ?? '';
  const member = members.find(typed) ?? refuse('MEMBER_NOT_FOUND', { value: typed });
  if (!sheet.some((each) => each.member.id === member.id)) {
    // Somebody who is validated apart. Of anybody else money can't be meant.
    if (!isApart(member.id)) refuseMoney(ledger, row, received, member, day);
    return;
  }
  const payment = paymentIn(ledger, row, sheet, member, at);
  if (payment === undefined) {
    if (received === undefined || received === 'expected' || received === 0) return;
    at('method');
    const method = parseHanded(row['method'] ?? refuse('CELL_EMPTY', { column: 'method' }));
    sayings.taken.push({ memberId: member.id, method, amountCents: received });
    return;
  }
  const isAwaited = sheet.some(({ awaited }) => awaited.some(({ id }) => id === payment.id));
  // Paid online, or come since the sheet was printed.
  if (!isAwaited && isAsReceived(received, payment)) return;
  if (received === undefined) return;
  // Whoever came is ticked off too: what is paid online needs no one's word.
  if (payment.method === 'online' && received === 'expected') return;
  at('expected');
  const asSeen = row['expected'] === undefined ? undefined : parseTypedAmount(row['expected']);
  at('method');
  const method = methodSaid(row['method'], payment);
  at('received');
  // As it stood on the sheet: what is awaited may have changed since.
  const amountCents = received === 'expected' ? asSeen : received;
  sayOnce(sayings, payment.id, { amountCents, method, reason: row['reason'] });
}

/** A tick, nothing, or just what came. */
const isAsReceived = (received: Received, { receivedCents }: Payment): boolean =>
  receivedCents > 0
    ? received === undefined || received === 'expected' || received === receivedCents
    : received === undefined || received === 0;

/** Money of somebody who has nothing to validate, unless it is told as it was received. */
function refuseMoney(
  ledger: Ledger,
  row: BulkRow,
  received: Received,
  member: Member,
  distribution: string,
): void {
  const typed = row['payment'];
  const payment = typed === undefined ? undefined : paymentOf(ledger, typed, member);
  if (payment !== undefined && isAsReceived(received, payment)) return;
  if (received === undefined || received === 0) return;
  refuse('NOT_ON_SHEET', { member: member.code, distribution });
}

/** The payment that a row names; else the only one that its member is to hand over. */
function paymentIn(
  ledger: Ledger,
  row: BulkRow,
  sheet: readonly SheetRow[],
  member: Member,
  at: (field: string) => void,
): Payment | undefined {
  if (row['payment'] !== undefined) {
    at('payment');
    return paymentOf(ledger, row['payment'], member);
  }
  const [only, another] = collectedFrom(sheet, member);
  return another === undefined ? only : undefined;
}

function paymentOf(ledger: Ledger, typed: string, member: Member): Payment {
  const payment = namedPayment(ledger, typed);
  if (payment.memberId === member.id) return payment;
  return refuse('PAYMENT_OF_ANOTHER', {
    id: formatId('payment', payment.id),
    code: memberCode(ledger, payment.memberId),
  });
}

/** The method's cell, if it was changed. */
function methodSaid(typed: string | undefined, payment: Payment): HandedMethod | undefined {
  if (typed === undefined || parseTypedMethod(typed) === payment.method) return undefined;
  return parseHanded(typed);
}

/** As volunteers tick a list. */
const TICKS: readonly string[] = ['X', 'OK', 'OUI', 'YES', 'O', 'Y', 'V', '✓', '✔'];
const CROSSES: readonly string[] = ['NON', 'NO', 'N', '-'];

type Received = Cents | 'expected' | undefined;

/** An amount, a tick, or a cross. */
export function parseReceived(cell: string | undefined): Received {
  if (cell === undefined) return undefined;
  const word = foldText(cell);
  if (TICKS.includes(word) || TICKS.includes(cell)) return 'expected';
  if (CROSSES.includes(word) || CROSSES.includes(cell)) return 0;
  const amountCents = parseTypedAmount(cell);
  if (amountCents < 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  return amountCents;
}
