import { formatId } from '../../domain/ids.ts';
import type { Finding } from '../../domain/matching/find-match.ts';
import type { Proposal, Receiver } from '../../domain/matching/proposal.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../database.ts';
import { memberById } from '../members/members.ts';
import { operationId } from '../operations.ts';
import { paymentById } from '../payments/payments.ts';
import {
  eachOf,
  eachWaiting,
  type Line,
  lineById,
  matchesOf,
  wordsOf,
} from '../statements/lines.ts';
import { type OwnNumbers, ownNumbers } from '../statements/own-accounts.ts';
import { undo } from '../undo.ts';
import type { Writer } from '../write.ts';
import { type BookedPart, book, type Matched } from './book-line.ts';
import { type Books, openBooks } from './books.ts';
import { unclearParts } from './expected.ts';
import { learnPayers, type Payer, payersIn } from './learned.ts';
import { type Shared, sharedByNone } from './register.ts';

export interface Waiting {
  readonly line: Line;
  readonly finding: Extract<Finding, { outcome: 'wait' }>;
}

/** The lines that wait, of one import or of all, with what the rules say of each. */
export function* listWaiting(ledger: Ledger, operation?: number): Generator<Waiting> {
  const books = openBooks(ledger);
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
 * Books every waiting line that a rule explains, each as an operation of its own, and gives each as
 * it is booked. Lines that a person un-matched are booked again only when named.
 */
export function* matchEach(
  writer: Writer,
  { named, onLine }: MatchOptions = {},
): Generator<Matched> {
  const { ledger } = writer;
  const books = openBooks(ledger);
  const { shared } = books;
  const own = ownNumbers(ledger);
  const isAnythingOpen = books.isAnythingOpen();
  const left = new Set(named);
  let lines: Iterable<Line> = eachWaiting(ledger);
  for (;;) {
    if (named) lines = Array.from(left, (id) => lineById(ledger, id));
    const mayFollow: number[] = [];
    let isMatched = false;
    for (const line of lines) {
      onLine?.();
      const finding = books.findingFor(named ? refuseExplained(ledger, line) : line);
      const booking = finding.outcome === 'book' ? finding.booking : again(finding, named);
      if (booking) {
        const booked = book(writer, line, { ...booking, shared });
        const payers = keepPayers(writer, booked, { own, shared });
        books.changed(payers, booked);
        left.delete(line.id);
        isMatched = true;
        yield booked;
      } else if (mayMeanMore(finding) || isAnythingOpen) mayFollow.push(line.id);
    }
    // What one line has settled may leave another with a single meaning.
    if (mayFollow.length === 0 || !isMatched) return;
    lines = eachOf(ledger, mayFollow);
  }
}

const mayMeanMore = (finding: Finding): boolean =>
  finding.outcome === 'wait' && finding.proposals.length > 0;

/** The same, all of them together. */
export const matchWaiting = (writer: Writer, options?: MatchOptions): readonly Matched[] =>
  Array.from(matchEach(writer, options));

export interface MatchOptions {
  /** These lines alone. */
  readonly named?: readonly number[] | undefined;
  /** Told of each line that is looked at. */
  readonly onLine?: (() => void) | undefined;
}

const again = (
  finding: Extract<Finding, { outcome: 'wait' }>,
  named: readonly number[] | undefined,
): Proposal | undefined =>
  named && finding.reason === 'unmatched-by-hand' ? finding.proposals[0] : undefined;

export type Assignment = Receiver & {
  /** The payment that the line is, or that comes back with it; `new` for one nobody announced. */
  readonly payment?: number | 'new' | undefined;
  readonly reason?: string | undefined;
};

/** A line that a person explained, and the payers that are known by it from now on. */
export interface Assigned extends Matched {
  readonly learned: readonly Payer[];
}

/**
 * A person says whose line it is; with a reason, also of a line that is matched already. Refuses
 * with LINE_MATCHED, LINE_UNDONE, NOT_FOUND, and with PAYMENT_UNCLEAR where a transfer of another
 * amount was recorded by hand, or a cheque of this amount is on its way to the bank.
 */
export function assignLine(writer: Writer, id: number, assignment: Assignment): Assigned {
  const { ledger } = writer;
  const { payment, reason, ...receiver } = assignment;
  const { amountCents } = lineById(ledger, id);
  const isPayment = typeof payment === 'number';
  const owner = isPayment ? paymentById(ledger, payment).memberId : receiver.memberId;
  if (isPayment && owner !== undefined && owner !== receiver.memberId) {
    const { code } = memberById(ledger, owner);
    refuse('PAYMENT_OF_ANOTHER', { id: formatId('payment', payment), code });
  }
  const part = {
    ...receiver,
    amountCents,
    ...(isPayment && { paymentId: payment }),
    isNew: payment === 'new',
  };
  return explain(writer, id, { parts: [part], reason, isSplit: false });
}

/**
 * A person says whose the parts of a line are, in one operation. Refuses as `assignLine` does, and
 * with SPLIT_DIFFERS where they do not add up to it, with its sign.
 */
export function splitLine(
  writer: Writer,
  id: number,
  parts: readonly BookedPart[],
  reason: string | undefined,
): Assigned {
  const partsCents = sumCents(parts.map(({ amountCents }) => amountCents));
  const { amountCents } = lineById(writer.ledger, id);
  if (partsCents !== amountCents) {
    refuse('SPLIT_DIFFERS', { id: formatId('line', id), amountCents, partsCents });
  }
  return explain(writer, id, { parts, reason, isSplit: true });
}

interface Explanation {
  readonly parts: readonly BookedPart[];
  readonly reason: string | undefined;
  readonly isSplit: boolean;
}

/** Books what a person said, and learns who paid. */
function explain(writer: Writer, id: number, { parts, reason, isSplit }: Explanation): Assigned {
  const { ledger } = writer;
  const line = freed(writer, lineById(ledger, id), reason);
  refuseUnclear(ledger, line, { parts, isSplit });
  const alone = { own: ownNumbers(ledger), shared: sharedByNone(ledger) };
  const matched = book(writer, line, { rule: 'by-hand', parts }, reason);
  return { ...matched, learned: keepPayers(writer, matched, alone) };
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

/** Keeps who paid a line or was paid by it, and for whom; gives those that are known by it now. */
function keepPayers(
  writer: Writer,
  { line, parts, operation, isPaidOut }: Matched,
  { own, shared }: { readonly own: OwnNumbers; readonly shared: Shared },
): readonly Payer[] {
  const { ledger } = writer;
  // The words with which a bank sends something back tell nothing about its charge beside it.
  if (parts.some(({ amountCents, paymentId }) => amountCents < 0 && paymentId !== null)) return [];
  // Nor do those with which it shows what was taken there, or a provider pays out for many.
  if (parts.some(({ depositId }) => depositId !== undefined)) return [];
  if (isPaidOut) return [];
  const label = wordsOf(ledger, line);
  // The words of a label are kept for headings alone.
  const withWords = parts.some(({ headingId }) => headingId !== undefined);
  const payers = payersIn(shared, label, own, withWords);
  const kept = parts.flatMap((part) =>
    learnPayers(writer, operation, payers, part, shared.accountOf),
  );
  return payers.filter((payer) => kept.includes(payer));
}

/** A transfer was recorded by hand, or a cheque is on its way: is it this? A person has to say. */
function refuseUnclear(
  ledger: Ledger,
  line: Line,
  { parts, isSplit }: Pick<Explanation, 'parts' | 'isSplit'>,
): void {
  const [unclear] = unclearParts(ledger, line, parts);
  if (unclear === undefined) return;
  const { part, payment, deposit } = unclear;
  refuse('PAYMENT_UNCLEAR', {
    line: formatId('line', line.id),
    amountCents: part.amountCents,
    payment: formatId('payment', payment.id),
    byHandCents: payment.byHandCents,
    isPart: isSplit,
    ...(deposit === undefined ? {} : { deposit: formatId('deposit', deposit) }),
  });
}
