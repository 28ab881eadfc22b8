import { type englishDeposits, firstOf } from './deposits.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { frenchLabels } from './labels.fr.ts';
import { say } from './words.en.ts';
import { count, from, quoted } from './words.fr.ts';

const { depositStatus, withdrawalStatus, methods, paymentStatus } = frenchLabels;

type ChequeWords = Parameters<ReturnType<typeof englishDeposits>['chequeDetails']>[0];

const chequeWords = (f: Format, { number, bank, depositFrom, payee }: ChequeWords) => [
  number === undefined ? 'Chèque' : `Chèque n°\u00a0${number}`,
  ...(bank === undefined ? [] : [bank]),
  ...(payee === undefined ? [] : [`à l’ordre de ${payee}`]),
  ...(depositFrom === undefined ? [] : [`à ne pas remettre avant le ${f.date(depositFrom)}`]),
];

/** What the commands about cheques and deposits print. */
export const frenchDeposits = (f: Format): ReturnType<typeof englishDeposits> => ({
  chequeDetails: (cheque) => `${chequeWords(f, cheque).join(', ')}.`,
  refundedBeforeDeposit: (code, cheques, cents) =>
    `Il reste en main ${count(cheques, 'chèque')} ${from(code)}, ${f.money(cents)}\u00a0: ce qui est remboursé n’est peut-être pas encore encaissé (${f.command(`payment list --member ${code} --in-hand`)}).`,
  drawerTotal: (cheques, cents) =>
    cheques === 0
      ? 'Il n’y a aucun chèque en main.'
      : `En main\u00a0: ${count(cheques, 'chèque')}, ${f.money(cents)}.`,
  drawerEarlier: (cents) => `Et ${f.money(cents)} de chèques d’avant le registre.`,
  chequeExpires: (payment, drawer, lastDay) =>
    `Le chèque ${payment} ${from(drawer)} doit être à la banque au plus tard le ${f.date(lastDay)}\u00a0: un an et huit jours après son émission.`,
  chequeExpired: (payment, drawer, lastDay) =>
    `Le chèque ${payment} ${from(drawer)} est périmé depuis le ${f.date(lastDay)}, aucune banque n’a plus à le payer. Demandez-en un autre, et rendez celui-ci\u00a0: ${f.command(`payment cancel ${firstOf(payment)} --handed-back --reason périmé`)}`,
  depositLineHint: (line, deposit, differs) =>
    `Si c’est ${deposit}\u00a0: ${f.command(`line assign ${line} --to ${deposit}${differs ? ' --difference "frais bancaires"' : ''}`)}`,
  chequesLineHint: (line, date) =>
    `Pour des chèques dont les adhérents sont déjà crédités, saisissez la remise\u00a0: ${f.command(`deposit create --date ${date}`)}\u00a0; si elle est saisie\u00a0: ${f.command(`line assign ${line} --to D-…`)}`,
  chequeInHand: 'Il est en main.',
  chequeDeposited: (deposit) => `Il est parti avec la remise ${deposit}.`,
  depositCalled: (id) => `remise ${id}`,
  earlierCheques: 'chèques d’avant le registre',
  deposited: (id, date, number, cents) =>
    `Remise ${id} du ${f.date(date)}\u00a0: ${cheques(number)}, ${f.money(cents)}, en route vers la banque.`,
  handedOver: (id, date, cheques, cents, payee) =>
    `Remise ${id} du ${f.date(date)}\u00a0: ${count(cheques, 'chèque')}, ${f.money(cents)}, pour ${payee}.`,
  chequesLeft: (cheques, cents) =>
    cheques === 0
      ? 'Il ne reste aucun chèque en main.'
      : `${cheques < 2 ? 'Reste' : 'Restent'} en main\u00a0: ${count(cheques, 'chèque')}, ${f.money(cents)}.`,
  earlierLeft: (cents) =>
    `Et ${f.money(cents)} de chèques d’avant le registre\u00a0: ajoutez-les avec --anciens.`,
  slipPrinted: (id) =>
    `Pour l’imprimer\u00a0: ${f.command(`deposit show ${id} --output remise.pdf`)}`,
  depositHead: (what, status) =>
    what.amountCents < 0
      ? `Retrait ${what.id} du ${f.date(what.date)}\u00a0: ${f.money(-what.amountCents)} en espèces, ${withdrawalStatus[status]}.`
      : `Remise ${what.id} du ${f.date(what.date)}\u00a0: ${contents(f, what)}, ${depositStatus[status]}${what.payee === undefined ? '' : ` (${what.payee})`}.`,
  depositAccount: (account) => `Compte bancaire\u00a0: ${account}.`,
  depositNumber: (number) => `Numéro donné par la banque\u00a0: ${number}.`,
  depositCancelled: (id, method, number, cents) =>
    method === 'cash'
      ? `${id} annulé\u00a0: ${f.money(Math.abs(cents))} ${cents > 0 ? 'de retour dans la caisse' : 'de nouveau hors de la caisse'}.`
      : `Remise ${id} annulée\u00a0: ${cheques(number)}, ${f.money(cents)}, de nouveau en main.`,
  alreadyDepositCancelled: (id) => `La remise ${id} était déjà annulée\u00a0: rien n’a été fait.`,
  chequesNumbered: (payments) =>
    `Le numéro du chèque a été ajouté à ${count(payments, 'paiement')}.`,
  handedBack: (id, member, cents, number) =>
    `Chèque ${number === undefined ? '' : `n°\u00a0${number} `}(${id} ${from(member)}), ${f.money(cents)}, rendu.`,
});

type What = Parameters<ReturnType<typeof englishDeposits>['depositHead']>[0];

const contents = (f: Format, { method, chequeCount, amountCents }: What): string =>
  `${method === 'cheque' ? cheques(chequeCount) : 'espèces'}, ${f.money(amountCents)}`;

/** A deposit may be of cheques alone that have no payments. */
const cheques = (number: number): string =>
  number === 0 ? 'chèques d’avant le registre' : count(number, 'chèque');

/** What is refused of cheques and deposits. */
export const frenchDepositErrors = (f: Format) =>
  ({
    NOTHING_TO_DEPOSIT: ({ next, expired }) =>
      say(
        next === undefined
          ? expired === undefined
            ? 'Aucun chèque en main n’attend d’être remis.'
            : `${count(expired, 'chèque')} en main, mais déjà ${expired < 2 ? 'périmé' : 'périmés'}\u00a0: un an et huit jours sont passés, aucune banque n’a plus à payer.`
          : `Aucun chèque ne peut encore être remis\u00a0; le prochain pourra l’être le ${f.date(next)}.`,
        next === undefined
          ? `Pour voir ce qui est en main\u00a0: ${f.command('payment list --method cheque --in-hand')}`
          : `Pour le remettre dès maintenant\u00a0: ${f.command(`deposit create --until ${next}`)}`,
      ),
    CHEQUE_KNOWN: ({ number, payment }) =>
      payment === undefined
        ? say(
            `Le chèque n°\u00a0${number} de cet adhérent figure deux fois dans ce fichier.`,
            'Corrigez le numéro, ou supprimez la seconde ligne.',
          )
        : say(
            `Le chèque n°\u00a0${number} de cet adhérent est déjà enregistré\u00a0: c’est ${payment}.`,
            `Vérifiez le numéro, ou annulez l’autre\u00a0: ${f.command(`undo ${payment}`)}`,
          ),
    CHEQUE_RENUMBERED: ({ number, known, payment }) =>
      say(
        `${payment} est du même adhérent, du même jour et du même montant, avec le chèque n°\u00a0${known}, pas ${number}. Si c’est celui-ci, écrivez ${known}, ou annulez-le d’abord\u00a0: ${f.command(`undo ${payment}`)}. Un autre chèque s’enregistre avec ${f.command('payment add')}.`,
        `Pour le voir\u00a0: ${f.command(`payment show ${payment}`)}`,
      ),
    CHEQUE_NUMBER: ({ value }) =>
      say(
        `${quoted(value)} n’est pas un numéro de chèque.`,
        'Tapez les chiffres en bas à gauche du chèque, par exemple 1234567.',
      ),
    CHEQUE_PAYEE: ({ payment, payee }) =>
      payee === undefined
        ? say(
            `Le chèque ${payment} est à l’ordre du groupe, pas d’un producteur.`,
            'Retirez-le de la liste, ou remettez-le à la banque\u00a0: remise creer sans --vers.',
          )
        : say(
            `Le chèque ${payment} est à l’ordre de ${payee}.`,
            `Remettez-le à son destinataire\u00a0: ${f.command(`deposit create --to "${payee}"`)}`,
          ),
    CHEQUE_NOT_YET: ({ payment, receivedOn, date }) =>
      say(
        `Le chèque ${payment} a été reçu le ${f.date(receivedOn)}\u00a0: il ne peut pas partir avec une remise du ${f.date(date)}.`,
        'Corrigez --date\u00a0: le jour où les chèques ont été remis.',
      ),
    CHEQUE_TOO_EARLY: ({ payment, depositFrom }) =>
      say(
        `Le chèque ${payment} n’est pas à remettre avant le ${f.date(depositFrom)}.`,
        `Si la personne est d’accord, ajoutez --jusqu-au ${f.date(depositFrom)}`,
      ),
    CHEQUE_NOT_IN_HAND: ({ id, method, status, deposit }) =>
      say(
        deposit === undefined
          ? `${id} n’est pas un chèque en main\u00a0: ${methods[method]}, ${paymentStatus[status]}.`
          : `${id} n’est plus en main\u00a0: il est parti avec la remise ${deposit}.`,
        `Pour voir ce qui est en main\u00a0: ${f.command('payment list --method cheque --in-hand')}`,
      ),
    EARLIER_CHEQUES: ({ earlierCents, leftCents }) =>
      say(
        `Des chèques d’avant le registre, il reste ${f.money(leftCents)}, pas ${f.money(earlierCents)}.`,
        'Vérifiez le montant de --anciens\u00a0; les autres chèques s’enregistrent avec paiement ajouter.',
      ),
    DEPOSIT_DIFFERS: ({ id, openCents, amountCents }) =>
      openCents === 0
        ? say(
            `La remise ${id} n’est pas en route vers la banque\u00a0: elle est créditée ou annulée.`,
            `Pour la voir\u00a0: ${f.command(`deposit show ${id}`)}`,
          )
        : say(
            `La remise ${id} est de ${f.money(openCents)}, la ligne de ${f.money(amountCents)}.`,
            'Dites à qui revient la différence\u00a0: --ecart "frais bancaires", ou l’adhérent dont c’est le chèque.',
          ),
    DEPOSIT_OTHER_ACCOUNT: ({ id, line }) =>
      say(
        `La remise ${id} a été déposée sur un autre compte bancaire que celui de la ligne ${line}.`,
        `Pour voir lequel\u00a0: ${f.command(`deposit show ${id}`)}`,
      ),
    DEPOSIT_DIFFERENCE: ({ id, differenceCents, largestCents, isOfMember }) =>
      isOfMember
        ? say(
            `La remise ${id} est de ${f.money(largestCents)}\u00a0: ${f.money(Math.abs(differenceCents))} d’écart, ce n’est pas un chèque de cette remise.`,
            `Vérifiez de quelle remise il s’agit\u00a0: ${f.command('deposit list --in-transit')}`,
          )
        : say(
            `La ligne et la remise ${id} diffèrent de ${f.money(Math.abs(differenceCents))}\u00a0: une banque corrige un bordereau de ${f.money(largestCents)} au plus.`,
            'Vérifiez le bordereau. Si un chèque en a été retiré, nommez l’adhérent\u00a0: --ecart ADHÉRENT',
          ),
    UNDO_WHOLE_DEPOSIT: ({ id, deposit }) =>
      say(
        `${id} est parti à la banque avec la remise ${deposit}, qui s’annule en entier.`,
        `Annulez-la, et refaites-la sans ${id}\u00a0: ${f.command(`deposit cancel ${deposit}`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
