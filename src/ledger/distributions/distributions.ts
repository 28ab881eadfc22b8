import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { FIXED_ACCOUNTS } from '../schema.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { validationsOf } from './lock.ts';

/**
 * `planned`: nobody has ordered for it; `open`: nothing is validated; `partly`: some members are;
 * `validated`: as a whole.
 */
export type DistributionState = 'planned' | 'open' | 'partly' | 'validated';

export interface Distribution {
  readonly date: CalendarDate;
  readonly orderCount: number;
  readonly memberCount: number;
  readonly totalCents: Cents;
  readonly state: DistributionState;
}

/**
 * Plans days on which orders will be handed out; those that are planned already stay as they are.
 * Refuses with BEFORE_START.
 */
export function planDistributions(writer: Writer, dates: readonly CalendarDate[]): void {
  const { ledger } = writer;
  const { start } = readSettings(ledger);
  for (const date of dates) refuseBeforeStart(date, start);
  const known = plannedDays(ledger);
  const added = [...new Set(dates)].filter((date) => !known.includes(date)).toSorted();
  if (added.length === 0) return;
  const operation = writer.operation('distribution');
  for (const date of added) {
    ledger.run(query.insertInto('distributions').values({ operation_id: operation, date }));
  }
}

/** The days that were planned, first to last. */
export function plannedDays(ledger: Ledger): readonly CalendarDate[] {
  const rows = ledger.all(
    query.selectFrom('distributions').select(['operation_id as operation', 'date']),
  );
  const days = rows.filter(({ operation }) => stands(ledger, operation)).map(({ date }) => date);
  return [...new Set(days)].toSorted();
}

/** Every distribution, planned or with orders, first to last. Orders taken out do not count. */
export function listDistributions(ledger: Ledger): readonly Distribution[] {
  const held = ledger.all(selectTotals());
  const dates = new Set([...held.map(({ date }) => date ?? ''), ...plannedDays(ledger)]);
  const totals = new Map(held.map((each) => [each.date, each]));
  return [...dates].toSorted().map((date) => asDistribution(ledger, date, totals.get(date)));
}

interface Totals {
  readonly orderCount: number;
  readonly memberCount: number;
  readonly totalCents: Cents;
}

const asDistribution = (
  ledger: Ledger,
  date: CalendarDate,
  { orderCount, memberCount, totalCents }: Totals = {
    orderCount: 0,
    memberCount: 0,
    totalCents: 0,
  },
): Distribution => ({
  date,
  orderCount,
  memberCount,
  totalCents,
  state: stateOf(ledger, date, orderCount),
});

/** Refuses with DISTRIBUTION_NOT_FOUND a day that nobody has planned or ordered for. */
export function distributionOn(ledger: Ledger, date: CalendarDate): Distribution {
  const held = ledger.get(selectTotals(date));
  if (held !== undefined) return asDistribution(ledger, date, held);
  const all = listDistributions(ledger);
  const found = all.find((each) => each.date === date);
  const days = all.map((each) => each.date);
  return (
    found ?? refuse('DISTRIBUTION_NOT_FOUND', { distribution: date, days: nearest(days, date) })
  );
}

/**
 * The planned days nearest to one that was not planned, where a group plans its days: the date may
 * be mistyped. Undefined for one that was planned, and where nobody plans.
 */
export function plannedInstead(
  ledger: Ledger,
  date: CalendarDate,
): readonly CalendarDate[] | undefined {
  const planned = plannedDays(ledger);
  return planned.length === 0 || planned.includes(date) ? undefined : nearest(planned, date);
}

/** How long a distribution may wait for its validation before somebody is reminded. */
const PATIENCE_DAYS = 3;

/** The days whose distributions were held and still wait to be validated, first to last. */
export function waitingDistributions(ledger: Ledger, today: CalendarDate): readonly CalendarDate[] {
  const rows = ledger.all(
    query
      .selectFrom('orders')
      .select('distribution as date')
      .distinct()
      .where('distribution', '<', addDays(today, -PATIENCE_DAYS))
      .where((each) =>
        each.not(
          each.exists(
            each
              .selectFrom('validations')
              .leftJoin(
                'operations as reversal',
                'reversal.reverses_id',
                'validations.operation_id',
              )
              .select('validations.operation_id')
              .whereRef('validations.distribution', '=', 'orders.distribution')
              .where('validations.member_id', 'is', null)
              .where('reversal.id', 'is', null),
          ),
        ),
      )
      .orderBy('distribution'),
  );
  // What was ordered may all have been taken out.
  return rows
    .map(({ date }) => date ?? '')
    .filter((date) => ledger.get(selectTotals(date)) !== undefined);
}

function stateOf(ledger: Ledger, date: CalendarDate, orderCount: number): DistributionState {
  const validations = validationsOf(ledger, date);
  if (validations.some(({ memberId }) => memberId === null)) return 'validated';
  if (validations.length > 0) return 'partly';
  return orderCount === 0 ? 'planned' : 'open';
}

/** The days around one that was mistyped. */
const nearest = (days: readonly CalendarDate[], date: CalendarDate): readonly CalendarDate[] => [
  ...days.filter((day) => day < date).slice(-2),
  ...days.filter((day) => day > date).slice(0, 2),
];

/** What was ordered for each day, or for one: orders that still amount to something. */
const selectTotals = (date: CalendarDate | null = null) =>
  query
    .selectFrom(
      query
        .selectFrom('orders')
        .innerJoin('entries', 'entries.order_id', 'orders.id')
        .select((each) => [
          'orders.id',
          'orders.distribution',
          'orders.member_id',
          each.fn
            .sum<number>(
              each
                .case()
                .when('credit_account_id', '=', FIXED_ACCOUNTS.orders)
                .then(each.ref('amount_cents'))
                .when('debit_account_id', '=', FIXED_ACCOUNTS.orders)
                .then(each.neg(each.ref('amount_cents')))
                .else(0)
                .end(),
            )
            .as('cents'),
        ])
        .where('orders.distribution', 'is not', null)
        .$if(date !== null, (ofAll) => ofAll.where('orders.distribution', '=', date))
        .groupBy('orders.id')
        .as('ordered'),
    )
    .select((each) => [
      'distribution as date',
      each.fn.countAll<number>().as('orderCount'),
      each.fn.count<number>('member_id').distinct().as('memberCount'),
      each.fn.sum<number>('cents').as('totalCents'),
    ])
    .where('cents', '>', 0)
    .groupBy('distribution');
