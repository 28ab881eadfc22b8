import type { Layout } from '../layout.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/** From a program that has the header; the names of some columns end in a colon. */
export const postLuxembourg: Layout = headed({
  name: 'post-luxembourg-csv',
  bank: 'POST Luxembourg',
  learnedFrom: 'assumed',
  needs: ['DATE COMPTABLE', "MONTANT DE L'OPERATION", "REFERENCE D'OPERATION"],
  words: {
    'DATE COMPTABLE': 'date',
    'DATE VALEUR': 'valueDate',
    "MONTANT DE L'OPERATION": 'amount',
    DEVISE: 'currency',
    "REFERENCE D'OPERATION": 'id',
    ...as('text', 'DESCRIPTION', 'COMPTE DE LA CONTREPARTIE', 'NOM DE LA CONTREPARTIE :'),
    ...as('text', 'COMMUNICATION 1 :', 'COMMUNICATION 2 :'),
  },
  unknown: appended,
  decimal: ',',
});
