import type { Cents } from '../money.ts';

// What the rules see of a bank line: the line itself, and what the ledger knows about it. Plain
// values, so that a rule is a function of them and of nothing else.

/** Money that a member said they would pay, or that was received by hand. */
export interface OpenPayment {
  readonly id: number;
  readonly pendingCents: Cents;
  /** Recorded by hand before the bank showed it. */
  readonly byHandCents: Cents;
}

/** Whose a reference is. */
export interface Issued {
  readonly memberId: number;
  /** None for a member's permanent reference. */
  readonly payment?: OpenPayment;
}

/** A reference found in a bank label, with what the ledger knows of it. */
export interface KnownReference {
  readonly code: string;
  /** Its check digits fit. */
  readonly valid: boolean;
  /** Whose it is, if it was ever issued. */
  readonly issuedTo?: Issued;
}

/** What a label has that is one typing error away from this one code, and from no other. */
export interface NearReference {
  readonly written: string;
  readonly code: string;
  readonly issuedTo: Issued;
}

/** A transfer or cheque of exactly the line's amount that was recorded by hand. */
export interface RecordedByHand {
  readonly memberId: number;
  readonly paymentId: number;
}

/** Somebody who has paid for a member before, as a person has said. */
export interface KnownPayer {
  readonly memberId: number;
  /** The IBAN or the name by which the payer was known, as it was learned. */
  readonly payer: string;
  /** The amounts that were accepted from this payer for this member. */
  readonly acceptedCents: readonly Cents[];
}

/** A member whose name, or one of whose names, stands in the label. */
export interface NamedMember {
  readonly memberId: number;
  /** The name that was found. */
  readonly name: string;
  /** Its words that were found, of all its words. */
  readonly share: number;
}

/** What a member owes or has announced. */
export interface Dues {
  /** The payments that are pending, oldest first. */
  readonly payments: readonly { readonly id: number; readonly pendingCents: Cents }[];
  /** What the member owes, as a positive amount; 0 for one in credit. */
  readonly debtCents: Cents;
}

/**
 * A bank line that nothing explains yet, as the rules see it. What takes work is found out when a
 * rule asks for it, and the same however often it is asked.
 */
export interface UnexplainedLine {
  readonly amountCents: Cents;
  readonly references: readonly KnownReference[];
  readonly nearReferences: () => readonly NearReference[];
  readonly recordedByHand: () => readonly RecordedByHand[];
  readonly payers: () => readonly KnownPayer[];
  readonly named: () => readonly NamedMember[];
  readonly duesOf: (memberId: number) => Dues;
  /** The members of whom a pending payment has exactly the line's amount. */
  readonly awaitedFrom: () => readonly number[];
  /** A person took a match of this line back: what was found then is not booked again unasked. */
  readonly unmatchedByHand: () => boolean;
}

/** A payment, or a sum, that the line would settle exactly. */
export interface DueAmount {
  /** Absent where the amount is the total of several payments, or of the debt. */
  readonly paymentId?: number;
}

/**
 * What the line would settle to the cent: one pending payment (the oldest of that amount), all of
 * them, or what the member owes.
 */
export function dueOfAmount(dues: Dues, amountCents: Cents): DueAmount | undefined {
  const single = dues.payments.find(({ pendingCents }) => pendingCents === amountCents);
  if (single !== undefined) return { paymentId: single.id };
  const totalCents = dues.payments.reduce((sum, { pendingCents }) => sum + pendingCents, 0);
  const isDue = amountCents === totalCents || amountCents === dues.debtCents;
  return amountCents > 0 && isDue ? {} : undefined;
}
