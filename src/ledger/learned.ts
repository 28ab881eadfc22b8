import type { KnownPayer } from '../domain/matching/facts.ts';
import type { Cents } from '../domain/money.ts';
import { ibansIn, payerName } from '../domain/payer.ts';
import { findReferences } from '../domain/reference.ts';
import { refuse } from '../domain/refusal.ts';
import { foldName } from '../domain/text.ts';
import { type Ledger, query } from './database.ts';
import type { Member } from './members.ts';
import { stands, standsOnce } from './operations.ts';
import { findIssued } from './references.ts';
import type { PayerKind } from './schema.ts';
import type { Writer } from './write.ts';

/** A payer as a label shows it. */
export interface Payer {
  readonly kind: PayerKind;
  readonly payer: string;
  /** False where it may be somebody else, or no payer at all. */
  readonly isTelling: boolean;
}

/**
 * Who paid, by all that a label tells: an IBAN, a name, a code that was never issued and may be
 * written again.
 */
export function payersIn(ledger: Ledger, label: string, own: OwnNumbers): readonly Payer[] {
  const found = payerName(label);
  const ibans = ibansIn(label).filter((iban) => !own.has(iban));
  const codes = findReferences(label).filter(({ code }) => findIssued(ledger, code) === undefined);
  // Where no statement has told the group's own number, one in a label may be just that.
  const isTelling = ibans.length > 0 && own.areKnown();
  return [
    ...ibans.map((payer) => ({ kind: 'iban' as const, payer, isTelling })),
    ...(found === undefined
      ? []
      : [{ kind: 'name' as const, payer: found.name, isTelling: found.isTelling }]),
    ...codes.map(({ code: payer }) => ({ kind: 'code' as const, payer, isTelling: true })),
  ];
}

/** The numbers of the group's own accounts, which stand in many labels. */
export interface OwnNumbers {
  readonly has: (number: string) => boolean;
  readonly areKnown: () => boolean;
}

/** Keeps who paid for a member, as long as the match that taught it stands. */
export function learnPayers(
  writer: Writer,
  operation: number,
  payers: readonly Payer[],
  { memberId, amountCents }: { readonly memberId: number; readonly amountCents: Cents },
): void {
  for (const { kind, payer } of payers) {
    writer.ledger.run(
      query
        .insertInto('learned_payers')
        .values({
          operation_id: operation,
          kind,
          payer,
          member_id: memberId,
          amount_cents: amountCents,
        })
        .onConflict((clash) => clash.doNothing()),
    );
  }
}

/** What people taught, by `kind payer`. */
export type Learned = ReadonlyMap<string, readonly LearnedRow[]>;

interface LearnedRow {
  readonly kind: PayerKind;
  readonly payer: string;
  readonly memberId: number;
  readonly amountCents: Cents;
}

/** All that people have taught with matches that stand. */
export function learnedPayers(ledger: Ledger): Learned {
  const isStanding = standsOnce(ledger);
  const rows = ledger.all(selectTaught()).filter(({ operation }) => isStanding(operation));
  return Map.groupBy(rows, keyOf);
}

type Key = Pick<Payer, 'kind' | 'payer'>;

const keyOf = ({ kind, payer }: Key): string => `${kind} ${payer}`;

/**
 * For whom these payers have paid, by what people said of earlier lines, and for whom else rules
 * have booked theirs. An IBAN is one person's, a name may be several people's: behind an IBAN that
 * nobody knows, a name tells little.
 */
export function knownPayers(
  ledger: Ledger,
  learned: Learned,
  payers: readonly Payer[],
): readonly KnownPayer[] {
  const known = payers.flatMap((payer) => {
    const taught = learned.get(keyOf(payer)) ?? [];
    const all = taught.length === 0 ? [] : [...taught, ...alsoBooked(ledger, payer)];
    return all.map((row) => ({ ...row, isTelling: payer.isTelling }));
  });
  const isIban = ({ kind, isTelling }: Payer): boolean => kind === 'iban' && isTelling;
  const ofIban = known.filter(isIban);
  const isStrange = ofIban.length === 0 && payers.some(isIban);
  const byMember = Map.groupBy(ofIban.length > 0 ? ofIban : known, ({ memberId }) => memberId);
  return [...byMember].map(([memberId, found]) => ({
    memberId,
    payer: found[0]?.payer ?? '',
    isTelling: !isStrange && found.some(({ isTelling }) => isTelling),
    acceptedCents: [...new Set(found.map(({ amountCents }) => amountCents))],
  }));
}

/**
 * Lines of the same payer that a rule booked. They teach nothing by themselves, but tell that words
 * which a person accepted for one member are written for another too.
 */
function alsoBooked(ledger: Ledger, { kind, payer }: Key): readonly LearnedRow[] {
  const rows = selectLearned()
    .where('kind', '=', kind)
    .where('payer', '=', payer)
    .where('rule', '<>', 'by-hand');
  return ledger.all(rows).filter(({ operation }) => stands(ledger, operation));
}

export interface LearnedPayer extends Key {
  readonly memberId: number;
  /** How many lines taught it. */
  readonly count: number;
}

/** What was learned about who pays for a member. */
export function listLearned(ledger: Ledger, memberId: number): readonly LearnedPayer[] {
  const rows = ledger
    .all(selectTaught().where('member_id', '=', memberId))
    .filter(({ operation }) => stands(ledger, operation));
  const byPayer = Map.groupBy(rows, keyOf);
  return [...byPayer.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { kind, payer } = first;
    return [{ kind, payer, memberId, count: more.length + 1 }];
  });
}

/** Forgets that a payer pays for a member; words in any order. Refuses with PAYER_UNKNOWN. */
export function forgetPayer(writer: Writer, member: Member, typed: string): void {
  const known = listLearned(writer.ledger, member.id);
  const found = known.filter(({ payer }) => wordsOf(payer) === wordsOf(typed));
  if (found.length === 0) {
    const payers = known.map(({ payer }) => payer);
    refuse('PAYER_UNKNOWN', { value: typed, code: member.code, payers });
  }
  forgetPayers(writer, member.id, found);
}

/** The words of a name in the order of the alphabet; of a number in groups, the number. */
function wordsOf(typed: string): string {
  const words = foldName(typed).split(' ');
  return /\d/.test(typed) ? words.join('') : words.toSorted().join(' ');
}

/** Forgets that these payers pay for a member: a person has said that they did not. */
export function forgetPayers(writer: Writer, memberId: number, payers: readonly Key[]): void {
  for (const { kind, payer } of payers) {
    writer.ledger.run(
      query
        .deleteFrom('learned_payers')
        .where('member_id', '=', memberId)
        .where('kind', '=', kind)
        .where('payer', '=', payer),
    );
  }
}

const selectTaught = () => selectLearned().where('rule', '=', 'by-hand');

const selectLearned = () =>
  query
    .selectFrom('learned_payers')
    .innerJoin('matches', 'matches.operation_id', 'learned_payers.operation_id')
    .select([
      'learned_payers.operation_id as operation',
      'kind',
      'payer',
      'member_id as memberId',
      'amount_cents as amountCents',
    ])
    .orderBy('learned_payers.operation_id');
