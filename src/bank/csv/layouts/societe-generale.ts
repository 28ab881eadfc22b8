import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble } from '../layout.ts';
import { withoutFormula } from '../rows/cells.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

const BANK = { name: 'societe-generale-csv', decimal: ',' } as const;

/**
 * The account. The first line is
 * `="0105900012345678";01/02/2026;20/02/2026;35;18/02/2026;3,39 EUR`: account, period, number of
 * rows, a day and its balance. Rows come newest first.
 *
 * Learned from an extract published in enodev.fr; that the fourth value counts the rows, from two
 * programs that compare it, one of them tried on real files of 238 and 500 rows.
 */
export const societeGenerale: Layout = headed({
  ...BANK,
  bank: 'Société Générale, account',
  learnedFrom: 'extract',
  needs: ["DATE DE L'OPERATION", "DETAIL DE L'ECRITURE", "MONTANT DE L'OPERATION"],
  words: {
    "DATE DE L'OPERATION": 'date',
    "MONTANT DE L'OPERATION": 'amount',
    DEVISE: 'currency',
    ...as('text', 'LIBELLE', "DETAIL DE L'ECRITURE"),
  },
  unknown: appended,
  preamble: readFirstLine,
});

/** Savings accounts, whose first line states account and period only. Learned from an extract. */
export const societeGeneraleSavings: Layout = headed({
  ...BANK,
  bank: 'Société Générale, savings',
  learnedFrom: 'extract',
  needs: ['DATE_COMPTABILISATION', 'LIBELLE_COMPLET_OPERATION', 'MONTANT_OPERATION'],
  words: {
    DATE_COMPTABILISATION: 'date',
    LIBELLE_COMPLET_OPERATION: 'text',
    MONTANT_OPERATION: 'amount',
    DEVISE: 'currency',
  },
  unknown: appended,
  preamble: readFirstLine,
});

/**
 * The export of the bank's budget pages: several accounts, and what their owner may edit beside
 * every row. Learned from what a program expects.
 */
export const societeGeneraleBudget: Layout = headed({
  ...BANK,
  bank: 'Société Générale, budget',
  learnedFrom: 'assumed',
  needs: ['DATE COMPTABILISATION', 'NUM COMPTE', 'LIBELLE COMPLET', 'MONTANT'],
  words: {
    'DATE COMPTABILISATION': 'date',
    'NUM COMPTE': 'account',
    'LIBELLE COMPLET': 'text',
    MONTANT: 'amount',
    ...as('ignored', 'DATE TRANSACTION', 'LIBELLE COMPTE', 'LIBELLE OPERATION'),
    ...as('ignored', 'CATEGORIE', 'SOUS-CATEGORIE', 'POINTEE'),
  },
  unknown: appended,
});

/** Older files put the branch before the eleven digits of the account. */
const BRANCH_AND_ACCOUNT = /^\d{5}(\d{11})$/;

function readFirstLine(rows: readonly CsvRow[]): Preamble {
  const [first] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [number = '', ...values] = (first?.cells ?? []).map((cell) => withoutFormula(cell).trim());
  if (first === undefined || !/^\d{6,}$/.test(number)) return {};
  const [start = '', end = '', count = '', day = '', amount = ''] = values;
  const [from, to, date] = [parseDate(start), parseDate(end), parseDate(day)];
  const cents = parseAmount(amount);
  return {
    accountNumber: BRANCH_AND_ACCOUNT.exec(number)?.[1] ?? number,
    ...(from.ok ? { from: from.value } : {}),
    ...(to.ok ? { to: to.value } : {}),
    ...(/^\d{1,6}$/.test(count) ? { rowCount: { line: first.line, rows: Number(count) } } : {}),
    ...(date.ok && cents.ok
      ? { balance: { line: first.line, date: date.value, cents: cents.value } }
      : {}),
  };
}
