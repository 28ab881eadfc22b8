import type { Role } from './layout.ts';
import { isWord } from './table.ts';

/** Where the columns of a table stand, as 0-based indexes of cells. */
export interface Columns {
  /** How many cells a row has, empty ones at its end left out. */
  readonly width: number;
  readonly date: number;
  readonly valueDate?: number;
  readonly amount: AmountColumns;
  readonly balance?: number;
  readonly id?: number;
  readonly texts: readonly number[];
  readonly others: readonly number[];
}

/** Either one signed column, or one for money out and one for money in. */
export type AmountColumns =
  | { readonly signed: number }
  | { readonly debit: number; readonly credit: number };

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

/**
 * The columns with these roles; undefined unless there are a date, a text, and the amounts in one
 * of the two ways. Of two columns with one role none is chosen.
 */
export function columnsOf(roles: readonly Role[]): Columns | undefined {
  const indexesOf = (role: Role) => roles.flatMap((each, index) => (each === role ? [index] : []));
  const single = roles.filter((role) => role !== 'text' && role !== 'other');
  if (new Set(single).size < single.length) return undefined;
  const [date] = indexesOf('date');
  const [valueDate] = indexesOf('valueDate');
  const [balance] = indexesOf('balance');
  const [id] = indexesOf('id');
  const texts = indexesOf('text');
  const amount = amountColumns(roles);
  if (date === undefined || amount === undefined || texts.length === 0) return undefined;
  return {
    width: roles.length,
    date,
    amount,
    texts,
    others: indexesOf('other'),
    ...(valueDate === undefined ? {} : { valueDate }),
    ...(balance === undefined ? {} : { balance }),
    ...(id === undefined ? {} : { id }),
  };
}

function amountColumns(roles: readonly Role[]): AmountColumns | undefined {
  const [signed, debit, credit] = [
    roles.indexOf('amount'),
    roles.indexOf('debit'),
    roles.indexOf('credit'),
  ];
  if (signed >= 0) return debit < 0 && credit < 0 ? { signed } : undefined;
  return debit >= 0 && credit >= 0 ? { debit, credit } : undefined;
}
