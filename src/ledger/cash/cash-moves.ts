import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { fixedAccount } from '../accounts.ts';
import type { Heading } from '../headings.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';

export interface CashMove {
  /** Into the box, or with a minus sign out of it. */
  readonly amountCents: Cents;
  /** What it was for. */
  readonly heading: Heading;
  readonly date: CalendarDate;
  readonly reason?: string | undefined;
}

/**
 * Cash that comes or goes for no member: stamps, what was given at the stall. Gives the operation.
 * Refuses with AMOUNT_ZERO, BEFORE_START.
 */
export function moveCash(writer: Writer, move: CashMove): number {
  const { amountCents, heading, date, reason } = move;
  if (amountCents === 0) refuse('AMOUNT_ZERO', { what: 'cash' });
  refuseBeforeStart(date, readSettings(writer.ledger).start);
  const operation = writer.operation('cash-move', { reason });
  const cash = fixedAccount('cash');
  const [debit, credit] = amountCents > 0 ? [cash, heading.id] : [heading.id, cash];
  writer.entry(operation, { date, debit, credit, amountCents: Math.abs(amountCents) });
  return operation;
}
