import { formatId } from '../domain/ids.ts';
import type { Booking, Finding, RuleName } from '../domain/matching.ts';
import { refuse } from '../domain/refusal.ts';
import { accountOf, fixedAccount } from './accounts.ts';
import { type Ledger, query } from './database.ts';
import { eachWaiting, findingFor, type Line, lineById, matchesOf } from './lines.ts';
import { operationId } from './operations.ts';
import { listPayments, type Payment, paymentById } from './payments.ts';
import { insertPayment, settlePending } from './payments-write.ts';
import { undo } from './undo.ts';
import type { Writer } from './write.ts';

/** A bank line that was explained just now. */
export interface Matched {
  readonly line: Line;
  readonly memberId: number;
  readonly paymentId: number | null;
  readonly rule: RuleName;
  readonly operation: number;
}

export interface Waiting {
  readonly line: Line;
  readonly finding: Extract<Finding, { outcome: 'wait' }>;
}

/** The lines that wait, of one import or of all, with what the rules say of each. */
export function* listWaiting(ledger: Ledger, operation?: number): Generator<Waiting> {
  for (const line of eachWaiting(ledger, operation)) {
    const finding = findingFor(ledger, line);
    if (finding.outcome === 'wait') yield { line, finding };
    else {
      // Bookable, but `match` has not run since the reference was issued.
      const { booking } = finding;
      yield {
        line,
        finding: { outcome: 'wait', reason: 'not-yet-matched', proposals: [booking] },
      };
    }
  }
}

/**
 * Books every waiting line that a rule explains, each as an operation of its own. Lines that a
 * person un-matched are booked again only when named.
 */
export function matchWaiting(writer: Writer, named?: readonly number[]): readonly Matched[] {
  const { ledger } = writer;
  const lines = named
    ? named.map((id) => refuseExplained(ledger, lineById(ledger, id)))
    : eachWaiting(ledger);
  const matched: Matched[] = [];
  for (const line of lines) {
    const finding = findingFor(ledger, line);
    const booking = finding.outcome === 'book' ? finding.booking : again(finding, named);
    if (!booking) continue;
    const { rule, memberId, paymentId } = booking;
    matched.push(book(writer, line, { rule, memberId, payment: paymentId }));
  }
  return matched;
}

const again = (
  finding: Extract<Finding, { outcome: 'wait' }>,
  named: readonly number[] | undefined,
): Booking | undefined =>
  named && finding.reason === 'unmatched-by-hand' ? finding.proposals[0] : undefined;

export interface Assignment {
  readonly memberId: number;
  /** The payment that the line is, or `new` for one that nobody announced. */
  readonly payment?: number | 'new' | undefined;
  readonly reason?: string | undefined;
}

/**
 * A person says whose line it is. Refuses with LINE_MATCHED, LINE_UNDONE, NOT_FOUND, and with
 * PAYMENT_UNCLEAR where a transfer of another amount was recorded by hand.
 */
export function assignLine(writer: Writer, id: number, assignment: Assignment): Matched {
  const { ledger } = writer;
  const { memberId, payment, reason } = assignment;
  const line = refuseExplained(ledger, lineById(ledger, id));
  if (payment === undefined) refuseUnclear(ledger, line, memberId);
  if (typeof payment === 'number' && paymentById(ledger, payment).memberId !== memberId) {
    refuse('NOT_FOUND', { id: formatId('payment', payment) });
  }
  return book(writer, line, { rule: 'by-hand', memberId, payment }, reason);
}

/** Takes the match of a line back. Refuses with LINE_NOT_MATCHED, LINE_UNDONE, NOT_FOUND. */
export function unmatchLine(writer: Writer, id: number, reason: string | undefined): Line {
  const line = lineById(writer.ledger, id);
  if (line.status === 'undone') refuse('LINE_UNDONE', { id: formatId('line', id) });
  const matches = matchesOf(writer.ledger, id);
  if (matches.length === 0) refuse('LINE_NOT_MATCHED', { id: formatId('line', id) });
  for (const { operation } of matches.toReversed()) undo(writer, operation, reason);
  return lineById(writer.ledger, id);
}

function refuseExplained(ledger: Ledger, line: Line): Line {
  const id = formatId('line', line.id);
  if (line.status === 'undone') refuse('LINE_UNDONE', { id });
  if (line.status === 'matched') {
    const [match] = matchesOf(ledger, line.id);
    refuse('LINE_MATCHED', { id, operation: operationId(match?.operation ?? 0) });
  }
  return line;
}

interface Decision {
  readonly rule: RuleName;
  readonly memberId: number;
  readonly payment?: number | 'new' | undefined;
}

function book(writer: Writer, line: Line, decision: Decision, reason?: string): Matched {
  const { rule, memberId } = decision;
  const operation = writer.operation('match', { reason });
  writer.ledger.run(
    query.insertInto('matches').values({ operation_id: operation, line_id: line.id, rule }),
  );
  const paymentId =
    line.amountCents > 0
      ? creditMember(writer, operation, line, decision)
      : debitMember(writer, operation, line, memberId);
  return { line, memberId, paymentId, rule, operation };
}

/** Money out that a member received, or that came back: their account is debited. */
function debitMember(writer: Writer, operation: number, line: Line, memberId: number): null {
  const debit = accountOf(writer.ledger, memberId);
  const credit = fixedAccount('suspense');
  const amountCents = -line.amountCents;
  writer.entry(operation, { date: line.date, debit, credit, amountCents, line: line.id });
  return null;
}

/** Every cent is credited: to the payment that was expected, or to one of its own. */
function creditMember(writer: Writer, operation: number, line: Line, decision: Decision): number {
  const { ledger } = writer;
  const { memberId, payment: named } = decision;
  const expected =
    typeof named === 'number'
      ? paymentById(ledger, named)
      : named === undefined && expectedPayment(ledger, line, memberId);
  const payment = expected || newPayment(writer, operation, line, memberId);
  if (payment.byHandCents > 0) clearByHand(writer, operation, line, payment);
  else {
    settlePending(writer, operation, payment, line.date);
    creditFrom(writer, operation, line, payment, line.amountCents);
  }
  return payment.id;
}

/**
 * Without a reference of its own, money first explains what was received by hand before the bank
 * showed it, so that nothing is credited twice: a transfer or cheque of exactly that amount; then
 * the oldest announced transfer of exactly that amount. Card and online payments reach the bank as
 * a provider's payout, never under a member's name.
 */
function expectedPayment(ledger: Ledger, line: Line, memberId: number): Payment | undefined {
  const payments = listPayments(ledger, { memberId });
  const transfers = payments.filter(({ method }) => method === 'transfer');
  const cheques = payments.filter(({ method }) => method === 'cheque');
  return (
    [...transfers, ...cheques].find(({ byHandCents }) => byHandCents === line.amountCents) ??
    transfers.find(({ pendingCents }) => pendingCents === line.amountCents)
  );
}

/** A transfer of another amount was recorded by hand: is it this one? Only a person can say. */
function refuseUnclear(ledger: Ledger, line: Line, memberId: number): void {
  if (line.amountCents < 0 || expectedPayment(ledger, line, memberId)) return;
  const onItsWay = listPayments(ledger, { memberId }).find(
    ({ method, byHandCents }) => method === 'transfer' && byHandCents > 0,
  );
  if (!onItsWay) return;
  refuse('PAYMENT_UNCLEAR', {
    line: formatId('line', line.id),
    amountCents: line.amountCents,
    payment: formatId('payment', onItsWay.id),
    byHandCents: onItsWay.byHandCents,
  });
}

/** A confirmed payment that nobody announced; the bank line brings it. */
function newPayment(writer: Writer, operation: number, line: Line, memberId: number): Payment {
  const { date } = line;
  const id = insertPayment(writer, operation, { memberId, date, method: 'transfer' });
  return paymentById(writer.ledger, id);
}

/** Recorded by hand before: the bank now shows it. What it shows more or less is the member's. */
function clearByHand(writer: Writer, operation: number, line: Line, payment: Payment): void {
  const { byHandCents } = payment;
  const shownCents = Math.min(line.amountCents, byHandCents);
  const suspense = fixedAccount('suspense');
  const place = fixedAccount(payment.method === 'cheque' ? 'cheques' : 'transit');
  const about = { date: line.date, payment: payment.id, line: line.id };
  writer.entry(operation, { ...about, debit: suspense, credit: place, amountCents: shownCents });
  const overCents = line.amountCents - shownCents;
  if (overCents > 0) creditFrom(writer, operation, line, payment, overCents);
  const underCents = byHandCents - shownCents;
  if (underCents > 0) {
    const debit = accountOf(writer.ledger, payment.memberId);
    writer.entry(operation, { ...about, debit, credit: place, amountCents: underCents });
  }
}

function creditFrom(
  writer: Writer,
  operation: number,
  line: Line,
  payment: Payment,
  amountCents: number,
): void {
  writer.entry(operation, {
    date: line.date,
    debit: fixedAccount('suspense'),
    credit: accountOf(writer.ledger, payment.memberId),
    amountCents,
    payment: payment.id,
    line: line.id,
  });
}
