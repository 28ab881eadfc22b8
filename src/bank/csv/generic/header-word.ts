import { currencyCode } from '../rows/currency.ts';
import { foldCell, LOST_LETTER, wordTest } from '../table.ts';
import { BESIDE_THE_POINT, WORDS, type WordRole } from './words.ts';

/**
 * What a header's word may stand for. Several columns may be candidates for one role; what they
 * hold decides, and `rank` orders them, the best first.
 */
export interface Candidate {
  readonly role: WordRole;
  readonly rank: number;
  /** True for who gets money, or the account it is taken from: that goes out. */
  readonly isOutgoing?: boolean;
  /** True for a word that heads words as well as what it stands for. */
  readonly mayBeText?: boolean;
  /** True for a kind of movement, which may be all that tells which way it went. */
  readonly isKind?: boolean;
}

const JOINING = /\b(?:DE|DU|DES|LA|LE|OF|THE|DI|DELLA|VAN|DER)\b|\b[DL]'/g;
/** `(EUR)`, `en CHF`; and ` EUR` for those that are no words of another language. */
const CURRENCY =
  /(?:\(|\b(?:EN|IN) )([A-Z]{3}|EUROS?|FRANCS|€|£)\)?$|\b ?(EUR|CHF|CAD|USD|GBP|MAD|EUROS?|€|£)$/;
const QUALIFIER = /\((?:UTC|LOCALE?|TTC|INCL\. VAT|\+\/-|DD.MM.YYYY|JJ.MM.AAAA)\)/g;

/** A header's word without what only qualifies it, and the currency that it names. */
export function headerWord(cell: string): { readonly word: string; readonly currency?: string } {
  const folded = foldCell(cell).replace(QUALIFIER, ' ').trim();
  const [, bracketed, bare] = CURRENCY.exec(folded) ?? [];
  const currency = folded === bare ? undefined : currencyCode(bracketed ?? bare ?? '');
  const unit = currency === undefined ? folded : folded.replace(CURRENCY, ' ');
  const word = unit
    .replace(JOINING, ' ')
    .replace(/[\s:*.]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return currency === undefined ? { word } : { word, currency };
}

/** What was booked, or when; a tag in English, or a day in German. */
const MAY_BE_TEXT: readonly string[] = ['BUCHUNG', 'TAG'];

const KNOWN: ReadonlyMap<string, Candidate> = new Map(
  WORDS.flatMap(([role, words], rank) =>
    words.map((word) => [word, { role, rank, mayBeText: MAY_BE_TEXT.includes(word) }] as const),
  ),
);

const anyOf = (words: readonly string[]) => new RegExp(`(?<!\\w)(?:${words.join('|')})(?!\\w)`);

const BESIDE = anyOf(BESIDE_THE_POINT);
const FEE = anyOf([
  ...['FRAIS', 'FEES?', 'COMMISSIONS?', 'KOSTEN', 'SPESE', 'GEBUHR\\w*', 'COSTS?', 'CHARGES?'],
  ...['AGIOS?', 'DISCOUNT', 'KORTING', 'RABATT', 'POURBOIRES?', 'PROVISION'],
]);
/** What belongs to a day that is none of the movement's. */
const OTHER_DAY = anyOf([
  ...['NAISSANCE', 'ECHEANCE', 'DUE', 'FACTURE', 'INVOICE', 'EXPIR\\w*', 'FIN', 'SOLDE', 'BALANCE'],
  ...['COMMANDE', 'ORDER', 'EXPORT', 'TELECHARGEMENT', 'MANDATE?', 'SIGNATURE', 'BIRTH'],
]);
const DAY = anyOf(['DATE', 'DATUM', 'DATA', 'FECHA', '\\w+DATUM', 'DATE_\\w+', '\\w+_DATE']);
const BALANCE = anyOf(['SOLDES?', 'SALD[OI]', 'BALANCE', 'KONTOSTAND']);
const AMOUNT = anyOf([
  ...[
    'MONTANT',
    'AMOUNT',
    '\\w*BETRAG',
    '\\w*BEDRAG',
    'IMPORTO',
    'IMPORTE',
    'SOMME',
    'TOTAL',
    'NET',
  ],
  ...['CONTRE-?VALEUR', 'TEGENWAARDE', 'GEGENWERT', 'CONTROVALORE', 'MONTANT_\\w+', 'AMOUNT_\\w+'],
]);
const OUT = anyOf([
  ...[
    'DEBIT(?:S|EE?S?|EUR|ER|ED)?',
    'DEBET',
    'BELASTUNG',
    'LASTSCHRIFT',
    'ADDEBITO',
    'DEPENSEE?S?',
  ],
  ...['SORTIES?', 'RETRAITS?', 'DECAISSE\\w*', 'WITHDRAWN?', 'SPENT', 'UITGAVEN', 'AUSGABEN'],
]);
const IN = anyOf([
  ...['CREDIT(?:S|EE?S?|EUR|ER|ED)?', 'GUTSCHRIFT', 'ACCREDITO', 'RECETTES?', 'ENTREES?'],
  ...['ENCAISSE\\w*', 'DEPOSITED', 'RECEIVED', 'INKOMSTEN', 'EINNAHMEN'],
]);
/** What is debited or credited, and no amount; or whose state it is, and not the movement's. */
const PARTY = anyOf([
  ...['COMPTES?', 'CARTES?', 'ACCOUNT', 'CARD', 'IBAN', 'KARTE', 'KAART', 'KONTO', 'REKENING'],
  ...['CREANCIER', 'DEBITEUR', 'NOM', 'NAME', 'NAAM', 'TYPE', 'MODE', 'REFERENCE', 'NUMERO', 'N°'],
]);

/** The number of the row, which is another in the next file. */
const NUMBERING = /^(?:#|N°|NR|NO|NUM|INDEX|POS|VOLGNUMMER|LFD\.? ?NR)$/;

/** Who is paid; of a list of transfers made, in which amounts have no sign. */
const PAYEE = anyOf(['BENEFICIAI\\w*', 'PAYEE', 'DESTINATAIRE', 'EMPFANGER', 'BEGUNSTIGT\\w*']);

const KIND = anyOf(['TYPES?', 'NATURE', 'KIND', 'ART', 'TIPO', 'SOORT', 'GENRE', 'MODE', 'CODE']);

/** The rank of a word that is known in part. */
export const LAST = WORDS.length;

/**
 * What a header's cell may stand for, by its word, else by a word in it, which ranks last; `text`
 * where none of them is known.
 */
export function candidateOf(cell: string): Candidate {
  const { word } = headerWord(cell);
  if (word === '') return { role: 'text', rank: LAST };
  const isOutgoing = PAYEE.test(word) || (PARTY.test(word) && OUT.test(word) && !IN.test(word));
  const known = KNOWN.get(word) ?? ofDamaged(word);
  return known ?? { role: vagueRole(word), rank: LAST, isOutgoing, isKind: KIND.test(word) };
}

/**
 * Of a word that lost letters on the way, whatever has taken their place, the one that it must have
 * been; `D‚bit` is what is left of `Débit` in an encoding of the eighties.
 */
function ofDamaged(word: string): Candidate | undefined {
  const lost = word.replace(/[^\w\s'/().°+€-]/g, LOST_LETTER);
  if (!lost.includes(LOST_LETTER)) return undefined;
  const mayBe = wordTest(lost);
  const roles = new Map<WordRole, Candidate>();
  for (const [known, candidate] of KNOWN) {
    if (mayBe(known) && !roles.has(candidate.role)) roles.set(candidate.role, candidate);
  }
  const [first] = roles.values();
  return roles.size === 1 ? first : undefined;
}

function vagueRole(word: string): WordRole {
  if (BESIDE.test(word) || NUMBERING.test(word)) return 'ignored';
  if (FEE.test(word)) return 'fee';
  if (DAY.test(word)) return OTHER_DAY.test(word) ? 'ignored' : 'date';
  if (BALANCE.test(word)) return 'ignored';
  if (PARTY.test(word)) return 'text';
  const [isOut, isIn] = [OUT.test(word), IN.test(word)];
  if (isOut && isIn) return AMOUNT.test(word) ? 'amount' : 'direction';
  if (isOut) return 'debit';
  if (isIn) return 'credit';
  return AMOUNT.test(word) ? 'amount' : 'text';
}
