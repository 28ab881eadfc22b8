import { type CalendarDate, daysBetween } from '../../domain/date.ts';
import type { Method } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { builtInHeading } from '../headings.ts';
import { stands } from '../operations.ts';
import { orderById } from '../orders/orders.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { listPayments, movedOn, type Payment, paymentById } from './payments.ts';
import { insertReceived, receiveAnnounced } from './payments-write.ts';

// What a provider's export says of payments online and on the card terminal.

export interface ProviderCharge {
  /** By which the provider knows it; any of them makes it known. */
  readonly ids: readonly string[];
  readonly method: 'online' | 'card';
  readonly date: CalendarDate;
  readonly amountCents: Cents;
  /** What the provider keeps; it is the group's to bear. */
  readonly feeCents: Cents;
}

/**
 * `known`: nothing was done; `fee`: it was recorded before, and its fee now; `completed`: it was
 * recorded before, and its cheque's number now.
 */
export type ChargeOutcome = 'known' | 'fee' | 'completed' | 'confirmed' | 'recorded';

export interface BookedCharge {
  readonly outcome: ChargeOutcome;
  readonly payment: Payment;
  /** What was put to bank fees. */
  readonly feeCents: Cents;
}

/** Whether an export has told of a payment already, fee and all. */
export function isExported(ledger: Ledger, payment: number): boolean {
  const rows = ledger.all(
    query
      .selectFrom('provider_payments')
      .select('operation_id as operation')
      .where('payment_id', '=', payment),
  );
  return rows.some(({ operation }) => stands(ledger, operation));
}

/**
 * A payment that was recorded before the export came: its identifiers, and its fee, unless a bank
 * line has shown it already, fee and all.
 */
export function recordFee(writer: Writer, known: Payment, charge: ProviderCharge): BookedCharge {
  const payment = movedOn(writer.ledger, known);
  const isKnown = [known, payment].some(({ id }) => isExported(writer.ledger, id));
  if (isKnown) return { outcome: 'known', payment, feeCents: 0 };
  const operation = writer.operation('provider-fee');
  // Never before the payment itself, which may be older than the ledger to the provider.
  const date = charge.date < payment.date ? payment.date : charge.date;
  const feeCents = payment.byHandCents >= charge.feeCents ? charge.feeCents : 0;
  writeExported(writer, operation, payment.id, { ...charge, feeCents, date });
  return { outcome: 'fee', payment: paymentById(writer.ledger, payment.id), feeCents };
}

/**
 * A payment of a member: what they had announced, or one of its own. It is received, and on its way
 * until the bank shows it. Refuses with BEFORE_START.
 */
export function recordCharge(
  writer: Writer,
  memberId: number,
  announced: Payment | undefined,
  charge: ProviderCharge,
): BookedCharge {
  const { ledger } = writer;
  const { method, date, amountCents } = charge;
  refuseBeforeStart(date, readSettings(ledger).start);
  const operation = writer.operation(announced === undefined ? 'payment' : 'confirmation');
  const payment =
    announced === undefined
      ? insertReceived(writer, operation, { memberId, method, date, amountCents })
      : receiveAnnounced(writer, operation, announced, { method, date, amountCents });
  writeExported(writer, operation, payment, charge);
  const outcome = announced === undefined ? 'recorded' : 'confirmed';
  return { outcome, payment: paymentById(ledger, payment), feeCents: charge.feeCents };
}

function writeExported(
  writer: Writer,
  operation: number,
  payment: number,
  { ids, feeCents, date }: ProviderCharge,
): void {
  const { ledger } = writer;
  for (const provider_id of new Set(ids)) {
    ledger.run(
      query
        .insertInto('provider_payments')
        .values({ operation_id: operation, provider_id, payment_id: payment }),
    );
  }
  if (feeCents === 0) return;
  const debit = builtInHeading(ledger, 'bank-fees').id;
  const credit = fixedAccount('transit');
  writer.entry(operation, { date, debit, credit, amountCents: feeCents, payment });
}

/** The oldest payment of a member that is awaited with just this amount, by these methods. */
export const awaitedCharge = (
  ledger: Ledger,
  memberId: number,
  { amountCents, method }: ProviderCharge,
): Payment | undefined =>
  listPayments(ledger, { memberId, pendingOnly: true }).find(
    (payment) => payment.pendingCents === amountCents && awaitedBy(method).includes(payment.method),
  );

const awaitedBy = (method: Method): readonly Method[] =>
  method === 'card' ? ['card', 'on-site'] : ['online'];

/** How long after a payment it may be typed into the ledger, or before. */
const NEAR_DAYS = 3;

const isNear = (date: CalendarDate, day: CalendarDate): boolean =>
  Math.abs(daysBetween(date, day)) <= NEAR_DAYS;

/** Received with just this amount in those days, and no export has told of it. */
const isLike = (
  ledger: Ledger,
  { id, status, receivedCents, date }: Payment,
  charge: ProviderCharge,
): boolean =>
  status === 'confirmed' &&
  receivedCents === charge.amountCents &&
  isNear(date, charge.date) &&
  !isExported(ledger, id);

/**
 * A payment online of this member and amount that was recorded in those days with another of the
 * provider's identifiers, and of which no export has told; the bank may have shown it.
 */
export const recordedCharge = (
  ledger: Ledger,
  memberId: number,
  charge: ProviderCharge,
): Payment | undefined =>
  listPayments(ledger, { memberId }).find(
    (payment) => payment.method === charge.method && isLike(ledger, payment, charge),
  );

/**
 * What a card terminal's payment may be, whose report names nobody: one of this amount that was
 * recorded by hand in those days, the nearest, and that no report has shown; else the only one that
 * is awaited around that day.
 */
export function cardPayment(ledger: Ledger, charge: ProviderCharge): Payment | undefined {
  const { amountCents, date } = charge;
  const cards = listPayments(ledger).filter(
    ({ method }) => method === 'card' || method === 'on-site',
  );
  const [recorded] = cards
    .filter((payment) => isLike(ledger, payment, charge))
    .toSorted(
      (one, other) =>
        Math.abs(daysBetween(one.date, date)) - Math.abs(daysBetween(other.date, date)),
    );
  if (recorded !== undefined) return recorded;
  const [only, ...others] = cards.filter(
    (payment) => payment.pendingCents === amountCents && isNear(dayOf(ledger, payment), date),
  );
  return others.length === 0 ? only : undefined;
}

/** When a payment on site is to be made: at its order's distribution. */
function dayOf(ledger: Ledger, { orderId, date }: Payment): CalendarDate {
  const distribution = orderId === null ? null : orderById(ledger, orderId).distribution;
  return distribution ?? date;
}
