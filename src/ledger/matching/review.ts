import { formatId } from '../../domain/ids.ts';
import type { WaitReason } from '../../domain/matching/find-match.ts';
import type { Proposal } from '../../domain/matching/proposal.ts';
import { sureOnes } from '../../domain/matching/sure.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, balanceOfAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { sha256 } from '../digests.ts';
import { listHeadings } from '../headings.ts';
import { type Member, memberById } from '../members/members.ts';
import { reversalsOf } from '../operations.ts';
import { listPayments } from '../payments/payments.ts';
import { eachWaiting, type Line, lineById } from '../statements/lines.ts';
import type { Writer } from '../write.ts';
import { type BookedPart, balanceChange } from './book-line.ts';
import { openBooks } from './books.ts';
import { unclearParts } from './expected.ts';
import { type Assigned, listWaiting, splitLine, type Waiting, whyWaiting } from './matches.ts';

// What a person is shown of a line that waits, and what they decide about it. Between the two lies
// all the time that a person takes, and no lock: so what was shown is remembered by short digests,
// and a decision is written only if the ledger still gives the same ones. Digests are taken before
// the figures are read: what another program writes in between makes a decision stale, at worst one
// that was not.

/** What a person had before their eyes when they decided: the line, and each account beside it. */
export interface Seen {
  readonly line: number;
  readonly lineDigest: string;
  /** By member. */
  readonly accounts: ReadonlyMap<number, string>;
}

/** A member's account beside a line. */
export interface Move {
  readonly member: Member;
  readonly beforeCents: Cents;
  /** What the balance would be after it. */
  readonly afterCents: Cents;
}

/** A proposal, and the accounts that it would move; headings are shown by their names alone. */
export interface Offer {
  readonly proposal: Proposal;
  readonly moves: readonly Move[];
}

/** What a person is shown of a line that waits. */
export interface Sheet {
  readonly line: Line;
  readonly reason: WaitReason;
  /** The likeliest first. */
  readonly offers: readonly Offer[];
  readonly seen: Seen;
}

/** The next line that waits, by date, without those that are put off. */
export function nextSheet(ledger: Ledger, putOff: ReadonlySet<number>): Sheet | undefined {
  for (const line of eachWaiting(ledger)) {
    if (!putOff.has(line.id)) return sheetOf(ledger, line);
  }
  return undefined;
}

/** A waiting line's sheet as it is now. */
export const sheetOf = (ledger: Ledger, line: Line): Sheet =>
  newSheet(ledger, { line, finding: whyWaiting(openBooks(ledger), line) });

/**
 * The sheets of the lines that may be accepted together, at a glance; their balances follow from
 * each other.
 */
export function sureSheets(ledger: Ledger, leftOut: ReadonlySet<number>): readonly Sheet[] {
  const candidates = Array.from(listWaiting(ledger), (waiting) => ({
    ...waiting,
    wasMatched: matchesEver(ledger, waiting.line.id).length > 0,
  }));
  const isPlain = ({ line, finding }: Waiting): boolean =>
    finding.proposals.every(({ parts }) => unclearParts(ledger, line, parts).length === 0);
  const sure = sureOnes(candidates).filter(({ line }) => !leftOut.has(line.id));
  return inSuccession(sure.filter(isPlain).map((waiting) => newSheet(ledger, waiting)));
}

function inSuccession(sheets: readonly Sheet[]): readonly Sheet[] {
  const changes = new Map<number, Cents>();
  const follow = (move: Move): Move => {
    const { id } = move.member;
    const earlierCents = changes.get(id) ?? 0;
    changes.set(id, earlierCents + move.afterCents - move.beforeCents);
    const [beforeCents, afterCents] = [move.beforeCents, move.afterCents].map(
      (cents) => cents + earlierCents,
    );
    return { ...move, beforeCents: beforeCents ?? 0, afterCents: afterCents ?? 0 };
  };
  return sheets.map((sheet) => ({
    ...sheet,
    offers: sheet.offers.map((offer) => ({ ...offer, moves: offer.moves.map(follow) })),
  }));
}

function newSheet(ledger: Ledger, { line, finding }: Waiting): Sheet {
  const { reason, proposals } = finding;
  const members = proposals.flatMap(({ parts }) => parts.flatMap(({ memberId }) => memberId ?? []));
  const seen = {
    line: line.id,
    lineDigest: lineDigest(ledger, line, finding),
    accounts: new Map(),
  };
  return {
    line,
    reason,
    seen: seenToo(ledger, seen, members),
    offers: proposals.map((proposal) => ({
      proposal,
      moves: movesOf(ledger, line, proposal.parts),
    })),
  };
}

/** The same, with accounts that the person looked at besides; of two looks the first counts. */
export function seenToo(ledger: Ledger, seen: Seen, members: readonly number[]): Seen {
  const looks = members.map((id): [number, string] => [
    id,
    seen.accounts.get(id) ?? accountDigest(ledger, id),
  ]);
  return { ...seen, accounts: new Map([...seen.accounts, ...looks]) };
}

/** Each member of these parts once, with the balance before and after them. */
export function movesOf(ledger: Ledger, line: Line, parts: readonly BookedPart[]): readonly Move[] {
  const ofMembers = parts.flatMap((part) => (part.memberId === undefined ? [] : [part]));
  const byMember = Map.groupBy(ofMembers, ({ memberId }) => memberId);
  return [...byMember].map(([memberId, own]) => {
    const beforeCents = balanceOfAccount(ledger, accountOf(ledger, memberId));
    const changes = own.map((part) => balanceChange(ledger, line, part));
    const afterCents = changes.reduce((sum, change) => sum + change, beforeCents);
    return { member: memberById(ledger, memberId), beforeCents, afterCents };
  });
}

export interface ReviewDecision {
  readonly seen: Seen;
  /** They add up to the line, and every member of theirs was looked at. */
  readonly parts: readonly BookedPart[];
}

/**
 * Books what a person decided, each line an operation of its own: what was shown is compared with
 * what is now, all of it before anything is written. Refuses with DECISION_STALE, and as
 * `splitLine` does.
 */
export function decide(writer: Writer, decisions: readonly ReviewDecision[]): readonly Assigned[] {
  const { ledger } = writer;
  const books = openBooks(ledger);
  const headings = new Set(listHeadings(ledger).map(({ id }) => id));
  for (const { seen, parts } of decisions) {
    const line = lineById(ledger, seen.line);
    const isSame =
      line.status === 'waiting' &&
      lineDigest(ledger, line, whyWaiting(books, line)) === seen.lineDigest &&
      [...seen.accounts].every(([id, digest]) => accountDigest(ledger, id) === digest) &&
      parts.every(({ headingId }) => headingId === undefined || headings.has(headingId));
    if (!isSame) refuse('DECISION_STALE', { id: formatId('line', seen.line) });
    const unseen = parts.find(({ memberId }) => memberId && !seen.accounts.has(memberId));
    if (unseen) throw new Error(`member ${unseen.memberId} was decided for without a look`);
  }
  return decisions.map(({ seen, parts }) => splitLine(writer, seen.line, parts, undefined));
}

/** The line, every match that it ever had with what became of it, and what the rules say of it. */
function lineDigest(ledger: Ledger, { id, waitingCents }: Line, finding: Waiting['finding']) {
  const matches = matchesEver(ledger, id).map((operation) => [
    operation,
    reversalsOf(ledger, operation).length,
  ]);
  return digestOf([id, waitingCents, matches, finding]);
}

/** The operations that ever matched a line, those that were taken back too. */
const matchesEver = (ledger: Ledger, line: number): readonly number[] =>
  ledger
    .all(
      query
        .selectFrom('matches')
        .select('operation_id as operation')
        .where('line_id', '=', line)
        .orderBy('operation_id'),
    )
    .map(({ operation }) => operation);

/**
 * A member's account as it is shown beside a line. The payments to which money could be credited
 * count too: announcing one does not change the balance, but what a decision would settle.
 */
function accountDigest(ledger: Ledger, memberId: number): string {
  const { code, name } = memberById(ledger, memberId);
  const open = listPayments(ledger, { memberId })
    .filter(({ pendingCents, byHandCents }) => pendingCents !== 0 || byHandCents !== 0)
    .map(({ id, pendingCents, byHandCents }) => [id, pendingCents, byHandCents]);
  return digestOf([code, name, balanceOfAccount(ledger, accountOf(ledger, memberId)), open]);
}

const digestOf = (facts: readonly unknown[]): string =>
  sha256(JSON.stringify(facts)).toString('hex').slice(0, 16);
