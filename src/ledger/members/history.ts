import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Method } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { isPaidOut } from '../../domain/payout-labels.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';
import { listPayments } from '../payments/payments.ts';
import type { OperationKind } from '../schema.ts';
import type { Member } from './members.ts';

/**
 * `bounce`: a payment that came back; `move`: one that was moved to the right member; `hand-back`: a
 * cheque that was given back; `charge`: a debit that is no order.
 */
export type HistoryKind =
  | 'opening'
  | 'order'
  | 'complement'
  | 'order-adjustment'
  | 'order-cancellation'
  | 'payment'
  | 'bounce'
  | 'move'
  | 'hand-back'
  | 'charge'
  | 'contract'
  | 'adjustment'
  | 'refund'
  | 'bank'
  | 'reversal'
  | 'restoration';

/**
 * `booked` counts, `undone` was taken back (its reversal is listed too), `pending` is announced.
 */
export type HistoryStatus = 'booked' | 'undone' | 'pending';

export interface HistoryEntry {
  /** What a person would type for it: the order, the payment, else the operation. */
  readonly id: string;
  readonly date: CalendarDate;
  readonly kind: HistoryKind;
  readonly method: Method | null;
  readonly reference: string | null;
  /** What a reversal takes back, the line a match explains, a charge's heading, a contract's model. */
  readonly about: string | null;
  readonly reason: string | null;
  readonly amountCents: Cents;
  /** The member's balance after it. */
  readonly balanceCents: Cents;
  readonly status: HistoryStatus;
}

/** A member's account by date, then in the order of recording; pending payments come last. */
export function historyOf(ledger: Ledger, member: Member): readonly HistoryEntry[] {
  const account = accountOf(ledger, member.id);
  const payments = listPayments(ledger, { memberId: member.id });
  const paymentById = new Map(payments.map((payment) => [payment.id, payment]));
  let balanceCents = 0;
  const booked = ledger.all(selectEntries(account)).map((row): HistoryEntry => {
    const amountCents = row.credit === account ? row.cents : -row.cents;
    balanceCents += amountCents;
    const payment = row.paymentId === null ? undefined : paymentById.get(row.paymentId);
    return {
      ...identify(row, { isRefund: payment?.status === 'refunded', isDebit: amountCents < 0 }),
      date: row.date,
      method: payment?.method ?? null,
      reference: payment?.reference ?? null,
      reason: row.reason,
      amountCents,
      balanceCents,
      status: stands(ledger, row.operation) ? 'booked' : 'undone',
    };
  });
  const pending = payments
    .filter((payment) => payment.status === 'pending')
    .map(
      (payment): HistoryEntry => ({
        id: formatId('payment', payment.id),
        date: payment.date,
        kind: 'payment',
        method: payment.method,
        reference: payment.reference,
        about: payment.orderId === null ? null : formatId('order', payment.orderId),
        reason: null,
        amountCents: payment.pendingCents,
        balanceCents,
        status: 'pending',
      }),
    );
  return [...booked, ...pending];
}

const ORDER_CHANGES = ['complement', 'order-adjustment', 'order-cancellation'] as const;

interface Row {
  readonly operation: number;
  readonly operationKind: OperationKind;
  /** The kind of what a reversal takes back: another reversal, or something else. */
  readonly reversedKind: string | null;
  readonly reversesId: number | null;
  readonly orderId: number | null;
  readonly contractId: number | null;
  readonly model: string | null;
  readonly paymentId: number | null;
  readonly method: string | null;
  readonly lineId: number | null;
  readonly lineCents: number | null;
  readonly heading: string | null;
}

interface Sight {
  readonly isRefund: boolean;
  readonly isDebit: boolean;
}

function identify(
  row: Row,
  { isRefund, isDebit }: Sight,
): Pick<HistoryEntry, 'id' | 'kind' | 'about'> {
  const operation = formatId('operation', row.operation);
  if (row.reversesId !== null) {
    const kind = row.reversedKind === 'reversal' ? 'restoration' : 'reversal';
    return { id: operation, kind, about: nameOf(row) ?? reversed(row) };
  }
  const line = row.lineId === null ? null : formatId('line', row.lineId);
  if (row.operationKind === 'adjustment') {
    return { id: operation, kind: 'adjustment', about: aboutOf(row) };
  }
  if (row.contractId !== null) {
    return { id: formatId('contract', row.contractId), kind: 'contract', about: row.model };
  }
  if (row.orderId !== null) {
    const kind = ORDER_CHANGES.find((each) => each === row.operationKind) ?? 'order';
    return { id: formatId('order', row.orderId), kind, about: null };
  }
  if (row.paymentId !== null) {
    if (row.operationKind === 'hand-back') {
      return { id: formatId('payment', row.paymentId), kind: 'hand-back', about: line };
    }
    const isMove = row.operationKind === 'payment-move' && isDebit;
    // A provider takes what was contested off what it pays out.
    const isContested = isDebit && row.lineId !== null && isPaidOut(row.method ?? '');
    const isBounce = (row.lineCents ?? 0) < 0 || isContested;
    const kind = isRefund ? 'refund' : isMove ? 'move' : isBounce ? 'bounce' : 'payment';
    return { id: formatId('payment', row.paymentId), kind, about: line };
  }
  if (line !== null) return { id: line, kind: 'bank', about: null };
  if (row.operationKind === 'charge') return { id: operation, kind: 'charge', about: row.heading };
  return { id: operation, kind: 'opening', about: null };
}

/** What an adjustment is said to be about. */
function aboutOf({ orderId, contractId }: Pick<Row, 'orderId' | 'contractId'>): string | null {
  if (orderId !== null) return formatId('order', orderId);
  return contractId === null ? null : formatId('contract', contractId);
}

function nameOf({ paymentId, lineId, ...row }: Row): string | null {
  const about = aboutOf(row);
  if (about !== null) return about;
  if (paymentId !== null) return formatId('payment', paymentId);
  return lineId === null ? null : formatId('line', lineId);
}

const reversed = (row: Row): string | null =>
  row.reversesId === null ? null : formatId('operation', row.reversesId);

const selectEntries = template('history', (account: number) =>
  query
    .selectFrom('entries')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .leftJoin('operations as reversed', 'reversed.id', 'operations.reverses_id')
    .leftJoin('texts', 'texts.id', 'operations.reason_id')
    .leftJoin('payments', 'payments.id', 'entries.payment_id')
    .leftJoin('lines', 'lines.id', 'entries.line_id')
    .leftJoin('contracts', 'contracts.id', 'entries.contract_id')
    .leftJoin('contract_models', 'contract_models.id', 'contracts.model_id')
    .leftJoin('headings', 'headings.account_id', 'entries.credit_account_id')
    .select([
      'entries.date',
      'entries.credit_account_id as credit',
      'entries.amount_cents as cents',
      'entries.order_id as orderId',
      'entries.contract_id as contractId',
      'entries.payment_id as paymentId',
      'payments.method',
      'entries.line_id as lineId',
      'lines.amount_cents as lineCents',
      'headings.name as heading',
      'contract_models.name as model',
      'operations.id as operation',
      'operations.kind as operationKind',
      'reversed.kind as reversedKind',
      'operations.reverses_id as reversesId',
      'texts.body as reason',
    ])
    .where((each) =>
      each.or([each('debit_account_id', '=', account), each('credit_account_id', '=', account)]),
    )
    .orderBy('entries.date')
    .orderBy('entries.operation_id')
    .orderBy('entries.number'),
);
