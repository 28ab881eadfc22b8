import { type CalendarDate, daysBetween } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import type { WaitReason } from '../domain/matching/find-match.ts';
import type { Proposal, Receiver } from '../domain/matching/proposal.ts';
import type { Cents } from '../domain/money.ts';
import { onOneLine } from '../domain/text.ts';
import { accountOf, balanceOfAccount } from '../ledger/accounts.ts';
import type { Ledger } from '../ledger/database.ts';
import { chequeOf } from '../ledger/deposits/cheques.ts';
import { depositById, depositOf } from '../ledger/deposits/deposits.ts';
import { headingById } from '../ledger/headings.ts';
import type { Matched } from '../ledger/matching/book-line.ts';
import { type Books, openBooks } from '../ledger/matching/books.ts';
import { whyWaiting } from '../ledger/matching/matches.ts';
import { type Member, memberCode } from '../ledger/members/members.ts';
import { itemsOf } from '../ledger/orders/order-items.ts';
import type { Order } from '../ledger/orders/orders.ts';
import { listPayments, type Payment } from '../ledger/payments/payments.ts';
import { type Line, type LineMatch, matchesOf } from '../ledger/statements/lines.ts';
import { chequeDetailsJson } from './cheque-json.ts';
import type { Say } from './messages/catalogue.ts';
import type { Answer } from './schemas.ts';

/** What the ledger gives → what `--json` prints. Absent values are absent keys. */

export type MemberJson = Answer<'member add'>['member'];
export type OrderJson = Answer<'order add'>['order'];
export type PaymentJson = Answer<'payment add'>['payment'];
export type LineJson = Answer<'line show'>['line'];
export type MatchedJson = Answer<'line assign'>['matched'];
export type WaitingJson = Answer<'match'>['waiting'][number];
type ProposalJson = WaitingJson['proposals'][number];

export const memberJson = (member: Member): MemberJson => ({
  code: member.code,
  name: member.name,
  ...(member.email === null ? {} : { email: member.email }),
  ...(member.phone === null ? {} : { phone: member.phone }),
  ...(member.leftOn === null ? {} : { leftOn: member.leftOn }),
  ...(member.otherNames.length === 0 ? {} : { otherNames: [...member.otherNames] }),
  reference: member.reference,
});

export const orderJson = (ledger: Ledger, order: Order): OrderJson => ({
  id: formatId('order', order.id),
  member: memberCode(ledger, order.memberId),
  amountCents: order.amountCents,
  method: order.method,
  date: order.date,
  ...(order.distribution === null ? {} : { distribution: order.distribution }),
  ...(order.code === null ? {} : { code: order.code }),
});

/** An order with what is in it, what pays for it, and its member's balance. */
export const orderAnswer = (ledger: Ledger, order: Order) => ({
  order: { ...orderJson(ledger, order), ...itemsJson(ledger, order) },
  payments: listPayments(ledger, { orderId: order.id }).map((each) => paymentJson(ledger, each)),
  balanceCents: balanceCentsOf(ledger, order.memberId),
});

export function itemsJson(ledger: Ledger, { id }: Order): Pick<OrderJson, 'items'> {
  const items = itemsOf(ledger, id).map(({ thousandths, unitCents, ...item }) => ({
    name: item.name,
    quantity: thousandths / 1000,
    unitPriceCents: unitCents,
    amountCents: item.amountCents,
  }));
  return items.length === 0 ? {} : { items };
}

/** The amount is what is awaited, what was received, or of a cancelled one what was announced. */
export function paymentJson(ledger: Ledger, payment: Payment): PaymentJson {
  const amounts = {
    pending: payment.pendingCents,
    confirmed: payment.receivedCents,
    cancelled: payment.originalCents,
    bounced: payment.returnedCents,
    refunded: payment.receivedCents,
    moved: payment.originalCents,
  };
  return {
    id: formatId('payment', payment.id),
    member: memberCode(ledger, payment.memberId),
    amountCents: amounts[payment.status],
    method: payment.method,
    date: payment.date,
    status: payment.status,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
    ...(payment.orderId === null ? {} : { order: formatId('order', payment.orderId) }),
    ...(payment.payer === null ? {} : { payer: payment.payer }),
    ...(payment.movedTo === null ? {} : { movedTo: formatId('payment', payment.movedTo) }),
    ...(payment.method === 'cheque' ? chequeFacts(ledger, payment) : {}),
  };
}

/** What is printed on a cheque that was handed over, and where it is now. */
function chequeFacts(
  ledger: Ledger,
  { id, inDrawerCents, pendingCents }: Payment,
): Pick<PaymentJson, 'cheque' | 'inHand' | 'deposit'> {
  if (pendingCents > 0) return {};
  const cheque = chequeDetailsJson(ledger, chequeOf(ledger, id));
  const deposit = depositOf(ledger, id);
  return {
    ...(Object.keys(cheque).length === 0 ? {} : { cheque }),
    ...(inDrawerCents > 0 ? { inHand: true } : {}),
    ...(deposit === undefined ? {} : { deposit: formatId('deposit', deposit) }),
  };
}

/** `warnings` of an answer, if there are any. */
export const warned = (...warnings: readonly string[]): { readonly warnings?: string[] } =>
  warnings.length === 0 ? {} : { warnings: [...warnings] };

export const balanceCentsOf = (ledger: Ledger, memberId: number): number =>
  balanceOfAccount(ledger, accountOf(ledger, memberId));

/** A payment, and its member's balance. */
export const paymentAnswer = (ledger: Ledger, payment: Payment) => ({
  payment: paymentJson(ledger, payment),
  balanceCents: balanceCentsOf(ledger, payment.memberId),
});

/** The first of several payments, and all where there are more. */
export function paymentsAnswer(ledger: Ledger, [first, ...more]: readonly [Payment, ...Payment[]]) {
  const answer = paymentAnswer(ledger, first);
  if (more.length === 0) return answer;
  return { ...answer, payments: [answer, ...more.map((each) => paymentAnswer(ledger, each))] };
}

/** One for each member who got a part of the line. */
export const matchedJson = (ledger: Ledger, matched: Matched): readonly MatchedJson[] =>
  matched.parts.map((part) => ({
    line: formatId('line', matched.line.id),
    ...partJson(ledger, part),
    rule: matched.rule,
    balanceCents: receiverCents(ledger, part),
  }));

/** A member's balance, a heading's, or what the bank has not shown yet of a deposit. */
function receiverCents(ledger: Ledger, { memberId, headingId, depositId }: Receiver): Cents {
  if (memberId !== undefined) return balanceCentsOf(ledger, memberId);
  return headingId === undefined
    ? depositById(ledger, depositId).openCents
    : headingById(ledger, headingId).balanceCents;
}

/** Whose it is, by code, name or number. */
function receiverJson(
  ledger: Ledger,
  { memberId, headingId, depositId }: Receiver,
): Pick<MatchedJson, 'member' | 'heading' | 'deposit'> {
  if (memberId !== undefined) return { member: memberCode(ledger, memberId) };
  return headingId === undefined
    ? { deposit: formatId('deposit', depositId) }
    : { heading: headingById(ledger, headingId).name };
}

type PartJson = NonNullable<ProposalJson['parts']>[number];

/** A part of a line, booked or proposed, and who has it. */
function partJson(
  ledger: Ledger,
  part: Receiver & { readonly amountCents: Cents; readonly paymentId?: number | null },
): PartJson {
  const { paymentId, amountCents } = part;
  return {
    ...receiverJson(ledger, part),
    ...(paymentId === null || paymentId === undefined
      ? {}
      : { payment: formatId('payment', paymentId) }),
    amountCents,
  };
}

/** All parts; who has the first, and its payment, stand for themselves too. */
function partsJson(ledger: Ledger, parts: readonly Parameters<typeof partJson>[1][]) {
  const all = parts.map((part) => partJson(ledger, part));
  const [first] = all;
  const { amountCents: _, ...receiver } = first ?? { amountCents: 0 };
  return { ...receiver, ...(all.length > 1 ? { parts: all } : {}) };
}

/** How many lines these parts are of. */
export const countLines = (matched: readonly MatchedJson[]): number =>
  new Set(matched.map(({ line }) => line)).size;

/** A label on one line: banks break them at will. */
export const labelOf = (line: Line): string => onOneLine(line.text);

export const waitingJson = (
  { ledger, say }: Telling,
  line: Line,
  reason: WaitReason,
  proposals: readonly Proposal[],
): WaitingJson => ({
  line: formatId('line', line.id),
  date: line.date,
  amountCents: line.waitingCents,
  label: labelOf(line),
  reason,
  proposals: proposals.map((proposal) => proposalJson({ ledger, say }, proposal)),
});

/** What it takes to say why: the sentences are in the reader's language, under `--json` in English. */
export interface Telling {
  readonly ledger: Ledger;
  readonly say: Say;
}

/** The same, and the day on which it is told: of a line that waits, since when. */
export interface TellingToday extends Telling {
  readonly date: CalendarDate;
}

function proposalJson({ ledger, say }: Telling, proposal: Proposal): ProposalJson {
  const { parts, rule, why } = proposal;
  return {
    ...partsJson(ledger, parts),
    rule,
    ...(why.code === undefined ? {} : { reference: why.code }),
    why: say.whyProposed(rule, why),
  };
}

export function lineJson(
  telling: TellingToday,
  line: Line,
  books: Books = openBooks(telling.ledger),
): LineJson {
  const { ledger } = telling;
  const match = matchesOf(ledger, line.id).at(-1);
  return {
    id: formatId('line', line.id),
    date: line.date,
    amountCents: line.amountCents,
    label: labelOf(line),
    status: line.status,
    import: formatId('statement', line.statementId),
    row: line.row,
    ...(match === undefined ? {} : { match: lineMatchJson(ledger, match) }),
    ...(line.status === 'waiting' ? { waiting: waitingOf(telling, line, books) } : {}),
  };
}

/** Many lines, for which names and codes are gathered once. */
export function linesJson(telling: TellingToday, lines: readonly Line[]): LineJson[] {
  const books = openBooks(telling.ledger);
  return lines.map((line) => lineJson(telling, line, books));
}

function lineMatchJson(
  ledger: Ledger,
  { parts, rule, operation }: LineMatch,
): NonNullable<LineJson['match']> {
  return {
    ...partsJson(ledger, parts),
    rule,
    operation: formatId('operation', operation),
  };
}

function waitingOf(
  telling: TellingToday,
  line: Line,
  books: Books,
): NonNullable<LineJson['waiting']> {
  const { reason, proposals } = whyWaiting(books, line);
  return {
    reason,
    proposals: proposals.map((proposal) => proposalJson(telling, proposal)),
    // Banks date some lines ahead.
    ageDays: Math.max(0, daysBetween(line.date, telling.date)),
  };
}
