import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import type { Ledger } from '../database.ts';
import { selectContracts, selectInstalments, selectOthers, selectTotals } from './select-states.ts';

// What members owe for their contracts, by the dates of the instalments.

/** One contract at the end of a day. */
export interface ContractState {
  readonly contractId: number;
  readonly memberId: number;
  /** What it comes to, with what was adjusted of it. */
  readonly totalCents: Cents;
  /** What was received for it: its cheques, from the day they were handed over. */
  readonly paidCents: Cents;
  /** What falls due later, and for which no cheque lies ready. */
  readonly laterCents: Cents;
  /** The next instalment of that, or zero. */
  readonly nextCents: Cents;
}

/**
 * Every contract, taken back ones left out, at the end of a day. An instalment of which the date
 * has not come is not due; nor is it still to be paid where a cheque for it was handed over. What
 * was taken off a contract counts from its end, what was added to it at once.
 */
export function contractStates(
  ledger: Ledger,
  today: CalendarDate,
  { at, memberId }: { readonly at?: CalendarDate | undefined; readonly memberId?: number } = {},
): readonly ContractState[] {
  const contracts = ledger.all(selectContracts(memberId));
  if (contracts.length === 0) return [];
  const ids = memberId === undefined ? undefined : contracts.map(({ id }) => id);
  const totals = new Map(
    ledger.all(selectTotals(ids, at)).map(({ id, cents }) => [id, cents] as const),
  );
  const parts = Map.groupBy(ledger.all(selectInstalments(ids, at)), ({ id }) => id);
  const others = new Map(
    ledger.all(selectOthers(ids, at)).map(({ id, cents }) => [id, cents] as const),
  );
  return contracts.flatMap(({ id, memberId: member }) => {
    const totalCents = totals.get(id);
    // Neither recorded by that day, nor taken back since.
    if (totalCents === undefined) return [];
    const instalments = parts.get(id) ?? [];
    const receivedCents = sumCents(instalments.map(({ received }) => received ?? 0));
    const paidCents = receivedCents + (others.get(id) ?? 0);
    return [
      {
        contractId: id,
        memberId: member,
        totalCents,
        paidCents,
        ...laterOf(totalCents, instalments, at ?? today, totalCents - paidCents),
      },
    ];
  });
}

/** The same by member. */
export const contractsByMember = (
  ledger: Ledger,
  today: CalendarDate,
  at?: CalendarDate,
): ReadonlyMap<number, readonly ContractState[]> =>
  Map.groupBy(contractStates(ledger, today, { at }), ({ memberId }) => memberId);

interface Part {
  readonly date: CalendarDate;
  readonly cents: Cents;
  /** Of the cheques that were handed over for it. */
  readonly received: Cents | null;
}

/**
 * What is not due yet: of a contract that was made smaller, only what is left of it; and no more
 * than was not paid for it, by cheques or otherwise.
 */
function laterOf(
  totalCents: Cents,
  instalments: readonly Part[],
  day: CalendarDate,
  unpaidCents: Cents,
): Pick<ContractState, 'laterCents' | 'nextCents'> {
  let leftCents = totalCents;
  let [laterCents, nextCents] = [0, 0];
  for (const { date, cents, received } of instalments) {
    const ofTotalCents = Math.max(0, Math.min(cents, leftCents));
    leftCents -= cents;
    if (date <= day) continue;
    const openCents = Math.max(0, ofTotalCents - (received ?? 0));
    laterCents += openCents;
    if (nextCents === 0) nextCents = openCents;
  }
  laterCents = Math.min(laterCents, Math.max(0, unpaidCents));
  return { laterCents, nextCents: Math.min(nextCents, laterCents) };
}

/** What a member owes on a day, and what comes later. */
export interface Owed {
  /** The part of a debt whose date has come. */
  readonly dueCents: Cents;
  /** The rest of it. */
  readonly laterCents: Cents;
  /** Of that, what falls due next. */
  readonly nextCents: Cents;
}

/** Splits a member's debt; an avoir takes what is due off first. */
export function owedOf(
  balanceCents: Cents,
  states: readonly Pick<ContractState, 'laterCents' | 'nextCents'>[],
): Owed {
  const debtCents = Math.max(0, -balanceCents);
  const notDueCents = sumCents(states.map(({ laterCents }) => laterCents));
  const dueCents = Math.max(0, debtCents - notDueCents);
  const laterCents = debtCents - dueCents;
  const nextCents = sumCents(states.map((state) => state.nextCents));
  return { dueCents, laterCents, nextCents: Math.min(nextCents, laterCents) };
}

/** What of a contract is paid, due and yet to come: together, what it comes to. */
export interface ContractShare {
  readonly totalCents: Cents;
  readonly paidCents: Cents;
  readonly dueCents: Cents;
  readonly laterCents: Cents;
}

/**
 * Splits what a member owes between their contracts, given oldest first: together they are owed no
 * more than the member owes, now and later. Transfers and avoirs are paid for no contract in
 * particular: they pay what is due first, of the oldest contract first.
 */
export function contractShares(
  states: readonly ContractState[],
  balanceCents: Cents,
): ReadonlyMap<number, ContractShare> {
  const owed = owedOf(balanceCents, states);
  const due = states.map(
    ({ totalCents, paidCents, laterCents }) => Math.max(0, totalCents - paidCents) - laterCents,
  );
  const later = states.map(({ laterCents }) => laterCents);
  const stillDue = withoutOldest(due, owed.dueCents);
  const stillLater = withoutOldest(later, owed.laterCents);
  return new Map(
    states.map(({ contractId, totalCents }, index) => {
      const dueCents = stillDue[index] ?? 0;
      const laterCents = stillLater[index] ?? 0;
      const paidCents = totalCents - dueCents - laterCents;
      return [contractId, { totalCents, paidCents, dueCents, laterCents }];
    }),
  );
}

/** Takes of the first ones what all of them are more than there is. */
function withoutOldest(each: readonly Cents[], atMostCents: Cents): readonly Cents[] {
  let tooMuchCents = Math.max(0, sumCents(each) - atMostCents);
  return each.map((cents) => {
    const takenCents = Math.min(cents, tooMuchCents);
    tooMuchCents -= takenCents;
    return cents - takenCents;
  });
}
