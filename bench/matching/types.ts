/** A household of the co-op, as the group's own list has it. */
export interface Member {
  /** Short and unique: what `Pending.member` and `Labelled.member` name. */
  readonly code: string;
  /** One person's name, or a couple's: `Claire et Julien Durand`. */
  readonly name: string;
  /** The permanent reference; nobody else's, and no pending payment's. */
  readonly reference: string;
  /** A couple's two names, or a spouse's: the household's transfers come under these too. */
  readonly otherNames: readonly string[];
}

/** A payment that the co-op waits for. */
export interface Pending {
  /** The code of the member who owes it. */
  readonly member: string;
  readonly amountCents: number;
  /** This payment's own reference, which no other payment and no member has. */
  readonly reference: string;
}

/** A credit on the co-op's account, and the truth about it. */
export interface Labelled {
  /** As YYYY-MM-DD. */
  readonly date: string;
  readonly amountCents: number;
  /** The text cells, one a line, as a bank reader gives them. */
  readonly label: string;
  /** Code of the member whose money it truly is. */
  readonly member: string;
  /** The code that the member meant: their permanent one, or one of their pending payments'. */
  readonly reference: string;
  /**
   * Typing errors that the member made in the code: the fewest edits (a substitution, a missing or
   * an added character, a swap of neighbours) between it and what they wrote, O read as 0 and I and
   * L as 1.
   */
  readonly errors: 0 | 1 | 2;
  /** What was done to it, for reports: 'prefix', 'cut-31', 'lower-case', 'spaced', 'swap', … */
  readonly marks: readonly string[];
  /**
   * True if every character of the code that the member wrote is still in the label, in order,
   * after the bank cut it; between them stand only spaces, line ends and punctuation.
   */
  readonly isWhole: boolean;
}

/** Members, what they owe, and the transfers that came. */
export interface Corpus {
  readonly members: readonly Member[];
  readonly pending: readonly Pending[];
  /** Each a case of its own: all of `pending` is owed at each, whatever the others paid. */
  readonly labels: readonly Labelled[];
}
