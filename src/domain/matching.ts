import type { Cents } from './money.ts';

/** A reference found in a bank label, with what the ledger knows of it. */
export interface KnownReference {
  readonly code: string;
  /** Its check digits fit. */
  readonly valid: boolean;
  /** Whose it is, if it was ever issued. */
  readonly issuedTo?: {
    readonly memberId: number;
    /** None for a member's permanent reference. */
    readonly payment?: {
      readonly id: number;
      readonly pendingCents: Cents;
      /** Recorded by hand before the bank showed it. */
      readonly byHandCents: Cents;
    };
  };
}

/** A bank line that nothing explains yet, as the rules see it. */
export interface UnexplainedLine {
  readonly amountCents: Cents;
  readonly references: readonly KnownReference[];
  /** A person took a match of this line back: what was found then is not booked again unasked. */
  readonly unmatchedByHand: boolean;
}

export type RuleName = 'exact-reference' | 'settled-reference' | 'by-hand';

export type WaitReason =
  | 'no-reference'
  | 'reference-unknown'
  | 'reference-check-failed'
  | 'several-references'
  | 'money-out'
  | 'unmatched-by-hand'
  | 'not-yet-matched';

/** To whom a line belongs, and the rule that says so. */
export interface Booking {
  readonly rule: RuleName;
  readonly memberId: number;
  readonly paymentId?: number;
  readonly code: string;
}

/** Each line is booked with a reason or waits with one; a proposal is for a person to accept. */
export type Finding =
  | { readonly outcome: 'book'; readonly booking: Booking }
  | {
      readonly outcome: 'wait';
      readonly reason: WaitReason;
      readonly proposals: readonly Booking[];
    };

/** A rule looks at one line and answers with a booking, or with nothing. */
type Rule = (line: UnexplainedLine) => Booking | undefined;

/** A checked, issued reference whose payment is expected, or was recorded by hand. */
const exactReference: Rule = (line) => {
  const { code, issuedTo } = onlyIssued(line) ?? {};
  const payment = issuedTo?.payment;
  if (!code || !issuedTo || !payment) return undefined;
  if (payment.pendingCents <= 0 && payment.byHandCents <= 0) return undefined;
  return { rule: 'exact-reference', memberId: issuedTo.memberId, paymentId: payment.id, code };
};

/** A second payment on a settled reference, or a permanent one: it still belongs to that member. */
const settledReference: Rule = (line) => {
  const { code, issuedTo } = onlyIssued(line) ?? {};
  if (!code || !issuedTo) return undefined;
  return { rule: 'settled-reference', memberId: issuedTo.memberId, code };
};

/** In order of strength; the first that answers decides. */
const RULES: readonly Rule[] = [exactReference, settledReference];

/** Decides about one line. Only money in is ever booked without a person. */
export function findMatch(line: UnexplainedLine): Finding {
  if (line.amountCents < 0) return { outcome: 'wait', reason: 'money-out', proposals: [] };
  const bookings = RULES.map((rule) => rule(line)).filter((found) => found !== undefined);
  const [booking] = bookings;
  if (!booking) return { outcome: 'wait', reason: whyNothing(line), proposals: [] };
  return line.unmatchedByHand
    ? { outcome: 'wait', reason: 'unmatched-by-hand', proposals: [booking] }
    : { outcome: 'book', booking };
}

/** The one reference of the label that was issued; none where several were. */
function onlyIssued(line: UnexplainedLine): KnownReference | undefined {
  const issued = issuedIn(line);
  return issued.length === 1 ? issued[0] : undefined;
}

const issuedIn = (line: UnexplainedLine): readonly KnownReference[] =>
  line.references.filter((reference) => reference.valid && reference.issuedTo);

function whyNothing(line: UnexplainedLine): WaitReason {
  if (issuedIn(line).length > 1) return 'several-references';
  if (line.references.length === 0) return 'no-reference';
  return line.references.some((reference) => reference.valid)
    ? 'reference-unknown'
    : 'reference-check-failed';
}
