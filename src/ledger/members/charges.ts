import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf } from '../accounts.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';

export interface Charge {
  readonly memberId: number;
  /** What it is for. */
  readonly headingId: number;
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  readonly reason?: string | undefined;
}

/** A debit of a member that is no order. Refuses with AMOUNT_NOT_POSITIVE, BEFORE_START. */
export function chargeMember(writer: Writer, charge: Charge): void {
  const { memberId, headingId, amountCents, date, reason } = charge;
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'charge' });
  refuseBeforeStart(date, readSettings(writer.ledger).start);
  const operation = writer.operation('charge', { reason });
  const debit = accountOf(writer.ledger, memberId);
  writer.entry(operation, { date, debit, credit: headingId, amountCents });
}
