import type { ContractDifference } from '../../domain/cheque-refusals.ts';
import { readRhythm } from '../../domain/rhythm.ts';
import type { englishContracts } from './contracts.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { count, from, quoted } from './words.fr.ts';

/** `P2W` in words. */
function rhythmWords(duration: string): string {
  const { count: number, unit } = readRhythm(duration);
  if (number === 1) return unit === 'month' ? 'chaque mois' : 'chaque semaine';
  return unit === 'month' ? `tous les ${number} mois` : `toutes les ${number} semaines`;
}

/** What the commands about contracts print. */
export const frenchContracts = (f: Format): ReturnType<typeof englishContracts> => ({
  rhythm: rhythmWords,
  modelRecorded: ({ name, priceCents, cheques, firstDate, rhythm }) =>
    `Modèle de contrat ${name}\u00a0: ${f.money(priceCents)} en ${count(cheques, 'échéance')}, ${cheques === 1 ? 'le' : `${rhythmWords(rhythm)} à partir du`} ${f.date(firstDate)}.`,
  modelPayee: (payee) => `Ses chèques sont à l’ordre de ${payee}.`,
  contractRecorded: (id, contract) => {
    const { member, model, amountCents, instalments, firstDate, lastDate } = contract;
    const days =
      firstDate === lastDate
        ? `le ${f.date(firstDate)}`
        : `du ${f.date(firstDate)} au ${f.date(lastDate)}`;
    return `Contrat ${id} ${from(member)}\u00a0: ${model}, ${f.money(amountCents)} en ${count(instalments, 'échéance')}, ${days}.`;
  },
  contractCheques: (number, first, last, payee) =>
    `${count(number, 'chèque reçu', 'chèques reçus')}, n°\u00a0${first === last ? first : `${first} à ${last}`}${payee === undefined ? '' : `, à l’ordre de ${payee}`}.`,
  contractState: ({ paidCents, amountCents }) =>
    `Payé\u00a0: ${f.money(paidCents)} sur ${f.money(amountCents)}.`,
  contractTotals: (number, totals) =>
    `${count(number, 'contrat')}\u00a0: ${f.money(totals.amountCents)}\u00a0; payé ${f.money(totals.paidCents)}, dû ${f.money(totals.dueCents)}, à venir ${f.money(totals.laterCents)}.`,
  contractsImported: (number, cents) =>
    number === 0
      ? 'Aucun nouveau contrat.'
      : `${count(number, 'contrat enregistré', 'contrats enregistrés')}, ${f.money(cents)} en tout.`,
  chequesHandedOver: (number, cents) =>
    `${count(number, 'chèque reçu', 'chèques reçus')}, ${f.money(cents)} en tout.`,
  contractsCompleted: (number) =>
    number < 2
      ? '1 contrat déjà enregistré a maintenant ses chèques.'
      : `${number} contrats déjà enregistrés ont maintenant leurs chèques.`,
  contractsKnown: (number) => `${count(number, 'contrat déjà connu', 'contrats déjà connus')}.`,
  dueAndLater: (due, later, at) => {
    const day = at === undefined ? 'aujourd’hui' : `le ${f.date(at)}`;
    return due === 0
      ? `Rien n’en est à payer ${day}\u00a0: ce sont ${f.money(later)} d’échéances à venir.`
      : `Dont ${f.money(due)} à payer ${day}, et ${f.money(later)} d’échéances à venir.`;
  },
  historyContract: (id, model) => `Contrat ${id}, ${model}`,
});

function differenceWords(difference: ContractDifference, f: Format): string {
  switch (difference.what) {
    case 'amount':
      return `avec ${f.money(difference.recordedCents)}, pas ${f.money(difference.amountCents)}`;
    case 'cheques':
      return `en ${count(difference.recorded, 'échéance')}, pas en ${difference.cheques}`;
    case 'first':
      return `à partir du ${f.date(difference.recordedDate)}, pas du ${f.date(difference.date)}`;
    case 'number':
      return `avec des chèques à partir du n°\u00a0${difference.recordedNumber}, pas du n°\u00a0${difference.number}`;
  }
}

/** What is refused of contracts. */
export const frenchContractErrors = (f: Format) =>
  ({
    CONTRACT_MODEL_UNKNOWN: ({ value, models }) =>
      say(
        `Aucun modèle de contrat ne s’appelle ${quoted(value)}.`,
        models.length === 0
          ? `Décrivez-le d’abord\u00a0: ${f.command('contract model NAME PRICE --cheques 10 --first DATE')}`
          : `Il y a\u00a0: ${models.join(', ')}.`,
      ),
    CONTRACT_MODEL_EXISTS: ({ name }) =>
      say(
        `Un modèle de contrat s’appelle déjà ${name}.`,
        'Donnez un autre nom à celui-ci, par exemple avec sa saison.',
      ),
    CONTRACT_EXISTS: ({ id, member, model, cheques }) =>
      say(
        `${member} a déjà un contrat ${model}\u00a0: ${id}, ${cheques === 0 ? 'encore sans chèques' : `avec ${count(cheques, 'chèque')}`}.`,
        cheques === 0
          ? 'Pour enregistrer ses chèques, ajoutez --numero\u00a0; pour un second contrat, --encore.'
          : `Pour le voir\u00a0: ${f.command(`contract show ${id}`)}. Pour un second contrat, ajoutez-le avec --encore.`,
      ),
    CONTRACT_OF_ANOTHER: ({ id, owner }) =>
      say(
        `Le contrat ${id} est celui ${from(owner)}.`,
        `Pour voir les contrats de chacun\u00a0: ${f.command('contract list')}`,
      ),
    CONTRACT_DIFFERS: ({ id, ...difference }) =>
      say(
        `Le contrat ${id} est enregistré ${differenceWords(difference, f)}.`,
        difference.what === 'amount'
          ? `Corrigez ce qui est indiqué, ou le contrat\u00a0: ${f.command(`adjust MEMBER ±AMOUNT --about ${id} --reason "…"`)}`
          : difference.what === 'number'
            ? `Corrigez le numéro. Pour un second contrat\u00a0: ${f.command(`contract add MEMBER MODEL --number ${difference.number} --again`)}`
            : `Corrigez ce qui est indiqué. Un contrat mal enregistré s’annule, puis s’enregistre à nouveau\u00a0: ${f.command(`undo ${id}`)}`,
      ),
    CHEQUE_COUNT: ({ value }) =>
      say(
        `${quoted(value)} ne peut pas être le nombre de chèques.`,
        'De 1 à 60, et pas plus qu’il n’y a de centimes à partager.',
      ),
    RHYTHM_UNREADABLE: ({ value }) =>
      say(
        `${quoted(value)} ne dit pas l’écart entre les échéances.`,
        'Par exemple --chaque mois, --chaque "2 mois", --chaque semaine, --chaque trimestre.',
      ),
  }) satisfies Partial<ErrorMessages>;
