import type { CalendarDate } from '../../domain/date.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { query } from '../database.ts';
import { listPayments } from '../payments/payments.ts';
import type { Writer } from '../write.ts';
import { balanceOf } from './balances.ts';
import { type Member, memberById } from './members.ts';

export interface Leaving {
  readonly date: CalendarDate;
  /** Although something is still owed, or awaited, or cheques of theirs lie in the drawer. */
  readonly isUnsettled: boolean;
}

/**
 * A member leaves the group: nothing is ordered for them any more, and what comes from them is
 * still recognised. Refuses with MEMBER_NOT_SETTLED, MEMBER_LEFT.
 */
export function leave(writer: Writer, member: Member, { date, isUnsettled }: Leaving): Member {
  refuseLeft(member);
  const { balanceCents, pendingCents } = balanceOf(writer.ledger, member);
  const cheques = listPayments(writer.ledger, { memberId: member.id, inDrawerOnly: true });
  const isSettled = balanceCents === 0 && pendingCents === 0 && cheques.length === 0;
  if (!isUnsettled && !isSettled) {
    refuse('MEMBER_NOT_SETTLED', {
      code: member.code,
      balanceCents,
      pendingCents,
      cheques: cheques.length,
      chequesCents: sumCents(cheques.map(({ inDrawerCents }) => inDrawerCents)),
    });
  }
  return put(writer, member, date);
}

/** A member who had left is back, under the same code and reference. */
export const comeBack = (writer: Writer, member: Member): Member => put(writer, member, null);

/** Refuses with MEMBER_LEFT what is not for somebody who has left. */
export function refuseLeft({ code, leftOn }: Member): void {
  if (leftOn !== null) refuse('MEMBER_LEFT', { code, date: leftOn });
}

function put(writer: Writer, { id }: Member, left_on: CalendarDate | null): Member {
  writer.ledger.run(query.updateTable('members').set({ left_on }).where('id', '=', id));
  return memberById(writer.ledger, id);
}
