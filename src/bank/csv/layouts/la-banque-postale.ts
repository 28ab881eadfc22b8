import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble } from '../layout.ts';
import { as, headed } from './headed.ts';
import { factNamed, statedFacts } from './preamble-facts.ts';
import { appended } from './unknown-column.ts';

/**
 * Lines above the table name the account, a day and the balance of that day. Until the 2010s each
 * amount stood there once more in francs. The `.tsv` is the same with tabs, newest first too.
 *
 * Learned from the extract in OpenFlyers' documentation (doc4-fr.openflyers.com) and a TSV that was
 * published; a program that reads both checks the names of the five lines above.
 */
export const laBanquePostale: Layout = headed({
  name: 'la-banque-postale-csv',
  bank: 'La Banque Postale',
  learnedFrom: 'extract',
  needs: ['DATE', 'LIBELLE', ['MONTANT(EUROS)', 'MONTANT (EUROS)']],
  words: {
    DATE: 'date',
    LIBELLE: 'text',
    ...as('amount', 'MONTANT(EUROS)', 'MONTANT (EUROS)'),
    ...as('ignored', 'MONTANT(FRANCS)', 'MONTANT (FRANCS)'),
  },
  unknown: appended,
  decimal: ',',
  preamble: readPreamble,
});

function readPreamble(rows: readonly CsvRow[]): Preamble {
  const facts = statedFacts(rows);
  const number = factNamed(facts, 'NUMERO COMPTE')?.value;
  const isInEuros = /^EUROS?$/i.test(factNamed(facts, 'COMPTE TENU EN')?.value ?? '');
  const balance = factNamed(facts, 'SOLDE (EUROS)', 'SOLDE(EUROS)');
  const date = parseDate(factNamed(facts, 'DATE')?.value ?? '');
  const cents = parseAmount(balance?.value ?? '', ',');
  return {
    ...(number === undefined ? {} : { accountNumber: number }),
    ...(isInEuros ? { currency: 'EUR' } : {}),
    ...(balance !== undefined && date.ok && cents.ok
      ? { balance: { line: balance.line, date: date.value, cents: cents.value } }
      : {}),
  };
}
