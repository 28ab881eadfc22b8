import { remainder97 } from './reference.ts';
import { foldName } from './text.ts';

// Who paid, as far as a label tells: it names the payer somewhere among the bank's words and the
// motive, and no bank marks where a name begins or ends.

const words = (...all: readonly string[]): ReadonlySet<string> =>
  new Set(all.flatMap((each) => each.split(' ')));

/** What banks and payers write around a name, folded; months and days too. */
const NOT_A_NAME = words(
  'VIR VIREMENT VIREMENTS VERS SEPA SCT INST INSTANTANE INSTANT RECU RECUS EMIS EUROPEEN WEB PERM',
  'PERMANENT OCCASIONNEL EN VOTRE FAVEUR DE DU DES LA LE LES D L A AU AUX PAR POUR SUR TIERS ORDRE',
  'M MR MME MLLE MELLE MADAME MONSIEUR MADEMOISELLE OU ET STE SARL EURL SA SAS ASSOCIATION ASSO',
  'DATE MOTIF REF REFERENCE CODE ID EREF NOTPROVIDED LIB LIBELLE OBJET COMMUNICATION INFO COMPTE BIC',
  'IBAN RUM ICS MANDAT RF EUR EURO EUROS NUMERO NUM NO TRANSFER TRANSFERT CREDIT FROM TO NAME REMI',
  'OVERSCHRIJVING EUROPESE VAN NAAR ZAHLUNG UBERWEISUNG GUTSCHRIFT BANQUE CAISSE AGENCE',
  'AMAP PANIER PANIERS COMMANDE COMMANDES LEGUMES PAIN OEUFS FROMAGE VIANDE FRUITS COOP',
  'COOPERATIVE GROUPEMENT COTISATION ADHESION ADHERENT CONTRAT LIVRAISON DISTRIBUTION PAIEMENT',
  'REGLEMENT ACOMPTE SOLDE MERCI BONJOUR FACTURE CAGNOTTE CHEQUE REPRISE AVOIR',
  'JANVIER FEVRIER MARS AVRIL MAI JUIN JUILLET AOUT SEPTEMBRE OCTOBRE NOVEMBRE DECEMBRE',
  'JANV FEV FEVR AVR JUIL SEPT SEP OCT NOV DEC SEMAINE MOIS PRINTEMPS ETE AUTOMNE HIVER',
  'LUNDI MARDI MERCREDI JEUDI VENDREDI SAMEDI DIMANCHE',
);

/** A name of more words is one that goes on into the motive. */
const MOST_WORDS = 4;
const SHORTEST_NAME = 4;

/**
 * The name under which the payer of a label is known again, normalised: folded words in the order
 * of the alphabet, for banks turn them round. The first words that can be a name, at most four of
 * them; undefined where there are none of four letters together.
 */
export function payerName(label: string): string | undefined {
  const runs = label.split('\n').flatMap((cell) => runsOf(cell));
  const name = runs.find((run) => run.length > 1) ?? runs[0];
  if (name === undefined || name.join('').length < SHORTEST_NAME) return undefined;
  return name.slice(0, MOST_WORDS).toSorted().join(' ');
}

/** Words that stand together, none of which is a word of the bank or has a digit. */
function runsOf(cell: string): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const word of foldName(cell).split(' ')) {
    if (word === '' || /\d/.test(word) || NOT_A_NAME.has(word)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

const SHORTEST_IBAN = 15;
/** ISO 13616: country, two check digits, 11 to 30 letters and digits. `RF` is no country. */
const IBAN = /\b(?!RF)[A-Z]{2}\d{2}(?: ?[0-9A-Z]){11,30}\b/g;

/** The IBANs in a label whose check digits fit, without spaces, each once. */
export function ibansIn(label: string): readonly string[] {
  const found = new Set<string>();
  for (const [written] of label.toUpperCase().matchAll(IBAN)) {
    const groups = written.split(' ');
    // What follows an IBAN may be letters and digits too: the longest beginning that checks is it.
    for (let count = groups.length; count > 0; count -= 1) {
      const iban = groups.slice(0, count).join('');
      if (iban.length < SHORTEST_IBAN || !checks(iban)) continue;
      found.add(iban);
      break;
    }
  }
  return [...found];
}

/** ISO 13616: the first four characters go behind the others for ISO 7064, MOD 97-10. */
const checks = (iban: string): boolean => remainder97(iban.slice(4) + iban.slice(0, 4)) === 1;
