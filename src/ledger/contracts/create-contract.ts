import { laterNumber } from '../../domain/cheque.ts';
import type { CalendarDate } from '../../domain/date.ts';
import { datesFrom } from '../../domain/rhythm.ts';
import { shareOut } from '../../domain/shares.ts';
import { accountOf, fixedAccount } from '../accounts.ts';
import { query } from '../database.ts';
import { refuseLeft } from '../members/leaving.ts';
import type { Member } from '../members/members.ts';
import { addPayment } from '../payments/payment-changes.ts';
import type { Payment } from '../payments/payments.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { type Contract, contractById, instalmentsOf } from './contracts.ts';
import { type ContractModel, type ContractTerms, modelById, refuseTerms } from './models.ts';

export interface NewContract extends ContractTerms {
  readonly member: Member;
  readonly model: ContractModel;
  readonly date: CalendarDate;
}

/**
 * Records a contract: one debit for all of it, and its instalments. Refuses with MEMBER_LEFT,
 * BEFORE_START, and as `refuseTerms` does.
 */
export function addContract(writer: Writer, wanted: NewContract): Contract {
  const { ledger } = writer;
  const { member, model, date, priceCents: amountCents, chequeCount, firstDate, rhythm } = wanted;
  refuseLeft(member);
  refuseTerms(wanted);
  refuseBeforeStart(date, readSettings(ledger).start);
  const operation = writer.operation('contract');
  const contract = ledger.run(
    query
      .insertInto('contracts')
      .values({ operation_id: operation, member_id: member.id, model_id: model.id, date }),
  );
  writer.drawn('contract', contract);
  const shares = shareOut(amountCents, chequeCount);
  for (const [index, day] of datesFrom(firstDate, rhythm, chequeCount).entries()) {
    ledger.run(
      query.insertInto('instalments').values({
        operation_id: operation,
        contract_id: contract,
        position: index + 1,
        date: day,
        amount_cents: shares[index] ?? 0,
      }),
    );
  }
  const [debit, credit] = [accountOf(ledger, member.id), fixedAccount('orders')];
  writer.entry(operation, { date, debit, credit, amountCents, contract });
  return contractById(ledger, contract);
}

/** Cheques with consecutive numbers, as they come out of a book. */
export interface ChequeBook {
  readonly firstNumber: string;
  readonly bank?: string | undefined;
}

/**
 * Records the cheques of a contract, one for each instalment, which were handed over: each is a
 * payment of its own, not to be deposited before the instalment's date, and payable as the model
 * says. Refuses with CHEQUE_KNOWN, METHOD_DISABLED.
 */
export function handOverCheques(
  writer: Writer,
  contract: Contract,
  { firstNumber, bank }: ChequeBook,
  date: CalendarDate,
): readonly Payment[] {
  const { memberId, modelId } = contract;
  const { payeeId } = modelById(writer.ledger, modelId);
  return instalmentsOf(writer.ledger, contract.id).map(
    ({ position, amountCents, ...instalment }) => {
      const number = laterNumber(firstNumber, position - 1);
      const cheque = { number, bank, depositFrom: instalment.date, payeeId };
      const wanted = { memberId, amountCents, method: 'cheque', date, cheque } as const;
      const payment = addPayment(writer, wanted, 'received');
      payForContract(writer, contract.id, payment, position);
      return payment;
    },
  );
}

/** Says in a payment's own operation that it is for a contract; with a position, an instalment. */
export function payForContract(
  writer: Writer,
  contract: number,
  { id, operation }: Payment,
  position: number | null,
): void {
  writer.ledger.run(
    query
      .insertInto('contract_payments')
      .values({ operation_id: operation, payment_id: id, contract_id: contract, position }),
  );
}
