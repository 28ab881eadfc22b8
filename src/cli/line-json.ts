import { type CalendarDate, daysBetween } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import type { WaitReason } from '../domain/matching/find-match.ts';
import type { Proposal, Receiver } from '../domain/matching/proposal.ts';
import type { Cents } from '../domain/money.ts';
import { onOneLine } from '../domain/text.ts';
import type { Ledger } from '../ledger/database.ts';
import { depositById } from '../ledger/deposits/deposits.ts';
import { headingById } from '../ledger/headings.ts';
import type { Matched } from '../ledger/matching/book-line.ts';
import { type Books, openBooks } from '../ledger/matching/books.ts';
import { whyWaiting } from '../ledger/matching/matches.ts';
import { memberCode } from '../ledger/members/members.ts';
import { type Line, type LineMatch, matchesOf } from '../ledger/statements/lines.ts';
import { balanceCentsOf } from './answers.ts';
import type { Say } from './messages/catalogue.ts';
import type { Answer } from './schemas.ts';

/** Bank lines, and what explains them, as `--json` prints them. */

export type LineJson = Answer<'line show'>['line'];
export type MatchedJson = Answer<'line assign'>['matched'];
export type WaitingJson = Answer<'match'>['waiting'][number];
type ProposalJson = WaitingJson['proposals'][number];

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
