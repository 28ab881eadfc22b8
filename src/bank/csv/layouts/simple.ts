import type { Layout } from '../layout.ts';
import { as, type Headed, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/** Banks whose words say everything: one entry each, and nothing to read above the table. */
const SIMPLE: readonly Headed[] = [
  {
    // Three banks, one header but for its accents, which are not compared. Fortuneo's is from the
    // real file of mincong-h/finance-toolkit, the others' from programs of their customers. Debits
    // are negative at Fortuneo, and without sign at the two others.
    name: 'fortuneo-csv',
    bank: 'Fortuneo, Crédit Mutuel de Bretagne (Arkéa), CCF',
    learnedFrom: 'real',
    needs: ['DATE OPERATION', 'DATE VALEUR', 'LIBELLE', 'DEBIT', 'CREDIT'],
    words: {
      'DATE OPERATION': 'date',
      'DATE VALEUR': 'valueDate',
      LIBELLE: 'text',
      DEBIT: 'debit',
      CREDIT: 'credit',
    },
    decimal: ',',
  },
  {
    // With a balance it is Crédit Mutuel's header. Only programs say so: the real files of Hello
    // bank! that were seen are those of BNP Paribas.
    name: 'hello-bank-csv',
    bank: 'Hello bank!',
    learnedFrom: 'assumed',
    needs: ['DATE', 'DATE DE VALEUR', 'DEBIT', 'CREDIT', 'LIBELLE'],
    words: {
      DATE: 'date',
      'DATE DE VALEUR': 'valueDate',
      DEBIT: 'debit',
      CREDIT: 'credit',
      LIBELLE: 'text',
    },
    decimal: ',',
  },
  {
    // The layout of 2013, from the program noparking/lozeil. The amount has no sign. Rows may stop
    // behind the direction. No reference of it was shown to be one movement's alone.
    name: 'credit-cooperatif-csv',
    bank: 'Crédit Coopératif, 2013',
    learnedFrom: 'assumed',
    needs: ['DATE', 'LIBELLE', 'LIBELLE COMPLEMENTAIRE', 'MONTANT', 'SENS'],
    words: {
      DATE: 'date',
      MONTANT: 'amount',
      SENS: 'direction',
      ...as('text', 'LIBELLE', 'LIBELLE COMPLEMENTAIRE', 'NUMERO DE CHEQUE'),
      ...as('text', "REFERENCE INTERNE DE L'OPERATION", 'LIBELLE DE CLIENT A CLIENT - MOTIF'),
      ...as('text', "NOM DE L'EMETTEUR", "IDENTIFIANT DE L'EMETTEUR"),
      ...as('text', 'NOM DU DESTINATAIRE', 'IDENTIFIANT DU DESTINATAIRE'),
      ...as('text', 'NOM DU TIERS DEBITEUR', 'IDENTIFIANT DU TIERS DEBITEUR'),
      ...as('text', 'NOM DU TIERS CREANCIER', 'IDENTIFIANT DU TIERS CREANCIER'),
      ...as('text', 'REFERENCE DE CLIENT A CLIENT', 'REFERENCE DE LA REMISE'),
      ...as('text', 'REFERENCE DE LA TRANSACTION', 'REFERENCE UNIQUE DU MANDAT'),
      'SEQUENCE DE PRESENTATION': 'ignored',
    },
    unknown: appended,
    decimal: ',',
  },
  {
    // From programs. Whose the IBAN is was not shown, nor that the balances follow from each other.
    name: 'shine-csv',
    bank: 'Shine',
    learnedFrom: 'assumed',
    needs: ['TRANSACTION ID', "DATE D'OPERATION", 'DEBIT', 'CREDIT', 'LIBELLE'],
    words: {
      'TRANSACTION ID': 'id',
      "DATE D'OPERATION": 'date',
      'DATE DE LA VALEUR': 'valueDate',
      DEBIT: 'debit',
      CREDIT: 'credit',
      ...as('text', 'LIBELLE', 'NOM DE LA CONTREPARTIE', 'COMMENTAIRE'),
      ...as('ignored', 'IBAN', 'TYPE DE TRANSACTION', 'TRANSACTION PERSONNELLE', 'CATEGORY'),
      ...as('ignored', 'CATEGORIE', 'SOLDE MOUVEMENT', 'SOLDE BANCAIRE', 'MONTANT HT'),
      ...as('ignored', 'MONTANT DE TVA TOTAL', 'PIECES', "DATE D'AJOUT PIECES"),
      ...as('ignored', 'TITRE DU JUSTIFICATIF', 'NOM DU FICHIER'),
    },
    unknown: appended,
    decimal: ',',
  },
  {
    // From the header that NonoHM/budgetpilot calls real. The type tells a row without reference.
    name: 'n26-csv',
    bank: 'N26',
    learnedFrom: 'extract',
    needs: ['BOOKING DATE', 'PARTNER NAME', 'AMOUNT (EUR)'],
    words: {
      'BOOKING DATE': 'date',
      'VALUE DATE': 'valueDate',
      'AMOUNT (EUR)': 'amount',
      ...as('text', 'PARTNER NAME', 'PARTNER IBAN', 'TYPE', 'PAYMENT REFERENCE'),
      ...as('ignored', 'ACCOUNT NAME', 'ORIGINAL AMOUNT', 'ORIGINAL CURRENCY', 'EXCHANGE RATE'),
    },
    unknown: appended,
    decimal: '.',
    preamble: () => ({ currency: 'EUR' }),
  },
  {
    // The older header, in the owner's language; the account number is the other party's.
    name: 'n26-csv',
    bank: 'N26, older',
    learnedFrom: 'extract',
    needs: [
      ['DATE', 'DATUM'],
      ['AMOUNT (EUR)', 'MONTANT (EUR)', 'BETRAG (EUR)'],
      ['PAYEE', 'BENEFICIAIRE', 'EMPFANGER'],
    ],
    words: {
      ...as('date', 'DATE', 'DATUM'),
      ...as('amount', 'AMOUNT (EUR)', 'MONTANT (EUR)', 'BETRAG (EUR)'),
      ...as('text', 'PAYEE', 'BENEFICIAIRE', 'EMPFANGER'),
      ...as('text', 'ACCOUNT NUMBER', 'NUMERO DE COMPTE', 'KONTONUMMER'),
      ...as('text', 'TRANSACTION TYPE', 'TYPE DE TRANSACTION', 'TRANSAKTIONSTYP'),
      ...as('text', 'PAYMENT REFERENCE', 'REFERENCE DE PAIEMENT', 'VERWENDUNGSZWECK'),
      ...as('ignored', 'CATEGORY', 'CATEGORIE', 'KATEGORIE'),
      ...as('ignored', 'AMOUNT (FOREIGN CURRENCY)', 'MONTANT (DEVISE ETRANGERE)'),
      ...as('ignored', 'BETRAG (FREMDWAHRUNG)', 'TYPE FOREIGN CURRENCY', 'FREMDWAHRUNG'),
      ...as('ignored', 'SELECTIONNEZ LA DEVISE ETRANGERE'),
      ...as('ignored', 'EXCHANGE RATE', 'TAUX DE CONVERSION', 'WECHSELKURS'),
    },
    unknown: appended,
    decimal: '.',
    preamble: () => ({ currency: 'EUR' }),
  },
];

export const simpleLayouts: readonly Layout[] = SIMPLE.map(headed);
