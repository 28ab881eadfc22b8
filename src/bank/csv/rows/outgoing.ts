/**
 * What kind of movement it was, where that is all a cell says, of money that went out, or may have:
 * a shop calls what comes in a payment too.
 */
export const OUTGOING_KIND = new RegExp(
  `^(?:${[
    ...['PAIEMENTS?', 'PAYMENTS?', 'ACHATS?', 'CARTE', 'CARD', 'SENT', 'ENVOYE', 'EMIS'],
    ...['VIREMENT SORTANT', 'TRANSFER OUT', 'FRAIS', 'FEES?', 'COMMISSION', 'DEPENSES?'],
    ...['UITGAVE', 'BETALING', 'ZAHLUNG', 'PAGAMENTO', 'RETRAIT', 'WITHDRAWAL'],
  ].join('|')})$`,
);

/** The first words of labels that banks write for money that went out, and for no other. */
export const OUTGOING = new RegExp(
  `^(?:${[
    ...[
      'PRLV',
      'PR[EÉ]L[EÈ]VEMENT',
      'RETRAIT',
      '(?:PAIEMENT|ACHAT) (?:\\S+ )?(?:PAR|AVEC) (?:LA )?\\S+',
    ],
    ...['(?:PAIEMENT|ACHAT) (?:CB|CARTE)', 'CB', 'CARTE X?\\d+', 'FACTURE CARTE'],
    ...[
      'VIR\\S* (?:\\S+ ){0,2}(?:[EÉ]MIS|VERS|AU B[EÉ]N[EÉ]FICE DE)',
      'CH[EÈ]QUE [EÉ]MIS',
      'VERS ?:',
    ],
    ...['FRAIS BANCAIRES', 'COTISATION CARTE', 'WITHDRAWAL', 'CARD PAYMENT', 'DIRECT DEBIT'],
    ...['PURCHASE', 'SENT', 'TRANSFER TO', 'LASTSCHRIFT', 'KARTENZAHLUNG', 'BARGELDBEZUG'],
    ...['GELDOPNAME', 'DOMICILI[EË]RING', 'DOMICILIATION', 'BETALING MET', 'AANKOOP', 'BANCONTACT'],
    ...['\\S*OVERSCHRIJVING (?:\\S+ ){0,2}NAAR', 'D[EÉ]BIT', 'D[EÉ]PENSE', 'PAGAMENTO CARTA'],
    ...['PRELIEVO', 'ADDEBITO'],
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);
