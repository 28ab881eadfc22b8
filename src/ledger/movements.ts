import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import { type Ledger, query } from './database.ts';
import type { OperationKind } from './schema.ts';

/** Both days belong to it; without one it is open on that side. */
export interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** One movement of an account, with all that may say what it was. */
export interface Movement {
  readonly operation: number;
  readonly kind: OperationKind;
  /** The operation that it takes back. */
  readonly reversesId: number | null;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  /** The account's after it. */
  readonly balanceCents: Cents;
  /** Whose account is the other one, or whose payment it is. */
  readonly memberId: number | null;
  /** The heading that is the other account. */
  readonly heading: string | null;
  readonly paymentId: number | null;
  readonly orderId: number | null;
  readonly lineId: number | null;
  readonly depositId: number | null;
  /** The bank's own words. */
  readonly label: string | null;
  readonly reason: string | null;
}

export interface AccountBook {
  /** The balance before the period. */
  readonly beforeCents: Cents;
  readonly movements: readonly Movement[];
  /** The balance at its end. */
  readonly balanceCents: Cents;
}

/**
 * The movements of an account by date, then in the order of recording. `grows` says which side is
 * more: a heading grows by credits, the cash box by debits. What was taken back on the same day is
 * left out together with what took it back; on another day, both are what happened.
 */
export function bookOf(
  ledger: Ledger,
  account: number,
  grows: 'credit' | 'debit',
  period: Period = {},
): AccountBook {
  // Subtracted, not multiplied by -1: that would make -0 of nothing.
  const signed = (creditCents: Cents): Cents =>
    grows === 'credit' ? creditCents : 0 - creditCents;
  const beforeCents = signed(sumBefore(ledger, account, period.from));
  const rows = ledger.all(selectRows(account, period));
  const isLeftOut = leftOut(rows);
  let balanceCents = beforeCents;
  const movements = rows
    .filter(({ operation }) => !isLeftOut.has(operation))
    .map(({ credit, cents, otherMember, payer, ...row }): Movement => {
      const amountCents = signed(credit === account ? cents : -cents);
      balanceCents += amountCents;
      return { ...row, memberId: otherMember ?? payer, amountCents, balanceCents };
    });
  return { beforeCents, movements, balanceCents };
}

interface Dated {
  readonly operation: number;
  readonly reversesId: number | null;
  readonly date: CalendarDate;
}

/** From the newest back, so that of what was brought back again the first operation stays. */
function leftOut(rows: readonly Dated[]): ReadonlySet<number> {
  const dates = new Map(rows.map(({ operation, date }) => [operation, date]));
  const out = new Set<number>();
  for (const { operation, reversesId, date } of rows.toSorted(
    (one, other) => other.operation - one.operation,
  )) {
    if (reversesId === null || out.has(operation) || dates.get(reversesId) !== date) continue;
    out.add(operation).add(reversesId);
  }
  return out;
}

/** Credits minus debits before a day; nothing is before a period that is open. */
function sumBefore(ledger: Ledger, account: number, from: CalendarDate | undefined): Cents {
  if (from === undefined) return 0;
  const side = (column: 'debit_account_id' | 'credit_account_id'): Cents =>
    ledger.get(
      query
        .selectFrom('entries')
        .select((each) => each.fn.sum<number | null>('amount_cents').as('cents'))
        .where(column, '=', account)
        .where('date', '<', from),
    )?.cents ?? 0;
  return side('credit_account_id') - side('debit_account_id');
}

function selectRows(account: number, { from, to }: Period) {
  let rows = selectMovements(account);
  if (from !== undefined) rows = rows.where('entries.date', '>=', from);
  if (to !== undefined) rows = rows.where('entries.date', '<=', to);
  return rows.orderBy('entries.date').orderBy('entries.operation_id').orderBy('entries.number');
}

const selectMovements = (account: number) =>
  query
    .selectFrom('entries')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .innerJoin('accounts as other', (join) =>
      join
        .on('other.id', '<>', account)
        .on((each) =>
          each.or([
            each('other.id', '=', each.ref('entries.debit_account_id')),
            each('other.id', '=', each.ref('entries.credit_account_id')),
          ]),
        ),
    )
    .leftJoin('headings', 'headings.account_id', 'other.id')
    .leftJoin('payments', 'payments.id', 'entries.payment_id')
    .leftJoin('texts as reasons', 'reasons.id', 'operations.reason_id')
    .leftJoin('lines', 'lines.id', 'entries.line_id')
    .leftJoin('texts as labels', 'labels.id', 'lines.text_id')
    .select([
      'operations.id as operation',
      'operations.kind',
      'operations.reverses_id as reversesId',
      'entries.date',
      'entries.credit_account_id as credit',
      'entries.amount_cents as cents',
      'other.member_id as otherMember',
      'payments.member_id as payer',
      'headings.name as heading',
      'entries.payment_id as paymentId',
      'entries.order_id as orderId',
      'entries.line_id as lineId',
      'entries.deposit_id as depositId',
      'labels.body as label',
      'reasons.body as reason',
    ])
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', account),
        each('entries.credit_account_id', '=', account),
      ]),
    );

/**
 * What came in and what went out, both positive. What one operation takes out and puts in again, as
 * when a payment is moved to the right member, is neither.
 */
export function turnoverOf({ movements }: Pick<AccountBook, 'movements'>): {
  readonly receivedCents: Cents;
  readonly paidCents: Cents;
} {
  const sums = new Map<number, Cents>();
  for (const { operation, amountCents } of movements) {
    sums.set(operation, (sums.get(operation) ?? 0) + amountCents);
  }
  let [receivedCents, paidCents] = [0, 0];
  for (const cents of sums.values()) {
    if (cents > 0) receivedCents += cents;
    else paidCents -= cents;
  }
  return { receivedCents, paidCents };
}
