import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Preamble } from '../layout.ts';
import { withoutFormula } from '../rows/cells.ts';
import { headerWord } from './header-word.ts';

/** What lines such as `IBAN:;CH12…;` and `Solde initial:;1000.00` say; folded as headers are. */
const FACTS: readonly (readonly [keyof typeof READERS, readonly string[]])[] = [
  [
    'account',
    [
      ...['IBAN', 'COMPTE', 'NUMERO COMPTE', 'N° COMPTE', 'ACCOUNT', 'ACCOUNT NUMBER', 'KONTO'],
      ...['NUMERO CONTO', 'REKENING', 'KONTONUMMER'],
    ],
  ],
  [
    'currency',
    ['DEVISE', 'MONNAIE', 'CURRENCY', 'WAHRUNG', 'EVALUATION EN', 'VALUTAZIONE IN', 'BEWERTET IN'],
  ],
  ['from', ['', 'FROM', 'VON', 'DAL', 'DATE DEBUT', 'START DATE', 'PERIODE']],
  ['to', ['AU', 'TO', 'BIS', 'AL', 'DATE FIN', 'END DATE', 'A']],
  [
    'opening',
    ['SOLDE INITIAL', 'ANCIEN SOLDE', 'SALDO INIZIALE', 'ANFANGSSALDO', 'OPENING BALANCE'],
  ],
  ['closing', ['SOLDE FINAL', 'NOUVEAU SOLDE', 'SALDO FINALE', 'SCHLUSSSALDO', 'CLOSING BALANCE']],
  [
    'count',
    [
      ...['NOMBRE TRANSACTIONS DANS CETTE PERIODE', 'NOMBRE OPERATIONS', 'NOMBRE TRANSACTIONS'],
      ...['NUMERO TRANSAZIONI IN QUESTO PERIODO', 'NUMBER TRANSACTIONS IN THIS PERIOD'],
      ...['ANZAHL TRANSAKTIONEN IN DIESEM ZEITRAUM'],
    ],
  ],
];

/** Digits, with a country's or a bank's letters around them; names have more letters. */
const ACCOUNT = /^(?=(?:\D*\d){5})[A-Z]{0,4}[\d\s.*/-]+[A-Z0-9]{0,4}[\d\s.*/-]*[A-Z]{0,3}$/i;

const READERS = {
  account: (value: string): Preamble => (ACCOUNT.test(value) ? { accountNumber: value } : {}),
  currency: (value: string): Preamble => (/^[A-Z]{3}$/.test(value) ? { currency: value } : {}),
  from: (value: string): Preamble => {
    const date = parseDate(value);
    return date.ok ? { from: date.value } : {};
  },
  to: (value: string): Preamble => {
    const date = parseDate(value);
    return date.ok ? { to: date.value } : {};
  },
  opening: (value: string, line: number): Preamble => {
    const amount = parseAmount(value);
    return amount.ok ? { opening: { line, cents: amount.value } } : {};
  },
  closing: (value: string, line: number): Preamble => {
    const amount = parseAmount(value);
    return amount.ok ? { balance: { line, cents: amount.value } } : {};
  },
  count: (value: string, line: number): Preamble =>
    /^\d{1,9}$/.test(value) ? { rowCount: { line, rows: Number(value) } } : {},
};

/** What the lines above a table of no known layout say, in pairs of a word and its value. */
export function genericPreamble(rows: readonly CsvRow[]): Preamble {
  let preamble: Preamble = {};
  for (const { cells, line } of rows) {
    const [name = '', value = '', ...more] = cells.map((cell) => withoutFormula(cell).trim());
    if (name === '' || value === '' || more.some((cell) => cell !== '')) continue;
    const { word } = headerWord(name);
    const fact = FACTS.find(([, words]) => words.includes(word))?.[0];
    if (fact !== undefined) preamble = { ...READERS[fact](value, line), ...preamble };
  }
  return preamble;
}
