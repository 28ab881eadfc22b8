import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import type { englishMoney } from './money.en.ts';
import { say } from './words.en.ts';
import { count, from } from './words.fr.ts';

/** What the commands about charges, headings and the cash box print. */
export const frenchMoney = (f: Format): ReturnType<typeof englishMoney> => ({
  charged: (member, cents, heading) =>
    `À la charge ${from(member)}\u00a0: ${f.money(cents)} (${heading}).`,
  chargedAll: (number, cents, heading, total) =>
    `À la charge de ${count(number, 'adhérent')}\u00a0: ${f.money(cents)} chacun (${heading}), ${f.money(total)} en tout.`,
  chargedBefore: (members, cents, heading) =>
    `Déjà ${f.money(cents)} pour le même poste (${heading}) à 31 jours près\u00a0: ${members.join(', ')}. En cas de double saisie, annulez l’une des deux.`,
  periodFrom: (from, to) =>
    to === undefined ? `Depuis le ${f.date(from)}` : `Du ${f.date(from)} au ${f.date(to)}`,
  periodTo: (to) => `Jusqu’au ${f.date(to)}`,
  balanceBefore: (from, cents) => `Avant le ${f.date(from)}\u00a0: ${f.money(cents)}.`,
  headingTurnover: (name, received, paid, balance) =>
    `${name}\u00a0: entrées ${f.money(received)}, sorties ${f.money(paid)}\u00a0; solde ${f.money(balance)}.`,
  movementCharge: (member) => `À la charge ${from(member)}`,
  movementAdjustment: (member) => `Régularisation ${from(member)}`,
  movementHandedOver: (payment, member) =>
    payment === ''
      ? 'Chèques d’avant le registre, remis'
      : `Chèque remis, ${payment} ${from(member)}`,
  movementPaymentMove: (payment, member) => `Passé au bon adhérent, ${payment} ${from(member)}`,
  movementCash: 'Caisse',
  movementFee: (payment, member) => `Frais du prestataire, ${payment} ${from(member)}`,
  movementReversal: (operation) => `Annulation\u00a0: ${operation}`,
});

/** What is refused of them. */
export const frenchMoneyErrors = (f: Format) =>
  ({
    PERIOD_REVERSED: (period) =>
      say(
        `La période finirait le ${f.date(period.to)}, avant son début le ${f.date(period.from)}.`,
        'Écrivez le premier jour après --depuis, et le dernier après --jusqu-au.',
      ),
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
