import type { Cents } from '../../domain/money.ts';
import type { NoCharge } from '../providers/provider.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import type { englishProviders } from './providers.en.ts';
import { say } from './words.en.ts';
import { count, from, quoted } from './words.fr.ts';

/** What `payment import` prints. */
export const frenchProviders = (f: Format): ReturnType<typeof englishProviders> => ({
  paymentsImported: (number: number, cents: Cents) =>
    number === 0
      ? 'Aucun nouveau paiement.'
      : `${count(number, 'paiement')} ${number < 2 ? 'reçu' : 'reçus'}, ${f.money(cents)} en tout.`,
  paymentsKnown: (number: number) =>
    `${count(number, 'paiement')} déjà ${number < 2 ? 'connu' : 'connus'}.`,
  feesAdded: (number: number) =>
    `${count(number, 'paiement')} déjà ${number < 2 ? 'enregistré' : 'enregistrés'}, maintenant avec ce qu’en dit le prestataire.`,
  providerFees: (cents: Cents) =>
    `Frais du prestataire\u00a0: ${f.money(cents)}, au poste frais bancaires.`,
  chargesSkipped: (reason: NoCharge, number: number) =>
    `${count(number, 'ligne')} ${number < 2 ? 'laissée' : 'laissées'} de côté\u00a0: ${NO_CHARGE[reason]}.`,
  otherAwaited: (member: string, cents: Cents, payment: string, pending: Cents) =>
    `${member}\u00a0: ${f.money(cents)} enregistrés à part\u00a0; ${payment}, ${f.money(pending)}, reste en attente. Si c’est le même\u00a0: ${f.command(`payment cancel ${payment}`)}`,
  providerRefundOf: (id: string, cents: Cents) =>
    `${id}\u00a0: ${f.money(cents)} ont été rendus à quelqu’un. Si ce n’est pas encore enregistré\u00a0: ${f.command('payment refund MEMBER … --method online --reason "…"')}`,
  providerRefund: (id: string, cents: Cents, payment: string, member: string, method: string) =>
    `${id} (${payment} ${from(member)}) a été remboursé, ${f.money(cents)}. Si ce n’est pas encore enregistré\u00a0: ${f.command(`payment refund ${member} … --method ${method} --reason "…"`)}`,
});

/** Why a provider's row is no payment of a member. */
const NO_CHARGE: Readonly<Record<NoCharge, string>> = {
  failed: 'échoué ou abandonné',
  waiting: 'pas encore payé',
  test: 'un test',
  payout: 'versé à la banque',
  fee: 'des frais à part',
  offline: 'pas payé par le prestataire',
  cash: 'en liquide',
  refunded: 'remboursé',
  'before-start': 'avant le premier jour du registre',
};

/** What is refused of a provider's export. */
export const frenchProviderErrors = (f: Format) =>
  ({
    PROVIDER_STATUS: ({ value }) =>
      say(
        `${quoted(value)} est un mot du prestataire qui n’est pas connu ici\u00a0: est-ce de l’argent ou non\u00a0?`,
        'Retirez la ligne et enregistrez-la à la main, ou demandez l’ajout de ce mot.',
      ),
    PROVIDER_PAYER: ({ id, who, amountCents }) =>
      say(
        `${id}, ${f.money(amountCents)}\u00a0: aucun adhérent ne correspond${who === '' ? '' : ` (${who})`}.`,
        `Donnez à l’adhérent ce courriel ou ce nom (${f.command('member edit MEMBER --email …')}), ou ajoutez une colonne ${quoted('adhérent')} avec son code.`,
      ),
    PROVIDER_PAYER_DOUBT: ({ code, other }) =>
      say(
        `Le code d’une commande ${from(code)} se trouve à côté du courriel ou du nom ${from(other)}.`,
        `Ajoutez une colonne ${quoted('adhérent')} avec le code de la personne qui a payé.`,
      ),
    PROVIDER_OTHER_EXPORT: ({ file, export: other }) =>
      say(`${file} est ${OTHER[other].what}.`, OTHER[other].wanted),
    ROW_CURRENCY: ({ currency, ledgers }) =>
      say(
        `Le montant est en ${currency}, le registre en ${ledgers}.`,
        'Retirez la ligne, et enregistrez ce que votre compte a reçu pour elle.',
      ),
  }) satisfies Partial<ErrorMessages>;

/** Which export it is, and which one is wanted. */
const OTHER = {
  'stripe-payouts': {
    what: 'la liste des virements de Stripe vers la banque, qui ne nomme aucun payeur',
    wanted: `Exportez plutôt ${quoted('Payments')}.`,
  },
  'stripe-report': {
    what: 'le rapport des mouvements de Stripe, sans les numéros des paiements',
    wanted: `Exportez plutôt ${quoted('Payments')}.`,
  },
  'helloasso-orders': {
    what: 'l’export des commandes de HelloAsso, qui a une ligne par article',
    wanted: `Exportez plutôt les paiements (${quoted('Exporter les paiements')}).`,
  },
};
