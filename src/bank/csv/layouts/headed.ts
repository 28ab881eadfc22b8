import { rolesByWord } from '../columns.ts';
import type { Aside, Layout, Role } from '../layout.ts';
import { isWord } from '../table.ts';

/** A layout that its header tells: a bank's words in any order, and what they mean. */
export interface Headed extends Omit<Layout, 'roles' | 'dateOrder'> {
  /** Folded words, as `foldCell` gives them. */
  readonly words: Readonly<Record<string, Role>>;
  /** What the header must have for it to be this bank's; of a list, one of the words. */
  readonly needs: readonly (string | readonly string[])[];
  /** The role of a column of another name; without this there may be none. */
  readonly unknown?: (cell: string) => Role | undefined;
  /** What a word means may depend on the other columns. */
  readonly settle?: (
    roles: readonly Role[],
    header: readonly string[],
  ) => readonly Role[] | undefined;
}

/** A layout of a French bank: its days come first, and nothing but a sum follows the movements. */
export function headed({ words, needs, unknown, settle, ...layout }: Headed): Layout {
  return {
    dateOrder: 'dmy',
    aside: belowTheRows,
    ...layout,
    roles(header) {
      const has = (word: string) => header.some((cell) => isWord(cell, word));
      if (!needs.every((need) => [need].flat().some(has))) return undefined;
      const roles = rolesByWord(header, words, unknown);
      return roles === undefined || settle === undefined ? roles : settle(roles, header);
    },
  };
}

/** The same role for each of these words. */
export function as(role: Role, ...words: readonly string[]): Readonly<Record<string, Role>> {
  return Object.fromEntries(words.map((word) => [word, role]));
}

const TOTAL = /^TOTA(?:L|UX)(?: (?:DES|DU|GENERAL|DEBITS?|CREDITS?)\b.*)?:?$/;
const BALANCE = /^(?:(?:ANCIEN|NOUVEAU) )?SOLDE\b/;

/**
 * What people and spreadsheets leave below a table. It has no date, and unlike a movement without
 * one, which is a problem, it says that it is a sum or has no amount at all.
 */
function belowTheRows(cells: readonly string[]): Aside | undefined {
  const [first = '', ...others] = cells.filter((cell) => cell !== '');
  if (others.length === 0 && cells[0] === first) return 'footer';
  if (TOTAL.test(first)) return 'total';
  return BALANCE.test(first) ? 'balance' : undefined;
}
