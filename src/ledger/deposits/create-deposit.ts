import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { fixedAccount } from '../accounts.ts';
import { query } from '../database.ts';
import { headingById } from '../headings.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { type Cheque, earlierChequesCents } from './cheques.ts';
import { type Deposit, depositById } from './deposits.ts';

export interface NewDeposit {
  readonly date: CalendarDate;
  readonly cheques: readonly Cheque[];
  /** Of the cheques that were in the drawer before the ledger began. */
  readonly earlierCents: Cents;
  readonly bankId: number | undefined;
  /** The heading of a producer, to whom they are handed instead. */
  readonly payeeId: number | undefined;
  readonly bankNumber: string | undefined;
}

/**
 * Takes cheques out of the drawer: to the bank, where they are in transit until a line shows them;
 * or to a producer, who is paid with them. Refuses with NOTHING_TO_DEPOSIT, CHEQUE_PAYEE,
 * EARLIER_CHEQUES, BEFORE_START.
 */
export function createDeposit(writer: Writer, wanted: NewDeposit): Deposit {
  const { ledger } = writer;
  const { date, cheques, earlierCents, payeeId } = wanted;
  refuseBeforeStart(date, readSettings(ledger).start);
  if (cheques.length === 0 && earlierCents === 0) refuse('NOTHING_TO_DEPOSIT', {});
  for (const { payments, payeeId: payee } of cheques) {
    if (payee === payeeId) continue;
    refuse('CHEQUE_PAYEE', {
      payment: formatId('payment', payments[0].id),
      ...(payee === undefined ? {} : { payee: headingById(ledger, payee).name }),
    });
  }
  const leftCents = earlierChequesCents(ledger);
  if (earlierCents > leftCents) refuse('EARLIER_CHEQUES', { earlierCents, leftCents });
  const { operation, deposit } = beginDeposit(writer, { ...wanted, method: 'cheque' });
  const [debit, credit] = [payeeId ?? fixedAccount('transit'), fixedAccount('cheques')];
  for (const { id: payment, inDrawerCents: amountCents } of cheques.flatMap(
    ({ payments }) => payments,
  )) {
    writer.entry(operation, { date, debit, credit, amountCents, payment, deposit });
  }
  if (earlierCents > 0) {
    writer.entry(operation, { date, debit, credit, amountCents: earlierCents, deposit });
  }
  return depositById(ledger, deposit);
}

export interface CashDeposit {
  readonly date: CalendarDate;
  /** Paid in; with a minus sign, fetched from the bank. */
  readonly amountCents: Cents;
  readonly bankId: number | undefined;
  readonly bankNumber: string | undefined;
  readonly reason: string | undefined;
}

/**
 * Takes cash to the bank, or fetches some: in transit until a line shows it. Refuses with
 * AMOUNT_ZERO, BEFORE_START.
 */
export function depositCash(writer: Writer, wanted: CashDeposit): Deposit {
  const { date, amountCents } = wanted;
  refuseBeforeStart(date, readSettings(writer.ledger).start);
  if (amountCents === 0) refuse('AMOUNT_ZERO', { what: 'cash' });
  const { operation, deposit } = beginDeposit(writer, {
    ...wanted,
    method: 'cash',
    payeeId: undefined,
  });
  const [cash, transit] = [fixedAccount('cash'), fixedAccount('transit')];
  const [debit, credit] = amountCents > 0 ? [transit, cash] : [cash, transit];
  writer.entry(operation, { date, debit, credit, amountCents: Math.abs(amountCents), deposit });
  return depositById(writer.ledger, deposit);
}

function beginDeposit(
  writer: Writer,
  wanted: Pick<NewDeposit, 'date' | 'bankId' | 'payeeId' | 'bankNumber'> & {
    readonly method: 'cheque' | 'cash';
    readonly reason?: string | undefined;
  },
) {
  const operation = writer.operation('deposit', { reason: wanted.reason });
  const deposit = writer.ledger.run(
    query.insertInto('deposits').values({
      operation_id: operation,
      date: wanted.date,
      method: wanted.method,
      bank_account_id: wanted.bankId ?? null,
      payee_id: wanted.payeeId ?? null,
      bank_number: wanted.bankNumber ?? null,
    }),
  );
  writer.drawn('deposit', deposit);
  return { operation, deposit };
}
