import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { quoted } from './words.fr.ts';

/** What is refused of a bank file: its account, its currency, what was said of its rows. */
export const frenchImportErrors = (f: Format) =>
  ({
    ROWS_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} ne dit pas de quelles lignes il s’agit.`,
        'Écrivez toutes, ou des numéros de ligne\u00a0: 14,17-20.',
      ),
    ROWS_OF_SEVERAL_FILES: () =>
      say(
        'Les numéros de ligne sont ceux d’un seul fichier, et vous en avez nommé plusieurs.',
        'Importez-les un par un, ou écrivez toutes à la place des numéros.',
      ),
    ACCOUNT_NOT_FOUND: ({ value, accounts }) =>
      say(
        `Il n’y a pas de compte bancaire ${quoted(value)} dans ce registre.`,
        `Il y a\u00a0: ${accounts.join(', ')}. Pour en ajouter un\u00a0: ${f.command(`reglage definir accounts "${[...accounts, '…'].join(',')}"`)}`,
      ),
    OTHER_ACCOUNT: ({ file, number, known, account, owner }) =>
      owner !== undefined && owner !== account
        ? say(
            `Le fichier ${file} est du compte ${number}, qui est ici ${quoted(owner)}, pas ${quoted(account)}.`,
            `Importez-le avec --compte "${owner}".`,
          )
        : say(
            `Le fichier ${file} est du compte ${number}\u00a0; les relevés déjà importés pour ${quoted(account)} sont du compte ${known}.`,
            `Dites avec --compte duquel de vos comptes il s’agit. Si ce compte n’est pas encore dans le registre, ajoutez son nom au réglage accounts. Pour voir ceux qui y sont\u00a0: ${f.command('reglage lire accounts')}`,
          ),
    OTHER_CURRENCY: ({ file, currency, ledgers }) =>
      say(
        `Le fichier ${file} est en ${currency}, et ce registre est en ${ledgers}.`,
        'Un registre n’a qu’une devise\u00a0; tenez-en un autre pour l’autre devise.',
      ),
    SEVERAL_ACCOUNTS_IN_FILE: ({ file, numbers, accounts }) =>
      say(
        `Le fichier ${file} contient plusieurs comptes\u00a0: ${numbers.join(', ')}.`,
        `Dites lequel, et pour quel compte du registre\u00a0: --compte "${accounts[0] ?? 'Banque'}=NUMÉRO"`,
      ),
    FILE_OF_ANOTHER_ACCOUNT: ({ file, statement, account }) =>
      say(
        `Le fichier ${file} a déjà été importé, c’est le relevé ${statement} de ${quoted(account)}\u00a0: un fichier est d’un seul compte.`,
        `S’il a été importé pour le mauvais compte\u00a0: ${f.command(`annuler ${statement}`)}, puis importez-le de nouveau.`,
      ),
    LOOKALIKE: ({ file, statement, count: rows }) =>
      say(
        `Le fichier ${file} a autant de lignes que ${statement} sur les mêmes jours (${rows}), pour les mêmes totaux, et pourtant aucune n’est la même.`,
        `Si c’est le même relevé dans un autre format\u00a0: --memes toutes. Celui d’un autre compte\u00a0: --compte et son nom. Vraiment un autre relevé\u00a0: --nouvelles toutes. Et si ${statement} a été mal lu (autres colonnes ou autres dates), d’abord\u00a0: ${f.command(`annuler ${statement}`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
