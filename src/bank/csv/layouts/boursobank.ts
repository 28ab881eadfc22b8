import type { Layout, Role } from '../layout.ts';
import { isWord } from '../table.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

const BANK = { name: 'boursobank-csv', decimal: ',' } as const;

/**
 * 2018 to 2025, several accounts in a file. The balance is the account's at the end of the day or
 * of the file, the same on all its rows: it follows from none of them.
 *
 * Learned from the real files of mincong-h/finance-toolkit and others of each year.
 */
export const boursobank: Layout = headed({
  ...BANK,
  bank: 'BoursoBank, until 2025',
  learnedFrom: 'real',
  needs: ['DATEOP', 'LABEL', 'AMOUNT'],
  words: {
    DATEOP: 'date',
    DATEVAL: 'valueDate',
    AMOUNT: 'amount',
    ACCOUNTNUM: 'account',
    ...as('text', 'LABEL', 'COMMENT'),
    ...as('ignored', 'CATEGORY', 'CATEGORYPARENT', 'SUPPLIERFOUND'),
    ...as('ignored', 'ACCOUNTLABEL', 'ACCOUNTBALANCE'),
  },
  unknown: appended,
});

/**
 * 2026: the amount's column is called `Solde`, as is the balance's behind the account's number.
 * Learned from a published extract.
 */
export const boursobank2026: Layout = headed({
  ...BANK,
  bank: 'BoursoBank, 2026',
  learnedFrom: 'extract',
  needs: ['DATE OPERATION', 'LIBELLE', 'NUMERO COMPTE', 'SOLDE'],
  words: {
    'DATE OPERATION': 'date',
    'DATE VALEUR': 'valueDate',
    'NUMERO COMPTE': 'account',
    MONTANT: 'amount',
    SOLDE: 'balance',
    ...as('text', 'LIBELLE', 'COMMENTAIRE'),
    ...as('ignored', 'LIBELLE SUGGERE', 'CATEGORIE', 'CATEGORIE PARENTE'),
    ...as('ignored', 'LIBELLE COMPTE', 'POINTAGE'),
  },
  unknown: appended,
  settle: amountByPlace,
});

/**
 * With a `Montant` no `Solde` is the amount; without one the one before the account's number is,
 * and only if the balance has a column of its own behind that number.
 */
function amountByPlace(
  roles: readonly Role[],
  header: readonly string[],
): readonly Role[] | undefined {
  const account = header.findIndex((cell) => isWord(cell, 'NUMERO COMPTE'));
  const [first = -1, second = -1, ...more] = roles.flatMap((role, at) =>
    role === 'balance' ? [at] : [],
  );
  const hasAmount = roles.includes('amount');
  const isInPlace = first < account && account < second && more.length === 0;
  if (!hasAmount && !isInPlace) return undefined;
  const roleOf = (at: number): Role => (at === first && !hasAmount ? 'amount' : 'ignored');
  return roles.map((role, at) => (role === 'balance' ? roleOf(at) : role));
}
