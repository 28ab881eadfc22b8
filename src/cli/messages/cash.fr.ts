import { type Cents, formatAmount } from '../../domain/money.ts';
import type { englishCash } from './cash.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { from } from './words.fr.ts';

/** What the commands about the cash box print and ask. */
export const frenchCash = (f: Format): ReturnType<typeof englishCash> => ({
  cash: {
    moved: (cents, heading) =>
      cents > 0
        ? `Entré dans la caisse\u00a0: ${f.money(cents)} (${heading}).`
        : `Sorti de la caisse\u00a0: ${f.money(-cents)} (${heading}).`,
    toBank: (cents, deposit) =>
      `${f.money(cents)} sortis de la caisse et portés à la banque (${deposit}), en attente du relevé.`,
    fromBank: (cents, deposit) =>
      `${f.money(cents)} retirés à la banque et mis dans la caisse (${deposit}), en attente du relevé.`,
    bank: (isOut) => (isOut ? 'Porté à la banque' : 'Retiré à la banque'),
    holds: (cents) => `La caisse est maintenant à ${f.money(cents)}.`,
    counted: (date, counted, expected) => {
      const found = `Caisse comptée le ${f.date(date)}\u00a0: ${f.money(counted)}`;
      if (counted === expected) return `${found}, comme attendu.`;
      const difference = f.money(Math.abs(counted - expected));
      const word = counted > expected ? 'plus' : 'moins';
      return `${found}, soit ${difference} de ${word} que les ${f.money(expected)} attendus.`;
    },
    turnover: (received, paid, balance) =>
      `Caisse\u00a0: entrées ${f.money(received)}, sorties ${f.money(paid)}\u00a0; solde ${f.money(balance)}.`,
    lastCounted: (date, counted) =>
      `Comptée pour la dernière fois le ${f.date(date)}\u00a0: ${f.money(counted)}.`,
    neverCounted: 'Elle n’a jamais été comptée.',
    payment: (payment, member) => `Paiement ${payment} ${from(member)}`,
    refund: (payment, member) => `Remboursement ${payment} à ${member}`,
    paymentMoved: (payment, member, isOut) =>
      isOut
        ? `${payment} ${from(member)}, passé à un autre adhérent`
        : `${payment} ${from(member)}, repris d’un autre adhérent`,
    found: (cents) => `Comptage\u00a0: ${f.money(cents)}`,
    belowZero: (date, cents, isUnopened) => {
      const told = `La caisse est à ${f.money(cents)} le ${f.date(date)}\u00a0: il y manque une entrée, ou une sortie y est de trop.`;
      if (!isUnopened) return told;
      return `${told} Si elle n’était pas vide au début du registre\u00a0: ${f.command('reprise ajouter --caisse MONTANT')}`;
    },
    countedSince: (operation, date) =>
      `La caisse a été comptée le ${f.date(date)} (${operation}), et ceci est d’un jour d’avant\u00a0: recomptez-la avec ${f.command('caisse compter')}`,
    askCounted: 'Somme comptée dans la caisse',
    askMoved: 'Somme entrée dans la caisse (-12 pour une sortie)',
    askToBank: 'la banque\u00a0: la somme y a été portée',
    askFromBank: 'la banque\u00a0: la somme y a été retirée',
    askDifference: (cents) => `${tooMuch(f, cents)}. Motif`,
  },
});

/** More counts than these are not named one by one. */
const MOST_NAMED = 3;

/** As an amount is typed. */
const typed = (cents: Cents): string => formatAmount(cents, { decimal: ',', group: '' });

const tooMuch = (f: Format, cents: Cents): string =>
  cents < 0
    ? `Il manque ${f.money(-cents)} dans la caisse`
    : `Il y a ${f.money(cents)} de trop dans la caisse`;

/** What is refused of it. */
export const frenchCashErrors = (f: Format) =>
  ({
    COUNT_NEGATIVE: ({ amountCents }) =>
      say(
        `Il ne peut pas y avoir moins que rien dans la caisse\u00a0: ${f.money(amountCents)}.`,
        'Écrivez ce que vous y avez trouvé\u00a0; 0 si elle était vide.',
      ),
    CASH_DIFFERS: ({ countedCents, expectedCents, date, isFirst }) => {
      const cents = countedCents - expectedCents;
      return say(
        `${tooMuch(f, cents)}\u00a0: ${f.money(countedCents)} comptés, ${f.money(expectedCents)} attendus le ${f.date(date)}. Rien n’a été enregistré.`,
        isFirst && cents > 0
          ? `Si cet argent y était avant le début du registre\u00a0: ${f.command(`reprise ajouter --caisse ${typed(cents)}`)}. Sinon, enregistrez l’écart avec --motif.`
          : `Cherchez ce qui n’a pas été saisi\u00a0: ${f.command('caisse lister')}. Si l’écart reste, enregistrez-le avec --motif.`,
      );
    },
    CASH_COUNTED: ({ id, date, counts, payment }) => {
      const isFew = counts.length <= MOST_NAMED;
      const since = isFew ? counts.join(', ') : `le dernier de ${counts.length} comptages`;
      const undo = isFew
        ? `\u00a0: ${f.command(`annuler ${counts.join(' ')}`)}`
        : `\u00a0: du plus récent au plus ancien (${f.command('caisse lister')})`;
      const them = counts.length > 1 ? 'les comptages' : 'le comptage';
      return say(
        `L’opération ${id} ne peut pas être annulée\u00a0: la caisse a été comptée après elle, le ${f.date(date)} (${since}), et ce comptage ne serait plus juste.`,
        payment === undefined
          ? `Annulez d’abord ${them}, et recomptez ensuite${undo}`
          : `Si un autre adhérent a payé\u00a0: ${f.command(`paiement deplacer ${payment.id} ADHÉRENT`)}. Si personne n’a payé\u00a0: ${f.command(`regulariser ${payment.member} ${typed(-payment.amountCents)}`)}, ou annulez d’abord ${them}${undo}`,
      );
    },
  }) satisfies Partial<ErrorMessages>;
