import type { KnownPayer } from '../../domain/matching/facts.ts';
import { type Receiver, receiverKey } from '../../domain/matching/proposal.ts';
import type { Cents } from '../../domain/money.ts';
import { ibansIn, labelWords, payerName } from '../../domain/payer.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldName } from '../../domain/text.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import type { Member } from '../members/members.ts';
import { stands, standsOnce } from '../operations.ts';
import type { PayerKind } from '../schema.ts';
import type { OwnNumbers } from '../statements/own-accounts.ts';
import type { Writer } from '../write.ts';
import type { Register } from './register.ts';

interface Key {
  readonly kind: PayerKind;
  readonly payer: string;
}

/** A payer, or who was paid, as a label shows it. */
export interface Payer extends Key {
  /** False where it may be somebody else, or nobody at all. */
  readonly isTelling: boolean;
}

/**
 * Who paid or was paid, by all that a line tells: an IBAN, a name, a code that was never issued and
 * may be written again, and for what is no member's the words of the label, unless `withWords` is
 * false.
 */
export function payersIn(
  { issuedBy, referencesIn }: Pick<Register, 'issuedBy' | 'referencesIn'>,
  label: string,
  own: OwnNumbers,
  withWords = true,
): readonly Payer[] {
  const found = payerName(label);
  const words = withWords ? labelWords(label) : undefined;
  const ibans = ibansIn(label).filter((iban) => !own.has(iban));
  const codes = referencesIn(label).filter(({ code }) => issuedBy(code) === undefined);
  // Where no statement has told the group's own number, one in a label may be just that.
  const isPayers = ibans.length > 0 && own.areKnown();
  return [
    ...ibans.map((payer) => ({ kind: 'iban' as const, payer, isTelling: isPayers })),
    ...(found === undefined
      ? []
      : [{ kind: 'name' as const, payer: found.name, isTelling: found.isTelling }]),
    ...codes.map(({ code: payer }) => ({ kind: 'code' as const, payer, isTelling: true })),
    ...(words === undefined
      ? []
      : [{ kind: 'label' as const, payer: words.words, isTelling: words.isTelling }]),
  ];
}

/**
 * Keeps who paid for a member, or who was paid from a heading, as long as the match that taught it
 * stands. What a member is paid back tells nothing about who pays for them, and the whole words of
 * a label are kept for headings alone. Gives those that were kept.
 */
export function learnPayers(
  writer: Writer,
  operation: number,
  payers: readonly Payer[],
  { memberId, headingId, amountCents }: Receiver & { readonly amountCents: Cents },
  accountOf: Register['accountOf'],
): readonly Payer[] {
  if (memberId !== undefined && amountCents < 0) return [];
  if (memberId === undefined && headingId === undefined) return [];
  const account_id = memberId === undefined ? headingId : accountOf(memberId);
  const kept = payers.filter(({ kind }) => memberId === undefined || kind !== 'label');
  for (const { kind, payer } of kept) {
    writer.queue.add('learned_payers', operation, kind, payer, account_id, amountCents);
  }
  return kept;
}

/** What people taught, by `kind payer`. */
export type Learned = ReadonlyMap<string, readonly LearnedRow[]>;

type LearnedRow = Key & Receiver & { readonly amountCents: Cents };

/** All that people have taught with matches that stand. */
export function learnedPayers(ledger: Ledger): Learned {
  const isStanding = standsOnce(ledger);
  const rows = ledger.all(taught()).filter(({ operation }) => isStanding(operation));
  return Map.groupBy(rows.map(asLearned), keyOf);
}

const keyOf = ({ kind, payer }: Key): string => `${kind} ${payer}`;

/**
 * For whom these payers have paid, by what people said of earlier lines, and for whom else rules
 * have booked theirs. An IBAN is one person's, a name may be several people's: behind an IBAN that
 * nobody knows, a name tells little.
 */
export function knownPayers(
  learned: Learned,
  payers: readonly Payer[],
  booked: BookedLines,
): readonly KnownPayer[] {
  const known = payers.flatMap((payer) => {
    const taught = learned.get(keyOf(payer)) ?? [];
    return taught.length === 0 ? [] : seenAs(payer, [...taught, ...booked.of(payer)]);
  });
  return byReceiver(payers, known);
}

/** The same of all lines of these payers that were ever booked, whether or not by a person. */
export function seenPayers(
  learned: Learned,
  payers: readonly Payer[],
  booked: BookedLines,
): readonly KnownPayer[] {
  const seen = payers.flatMap((payer) =>
    seenAs(payer, [...(learned.get(keyOf(payer)) ?? []), ...booked.of(payer)]),
  );
  return byReceiver(payers, seen);
}

type SeenRow = LearnedRow & Pick<Payer, 'isTelling'>;

const seenAs = ({ isTelling }: Payer, rows: readonly LearnedRow[]): readonly SeenRow[] =>
  rows.map((row) => ({ ...row, isTelling }));

function byReceiver(payers: readonly Payer[], known: readonly SeenRow[]): readonly KnownPayer[] {
  const isIban = ({ kind, isTelling }: Payer): boolean => kind === 'iban' && isTelling;
  const ofIban = known.filter(isIban);
  const isStrange = ofIban.length === 0 && payers.some(isIban);
  const receivers = Map.groupBy(ofIban.length > 0 ? ofIban : known, receiverKey);
  return [...receivers.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const { kind: _kind, amountCents: _amountCents, ...receiver } = first;
    const isTelling = !isStrange && found.some((each) => each.isTelling);
    const acceptedCents = [...new Set(found.map(({ amountCents }) => amountCents))];
    return { ...receiver, isTelling, isAccount: ofIban.length > 0, acceptedCents };
  });
}

/**
 * Lines of the same payer that rules booked. They teach nothing by themselves, but tell that words
 * which a person accepted for one member are written for another too.
 */
export interface BookedLines {
  readonly of: (payer: Key) => readonly LearnedRow[];
  /** Another line of theirs was booked. */
  readonly forget: (payers: readonly Key[]) => void;
}

/** Read once for each payer: thousands of lines may come through one intermediary. */
export function bookedLines(ledger: Ledger): BookedLines {
  const known = new Map<string, readonly LearnedRow[]>();
  const isStanding = standsOnce(ledger);
  const read = ({ kind, payer }: Key): readonly LearnedRow[] => {
    const rows = selectLearned()
      .where('learned_payers.kind', '=', kind)
      .where('payer', '=', payer)
      .where('rule', '<>', 'by-hand');
    const standing = ledger.all(rows).filter(({ operation }) => isStanding(operation));
    const distinct = standing.map((row) => [`${row.account} ${row.amountCents}`, row] as const);
    return [...new Map(distinct).values()].map(asLearned);
  };
  return {
    of(payer) {
      const rows = known.get(keyOf(payer)) ?? read(payer);
      known.set(keyOf(payer), rows);
      return rows;
    },
    forget(payers) {
      for (const payer of payers) known.delete(keyOf(payer));
    },
  };
}

/** The newest lines of these payers that are explained, whoever or whatever explained them. */
export function linesOfPayers(
  ledger: Ledger,
  payers: readonly Key[],
  most: number,
): readonly number[] {
  const rows = payers.flatMap(({ kind, payer }) =>
    ledger.all(
      selectLearned()
        .select('matches.line_id as line')
        .where('learned_payers.kind', '=', kind)
        .where('payer', '=', payer),
    ),
  );
  const standing = rows.filter(({ operation }) => stands(ledger, operation));
  const newestFirst = standing.toSorted((one, other) => other.operation - one.operation);
  return [...new Set(newestFirst.map(({ line }) => line))].slice(0, most);
}

/** A payer that was learned for a member, or that was paid from a heading. */
export interface LearnedPayer extends Key {
  /** How many lines taught it. */
  readonly count: number;
}

/** What was learned about who pays for a member, or is paid from a heading. */
export function listLearned(ledger: Ledger, account: number): readonly LearnedPayer[] {
  const rows = ledger
    .all(selectTaught().where('account_id', '=', account))
    .filter(({ operation }) => stands(ledger, operation));
  const byPayer = Map.groupBy(rows, keyOf);
  return [...byPayer.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { kind, payer } = first;
    return [{ kind, payer, count: more.length + 1 }];
  });
}

/** Forgets that a payer pays for a member; words in any order. Refuses with PAYER_UNKNOWN. */
export function forgetPayer(writer: Writer, member: Member, typed: string): void {
  const account = accountOf(writer.ledger, member.id);
  const known = listLearned(writer.ledger, account);
  const found = known.filter(({ payer }) => wordsOf(payer) === wordsOf(typed));
  if (found.length === 0) {
    const payers = known.map(({ payer }) => payer);
    refuse('PAYER_UNKNOWN', { value: typed, code: member.code, payers });
  }
  forgetPayers(writer, account, found);
}

/** The words of a name in the order of the alphabet; of a number in groups, the number. */
function wordsOf(typed: string): string {
  const words = foldName(typed).split(' ');
  return /\d/.test(typed) ? words.join('') : words.toSorted().join(' ');
}

/** Forgets these payers of a member's or heading's account: a person has said that it is wrong. */
export function forgetPayers(writer: Writer, account: number, payers: readonly Key[]): void {
  for (const { kind, payer } of payers) {
    writer.ledger.run(
      query
        .deleteFrom('learned_payers')
        .where('account_id', '=', account)
        .where('kind', '=', kind)
        .where('payer', '=', payer),
    );
  }
}

/** From what people said to what it taught: a cross join, which SQLite takes in this order. */
const selectTaught = () =>
  query
    .selectFrom('matches')
    .crossJoin('learned_payers')
    .innerJoin('accounts', 'accounts.id', 'learned_payers.account_id')
    .whereRef('learned_payers.operation_id', '=', 'matches.operation_id')
    .select(LEARNED_COLUMNS)
    .where('rule', '=', 'by-hand')
    .orderBy('learned_payers.operation_id');

const taught = template('taught payers', selectTaught);

const selectLearned = () =>
  query
    .selectFrom('learned_payers')
    .innerJoin('matches', 'matches.operation_id', 'learned_payers.operation_id')
    .innerJoin('accounts', 'accounts.id', 'learned_payers.account_id')
    .select(LEARNED_COLUMNS)
    .orderBy('learned_payers.operation_id');

const LEARNED_COLUMNS = [
  'learned_payers.operation_id as operation',
  'learned_payers.kind',
  'payer',
  'account_id as account',
  'accounts.member_id as member',
  'amount_cents as amountCents',
] as const;

type SelectedRow = Key & {
  readonly account: number;
  readonly member: number | null;
  readonly amountCents: Cents;
};

const asLearned = ({ kind, payer, amountCents, account, member }: SelectedRow): LearnedRow => ({
  kind,
  payer,
  amountCents,
  ...(member === null ? { headingId: account } : { memberId: member }),
});
