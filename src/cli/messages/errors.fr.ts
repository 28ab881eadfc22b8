import { METHODS } from '../../domain/method.ts';
import { frenchCashErrors } from './cash.fr.ts';
import { frenchContractErrors } from './contracts.fr.ts';
import { frenchDepositErrors } from './deposits.fr.ts';
import { frenchDistributionErrors } from './distributions.fr.ts';
import type { ErrorMessages } from './errors.en.ts';
import { frenchImportErrors } from './errors-import.fr.ts';
import { frenchLineErrors } from './errors-lines.fr.ts';
import { frenchOrderErrors } from './errors-orders.fr.ts';
import { wholeFile } from './file-problems.en.ts';
import type { Format } from './format.ts';
import { frenchMoneyErrors } from './money.fr.ts';
import { frenchPayoutErrors } from './payouts.fr.ts';
import { frenchProviderErrors } from './providers.fr.ts';
import { frenchReviewErrors } from './review.fr.ts';
import { FRENCH_METHOD_WORDS, frenchFlags, translateCommand } from './translate-command.ts';
import { type Sentence, say } from './words.en.ts';
import {
  both,
  byMethod,
  columnWord,
  count,
  either,
  fieldWord,
  frenchBalance,
  kindWord,
  methodWord,
  quoted,
  settingValues,
  settingWord,
  statusWord,
  systemMessage,
  theAccount,
  valueWord,
} from './words.fr.ts';

const ID_KINDS = {
  order: 'une commande',
  payment: 'un paiement',
  line: 'une ligne de relevé',
  statement: 'un relevé importé',
  deposit: 'une remise',
  contract: 'un contrat',
  operation: 'une opération',
};

const later = ({ id, kind }: { readonly id: string; readonly kind: string }): string =>
  `${id} (${kindWord(kind)})`;

const AMOUNTS = 'Écrivez un montant sous la forme 45, 45,00 ou 1234,56.';

const TYPED_METHODS = either(METHODS.map((method) => FRENCH_METHOD_WORDS[method]));

export const frenchErrors = (f: Format): ErrorMessages => ({
  ...typing(f),
  ...options(f),
  ...files(f),
  ...finding(f),
  ...choosing(f),
  ...frenchImportErrors(f),
  ...frenchLineErrors(f),
  ...frenchOrderErrors(f),
  ...frenchDistributionErrors(f),
  ...frenchProviderErrors(f),
  ...frenchDepositErrors(f),
  ...frenchContractErrors(f),
  ...frenchMoneyErrors(f),
  ...frenchCashErrors(f),
  ...frenchPayoutErrors(f),
  ...frenchReviewErrors(f),
  ...recording(f),
  ...confirming(f),
  ...undoing(f),
  ...machine(),
});

const typing = (f: Format) =>
  ({
    AMOUNT_UNREADABLE: ({ value }) => say(`${quoted(value)} n’est pas un montant.`, AMOUNTS),
    AMOUNT_AMBIGUOUS: ({ value }) =>
      say(
        `${quoted(value)} peut se lire avec des milliers ou avec des décimales.`,
        'Écrivez les deux décimales, par exemple 12,35.',
      ),
    AMOUNT_TOO_PRECISE: ({ value }) => say(`${quoted(value)} a plus de deux décimales.`, AMOUNTS),
    AMOUNT_TOO_LARGE: ({ value }) =>
      say(`${quoted(value)} dépasse 999\u00a0999\u00a0999,99.`, AMOUNTS),
    AMOUNT_NOT_POSITIVE: ({ amountCents, what }) => {
      const is = `${f.money(amountCents)} ne convient pas`;
      const said = {
        order: say(
          `Le montant d’une commande doit être supérieur à zéro\u00a0: ${is}.`,
          `Pour annuler une commande déjà enregistrée\u00a0: ${f.command('annuler O-…')}`,
        ),
        payment: say(
          `Le montant d’un paiement doit être supérieur à zéro\u00a0: ${is}.`,
          `Pour annuler un paiement déjà enregistré\u00a0: ${f.command('annuler P-…')}`,
        ),
        charge: say(
          `Des frais doivent être supérieurs à zéro\u00a0: ${is}.`,
          `Pour annuler des frais déjà enregistrés\u00a0: ${f.command('annuler A-…')}`,
        ),
        contract: say(
          `Le prix d’un contrat doit être supérieur à zéro\u00a0: ${is}.`,
          `Pour annuler un contrat déjà enregistré\u00a0: ${f.command('annuler C-…')}`,
        ),
        deposit: say(`--anciens doit être supérieur à zéro\u00a0: ${is}.`, AMOUNTS),
        'bank-cash': say(
          `La somme portée à la banque ou retirée doit être supérieure à zéro\u00a0: ${is}.`,
          'L’option dit le sens\u00a0: --vers-banque ou --depuis-banque.',
        ),
      };
      return said[what];
    },
    AMOUNT_ZERO: ({ what }) =>
      what === 'opening'
        ? say(
            'Une reprise de solde de zéro ne change rien.',
            'Ne la saisissez pas\u00a0: sans reprise de solde, un compte commence à zéro.',
          )
        : what === 'adjustment'
          ? say(
              'Une régularisation de zéro ne change rien.',
              'Indiquez de combien\u00a0: 3,50 ou -12.',
            )
          : say(
              'Zéro ne change rien à la caisse.',
              'Indiquez combien\u00a0: 20, ou -45 pour ce qui sort.',
            ),
    DATE_UNREADABLE: ({ value }) =>
      say(`${quoted(value)} n’est pas une date.`, 'Écrivez-la sous la forme 05/10/2026.'),
    DATE_NO_SUCH_DAY: ({ value }) =>
      say(`Le ${quoted(value)} n’existe pas dans le calendrier.`, 'Vérifiez la date.'),
    CODE_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} ne peut pas servir de code d’adhérent.`,
        'Un code a de 2 à 8 lettres ou chiffres, et commence par une lettre.',
      ),
    CURRENCY_UNSUPPORTED: ({ value }) =>
      say(
        `La devise ${quoted(value)} n’est pas prévue.`,
        'Choisissez EUR, CHF, CAD, USD, GBP ou MAD\u00a0: celles qui ont deux décimales.',
      ),
    ID_OF_ANOTHER_KIND: ({ value, kind, example }) =>
      say(
        `${quoted(value)} n’est pas ${ID_KINDS[kind]}.`,
        `Le numéro attendu ressemble à ${example}.`,
      ),
    NOTHING_TO_CHANGE: ({ flags }) =>
      say(
        'Rien n’est indiqué à modifier.',
        `Dites quoi, avec ${either(flags.map((flag) => frenchFlags(flag)))}.`,
      ),
    ID_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} n’est pas un numéro.`,
        'Les numéros s’écrivent O-12 (commande), P-41 (paiement), L-7 (ligne de relevé), I-3 (relevé), A-90 (opération).',
      ),
    METHOD_UNKNOWN: ({ value }) =>
      say(`${quoted(value)} n’est pas un moyen de paiement.`, `Écrivez ${TYPED_METHODS}.`),
    RANGE_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} n’est pas une suite d’opérations.`,
        'Écrivez A-12..A-20, la plus ancienne d’abord.',
      ),
  }) satisfies Partial<ErrorMessages>;

const options = (f: Format) =>
  ({
    SETTING_UNKNOWN: ({ name, names }) =>
      say(
        `Le réglage ${quoted(name)} n’existe pas.`,
        `Les réglages sont ${both(names.map(settingWord))}.`,
      ),
    SETTING_VALUE: ({ name, value, allowed }) =>
      say(
        value.trim() === ''
          ? `${settingTitle(name)} ne peut pas rester vide.`
          : `${settingTitle(name)} n’accepte pas ${quoted(value)}.`,
        allowed === '…'
          ? 'Donnez-lui une valeur.'
          : `Valeurs possibles\u00a0: ${settingValues(name, allowed)}`,
      ),
    SETTING_FIXED: ({ name }) =>
      say(
        `${settingTitle(name)} ne peut plus changer une fois que le registre existe.`,
        'Pour en changer, créez un nouveau registre.',
      ),
    VALUE_MISSING: ({ name }) =>
      say(
        `Il manque ${valueWord(name)}, et il n’y a personne à qui le demander.`,
        name === '--account'
          ? `Dites quel compte bancaire, avec --compte et son nom. Pour voir les noms\u00a0: ${f.command('reglage lire accounts')}`
          : name === '--heading'
            ? `Dites pour quel poste, avec --poste et son nom. Pour voir les noms\u00a0: ${f.command('poste lister')}`
            : name === 'HEADING'
              ? `Donnez son nom. Pour voir les noms\u00a0: ${f.command('poste lister')}`
              : `Indiquez ${valueWord(name)}.`,
      ),
    OUTPUT_IS_INPUT: ({ path }) =>
      say(`Le fichier ${path} est lu par cette action.`, 'Donnez un autre nom avec --sortie.'),
    NO_PRINTED_FORM: ({ command }) =>
      say(
        `La réponse de ${f.command(command)} n’existe pas en PDF.`,
        'Pour du texte, donnez un nom sans .pdf\u00a0; pour un tableur ou un programme, ajoutez --csv ou --json.',
      ),
    EMPTY_VALUE: ({ flag }) =>
      say(`L’option ${frenchFlags(flag)} est vide.`, 'Donnez-lui une valeur, ou enlevez-la.'),
    OPTIONS_CONFLICT: ({ first, second, unless = '' }) => {
      const [one, other, way] = [first, second, unless].map(translateCommand);
      const hint = way === '' ? 'Retirez l’un ou l’autre.' : `Ajoutez ${way}, ou retirez ${other}.`;
      return say(`${one} et ${other} ne vont pas ensemble${way && ` sans ${way}`}.`, hint);
    },
    REASON_MISSING: ({ flag }) =>
      say(
        `${frenchFlags(flag)} demande un motif, que l’on puisse relire plus tard.`,
        'Ajoutez --motif "…".',
      ),
    LANGUAGE_UNKNOWN: ({ value }) =>
      say(
        `solde ne parle pas la langue ${quoted(value)}.`,
        'Choisissez --langue fr ou --langue en.',
      ),
    MAP_UNREADABLE: ({ value, fields }) =>
      say(
        `${quoted(value)} ne dit pas quelle colonne contient quoi.`,
        `Écrivez --colonnes "champ=Nom de la colonne", avec ces champs\u00a0: ${fields.map(fieldWord).join(', ')}.`,
      ),
    USAGE: ({ problem, value }) => usage(problem, value),
    KEY_REUSED: ({ key }) =>
      say(
        `La clé ${quoted(key)} a déjà servi à autre chose.`,
        'Prenez une nouvelle clé pour chaque nouvelle saisie.',
      ),
  }) satisfies Partial<ErrorMessages>;

const files = (f: Format) =>
  ({
    FILE_REFUSED: ({ file, problems }) =>
      problems.every(wholeFile)
        ? say(`Le fichier ${file} est refusé, et rien n’a été enregistré.`)
        : say(
            `Le fichier ${file} est refusé, et rien n’a été enregistré\u00a0: ${count(problems.length, 'problème')}.`,
            'Corrigez le fichier, puis recommencez.',
          ),
    ROW_TOO_LONG: ({ value }) =>
      say(
        `${quoted(value)} n’est dans aucune colonne\u00a0: la ligne a plus de cases que l’en-tête`,
        'Dans un fichier séparé par des virgules, un montant à virgule se met entre guillemets\u00a0: "12,50".',
      ),
    COLUMN_MISSING: ({ column }) =>
      say(`il n’y a pas de colonne ${quoted(column)}`, 'Vérifiez le nom donné avec --colonnes.'),
    COLUMN_TWICE: ({ column }) =>
      say(
        `deux colonnes s’appellent ${quoted(column)}`,
        'Renommez l’une des deux, pour qu’on sache laquelle compte.',
      ),
    HEADER_MISSING: ({ fields }) =>
      say(
        `il n’y a pas d’en-tête avec ${fields.length > 1 ? 'les colonnes' : 'la colonne'} ${both(fields.map(columnWord))}`,
        'Nommez les colonnes dans la première ligne, ou dites laquelle est laquelle avec --colonnes.',
      ),
    CELL_EMPTY: ({ column }) =>
      say(
        `la colonne ${quoted(columnWord(column))} est vide`,
        'Remplissez-la, ou donnez une valeur pour toutes les lignes avec l’option de ce nom.',
      ),
    FILE_EMPTY: () => say('il n’y a aucune ligne sous l’en-tête'),
    CONTROL_TOTAL: ({ file, creditCents, debitCents, totalCents, statedCents }) =>
      say(
        `Les soldes du fichier ${file} font ${f.money(totalCents)} au total (avoirs ${f.money(creditCents)}, dettes ${f.money(debitCents)}), et non ${f.money(statedCents)}\u00a0; rien n’a été enregistré.`,
        'Cherchez la différence dans le fichier, ou corrigez --total.',
      ),
    FILE_NOT_FOUND: ({ path }) =>
      say(`Le fichier ${path} est introuvable.`, 'Vérifiez son nom et son dossier.'),
  }) satisfies Partial<ErrorMessages>;

const finding = (f: Format) =>
  ({
    MEMBER_NOT_FOUND: ({ value }) =>
      say(
        `Aucun adhérent ne correspond à ${quoted(value)}.`,
        `Pour voir les codes\u00a0: ${f.command('adherent lister')}`,
      ),
    MEMBER_AMBIGUOUS: ({ value, members }) =>
      say(
        `${quoted(value)} peut désigner ${either(members.map(({ code, name }) => `${code} (${name})`))}.`,
        'Précisez avec le code.',
      ),
    NOT_FOUND: ({ id }) => say(`${id} n’existe pas dans ce registre.`, 'Vérifiez le numéro.'),
    REFERENCE_UNKNOWN: ({ value }) =>
      say(
        `Le code de référence ${value} n’a été attribué à aucun paiement de ce registre.`,
        `Pour voir les codes de référence\u00a0: ${f.command('paiement lister')}`,
      ),
  }) satisfies Partial<ErrorMessages>;

const choosing = (f: Format) =>
  ({
    CODE_TAKEN: ({ code, name }) =>
      say(`Le code ${code} est déjà pris par ${name}.`, 'Choisissez-en un autre avec --code.'),
    MEMBER_EXISTS: ({ code, name }) =>
      say(
        `${name} est déjà adhérent (${code}).`,
        `Pour modifier sa fiche\u00a0: ${f.command(`adherent modifier ${code}`)}`,
      ),
    EMAIL_OF_ANOTHER: ({ email, code, name }) =>
      say(
        `Le courriel ${email} est déjà celui d’un autre adhérent\u00a0: ${name} (${code}).`,
        'Indiquez le code de l’adhérent dans le fichier.',
      ),
    METHOD_DISABLED: ({ method, methods }) =>
      say(
        `Le groupe ne propose pas le paiement ${byMethod(method)}\u00a0; il propose\u00a0: ${methods.map(methodWord).join(', ')}.`,
        otherMethod(f, method, methods),
      ),
    METHOD_NOT_FOR_PAYMENT: ({ method }) =>
      say(
        `${quoted(methodWord(method))} ne dit pas comment l’argent arrive.`,
        'Précisez\u00a0: chèque, liquide, virement, carte ou en-ligne.',
      ),
    KITTY_EXCLUSIVE: ({ methods }) =>
      say(
        `La cagnotte exclut les autres moyens de paiement (${methods.map(methodWord).join(', ')})\u00a0: avec elle, les commandes ne se règlent que sur le compte de l’adhérent.`,
        'Gardez la cagnotte seule, ou retirez-la de la liste.',
      ),
    KITTY_TOO_LOW: ({ code, balanceCents, totalCents, missingCents }) =>
      say(
        `Le compte ${code} (${frenchBalance(f)(balanceCents)}) ne suffit pas pour une commande de ${f.money(totalCents)}\u00a0: il manque ${f.money(missingCents)}.`,
        `Enregistrez d’abord ce que l’adhérent verse (${f.command(`paiement ajouter ${code} …`)}), ou autorisez les cagnottes négatives\u00a0: ${f.command('reglage definir kitty.negative oui')}`,
      ),
  }) satisfies Partial<ErrorMessages>;

const recording = (f: Format) =>
  ({
    OPENING_EXISTS: ({ of, operation }) =>
      say(
        `Il y a déjà une reprise de solde pour ${theAccount(of)} (${operation}).`,
        `${of === 'bank' ? '' : 'Complétez-la avec --encore --motif "…". '}Pour l’annuler\u00a0: ${f.command(`annuler ${operation}`)}`,
      ),
    BEFORE_START: ({ date, start }) =>
      say(
        `Le ${f.date(date)} vient avant le premier jour du registre, le ${f.date(start)}.`,
        `Choisissez une date plus récente, ou faites commencer le registre plus tôt\u00a0: ${f.command('reglage definir start DATE')}`,
      ),
    START_AFTER_ENTRIES: ({ date, first }) =>
      say(
        `Le registre ne peut pas commencer le ${f.date(date)}\u00a0: une opération est déjà enregistrée au ${f.date(first)}.`,
        `Le premier jour peut être au plus tard le ${f.date(first)}.`,
      ),
  }) satisfies Partial<ErrorMessages>;

const confirming = (f: Format) =>
  ({
    PAYMENT_NOT_PENDING: ({ id, status }) =>
      say(
        `Le paiement ${id} n’est plus en attente\u00a0: il est déjà ${statusWord(status)}.`,
        `Pour le voir\u00a0: ${f.command(`paiement montrer ${id}`)}`,
      ),
    AMOUNT_DIFFERS: ({ id, pendingCents, amountCents }) =>
      say(
        `Le paiement ${id} était annoncé pour ${f.money(pendingCents)}, et non pour ${f.money(amountCents)}.`,
        'Si c’est bien la somme reçue, ajoutez --autre-montant --motif "…"\u00a0; c’est elle qui sera portée au compte de l’adhérent.',
      ),
    REFERENCE_NEEDED: ({ id }) =>
      say(
        `Le paiement ${id} a un code de référence, et il faut le vérifier.`,
        'Désignez le paiement par le code de référence écrit sur le chèque ou le virement, ou ajoutez --sans-reference --motif "…".',
      ),
    REFERENCE_DIFFERS: ({ id, value }) =>
      say(
        `${quoted(value)} n’est pas le code de référence du paiement ${id}.`,
        'Relisez le chèque ou le virement\u00a0; s’il n’en porte pas, ajoutez --sans-reference --motif "…".',
      ),
    PROVIDER_ID_TAKEN: ({ providerId, id }) =>
      say(
        `Le paiement en ligne ${providerId} est déjà enregistré, sous le numéro ${id}.`,
        `Pour le voir\u00a0: ${f.command(`paiement montrer ${id}`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;

const undoing = (f: Format) =>
  ({
    ALREADY_UNDONE: ({ id, by, redoable }) =>
      say(
        `L’opération ${id} a déjà été annulée, par ${by}.`,
        redoable
          ? `Pour la rétablir\u00a0: ${f.command(`annuler ${by}`)}`
          : 'Pour la retrouver, saisissez-la de nouveau.',
      ),
    NOTHING_TO_UNDO: ({ id }) =>
      say(
        `Il ne reste rien à annuler pour ${id}.`,
        `Pour voir ce qui s’est passé\u00a0: ${f.command('historique ADHÉRENT')}`,
      ),
    UNDO_WHOLE_IMPORT: ({ id, statement }) =>
      say(
        `La ligne ${id} est à expliquer\u00a0: il n’y a pas de pointage à annuler.`,
        `Pour annuler tout le relevé\u00a0: ${f.command(`annuler ${statement}`)}`,
      ),
    UNDO_WHOLE_ORDER: ({ id, order }) =>
      say(
        `Le paiement ${id} a été annoncé avec la commande ${order}.`,
        `Pour abandonner le paiement seul\u00a0: ${f.command(`paiement annuler ${id}`)}\u00a0; pour annuler les deux\u00a0: ${f.command(`annuler ${order}`)}`,
      ),
    UNDO_BLOCKED: ({ id, by }) =>
      say(
        `L’opération ${id} ne peut pas être annulée\u00a0: ${both(by.map(later))} ${by.length > 1 ? 'en dépendent' : 'en dépend'}.`,
        `Commencez par\u00a0: ${f.command(`annuler ${by[0]?.id}`)}`,
      ),
    UNDO_MEMBER_USED: ({ code }) =>
      say(
        `L’ajout de l’adhérent ${code} ne peut pas être annulé\u00a0: des commandes, des paiements ou une reprise de solde ont été enregistrés depuis.`,
        `Annulez-les d’abord\u00a0; pour les retrouver\u00a0: ${f.command(`historique ${code}`)}`,
      ),
    REDO_REFUSED: ({ id, kind }) =>
      say(
        `L’annulation ${id} ne peut pas être annulée à son tour\u00a0: ce qu’elle a annulé (${kindWord(kind)}) a peut-être été saisi de nouveau depuis.`,
        'Refaites plutôt la saisie.',
      ),
  }) satisfies Partial<ErrorMessages>;

const machine = () =>
  ({
    LEDGER_NOT_FOUND: ({ path }) =>
      say(
        `Il n’y a pas de registre à cet endroit\u00a0: ${path}`,
        'Vérifiez le chemin, ou créez un nouveau registre avec solde initialiser.',
      ),
    LEDGER_EXISTS: ({ path }) =>
      say(
        `Il y a déjà un fichier à cet endroit, et il n’a pas été touché\u00a0: ${path}`,
        'Choisissez un autre emplacement avec --registre.',
      ),
    LEDGER_BUSY: ({ path }) =>
      say(`Un autre programme est en train d’écrire dans ${path}.`, 'Réessayez dans un instant.'),
    LEDGER_FOREIGN: ({ path }) =>
      say(
        `Le fichier ${path} n’est pas un registre créé par solde.`,
        'Vérifiez le chemin donné par --registre ou SOLDE_LEDGER.',
      ),
    LEDGER_NEWER: ({ path, version, known }) =>
      say(
        `Le registre ${path} a été écrit par une version plus récente de solde (format ${version}\u00a0; celle-ci connaît le format ${known}).`,
        'Mettez solde à jour.',
      ),
    LEDGER_DAMAGED: ({ path, detail }) =>
      say(
        `Le registre ${path} est abîmé\u00a0: ${systemMessage(detail)}.`,
        'Reprenez votre dernière copie du fichier.',
      ),
    FILE_SYSTEM: ({ path, detail }) =>
      say(
        `Le fichier ${path} ne peut pas être utilisé\u00a0: ${systemMessage(detail)}.`,
        'Vérifiez le disque, et vos droits sur le fichier.',
      ),
    OUTPUT_FAILED: ({ detail }) =>
      say(
        `La réponse n’a pas pu être écrite\u00a0: ${systemMessage(detail)}.`,
        'Vérifiez le disque, ou le programme qui la reçoit.',
      ),
    DECLINED: () => say('Rien n’a été enregistré.'),
  }) satisfies Partial<ErrorMessages>;

/** `--date-order` is an option whose value is checked as a setting's is. */
const settingTitle = (name: string): string =>
  name.startsWith('--') ? `L’option ${frenchFlags(name)}` : `Le réglage ${settingWord(name)}`;

/** The kitty stands alone, so it can't be offered beside the others, nor they beside it. */
function otherMethod(f: Format, method: string, methods: readonly string[]): string {
  if (methods.includes('kitty')) {
    return 'Avec la cagnotte, les commandes ne se règlent que sur le compte de l’adhérent.';
  }
  if (method === 'kitty') {
    return 'Choisissez l’un de ces moyens\u00a0; la cagnotte ne peut pas s’ajouter à d’autres moyens.';
  }
  const offered = [...methods, method].join(',');
  const command = f.command(translateCommand(`config set methods ${offered}`));
  return `Choisissez l’un de ces moyens, ou ajoutez celui-ci\u00a0: ${command}`;
}

function usage(problem: string, value: string): Sentence {
  const help =
    'solde --help donne la liste des actions\u00a0; solde ACTION --help, les options d’une action.';
  switch (problem) {
    case 'unknown-option':
      return say(`L’option ${value} n’existe pas ici.`, help);
    case 'unknown-command':
      return say(`solde ne connaît pas l’action ${quoted(value)}.`, help);
    case 'missing-value':
      return say(`L’option ${frenchFlags(value)} demande une valeur.`, help);
    case 'excess-arguments':
      return say(
        `${quoted(value)} est un mot de trop pour cette action.`,
        'Mettez entre guillemets droits ce qui va ensemble\u00a0: "1 234,56", "Durand Claire".',
      );
    default:
      return say(`L’option ${frenchFlags(value)} n’accepte pas cette valeur.`, help);
  }
}
