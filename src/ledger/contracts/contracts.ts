import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import { type Payment, paymentById } from '../payments/payments.ts';

/** A season's commitment of a member. */
export interface Contract {
  readonly id: number;
  readonly operation: number;
  readonly memberId: number;
  readonly modelId: number;
  readonly date: CalendarDate;
}

export interface ContractFilter {
  readonly id?: number | undefined;
  readonly memberId?: number | undefined;
  readonly modelId?: number | undefined;
}

/** Contracts that stand, oldest first. */
export function listContracts(ledger: Ledger, filter: ContractFilter = {}): readonly Contract[] {
  let select = query
    .selectFrom('contracts')
    .select(['id', 'operation_id as operation', 'member_id as memberId'])
    .select(['model_id as modelId', 'date'])
    .orderBy('id');
  if (filter.id !== undefined) select = select.where('id', '=', filter.id);
  if (filter.memberId !== undefined) select = select.where('member_id', '=', filter.memberId);
  if (filter.modelId !== undefined) select = select.where('model_id', '=', filter.modelId);
  return ledger.all(select).filter(({ operation }) => stands(ledger, operation));
}

/** Refuses with NOT_FOUND; a contract that was taken back is none. */
export function contractById(ledger: Ledger, id: number): Contract {
  const [contract] = listContracts(ledger, { id });
  return contract ?? refuse('NOT_FOUND', { id: formatId('contract', id) });
}

export interface Instalment {
  /** From 1 on. */
  readonly position: number;
  readonly date: CalendarDate;
  readonly amountCents: Cents;
}

export const instalmentsOf = (ledger: Ledger, contract: number): readonly Instalment[] =>
  ledger.all(
    query
      .selectFrom('instalments')
      .select(['position', 'date', 'amount_cents as amountCents'])
      .where('contract_id', '=', contract)
      .orderBy('position'),
  );

/** What was paid for a contract; with a position, for that instalment. */
export interface ContractPayment {
  readonly position: number | null;
  readonly payment: Payment;
}

/** The payments that were recorded for a contract, and that stand. */
export function paymentsFor(ledger: Ledger, contract: number): readonly ContractPayment[] {
  const rows = ledger.all(
    query
      .selectFrom('contract_payments')
      .select(['payment_id as id', 'position'])
      .where('contract_id', '=', contract)
      .orderBy('payment_id'),
  );
  return rows
    .map(({ id, position }) => ({ position, payment: paymentById(ledger, id) }))
    .filter(({ payment }) => stands(ledger, payment.operation));
}
