import type { Why } from '../../domain/matching/proposal.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { type englishPayouts, percent } from './payouts.en.ts';
import { say } from './words.en.ts';
import { count } from './words.fr.ts';

/** What is said of card and online payments, and of the lines that pay them out. */
export const frenchPayouts = (f: Format): ReturnType<typeof englishPayouts> => ({
  somePayments: (number) => count(number, 'paiement'),
  payoutLineHint: (line, parts) =>
    `Si c’est bien cela\u00a0: ${f.command(`line split ${line} ${parts}`)}`,
  payoutReviewHint: (line) =>
    `Pour dire lesquels\u00a0: ${f.command('review')}, ou ${f.command(`line split ${line} P-…..P-… "frais bancaires"`)}`,
  inTransitHint: `Pour voir ce qui est en route\u00a0: ${f.command('payment list --in-transit')}`,
  inTransitTotal: (number, cents) =>
    number === 0
      ? 'Aucun paiement n’est en route vers la banque.'
      : `En route vers la banque\u00a0: ${count(number, 'paiement')}, ${f.money(cents)}.`,
});

/** Which payments a line may pay out, as a sentence without its full stop. */
export function frenchPaidOut(f: Format, { paidOut, against }: Why): string {
  if (paidOut === undefined) return '';
  const { count: number, from, until, totalCents, feeCents } = paidOut;
  const days = from === until ? `du ${f.date(from)}` : `du ${f.date(from)} au ${f.date(until)}`;
  const payments =
    number === 1 ? `le paiement ${days} fait` : `les ${number} paiements ${days} font`;
  const sum =
    feeCents === 0
      ? `${payments} exactement ce montant`
      : `${payments} ${f.money(totalCents)}, ce qui laisse ${f.money(feeCents)} (${percent(f, paidOut)}) de frais du prestataire`;
  return `${sum}${AGAINST[against ?? ''] ?? ''}`;
}

const AGAINST: Readonly<Record<string, string>> = {
  'other-days': '\u00a0; mais d’autres conviennent aussi',
  'within-day': '\u00a0; mais il en manque du dernier jour',
  'older-open': '\u00a0; mais de plus anciens sont encore en route',
};

/** What is refused of them. */
export const frenchPayoutErrors = (f: Format) =>
  ({
    PAYOUT_DIFFERS: ({ line, payment, openCents, amountCents }) =>
      openCents === 0
        ? say(
            `Le paiement ${payment} n’est pas en route vers la banque\u00a0: une ligne l’a déjà montré.`,
            `Pour voir ce qui l’est\u00a0: ${f.command('payment list --in-transit')}`,
          )
        : say(
            `Le paiement ${payment} est en route pour ${f.money(openCents)}, pas pour ${f.money(amountCents)}\u00a0: des frais n’expliquent pas cette différence.`,
            `Nommez-le sans montant, à côté des autres de la ligne ${line}\u00a0; ce qui en a été retenu va aux frais bancaires\u00a0: ${f.command(`line split ${line} ${payment} … "frais bancaires"`)}`,
          ),
    PAYMENTS_NOT_IN_TRANSIT: ({ value }) =>
      say(
        `Parmi ${value}, aucun paiement par carte ou en ligne n’est en route vers la banque.`,
        `Pour voir ceux qui le sont\u00a0: ${f.command('payment list --in-transit')}`,
      ),
  }) satisfies Partial<ErrorMessages>;
