import { payoutSource } from './payout-labels.ts';
import { remainder97 } from './reference.ts';
import { foldName } from './text.ts';

// Who paid, as far as a label tells: it names the payer somewhere among the bank's words and the
// motive, and no bank marks where a name begins or ends.

const words = (...all: readonly string[]): ReadonlySet<string> =>
  new Set(all.flatMap((each) => each.split(' ')));

const MONTHS = words(
  'JANVIER FEVRIER MARS AVRIL MAI JUIN JUILLET AOUT SEPTEMBRE OCTOBRE NOVEMBRE DECEMBRE',
  'JANV FEV FEVR AVR JUIL SEPT SEP OCT NOV DEC',
);

/** What banks and payers write around a name, folded; months and days too. */
const NOT_A_NAME = words(
  ...MONTHS,
  'VIR VIREMENT VIREMENTS VERS SEPA SCT INST INSTANTANE INSTANT RECU RECUS EMIS EUROPEEN WEB PERM',
  'PERMANENT OCCASIONNEL EN VOTRE FAVEUR DE DU DES LA LE LES D L A AU AUX PAR POUR SUR TIERS ORDRE',
  'M MR MME MLLE MELLE MADAME MONSIEUR MADEMOISELLE OU ET STE SARL EURL SA SAS ASSOCIATION ASSO',
  'DATE MOTIF REF REFERENCE CODE ID EREF NOTPROVIDED LIB LIBELLE OBJET COMMUNICATION INFO COMPTE BIC',
  'IBAN RUM ICS MANDAT RF EUR EURO EUROS NUMERO NUM NO TRANSFER TRANSFERT CREDIT FROM TO NAME REMI',
  'OVERSCHRIJVING EUROPESE VAN NAAR ZAHLUNG UBERWEISUNG GUTSCHRIFT BANQUE CAISSE AGENCE',
  'AMAP PANIER PANIERS COMMANDE COMMANDES LEGUMES PAIN OEUFS FROMAGE VIANDE FRUITS COOP',
  'COOPERATIVE GROUPEMENT COTISATION ADHESION ADHERENT CONTRAT LIVRAISON DISTRIBUTION PAIEMENT',
  'REGLEMENT ACOMPTE SOLDE MERCI BONJOUR FACTURE CAGNOTTE CHEQUE REPRISE AVOIR',
  'SEMAINE MOIS PRINTEMPS ETE AUTOMNE HIVER PRLV PRELEVEMENT PRELEVEMENTS FRAIS FACTURES VIRT',
  'REMISE CHEQUES VERSEMENT VERSEMENTS ESPECES DEPOT CPTE CB CARTE TPE CHQ RETRAIT DAB GAB',
  'HELLOASSO STRIPE SUMUP BIO',
  'LEGUME OEUF FROMAGES FRUIT MIEL FARINE FARINES LAIT LAITAGE LAITAGES BEURRE YAOURT YAOURTS CREME',
  'POULET POULETS VOLAILLE VOLAILLES BOEUF PORC AGNEAU VEAU POISSON POMMES JUS HUILE BRIOCHE EPICERIE',
  'COMPENSE PAYE PAYEE DEBITE CREDITE EMISSION ACHAT ACHATS BANCAIRE BANCAIRES INTERNE EXTERNE SORTANT',
  'ENTRANT BENEFICIAIRE BENEF EMETTEUR OPERATION OPERATIONS DIVERSE DIVERSES DEBIT DIFFERE GUICHET',
  'AUTOMATE ENCAISSEMENT TIRE REMIS REMISES CLIENT BORDEREAU BORD COMPENSATION TRANSACTION',
  // Through whom anybody may pay: they name no payer.
  'LYDIA PAYPAL WISE REVOLUT LEETCHI PAYLIB WERO SUMERIA LYF PUMPKIN N26 QONTO ARKEA MUTUEL EUROPE',
  'PAYMENTS LIMITED SOLUTIONS UAB SERVICES INTERNATIONAL FINANCE CREDIT AGRICOLE BNP PARIBAS',
  'LUNDI MARDI MERCREDI JEUDI VENDREDI SAMEDI DIMANCHE',
);

/** A name of more words is one that goes on into the motive. */
const MOST_WORDS = 4;
const SHORTEST_NAME = 4;

/** These stand in the middle of names too; between two words of one they do not end it. */
const INSIDE_NAMES = words('DE DU DES LE LA L D ET OU MAI');

/** Who paid, as a label names them. */
export interface PayerName {
  /** Folded words in the order of the alphabet, for banks turn them round. */
  readonly name: string;
  /** Several words; a single one may be several people's, or a word of the motive. */
  readonly isTelling: boolean;
}

/**
 * The name under which the payer of a label is known again: the words behind a title, else the
 * first that can be a name, at most four of them, before any motive; undefined where there are none
 * of four letters together.
 */
export function payerName(label: string): PayerName | undefined {
  const payer = label.split(MOTIVE)[0] ?? '';
  const runs = payer.split('\n').flatMap((cell) => runsOf(cell));
  const run = runs.find(({ isTitled }) => isTitled) ?? runs[0];
  if (run === undefined || run.words.join('').length < SHORTEST_NAME) return undefined;
  const words = run.words.slice(0, MOST_WORDS);
  return { name: words.toSorted().join(' '), isTelling: words.length > 1 };
}

/** Behind these there is what the payer wrote, and no name of theirs. */
const MOTIVE = /\b(?:motif|libell[eé]|objet|communication|mededeling|remi|ref)\b ?[:/]/i;

const TITLES = words('M MR MME MLLE MELLE MADAME MONSIEUR MADEMOISELLE');

interface Run {
  readonly words: string[];
  /** Behind a title: no word of a motive stands so. */
  readonly isTitled: boolean;
}

/** Words that stand together, none of which is a word of the bank or has a digit. */
function runsOf(cell: string): readonly Run[] {
  const runs: Run[] = [{ words: [], isTitled: false }];
  const words = foldName(cell).split(' ');
  for (const [index, word] of words.entries()) {
    const run = runs.at(-1);
    if (isOfAName(word)) run?.words.push(word);
    else if (run?.words.length === 0) {
      // `M OU MME PETIT`, `MME DE MAY`: the title lasts until a name has begun.
      const isTitled = TITLES.has(word) || (run.isTitled && INSIDE_NAMES.has(word));
      runs.push({ words: [], isTitled });
    } else if (!INSIDE_NAMES.has(word) || !isOfAName(words[index + 1] ?? '')) {
      runs.push({ words: [], isTitled: TITLES.has(word) });
    }
  }
  return runs.filter((run) => run.words.length > 0);
}

const isOfAName = (word: string): boolean =>
  word !== '' && !/\d/.test(word) && !NOT_A_NAME.has(word);

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

/** The words of a label without those that change. */
export interface LabelWords {
  readonly words: string;
  /** One of them is no word of the bank: `CHEQUE 1234567` or `VIREMENT EMIS` may be anything. */
  readonly isTelling: boolean;
}

/**
 * What stays of a label from month to month, so that a fee or an insurance is known again: its
 * words without numbers and months; undefined where there are none of four letters together.
 */
export function labelWords(label: string): LabelWords | undefined {
  const words = foldName(label)
    .split(' ')
    .filter((word) => word !== '' && !/\d/.test(word) && !MONTHS.has(word));
  if (words.join('').length < SHORTEST_NAME) return undefined;
  const isTelling = words.some((word) => word.length > 1 && isOfAName(word));
  return { words: words.join(' '), isTelling };
}

const RETURNS = words(
  'REJET REJETE REJETEE REJETS RETOUR RETOURNE RETOURNEE IMPAYE IMPAYEE IMPAYES RETURN RETURNED',
  'REJ CONTREPASSATION EXTOURNE UNPAID BOUNCED REJECT REJECTED RUCKGABE RUCKLASTSCHRIFT',
  'TERUGBOEKING ONBETAALD',
);

/** True for a label that says that a transfer or a cheque came back. */
export const speaksOfReturn = (label: string): boolean =>
  foldName(label)
    .split(' ')
    .some((word) => RETURNS.has(word)) || /SANS PROVISION|NON PAYE/.test(foldName(label));

/** A transfer, whatever its motive says; `Virements reçus` is a heading of some banks' own. */
const TRANSFER = /\b(?:VIR|VIRT|VIREMENT|SEPA)\b/;

/**
 * As banks write it: `REMISE CHEQUES 3 CHEQUES` (most), `REMISE DE CHEQUE` (Crédit Agricole),
 * `REMISE CHEQU` (BNP Paribas), `REM CHQ`, `REM.CHQ`, `REMCHQ`, `VERSEMENT CHEQUE`, `ENCAISSEMENT
 * CHQ`, `CHEQUES REMIS`.
 */
const CHEQUES_DEPOSITED = new RegExp(
  [
    String.raw`\b(?:REM|REMISES?|VERSEMENTS?|ENCAISSEMENTS?|DEPOTS?)(?: (?:DE|DES|D))?(?: \d+)? ?`,
    String.raw`(?:CHQS?|CHEQU?|CHEQUES?)(?:\b|(?=\d))`,
    String.raw`|\b(?:CHQS?|CHEQUES?) REMIS(?:ES?)?\b`,
  ].join(''),
);

/** `CHEQUE 1234567`, or `REMISE 88`: a slip of cheques, or of something else. */
const CHEQUES_PERHAPS =
  /\b(?:CHQS?|CHEQUES?)\b|^(?:REM|REMISE)(?: (?:NUMERO|NO|N|BORDEREAU))*(?: \d+)*$/;

/** True for a label that says that it is a transfer. */
export const speaksOfTransfer = (label: string): boolean => TRANSFER.test(foldName(label));

/** True for the label of a deposit of cheques, which no transfer bears, nor a card terminal. */
export const speaksOfCheques = (label: string): boolean =>
  CHEQUES_DEPOSITED.test(foldName(label)) && mayBeOfCheques(label);

/** True for a label that may be a deposit of cheques, or a cheque that was paid. */
export const maySpeakOfCheques = (label: string): boolean =>
  speaksOfCheques(label) || (CHEQUES_PERHAPS.test(foldName(label)) && mayBeOfCheques(label));

const mayBeOfCheques = (label: string): boolean =>
  !speaksOfTransfer(label) && payoutSource(label) === undefined;

const CASH = /\b(?:ESPECES?|LIQUIDE|NUMERAIRE|BILLETS?|MONNAIE|RETRAIT|DAB|GAB|CASH)\b/;

/** True for the label of cash that was paid in at the bank, or drawn from it. */
export const speaksOfCash = (label: string): boolean => CASH.test(foldName(label));
