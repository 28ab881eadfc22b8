import type { ItemProblem } from '../../domain/order-item.ts';
import type { RefusalDetails } from '../../domain/refusal-details.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { count, from, quoted } from './words.fr.ts';

const ITEM_PROBLEMS: Readonly<Record<ItemProblem, string>> = {
  parts: 'n’est pas un nom, une quantité et un prix',
  name: 'ne nomme rien',
  quantity: 'n’a pas de quantité lisible',
  price: 'n’a pas de prix lisible',
  'too-large': 'dépasse le plus grand montant possible',
};

/** What is refused of an order: what is in it, and how it may change. */
export const frenchOrderErrors = (f: Format) =>
  ({
    MEMBER_LEFT: ({ code, date }) =>
      say(
        `${code} a quitté le groupe le ${f.date(date)}.`,
        `En cas de retour\u00a0: ${f.command(`adherent partir ${code} --retour`)}`,
      ),
    MEMBER_NOT_SETTLED: ({ code, balanceCents, pendingCents, cheques, chequesCents }) => {
      const reason =
        cheques > 0
          ? `il reste en main ${count(cheques, 'chèque')} de sa part, ${f.money(chequesCents)}`
          : balanceCents === 0
            ? `${f.money(pendingCents)} sont encore en attente`
            : `son solde est de ${f.money(balanceCents)}`;
      const remedy =
        cheques > 0
          ? `Remettez ou rendez ce qui est là (${f.command(`payment list --member ${code} --in-hand`)}, puis ${f.command('payment cancel P-1 --handed-back --reason "…"')})`
          : balanceCents > 0
            ? `Remboursez-le (${f.command(`paiement rembourser ${code} …`)})`
            : balanceCents < 0
              ? `Enregistrez ce qui est payé (${f.command(`paiement ajouter ${code} …`)}), ou renoncez à la dette (${f.command(`regulariser ${code} …`)})`
              : `Confirmez ou abandonnez ce qui est attendu (${f.command(`payment list --member ${code} --pending`)})`;
      return say(
        `${code} ne peut pas partir ainsi\u00a0: ${reason}.`,
        `${remedy}, ou laissez partir l’adhérent ainsi avec --non-solde.`,
      );
    },
    REFUND_TOO_LARGE: ({ code, balanceCents, amountCents }) =>
      say(
        `${f.money(amountCents)}, c’est plus que l’avoir de ${code}\u00a0: ${f.money(Math.max(0, balanceCents))}.`,
        `Pour voir son compte\u00a0: ${f.command(`historique ${code}`)}`,
      ),
    SAME_MEMBER: ({ code }) =>
      say(`${code} ne peut rien se transmettre.`, 'Indiquez un autre adhérent après --vers.'),
    ITEM_UNREADABLE: ({ value, problem }) =>
      say(
        `${quoted(value)} ${ITEM_PROBLEMS[problem]}.`,
        'Écrivez nom;quantité;prix, par exemple Carottes;2;1,80 ou Pommes;0,450;3,20\u00a0; pour un seul\u00a0: Pain;3,50',
      ),
    ITEMS_DIFFER: ({ amountCents, itemsCents }) =>
      say(
        `Le détail fait ${f.money(itemsCents)}, et non ${f.money(amountCents)}.`,
        'Corrigez l’un des deux, ou ne donnez pas le total.',
      ),
    ORDERS_DIFFER: ({ file, changed, vanished }) => ({
      ...say(
        `${file} diffère des commandes enregistrées\u00a0; rien n’a été enregistré\u00a0:`,
        `Si le fichier est juste, enregistrez-le avec --mettre-a-jour (d’abord avec --essai).`,
      ),
      problems: [
        ...changed.map((each) => ({ code: 'CHANGED', message: difference(f, each) })),
        ...vanished.map(({ id, member, amountCents }) => ({
          code: 'VANISHED',
          message: `${id} ${from(member)}, ${f.money(amountCents)}\u00a0: n’est plus dans le fichier.`,
        })),
      ],
    }),
    ITEM_UNKNOWN: ({ value, order, items }) =>
      items.length === 0
        ? say(
            `De la commande ${order}, seul le total est connu.`,
            `Corrigez le total\u00a0: ${f.command(`commande corriger ${order} -1,80 --motif "…"`)}`,
          )
        : say(
            `${quoted(value)} ne désigne pas un seul article de la commande ${order}, qui contient\u00a0: ${items.join(', ')}.`,
            'Écrivez le nom en entier\u00a0; s’il a plusieurs prix, corrigez plutôt le total.',
          ),
    COMPLEMENT_NOT_POSITIVE: ({ id, amountCents }) =>
      say(
        `Un complément s’ajoute à une commande\u00a0: ${f.money(amountCents)} retirerait quelque chose de ${id}, ce qu’un adhérent ne peut pas faire.`,
        `Le coordinateur peut la corriger\u00a0: ${f.command(`commande corriger ${id} -1,80 --motif "…"`)}`,
      ),
    ORDER_CANCELLED: ({ id }) =>
      say(
        `La commande ${id} a été annulée\u00a0: il n’en reste rien à changer.`,
        `Pour la rétablir\u00a0: ${f.command(`annuler ${id}`)}\u00a0; sinon, enregistrez-en une nouvelle.`,
      ),
    ORDER_BELOW_ZERO: ({ id, amountCents, changeCents }) =>
      say(
        `La commande ${id} est de ${f.money(amountCents)}\u00a0: elle ne peut pas diminuer de ${f.money(-changeCents)}.`,
        `Pour l’annuler entièrement\u00a0: ${f.command(`commande annuler ${id} --motif "…"`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;

type Changed = RefusalDetails['ORDERS_DIFFER']['changed'][number];

function difference(f: Format, { id, member, amountCents, changeCents, what }: Changed): string {
  const inFile = f.money(amountCents + changeCents);
  const about = `${id} ${from(member)}`;
  switch (what) {
    case 'amount':
      return `${about}\u00a0: ${inFile} dans le fichier, ${f.money(amountCents)} dans le registre.`;
    case 'items':
      return `${about}, ${f.money(amountCents)}\u00a0: d’autres articles.`;
    case 'day':
      return `${about}, ${f.money(amountCents)}\u00a0: une autre distribution.`;
    case 'method':
      return `${about}, ${f.money(amountCents)}\u00a0: un autre moyen de paiement.`;
    case 'cancelled':
      return `${about}\u00a0: ${inFile} dans le fichier, annulée ici.`;
  }
}
