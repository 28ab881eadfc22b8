import type { Layout } from '../layout.ts';
import { isWord } from '../table.ts';
import { as, headed } from './headed.ts';
import { factNamed, statedFacts } from './preamble-facts.ts';
import { appended } from './unknown-column.ts';

const SIMPLE_LABEL = 'LIBELLE SIMPLIFIE';
const LABEL = 'LIBELLE OPERATION';

/**
 * Banque Populaire and Caisse d'Épargne, one house. The motive of a transfer stands in
 * `Informations complementaires`. The simplified label is computed anew, and left out wherever the
 * bank's own stands beside it; professional accounts have only the former. A reference is text and
 * no identifier, for two purchases of one day share it.
 *
 * Learned from real files: mincong-h/finance-toolkit; the ten columns of `Date comptable` from a
 * program tried on files of both banks in 2026.
 */
export const bpce: Layout = headed({
  name: 'bpce-csv',
  bank: "Banque Populaire, Caisse d'Épargne",
  learnedFrom: 'real',
  needs: [
    ['DATE DE COMPTABILISATION', 'DATE COMPTABLE'],
    ...[[SIMPLE_LABEL, LABEL], 'INFORMATIONS COMPLEMENTAIRES', 'DEBIT', 'CREDIT'],
  ],
  words: {
    ...as('date', 'DATE DE COMPTABILISATION', 'DATE COMPTABLE'),
    ...as('text', SIMPLE_LABEL, LABEL, 'REFERENCE', 'INFORMATIONS COMPLEMENTAIRES'),
    ...as('ignored', 'TYPE OPERATION', 'CATEGORIE', 'SOUS CATEGORIE', 'DATE OPERATION'),
    ...as('ignored', 'POINTAGE OPERATION', 'POINTAGE'),
    DEBIT: 'debit',
    CREDIT: 'credit',
    'DATE DE VALEUR': 'valueDate',
  },
  unknown: appended,
  settle(roles, header) {
    const hasLabel = header.some((cell) => isWord(cell, LABEL));
    const isNeedless = (cell = '') => hasLabel && isWord(cell, SIMPLE_LABEL);
    return roles.map((role, at) => (isNeedless(header[at]) ? 'ignored' : role));
  },
  decimal: ',',
  preamble(rows) {
    const number = factNamed(statedFacts(rows), 'NUMERO DE COMPTE')?.value;
    return number === undefined ? {} : { accountNumber: number };
  },
});

/** What Banque Populaire had before the two shared one: several accounts. From programs. */
export const banquePopulaireOld: Layout = headed({
  name: 'bpce-csv',
  bank: 'Banque Populaire, older',
  learnedFrom: 'assumed',
  needs: ['COMPTE', 'DATE DE COMPTABILISATION', 'REFERENCE', 'MONTANT'],
  words: {
    COMPTE: 'account',
    'DATE DE COMPTABILISATION': 'date',
    'DATE OPERATION': 'ignored',
    ...as('text', 'LIBELLE', 'REFERENCE'),
    ...as('valueDate', 'DATE VALEUR', 'DATE DE VALEUR'),
    MONTANT: 'amount',
  },
  unknown: appended,
  decimal: ',',
});
