import { type ErrorMessages, say } from './errors.en.ts';
import type { Format } from './format.ts';
import type { englishMoney } from './money.en.ts';
import { count, from } from './words.fr.ts';

/** What the commands about charges, headings and the cash box print. */
export const frenchMoney = (f: Format): ReturnType<typeof englishMoney> => ({
  charged: (member, cents, heading) =>
    `À la charge ${from(member)}\u00a0: ${f.money(cents)} (${heading}).`,
  chargedAll: (number, cents, heading, total) =>
    `À la charge de ${count(number, 'adhérent')}\u00a0: ${f.money(cents)} chacun (${heading}), ${f.money(total)} en tout.`,
  chargedBefore: (members, cents, heading) =>
    `Déjà ${f.money(cents)} pour le même poste (${heading}) à 31 jours près\u00a0: ${members.join(', ')}. En cas de double saisie, annulez l’une des deux.`,
});

/** What is refused of them. */
export const frenchMoneyErrors = (f: Format) =>
  ({
    CHARGE_NOBODY: ({ isAll }) =>
      isAll
        ? say(
            'Le groupe n’a aucun adhérent à qui le demander.',
            `Ajoutez-les d’abord\u00a0: ${f.command('adherent importer FICHIER')}`,
          )
        : say(
            'Il manque les adhérents à qui le demander.',
            'Nommez-les après le montant, ou demandez-le à tous avec --tous.',
          ),
  }) satisfies Partial<ErrorMessages>;
