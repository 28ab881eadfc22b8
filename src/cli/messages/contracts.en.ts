import type { ContractDifference } from '../../domain/cheque-refusals.ts';
import type { Cents } from '../../domain/money.ts';
import { readRhythm } from '../../domain/rhythm.ts';
import type { ContractJson, ModelJson } from '../contracts.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

interface Totals {
  readonly amountCents: Cents;
  readonly paidCents: Cents;
  readonly dueCents: Cents;
  readonly laterCents: Cents;
}

/** `P2W` in words. */
function rhythmWords(duration: string): string {
  const { count: number, unit } = readRhythm(duration);
  return number === 1 ? `every ${unit}` : `every ${number} ${unit}s`;
}

/** What the commands about contracts print. */
export const englishContracts = (f: Format) => ({
  rhythm: rhythmWords,
  modelRecorded: ({ name, priceCents, cheques, firstDate, rhythm }: ModelJson) =>
    `Contract model ${name}: ${f.money(priceCents)} in ${count(cheques, 'instalment')}, ${cheques === 1 ? 'on' : `${rhythmWords(rhythm)} from`} ${f.date(firstDate)}${cheques === 1 ? '' : ' on'}.`,
  modelPayee: (payee: string) => `Its cheques are payable to ${payee}.`,
  contractRecorded: (id: string, contract: ContractJson) => {
    const { member, model, amountCents, instalments, firstDate, lastDate } = contract;
    const days =
      firstDate === lastDate ? f.date(firstDate) : `${f.date(firstDate)} to ${f.date(lastDate)}`;
    return `Contract ${id} of ${member}: ${model}, ${f.money(amountCents)} in ${count(instalments, 'instalment')}, ${days}.`;
  },
  contractCheques: (number: number, first: string, last: string, payee: string | undefined) =>
    `${count(number, 'cheque')} handed over, ${first === last ? first : `${first} to ${last}`}${payee === undefined ? '' : `, payable to ${payee}`}.`,
  contractState: ({ paidCents, amountCents }: ContractJson) =>
    `Paid ${f.money(paidCents)} of ${f.money(amountCents)}.`,
  contractTotals: (number: number, totals: Totals) =>
    `${count(number, 'contract')}: ${f.money(totals.amountCents)}; paid ${f.money(totals.paidCents)}, due ${f.money(totals.dueCents)}, later ${f.money(totals.laterCents)}.`,
  contractsImported: (number: number, cents: Cents) =>
    number === 0
      ? 'No new contract.'
      : `${count(number, 'contract')} recorded, ${f.money(cents)} in all.`,
  chequesHandedOver: (number: number, cents: Cents) =>
    `${count(number, 'cheque')} handed over, ${f.money(cents)} in all.`,
  contractsCompleted: (number: number) =>
    `${count(number, 'contract')} recorded before ${number === 1 ? 'has its' : 'have their'} cheques now.`,
  contractsKnown: (number: number) => `${count(number, 'contract')} known already.`,
  dueAndLater: (due: Cents, later: Cents, at: string | undefined) => {
    const day = at === undefined ? 'today' : `on ${f.date(at)}`;
    return due === 0
      ? `Nothing of that is due ${day}: it is ${f.money(later)} of instalments that come later.`
      : `Of that ${f.money(due)} due ${day}, and ${f.money(later)} of instalments that come later.`;
  },
  historyContract: (id: string, model: string) => `Contract ${id}, ${model}`,
});

function differenceWords(difference: ContractDifference, f: Format): string {
  switch (difference.what) {
    case 'amount':
      return `with ${f.money(difference.recordedCents)}, not ${f.money(difference.amountCents)}`;
    case 'cheques':
      return `in ${count(difference.recorded, 'instalment')}, not ${difference.cheques}`;
    case 'first':
      return `from ${f.date(difference.recordedDate)} on, not from ${f.date(difference.date)}`;
    case 'number':
      return `with cheques from number ${difference.recordedNumber} on, not ${difference.number}`;
  }
}

/** What is refused of contracts. */
export const englishContractErrors = (f: Format) =>
  ({
    CONTRACT_MODEL_UNKNOWN: ({ value, models }) =>
      say(
        `No contract model is called “${value}”.`,
        models.length === 0
          ? `Describe it first: ${f.command('contract model NAME PRICE --cheques 10 --first DATE')}`
          : `There are: ${models.join(', ')}.`,
      ),
    CONTRACT_MODEL_EXISTS: ({ name }) =>
      say(
        `A contract model is called ${name} already.`,
        'Give this one another name, such as its season.',
      ),
    CONTRACT_EXISTS: ({ id, member, model, cheques }) =>
      say(
        `${member} has a contract ${model} already: ${id}, ${cheques === 0 ? 'without cheques yet' : `with ${count(cheques, 'cheque')}`}.`,
        cheques === 0
          ? 'To record its cheques, add --number; for a second contract, --again.'
          : `To see it: ${f.command(`contract show ${id}`)}. For a second contract, add it with --again.`,
      ),
    CONTRACT_OF_ANOTHER: ({ id, owner }) =>
      say(
        `The contract ${id} is ${owner}'s.`,
        `To see whose contracts there are: ${f.command('contract list')}`,
      ),
    CONTRACT_DIFFERS: ({ id, ...difference }) =>
      say(
        `The contract ${id} was recorded ${differenceWords(difference, f)}.`,
        difference.what === 'amount'
          ? `Correct what is said, or the contract: ${f.command(`adjust MEMBER ±AMOUNT --about ${id} --reason "…"`)}`
          : difference.what === 'number'
            ? `Correct the number. For a second contract: ${f.command(`contract add MEMBER MODEL --number ${difference.number} --again`)}`
            : `Correct what is said. A contract that was recorded wrongly is taken back and recorded anew: ${f.command(`undo ${id}`)}`,
      ),
    CHEQUE_COUNT: ({ value }) =>
      say(
        `“${value}” is no number of cheques for this.`,
        'From 1 to 60, and not more than there are cents to share.',
      ),
    RHYTHM_UNREADABLE: ({ value }) =>
      say(
        `“${value}” does not say how far apart the instalments are.`,
        'Such as --every month, --every "2 months", --every week, --every quarter.',
      ),
  }) satisfies Partial<ErrorMessages>;
