import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Aside, Layout, Preamble } from '../layout.ts';
import { isWord } from '../table.ts';
import { headed } from './headed.ts';
import { factNamed, statedFacts } from './preamble-facts.ts';

const CLOSING = 'SOLDE EN FIN DE PERIODE';
const OPENING = 'SOLDE EN DEBUT DE PERIODE';

/**
 * Two lines above the table name account and period; the balances before and after the rows stand
 * above and below them, which proves the file. Every operation has a number of its own.
 *
 * Learned from a real file in afup/web (ce.csv). Crédit Coopératif gives the same file; so does
 * Caisse d'Épargne beside the newer layout, last seen in 2026.
 */
export const caisseEpargne: Layout = headed({
  name: 'caisse-epargne-csv',
  bank: "Caisse d'Épargne, Crédit Coopératif",
  learnedFrom: 'real',
  needs: ['DATE', "NUMERO D'OPERATION", 'LIBELLE', 'DEBIT', 'CREDIT', 'DETAIL'],
  words: {
    DATE: 'date',
    "NUMERO D'OPERATION": 'id',
    LIBELLE: 'text',
    DEBIT: 'debit',
    CREDIT: 'credit',
    DETAIL: 'text',
  },
  decimal: ',',
  preamble: readPreamble,
  aside,
});

function readPreamble(rows: readonly CsvRow[]): Preamble {
  const facts = statedFacts(rows);
  const day = (name: string) => parseDate(factNamed(facts, name)?.value ?? '');
  const stated = (name: string) => {
    const { value = '', line = 0 } = factNamed(facts, name) ?? {};
    const cents = parseAmount(value, ',');
    return cents.ok ? { line, cents: cents.value } : undefined;
  };
  const from = day('DATE DE DEBUT DE TELECHARGEMENT');
  const to = day('DATE DE FIN DE TELECHARGEMENT');
  const number = factNamed(facts, 'NUMERO DE COMPTE');
  const currency = factNamed(facts, 'DEVISE');
  const [opening, balance] = [stated(OPENING), stated(CLOSING)];
  return {
    ...(number === undefined ? {} : { accountNumber: number.value }),
    ...(currency === undefined ? {} : { currency: currency.value }),
    ...(from.ok ? { from: from.value } : {}),
    ...(to.ok ? { to: to.value } : {}),
    ...(opening === undefined ? {} : { opening }),
    ...(balance === undefined ? {} : { balance }),
  };
}

function aside([name = '', ...values]: readonly string[]): Aside | undefined {
  const value = values.find((each) => each !== '') ?? '';
  const cents = parseAmount(value, ',');
  if (isWord(name, OPENING) && cents.ok) return { opening: cents.value };
  if (isWord(name, CLOSING) && cents.ok) return { closing: cents.value };
  return name !== '' && value === '' ? 'footer' : undefined;
}
