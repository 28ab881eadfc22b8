import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { FileProblem } from '../../../domain/statement.ts';
import { rolesByWord } from '../columns.ts';
import type { CsvRow } from '../csv.ts';
import type { Aside, Layout, Preamble, Role } from '../layout.ts';
import { foldCell } from '../table.ts';

const WORDS: Readonly<Record<string, Role>> = {
  DATE: 'date',
  'DATE VALEUR': 'valueDate',
  LIBELLE: 'text',
  'DEBIT EUROS': 'debit',
  'CREDIT EUROS': 'credit',
};

/**
 * The account's statement. Its preamble states number, balance and period; below the table stand
 * the account's cards, each with a heading, and sometimes a table of its own.
 *
 * Learned from the extract in jbleduigou/budgetcategorizer, parser/parser_test.go.
 */
export const creditAgricole: Layout = {
  name: 'credit-agricole-csv',
  bank: 'Crédit Agricole',
  learnedFrom: 'extract',
  roles,
  dateOrder: 'dmy',
  preamble: readPreamble,
  aside,
};

function roles(header: readonly string[]): readonly Role[] | undefined {
  return rolesByWord(header, WORDS);
}

// What the patterns look for in folded lines, after `Compte de Dépôt carte n° 00000000000`,
// `Solde au 18/12/19 : 13,37 EUR` and `… entre le 01/03/2026 et le 27/03/2026`.
const ACCOUNT_NUMBER = /^COMPTE .*\bN\S? ?(\d[\d ]{4,})/;
const BALANCE = /^SOLDE AU (\d\S+) ?:? ?(.+)$/;
const PERIOD = /^LISTE DES OPERATIONS .*\bENTRE LE (\d\S+) ET LE (\d\S+)/;
const CARD_NUMBER = /^CARTE N/;
const IN_WORDS = /[A-Z]{3}/;
const CARD_TOTAL = /^ENCOURS DEBITE/;

function readPreamble(rows: readonly CsvRow[]): Preamble {
  let preamble: Preamble = {};
  for (const row of rows) {
    const line = foldCell(row.cells[0] ?? '');
    const account = ACCOUNT_NUMBER.exec(line)?.[1]?.replaceAll(' ', '');
    if (account !== undefined) preamble = { ...preamble, accountNumber: account };
    if (CARD_TOTAL.test(line)) preamble = { ...preamble, refusal: cardStatement(row) };
    preamble = { ...preamble, ...balanceIn(line, row.line), ...periodIn(line) };
  }
  return preamble;
}

/** Deferred cards are paid out of the account once a month: their file is no account statement. */
function cardStatement(row: CsvRow): FileProblem {
  return { code: 'CARD_STATEMENT', line: row.line, column: 1, value: row.cells[0] ?? '' };
}

function balanceIn(text: string, line: number): Preamble {
  const [, day = '', amount = ''] = BALANCE.exec(text) ?? [];
  const [date, cents] = [parseDate(day), parseAmount(amount)];
  if (!date.ok || !cents.ok) return {};
  return { balance: { line, date: date.value, cents: cents.value } };
}

function periodIn(line: string): Preamble {
  const [, first = '', last = ''] = PERIOD.exec(line) ?? [];
  const [from, to] = [parseDate(first), parseDate(last)];
  return from.ok && to.ok ? { from: from.value, to: to.value } : {};
}

function aside(cells: readonly string[]): Aside | undefined {
  const [first = '', ...others] = cells;
  if (roles(cells) !== undefined) return 'header';
  if (ACCOUNT_NUMBER.test(first) || PERIOD.test(first)) return 'account';
  if (CARD_NUMBER.test(first)) return 'card';
  if (cells.length === 1 && IN_WORDS.test(first)) return 'footer';
  // What the cards will cost at the end of the month stands in the table, without a date.
  const isCardTotal = first === '' && others.some((cell) => cell.startsWith('ENCOURS'));
  return isCardTotal ? 'footer' : undefined;
}
