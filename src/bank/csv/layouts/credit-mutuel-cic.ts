import { rolesByWord } from '../columns.ts';
import type { Layout, Role } from '../layout.ts';

const WORDS: Readonly<Record<string, Role>> = {
  DATE: 'date',
  "DATE D'OPERATION": 'date',
  'DATE DE VALEUR': 'valueDate',
  DEBIT: 'debit',
  CREDIT: 'credit',
  MONTANT: 'amount',
  LIBELLE: 'text',
  SOLDE: 'balance',
  MOTIF: 'text',
  'REFERENCE UNIQUE DU MANDAT (RUM)': 'text',
  'REFERENCE (END TO END)': 'text',
  'IDENTIFIANT DU CREANCIER (ICS)': 'text',
};

/**
 * Crédit Mutuel and CIC, one house: no preamble, debits already negative, and a running balance
 * beside every row, which proves the file. Hello bank! has the same header without the balance.
 *
 * Learned from real files in afup/web (CreditMutuel.php) and AiroPi/moneymanager.
 */
export const creditMutuelCic: Layout = {
  name: 'credit-mutuel-csv',
  bank: 'Crédit Mutuel, CIC',
  learnedFrom: 'real',
  roles(header) {
    const roles = rolesByWord(header, WORDS);
    return roles?.includes('balance') && roles.includes('valueDate') ? roles : undefined;
  },
  dateOrder: 'dmy',
};
