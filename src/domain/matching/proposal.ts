import type { CalendarDate } from '../date.ts';
import type { Cents } from '../money.ts';

/** The rules, and a person's own word. */
export type RuleName =
  | 'exact-reference'
  | 'several-references'
  | 'settled-reference'
  | 'repaired-reference'
  | 'order-code'
  | 'recorded-by-hand'
  | 'deposit'
  | 'payout'
  | 'learned-payer'
  | 'returned-payment'
  | 'learned-heading'
  | 'own-accounts'
  | 'refund'
  | 'name-and-amount'
  | 'name'
  | 'by-hand';

/**
 * Whose money is: a member's; no member's and of a heading; or, of what was taken to the bank
 * together, already said when it was.
 */
export type Receiver =
  | { readonly memberId: number; readonly headingId?: undefined; readonly depositId?: undefined }
  | { readonly headingId: number; readonly memberId?: undefined; readonly depositId?: undefined }
  | { readonly depositId: number; readonly memberId?: undefined; readonly headingId?: undefined };

/** A text that two receivers share only if they are the same. */
export function receiverKey({ memberId, headingId, depositId }: Receiver): string {
  if (memberId !== undefined) return `member ${memberId}`;
  return headingId === undefined ? `deposit ${depositId}` : `heading ${headingId}`;
}

/** What a part of a line is for; the parts of a line add up to it, with its sign. */
export type Part = Receiver & {
  readonly amountCents: Cents;
  /**
   * The payment that it is, or that comes back with it; without one, whatever the member is found
   * to be awaited for.
   */
  readonly paymentId?: number;
};

/** The card or online payments that a line pays out. */
export interface PaidOut {
  readonly count: number;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly totalCents: Cents;
  /** What they come to beyond the line. */
  readonly feeCents: Cents;
}

/** Why a rule says what it says, as far as a sentence needs it. */
export interface Why {
  /** The reference on which it rests. */
  readonly code?: string;
  /** What stands in the label, where that is not the code itself, or who paid. */
  readonly written?: string;
  /** Only some words of that name stand there. */
  readonly isPart?: true;
  /** What was taken to the bank, by the bank's own number for it where that is in the label. */
  readonly deposit?: number;
  readonly bankNumber?: string;
  readonly paidOut?: PaidOut;
  /** The group's other account from which money comes, or to which it goes. */
  readonly account?: string;
  /** What the amount is: exactly what was awaited, what was accepted before, or neither. */
  readonly amount?: 'due' | 'accepted' | 'other';
  /** What speaks against it: a pending payment of that amount, several members, other days. */
  readonly against?:
    | 'same-amount'
    | 'several-members'
    | 'names-another'
    | 'recorded-elsewhere'
    | 'recorded-by-hand'
    | 'other-code'
    | 'other-days'
    | 'within-day'
    | 'older-open';
}

/** Where a line may go, and the rule that says so. */
export interface Proposal {
  readonly rule: RuleName;
  readonly parts: readonly Part[];
  readonly why: Why;
}

/** A rule's answer: what may be booked without a person, or only proposed. */
export interface Answer extends Proposal {
  readonly verdict: 'book' | 'propose';
}

/** True if both send the same sums to the same members and headings, by whatever payments. */
export function goTheSameWay(one: Proposal, other: Proposal): boolean {
  const [first, second] = [sumsOf(one), sumsOf(other)];
  return first.size === second.size && [...first].every(([id, cents]) => second.get(id) === cents);
}

function sumsOf({ parts }: Proposal): ReadonlyMap<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const part of parts) {
    const key = receiverKey(part);
    sums.set(key, (sums.get(key) ?? 0) + part.amountCents);
  }
  return sums;
}
