import { rolesByWord } from '../columns.ts';
import type { Layout, Role } from '../layout.ts';
import { isWord } from '../table.ts';
import { mustBeText } from './unknown-column.ts';

const WORDS: Readonly<Record<string, Role>> = {
  DATE: 'date',
  'VALUE DATE': 'valueDate',
  'DATE VALEUR': 'valueDate',
  'DATE DE VALEUR': 'valueDate',
  LABEL: 'text',
  LIBELLE: 'text',
  AMOUNT: 'amount',
  MONTANT: 'amount',
  BALANCE: 'balance',
  SOLDE: 'balance',
  ID: 'id',
  IDENTIFIANT: 'id',
  REFERENCE: 'text',
  NOTE: 'text',
  NOTES: 'text',
  COMMENT: 'text',
  COMMENTAIRE: 'text',
  MEMO: 'text',
};

/**
 * What a person or a script writes who has no file of a known bank: `date;label;amount` in any
 * order, and perhaps a balance after each row and the bank's identifier of it (docs/formats.md). It
 * is reluctant, so that no other bank's file is taken for it: a column it does not know must hold
 * text.
 */
export const plain: Layout = {
  name: 'plain-csv',
  bank: 'any',
  learnedFrom: 'real', // for it is ours to define
  roles(header) {
    if (!hasWord(header, ['LABEL', 'LIBELLE'])) return undefined;
    return rolesByWord(header, WORDS, mustBeText);
  },
  // Who writes in English may put the month first, and then nothing in the file would show it.
  dateOrder: { assumesDayFirst: (header) => hasWord(header, ['LIBELLE', 'MONTANT', 'SOLDE']) },
};

function hasWord(header: readonly string[], words: readonly string[]): boolean {
  return header.some((cell) => words.some((word) => isWord(cell, word)));
}
