import type { NewMember } from '../ledger/members/members.ts';
import type { BulkRow } from './bulk.ts';
import type { Field } from './column-map.ts';

/** How the columns of bulk files may be called, in both languages and folded. */

const CODE: Field = { name: 'code', words: ['CODE'] };
const EMAIL: Field = {
  name: 'email',
  words: ['EMAIL', 'E-MAIL', 'MAIL', 'COURRIEL', 'ADRESSE E-MAIL', 'ADRESSE ELECTRONIQUE'],
};
const NAME: Field = {
  name: 'name',
  words: ['NAME', 'NOM', 'ADHERENT', 'MEMBER', 'NOM ET PRENOM', 'NOM PRENOM'],
  required: true,
};

const FIRST_NAME: Field = { name: 'firstName', words: ['FIRST NAME', 'PRENOM'] };

export const MEMBER_FIELDS: readonly Field[] = [
  NAME,
  FIRST_NAME,
  CODE,
  EMAIL,
  { name: 'phone', words: ['PHONE', 'TELEPHONE', 'TEL', 'PORTABLE'] },
  { name: 'otherNames', words: ['OTHER NAMES', 'OTHER NAME', 'AUTRES NOMS', 'AUTRE NOM'] },
];

export const OPENING_FIELDS: readonly Field[] = [
  NAME,
  FIRST_NAME,
  CODE,
  EMAIL,
  { name: 'balance', words: ['BALANCE', 'SOLDE', 'AMOUNT', 'MONTANT'], required: true },
];

/**
 * Orders, one a row or one product a row. Besides our own words those of the platforms' exports:
 * Cagette and Camap (`name;productName;price;quantity;fees;total;paid`), and the customer totals of
 * CoopCircuits (`Client, Email, Produit, Quantité, Total (€), N° commande`).
 */
export const ORDER_FIELDS: readonly Field[] = [
  {
    name: 'member',
    words: ['MEMBER', 'ADHERENT', 'CODE', 'NAME', 'NOM', 'USERNAME', 'CLIENT', 'CUSTOMER'].concat(
      EMAIL.words,
    ),
    required: true,
  },
  EMAIL,
  {
    name: 'amount',
    words: ['AMOUNT', 'MONTANT', 'TOTAL', 'TOTAL (€)', 'TOTAL TTC', 'PRIX TOTAL'],
    required: 'column',
  },
  { name: 'method', words: ['METHOD', 'MOYEN', 'MOYEN DE PAIEMENT', 'PAIEMENT'] },
  {
    name: 'item',
    words: ['PRODUCT', 'PRODUCTNAME', 'PRODUCT NAME', 'PRODUIT', 'NOM DU PRODUIT', 'ARTICLE'],
  },
  { name: 'quantity', words: ['QUANTITY', 'QTY', 'QUANTITE', 'QTE'] },
  { name: 'price', words: ['PRICE', 'UNIT PRICE', 'PRIX', 'PRIX UNITAIRE', 'PU', 'PRIX TTC'] },
  {
    name: 'order',
    words: [
      'ORDER',
      'ORDER CODE',
      'ORDER NUMBER',
      'COMMANDE',
      'CODE COMMANDE',
      'NUMERO COMMANDE',
    ].concat([
      'NUMERO DE COMMANDE',
      'N COMMANDE',
      'N° COMMANDE',
      'NO COMMANDE',
      'REFERENCE COMMANDE',
    ]),
  },
  { name: 'date', words: ['DATE'] },
  { name: 'distribution', words: ['DISTRIBUTION', 'DATE DE DISTRIBUTION'] },
];

const NUMBER_WORDS: readonly string[] = [
  'NUMBER',
  'CHEQUE NUMBER',
  'NUMERO',
  'NUMERO DE CHEQUE',
  'N° CHEQUE',
  'N° DE CHEQUE',
];

/** What is printed on a cheque, and what was agreed about it. */
const CHEQUE_FIELDS: readonly Field[] = [
  { name: 'number', words: NUMBER_WORDS },
  { name: 'bank', words: ['BANK', 'BANQUE'] },
  {
    name: 'depositFrom',
    words: ['DEPOSIT FROM', 'NOT BEFORE', 'PAS AVANT', 'A REMETTRE LE', 'DATE DE REMISE'],
  },
  { name: 'payableTo', words: ['PAYABLE TO', 'PAYEE', 'ORDRE', "A L'ORDRE DE"] },
];

/** Cheques and cash that were handed over. */
export const PAYMENT_FIELDS: readonly Field[] = [
  {
    name: 'member',
    words: ['MEMBER', 'ADHERENT', 'CODE', 'NAME', 'NOM'].concat(EMAIL.words),
    required: true,
  },
  FIRST_NAME,
  { name: 'amount', words: ['AMOUNT', 'MONTANT'], required: true },
  { name: 'method', words: ['METHOD', 'MOYEN', 'MOYEN DE PAIEMENT'] },
  { name: 'date', words: ['DATE'] },
  { name: 'reference', words: ['REFERENCE', 'CODE DE REFERENCE'] },
  ...CHEQUE_FIELDS,
];

/** Contracts: with a number, their cheques were handed over, from this one on. */
export const CONTRACT_FIELDS: readonly Field[] = [
  {
    name: 'member',
    words: ['MEMBER', 'ADHERENT', 'CODE', 'NAME', 'NOM'].concat(EMAIL.words),
    required: true,
  },
  FIRST_NAME,
  { name: 'model', words: ['MODEL', 'MODELE', 'CONTRACT', 'CONTRAT'] },
  {
    name: 'number',
    words: ['FIRST NUMBER', 'FIRST_NUMBER', 'FIRST CHEQUE', 'FIRST CHEQUE NUMBER'].concat(
      ['PREMIER NUMERO', 'PREMIER_NUMERO', '1ER NUMERO', 'NUMERO DU PREMIER CHEQUE'],
      ['N° PREMIER CHEQUE', 'N° DU PREMIER CHEQUE', 'N° 1ER CHEQUE', 'N° DU 1ER CHEQUE'],
      ['NUMERO PREMIER CHEQUE', 'NUMERO 1ER CHEQUE', 'PREMIER CHEQUE', '1ER CHEQUE'],
      NUMBER_WORDS,
    ),
  },
  {
    name: 'amount',
    words: ['AMOUNT', 'MONTANT', 'MONTANT TOTAL', 'TOTAL AMOUNT', 'TOTAL', 'PRIX', 'PRIX TOTAL'],
  },
  {
    name: 'cheques',
    words: ['CHEQUES', 'NUMBER OF CHEQUES', 'NOMBRE DE CHEQUES', 'NOMBRE CHEQUES'].concat([
      'NB CHEQUES',
      'NB DE CHEQUES',
      'NBRE DE CHEQUES',
      'NBRE CHEQUES',
    ]),
  },
  { name: 'bank', words: ['BANK', 'BANQUE'] },
  {
    name: 'first',
    words: ['FIRST DATE', 'FIRST_DATE', 'PREMIERE DATE', 'PREMIERE_DATE', '1ERE DATE'].concat(
      ['DATE PREMIER CHEQUE', 'DATE DU PREMIER CHEQUE', 'DATE 1ER CHEQUE'],
      ['DATE DU 1ER CHEQUE', 'DATE OF FIRST CHEQUE', 'FIRST CHEQUE DATE'],
      ['PREMIERE ECHEANCE', '1ERE ECHEANCE'],
    ),
  },
];

/** The sign-off sheet of a distribution, as `distribution show --csv` writes it. */
export const SHEET_FIELDS: readonly Field[] = [
  { name: 'member', words: ['MEMBER', 'ADHERENT', 'CODE'], required: true },
  { name: 'payment', words: ['PAYMENT', 'PAIEMENT'] },
  { name: 'method', words: ['METHOD', 'MOYEN', 'MOYEN DE PAIEMENT'] },
  { name: 'expected', words: ['EXPECTED', 'ATTENDU'] },
  { name: 'received', words: ['RECEIVED', 'RECU', 'ENCAISSE', 'PAYE'], required: 'column' },
  { name: 'reason', words: ['REASON', 'MOTIF'] },
  // Read by people only.
  { name: 'name', words: ['NAME', 'NOM'] },
  { name: 'orders', words: ['ORDERS', 'COMMANDES'] },
  { name: 'total', words: ['TOTAL'] },
  { name: 'reference', words: ['REFERENCE', 'CODE DE REFERENCE'] },
];

/** The member that a row of members or openings describes. */
export const describedBy = (row: BulkRow): NewMember => ({
  name: [row['name'], row['firstName']].filter((part) => part !== undefined).join(' '),
  code: row['code'],
  email: row['email'],
  phone: row['phone'],
  otherNames: row['otherNames'],
});
