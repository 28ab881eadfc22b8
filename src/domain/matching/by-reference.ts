import { onlySeenPayingFor } from './by-payer.ts';
import { dueOfAmount, type KnownReference, type UnexplainedLine } from './facts.ts';
import type { Answer, Part } from './proposal.ts';

// The rules that rest on a reference. Checked and issued, it is a witness that needs no other; with
// a typing error it needs one.

type Rule = (line: UnexplainedLine) => readonly Answer[];

type IssuedReference = KnownReference & {
  readonly issuedTo: NonNullable<KnownReference['issuedTo']>;
};

export function issuedIn({ references }: UnexplainedLine): readonly IssuedReference[] {
  return references.flatMap((reference) =>
    reference.valid && reference.issuedTo !== undefined
      ? [{ ...reference, issuedTo: reference.issuedTo }]
      : [],
  );
}

const isOpen = ({ issuedTo: { payment } }: IssuedReference): boolean =>
  payment !== undefined && (payment.pendingCents > 0 || payment.byHandCents > 0);

const membersOf = (references: readonly IssuedReference[]): ReadonlySet<number> =>
  new Set(references.map(({ issuedTo }) => issuedTo.memberId));

/** Sure, unless a code with a typing error stands beside it: a part of the line may be theirs. */
function ofSoundCode(
  { nearReferences }: UnexplainedLine,
  members: ReadonlySet<number>,
  code: string,
): Pick<Answer, 'verdict' | 'why'> {
  const isAlone = nearReferences().every(({ issuedTo }) => members.has(issuedTo.memberId));
  return isAlone
    ? { verdict: 'book', why: { code } }
    : { verdict: 'propose', why: { code, against: 'other-code' } };
}

/**
 * A checked, issued reference whose payment is expected, or was recorded by hand. Other references
 * of the same member beside it, settled or permanent, say nothing else.
 */
export const exactReference: Rule = (line) => {
  const issued = issuedIn(line);
  const [open, ...others] = issued.filter(isOpen);
  const members = membersOf(issued);
  if (open === undefined || others.length > 0 || members.size > 1) return [];
  const { code, issuedTo } = open;
  const paymentId = issuedTo.payment?.id;
  const part = { amountCents: line.amountCents, memberId: issuedTo.memberId };
  const { together = [] } = issuedTo;
  const togetherCents = together.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const isTogether = together.length > 0 && togetherCents === line.amountCents;
  const recorded = line
    .recordedByHand()
    .some((each) => each.memberId === issuedTo.memberId && each.paymentId !== paymentId);
  return [
    {
      rule: 'exact-reference',
      ...ofSoundCode(line, members, code),
      // It may be that money: to credit it to this payment too would be twice.
      ...(recorded && { verdict: 'propose', why: { code, against: 'recorded-by-hand' } }),
      // One code may stand for the whole transfer that pays for several.
      parts: isTogether ? together : [paymentId === undefined ? part : { ...part, paymentId }],
    },
  ];
};

/** A second payment on a settled reference, or a permanent one: it still belongs to that member. */
export const settledReference: Rule = (line) => {
  const issued = issuedIn(line);
  const [first] = issued;
  const members = membersOf(issued);
  if (first === undefined || members.size > 1 || issued.some(isOpen)) return [];
  const { code, issuedTo } = first;
  return [
    {
      rule: 'settled-reference',
      ...ofSoundCode(line, members, code),
      parts: [{ amountCents: line.amountCents, memberId: issuedTo.memberId }],
    },
  ];
};

/**
 * Several references whose amounts due add up to the line: each payment gets its own. Those of one
 * member need not add up, for every cent is that member's; those of several members do.
 */
export const severalReferences: Rule = (line) => {
  const issued = issuedIn(line);
  const members = membersOf(issued);
  if (issued.filter(isOpen).length < 2 && members.size < 2) return [];
  const code = issued.map((reference) => reference.code).join(' + ');
  const due = issued.flatMap((reference) => partOf(line, reference, issued));
  const sumCents = due.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const isSum = due.length > 1 && sumCents === line.amountCents;
  if (isSum || members.size === 1) {
    const { verdict, why } = ofSoundCode(line, members, code);
    const parts = isSum ? due : oneAfterTheOther(due, line.amountCents);
    const amount = isSum ? 'due' : 'other';
    return [{ rule: 'several-references', verdict, parts, why: { ...why, amount } }];
  }
  return issued.map(({ code: own, issuedTo: { memberId, payment } }) => {
    const part = { amountCents: line.amountCents, memberId };
    return {
      rule: 'several-references',
      verdict: 'propose',
      parts: [payment === undefined ? part : { ...part, paymentId: payment.id }],
      why: { code: own, against: 'several-members' },
    };
  });
};

/** Each payment gets what it awaits while there is something left; the last gets the rest. */
function oneAfterTheOther(due: readonly Part[], amountCents: number): readonly Part[] {
  const parts: Part[] = [];
  let restCents = amountCents;
  for (const [index, part] of due.entries()) {
    const isLast = index === due.length - 1;
    const ownCents = isLast ? restCents : Math.min(part.amountCents, restCents);
    if (ownCents > 0) parts.push({ ...part, amountCents: ownCents });
    restCents -= ownCents;
  }
  return parts;
}

/**
 * What a reference's payment awaits; of a permanent one what its member does, unless another
 * reference of that member says it.
 */
function partOf(
  { duesOf }: UnexplainedLine,
  { issuedTo }: IssuedReference,
  all: readonly IssuedReference[],
): readonly Part[] {
  const { memberId, payment } = issuedTo;
  if (payment !== undefined) {
    const amountCents = payment.pendingCents + payment.byHandCents;
    return amountCents > 0 ? [{ amountCents, memberId, paymentId: payment.id }] : [];
  }
  if (all.some((other) => isOpen(other) && other.issuedTo.memberId === memberId)) return [];
  const { payments, debtCents } = duesOf(memberId);
  const [only, ...more] = payments;
  if (only !== undefined && more.length === 0) {
    return [{ amountCents: only.pendingCents, memberId, paymentId: only.id }];
  }
  return payments.length === 0 && debtCents > 0 ? [{ amountCents: debtCents, memberId }] : [];
}

/**
 * A reference with one typing error, of exactly one that was issued. With the exact amount of its
 * payment, which no other member's pending payment has, or from somebody whose lines were booked
 * for that member alone, it has two witnesses.
 */
export const repairedReference: Rule = (line) => {
  const issued = membersOf(issuedIn(line));
  const others = line.nearReferences().filter(({ issuedTo }) => !issued.has(issuedTo.memberId));
  const isOnly = others.length === 1 && issued.size === 0;
  const isRecorded = line.recordedByHand().length > 0;
  return others.map(({ written, code, issuedTo: { memberId, payment } }) => {
    const isDue = payment !== undefined && payment.pendingCents === line.amountCents;
    const isSole = isDue && line.awaitedFrom().every((other) => other === memberId);
    const isKnownPayer = onlySeenPayingFor(line) === memberId;
    const isSure = isOnly && !isRecorded && (isSole || isKnownPayer);
    const part = { amountCents: line.amountCents, memberId };
    const amount = isDue || dueOfAmount(line.duesOf(memberId), line.amountCents) ? 'due' : 'other';
    // One that is settled, or was given up, only tells whose the money is.
    const isOpenStill = payment !== undefined && payment.pendingCents > 0;
    return {
      rule: 'repaired-reference',
      verdict: isSure ? 'book' : 'propose',
      parts: [isOpenStill ? { ...part, paymentId: payment.id } : part],
      why: {
        code,
        written,
        amount,
        ...(isDue && !isSole && !isKnownPayer ? { against: 'same-amount' as const } : {}),
      },
    };
  });
};
