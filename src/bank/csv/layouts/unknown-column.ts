import type { Role } from '../layout.ts';

const wordsIn = (words: readonly string[]) => new RegExp(`\\b(?:${words.join('|')})\\b`);

/** Parts of names of columns without which an amount or a date can't be understood. */
const MEANINGFUL = wordsIn([
  ...['DATE', 'AMOUNT', 'MONTANT', 'DEBIT', 'CREDIT', 'SENS', 'DIRECTION', 'BALANCE', 'SOLDE'],
  ...['FEE', 'FEES', 'FRAIS', 'COMMISSION', 'TAX', 'TAXE', 'VAT', 'TVA', 'TOTAL', 'RATE', 'TAUX'],
  ...['STATUS', 'STATE', 'STATUT', 'ETAT', 'CURRENCY', 'DEVISE', 'MONNAIE'],
]);

/** Parts of names of columns in which a reference or a payer may stand. */
const TELLING = wordsIn([
  ...['LIBELLE', 'LABEL', 'DESCRIPTION', 'DETAIL', 'DETAILS', 'MOTIF', 'OBJET', 'COMMUNICATION'],
  ...['REFERENCE', 'REFERENCES', 'REF', 'END TO END', 'MESSAGE', 'INFORMATION', 'INFORMATIONS'],
  ...['NOM', 'NAME', 'CONTREPARTIE', 'COUNTERPARTY', 'BENEFICIAIRE', 'EMETTEUR', 'DONNEUR'],
  ...['PAYER', 'PAYEE', 'PARTNER', 'IBAN', 'NOTE', 'NOTES', 'COMMENT', 'COMMENTAIRE', 'MEMO'],
]);

/** A column that no layout names is of text, or the table is not what it was taken for. */
export function mustBeText(cell: string): Role | undefined {
  return MEANINGFUL.test(cell) ? undefined : 'other';
}

/** A column that a bank has appended since: read as text if a reference may stand there. */
export function appended(cell: string): Role | undefined {
  return !MEANINGFUL.test(cell) && TELLING.test(cell) ? 'text' : mustBeText(cell);
}
