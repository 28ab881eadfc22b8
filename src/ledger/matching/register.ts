import type { Issued } from '../../domain/matching/facts.ts';
import type { Cents } from '../../domain/money.ts';
import { type CodeIndex, twinsOf } from '../../domain/near-references.ts';
import { onceEach } from '../../domain/once.ts';
import { type FoundReference, findReferences } from '../../domain/reference.ts';
import { accountOf, balanceOfAccount } from '../accounts.ts';
import type { Ledger } from '../database.ts';
import { isWithdrawn, memberCode } from '../members/members.ts';
import { awaitedTogether, movedOn, paymentById } from '../payments/payments.ts';
import { findIssued, type IssuedReference, listPermanent } from '../payments/references.ts';
import { everyPaymentOf, type PaymentsOf } from './expected.ts';

/**
 * What matching does not change, read once for each member and code: of a long import nearly all
 * lines are of members who have had one before.
 */
export interface Register {
  /** The codes in a label, which several ask for one after the other. */
  readonly referencesIn: (label: string) => readonly FoundReference[];
  /** What a code was given out for, whoever has it. */
  readonly issuedBy: (code: string) => IssuedReference | undefined;
  /** Whose a code is, with what is awaited with it now. */
  readonly ownerOf: (code: string) => Issued | undefined;
  /** The other issued codes that are one typing error away. */
  readonly twinsOf: (code: string, codes: () => CodeIndex) => readonly string[];
  /** The number of a member's account. */
  readonly accountOf: (memberId: number) => number;
}

/** What is shared by the lines that are booked one after the other. */
export type Shared = Pick<Register, 'accountOf' | 'issuedBy' | 'referencesIn'> & {
  /** At least those of which something is open. */
  readonly paymentsOf: PaymentsOf;
};

/** The same where one line is booked: nothing is kept. */
export const sharedByNone = (ledger: Ledger): Shared => ({
  referencesIn: findReferences,
  issuedBy: (code) => findIssued(ledger, code),
  accountOf: (memberId) => accountOf(ledger, memberId),
  paymentsOf: everyPaymentOf(ledger),
});

export function openRegister(ledger: Ledger): Register {
  // A group's members are few: their own references and accounts are read together.
  const permanent = listPermanent(ledger);
  const issuedBy = onceEach(
    (code: string) => findIssued(ledger, code),
    new Map(permanent.map((issued) => [issued.code, issued])),
  );
  const accounts = new Map(permanent.map(({ memberId, account }) => [memberId, account]));
  const isGone = onceEach(
    (memberId: number) => isWithdrawn({ code: memberCode(ledger, memberId) }),
    new Map(permanent.map(({ memberId, isGone: gone }) => [memberId, gone])),
  );
  const twins = new Map<string, readonly string[]>();
  let last: { readonly label: string; readonly found: readonly FoundReference[] } | undefined;
  return {
    referencesIn(label) {
      if (last?.label !== label) last = { label, found: findReferences(label) };
      return last.found;
    },
    issuedBy,
    accountOf: onceEach((memberId: number) => accountOf(ledger, memberId), accounts),
    ownerOf(code) {
      const issued = issuedBy(code);
      return issued === undefined || isGone(issued.memberId) ? undefined : openWith(ledger, issued);
    },
    twinsOf(code, codes) {
      const known = twins.get(code) ?? twinsOf(code, codes());
      twins.set(code, known);
      return known;
    },
  };
}

/** A permanent reference is the member's; another one the payment's that it was given out for. */
function openWith(ledger: Ledger, { memberId, paymentId }: IssuedReference): Issued {
  if (paymentId === null) return { memberId };
  // Once it was moved to the right member, its code means what it is there.
  const payment = movedOn(ledger, paymentById(ledger, paymentId));
  const { id, memberId: owner, pendingCents, byHandCents, receivedCents } = payment;
  const together = awaitedTogether(ledger, payment).map((each) => ({
    memberId: each.memberId,
    paymentId: each.id,
    amountCents: each.pendingCents,
  }));
  return {
    memberId: owner,
    payment: { id, pendingCents, byHandCents, receivedCents },
    ...(together.length > 0 ? { together } : {}),
  };
}

/** Members' balances while lines are booked; what is read of one is kept up as they go. */
export interface MemberBalances {
  readonly of: (memberId: number) => Cents;
  /** A member was credited so much. */
  readonly moved: (memberId: number, cents: Cents) => void;
  readonly forget: () => void;
}

export function openMemberBalances(
  ledger: Ledger,
  { accountOf: account }: Pick<Register, 'accountOf'>,
): MemberBalances {
  const known = new Map<number, Cents>();
  return {
    of(memberId) {
      const cents = known.get(memberId) ?? balanceOfAccount(ledger, account(memberId));
      known.set(memberId, cents);
      return cents;
    },
    moved(memberId, cents) {
      const before = known.get(memberId);
      if (before !== undefined) known.set(memberId, before + cents);
    },
    forget: () => known.clear(),
  };
}
