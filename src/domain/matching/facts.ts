import type { CalendarDate } from '../date.ts';
import type { Cents } from '../money.ts';
import type { PaidOutMethod } from '../payout-labels.ts';
import type { Receiver } from './proposal.ts';

// What the rules see of a bank line: the line itself, and what the ledger knows about it. Plain
// values, so that a rule is a function of them and of nothing else.

/** Money that a member said they would pay, or that was received by hand. */
export interface OpenPayment {
  readonly id: number;
  readonly pendingCents: Cents;
  /** Recorded by hand before the bank showed it. */
  readonly byHandCents: Cents;
  /** Credited to the member so far. */
  readonly receivedCents: Cents;
}

/** Whose a reference is. */
export interface Issued {
  readonly memberId: number;
  /** None for a member's permanent reference. */
  readonly payment?: OpenPayment;
  /** What is awaited with it in one transfer for several members, its own share among them. */
  readonly together?: readonly (DuePart & {
    readonly memberId: number;
    readonly paymentId: number;
  })[];
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

/** An order whose code, as its platform gave it, stands in the label. */
export interface CodedOrder {
  /** As it was imported. */
  readonly code: string;
  readonly memberId: number;
  /** What pays for it, if that is awaited, or was recorded by hand and is to be shown. */
  readonly payment?: { readonly id: number; readonly awaitedCents: Cents };
  /** False for a short number, which may be part of something else. */
  readonly isTelling: boolean;
}

/** A transfer, cheque or refund of exactly the line's amount that was recorded by hand. */
export interface RecordedByHand {
  readonly memberId: number;
  readonly paymentId: number;
}

/** What was taken to the bank together, cheques or cash, and no line has shown yet. */
export interface OpenDeposit {
  readonly id: number;
  /** What the line is to show, with its sign. */
  readonly openCents: Cents;
  /** The bank's own number for it, where the label has it. */
  readonly numberFound?: string;
  /** The label speaks of cheques, or of cash, as the deposit is. */
  readonly isSpokenOf: boolean;
  /** The bank gave it a number, and the label has that of another slip. */
  readonly isNumberedOtherwise?: true;
  /** It is dated more days after the line than a deposit is usually recorded later. */
  readonly isMuchLater?: true;
}

/** A card or online payment of which the bank has not shown all; a refund, with a minus sign. */
export interface OpenCharge {
  readonly paymentId: number;
  readonly memberId: number;
  readonly method: PaidOutMethod;
  /** When it was received. */
  readonly date: CalendarDate;
  /** What is in transit: what was received, less the fee that was told. */
  readonly openCents: Cents;
  /** Its provider has said what is kept of it, or that nothing is. */
  readonly isFeeTold: boolean;
}

/** What a provider kept of payments that a person has said were paid out. */
export interface FeeTaken {
  readonly count: number;
  readonly totalCents: Cents;
  readonly feeCents: Cents;
}

/** The label says that a card terminal or a provider pays out. */
export interface Payout {
  readonly methods: readonly PaidOutMethod[];
  readonly keepsFee: boolean;
  readonly isWallet: boolean;
  /** Those that it may be, received in the weeks before the line; oldest first. */
  readonly charges: readonly OpenCharge[];
  /** Of the newest payout by the same, where a person put a fee to it. */
  readonly feeTaken?: FeeTaken;
}

/** Somebody who has paid for a member before, or was paid from a heading, as a person has said. */
export type KnownPayer = Receiver & {
  /** The IBAN or the name by which the payer was known, as it was learned. */
  readonly payer: string;
  /** False where it may be somebody else, or no payer at all: one word, the group's own IBAN. */
  readonly isTelling: boolean;
  /** Known by the account's number, which is nobody else's; names may be. */
  readonly isAccount: boolean;
  /** The amounts that were accepted from this payer for this member or heading, with their sign. */
  readonly acceptedCents: readonly Cents[];
};

/**
 * What the bank has brought, and money out may return: a payment of the same amount, or all that
 * one cheque pays for, to which the bank may have added its charge.
 */
export interface Returnable {
  readonly payments: readonly {
    readonly memberId: number;
    readonly paymentId: number;
    readonly amountCents: Cents;
  }[];
  /** The cheque's number, where it is in the label. */
  readonly numberFound?: string;
}

/** Another of the group's own bank accounts, from which a line may come or to which it may go. */
export interface OwnAccount {
  readonly name: string;
  readonly headingId: number;
  /** Its number is in the label. */
  readonly isNamed: boolean;
  /** It shows the same amount the other way within a few days. */
  readonly showsOther: boolean;
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
  /** The transfers that are pending, oldest first. */
  readonly payments: readonly { readonly id: number; readonly pendingCents: Cents }[];
  /** What the member owes, as a positive amount; 0 for one in credit. */
  readonly debtCents: Cents;
  /** Other sums that settle something: an instalment, the oldest ones, or with what comes later. */
  readonly furtherCents?: readonly Cents[];
  /** What the group owes the member. */
  readonly creditCents: Cents;
}

/**
 * A bank line that nothing explains yet, as the rules see it. What takes work is found out when a
 * rule asks for it, and the same however often it is asked.
 */
export interface UnexplainedLine {
  readonly amountCents: Cents;
  readonly references: readonly KnownReference[];
  readonly nearReferences: () => readonly NearReference[];
  readonly orderCodes: () => readonly CodedOrder[];
  readonly recordedByHand: () => readonly RecordedByHand[];
  /**
   * With the line's sign, those that may have gone to this account: before the line's day or up to
   * ten days after it, and of exactly its amount at any distance.
   */
  readonly deposits: () => readonly OpenDeposit[];
  /** Undefined where the label speaks of none. */
  readonly payout: () => Payout | undefined;
  /** The heading of what the bank keeps or corrects. */
  readonly bankFees: () => number;
  readonly payers: () => readonly KnownPayer[];
  /** For whom lines of the same payer were booked before, by people or by rules. */
  readonly seenPayers: () => readonly KnownPayer[];
  readonly named: () => readonly NamedMember[];
  readonly duesOf: (memberId: number) => Dues;
  /** The label says that something came back: a rejected transfer, an unpaid cheque. */
  readonly speaksOfReturn: () => boolean;
  /** What the bank has brought in the year before, and may take back with this. */
  readonly returnable: () => readonly Returnable[];
  readonly ownAccounts: () => readonly OwnAccount[];
  /** The members of whom a pending transfer has exactly the line's amount. */
  readonly awaitedFrom: () => readonly number[];
  /** A person took a match of this line back: what was found then is not booked again unasked. */
  readonly unmatchedByHand: () => boolean;
}

/** What a member gets of a line; the parts that settle several payments add up to it. */
export interface DuePart {
  readonly amountCents: Cents;
  /** Absent where it is the debt that is settled. */
  readonly paymentId?: number;
}

/**
 * What the line would settle to the cent: one pending payment (the oldest of that amount), all of
 * them, or what the member owes or a further sum that settles something; undefined if it is none
 * of these.
 */
export function dueOfAmount(
  { payments, debtCents, furtherCents = [] }: Omit<Dues, 'creditCents'>,
  amountCents: Cents,
): readonly DuePart[] | undefined {
  if (amountCents <= 0) return undefined;
  const single = payments.find(({ pendingCents }) => pendingCents === amountCents);
  if (single !== undefined) return [{ amountCents, paymentId: single.id }];
  const totalCents = payments.reduce((sum, { pendingCents }) => sum + pendingCents, 0);
  if (amountCents === totalCents) {
    return payments.map(({ id, pendingCents }) => ({ amountCents: pendingCents, paymentId: id }));
  }
  return [debtCents, ...furtherCents].includes(amountCents) ? [{ amountCents }] : undefined;
}
