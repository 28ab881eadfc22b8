import type { Language } from './messages/format.ts';

/** The sentences of the command reference that stand in no catalogue. */
export interface ReferenceWords {
  readonly title: string;
  readonly generated: string;
  readonly languages: string;
  readonly contents: string;
  readonly ledger: string;
  readonly findingTheLedger: readonly string[];
  readonly globalOptions: string;
  readonly everywhere: string;
  readonly exitCodes: string;
  readonly exitCodeMeanings: readonly (readonly [code: string, meaning: string])[];
  readonly gravest: string;
  readonly json: readonly string[];
  readonly alsoCalled: string;
  readonly otherLanguage: string;
  readonly inOtherLanguage: string;
  readonly someOptions: string;
  readonly argument: string;
  readonly option: string;
  readonly code: string;
  readonly meaning: string;
  readonly colon: string;
}

const ENGLISH: ReferenceWords = {
  title: 'Commands',
  generated:
    'This page is made from the program by `node docs/generate.ts`; a test fails when it is stale. `solde --help` and `solde COMMAND --help` say the same at a terminal. [En français](commandes.md).',
  languages:
    'Every command and every option also has a French name, whose accents may be left out. Words that an example shows in capitals stand for a value of yours. A value with spaces goes between quotation marks. A negative amount such as `-12,50` may be typed as it is; what follows `--` is never taken for an option.',
  contents: 'Every command',
  ledger: 'How the ledger is found',
  findingTheLedger: [
    'The ledger is one file. It is the first of these that is given: `--ledger FILE`; the environment variable `SOLDE_LEDGER`; `$XDG_DATA_HOME/solde/ledger.solde`; `~/.local/share/solde/ledger.solde`.',
    'Only `solde init` creates a ledger. For every other command a path where there is none is an error (exit code 4), never an empty ledger.',
  ],
  globalOptions: 'Options of every command',
  everywhere:
    'They may stand anywhere on the line. A command that writes shows the same answer under `--dry-run`, without the identifiers and references that it would draw. With `--key`, the same command line is done once and then answers as before; under another command line the key is refused. Questions are asked only when a person is at both ends: never with `--no-input` or `--json`, in a pipe, or where `CI` is set. Colours are left out where `NO_COLOR` is set. The language is that of `--lang`, else of `SOLDE_LANG`, else of the ledger, else of `LC_ALL`, `LC_MESSAGES` or `LANG`, else English.',
  exitCodes: 'Exit codes',
  exitCodeMeanings: [
    ['0', 'done; or nothing to do; or already done'],
    ['1', 'a bug of ours'],
    [
      '2',
      'usage: a wrong command or option, a mistyped amount or date, or a value missing with nobody to ask',
    ],
    [
      '3',
      'a file refused, with file, line and column (an unknown member or a bad amount *in a file* too); nothing was written',
    ],
    ['4', 'not found, or ambiguous'],
    ['5', 'against a rule, or a conflict: a method that the group does not offer, a key reused'],
    ['6', 'the ledger is busy'],
    ['7', 'the ledger is foreign, newer, damaged, or fails its check'],
    ['8', 'done, but a person is needed'],
    ['9', 'the disk, a permission, or the output failed'],
    ['10', 'the user said no; nothing was written'],
    ['130, 143', 'interrupted; nothing is half done'],
  ],
  gravest:
    'Over several files the exit code is the gravest of theirs: 1, 7, 9, 6, 5, 3, 4, 2, 8, 0, in this order.',
  json: [
    'With `--json` a command prints one document on stdout. It is never translated. Amounts are whole cents in fields that end in `Cents`; dates are ISO; an absent value is an absent field. Fields are only ever added, so ignore those that you do not know.',
    'A refusal prints one document on stderr and nothing on stdout: [schemas/error.json](schemas/error.json). Its `code` is stable, its `message` is not. Two commands can answer and still exit with another code than 0: `solde import` of several files, some of which were refused (then both documents are printed), and `solde check` where the ledger is not sound.',
    'The JSON Schema (2020-12) of each answer is named with its command.',
  ],
  alsoCalled: 'Also:',
  otherLanguage: 'In French:',
  inOtherLanguage: 'In French',
  someOptions: '[OPTIONS]',
  argument: 'Argument',
  option: 'Option',
  code: 'Code',
  meaning: 'Meaning',
  colon: ':',
};

const FRENCH: ReferenceWords = {
  title: 'Les actions de solde',
  generated:
    'Cette page est tirée du programme par `node docs/generate.ts`\u00a0; un test échoue quand elle n’est plus à jour. `solde --help` et `solde ACTION --help` disent la même chose dans un terminal. [In English](commands.md).',
  languages:
    'Chaque action et chaque option a aussi un nom anglais\u00a0; les accents sont facultatifs (`adhérent` ou `adherent`). Dans les exemples, un mot en capitales tient la place d’une valeur à vous. Une valeur qui contient des espaces se met entre guillemets droits. Un montant négatif comme `-12,50` se tape tel quel\u00a0; ce qui suit `--` n’est jamais pris pour une option.',
  contents: 'Toutes les actions',
  ledger: 'Où se trouve le registre',
  findingTheLedger: [
    'Le registre est un seul fichier. C’est le premier qui est indiqué parmi\u00a0: `--registre FICHIER`\u00a0; la variable d’environnement `SOLDE_LEDGER`\u00a0; `$XDG_DATA_HOME/solde/ledger.solde`\u00a0; `~/.local/share/solde/ledger.solde`.',
    'Seule `solde initialiser` crée un registre. Pour toute autre action, un chemin où il n’y en a pas est une erreur (code de sortie 4), jamais un registre vide.',
  ],
  globalOptions: 'Options de toutes les actions',
  everywhere:
    'Elles se placent n’importe où sur la ligne. Une action qui enregistre donne la même réponse avec `--essai`, sans les numéros ni les codes de référence qu’elle tirerait. Avec `--cle`, la même ligne n’est exécutée qu’une fois, puis répond comme la première fois\u00a0; pour une autre ligne, la clé est refusée. Les questions ne sont posées qu’à une personne\u00a0: jamais avec `--sans-question` ou `--json`, ni dans un tube, ni là où `CI` est défini. Les couleurs disparaissent là où `NO_COLOR` est défini. La langue est celle de `--langue`, sinon de `SOLDE_LANG`, sinon du registre, sinon de `LC_ALL`, `LC_MESSAGES` ou `LANG`, sinon l’anglais.',
  exitCodes: 'Codes de sortie',
  exitCodeMeanings: [
    ['0', 'c’est fait\u00a0; ou il n’y avait rien à faire\u00a0; ou c’était déjà fait'],
    ['1', 'une erreur du programme lui-même'],
    [
      '2',
      'ce qui est tapé\u00a0: une action ou une option qui n’existe pas, un montant ou une date illisible, une valeur qui manque sans personne à qui la demander',
    ],
    [
      '3',
      'un fichier refusé, avec le fichier, la ligne et la colonne (y compris un adhérent inconnu ou un montant faux *dans un fichier*)\u00a0; rien n’a été enregistré',
    ],
    ['4', 'introuvable, ou ambigu'],
    [
      '5',
      'contraire à une règle, ou conflit\u00a0: un moyen de paiement que le groupe ne propose pas, une clé déjà utilisée',
    ],
    ['6', 'le registre est occupé'],
    ['7', 'le registre n’en est pas un, est trop récent, abîmé, ou ne passe pas la vérification'],
    ['8', 'c’est fait, mais il faut l’avis d’une personne'],
    ['9', 'le disque, un droit d’accès ou la sortie a fait défaut'],
    ['10', 'la personne a répondu non\u00a0; rien n’a été enregistré'],
    ['130, 143', 'interrompu\u00a0; rien n’est fait à moitié'],
  ],
  gravest:
    'Pour plusieurs fichiers, c’est le plus grave de leurs codes\u00a0: 1, 7, 9, 6, 5, 3, 4, 2, 8, 0, dans cet ordre.',
  json: [
    'Avec `--json`, une action donne un seul document sur la sortie standard. Il n’est jamais traduit. Les montants sont des centimes entiers, dans des champs qui finissent par `Cents`\u00a0; les dates sont au format ISO\u00a0; une valeur absente est un champ absent. Des champs peuvent s’ajouter, jamais disparaître\u00a0: ignorez ceux que vous ne connaissez pas.',
    'Un refus donne un seul document sur la sortie d’erreur, et rien sur la sortie standard\u00a0: [schemas/error.json](schemas/error.json). Son `code` ne change pas d’une version à l’autre\u00a0; son `message`, si. Deux actions peuvent répondre et finir avec un autre code que 0\u00a0: `solde importer` avec plusieurs fichiers dont certains sont refusés (les deux documents sont alors donnés), et `solde verifier` quand le registre n’est pas sain.',
    'Le schéma JSON (2020-12) de chaque réponse est indiqué avec son action.',
  ],
  alsoCalled: 'Ou\u00a0:',
  otherLanguage: 'En anglais\u00a0:',
  inOtherLanguage: 'En anglais',
  someOptions: '[OPTIONS]',
  argument: 'À indiquer',
  option: 'Option',
  code: 'Code',
  meaning: 'Ce que c’est',
  colon: '\u00a0:',
};

export const REFERENCE_WORDS: Readonly<Record<Language, ReferenceWords>> = {
  en: ENGLISH,
  fr: FRENCH,
};
