import type { Role } from './layout.ts';
import { isWord } from './table.ts';

/** Where the columns of a table stand, as 0-based indexes of cells. */
export interface Columns {
  /** How many cells a row has, empty ones at its end left out. */
  readonly width: number;
  readonly date: number;
  readonly valueDate?: number;
  readonly amount: AmountColumns;
  readonly fee?: number;
  readonly balance?: number;
  readonly id?: number;
  readonly account?: number;
  readonly currency?: number;
  readonly status?: number;
  readonly product?: number;
  readonly texts: readonly number[];
  readonly others: readonly number[];
}

/** One signed column, one without signs and its direction, or one for each direction. */
export type AmountColumns =
  | { readonly signed: number; readonly direction?: number }
  | { readonly debit: number; readonly credit: number };

/** Every column that holds the amount of a movement. */
export const amountIndexes = (amount: AmountColumns): readonly number[] =>
  'signed' in amount ? [amount.signed] : [amount.debit, amount.credit];

/**
 * The roles of folded header cells by a layout's words; undefined if a cell is none of the words
 * and `unknown` has no role for it either.
 */
export function rolesByWord(
  header: readonly string[],
  words: Readonly<Record<string, Role>>,
  unknown?: (cell: string) => Role | undefined,
): readonly Role[] | undefined {
  const roles: Role[] = [];
  for (const cell of header) {
    const word = Object.keys(words).find((each) => isWord(cell, each));
    const role = word === undefined ? unknown?.(cell) : words[word];
    if (role === undefined) return undefined;
    roles.push(role);
  }
  return roles;
}

/** The roles that several columns may have. */
const PLURAL: readonly Role[] = ['text', 'other', 'ignored'];

/**
 * The columns with these roles; undefined unless there are a date, a text, and the amounts in one
 * of the three ways. Of two columns with one role none is chosen.
 */
export function columnsOf(roles: readonly Role[]): Columns | undefined {
  const indexesOf = (role: Role) => roles.flatMap((each, index) => (each === role ? [index] : []));
  const single = roles.filter((role) => !PLURAL.includes(role));
  if (new Set(single).size < single.length) return undefined;
  const optional = <Name extends Role>(name: Name) => {
    const [index] = indexesOf(name);
    return (index === undefined ? {} : { [name]: index }) as { readonly [Each in Name]?: number };
  };
  const { date } = optional('date');
  const texts = indexesOf('text');
  const amount = amountColumns(roles);
  if (date === undefined || amount === undefined || texts.length === 0) return undefined;
  return {
    width: roles.length,
    date,
    amount,
    texts,
    others: indexesOf('other'),
    ...optional('valueDate'),
    ...optional('fee'),
    ...optional('balance'),
    ...optional('id'),
    ...optional('account'),
    ...optional('currency'),
    ...optional('status'),
    ...optional('product'),
  };
}

function amountColumns(roles: readonly Role[]): AmountColumns | undefined {
  const [signed, direction, debit, credit] = [
    roles.indexOf('amount'),
    roles.indexOf('direction'),
    roles.indexOf('debit'),
    roles.indexOf('credit'),
  ];
  if (signed >= 0) {
    if (debit >= 0 || credit >= 0) return undefined;
    return direction < 0 ? { signed } : { signed, direction };
  }
  return debit >= 0 && credit >= 0 && direction < 0 ? { debit, credit } : undefined;
}
