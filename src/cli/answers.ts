import { formatId } from '../domain/ids.ts';
import type { Booking, WaitReason } from '../domain/matching.ts';
import { accountOf, balanceOfAccount } from '../ledger/accounts.ts';
import type { Ledger } from '../ledger/database.ts';
import { findingFor, type Line, matchesOf } from '../ledger/lines.ts';
import type { Matched } from '../ledger/matches.ts';
import { type Member, memberById } from '../ledger/members.ts';
import type { Order } from '../ledger/orders.ts';
import type { Payment } from '../ledger/payments.ts';
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
  reference: member.reference,
});

export const orderJson = (ledger: Ledger, order: Order): OrderJson => ({
  id: formatId('order', order.id),
  member: memberById(ledger, order.memberId).code,
  amountCents: order.amountCents,
  method: order.method,
  date: order.date,
  ...(order.distribution === null ? {} : { distribution: order.distribution }),
});

/** The amount is what is awaited, what was received, or of a cancelled one what was announced. */
export function paymentJson(ledger: Ledger, payment: Payment): PaymentJson {
  const amounts = {
    pending: payment.pendingCents,
    confirmed: payment.receivedCents,
    cancelled: payment.originalCents,
  };
  return {
    id: formatId('payment', payment.id),
    member: memberById(ledger, payment.memberId).code,
    amountCents: amounts[payment.status],
    method: payment.method,
    date: payment.date,
    status: payment.status,
    ...(payment.reference === null ? {} : { reference: payment.reference }),
    ...(payment.orderId === null ? {} : { order: formatId('order', payment.orderId) }),
  };
}

export const balanceCentsOf = (ledger: Ledger, memberId: number): number =>
  balanceOfAccount(ledger, accountOf(ledger, memberId));

export const matchedJson = (ledger: Ledger, matched: Matched): MatchedJson => ({
  line: formatId('line', matched.line.id),
  member: memberById(ledger, matched.memberId).code,
  ...(matched.paymentId === null ? {} : { payment: formatId('payment', matched.paymentId) }),
  amountCents: matched.line.amountCents,
  rule: matched.rule,
  balanceCents: balanceCentsOf(ledger, matched.memberId),
});

/** A label on one line: banks break them at will. */
export const labelOf = (line: Line): string => labelText(line.text);

export const labelText = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const waitingJson = (
  ledger: Ledger,
  line: Line,
  reason: WaitReason,
  proposals: readonly Booking[],
): WaitingJson => ({
  line: formatId('line', line.id),
  date: line.date,
  amountCents: line.waitingCents,
  label: labelOf(line),
  reason,
  proposals: proposals.map((proposal) => proposalJson(ledger, proposal)),
});

const proposalJson = (ledger: Ledger, proposal: Booking): ProposalJson => ({
  member: memberById(ledger, proposal.memberId).code,
  ...(proposal.paymentId === undefined ? {} : { payment: formatId('payment', proposal.paymentId) }),
  rule: proposal.rule,
  reference: proposal.code,
});

export function lineJson(ledger: Ledger, line: Line): LineJson {
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
    ...(line.status === 'waiting' ? { waiting: whyWaiting(ledger, line) } : {}),
  };
}

function lineMatchJson(
  ledger: Ledger,
  match: ReturnType<typeof matchesOf>[number],
): NonNullable<LineJson['match']> {
  const { memberId, paymentId, rule, operation } = match;
  return {
    ...(memberId === null ? {} : { member: memberById(ledger, memberId).code }),
    ...(paymentId === null ? {} : { payment: formatId('payment', paymentId) }),
    rule,
    operation: formatId('operation', operation),
  };
}

function whyWaiting(ledger: Ledger, line: Line): NonNullable<LineJson['waiting']> {
  const finding = findingFor(ledger, line);
  if (finding.outcome === 'wait') {
    const proposals = finding.proposals.map((proposal) => proposalJson(ledger, proposal));
    return { reason: finding.reason, proposals };
  }
  return { reason: 'not-yet-matched', proposals: [proposalJson(ledger, finding.booking)] };
}
