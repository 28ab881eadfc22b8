import { isReceived, type Method, type ReceivedMethod } from './method.ts';
import type { Cents } from './money.ts';

// What is decided when a distribution is validated: of each payment that was awaited there whether
// it was handed over, and what becomes of what nobody paid.

/** What can be handed over at a distribution. */
export type HandedMethod = Extract<ReceivedMethod, 'cash' | 'cheque' | 'card'>;

export const HANDED_METHODS: readonly HandedMethod[] = ['cash', 'cheque', 'card'];

export const isHanded = (method: Method): method is HandedMethod =>
  (HANDED_METHODS as readonly string[]).includes(method);

/** Handed over at the distribution, and not sent; `on-site` is to be named there. */
export const isCollected = (method: Method): boolean => isHanded(method) || method === 'on-site';

/** A payment that is awaited for the orders of a distribution. */
export interface Awaited {
  readonly paymentId: number;
  readonly memberId: number;
  readonly method: Method;
  readonly pendingCents: Cents;
}

/** What is said of a payment. */
export interface Said {
  /** As announced unless it is given; 0 is not handed over. */
  readonly amountCents?: Cents | undefined;
  /** What it turned out to be, for what was to be paid on site. */
  readonly method?: HandedMethod | undefined;
  /** Why the amount is another one. */
  readonly reason?: string | undefined;
}

/** A payment that nobody had announced. */
export interface Taken {
  readonly memberId: number;
  readonly method: HandedMethod;
  readonly amountCents: Cents;
}

/** All that a coordinator says when validating. */
export interface Decisions {
  readonly said: ReadonlyMap<number, Said>;
  readonly taken: readonly Taken[];
  /** Whatever nothing is said of was handed over as announced, with the right reference. */
  readonly asExpected: boolean;
  /** What all that was to be paid on site turned out to be, unless it is said. */
  readonly onSite?: HandedMethod | undefined;
  /** What nobody paid stays a debt: of all, or of each member so much. */
  readonly leaveUnpaid: 'all' | ReadonlyMap<number, Cents>;
  /** Why amounts are others, where it is not said of each. */
  readonly reason?: string | undefined;
}

/** What stands in the way of a validation. */
export type Obstacle =
  /** Nothing is said of something to be handed over. */
  | { readonly problem: 'undecided'; readonly paymentId: number }
  /** To be paid on site: with what was not said. */
  | { readonly problem: 'unnamed'; readonly paymentId: number }
  /** Another amount, without a reason. */
  | { readonly problem: 'reason'; readonly paymentId: number; readonly amountCents: Cents }
  /** Nobody paid it, and nobody said that it stays a debt. */
  | { readonly problem: 'unpaid'; readonly memberId: number; readonly amountCents: Cents };

/** What becomes of a payment. */
export type Outcome =
  | { readonly kind: 'received'; readonly paymentId: number; readonly receipt: Receipt }
  /** Still awaited: a cheque that was forgotten at home. */
  | { readonly kind: 'left'; readonly paymentId: number }
  /** Nobody will pay on site any more. */
  | { readonly kind: 'dropped'; readonly paymentId: number };

export interface Receipt {
  readonly amountCents: Cents;
  readonly method: ReceivedMethod;
  readonly reason: string | undefined;
}

export interface Plan {
  readonly outcomes: readonly Outcome[];
  readonly obstacles: readonly Obstacle[];
  /** What each member leaves unpaid: a debt once it is validated. Only those above zero. */
  readonly unpaid: ReadonlyMap<number, Cents>;
}

/**
 * Puts together what is awaited and what is said. `unpaidCents` is what of each member's orders was
 * neither paid nor announced before; below zero it is an avoir, which covers what will be missing.
 * Announced transfers and online payments never stand in the way; they stay as they are unless
 * something is said of them.
 */
export function planValidation(
  awaited: readonly Awaited[],
  unpaidCents: ReadonlyMap<number, Cents>,
  decisions: Decisions,
): Plan {
  const outcomes: Outcome[] = [];
  const obstacles: Obstacle[] = [];
  const unpaid = new Map(unpaidCents);
  const owe = (memberId: number, cents: Cents) =>
    unpaid.set(memberId, (unpaid.get(memberId) ?? 0) + cents);
  for (const payment of awaited) {
    const found = decide(payment, decisions);
    if ('problem' in found) {
      obstacles.push(found);
      // All at once: what it would leave unpaid too.
      if (found.problem === 'reason')
        owe(payment.memberId, payment.pendingCents - found.amountCents);
    } else if (found.kind !== 'untouched') outcomes.push(found);
    if ('kind' in found && found.kind === 'dropped') owe(payment.memberId, payment.pendingCents);
    if ('kind' in found && found.kind === 'received') {
      owe(payment.memberId, payment.pendingCents - found.receipt.amountCents);
    }
  }
  const { leaveUnpaid } = decisions;
  const left = (memberId: number): Cents =>
    leaveUnpaid === 'all' ? Number.POSITIVE_INFINITY : (leaveUnpaid.get(memberId) ?? 0);
  for (const { memberId, amountCents } of decisions.taken) owe(memberId, -amountCents);
  for (const [memberId, amountCents] of unpaid) {
    if (amountCents <= 0) unpaid.delete(memberId);
    else if (amountCents > left(memberId)) {
      obstacles.push({ problem: 'unpaid', memberId, amountCents });
    }
  }
  return { outcomes, obstacles, unpaid };
}

function decide(
  { paymentId, method, pendingCents }: Awaited,
  decisions: Decisions,
): Outcome | Obstacle | { readonly kind: 'untouched' } {
  const said = decisions.said.get(paymentId);
  const amountCents = said?.amountCents ?? pendingCents;
  if (said !== undefined && amountCents === 0) {
    return { kind: method === 'on-site' ? 'dropped' : 'left', paymentId };
  }
  if (said === undefined && !isCollected(method)) return { kind: 'untouched' };
  const named = said?.method ?? (method === 'on-site' ? decisions.onSite : undefined) ?? method;
  if (!isReceived(named)) return { problem: 'unnamed', paymentId };
  const isSaid = said !== undefined || (method === 'on-site' && decisions.onSite !== undefined);
  if (!isSaid && !decisions.asExpected) return { problem: 'undecided', paymentId };
  const reason = said?.reason ?? decisions.reason;
  if (amountCents !== pendingCents && reason === undefined) {
    return { problem: 'reason', paymentId, amountCents };
  }
  const receipt = {
    amountCents,
    method: named,
    reason: amountCents === pendingCents ? said?.reason : reason,
  };
  return { kind: 'received', paymentId, receipt };
}
