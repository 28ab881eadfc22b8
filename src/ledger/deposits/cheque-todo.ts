import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Ledger } from '../database.ts';
import { headingById } from '../headings.ts';
import { chequesInHand, depositable, expiringBefore } from './cheques.ts';
import { listDeposits } from './deposits.ts';

/** What is to be done about cheques and deposits. */
export interface ChequeTodo {
  /** How many cheques may be taken to the bank. */
  readonly toDeposit: number;
  /** And how many to each producer. */
  readonly toHandOver: readonly { readonly payee: string; readonly count: number }[];
  /** How many are near their last day. */
  readonly expiring: number;
  /** And how many past it; these are in none of the other numbers. */
  readonly expired: number;
  /** How many deposits the bank should have shown by now. */
  readonly unseen: number;
}

/** How long before its last day a cheque is announced. */
export const NOTICE_DAYS = 60;

/** A bank shows a deposit within days; after so many something is wrong. */
const UNSEEN_DAYS = 15;

/** `lastStatement` is the day up to which the bank's statements are known. */
export function chequeTodo(
  ledger: Ledger,
  today: CalendarDate,
  lastStatement: CalendarDate | null,
): ChequeTodo {
  const all = chequesInHand(ledger);
  const expired = expiringBefore(all, today);
  const cheques = all.filter((each) => !expired.includes(each));
  const ready = Map.groupBy(depositable(cheques, today), ({ payeeId }) => payeeId);
  const unseen =
    lastStatement === null
      ? []
      : listDeposits(ledger, { openOnly: true }).filter(
          ({ date }) => addDays(date, UNSEEN_DAYS) <= lastStatement,
        );
  return {
    toDeposit: ready.get(undefined)?.length ?? 0,
    toHandOver: [...ready].flatMap(([payeeId, { length: count }]) =>
      payeeId === undefined ? [] : [{ payee: headingById(ledger, payeeId).name, count }],
    ),
    expiring: expiringBefore(cheques, addDays(today, NOTICE_DAYS)).length,
    expired: expired.length,
    unseen: unseen.length,
  };
}
