import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';

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
    return [
      {
        contractId: id,
        memberId: member,
        totalCents,
        paidCents: receivedCents + (others.get(id) ?? 0),
        ...laterOf(totalCents, instalments, at ?? today),
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

/** What is not due yet: of a contract that was made smaller, only what is left of it. */
function laterOf(
  totalCents: Cents,
  instalments: readonly Part[],
  day: CalendarDate,
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
  return { laterCents, nextCents };
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

/**
 * What is still to be paid of one contract: what was not paid for it, but no more than its member
 * owes at all, since transfers and avoirs are paid for no contract in particular.
 */
export function owedFor(
  { totalCents, paidCents, laterCents, nextCents }: ContractState,
  balanceCents: Cents,
): Owed {
  const openCents = Math.min(totalCents - paidCents, Math.max(0, -balanceCents));
  return owedOf(-openCents, [{ laterCents, nextCents }]);
}

const selectContracts = (memberId: number | undefined) => {
  const all = query.selectFrom('contracts').select(['id', 'member_id as memberId']).orderBy('id');
  return memberId === undefined ? all : all.where('member_id', '=', memberId);
};

/** Those of one member; undefined for all, which may be more than a query can name. */
type Ids = readonly number[] | undefined;

/** Debits less credits of the member's account; none where the contract was taken back. */
function selectTotals(ids: Ids, at: CalendarDate | undefined) {
  const orders = fixedAccount('orders');
  const select = query
    .selectFrom('entries')
    .innerJoin('contracts', 'contracts.id', 'entries.contract_id')
    .innerJoin('accounts as own', (join) =>
      join.onRef('own.member_id', '=', 'contracts.member_id').on('own.kind', '=', 'member'),
    )
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      const isDebit = each('entries.debit_account_id', '=', each.ref('own.id'));
      return [
        'contracts.id',
        each.fn
          .sum<number>(each.case().when(isDebit).then(amount).else(each.neg(amount)).end())
          .as('cents'),
      ];
    })
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', each.ref('own.id')),
        each('entries.credit_account_id', '=', each.ref('own.id')),
      ]),
    )
    .$if(ids !== undefined, (each) => each.where('contracts.id', 'in', ids ?? []))
    .groupBy('contracts.id')
    // The commitment itself stands: what credits the orders is more than what takes it back.
    .having((each) => {
      const amount = each.ref('entries.amount_cents');
      const sum = (side: 'debit' | 'credit') =>
        each.fn.sum<number>(
          each.case().when(`entries.${side}_account_id`, '=', orders).then(amount).else(0).end(),
        );
      return each(sum('credit'), '>', sum('debit'));
    });
  return at === undefined ? select : select.where('entries.date', '<=', at);
}

/** Each instalment, with what was received for it. */
function selectInstalments(ids: Ids, at: CalendarDate | undefined) {
  return query
    .selectFrom('instalments')
    .leftJoin('contract_payments as paid', (join) =>
      join
        .onRef('paid.contract_id', '=', 'instalments.contract_id')
        .onRef('paid.position', '=', 'instalments.position'),
    )
    .leftJoin(receivedByPayment(at), 'received.payment', 'paid.payment_id')
    .select((each) => [
      'instalments.contract_id as id',
      'instalments.date',
      'instalments.amount_cents as cents',
      each.fn.sum<number | null>('received.cents').as('received'),
    ])
    .$if(ids !== undefined, (each) => each.where('instalments.contract_id', 'in', ids ?? []))
    .groupBy(['instalments.contract_id', 'instalments.position'])
    .orderBy('instalments.contract_id')
    .orderBy('instalments.position');
}

/** What was received for contracts, for no instalment in particular. */
const selectOthers = (ids: Ids, at: CalendarDate | undefined) =>
  query
    .selectFrom('contract_payments as paid')
    .innerJoin(receivedByPayment(at), 'received.payment', 'paid.payment_id')
    .select((each) => ['paid.contract_id as id', each.fn.sum<number>('received.cents').as('cents')])
    .$if(ids !== undefined, (each) => each.where('paid.contract_id', 'in', ids ?? []))
    .where('paid.position', 'is', null)
    .groupBy('paid.contract_id');

/** What the members' accounts were credited with, payment by payment, returns taken off. */
function receivedByPayment(at: CalendarDate | undefined) {
  let select = query
    .selectFrom('entries')
    .innerJoin('contract_payments', 'contract_payments.payment_id', 'entries.payment_id')
    .innerJoin('accounts as credited', 'credited.id', 'entries.credit_account_id')
    .innerJoin('accounts as debited', 'debited.id', 'entries.debit_account_id')
    .where((each) =>
      each.or([each('credited.kind', '=', 'member'), each('debited.kind', '=', 'member')]),
    );
  if (at !== undefined) select = select.where('entries.date', '<=', at);
  return select
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      return [
        'entries.payment_id as payment',
        each.fn
          .sum<number>(
            each
              .case()
              .when('credited.kind', '=', 'member')
              .then(amount)
              .else(each.neg(amount))
              .end(),
          )
          .as('cents'),
      ];
    })
    .groupBy('entries.payment_id')
    .as('received');
}
