import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { NamedObstacle } from '../../domain/refusal-details.ts';
import {
  type Awaited,
  type Decisions,
  type Obstacle,
  type Outcome,
  type Plan,
  planValidation,
  type Taken,
} from '../../domain/validation.ts';
import { query } from '../database.ts';
import { memberCode } from '../members/members.ts';
import { refuseNotOffered } from '../payments/payment-changes.ts';
import { type Payment, paymentById } from '../payments/payments.ts';
import { insertReceived, receiveAnnounced, settlePending } from '../payments/payments-write.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { distributionOn } from './distributions.ts';
import { validationsOf } from './lock.ts';
import { type SheetRow, sheetOf } from './sheet.ts';

export interface Validating {
  readonly distribution: CalendarDate;
  /** Only what this member ordered; else everybody who is not validated yet. */
  readonly memberId?: number | undefined;
  readonly decisions: Decisions;
  /** The calendar's own day: what was not yet held can't be validated. */
  readonly today: CalendarDate;
  /** When the money was handed over. */
  readonly date: CalendarDate;
  /** The name of the sheet that says so, for those who have to correct it. */
  readonly sheet?: string | undefined;
}

export interface Validated {
  /** The members whose orders are locked by this. */
  readonly members: readonly number[];
  readonly received: readonly Payment[];
  /** Awaited at the distribution, and still awaited. */
  readonly left: readonly Payment[];
  /** What stays a debt, by member. */
  readonly unpaid: ReadonlyMap<number, Cents>;
  /** Nobody is left to validate. */
  readonly isWhole: boolean;
}

/**
 * Confirms what was handed out and what was paid for it, all or nothing; from then on these orders
 * can't change. Nobody is validated twice. Refuses with DISTRIBUTION_NOT_FOUND,
 * DISTRIBUTION_NOT_HELD, PAYMENT_NOT_EXPECTED, BEFORE_START, and with VALIDATION_BLOCKED, which
 * names everything that stands in the way.
 */
export function validateDistribution(writer: Writer, validating: Validating): Validated {
  const { ledger } = writer;
  const { distribution, memberId, decisions, today, date } = validating;
  distributionOn(ledger, distribution);
  if (distribution > today) refuse('DISTRIBUTION_NOT_HELD', { distribution });
  refuseBeforeStart(date, readSettings(ledger).start);
  const sheet = sheetOf(ledger, distribution);
  const waiting = sheet.filter((row) => !row.isValidated);
  const rows = waiting.filter(({ member }) => memberId === undefined || member.id === memberId);
  refuseUnexpected(writer, distribution, rows, decisions);
  const plan = planFor(rows, decisions);
  if (plan.obstacles.length > 0) {
    const obstacles = plan.obstacles.map((each) => nameObstacle(writer, each));
    refuse('VALIDATION_BLOCKED', { distribution, obstacles, sheet: validating.sheet });
  }
  const received: Payment[] = [];
  for (const { member, awaited, orders } of rows) {
    const validation = writeValidation(writer, distribution, member.id);
    const ids = awaited.map(({ id }) => id);
    const outcomes = plan.outcomes.filter(({ paymentId }) => ids.includes(paymentId));
    const taken = decisions.taken.filter((each) => each.memberId === member.id);
    received.push(
      ...outcomes.flatMap((outcome) => carryOut(writer, validation, outcome, date)),
      ...taken.map((each) => take(writer, validation, { ...each, orderId: orders[0]?.id }, date)),
    );
  }
  // A day for which nobody has ordered is not locked.
  const isWhole = sheet.length > 0 && rows.length === waiting.length;
  if (isWhole && !isWholeAlready(writer, distribution)) {
    writeValidation(writer, distribution, null);
  }
  return {
    members: rows.map(({ member }) => member.id),
    received,
    left: rows
      .flatMap(({ awaited }) => awaited)
      .map(({ id }) => paymentById(ledger, id))
      .filter(({ pendingCents }) => pendingCents > 0),
    unpaid: plan.unpaid,
    isWhole,
  };
}

/** What would become of these rows, if this is what is decided. */
export const planFor = (rows: readonly SheetRow[], decisions: Decisions): Plan =>
  planValidation(
    rows.flatMap(({ awaited }) => awaited.map(asAwaited)),
    new Map(
      rows.map(({ member, unpaidCents, coveredCents }) => [member.id, unpaidCents - coveredCents]),
    ),
    decisions,
  );

const asAwaited = ({ id, memberId, method, pendingCents }: Payment): Awaited => ({
  paymentId: id,
  memberId,
  method,
  pendingCents,
});

/**
 * A sheet of another day, or one from before a payment came; money of somebody whom this does not
 * validate; a method that the group does not offer.
 */
function refuseUnexpected(
  { ledger }: Writer,
  distribution: CalendarDate,
  rows: readonly SheetRow[],
  { said, taken, onSite }: Decisions,
): void {
  const expected = rows.flatMap(({ awaited }) => awaited);
  for (const [id, { amountCents = 0, method }] of said) {
    const payment = expected.find((each) => each.id === id);
    if (payment === undefined) {
      refuse('PAYMENT_NOT_EXPECTED', { id: formatId('payment', id), distribution });
    }
    if (amountCents < 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
    if (method !== undefined && method !== payment.method) refuseNotOffered(ledger, method);
  }
  if (onSite !== undefined) refuseNotOffered(ledger, onSite);
  for (const { amountCents, memberId, method } of taken) {
    if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
    if (!rows.some(({ member }) => member.id === memberId)) {
      refuse('NOT_ON_SHEET', { member: memberCode(ledger, memberId), distribution });
    }
    refuseNotOffered(ledger, method);
  }
}

const isWholeAlready = ({ ledger }: Writer, distribution: CalendarDate): boolean =>
  validationsOf(ledger, distribution).some(({ memberId }) => memberId === null);

function writeValidation(
  writer: Writer,
  distribution: CalendarDate,
  member_id: number | null,
): number {
  const operation_id = writer.operation('validation');
  writer.ledger.run(
    query.insertInto('validations').values({ operation_id, distribution, member_id }),
  );
  return operation_id;
}

/** An operation that is taken back with a validation. */
function beginStep(
  writer: Writer,
  validation: number,
  kind: 'confirmation' | 'cancellation' | 'payment',
  reason?: string,
): number {
  const operation_id = writer.operation(kind, { reason });
  writer.ledger.run(
    query.insertInto('validation_steps').values({ operation_id, validation_id: validation }),
  );
  return operation_id;
}

function carryOut(
  writer: Writer,
  validation: number,
  outcome: Outcome,
  date: CalendarDate,
): readonly Payment[] {
  const payment = paymentById(writer.ledger, outcome.paymentId);
  switch (outcome.kind) {
    case 'left':
      return [];
    case 'dropped': {
      const step = beginStep(writer, validation, 'cancellation');
      settlePending(writer, step, payment, date);
      return [];
    }
    case 'received': {
      const { reason, ...receipt } = outcome.receipt;
      const step = beginStep(writer, validation, 'confirmation', reason);
      const id = receiveAnnounced(writer, step, payment, { ...receipt, date });
      return [paymentById(writer.ledger, id)];
    }
  }
}

function take(
  writer: Writer,
  validation: number,
  taken: Taken & { readonly orderId: number | undefined },
  date: CalendarDate,
): Payment {
  const step = beginStep(writer, validation, 'payment');
  const id = insertReceived(writer, step, { ...taken, orderId: taken.orderId ?? null, date });
  return paymentById(writer.ledger, id);
}

function nameObstacle({ ledger }: Writer, obstacle: Obstacle): NamedObstacle {
  const { problem } = obstacle;
  if (problem === 'unpaid') {
    const { memberId, amountCents } = obstacle;
    return { problem, member: memberCode(ledger, memberId), expectedCents: amountCents };
  }
  const payment = paymentById(ledger, obstacle.paymentId);
  return {
    problem,
    member: memberCode(ledger, payment.memberId),
    payment: formatId('payment', payment.id),
    method: payment.method,
    reference: payment.reference ?? undefined,
    expectedCents: payment.pendingCents,
    ...('amountCents' in obstacle ? { amountCents: obstacle.amountCents } : {}),
  };
}
