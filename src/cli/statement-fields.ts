import type { Field } from './column-map.ts';

/** What the columns of a bank's table may be, for `--map`; the names are those of `src/bank`. */
export const STATEMENT_FIELDS: readonly Field[] = [
  { name: 'date', words: ['DATE'] },
  { name: 'label', words: ['LABEL', 'LIBELLE', 'DESCRIPTION'] },
  { name: 'amount', words: ['AMOUNT', 'MONTANT'] },
  { name: 'debit', words: ['DEBIT'] },
  { name: 'credit', words: ['CREDIT'] },
  { name: 'direction', words: ['DIRECTION', 'SENS'] },
  { name: 'balance', words: ['BALANCE', 'SOLDE'] },
  { name: 'value-date', words: ['VALUE-DATE', 'DATE-VALEUR', 'VALUE DATE', 'DATE VALEUR'] },
  { name: 'reference', words: ['REFERENCE', 'MOTIF'] },
  { name: 'note', words: ['NOTE', 'COMMENTAIRE'] },
  { name: 'fee', words: ['FEE', 'FRAIS'] },
  { name: 'id', words: ['ID', 'IDENTIFIANT'] },
  { name: 'account', words: ['ACCOUNT', 'COMPTE'] },
  { name: 'currency', words: ['CURRENCY', 'DEVISE'] },
  { name: 'status', words: ['STATUS', 'STATUT'] },
];
