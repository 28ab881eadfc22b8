import type { Cents } from '../../domain/money.ts';
import { formatReference } from '../../domain/reference.ts';
import type { NamedObstacle } from '../../domain/refusal-details.ts';
import type { DistributionJson } from '../distributions.ts';
import type { englishDistributions } from './distributions.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { frenchLabels } from './labels.fr.ts';
import { say } from './words.en.ts';
import { count, from, methodWord, quoted } from './words.fr.ts';

const { methods } = frenchLabels;

const STATES: Readonly<Record<DistributionJson['state'], string>> = {
  planned: 'aucune commande',
  open: 'non validée',
  partly: 'validée en partie',
  validated: 'validée',
};

/** What the commands about distributions print. */
export const frenchDistributions = (f: Format): ReturnType<typeof englishDistributions> => ({
  distributionHead: ({ date, orderCount, memberCount, totalCents, state }) =>
    orderCount === 0
      ? `Distribution du ${f.date(date)}\u00a0: ${STATES[state]}.`
      : `Distribution du ${f.date(date)}\u00a0: ${count(orderCount, 'commande')} de ${count(memberCount, 'adhérent')}, ${f.money(totalCents)}\u00a0; ${STATES[state]}.`,
  toCollect: (parts, cents) =>
    parts.length === 1
      ? `À remettre sur place\u00a0: ${parts.join('')}.`
      : `À remettre sur place\u00a0: ${f.money(cents)} (${parts.join(', ')}).`,
  announcedElsewhere: (parts) => `Annoncé, rien à remettre sur place\u00a0: ${parts.join(', ')}.`,
  expectedOf: (method, number, cents) =>
    `${methods[method]} ${f.money(cents)}${number > 1 ? ` (${number})` : ''}`,
  unpaidAt: (cents: Cents) => `Ni payé ni annoncé\u00a0: ${f.money(cents)}.`,
  validateHint: (date: string) =>
    `Une fois la distribution faite\u00a0: ${f.command(`distribution validate ${date}`)}`,
  alreadyValidated: (date: string) =>
    `Il ne reste rien à valider pour le ${f.date(date)}\u00a0; rien n’a été fait.`,
  validated: (date, members, state) =>
    state === 'validated'
      ? `Distribution du ${f.date(date)} validée\u00a0: ${count(members, 'adhérent')}. Ses commandes ne peuvent plus changer.`
      : `${count(members, 'adhérent')} ${members < 2 ? 'validé' : 'validés'} le ${f.date(date)}\u00a0; les autres attendent encore.`,
  leftAwaited: (id, member, cents, method) =>
    `${id} ${from(member)}, ${methods[method]}, ${f.money(cents)}\u00a0: toujours en attente.`,
  leftUnpaid: (cents: Cents) => `Laissé comme dette\u00a0: ${f.money(cents)}.`,
  reopenHint: (date, member) =>
    `Pour revenir en arrière\u00a0: ${f.command(`distribution reopen ${date}${member === undefined ? '' : ` --member ${member}`}`)}`,
  confirmReopen: (date: string) => `Rouvrir la distribution du ${f.date(date)}\u00a0?`,
  reopened: (date, members) =>
    members.length === 0
      ? `Distribution du ${f.date(date)} rouverte\u00a0: de nouvelles commandes sont possibles.`
      : `Distribution du ${f.date(date)} rouverte pour ${members.join(', ')}\u00a0: ces commandes peuvent de nouveau changer.`,
  takenBack: (id, member, cents, method, status) =>
    status === 'pending'
      ? `${id} ${from(member)}, ${methods[method]}, ${f.money(cents)}\u00a0: de nouveau en attente.`
      : `${id} ${from(member)}, ${methods[method]}, ${f.money(cents)}\u00a0: n’est plus compté comme reçu.`,
  kept: (id, member, cents, reason) =>
    reason === 'moved'
      ? `${id} ${from(member)}, ${f.money(cents)}, a été déplacé vers un autre adhérent, et y reste.`
      : `${id} ${from(member)}, ${f.money(cents)}, reste reçu\u00a0: ${KEPT[reason]}.`,
  itemAdjusted: (item, orders, change) =>
    `${item}\u00a0: ${count(orders, 'commande')} ${orders < 2 ? 'corrigée' : 'corrigées'}, ${f.money(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'} en tout.`,
  unplannedDay: (date, days) =>
    `Aucune distribution n’est prévue le ${f.date(date)}\u00a0; sont prévues\u00a0: ${days.map(f.date).join(', ')}.`,
  kittyOverdrawn: (code, cents) =>
    `La cagnotte ${from(code)} est maintenant à ${f.money(cents)}, alors que les cagnottes négatives ne sont pas autorisées.`,
  validation: {
    about: (who, method, reference) =>
      `${who}\u00a0: ${methods[method]}${reference === undefined ? '' : ` ${reference}`}`,
    onSite: (about, cents) => `${about}, ${f.money(cents)}.`,
    received: (about) => `${about}. Reçu, 0 sinon`,
    notPaid: 'pas payé',
    unpaid: (who, cents) => `${who} laisse ${f.money(cents)} à payer.`,
    leaveAsDebt: 'laisser comme dette',
    paidNow: (method) => `payé maintenant\u00a0: ${method}`,
    confirm: (members, received, unpaid) =>
      `${count(members, 'adhérent')}\u00a0: ${f.money(received)} reçus${unpaid > 0 ? `, ${f.money(unpaid)} laissés comme dette` : ''}.`,
    doValidate: 'valider',
    doNothing: 'ne rien enregistrer',
  },
});

const KEPT = {
  online: 'il a été payé en ligne',
  bank: 'il figure sur un relevé de la banque',
  provider: 'il figure sur l’export du terminal de carte',
  moved: 'il a été déplacé',
  deposited: 'il a été remis à la banque ou à un producteur',
  apart: 'il a été reçu en dehors de la validation',
  gone: 'il a été rendu ou remboursé depuis',
  counted: 'il était dans la caisse quand elle a été comptée',
};

/** What is refused of a distribution. */
export const frenchDistributionErrors = (f: Format) =>
  ({
    DISTRIBUTION_NOT_FOUND: ({ distribution, days }) =>
      say(
        `Aucune distribution connue le ${f.date(distribution)}${days.length === 0 ? '' : `\u00a0; les plus proches\u00a0: ${days.map(f.date).join(', ')}`}.`,
        `Pour les voir toutes\u00a0: ${f.command('distribution list')}`,
      ),
    DISTRIBUTION_ITEM_UNKNOWN: ({ value, distribution, items }) =>
      items.length === 0
        ? say(
            `Des commandes du ${f.date(distribution)}, seuls les totaux sont connus.`,
            `Corrigez chaque commande\u00a0: ${f.command('commande corriger O-… -1,80 --motif "…"')}`,
          )
        : say(
            `${quoted(value)} ne désigne pas un seul article du ${f.date(distribution)}, qui contient\u00a0: ${items.join(', ')}.`,
            'Écrivez le nom en entier.',
          ),
    DISTRIBUTION_VALIDATED: ({ distribution, member }) =>
      say(
        `Ce que ${member} a commandé pour le ${f.date(distribution)} a été validé et ne peut plus changer.`,
        `Régularisez le compte (${f.command(`regulariser ${member} … --motif "…"`)}), ou rouvrez\u00a0: ${f.command(`distribution reopen ${distribution} --member ${member}`)}`,
      ),
    DISTRIBUTION_NOT_HELD: ({ distribution }) =>
      say(
        `La distribution du ${f.date(distribution)} n’a pas encore eu lieu.`,
        'Validez-la le jour même ou après.',
      ),
    DISTRIBUTION_NOT_VALIDATED: ({ distribution, member }) =>
      say(
        member === undefined
          ? `La distribution du ${f.date(distribution)} n’est pas validée.`
          : `Ce que ${member} a commandé pour le ${f.date(distribution)} n’est pas validé.`,
        'Il n’y a rien à rouvrir\u00a0: ses commandes peuvent être changées.',
      ),
    VALIDATION_BLOCKED: ({ distribution, obstacles, sheet }) => ({
      ...say(
        `La distribution du ${f.date(distribution)} ne peut pas encore être validée\u00a0; rien n’a été enregistré. Il reste\u00a0:`,
        sheet === undefined
          ? `Dites ce qui a été remis (--paye P-3=40, --laisse P-4, --comme-prevu), ou remplissez la feuille\u00a0: ${f.command(`distribution show ${distribution} --csv --output feuille.csv`)}`
          : `Corrigez ${sheet}, puis recommencez\u00a0; ou dites-le ici (--paye P-3=40, --laisse P-4, --motif, --laisser-du).`,
      ),
      problems: obstacles.map((each) => ({
        code: each.problem.toUpperCase(),
        message: obstacle(f, each),
      })),
    }),
    VALIDATION_REOPENED_ONLY: ({ id, distribution, member }) =>
      say(
        `${id} est une validation\u00a0: elle s’annule en rouvrant la distribution.`,
        `Rouvrez\u00a0: ${f.command(`distribution reopen ${distribution}${member === undefined ? '' : ` --member ${member}`}`)}`,
      ),
    PAYMENT_NOT_EXPECTED: ({ id, distribution }) =>
      say(
        `${id} n’est pas attendu pour la distribution du ${f.date(distribution)}\u00a0: il est déjà arrivé, ou il est d’un autre jour.`,
        `Pour voir ce qui l’est\u00a0: ${f.command(`distribution show ${distribution}`)}`,
      ),
    NOT_ON_SHEET: ({ member, distribution }) =>
      say(
        `${member} n’a rien à valider le ${f.date(distribution)}\u00a0: rien de commandé, ou déjà validé.`,
        `Enregistrez à part ce qui est payé\u00a0: ${f.command(`paiement ajouter ${member} … --moyen liquide`)}`,
      ),
    SAID_TWICE: ({ id }) =>
      say(
        `Deux choses différentes sont dites de ${id}.`,
        'Dites une seule fois ce qui a été remis.',
      ),
    METHOD_NOT_HANDED: ({ method }) =>
      say(
        `${quoted(methodWord(method))} ne se remet pas sur place.`,
        'Utilisez liquide, chèque ou carte.',
      ),
    PAID_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} ne dit pas ce qui a été payé.`,
        'Écrivez P-3=40, P-3=liquide, P-3=liquide:40, ou pour ce que personne n’avait annoncé DUR=liquide:12,50.',
      ),
    KITTY_OVERDRAWN: ({ code, balanceCents }) =>
      say(
        `La cagnotte ${from(code)} tomberait à ${f.money(balanceCents)}, et les cagnottes négatives ne sont pas autorisées.`,
        `Annulez d’abord ce qui a été commandé avec. Si c’est déjà remis, autorisez les cagnottes négatives le temps de corriger\u00a0: ${f.command('config set kitty.negative yes')}`,
      ),
  }) satisfies Partial<ErrorMessages>;

function obstacle(f: Format, each: NamedObstacle): string {
  const { problem, member, payment = '', method, reference, expectedCents, amountCents } = each;
  const what = method === undefined ? '' : methods[method];
  const about = `${payment} ${from(member)}, ${what}${reference === undefined ? '' : ` ${formatReference(reference)}`}, ${f.money(expectedCents)}`;
  switch (problem) {
    case 'undecided':
      return `${about}\u00a0: a-t-il été remis\u00a0?`;
    case 'unnamed':
      return `${about}\u00a0: en liquide, par chèque ou par carte\u00a0? (--paye ${payment}=liquide)`;
    case 'reason':
      return `${about}\u00a0: ${f.money(amountCents ?? 0)}, c’est un autre montant, qui demande un --motif.`;
    case 'unpaid':
      return `${member} laisse ${f.money(expectedCents)} à payer\u00a0: un paiement maintenant (--paye ${member}=liquide:…), ou --laisser-du\u00a0?`;
  }
}
