import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble } from '../layout.ts';
import { as, type Headed, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/** Banks of Belgium, whose customers choose the language of the header. */
const BELGIAN: readonly Headed[] = [
  {
    // Three headers since 2017, and a fourth of Fintro. The number of a movement is filled in when
    // the statement is drawn up, of some files never; the reference in the details is its identity.
    // Some files write the decimal point, some the comma. From real files, as programs tell.
    name: 'bnp-paribas-fortis-csv',
    bank: 'BNP Paribas Fortis, Fintro, Hello bank! Belgium',
    learnedFrom: 'extract',
    needs: [
      ['NO DE SEQUENCE', 'N° DE SEQUENCE', 'NUMERO DE SEQUENCE', 'VOLGNUMMER'],
      ["DATE D'EXECUTION", 'UITVOERINGSDATUM'],
      ['DEVISE DU COMPTE', 'VALUTA REKENING'],
      'DETAILS',
    ],
    words: {
      ...as('ignored', 'NO DE SEQUENCE', 'N° DE SEQUENCE', 'NUMERO DE SEQUENCE', 'VOLGNUMMER'),
      ...as('date', "DATE D'EXECUTION", 'UITVOERINGSDATUM'),
      ...as('valueDate', 'DATE VALEUR', 'VALUTADATUM'),
      ...as('amount', 'MONTANT', 'BEDRAG'),
      ...as('currency', 'DEVISE DU COMPTE', 'VALUTA REKENING'),
      ...as('account', 'NUMERO DE COMPTE', 'REKENINGNUMMER'),
      ...as('status', 'STATUT', 'STATUS'),
      ...as('text', 'TYPE DE TRANSACTION', 'TYPE VERRICHTING', 'CONTREPARTIE', 'TEGENPARTIJ'),
      ...as('text', 'CONTREPARTIE DE LA TRANSACTION', 'TEGENPARTIJ VAN DE VERRICHTING'),
      ...as('text', 'NOM DE LA CONTREPARTIE', 'NAAM VAN DE TEGENPARTIJ', 'COMMUNICATION'),
      ...as('text', 'MEDEDELING', 'DETAILS'),
      ...as('ignored', 'MOTIF DU REFUS', 'REDEN VAN WEIGERING'),
    },
    unknown: appended,
    idInText: /\b(?:REFERENCE BANQUE|BANKREFERENTIE) ?: ?(\d{8,})/i,
  },
  {
    // Rows of zero only tell something. The number runs through the year.
    name: 'ing-belgium-csv',
    bank: 'ING Belgium',
    learnedFrom: 'extract',
    needs: [
      ['NUMERO DE COMPTE', 'REKENINGNUMMER'],
      ['NUMERO DE MOUVEMENT', 'OMZETNUMMER'],
      ['DATE COMPTABLE', 'BOEKINGSDATUM'],
      ['LIBELLES', 'OMSCHRIJVING'],
    ],
    words: {
      ...as('account', 'NUMERO DE COMPTE', 'REKENINGNUMMER'),
      ...as('ignored', 'NOM DU COMPTE', 'NAAM VAN DE REKENING', 'NAAM'),
      ...as('text', 'COMPTE CONTREPARTIE', 'COMPTE PARTIE ADVERSE', 'REKENING TEGENPARTIJ'),
      ...as('id', 'NUMERO DE MOUVEMENT', 'OMZETNUMMER'),
      ...as('date', 'DATE COMPTABLE', 'BOEKINGSDATUM'),
      ...as('valueDate', 'DATE VALEUR', 'VALUTADATUM'),
      ...as('amount', 'MONTANT', 'BEDRAG'),
      ...as('currency', 'DEVISE', 'MUNTEENHEID'),
      ...as('text', 'LIBELLES', 'OMSCHRIJVING', 'DETAILS DU MOUVEMENT', 'DETAIL VAN DE OMZET'),
      ...as('text', 'DETAIL', 'MESSAGE', 'BERICHT'),
    },
    unknown: appended,
    decimal: ',',
  },
  {
    // Cells are padded, and the amount stands once more as credit or debit. The newest row first,
    // with the balance after it. The header in French is from a program.
    name: 'kbc-csv',
    bank: 'KBC, CBC',
    learnedFrom: 'real',
    needs: [
      ['RUBRIEKNAAM', 'NOM DE LA RUBRIQUE', 'HEADING'],
      ['AFSCHRIFTNUMMER', "NUMERO DE L'EXTRAIT", 'STATEMENT NUMBER'],
      ['SALDO', 'SOLDE', 'BALANCE'],
      ['VRIJE MEDEDELING', 'COMMUNICATION LIBRE', 'FREE-FORMAT REFERENCE'],
    ],
    words: {
      ...as('account', 'REKENINGNUMMER', 'NUMERO DE COMPTE', 'ACCOUNT NUMBER'),
      ...as('ignored', 'RUBRIEKNAAM', 'NOM DE LA RUBRIQUE', 'HEADING', 'NAAM', 'NOM', 'NAME'),
      ...as('currency', 'MUNT', 'DEVISE', 'CURRENCY'),
      ...as('ignored', 'AFSCHRIFTNUMMER', "NUMERO DE L'EXTRAIT", 'STATEMENT NUMBER'),
      ...as('date', 'DATUM', 'DATE'),
      ...as('text', 'OMSCHRIJVING', 'DESCRIPTION'),
      ...as('valueDate', 'VALUTA', 'VALEUR', 'VALUE DATE'),
      ...as('amount', 'BEDRAG', 'MONTANT', 'AMOUNT'),
      ...as('balance', 'SALDO', 'SOLDE', 'BALANCE'),
      ...as('ignored', 'CREDIT', 'DEBET', 'DEBIT'),
      ...as('text', 'REKENINGNUMMER TEGENPARTIJ', 'REKENING TEGENPARTIJ'),
      ...as('text', 'NUMERO DE COMPTE CONTREPARTIE', "COUNTERPARTY'S ACCOUNT NUMBER"),
      ...as('ignored', 'BIC TEGENPARTIJ', 'BIC CODE TEGENPARTIJ', 'BIC CONTREPARTIE'),
      ...as('ignored', 'COUNTERPARTY BIC'),
      ...as('text', 'NAAM TEGENPARTIJ', 'NOM CONTREPARTIE', 'COUNTERPARTY NAME'),
      ...as('text', 'ADRES TEGENPARTIJ', 'ADRESSE CONTREPARTIE', 'COUNTERPARTY ADDRESS'),
      ...as('text', 'GESTRUCTUREERDE MEDEDELING', 'COMMUNICATION STRUCTUREE'),
      ...as('text', 'STANDARD-FORMAT REFERENCE', 'VRIJE MEDEDELING', 'COMMUNICATION LIBRE'),
      ...as('text', 'FREE-FORMAT REFERENCE'),
    },
    unknown: appended,
    decimal: ',',
  },
  {
    // From programs; the file itself is a spreadsheet, saved as CSV by who wants one. The header in
    // French has lost a letter at the bank: `Date valeu`.
    name: 'argenta-csv',
    bank: 'Argenta',
    learnedFrom: 'assumed',
    needs: [
      ['REKENING', 'COMPTE'],
      ['BOEKDATUM', 'DATE COMPTABLE'],
      ['VALUTADATUM', 'DATE VALEU', 'DATE VALEUR'],
      ['REFERENTIE', 'REFERENCE'],
      ['BESCHRIJVING', 'DESCRIPTION'],
    ],
    words: {
      ...as('account', 'REKENING', 'COMPTE'),
      ...as('date', 'BOEKDATUM', 'DATE COMPTABLE'),
      ...as('valueDate', 'VALUTADATUM', 'DATE VALEU', 'DATE VALEUR'),
      ...as('id', 'REFERENTIE', 'REFERENCE'),
      ...as('text', 'BESCHRIJVING', 'DESCRIPTION'),
      ...as('amount', 'BEDRAG', 'MONTANT'),
      ...as('currency', 'MUNT', 'DEVISE'),
      ...as('ignored', 'VERRICHTINGSDATUM', "DATE D'OPERATION"),
      ...as('text', 'REKENING TEGENPARTIJ', 'NAAM TEGENPARTIJ', 'MEDEDELING'),
      ...as('text', 'COMMUNICATION'),
    },
    unknown: appended,
    decimal: ',',
  },
  {
    // From a program that reads the header in French; the account stands above it.
    name: 'vdk-csv',
    bank: 'VDK',
    learnedFrom: 'assumed',
    needs: ["DATE D'EXECUTION", 'NUMERO DE REFERENCE DE VDK', 'MONTANT', 'COMMUNICATION'],
    words: {
      "DATE D'EXECUTION": 'date',
      ...as('valueDate', 'DATE VALEUR', 'DATE DE VALEUR'),
      'NUMERO DE REFERENCE DE VDK': 'id',
      MONTANT: 'amount',
      DEVISE: 'currency',
      ...as('text', 'COMMUNICATION', 'TYPE DE MOUVEMENT', 'NOM DE LA CONTREPARTIE'),
      ...as('text', 'NUMERO DE COMPTE DE LA CONTREPARTIE', 'ADRESSE DE LA CONTREPARTIE'),
      ...as('text', 'CODE POSTAL DE LA CONTREPARTIE', 'DOMICILE DE LA CONTREPARTIE'),
      ...as('ignored', 'BIC/SWIFT DE LA CONTREPARTIE', 'PAYS DE LA CONTREPARTIE'),
    },
    unknown: appended,
    decimal: ',',
    preamble: accountInFirstLine,
  },
  {
    // The number of statement and movement is one movement's alone. The account is the other
    // party's, or a dash. From programs, the newest of which describes the files of 2026.
    name: 'keytrade-csv',
    bank: 'Keytrade Bank',
    learnedFrom: 'assumed',
    needs: [
      ['EXTRAIT', 'UITTREKSEL'],
      ['DATE', 'DATUM'],
      ['DATE VALEUR', 'VALUTADATUM'],
      ['DESCRIPTION', 'OMSCHRIJVING'],
    ],
    words: {
      ...as('id', 'EXTRAIT', 'UITTREKSEL'),
      ...as('date', 'DATE', 'DATUM'),
      ...as('valueDate', 'DATE VALEUR', 'VALUTADATUM'),
      ...as('text', 'IBAN', 'COMPTE', 'REKENING', 'DESCRIPTION', 'OMSCHRIJVING'),
      ...as('amount', 'MONTANT', 'BEDRAG'),
      ...as('currency', 'DEVISE', 'VALUTA'),
    },
  },
];

function accountInFirstLine([first]: readonly CsvRow[]): Preamble {
  const number = first?.cells[1]?.trim() ?? '';
  return /^[A-Z]{2}\d{2}/.test(number) ? { accountNumber: number } : {};
}

export const belgianLayouts: readonly Layout[] = BELGIAN.map(headed);
