import type { CalendarDate } from '../../domain/date.ts';
import { refuse } from '../../domain/refusal.ts';
import { countsWith } from '../cash/cash-counts.ts';
import { type Ledger, query } from '../database.ts';
import { depositOf } from '../deposits/deposits.ts';
import { memberCode } from '../members/members.ts';
import { stands, writeReversal } from '../operations.ts';
import { type Payment, paymentById } from '../payments/payments.ts';
import { isExported } from '../payments/provider-payments.ts';
import type { Writer } from '../write.ts';
import { distributionOn } from './distributions.ts';
import { type Validation, validationsOf } from './lock.ts';
import { sheetOf } from './sheet.ts';

/**
 * Why a payment stays as it is: it was paid online; the bank, or the card terminal's report, has
 * shown it; it was moved to another member; it was received apart from the validation; the cash box
 * was counted with it; or it was deposited or paid back since.
 */
export type KeptReason =
  | 'online'
  | 'bank'
  | 'provider'
  | 'moved'
  | 'deposited'
  | 'apart'
  | 'counted'
  | 'gone';

export interface Reopened {
  readonly members: readonly number[];
  /** Awaited again, or no more there if nobody had announced them. */
  readonly takenBack: readonly Payment[];
  readonly kept: readonly { readonly payment: Payment; readonly reason: KeptReason }[];
}

interface Reopening {
  readonly distribution: CalendarDate;
  readonly memberId?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes a validation back, of one member or of all: the orders can change again, and what was
 * received with it is awaited again, except what can't be taken back, which is named. Refuses with
 * DISTRIBUTION_NOT_FOUND, DISTRIBUTION_NOT_VALIDATED.
 */
export function reopenDistribution(writer: Writer, reopening: Reopening): Reopened {
  const { ledger } = writer;
  const { distribution, memberId, reason } = reopening;
  const standing = validationsOf(ledger, distribution).filter(
    (each) => memberId === undefined || each.memberId === memberId || each.memberId === null,
  );
  const members = standing.flatMap((each) => each.memberId ?? []);
  if (standing.length === 0) {
    distributionOn(ledger, distribution);
    const member = memberId === undefined ? undefined : memberCode(ledger, memberId);
    refuse('DISTRIBUTION_NOT_VALIDATED', { distribution, member });
  }
  const steps = standing.toReversed().map((validation) => reopen(writer, validation, reason));
  const kept = sheetOf(ledger, distribution)
    .filter(({ member }) => members.includes(member.id))
    .flatMap(({ received }) => received);
  const left = new Map(steps.flatMap((step) => [...step.left]));
  const keptIds = new Set([...kept.map(({ id }) => id), ...left.keys()]);
  return {
    members,
    takenBack: steps.flatMap((step) => step.takenBack),
    kept: [...keptIds].map((id) => {
      const payment = paymentById(ledger, id);
      return { payment, reason: whyKept(ledger, payment, left.get(id) ?? 'apart') };
    }),
  };
}

interface Steps {
  readonly takenBack: readonly Payment[];
  /** What stays, by the payment's number: it was counted, or is not where it was put. */
  readonly left: ReadonlyMap<number, 'counted' | 'gone'>;
}

/** The steps first, newest to oldest, then the validation itself. */
function reopen(writer: Writer, { operation }: Validation, reason: string | undefined): Steps {
  const { ledger } = writer;
  const steps = ledger
    .all(
      query
        .selectFrom('validation_steps')
        .select('operation_id as id')
        .where('validation_id', '=', operation)
        .orderBy('operation_id', 'desc'),
    )
    .filter(({ id }) => stands(ledger, id));
  const takenBack: Payment[] = [];
  const left = new Map<number, 'counted' | 'gone'>();
  for (const { id } of steps) {
    const received = receivedBy(ledger, id);
    const why = received && whyLeft(ledger, id, received);
    if (received !== undefined && why !== undefined) {
      left.set(received.payment, why);
      continue;
    }
    writeReversal(writer, id, reason);
    if (received !== undefined) takenBack.push(paymentById(ledger, received.payment));
  }
  writeReversal(writer, operation, reason);
  return { takenBack, left };
}

interface ReceivedByStep {
  readonly payment: number;
  readonly amountCents: number;
}

/** What a step credited to the member; nothing of one that only gave a payment up. */
const receivedBy = (ledger: Ledger, step: number): ReceivedByStep | undefined => {
  const row = ledger.get(
    query
      .selectFrom('entries')
      .innerJoin('accounts', 'accounts.id', 'entries.credit_account_id')
      .select(['entries.payment_id as payment', 'entries.amount_cents as amountCents'])
      .where('entries.operation_id', '=', step)
      .where('accounts.kind', '=', 'member'),
  );
  return row && { payment: row.payment ?? 0, amountCents: row.amountCents };
};

function whyLeft(ledger: Ledger, step: number, received: ReceivedByStep) {
  if (!isStillThere(ledger, received)) return 'gone';
  return countsWith(ledger, step).length > 0 ? 'counted' : undefined;
}

/** In the cash box, the drawer or in transit, where it was put, and nobody else has shown it. */
function isStillThere(ledger: Ledger, { payment: id, amountCents }: ReceivedByStep): boolean {
  const { method, receivedCents, byHandCents, inDrawerCents } = paymentById(ledger, id);
  const lies = method === 'cheque' ? inDrawerCents : byHandCents;
  const isPut = method === 'cash' || lies >= amountCents;
  return receivedCents >= amountCents && isPut && !isExported(ledger, id);
}

function whyKept(
  ledger: Ledger,
  payment: Payment,
  otherwise: 'apart' | 'counted' | 'gone',
): KeptReason {
  if (payment.method === 'online') return 'online';
  if (payment.status === 'moved') return 'moved';
  if (isExported(ledger, payment.id)) return 'provider';
  const shown = ledger.all(
    query
      .selectFrom('entries')
      .select('operation_id as operation')
      .where('payment_id', '=', payment.id)
      .where('line_id', 'is not', null),
  );
  if (shown.some(({ operation }) => stands(ledger, operation))) return 'bank';
  if (depositOf(ledger, payment.id) !== undefined) return 'deposited';
  return otherwise;
}
