import type { FileProblem, ForeignKind } from '../../domain/statement.ts';
import { shortened } from './file-problems.en.ts';
import type { Format } from './format.ts';
import { quoted } from './words.fr.ts';

const MAP =
  'dites quelle colonne contient quoi, par son nom ou son numéro (#3), avec --colonnes date=…,libellé=…,montant=… (ou débit=…,crédit=…)';
const DOWNLOAD_AGAIN =
  'téléchargez-le à nouveau depuis la banque, sans l’ouvrir d’abord dans un tableur';

/** What is wrong at one place of a file. */
export const frenchFileProblem =
  (f: Format) =>
  (problem: FileProblem): string => {
    const { code, value, stated = 0, computed = 0 } = problem;
    const cell = value === undefined ? '' : ` ${quoted(shortened(value))}`;
    switch (code) {
      case 'AMOUNT_UNREADABLE':
        return `le montant${cell} est illisible`;
      case 'AMOUNT_AMBIGUOUS':
        return `le montant${cell} peut se lire avec des milliers ou avec des décimales, et aucun autre ne permet de trancher\u00a0; précisez avec --decimale virgule ou --decimale point`;
      case 'AMOUNT_MISSING':
        return 'la ligne a une date mais pas de montant';
      case 'AMOUNT_TWICE':
        return 'la ligne a à la fois un débit et un crédit';
      case 'AMOUNT_TOO_LARGE':
        return `le montant${cell} dépasse 999\u00a0999\u00a0999,99`;
      case 'DATE_UNREADABLE':
        return `la date${cell} est illisible, ou ce jour n’existe pas`;
      case 'DATE_AMBIGUOUS':
        return `la date${cell} peut se lire jour/mois ou mois/jour, et aucune ligne ne permet de trancher\u00a0; précisez avec --ordre-date dmy (jour/mois) ou --ordre-date mdy (mois/jour)`;
      case 'DATE_MISSING':
        return 'la ligne a un montant mais pas de date\u00a0; si elle détaille celle du dessus, ne nommez que les colonnes utiles avec --colonnes';
      case 'DIRECTION_UNKNOWN':
        return `rien ne dit si le montant est une entrée ou une sortie d’argent${cell === '' ? '' : `\u00a0: ${cell.trim()}, à côté, n’est ni l’un ni l’autre`}`;
      case 'STATUS_UNKNOWN':
        return `le mot${cell} ne dit pas si la banque a comptabilisé la ligne\u00a0; si elle les a toutes comptabilisées, nommez seulement les autres colonnes avec --colonnes`;
      case 'FEE_UNCLEAR':
        return `il y a des frais${cell} à côté du montant, et rien ne dit si le montant les comprend\u00a0; ${MAP}, et frais=… seulement s’ils s’y ajoutent`;
      case 'BALANCE_PROOF_FAILED':
        return problem.stated === undefined
          ? 'les soldes ne découlent pas des montants\u00a0: une ligne manque ou a été modifiée'
          : `d’après le fichier le solde est de ${f.money(stated)}, mais ses lignes donnent ${f.money(computed)}\u00a0: une ligne manque ou a été modifiée\u00a0; ${DOWNLOAD_AGAIN}`;
      case 'ROW_COUNT_DIFFERS':
        return `le fichier annonce ${stated} lignes, mais il y en a ${computed}\u00a0; ${DOWNLOAD_AGAIN}`;
      case 'TOTALS_DIFFER':
        return `le fichier annonce un total de ${f.money(stated)}, mais ses lignes font ${f.money(computed)}\u00a0; ${DOWNLOAD_AGAIN}`;
      case 'CARD_STATEMENT':
        return 'c’est la liste d’une carte à débit différé, pas le relevé d’un compte\u00a0; téléchargez celui du compte';
      case 'SEVERAL_ACCOUNTS':
        return 'le fichier contient plusieurs comptes\u00a0; téléchargez-les un par un';
      case 'SEVERAL_CURRENCIES':
        return `le fichier contient aussi des montants dans une autre devise (${value ?? '?'})\u00a0; téléchargez une seule devise à la fois`;
      case 'ACCOUNT_ABSENT':
        return `le compte${cell} n’est pas dans le fichier`;
      case 'COLUMNS_UNKNOWN':
        return value === undefined
          ? `les colonnes indiquées ne font pas un relevé\u00a0: ${MAP}`
          : `ces colonnes ne sont pas comprises\u00a0: ${value}\u00a0; ${MAP}`;
      case 'COLUMN_TWICE':
        return `deux colonnes sont possibles, et elles diffèrent (${value ?? '?'} est l’une d’elles)\u00a0; ${MAP}`;
      case 'COLUMN_ABSENT':
        return `le fichier n’a pas de colonne${cell}\u00a0; ${MAP}`;
      case 'NO_STATEMENT':
        return `ce n’est pas un relevé que solde sait lire\u00a0; si c’est un tableau, ${MAP}`;
      case 'FOREIGN_FILE':
        return foreign(problem.kind, value);
      case 'MALFORMED':
        return `le fichier est abîmé ou coupé à cet endroit${cell}\u00a0; ${DOWNLOAD_AGAIN}`;
      case 'EMPTY_FILE':
        return 'le fichier est vide';
      case 'QUOTE_NOT_CLOSED':
        return 'un guillemet est ouvert et n’est jamais refermé';
    }
  };

function foreign(kind: ForeignKind | undefined, value: string | undefined): string {
  const names = value === undefined ? '' : ` (${value})`;
  switch (kind) {
    case 'spreadsheet':
      return 'c’est une feuille de calcul\u00a0; téléchargez le relevé au format OFX ou CSV, ou enregistrez la feuille en CSV';
    case 'pdf':
      return 'c’est un PDF, fait pour être lu par des humains\u00a0; téléchargez le relevé au format OFX ou CSV';
    case 'html':
      return 'c’est une page web, souvent la page de connexion de la banque enregistrée à la place du fichier\u00a0; connectez-vous et téléchargez-le à nouveau';
    case 'archive':
      return 'cette archive ne peut pas être ouverte\u00a0; décompressez-la et importez les fichiers qu’elle contient';
    case 'archive-empty':
      return 'cette archive ne contient aucun fichier';
    case 'archive-several':
      return `cette archive contient plusieurs fichiers${names}\u00a0; décompressez-la et importez-les ensemble`;
    case 'archive-locked':
      return 'cette archive est protégée par un mot de passe\u00a0; décompressez-la et importez le fichier qu’elle contient';
    case 'cfonb240':
      return 'c’est un fichier CFONB 240, qui liste des virements émis ou rejetés\u00a0; téléchargez le relevé de compte (CFONB 120)';
    case 'card':
      return 'c’est le relevé d’une carte, pas d’un compte\u00a0; téléchargez celui du compte';
    case 'camt052':
      return 'c’est un relevé provisoire de la journée (camt.052)\u00a0; téléchargez le relevé définitif (camt.053)';
    case 'camt054':
      return 'c’est un avis de crédit ou de débit (camt.054)\u00a0; téléchargez le relevé (camt.053)';
    case 'pain':
      return 'c’est un ordre de paiement (pain), pas un relevé\u00a0; téléchargez le relevé (camt.053)';
    case 'investment':
      return 'c’est le fichier d’un compte-titres\u00a0; téléchargez celui du compte courant';
    case undefined:
      return 'ce n’est pas un relevé de banque';
  }
}
