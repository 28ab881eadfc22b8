import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble, Role } from '../layout.ts';
import { looksLikeAmount } from '../rows/cells.ts';
import { withoutEntities } from './entities.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/**
 * With a header, below a line such as `Compte de chèques;Compte courant;****1234;28/03/2026;;
 * 2 917,01`: the account, a day and the balance of that day. The short label and the type are the
 * beginning of the label once more.
 *
 * Learned from what two programs expect, InsightBank and Tresoperso.
 */
export const bnpParibas: Layout = headed({
  name: 'bnp-paribas-csv',
  bank: 'BNP Paribas',
  learnedFrom: 'assumed',
  needs: ['DATE OPERATION', 'LIBELLE OPERATION', 'TYPE OPERATION'],
  words: {
    'DATE OPERATION': 'date',
    'LIBELLE OPERATION': 'text',
    ...as('ignored', 'LIBELLE COURT', 'TYPE OPERATION'),
    ...as('amount', 'MONTANT OPERATION EN EURO', 'MONTANT OPERATION EN EUROS'),
    ...as('amount', 'MONTANT OPERATION'),
  },
  unknown: appended,
  decimal: ',',
  preamble: accountIn,
  decode: withoutEntities,
});

/**
 * Without a header: the account's line, then day, two categories, label and amount. Texts are
 * sometimes HTML (`Cr&eacute;dit`).
 *
 * Learned from the real files of mincong-h/finance-toolkit, 2019 to 2022, and from one of Hello
 * bank!, a brand of the same bank, 2026.
 */
export const bnpParibasHeadless: Layout = {
  name: 'bnp-paribas-csv',
  bank: 'BNP Paribas, Hello bank!, without header',
  learnedFrom: 'real',
  roles: () => undefined,
  headless,
  dateOrder: 'dmy',
  decimal: ',',
  preamble(rows) {
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const preamble = accountIn(filled);
    const isAlone = filled.length === 1 && preamble.accountNumber !== undefined;
    // Five cells with a date and an amount are common; the line above is what tells the bank.
    return isAlone ? preamble : { refusal: { code: 'NO_STATEMENT', line: 1 } };
  },
  decode: withoutEntities,
};

const DAY = /^\d{2}\/\d{2}\/\d{4}$/;
const ROLES: readonly Role[] = ['date', 'ignored', 'ignored', 'text', 'amount'];

function headless(cells: readonly string[]): readonly Role[] | undefined {
  const [day = '', , , label = '', amount = '', ...more] = withoutEntities(cells);
  const isRow = DAY.test(day) && parseDate(day).ok && /\S/.test(label) && looksLikeAmount(amount);
  return isRow && more.every((cell) => cell.trim() === '') ? ROLES : undefined;
}

const NUMBER = /^(?:[*Xx]+[\dA-Z]{3,}|\d{5,}|[A-Z]{2}\d{2}[\dA-Z]{11,})$/;

/** What the account's line states: behind its name its number, then a day, and the balance then. */
function accountIn(rows: readonly CsvRow[]): Preamble {
  for (const { cells, line } of rows) {
    const values = withoutEntities(cells).map((cell) => cell.trim());
    const at = values.findIndex((value) => NUMBER.test(value.replaceAll(' ', '')));
    const [accountNumber, day = '', ...rest] = at < 0 ? [] : values.slice(at);
    if (accountNumber === undefined) continue;
    const date = parseDate(day);
    const cents = parseAmount(rest.find((value) => value !== '') ?? '', ',');
    if (!date.ok || !cents.ok) return { accountNumber };
    return { accountNumber, balance: { line, date: date.value, cents: cents.value } };
  }
  return {};
}
