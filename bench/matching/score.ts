import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAYLOAD_LENGTH, REFERENCE_ALPHABET } from '../../src/domain/reference.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import { type Books, openBooks } from '../../src/ledger/matching/books.ts';
import { addMember, type Member } from '../../src/ledger/members/members.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { addPayment } from '../../src/ledger/payments/payment-changes.ts';
import type { Writer } from '../../src/ledger/write.ts';
import { newBenchLedger } from '../bench-ledger.ts';
import { corpus } from './labels.ts';
import type { Corpus, Labelled } from './types.ts';

/** What became of the labels of one kind. */
export interface Tally {
  readonly labels: number;
  /** Booked without a person, to the member whose money it is. */
  readonly booked: number;
  /** Booked, or proposed first, for the right member. */
  readonly first: number;
  /** Booked to somebody else. */
  readonly wrong: number;
}

export interface Score {
  readonly whole: Tally;
  /** Whole but for one typing error, and for two. */
  readonly oneError: Tally;
  readonly twoErrors: Tally;
  /** The bank cut some of the code off. */
  readonly cut: Tally;
  /** The typing error makes another member's valid code: planted, for chance hardly does it. */
  readonly othersCode: Tally;
  readonly wrongLabels: readonly Labelled[];
  readonly missedLabels: readonly Labelled[];
}

/**
 * Asks the rules about so many labels, in a ledger in which all of the corpus's payments are
 * pending. Nothing is booked, so that each label is a case of its own.
 */
export function score(count: number, seed: number): Score {
  const folder = mkdtempSync(join(tmpdir(), 'solde-matching-'));
  try {
    const given = corpus(count, seed);
    const { ledger, codes } = ledgerOf(given, join(folder, 'ledger.solde'));
    try {
      return tallied(given.labels, openBooks(ledger), codes);
    } finally {
      ledger.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Verdict = 'booked' | 'first' | 'wrong' | 'missed';

function tallied(
  labels: readonly Labelled[],
  books: Books,
  codes: ReadonlyMap<number, string>,
): Score {
  const judged = labels.map((label) => ({ label, verdict: judge(label, books, codes) }));
  const tally = (isOne: (label: Labelled) => boolean): Tally => {
    const ours = judged.filter(({ label }) => isOne(label));
    const count = (...wanted: readonly Verdict[]) =>
      ours.filter(({ verdict }) => wanted.includes(verdict)).length;
    return {
      labels: ours.length,
      booked: count('booked'),
      first: count('booked', 'first'),
      wrong: count('wrong'),
    };
  };
  const isOthers = ({ marks }: Labelled) => marks.includes('other-code');
  const hasErrors = (errors: number) => (label: Labelled) =>
    label.isWhole && label.errors === errors && !isOthers(label);
  const labelsWith = (wanted: Verdict) =>
    judged.flatMap(({ label, verdict }) => (verdict === wanted ? [label] : []));
  return {
    whole: tally(hasErrors(0)),
    oneError: tally(hasErrors(1)),
    twoErrors: tally(hasErrors(2)),
    cut: tally(({ isWhole }) => !isWhole),
    othersCode: tally(isOthers),
    wrongLabels: labelsWith('wrong'),
    missedLabels: labelsWith('missed'),
  };
}

function judge(
  { label, amountCents, date, member }: Labelled,
  books: Books,
  codes: ReadonlyMap<number, string>,
): Verdict {
  const finding = books.findingFor({
    id: 0,
    date,
    amountCents,
    waitingCents: amountCents,
    text: label,
    isReworded: false,
    statementId: 0,
    bankId: 1,
    row: 1,
    status: 'waiting',
  });
  const [proposal] = finding.outcome === 'book' ? [finding.booking] : finding.proposals;
  const isRight =
    proposal?.parts.every(({ memberId = 0 }) => codes.get(memberId) === member) ?? false;
  if (finding.outcome === 'book') return isRight ? 'booked' : 'wrong';
  return isRight ? 'first' : 'missed';
}

/** A ledger with the corpus's members and payments, each under the corpus's own references. */
function ledgerOf({ members, pending }: Corpus, path: string) {
  const wanted: string[] = [];
  const surroundings = {
    now: () => '2026-01-05T08:00:00.000Z',
    random: (length: number) => drawn(length, wanted),
    dryRun: false,
  };
  const codes = new Map<number, string>();
  const byCode = new Map<string, Member>();
  newBenchLedger(path, surroundings, (writer) => {
    for (const { code, name, reference, otherNames } of members) {
      wanted.push(reference);
      const member = addMember(writer, { name, otherNames: otherNames.join(',') });
      codes.set(member.id, code);
      byCode.set(code, member);
    }
    for (const { member, amountCents, reference } of pending) {
      wanted.push(reference);
      announce(writer, byCode.get(member), amountCents);
    }
  });
  const ledger: Ledger = openLedger(path);
  return { ledger, codes };
}

function announce(writer: Writer, member: Member | undefined, amountCents: number): void {
  if (member === undefined) throw new Error('a payment of nobody');
  const payment = {
    memberId: member.id,
    amountCents,
    method: 'transfer',
    date: '2026-01-02',
  } as const;
  addPayment(writer, payment, 'announced');
}

/** The payload of the next reference that is wanted; anything else that is drawn may be zeros. */
function drawn(length: number, wanted: string[]): Uint8Array {
  const code = length === PAYLOAD_LENGTH ? wanted.shift() : undefined;
  if (code === undefined) return new Uint8Array(length);
  return Uint8Array.from(code.slice(-PAYLOAD_LENGTH), (letter) =>
    REFERENCE_ALPHABET.indexOf(letter),
  );
}
