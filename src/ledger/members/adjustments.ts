import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf } from '../accounts.ts';
import { builtInHeading } from '../headings.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import type { Member } from './members.ts';

export interface Adjustment {
  readonly member: Member;
  /** To the member's credit, or with a minus sign debit. */
  readonly amountCents: Cents;
  readonly reason: string;
  readonly date: CalendarDate;
  /** The order or the contract that it is about. */
  readonly order?: number | undefined;
  readonly contract?: number | undefined;
  /** The other member, who has the opposite; else it is the group's. */
  readonly other?: Member | undefined;
}

/**
 * Repairs a member's account in the open, at any time: spoilt produce, a debt that is given up, an
 * avoir that is passed on. Gives the operation. Refuses with AMOUNT_ZERO, SAME_MEMBER,
 * BEFORE_START.
 */
export function adjustMember(writer: Writer, adjustment: Adjustment): number {
  const { ledger } = writer;
  const { member, amountCents, reason, date, order, contract, other } = adjustment;
  if (amountCents === 0) refuse('AMOUNT_ZERO', { what: 'adjustment' });
  if (other?.id === member.id) refuse('SAME_MEMBER', { code: member.code });
  refuseBeforeStart(date, readSettings(ledger).start);
  const own = accountOf(ledger, member.id);
  const opposite = other ? accountOf(ledger, other.id) : builtInHeading(ledger, 'adjustments').id;
  const [debit, credit] = amountCents > 0 ? [opposite, own] : [own, opposite];
  const operation = writer.operation('adjustment', { reason });
  writer.entry(operation, {
    date,
    debit,
    credit,
    amountCents: Math.abs(amountCents),
    ...(order === undefined ? {} : { order }),
    ...(contract === undefined ? {} : { contract }),
  });
  return operation;
}
