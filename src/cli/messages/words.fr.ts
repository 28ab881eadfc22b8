import { formatDate, isCalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { Format } from './format.ts';
import { frenchLabels } from './labels.fr.ts';
import { frenchFlags, frenchPlaceholder } from './translate-command.ts';

/** Small pieces that French sentences are made of. */

/** French counts zero and one in the singular. */
export const count = (number: number, singular: string, plural: string = `${singular}s`): string =>
  `${number} ${number < 2 ? singular : plural}`;

export const quoted = (value: string): string => `«\u00a0${value}\u00a0»`;

/** `A, B ou C`. */
export const either = (words: readonly string[]): string => joined(words, 'ou');

/** `A, B et C`. */
export const both = (words: readonly string[]): string => joined(words, 'et');

function joined(words: readonly string[], link: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${link} ${last}`;
}

/** `de Claire`, `d’Anne`. */
export const from = (name: string): string =>
  /^[aeiouàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`;

/** A member's balance in words. */
export const frenchBalance =
  (f: Format) =>
  (cents: Cents): string => {
    if (cents === 0) return 'solde à zéro';
    return cents < 0 ? `doit ${f.money(-cents)}` : `avoir ${f.money(cents)}`;
  };

/** The word for a code; a word that is no code stays as it is. */
const wordIn =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    Object.hasOwn(words, code) ? (words[code] ?? code) : code;

export const methodWord = wordIn(frenchLabels.methods);
export const statusWord = wordIn(frenchLabels.paymentStatus);
export const kindWord = wordIn(frenchLabels.kinds);

/** Every method in a text: `cheque,cash` → `chèque, liquide`. */
export const methodWords = (text: string): string =>
  text.replace(/[a-z-]+/g, methodWord).replace(/,\s*/g, ', ');

const BY_METHOD: Readonly<Record<string, string>> = {
  [frenchLabels.methods.cheque]: 'par chèque',
  [frenchLabels.methods.cash]: 'en liquide',
  [frenchLabels.methods.transfer]: 'par virement',
  [frenchLabels.methods.card]: 'par carte',
  [frenchLabels.methods.online]: 'par carte en ligne',
  [frenchLabels.methods.kitty]: 'avec la cagnotte',
  [frenchLabels.methods['on-site']]: 'sur place',
};

/** `transfer`, or `virement`, → `par virement`. */
export const byMethod = (method: string): string =>
  BY_METHOD[methodWord(method)] ?? `par ${method}`;

const PLACES: Readonly<Record<string, readonly [ofPlace: string, forPlace: string]>> = {
  bank: ['du compte bancaire', 'le compte bancaire'],
  cash: ['de la caisse', 'la caisse'],
  cheques: ['des chèques en main', 'les chèques en main'],
};

/** A place by its code, or by its label. */
function placeOf(code: string): readonly [ofPlace: string, forPlace: string] | undefined {
  const labels = Object.entries(frenchLabels.places);
  return PLACES[code] ?? PLACES[labels.find(([, label]) => label === code)?.[0] ?? ''];
}

/** Of a member, or of a place where there was money: `de DUR`, `de la caisse`. */
export function ofAccount(code: string): string {
  // The bank's place has the account's own name behind it: `compte bancaire (Livret A)`.
  const [, place = code, own = ''] = /^(.*?)( \(.*\))?$/.exec(code) ?? [];
  const ofPlace = placeOf(place)?.[0];
  return ofPlace === undefined ? from(code) : `${ofPlace}${own}`;
}

/** `DUR`, `la caisse`. */
export const theAccount = (code: string): string => placeOf(code)?.[1] ?? code;

/** Settings keep their names, which are what one types; their meaning stands beside. */
const SETTINGS: Readonly<Record<string, string>> = {
  accounts: 'comptes bancaires',
  name: 'nom du groupe',
  language: 'langue',
  currency: 'devise',
  start: 'premier jour',
  methods: 'moyens de paiement',
  'kitty.negative': 'cagnottes négatives',
};

export const settingWord = (name: string): string =>
  Object.hasOwn(SETTINGS, name) ? `${name} (${SETTINGS[name]})` : name;

const LANGUAGES = { fr: 'fr (français)', en: 'en (anglais)' };
const DATE_ORDERS = { dmy: 'dmy (jour/mois)', mdy: 'mdy (mois/jour)' };

/** A setting's value, or several of them, as people read them and may type them. */
export function settingValues(name: string, values: string): string {
  switch (name) {
    case 'methods':
      return methodWords(values);
    case 'kitty.negative':
      return values.replace(/[a-z]+/g, wordIn(frenchLabels.yesNo));
    case 'language':
      return values.replace(/[a-z]+/g, wordIn(LANGUAGES));
    case '--decimal':
      return 'virgule, point';
    case '--date-order':
      return values.replace(/[a-z]+/g, wordIn(DATE_ORDERS));
    case 'accounts':
      return values.replace(
        '[,…]',
        ',… (tous les noms dans leur ordre, puis les nouveaux\u00a0; une lettre au moins dans chacun)',
      );
    case 'start':
      return isCalendarDate(values) ? formatDate(values, 'fr') : values;
    default:
      return values;
  }
}

/** The columns of bulk files, as a French header names them. */
const COLUMNS: Readonly<Record<string, string>> = {
  account: 'compte',
  amount: 'montant',
  balance: 'solde',
  credit: 'crédit',
  currency: 'devise',
  debit: 'débit',
  direction: 'sens',
  email: 'courriel',
  fee: 'frais',
  id: 'identifiant',
  label: 'libellé',
  member: 'adhérent',
  method: 'moyen',
  name: 'nom',
  phone: 'téléphone',
  reference: 'référence',
  status: 'statut',
  'value-date': 'date-valeur',
};

export const columnWord = wordIn(COLUMNS);

/** A field of `--map` as scripts type it, with its meaning beside it. */
export const fieldWord = (field: string): string =>
  columnWord(field) === field ? field : `${field} (${columnWord(field)})`;

/** With their articles, for sentences that name a value by its argument. */
const VALUES: Readonly<Record<string, string>> = {
  amount: 'le montant',
  date: 'la date',
  file: 'le fichier',
  files: 'le fichier',
  heading: 'le poste',
  id: 'le numéro de ce qu’il faut annuler',
  line: 'la ligne',
  lines: 'la ligne',
  member: 'l’adhérent',
  method: 'le moyen de paiement',
  name: 'le nom',
  order: 'la commande',
  parts: 'les parts de la ligne',
  payment: 'le paiement',
  reason: 'le motif',
  reference: 'le code de référence',
  setting: 'le réglage',
  value: 'la valeur',
};

/** A flag, an argument or a column of a file: `--moyen`, `le montant`. */
export function valueWord(name: string): string {
  if (name.includes('--')) return frenchFlags(name);
  const bare = name.replace(/[<>[\].…]/g, '').toLowerCase();
  return VALUES[bare] ?? frenchPlaceholder(name);
}

/** What the system and SQLite say of a file, by what they always contain. */
const SYSTEM_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|disk is full/, 'le disque est plein'],
  [/EACCES|EPERM|[Pp]ermission denied/, 'vous n’avez pas le droit d’y accéder'],
  [/EROFS|readonly database/, 'il est en lecture seule'],
  [/ENOENT/, 'le dossier n’existe pas'],
  [/EISDIR/, 'c’est un dossier'],
  [/ENOTDIR/, 'une partie du chemin n’est pas un dossier'],
  [/EPIPE/, 'le programme qui la recevait s’est arrêté'],
  [/EIO|disk I\/O error/, 'le disque répond par une erreur'],
  [/unable to open database file/, 'il est impossible de l’ouvrir'],
  [/malformed/, 'son contenu n’est plus cohérent'],
];

/** A message of the system in French where it is a known one, else as it is. */
export const systemMessage = (detail: string): string =>
  SYSTEM_MESSAGES.find(([pattern]) => pattern.test(detail))?.[1] ?? detail;
