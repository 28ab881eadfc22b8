import type { CalendarDate } from '../../domain/date.ts';
import { isReceived, type Method } from '../../domain/method.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, balanceOfAccount, fixedAccount } from '../accounts.ts';
import type { Member } from '../members/members.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { type Payment, paymentById } from './payments.ts';
import { insertPayment } from './payments-write.ts';

export interface Refund {
  readonly member: Member;
  readonly amountCents: Cents;
  readonly method: Method;
  readonly reason: string;
  readonly date: CalendarDate;
}

/**
 * Money that the group pays back: out of the cash box, or on its way until the bank shows it. Never
 * more than the member's avoir. Refuses with AMOUNT_NOT_POSITIVE, REFUND_TOO_LARGE,
 * METHOD_NOT_FOR_PAYMENT, BEFORE_START.
 */
export function refundMember(writer: Writer, refund: Refund): Payment {
  const { ledger } = writer;
  const { member, amountCents, method, reason, date } = refund;
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  if (!isReceived(method)) refuse('METHOD_NOT_FOR_PAYMENT', { method });
  refuseBeforeStart(date, readSettings(ledger).start);
  const account = accountOf(ledger, member.id);
  const balanceCents = balanceOfAccount(ledger, account);
  if (amountCents > balanceCents) {
    refuse('REFUND_TOO_LARGE', { code: member.code, balanceCents, amountCents });
  }
  const operation = writer.operation('refund', { reason });
  const payment = insertPayment(writer, operation, { memberId: member.id, method, date });
  // A cheque of the group's own is no cheque in the drawer.
  const credit = fixedAccount(method === 'cash' ? 'cash' : 'transit');
  writer.entry(operation, { date, debit: account, credit, amountCents, payment });
  return paymentById(ledger, payment);
}
