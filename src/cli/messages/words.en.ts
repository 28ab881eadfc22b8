export interface Sentence {
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  /** Of a refusal for several reasons: each of them. */
  readonly problems?: readonly { readonly code: string; readonly message: string }[];
}

export const say = (message: string, hint?: string | undefined): Sentence =>
  hint === undefined ? { message } : { message, hint };

export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;
