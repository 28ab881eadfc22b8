import type { Role } from '../layout.ts';

/** The roles that a header's word may stand for. */
export type WordRole = Exclude<Role, 'other'>;

/**
 * French, English, German, Dutch and Italian, as banks of the region write their headers, and some
 * Spanish and Portuguese: folded, without the words that only join others (`DATE DE L'OPERATION` is
 * `DATE OPERATION`). Of several lists for one role the first is the best: of several dates it is
 * the day of booking that the account's balance follows.
 */
export const WORDS: readonly (readonly [role: WordRole, words: readonly string[]])[] = [
  [
    'date',
    [
      ...['DATE COMPTABILISATION', 'DATE COMPTABLE', 'DATE COMPTA', 'DATE ECRITURE'],
      ...['COMPTABILISATION', 'COMPTABLE', 'DATE_COMPTABILISATION', 'DATE EXECUTION'],
      ...['DATE COMPTABLE OPERATION', 'DATE ENREGISTREMENT', 'DATE INSCRIPTION'],
      ...['BOOKING DATE', 'BOOKED AT', 'BOOKED ON', 'BOOKED', 'POSTING DATE', 'POSTED DATE'],
      ...['DATE POSTED', 'POSTED', 'COMPLETED DATE', 'DATE COMPLETED', 'SETTLEMENT DATE'],
      ...['ACCOUNTING DATE', 'DATE BOOKED', 'POSTED AT', 'BOOKKEEPING DATE'],
      ...[
        'BUCHUNGSDATUM',
        'BUCHUNGSTAG',
        'BUCHUNG',
        'BOEKDATUM',
        'BOEKINGSDATUM',
        'UITVOERINGSDATUM',
      ],
      ...['DATUM BOEKING', 'BOEKDAG', 'DATUM VERREKENING'],
      ...['DATA REGISTRAZIONE', 'DATA CONTABILE', 'DATA LANCAMENTO', 'FECHA CONTABLE'],
    ],
  ],
  [
    'date',
    [
      ...['DATE', 'DATUM', 'DATA', 'JOUR', 'DAY', 'DATEOP', 'DATE OP', 'DATE OPERATION', 'TAG'],
      ...['DATE OPERATIONS', 'DATE TRANSACTION', 'DATE MOUVEMENT', 'DATE IMPUTATION', 'FECHA'],
      ...['TRANSACTION DATE', 'OPERATION DATE', 'EFFECTIVE DATE', 'TRANSACTION_DATE', 'DATES'],
      ...['DATUM VERRICHTING', 'DATUM TRANSACTIE', "DATA DELL'OPERAZIONE", 'DATA OPERAZIONE'],
      ...['DATE_OPERATION', 'DATE_TRANSACTION', 'TRANSAKTIONSDATUM', 'TRANSACTIEDATUM'],
      ...['TRANSACTION TIME', 'DATE TIME', 'DATE/TIME', 'DATE HEURE', 'DATE ET HEURE', 'TIMESTAMP'],
    ],
  ],
  [
    'date',
    [
      ...['DATE STARTED', 'STARTED DATE', 'CREATED AT', 'CREATED DATE', 'DATE CREATED'],
      ...['DATE CREATION', 'DATE DEBUT', 'DATE ACHAT', 'PURCHASE DATE', 'KAUFDATUM'],
      ...['INITIATED', 'CREATED', 'CREATED ON', 'DATE INITIATION', 'AANKOOPDATUM'],
    ],
  ],
  [
    'valueDate',
    [
      ...['DATE VALEUR', 'VALEUR', 'DATEVAL', 'DATE VAL', 'DATE_VALEUR', 'VALUE DATE', 'VALUE'],
      ...['VALUTA', 'VALUTA DATE', 'VALUTADATUM', 'VALUTA DATUM', 'DATA VALUTA', 'INTEREST DATE'],
      ...['VALEUR LE', 'WERTSTELLUNG', 'WERTSTELLUNGSDATUM', 'WERT', 'DATA VALOR', 'FECHA VALOR'],
      ...['VALUE_DATE', 'VALUTADATE', 'RENTEDATUM', 'DATEVALEUR', 'DATE VALEURS', 'VAL', 'VALEU'],
    ],
  ],
  [
    'amount',
    [
      ...['MONTANT', 'AMOUNT', 'BETRAG', 'BEDRAG', 'IMPORTO', 'SOMME', 'MONTANT OPERATION'],
      ...['MONTANT TRANSACTION', 'MONTANT MOUVEMENT', 'MONTANT NET', 'MONTANT_OPERATION'],
      ...['TRANSACTION AMOUNT', 'CREDIT/DEBIT AMOUNT', 'DEBIT/CREDIT AMOUNT', 'NET AMOUNT'],
      ...['MONTANTS', 'UMSATZ', 'IMPORTE', 'MONTANTE', 'VALOR', 'MNT', 'MOUVEMENT', 'MOUVEMENTS'],
      ...['MONTANT DEBIT/CREDIT', 'MONTANT CREDIT/DEBIT', 'BETRAGE', 'BUCHUNGSBETRAG'],
      ...['AMOUNT DEBIT/CREDIT', 'SUM', 'EUR', 'EUROS', 'CHF', 'TRANSACTIEBEDRAG'],
    ],
  ],
  ['amount', ['MONTANT TOTAL', 'TOTAL AMOUNT', 'MONTANT TTC', 'MONTANT TOTAL TTC', 'TOTAL']],
  ['amount', ['NET', 'BRUT', 'GROSS', 'NETTO', 'BRUTTO', 'MONTANT BRUT', 'GROSS AMOUNT']],
  [
    'debit',
    [
      ...['DEBIT', 'DEBITS', 'DEBET', 'MONTANT DEBIT', 'DEBIT AMOUNT', 'SORTIE', 'SORTIES'],
      ...['DEPENSE', 'DEPENSES', 'RETRAIT', 'RETRAITS', 'BELASTUNG', 'BELASTUNGEN', 'SOLL'],
      ...['LASTSCHRIFT', 'ADDEBITO', 'ADDEBITI', 'AF', 'WITHDRAWAL', 'WITHDRAWALS', 'MONEY OUT'],
      ...['PAID OUT', 'DEBIT EUROS', 'MONTANT AU DEBIT', 'AU DEBIT', 'UITGAVEN', 'USCITE', 'DARE'],
      ...['AUSGABEN', 'AUSGANG', 'OUT', 'OUTGOING', 'DECAISSEMENT', 'DECAISSEMENTS', 'CARGO'],
      ...['BELASTUNGSBETRAG', 'DEBITI', 'SPENT', 'EXPENSE', 'EXPENSES', 'OUTFLOW', 'DOIT'],
    ],
  ],
  [
    'credit',
    [
      ...['CREDIT', 'CREDITS', 'MONTANT CREDIT', 'CREDIT AMOUNT', 'ENTREE', 'ENTREES'],
      ...['RECETTE', 'RECETTES', 'DEPOT', 'DEPOTS', 'VERSEMENT', 'VERSEMENTS', 'GUTSCHRIFT'],
      ...['GUTSCHRIFTEN', 'HABEN', 'ACCREDITO', 'ACCREDITI', 'BIJ', 'DEPOSIT', 'DEPOSITS'],
      ...['MONEY IN', 'PAID IN', 'CREDIT EUROS', 'MONTANT AU CREDIT', 'AU CREDIT', 'INKOMSTEN'],
      ...['ENTRATE', 'AVERE', 'EINNAHMEN', 'EINGANG', 'IN', 'INCOMING', 'ENCAISSEMENT'],
      ...['ENCAISSEMENTS', 'ABONO', 'GUTSCHRIFTSBETRAG', 'CREDITI', 'RECEIVED', 'INCOME'],
      ...['INFLOW', 'AVOIR'],
    ],
  ],
  [
    'direction',
    [
      ...['SENS', 'SENS OPERATION', 'SENS MOUVEMENT', 'DIRECTION', 'SIGNE', 'SIGN', 'D/C', 'C/D'],
      ...['DEBIT/CREDIT', 'CREDIT/DEBIT', 'DB/CR', 'CR/DB', 'AF BIJ', 'AF/BIJ', 'SOLL/HABEN'],
      ...['+/-', '-/+', 'S/H', 'BIJ/AF', 'BIJ AF', 'DEBIT CREDIT', 'DEBIT OU CREDIT', 'DC', 'CD'],
      ...['ENTREE/SORTIE', 'SEGNO', 'DEBET/CREDIT', 'CREDIT OU DEBIT', 'DEBIT-CREDIT', 'DBIT/CRDT'],
      ...['CREDITDEBITINDICATOR', 'CREDIT DEBIT INDICATOR', 'BELASTUNG/GUTSCHRIFT', 'DR/CR'],
    ],
  ],
  [
    'balance',
    [
      ...['SOLDE', 'BALANCE', 'SALDO', 'KONTOSTAND', 'NOUVEAU SOLDE', 'SOLDE COMPTABLE'],
      ...['SOLDE COURANT', 'SOLDE PROGRESSIF', 'SOLDE COMPTE', 'SOLDE BANCAIRE', 'NEW BALANCE'],
      ...['SOLDE APRES OPERATION', 'RUNNING BALANCE', 'ACCOUNT BALANCE', 'ACCOUNTBALANCE'],
      ...['SALDO NA VERRICHTING', 'SALDO NA MUTATIE', 'SALDO NACH BUCHUNG', 'NEUER SALDO'],
      ...['SOLDE CUMULE', 'SOLDE GLISSANT', 'BALANCE AFTER TRANSACTION', 'SALDO CONTABILE'],
    ],
  ],
  [
    'currency',
    [
      ...['DEVISE', 'CURRENCY', 'MONNAIE', 'WAHRUNG', 'MUNT', 'MONETA', 'DEVISE COMPTE', 'DEVIES'],
      ...['ACCOUNT CURRENCY', 'PAYMENT CURRENCY', 'MUNTEENHEID', 'DIVISA', 'MOEDA', 'DEVISES'],
      ...['WHG', 'CCY', 'CUR', 'VALUTACODE', 'DEVISE OPERATION', 'DEVISE TRANSACTION'],
      ...['DEVISE MONTANT', 'CURRENCY CODE', 'CODE DEVISE'],
    ],
  ],
  [
    'status',
    [
      ...['STATUT', 'STATUS', 'ETAT', 'STATE', 'STATO', 'STATUT OPERATION', 'STATUT TRANSACTION'],
      ...['STATUT PAIEMENT', 'TRANSACTION STATUS', 'PAYMENT STATUS', 'ETAT OPERATION', 'ESTADO'],
      ...['ETAT TRANSACTION', 'BUCHUNGSSTATUS', 'STATUT MOUVEMENT', 'ETAT PAIEMENT'],
    ],
  ],
  ['ignored', ['CATEGORIE', 'SOUS-CATEGORIE', 'SOUS CATEGORIE', 'CATEGORIE PARENTE', 'CATEGORIA']],
  ['account', ['IBAN', 'IBAN COMPTE', 'ACCOUNT IBAN', 'IBAN/COMPTE']],
  [
    'account',
    [
      ...['COMPTE', 'NUMERO COMPTE', 'N° COMPTE', 'NO COMPTE', 'ACCOUNT', 'ACCOUNT NUMBER'],
      ...['ACCOUNTNUM', 'REKENING', 'REKENINGNUMMER', 'KONTO', 'KONTONUMMER', 'NUMERO CONTO'],
      ...['CONTO', 'NUM COMPTE', 'COMPTE BANCAIRE', 'BANK ACCOUNT', 'ACCOUNT NAME', 'NOM COMPTE'],
      ...['LIBELLE COMPTE', 'ACCOUNTLABEL', 'NAAM REKENING', 'KONTONAME', 'ACCOUNT NO', 'CUENTA'],
      ...['N° DE COMPTE', 'COMPTE N°', 'NR COMPTE', 'ACCOUNT ID'],
    ],
  ],
  [
    'id',
    [
      ...['ID', 'IDENTIFIANT', 'UUID', 'TRANSACTION ID', 'ID TRANSACTION', 'OPERATION ID'],
      ...['IDENTIFIANT TRANSACTION', 'IDENTIFIANT OPERATION', 'NUMERO OPERATION'],
      ...['N° OPERATION', 'NUMERO TRANSACTION', 'N° TRANSACTION', 'NUMERO ECRITURE'],
      ...[
        'NUMERO MOUVEMENT',
        'N. TRANSAZIONE',
        'AUFTRAGSNUMMER',
        'TRANSACTION_ID',
        'TRANSACTIONID',
        'ID OPERATION',
      ],
      ...['TRANSAKTIONS-NR', 'TRANSACTIENUMMER', 'TRANSAKTIONSNUMMER', 'NUMERO SEQUENCE'],
    ],
  ],
];

/** Words of which one anywhere in a header's cell shows that the column holds no such thing. */
export const BESIDE_THE_POINT: readonly string[] = [
  ...['CATEGORI\\w*', 'SOUS-CATEGORI\\w*', 'KATEGORIE\\w*', 'RUBRI\\w*', 'TAGS?', 'POINTAGE'],
  ...['HEURES?', 'POINTEE?', 'TIME', 'UHRZEIT', 'ORA', 'UUR', 'TVA', 'VAT', 'HT', 'TAX', 'TAXES?'],
  ...['TAUX', 'RATE', 'KOERS', 'KURS', 'COURS', 'MCC', 'SOUS-MONTANT', 'IMPORTO SINGOLO'],
  ...[
    'INDIVIDUAL AMOUNT',
    '(?:BETRAG )?EINZEL\\w*',
    'PRICE',
    'PRIX',
    'PREIS',
    'QUANTITY',
    'QUANTITE',
  ],
  ...['QUANTITA', 'MENGE', 'ANZAHL', 'STUCK', 'AANTAL', 'NOMBRE'],
  ...['BETRAG DETAIL', 'ORIG', 'ORIGINAL\\w*', 'ORIGINE', 'ETRANGERE?S?', 'FOREIGN'],
  ...[
    'SUGGEREE?',
    'AFSCHRIFT\\w*',
    '(?:REKENING)?UITTREKSEL\\w*',
    'STATEMENT NUMBER',
    'AUSZUG\\w*',
  ],
  ...['(?:NUMERO|N°|NR|NO) (?:EXTRAIT|RELEVE)', 'UITGAVENSTAAT', 'LIGNE', 'ROW', 'LINE', 'ZEILE'],
  // Hundredths, or thousands: read as units they would be wrong by a factor.
  ...['CENTIMES?', 'CENTS?', 'MINOR', 'PENCE', 'RAPPEN', 'K€', 'KEUR', 'MILLIERS?', 'THOUSANDS?'],
];
