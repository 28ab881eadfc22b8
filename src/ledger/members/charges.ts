import { type CalendarDate, daysBetween } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { standsOnce } from '../operations.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { Writer } from '../write.ts';
import { refuseLeft } from './leaving.ts';
import type { Member } from './members.ts';

export interface Charge {
  readonly memberId: number;
  /** What it is for. */
  readonly headingId: number;
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  readonly reason?: string | undefined;
}

/**
 * A debit of a member that is no order. Gives the operation. Refuses with AMOUNT_NOT_POSITIVE,
 * BEFORE_START.
 */
export function chargeMember(writer: Writer, charge: Charge): number {
  const { memberId, headingId, amountCents, date, reason } = charge;
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'charge' });
  refuseBeforeStart(date, readSettings(writer.ledger).start);
  const operation = writer.operation('charge', { reason });
  const debit = accountOf(writer.ledger, memberId);
  writer.entry(operation, { date, debit, credit: headingId, amountCents });
  return operation;
}

export interface Charged {
  readonly member: Member;
  readonly operation: number;
}

/**
 * The same for several, an operation each, so that one can be taken back alone. Whoever has left is
 * asked for nothing new, as with orders. Refuses with MEMBER_LEFT, AMOUNT_NOT_POSITIVE,
 * BEFORE_START.
 */
export function chargeMembers(
  writer: Writer,
  members: readonly Member[],
  charge: Omit<Charge, 'memberId'>,
): readonly Charged[] {
  for (const member of members) refuseLeft(member);
  return members.map((member) => ({
    member,
    operation: chargeMember(writer, { ...charge, memberId: member.id }),
  }));
}

export interface EarlierCharge {
  readonly memberId: number;
  readonly operation: number;
  readonly date: CalendarDate;
}

/** A fee of the same amount within so many days may have been typed twice. */
const NEAR_DAYS = 31;

/** The standing charges of this amount, for this heading, around this day; oldest first. */
export function similarCharges(
  ledger: Ledger,
  { headingId, amountCents, date }: Omit<Charge, 'memberId'>,
): readonly EarlierCharge[] {
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .innerJoin('accounts', 'accounts.id', 'entries.debit_account_id')
      .select(['accounts.member_id as memberId', 'operations.id as operation', 'entries.date'])
      .where('operations.kind', '=', 'charge')
      .where('entries.credit_account_id', '=', headingId)
      .where('entries.amount_cents', '=', amountCents)
      .orderBy('operations.id'),
  );
  const isStanding = standsOnce(ledger);
  return rows.flatMap(({ memberId, ...row }) => {
    const isNear = Math.abs(daysBetween(row.date, date)) <= NEAR_DAYS;
    return memberId !== null && isNear && isStanding(row.operation) ? [{ ...row, memberId }] : [];
  });
}
