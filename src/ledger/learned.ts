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
}

/**
 * Who paid, by all that a label tells: an IBAN, a name, a code that was never issued and may be
 * written again.
 */
export function payersIn(ledger: Ledger, label: string, isOwn: IsOwnNumber): readonly Payer[] {
  const name = payerName(label);
  const ibans = ibansIn(label).filter((iban) => !isOwn(iban));
  const codes = findReferences(label).filter(({ code }) => findIssued(ledger, code) === undefined);
  return [
    ...ibans.map((payer) => ({ kind: 'iban' as const, payer })),
    ...(name === undefined ? [] : [{ kind: 'name' as const, payer: name }]),
    ...codes.map(({ code: payer }) => ({ kind: 'code' as const, payer })),
  ];
}

/** True for the number of one of the group's own accounts, which stands in many labels. */
export type IsOwnNumber = (number: string) => boolean;

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

/** What was learned, by `kind payer`. */
export type Learned = ReadonlyMap<string, readonly LearnedRow[]>;

type LearnedRow = Payer & { readonly memberId: number; readonly amountCents: Cents };

/** All that people have taught with matches that stand. */
export function learnedPayers(ledger: Ledger): Learned {
  const isStanding = standsOnce(ledger);
  const rows = ledger.all(selectLearned()).filter(({ operation }) => isStanding(operation));
  return Map.groupBy(rows, keyOf);
}

const keyOf = ({ kind, payer }: Payer): string => `${kind} ${payer}`;

/** For whom these payers have paid, by what people said of earlier lines. */
export function knownPayers(learned: Learned, payers: readonly Payer[]): readonly KnownPayer[] {
  const rows = payers.flatMap((payer) => learned.get(keyOf(payer)) ?? []);
  // An IBAN is one person's; a name may be several people's.
  const ofIban = rows.filter(({ kind }) => kind === 'iban');
  const byMember = Map.groupBy(ofIban.length > 0 ? ofIban : rows, ({ memberId }) => memberId);
  return [...byMember].map(([memberId, found]) => ({
    memberId,
    payer: found[0]?.payer ?? '',
    acceptedCents: [...new Set(found.map(({ amountCents }) => amountCents))],
  }));
}

export interface LearnedPayer extends Payer {
  readonly memberId: number;
  /** How many lines taught it. */
  readonly count: number;
}

/** What was learned about who pays for a member. */
export function listLearned(ledger: Ledger, memberId: number): readonly LearnedPayer[] {
  const rows = ledger
    .all(selectLearned().where('member_id', '=', memberId))
    .filter(({ operation }) => stands(ledger, operation));
  const byPayer = Map.groupBy(rows, keyOf);
  return [...byPayer.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { kind, payer } = first;
    return [{ kind, payer, memberId, count: more.length + 1 }];
  });
}

/** Forgets that a payer pays for a member. Refuses with PAYER_UNKNOWN. */
export function forgetPayer(writer: Writer, member: Member, typed: string): void {
  const payer = foldName(typed);
  const known = listLearned(writer.ledger, member.id);
  if (!known.some((each) => each.payer === payer)) {
    refuse('PAYER_UNKNOWN', {
      value: typed,
      code: member.code,
      payers: known.map((each) => each.payer),
    });
  }
  writer.ledger.run(
    query
      .deleteFrom('learned_payers')
      .where('member_id', '=', member.id)
      .where('payer', '=', payer),
  );
}

const selectLearned = () =>
  query
    .selectFrom('learned_payers')
    .select([
      'operation_id as operation',
      'kind',
      'payer',
      'member_id as memberId',
      'amount_cents as amountCents',
    ])
    .orderBy('operation_id');
