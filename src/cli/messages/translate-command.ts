import { isMethod, type Method } from '../../domain/method.ts';
import { COMMANDS } from '../declarations/all.ts';
import type {
  CommandDeclaration,
  GroupDeclaration,
  OptionDeclaration,
} from '../declarations/declaration.ts';
import { GLOBAL_OPTIONS } from '../declarations/globals.ts';

/** The methods as a French-speaking treasurer types them: one word each, none to be quoted. */
export const FRENCH_METHOD_WORDS: Readonly<Record<Method, string>> = {
  cheque: 'chèque',
  cash: 'liquide',
  transfer: 'virement',
  card: 'carte',
  online: 'en-ligne',
  kitty: 'cagnotte',
  'on-site': 'sur-place',
};

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  account: 'compte',
  names: 'noms',
  payer: 'payeur',
  payments: 'paiements',
  contract: 'contrat',
  count: 'nombre',
  model: 'modèle',
  rhythm: 'rythme',
  price: 'prix',
  producer: 'producteur',
  deposit: 'remise',
  whose: 'à-qui',
  bank: 'banque',
  parts: 'parts',
  address: 'adresse',
  amount: 'montant',
  code: 'code',
  column: 'colonne',
  comma: 'virgule',
  command: 'action',
  date: 'date',
  dates: 'dates',
  what: 'quoi',
  field: 'champ',
  file: 'fichier',
  files: 'fichiers',
  heading: 'poste',
  id: 'numéro',
  item: 'article',
  quantity: 'quantité',
  key: 'clé',
  lang: 'langue',
  line: 'ligne',
  lines: 'lignes',
  list: 'liste',
  member: 'adhérent',
  members: 'adhérents',
  method: 'moyen',
  name: 'nom',
  number: 'numéro',
  order: 'commande',
  payment: 'paiement',
  reason: 'motif',
  reference: 'référence',
  rows: 'lignes',
  map: 'colonnes',
  setting: 'réglage',
  statement: 'relevé',
  style: 'style',
  text: 'texte',
  value: 'valeur',
};

/** `MEMBER` → `ADHÉRENT`, `file` → `fichier`, `FIELD=COLUMN,…` → `CHAMP=COLONNE,…`. */
export const frenchPlaceholder = (word: string): string =>
  word.replace(/[a-z]+/gi, (name) => {
    const french = PLACEHOLDERS[name.toLowerCase()] ?? name;
    return name === name.toUpperCase() ? french.toUpperCase() : french;
  });

type Choice = CommandDeclaration | GroupDeclaration;

const commandsOf = (choice: Choice): readonly CommandDeclaration[] =>
  'commands' in choice ? choice.commands : [choice];

/** Every flag with its declaration: one flag has one French name, whatever the command. */
const OPTIONS: ReadonlyMap<string, OptionDeclaration> = new Map(
  [...COMMANDS.flatMap(commandsOf).flatMap(({ options }) => options ?? []), ...GLOBAL_OPTIONS].map(
    (option) => [option.flag, option],
  ),
);

/** `--method` → `--moyen`; what is no flag of ours stays as it is. */
export const frenchFlag = (flag: string): string => OPTIONS.get(flag)?.french ?? flag;

/** The flags and placeholders in a text such as `-o, --output <FILE>`. */
export const frenchFlags = (text: string): string =>
  text
    .replace(/--[a-z-]+/g, frenchFlag)
    .replace(/<([^>]+)>/g, (_, name: string) => `<${frenchPlaceholder(name)}>`);

/** `cheque,cash` → `chèque,liquide`; other words stay as they are. */
const frenchMethods = (list: string): string =>
  list
    .split(',')
    .map((word) => (isMethod(word) ? FRENCH_METHOD_WORDS[word] : word))
    .join(',');

/**
 * An English command as a person types it in French: `order add DUR 42,50 --method transfer` →
 * `commande ajouter DUR 42,50 --moyen virement`, `import FILE` → `importer FICHIER`. Values stay as
 * they are, and so does a command that is French already.
 */
export function translateCommand(english: string): string {
  let place = START;
  return english.replace(/(?:"[^"]*"|\S)+/g, (word) => {
    const [translated, next] = translateWord(word, place);
    place = next;
    return translated;
  });
}

/** Where in the command line the next word stands. */
interface Place {
  /** What the word may name. */
  readonly choices: readonly Choice[];
  /** The command was found; what follows another, such as a French one, is left alone. */
  readonly known: boolean;
  /** The arguments still to come; a variadic one stays. */
  readonly arguments: readonly { readonly name: string; readonly variadic?: boolean }[];
  /** The command's own flags, whose values it may call otherwise. */
  readonly options: readonly OptionDeclaration[];
  /** The flag whose value the word is. */
  readonly option?: OptionDeclaration | undefined;
  /** The setting whose value the word is. */
  readonly setting?: string | undefined;
}

const START: Place = { choices: COMMANDS, known: false, arguments: [], options: [] };

function translateWord(word: string, place: Place): readonly [string, Place] {
  if (place.option) {
    return [translateValue(word, place.option), { ...place, option: undefined }];
  }
  if (word.startsWith('--')) return translateOption(word, place);
  const choice = place.choices.find(({ name }) => lastWord(name) === word);
  if (choice) return [choice.french[0] ?? word, inside(choice)];
  if (word === 'solde' && place === START) return [word, START];
  return [translateArgument(word, place), after(place, word)];
}

function translateOption(word: string, place: Place): readonly [string, Place] {
  const [flag = '', ...value] = word.split('=');
  const option = place.options.find((each) => each.flag === flag) ?? OPTIONS.get(flag);
  if (!option) return [word, place];
  if (value.length > 0) {
    return [`${option.french}=${translateValue(value.join('='), option)}`, place];
  }
  return [option.french, option.value === undefined ? place : { ...place, option }];
}

function translateValue(word: string, option: OptionDeclaration): string {
  if (option.flag === '--method' || option.flag === '--methods') {
    const methods = frenchMethods(word);
    if (methods !== word) return methods;
  }
  return word === option.value ? frenchPlaceholder(word) : word;
}

const YES_OR_NO: Readonly<Record<string, string>> = { yes: 'oui', no: 'non' };

/** Capitals are a placeholder, unless they may be a member's code: a member can be called FILE. */
function translateArgument(word: string, place: Place): string {
  if (!place.known) return word;
  if (place.setting === 'methods') return frenchMethods(word);
  if (place.setting === 'kitty.negative') return YES_OR_NO[word] ?? word;
  const bare = word.replace(/[^A-Z]/g, '');
  if (place.arguments[0]?.name === 'member' && bare !== 'MEMBER') return word;
  return /^\W*[A-Z]+\W*$/.test(word) ? frenchPlaceholder(word) : word;
}

const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;

const inside = (choice: Choice): Place =>
  'commands' in choice
    ? { ...START, choices: choice.commands }
    : {
        ...START,
        choices: [],
        known: true,
        arguments: choice.arguments ?? [],
        options: choice.options ?? [],
      };

function after(place: Place, word: string): Place {
  const [current, ...rest] = place.arguments;
  return {
    ...place,
    choices: [],
    arguments: current?.variadic ? place.arguments : rest,
    setting: current?.name === 'setting' ? word : place.setting,
  };
}

/** File names and free texts of the examples in help. */
const EXAMPLE_TEXTS: Readonly<Record<string, string>> = {
  'statement.csv': 'releve.csv',
  'statement.ofx': 'releve.ofx',
  'date=Booked,label=Text,amount=Value': 'date=Jour,libellé=Texte,montant=Valeur',
  '--vers bank-fees': '--vers "frais bancaires"',
  'Oeufs;1;2,90': 'Œufs;1;2,90',
  'leaves the group': 'quitte le groupe',
  'spoilt lettuce': 'salade abîmée',
  'credit passed on': 'avoir transmis',
  'two carrots less': 'deux carottes de moins',
  'none came': 'pas livrées',
  'ordered twice': 'commandé deux fois',
  'montrer donations': 'montrer dons',
  'wrong change': 'mal rendu la monnaie',
  stamps: 'timbres',
  '--poste other': '--poste divers',
  '--poste donations': '--poste dons',
  '--poste membership-fees': '--poste adhésions',
  'year 2026': 'année 2026',
  'P-4=30 donations': 'P-4=30 dons',
  'P-12 bank-fees': 'P-12 "frais bancaires"',
  '--memes all': '--memes toutes',
  'sheet.csv': 'feuille.csv',
  'balances.pdf': 'soldes.pdf',
  'P-3=cash:40': 'P-3=liquide:40',
  'smaller ones': 'plus petites',
  'wrong amount': 'mauvais montant',
  'members.csv': 'adherents.csv',
  'openings.csv': 'reprises.csv',
  'orders.csv': 'commandes.csv',
  'basket-1207': 'panier-1207',
  '"leaves the group"': '"quitte le groupe"',
  'Vegetables 2026-27': 'Légumes 2026-27',
  '3 months': '3 mois',
  'contrat modele Eggs': 'contrat modele Œufs',
  'DUR vegetables': 'DUR légumes',
  '--modele vegetables': '--modele légumes',
  'season.csv': 'saison.csv',
  'a cheque was missing': 'il manquait un chèque',
  'it was her brother': 'c’était son frère',
  'the wrong file': 'le mauvais fichier',
  'paid in cash instead': 'finalement payé en liquide',
};

/** An example of a command, with the names and texts in it. */
export const translateExample = (english: string): string =>
  Object.entries(EXAMPLE_TEXTS).reduce(
    (shown, [text, translated]) => shown.replace(text, translated),
    translateCommand(english),
  );
