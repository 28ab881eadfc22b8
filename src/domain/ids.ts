import { type Parsed, parsed, unparsed } from './parsed.ts';

/** What has an identifier that a person types, and its letter (`O-12`). */
const LETTERS = {
  order: 'O',
  payment: 'P',
  line: 'L',
  statement: 'I',
  deposit: 'D',
  contract: 'C',
  operation: 'A',
} as const;

export type IdKind = keyof typeof LETTERS;

export interface Id {
  readonly kind: IdKind;
  readonly number: number;
}

export const formatId = (kind: IdKind, number: number): string => `${LETTERS[kind]}-${number}`;

/** Reads `O-12`, `o-12` or `o12`; at most nine digits, none leading. */
export function parseId(typed: string): Parsed<Id, 'unreadable'> {
  const found = /^([A-Z])-?([1-9]\d{0,8})$/.exec(typed.trim().toUpperCase());
  const kind = (Object.keys(LETTERS) as IdKind[]).find((each) => LETTERS[each] === found?.[1]);
  return found && kind ? parsed({ kind, number: Number(found[2]) }) : unparsed('unreadable');
}
