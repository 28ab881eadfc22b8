import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById } from '../payments/payments.ts';
import { FIXED_ACCOUNTS } from '../schema.ts';
import { asCheque, type Cheque } from './cheques.ts';
import { chequeOrigins } from './one-cheque.ts';

/**
 * `in-transit`: taken to the bank, which has not shown it yet; `credited`: a line shows it;
 * `handed-over`: to the producer to whom its cheques are payable.
 */
export type DepositStatus = 'in-transit' | 'credited' | 'handed-over' | 'cancelled';

/** Cheques or cash that were taken to the bank together, or cheques handed to a producer. */
export interface Deposit {
  readonly id: number;
  readonly operation: number;
  readonly date: CalendarDate;
  readonly method: 'cheque' | 'cash';
  readonly bankId: number | null;
  /** The heading of a producer. */
  readonly payeeId: number | null;
  /** The bank's own number for it. */
  readonly bankNumber: string | null;
  /** What was taken there; with a minus sign, cash that was fetched. */
  readonly amountCents: Cents;
  /** What the bank has not shown yet, with the same sign. */
  readonly openCents: Cents;
  readonly status: DepositStatus;
}

/** Deposits, oldest first. */
export function listDeposits(
  ledger: Ledger,
  filter: { readonly id?: number; readonly openOnly?: boolean } = {},
): readonly Deposit[] {
  const select = filter.id === undefined ? everyDeposit() : deposit(filter.id);
  const deposits = ledger.all(select).map((row) => asDeposit(ledger, row));
  return filter.openOnly ? deposits.filter(({ status }) => status === 'in-transit') : deposits;
}

/** Refuses with NOT_FOUND. */
export function depositById(ledger: Ledger, id: number): Deposit {
  const [deposit] = listDeposits(ledger, { id });
  return deposit ?? refuse('NOT_FOUND', { id: formatId('deposit', id) });
}

const selectDeposits = () =>
  query
    .selectFrom('deposits')
    .innerJoin('entries', 'entries.deposit_id', 'deposits.id')
    .select((each) => {
      const amount = each.ref('entries.amount_cents');
      const on = (side: 'debit' | 'credit', accounts: readonly number[]) =>
        each.fn.sum<number>(
          each.case().when(`entries.${side}_account_id`, 'in', accounts).then(amount).else(0).end(),
        );
      const taken = each('entries.operation_id', '=', each.ref('deposits.operation_id'));
      const places = [FIXED_ACCOUNTS.cheques, FIXED_ACCOUNTS.cash];
      const ofPlace = (side: 'debit' | 'credit') =>
        each.fn.sum<number>(
          each
            .case()
            .when(each.and([taken, each(`entries.${side}_account_id`, 'in', places)]))
            .then(amount)
            .else(0)
            .end(),
        );
      return [
        'deposits.id',
        'deposits.operation_id as operation',
        'deposits.date',
        'deposits.method',
        'deposits.bank_account_id as bankId',
        'deposits.payee_id as payeeId',
        'deposits.bank_number as bankNumber',
        ofPlace('credit').as('takenCents'),
        ofPlace('debit').as('fetchedCents'),
        on('debit', [FIXED_ACCOUNTS.transit]).as('sentCents'),
        on('credit', [FIXED_ACCOUNTS.transit]).as('shownCents'),
      ];
    })
    .groupBy('deposits.id')
    .orderBy('deposits.id');

const everyDeposit = template('deposits', selectDeposits);

const deposit = template('deposit', (id: number) => selectDeposits().where('deposits.id', '=', id));

type Row = Omit<Deposit, 'amountCents' | 'openCents' | 'status'> & {
  readonly takenCents: Cents;
  readonly fetchedCents: Cents;
  readonly sentCents: Cents;
  readonly shownCents: Cents;
};

function asDeposit(
  ledger: Ledger,
  { takenCents, fetchedCents, sentCents, shownCents, ...row }: Row,
): Deposit {
  const openCents = sentCents - shownCents;
  const deposit = { ...row, amountCents: takenCents - fetchedCents, openCents };
  if (!stands(ledger, row.operation)) return { ...deposit, status: 'cancelled' };
  if (row.payeeId !== null) return { ...deposit, status: 'handed-over' };
  return { ...deposit, status: openCents === 0 ? 'credited' : 'in-transit' };
}

/** A part of a deposit: a payment's share, or what is no payment (cash, earlier cheques). */
export interface DepositPart {
  readonly paymentId: number | null;
  readonly amountCents: Cents;
}

/** What was taken with a deposit, payment by payment, in the order in which it was recorded. */
const takenWith = (ledger: Ledger, { operation }: Deposit): readonly DepositPart[] =>
  ledger.all(
    query
      .selectFrom('entries')
      .select(['payment_id as paymentId', 'amount_cents as amountCents'])
      .where('operation_id', '=', operation)
      .orderBy('number'),
  );

/** What the bank has not shown yet of a deposit, payment by payment; signed as the deposit is. */
export function openPartsOf(ledger: Ledger, deposit: number): readonly DepositPart[] {
  const transit = fixedAccount('transit');
  const entries = ledger.all(
    query
      .selectFrom('entries')
      .select(['payment_id as paymentId', 'amount_cents as cents', 'debit_account_id as debit'])
      .where('deposit_id', '=', deposit)
      .where((each) =>
        each.or([each('debit_account_id', '=', transit), each('credit_account_id', '=', transit)]),
      )
      .orderBy('operation_id')
      .orderBy('number'),
  );
  const open = new Map<number | null, Cents>();
  for (const { paymentId, cents, debit } of entries) {
    open.set(paymentId, (open.get(paymentId) ?? 0) + (debit === transit ? cents : -cents));
  }
  return [...open].flatMap(([paymentId, amountCents]) =>
    amountCents === 0 ? [] : [{ paymentId, amountCents }],
  );
}

/** Where the money of a payment lies, as far as the bank has not shown it. */
export interface Place {
  /** An account: the drawer, the cash box, in transit; a producer's heading. */
  readonly place: number;
  /** With which it left the drawer. */
  readonly deposit: number | undefined;
}

/** Of a payment that was received by hand, or of a refund. */
export function placeOfPayment(
  ledger: Ledger,
  { id, method, inDrawerCents, byHandCents }: Payment,
): Place {
  if (method === 'cash') return { place: fixedAccount('cash'), deposit: undefined };
  if (inDrawerCents > 0) return { place: fixedAccount('cheques'), deposit: undefined };
  // A refund by cheque was never in the drawer.
  const deposit = method === 'cheque' && byHandCents >= 0 ? depositOf(ledger, id) : undefined;
  const payeeId = deposit === undefined ? null : depositById(ledger, deposit).payeeId;
  return { place: payeeId ?? fixedAccount('transit'), deposit };
}

/**
 * The standing deposit with which a payment's cheque left the drawer, or that it came to be of by a
 * move to the right member; undefined for none.
 */
export function depositOf(ledger: Ledger, payment: number): number | undefined {
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('deposits', 'deposits.id', 'entries.deposit_id')
      .select([
        'deposits.id',
        'deposits.operation_id as taken',
        'entries.operation_id as operation',
      ])
      .where('entries.payment_id', '=', payment)
      .orderBy('deposits.id', 'desc')
      .orderBy('entries.operation_id'),
  );
  return rows.find(({ taken, operation }) => stands(ledger, taken) && stands(ledger, operation))
    ?.id;
}

/** The cheques of a deposit as they went with it, and what came from before the ledger. */
export function chequesOf(
  ledger: Ledger,
  deposit: Deposit,
): { readonly cheques: readonly Cheque[]; readonly earlierCents: Cents } {
  const parts = takenWith(ledger, deposit);
  const taken = parts.flatMap(({ paymentId, amountCents }) =>
    paymentId === null ? [] : [{ ...paymentById(ledger, paymentId), inDrawerCents: amountCents }],
  );
  const together = [...Map.groupBy(taken, chequeOrigins(ledger)).values()];
  const earlier = parts.filter(({ paymentId }) => paymentId === null);
  return {
    cheques: together.flatMap(([first, ...more]) =>
      first === undefined ? [] : [asCheque(ledger, [first, ...more])],
    ),
    earlierCents: sumCents(earlier.map(({ amountCents }) => amountCents)),
  };
}

/** How many cheques went with a deposit; `chequesOf` without reading each. */
export function chequeCountOf(ledger: Ledger, { operation }: Deposit): number {
  const taken = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('payments', 'payments.id', 'entries.payment_id')
      .select(['payments.id', 'payments.operation_id as operation'])
      .where('entries.operation_id', '=', operation),
  );
  return new Set(taken.map(chequeOrigins(ledger))).size;
}

/** Refuses with CHEQUE_NOT_IN_HAND what is no cheque in the drawer, saying where it is. */
export function refuseNotInHand(ledger: Ledger, payment: Payment): void {
  const { id, method, status, inDrawerCents } = payment;
  if (inDrawerCents > 0) return;
  const deposit = depositOf(ledger, id);
  refuse('CHEQUE_NOT_IN_HAND', {
    id: formatId('payment', id),
    method,
    status,
    ...(deposit === undefined ? {} : { deposit: formatId('deposit', deposit) }),
  });
}
