import { formatId } from '../domain/ids.ts';
import type { Receiver } from '../domain/matching/proposal.ts';
import { type Cents, sumCents } from '../domain/money.ts';
import { isPaidOut, largestFee } from '../domain/payout-labels.ts';
import { refuse } from '../domain/refusal.ts';
import type { Ledger } from '../ledger/database.ts';
import { depositById } from '../ledger/deposits/deposits.ts';
import { findMember, findMemberExactly } from '../ledger/members/find-members.ts';
import { listInTransit } from '../ledger/payments/in-transit.ts';
import { methodOf, paymentById } from '../ledger/payments/payments.ts';
import type { Context } from './context.ts';
import { headingNamed } from './headings.ts';
import { parseTypedAmount, parseTypedId } from './values.ts';

/** A part as it was typed; the amount goes the way that the line does, unless it has a minus. */
interface TypedPart {
  readonly receiver: Receiver & { readonly paymentId?: number };
  readonly name: string;
  readonly cents: Cents | undefined;
}

/**
 * `DUR=45 MAR=30 ROU`: amounts without a sign, for they go the way that the line does; one member
 * or heading without an amount gets the rest. `P-4=45` where a part is the payment that was
 * recorded, `donations=5` for what is no member's. Beside others, a payment without an amount is
 * what is awaited of it, or in transit; `P-4..P-12` are those of these numbers that were paid by
 * card or online and are in transit. What a provider has kept goes the other way: `bank-fees=-0,75`,
 * or as the rest.
 */
export function parseParts(
  context: Context,
  typed: readonly string[],
  lineCents: Cents,
  id: string,
) {
  const sign = Math.sign(lineCents);
  const words = typed.flatMap((each) => each.split(BETWEEN_PARTS)).filter((each) => each.trim());
  const parts = words.flatMap((each) => typedParts(context, each));
  const isSeveral = parts.filter(({ cents }) => cents === undefined).length > 1;
  const known = isSeveral ? parts.map((part) => withOwnAmount(context, part, sign)) : parts;
  const namedCents = sumCents(known.map(({ cents = 0 }) => cents));
  const restCents = Math.abs(lineCents) - namedCents;
  const open = known.filter(({ cents }) => cents === undefined);
  const [last] = open;
  if (open.length === 1 && restCents === 0 && last !== undefined) {
    refuse('SPLIT_NOTHING_LEFT', { id, name: last.name });
  }
  const isWhole =
    open.length === 0 ? restCents === 0 : open.length === 1 && isRest(context, known, restCents);
  if (!isWhole)
    refuse('SPLIT_DIFFERS', { id, amountCents: Math.abs(lineCents), partsCents: namedCents });
  return known.map(({ receiver, cents = restCents }) => ({
    ...receiver,
    amountCents: sign * cents,
  }));
}

/** What is left, or what was kept of these payments: for a heading, and no more than a fee. */
function isRest({ ledger }: Context, parts: readonly TypedPart[], restCents: Cents): boolean {
  if (restCents > 0) return true;
  const isHeading = parts.some(
    ({ cents, receiver }) => cents === undefined && receiver.headingId !== undefined,
  );
  const paid = parts.flatMap(({ cents, receiver: { paymentId } }) =>
    cents !== undefined && cents > 0 && paymentId !== undefined ? [{ cents, paymentId }] : [],
  );
  const bearing = paid.filter(({ paymentId }) => isPaidOut(methodOf(ledger, paymentId)));
  return isHeading && -restCents <= largestFee(bearing.map(({ cents }) => cents));
}

function typedParts(context: Context, typed: string): readonly TypedPart[] {
  const range = RANGE.exec(typed);
  if (range !== null) {
    const [, first, last] = range;
    return paymentsBetween(context.ledger, typed, Number(first), Number(last));
  }
  const at = typed.lastIndexOf('=');
  const name = (at < 0 ? typed : typed.slice(0, at)).trim();
  const receiver = namedReceiver(context, name);
  const cents = at < 0 ? undefined : parseTypedAmount(typed.slice(at + 1));
  const mayGoBack = receiver.headingId !== undefined || receiver.paymentId !== undefined;
  if (cents !== undefined && (cents === 0 || (cents < 0 && !mayGoBack))) {
    refuse('AMOUNT_NOT_POSITIVE', { amountCents: cents, what: 'payment' });
  }
  return [{ receiver, name, cents }];
}

/** `P-4..P-12` */
const RANGE = /^\s*p-?(\d{1,9})\s*\.\.\s*p?-?(\d{1,9})\s*$/i;

/** Refuses with PAYMENTS_NOT_IN_TRANSIT where none of them is. */
function paymentsBetween(
  ledger: Ledger,
  value: string,
  first: number,
  last: number,
): readonly TypedPart[] {
  const found = listInTransit(ledger, { methods: ['card', 'online'] })
    .filter(({ paymentId }) => paymentId >= first && paymentId <= last)
    .toSorted((one, other) => one.paymentId - other.paymentId);
  if (found.length === 0) refuse('PAYMENTS_NOT_IN_TRANSIT', { value: value.trim() });
  return found.map(({ paymentId, memberId, openCents: cents }) => ({
    receiver: { memberId, paymentId },
    name: formatId('payment', paymentId),
    cents,
  }));
}

/** A payment that is named without an amount: what is in transit of it, else what is awaited. */
function withOwnAmount({ ledger }: Context, part: TypedPart, sign: number): TypedPart {
  const { paymentId } = part.receiver;
  if (part.cents !== undefined || paymentId === undefined) return part;
  const { byHandCents, pendingCents } = paymentById(ledger, paymentId);
  const cents = byHandCents === 0 ? pendingCents : sign * byHandCents;
  return cents === 0 ? part : { ...part, cents };
}

/**
 * Names may have blanks in them: behind an amount or a payment a blank begins the next part, or
 * else `;` does.
 */
const BETWEEN_PARTS = new RegExp(
  [
    ';',
    String.raw`(?<==[^=;]*\d(?:\s*(?:€|EUR))?)\s+(?!€|EUR\b)(?=[^\d\s])`,
    String.raw`(?<=(?:^|[\s;])p-\d+(?:\.\.p-\d+)?)\s+`,
  ].join('|'),
  'i',
);

/** What was taken to the bank, by `D-2`; undefined for what is no such number. */
export function depositNamed(ledger: Ledger, typed: string): { depositId: number } | undefined {
  if (!/^\s*d-?\d+\s*$/i.test(typed)) return undefined;
  return { depositId: depositById(ledger, parseTypedId(typed, 'deposit').number).id };
}

/** A member, a heading, a deposit, or the payment that a part is. */
export function namedReceiver(
  context: Context,
  typed: string,
): Receiver & { readonly paymentId?: number } {
  const { ledger } = context;
  const exact = findMemberExactly(ledger, typed);
  if (exact === undefined && /^\s*p-?\d+\s*$/i.test(typed)) {
    const { id, memberId } = paymentById(ledger, parseTypedId(typed, 'payment').number);
    return { memberId, paymentId: id };
  }
  const deposit = exact === undefined ? depositNamed(ledger, typed) : undefined;
  if (deposit !== undefined) return deposit;
  const heading = exact === undefined ? headingNamed(context, typed) : undefined;
  return heading === undefined
    ? { memberId: (exact ?? findMember(ledger, typed)).id }
    : { headingId: heading.id };
}
