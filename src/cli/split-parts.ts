import type { Receiver } from '../domain/matching/proposal.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import type { Ledger } from '../ledger/database.ts';
import { depositById } from '../ledger/deposits/deposits.ts';
import { findMember, findMemberExactly } from '../ledger/members/find-members.ts';
import { paymentById } from '../ledger/payments/payments.ts';
import type { Context } from './context.ts';
import { headingNamed } from './headings.ts';
import { parseTypedAmount, parseTypedId } from './values.ts';

/**
 * `DUR=45 MAR=30 ROU`: amounts without a sign, for they go the way that the line does; one member
 * or heading without an amount gets the rest. `P-4=45` where a part is the payment that was
 * recorded, `donations=5` for what is no member's.
 */
export function parseParts(
  context: Context,
  typed: readonly string[],
  lineCents: Cents,
  id: string,
) {
  const sign = Math.sign(lineCents);
  const parts = typed
    .flatMap((each) => each.split(BETWEEN_PARTS))
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const at = each.lastIndexOf('=');
      const receiver = namedReceiver(context, at < 0 ? each : each.slice(0, at));
      const cents = at < 0 ? undefined : parseTypedAmount(each.slice(at + 1));
      if (cents !== undefined && cents <= 0) {
        refuse('AMOUNT_NOT_POSITIVE', { amountCents: cents, what: 'payment' });
      }
      return { ...receiver, cents, name: (at < 0 ? each : each.slice(0, at)).trim() };
    });
  const namedCents = parts.reduce((sum, { cents = 0 }) => sum + cents, 0);
  const restCents = Math.abs(lineCents) - namedCents;
  const open = parts.filter(({ cents }) => cents === undefined);
  const isWhole = open.length === 0 ? restCents === 0 : open.length === 1 && restCents > 0;
  const [last] = open;
  if (open.length === 1 && restCents === 0 && last !== undefined) {
    refuse('SPLIT_NOTHING_LEFT', { id, name: last.name });
  }
  if (!isWhole)
    refuse('SPLIT_DIFFERS', { id, amountCents: Math.abs(lineCents), partsCents: namedCents });
  return parts.map(({ cents = restCents, name: _, ...receiver }) => ({
    ...receiver,
    amountCents: sign * cents,
  }));
}

/** Names may have blanks in them: behind an amount a blank begins the next part, or else `;` does. */
const BETWEEN_PARTS = /;|(?<==[^=;]*\d(?:\s*(?:€|EUR))?)\s+(?!€|EUR\b)(?=[^\d\s])/;

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
