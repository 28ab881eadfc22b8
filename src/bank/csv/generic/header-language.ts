import { foldCells } from '../table.ts';

/** Words of headers of which one shows a language in which the day comes before the month. */
const DAY_FIRST = new RegExp(
  `\\b(?:${[
    ...['LIBELLES?', 'MONTANTS?', 'SOLDES?', 'VALEUR', 'DEVISE', 'COMPTE', 'BENEFICIAIRE', 'TIERS'],
    ...['COMPTABLE', 'MOTIF', 'INTITULE', 'SENS', 'RECETTES?', 'DEPENSES?', 'ENTREES?', 'SORTIES?'],
    ...['DATUM', 'BETRAG', 'SOLL', 'HABEN', 'VERWENDUNGSZWECK', 'BUCHUNGST\\w+', 'GUTSCHRIFT\\w*'],
    ...['BELASTUNG\\w*', 'BEDRAG', 'OMSCHRIJVING', 'REKENING\\w*', 'MEDEDELING\\w*', 'MUNT'],
    ...['IMPORTO', 'DESCRIZIONE', 'ADDEBIT[OI]', 'ACCREDIT[OI]', 'SALDO', 'CAUSALE', 'FECHA'],
    ...['IMPORTE', 'CONCEPTO', 'MONTANTE', 'DESCRICAO', 'DE|DU|LE'],
  ].join('|')})\\b`,
);

/** Words that only English headers have; with them, one word of another language says little. */
const ENGLISH = new RegExp(
  `\\b(?:${[
    ...['AMOUNT', 'BALANCE', 'BOOKING', 'BOOKED', 'POSTING', 'POSTED', 'COMPLETED', 'STARTED'],
    ...['(?:VALUE|TRANSACTION|OPERATION|SETTLEMENT|EFFECTIVE) DATE', 'PAYEE', 'PAYER', 'CURRENCY'],
    ...['MONEY', 'PAID', 'WITHDRAWALS?', 'DEPOSITS?', 'ACCOUNT', 'MEMO', 'PAYMENT'],
  ].join('|')})\\b`,
);

/** Letters that English headers do not have: `Débit` is French, `Debit` may be English. */
const ACCENT = /[À-ÖØ-öø-ÿœŒ]/;

/**
 * True if a header is in a language in which nobody writes the month before the day; English
 * headers come from both sides of the Atlantic.
 */
export function isDayFirst(header: readonly string[]): boolean {
  const cells = foldCells(header);
  if (cells.some((cell) => ENGLISH.test(cell))) return false;
  return header.some((cell) => ACCENT.test(cell)) || cells.some((cell) => DAY_FIRST.test(cell));
}
