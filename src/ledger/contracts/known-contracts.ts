import type { ContractDifference } from '../../domain/cheque-refusals.ts';
import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../database.ts';
import { chequeOf } from '../deposits/cheques.ts';
import type { Member } from '../members/members.ts';
import type { Payment } from '../payments/payments.ts';
import { type Contract, instalmentsOf, listContracts, paymentsFor } from './contracts.ts';
import type { ContractModel } from './models.ts';
import { selectTotals } from './select-states.ts';

// Contracts that are recorded already, when what is said of one is to be recorded.

/** What was said of a contract; of the rest, whatever was agreed with it. */
export interface SaidTerms {
  readonly priceCents?: Cents | undefined;
  readonly chequeCount?: number | undefined;
  readonly firstDate?: CalendarDate | undefined;
  /** Of its first cheque, where the cheques are handed over. */
  readonly firstNumber?: string | undefined;
}

/**
 * The contract for which a member's cheques are still to come: the only one of this model, or of
 * several without any the first that was recorded so. Undefined where there is none of it. Refuses
 * with CONTRACT_EXISTS where all have theirs, or where none are handed over now; with
 * CONTRACT_DIFFERS where it was recorded otherwise.
 */
export function awaitedContract(
  ledger: Ledger,
  member: Member,
  model: ContractModel,
  said: SaidTerms,
): Contract | undefined {
  const known = listContracts(ledger, { memberId: member.id, modelId: model.id });
  if (known.length === 0) return undefined;
  const without = known.filter(({ id }) => chequesFor(ledger, id).length === 0);
  const awaited = likest(ledger, without, said);
  if (awaited === undefined || said.firstNumber === undefined) {
    return refuseSecond(ledger, member, model);
  }
  const difference = differenceOf(ledger, awaited, said);
  if (difference !== undefined) refuseOther(awaited, difference);
  return awaited;
}

/**
 * Takes out of those recorded the one with these cheques, else one that has none. Undefined where
 * there is none.
 */
export function takeKnown(
  ledger: Ledger,
  standing: Contract[],
  said: SaidTerms,
): Contract | undefined {
  const having = (number: string | undefined) =>
    standing.filter(({ id }) => firstNumberOf(ledger, id) === number);
  const { firstNumber } = said;
  const known =
    likest(ledger, having(firstNumber), said) ??
    likest(ledger, firstNumber === undefined ? standing : having(undefined), said);
  if (known !== undefined) standing.splice(standing.indexOf(known), 1);
  return known;
}

/** The first of these that was recorded as it is said, else the first. */
const likest = (
  ledger: Ledger,
  contracts: readonly Contract[],
  said: SaidTerms,
): Contract | undefined =>
  contracts.find((each) => differenceOf(ledger, each, said) === undefined) ?? contracts[0];

/** Refuses with CONTRACT_EXISTS, of a member who has one. */
export function refuseSecond(ledger: Ledger, member: Member, model: ContractModel): never {
  const [first] = listContracts(ledger, { memberId: member.id, modelId: model.id });
  return refuse('CONTRACT_EXISTS', {
    id: formatId('contract', first?.id ?? 0),
    member: member.code,
    model: model.name,
    cheques: first === undefined ? 0 : chequesFor(ledger, first.id).length,
  });
}

/** Refuses with CONTRACT_DIFFERS. */
export const refuseOther = ({ id }: Contract, difference: ContractDifference): never =>
  refuse('CONTRACT_DIFFERS', { id: formatId('contract', id), ...difference });

/**
 * What is said otherwise than it was recorded, if anything is. Its amount may be the one that was
 * agreed, or what it comes to since it was adjusted.
 */
export function differenceOf(
  ledger: Ledger,
  { id }: Contract,
  { priceCents, chequeCount, firstDate, firstNumber: number }: SaidTerms,
): ContractDifference | undefined {
  const recordedNumber = firstNumberOf(ledger, id);
  if (number !== undefined && recordedNumber !== undefined && number !== recordedNumber) {
    return { what: 'number', recordedNumber, number };
  }
  const instalments = instalmentsOf(ledger, id);
  const recordedCents = sumCents(instalments.map(({ amountCents }) => amountCents));
  if (priceCents !== undefined && priceCents !== recordedCents) {
    const adjustedCents = ledger.get(selectTotals([id], undefined))?.cents ?? recordedCents;
    if (priceCents !== adjustedCents) {
      return { what: 'amount', recordedCents: adjustedCents, amountCents: priceCents };
    }
  }
  if (chequeCount !== undefined && chequeCount !== instalments.length) {
    return { what: 'cheques', recorded: instalments.length, cheques: chequeCount };
  }
  const recordedDate = instalments[0]?.date;
  if (firstDate !== undefined && recordedDate !== undefined && firstDate !== recordedDate) {
    return { what: 'first', recordedDate, date: firstDate };
  }
  return undefined;
}

/** The cheques that were handed over for its instalments; not what else was paid for it. */
export const chequesFor = (ledger: Ledger, contract: number): readonly Payment[] =>
  paymentsFor(ledger, contract)
    .filter(({ position }) => position !== null)
    .map(({ payment }) => payment);

function firstNumberOf(ledger: Ledger, contract: number): string | undefined {
  const [first] = chequesFor(ledger, contract);
  return first === undefined ? undefined : chequeOf(ledger, first.id).number;
}
