import { formatId } from '../domain/ids.ts';
import type { Finding } from '../domain/matching/find-match.ts';
import type { Proposal } from '../domain/matching/proposal.ts';
import { type Cents, sumCents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import { type BookedPart, book, expectedPayment, type Matched } from './book-line.ts';
import { type Books, isOwnNumber, openBooks, wordsOf } from './books.ts';
import type { Ledger } from './database.ts';
import { learnPayers, type Payer, payersIn } from './learned.ts';
import { eachWaiting, type Line, lineById, matchesOf } from './lines.ts';
import { operationId } from './operations.ts';
import { listPayments, paymentById } from './payments.ts';
import { undo } from './undo.ts';
import type { Writer } from './write.ts';

export interface Waiting {
  readonly line: Line;
  readonly finding: Extract<Finding, { outcome: 'wait' }>;
}

/** The lines that wait, of one import or of all, with what the rules say of each. */
export function* listWaiting(
  ledger: Ledger,
  operation?: number,
  books: Books = openBooks(ledger),
): Generator<Waiting> {
  for (const line of eachWaiting(ledger, operation)) {
    yield { line, finding: whyWaiting(books, line) };
  }
}

/** Why a line waits, with what the rules propose. */
export function whyWaiting(books: Books, line: Line): Waiting['finding'] {
  const finding = books.findingFor(line);
  if (finding.outcome === 'wait') return finding;
  // Bookable, but `match` has not run since the reference was issued, or the payer learned.
  return { outcome: 'wait', reason: 'not-yet-matched', proposals: [finding.booking] };
}

/**
 * Books every waiting line that a rule explains, each as an operation of its own. Lines that a
 * person un-matched are booked again only when named.
 */
export function matchWaiting(writer: Writer, named?: readonly number[]): readonly Matched[] {
  const { ledger } = writer;
  const books = openBooks(ledger);
  const lines = named
    ? named.map((id) => refuseExplained(ledger, lineById(ledger, id)))
    : eachWaiting(ledger);
  const matched: Matched[] = [];
  for (const line of lines) {
    const finding = books.findingFor(line);
    const booking = finding.outcome === 'book' ? finding.booking : again(finding, named);
    if (!booking) continue;
    matched.push(book(writer, line, booking));
    books.changed();
  }
  return matched;
}

const again = (
  finding: Extract<Finding, { outcome: 'wait' }>,
  named: readonly number[] | undefined,
): Proposal | undefined =>
  named && finding.reason === 'unmatched-by-hand' ? finding.proposals[0] : undefined;

export interface Assignment {
  readonly memberId: number;
  /** The payment that the line is, or `new` for one that nobody announced. */
  readonly payment?: number | 'new' | undefined;
  readonly reason?: string | undefined;
}

/** A line that a person explained, and the payers that are known by it from now on. */
export interface Assigned extends Matched {
  readonly learned: readonly Payer[];
}

/**
 * A person says whose line it is; with a reason, also of a line that is matched already. Refuses
 * with LINE_MATCHED, LINE_UNDONE, NOT_FOUND, and with PAYMENT_UNCLEAR where a transfer of another
 * amount was recorded by hand.
 */
export function assignLine(writer: Writer, id: number, assignment: Assignment): Assigned {
  const { ledger } = writer;
  const { memberId, payment, reason } = assignment;
  const line = freed(writer, lineById(ledger, id), reason);
  if (payment === undefined) refuseUnclear(ledger, line, memberId);
  if (typeof payment === 'number' && paymentById(ledger, payment).memberId !== memberId) {
    refuse('NOT_FOUND', { id: formatId('payment', payment) });
  }
  const { amountCents } = line;
  const isNew = payment === 'new';
  const part = {
    amountCents,
    memberId,
    ...(typeof payment === 'number' && { paymentId: payment }),
  };
  return bookByHand(writer, line, [{ ...part, isNew }], reason);
}

/** What a member gets of a line; the parts add up to it, with its sign. */
export interface SplitPart {
  readonly memberId: number;
  readonly amountCents: Cents;
}

/**
 * A person says whose the parts of a line are, in one operation. Refuses as `assignLine` does, and
 * with SPLIT_DIFFERS where they do not add up to it.
 */
export function splitLine(
  writer: Writer,
  id: number,
  parts: readonly SplitPart[],
  reason: string | undefined,
): Assigned {
  const line = freed(writer, lineById(writer.ledger, id), reason);
  const partsCents = sumCents(parts.map(({ amountCents }) => amountCents));
  const { amountCents } = line;
  if (partsCents !== amountCents) {
    refuse('SPLIT_DIFFERS', { id: formatId('line', id), amountCents, partsCents });
  }
  return bookByHand(writer, line, parts, reason);
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

/** The line, its match taken back where there is a reason to: it is somebody else's after all. */
function freed(writer: Writer, line: Line, reason: string | undefined): Line {
  const isFreed = line.status === 'matched' && reason !== undefined;
  return isFreed ? unmatchLine(writer, line.id, reason) : refuseExplained(writer.ledger, line);
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

/** Books what a person said, and learns who paid. */
function bookByHand(
  writer: Writer,
  line: Line,
  parts: readonly BookedPart[],
  reason: string | undefined,
): Assigned {
  const { ledger } = writer;
  const matched = book(writer, line, { rule: 'by-hand', parts }, reason);
  const words = wordsOf(ledger, line);
  const payers = payersIn(ledger, words, isOwnNumber(ledger));
  for (const { memberId, amountCents } of parts) {
    if (amountCents > 0) learnPayers(writer, matched.operation, payers, { memberId, amountCents });
  }
  return { ...matched, learned: line.amountCents > 0 ? payers : [] };
}

/** A transfer of another amount was recorded by hand: is it this one? Only a person can say. */
function refuseUnclear(ledger: Ledger, line: Line, memberId: number): void {
  const { amountCents } = line;
  if (amountCents < 0 || expectedPayment(ledger, amountCents, memberId)) return;
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
