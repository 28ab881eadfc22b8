import { foldCell } from '../table.ts';

/** The words of a column that says which way money went, in the languages of the samples. */
const OUT: ReadonlySet<string> = new Set([
  ...['D', 'DB', 'DR', 'DBIT', 'DEBIT', 'DEBITE', 'DEBET', '-', 'OUT', 'SORTIE', 'DEPENSE', 'S'],
  ...['AF', 'BELASTUNG', 'SOLL', 'ADDEBITO', 'CARGO', 'OUTGOING', 'MONEY OUT', 'USCITA', 'AUSGANG'],
  ...['DEBITO', 'WITHDRAWAL', 'LASTSCHRIFT', 'DEBITEUR'],
]);

const IN: ReadonlySet<string> = new Set([
  ...['C', 'CR', 'CRDT', 'CREDIT', 'CREDITE', '+', 'IN', 'ENTREE', 'RECETTE', 'E', 'H'],
  ...['BIJ', 'GUTSCHRIFT', 'HABEN', 'ACCREDITO', 'ABONO', 'INCOMING', 'MONEY IN', 'ENTRATA'],
  ...['CREDITO', 'DEPOSIT', 'EINGANG', 'CREDITEUR'],
]);

/** More letters than any of the words below has. */
const LONGEST = 40;

/** Which way money went, by the word in a cell. */
export function directionOf(cell: string): 'in' | 'out' | undefined {
  if (cell.length > LONGEST) return undefined;
  const word = foldCell(cell);
  if (OUT.has(word)) return 'out';
  return IN.has(word) ? 'in' : undefined;
}

const whole = (words: readonly string[]) =>
  new RegExp(`^(?:(?:OPERATION|TRANSACTION|PAIEMENT|PAYMENT|VIREMENT) )?(?:${words.join('|')})$`);

/**
 * What banks say became of a movement: the whole of a cell, for `Exécution refusée` and
 * `Traitement en cours` begin as others end.
 */
const STATUSES: readonly (readonly ['booked' | 'pending' | 'refused', RegExp])[] = [
  [
    'booked',
    whole([
      ...['(?:EXECUTE|COMPTABILISE|EFFECTUE|TERMINE|TRAITE|ACCEPTE|VALIDE|REGLE|PAYE)E?S?'],
      ...['(?:COMPLETE|CONFIRME|ENCAISSE|FINALISE|DEBITE|CREDITE)E?S?', 'REUSSIE?S?', 'SUCCES'],
      ...['EXECUTED', 'COMPLETED', 'SETTLED', 'BOOKED', 'ACCEPTED', 'POSTED', 'DONE', 'PAID', 'OK'],
      ...['SUCCESS', 'SUCCESSFUL', 'SUCCEEDED', 'CLEARED', 'PROCESSED', 'CONFIRMED', 'FINISHED'],
      ...['GEBUCHT', 'VERBUCHT', 'AUSGEFUHRT', 'ABGESCHLOSSEN', 'GEBOEKT', 'UITGEVOERD'],
      ...['GEACCEPTEERD', 'AANVAARD', 'VERWERKT', 'VOLTOOID', 'ESEGUIT[OA]', 'CONTABILIZZAT[OA]'],
    ]),
  ],
  [
    'pending',
    whole([
      ...['(?:TRAITEMENT |EXECUTION |VALIDATION )?EN (?:COURS|ATTENTE)(?: (?:DE|D.).+)?'],
      ...['(?:NON|PAS ENCORE) (?:COMPTABILISE|EXECUTE|DEBITE|REGLE|TRAITE)E?S?', 'A VENIR'],
      ...['(?:PROGRAMME|PREVU|PLANIFIE|AUTORISE|RESERVE)E?S?', 'A (?:COMPTABILISER|TRAITER)'],
      ...['PENDING', 'PROCESSING', 'IN PROGRESS', 'SCHEDULED', 'AUTHORI[SZ]ED', 'RESERVED'],
      ...['NOT (?:YET )?(?:BOOKED|SETTLED|EXECUTED)', 'ON HOLD', 'VORGEMERKT', 'IN BEARBEITUNG'],
      ...['IN BEHANDELING', 'IN ATTESA', 'RESERVIERT', 'AUSSTEHEND', 'GEPLANT', 'GEPLAND'],
    ]),
  ],
  [
    'refused',
    whole([
      ...['(?:REFUSE|REJETE|ECHOUE|ANNULE|EXPIRE|DECLINE)E?S?', 'ECHEC', 'ERREUR', 'ERROR'],
      ...['REFUSED', 'REJECTED', 'DECLINED', 'FAILED', 'CANCELL?ED', 'REVERTED', 'EXPIRED'],
      ...['EXECUTION REFUSEE', 'STORNIERT', 'FEHLGESCHLAGEN', 'ABGELEHNT', 'GEWEIGERD'],
      ...['GEANNULEERD', 'MISLUKT', 'RIFIUTAT[OA]', 'ANNULLAT[OA]', 'NON EXECUTABLE'],
    ]),
  ],
];

/** What became of a movement, by the word in a cell; an empty one says nothing against it. */
export function statusOf(cell: string): 'booked' | 'pending' | 'refused' | undefined {
  if (cell.length > LONGEST) return undefined;
  const word = foldCell(cell);
  if (word === '') return 'booked';
  return STATUSES.find(([, pattern]) => pattern.test(word))?.[0];
}

const TICK = /^(?:(?:NON |A )?(?:POINTE|RAPPROCHE|LETTRE)[ER]?S?|X|V)$/;

/** True for a word that says whether the account's owner has ticked a movement. */
export function isTick(cell: string): boolean {
  return TICK.test(foldCell(cell));
}

/** The beginnings of the words for money set aside: an account of its own in the same file. */
const POCKET =
  /^(?:SAVING|POCKET|VAULT|DEPOSIT|INVEST|EPARGNE|POCHE|COFFRE|DEPOT|TIRELIRE|SPAR|TAGESGELD)/;

/**
 * True for the product of a row that is not of the current account. Every other word is taken for
 * that account's, for each language has its own, some odd (Revolut: `Valeur actuelle`).
 */
export function isPocket(cell: string): boolean {
  return POCKET.test(foldCell(cell));
}
