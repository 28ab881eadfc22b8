import type { CalendarDate } from '../../domain/date.ts';
import { type Ledger, query } from '../database.ts';
import type { BankAccount } from './bank-accounts.ts';

/**
 * Numbers the new lines of equal content on a day: after those that were stored before, and after
 * each other. What was written of a day that the file comes back to is counted again.
 */
export function ordinalsByDay(ledger: Ledger, bank: BankAccount) {
  const left = new Set<CalendarDate>();
  let day = '';
  let numbers = new Map<string, number>();
  return {
    next(date: CalendarDate, content: Buffer, storedCount: () => number): number {
      if (date !== day) {
        left.add(day);
        day = date;
        numbers = new Map();
      }
      const name = content.toString('latin1');
      const isBack = left.has(date);
      const first = isBack ? countStored(ledger, bank, date, content) : storedCount();
      const ordinal = numbers.get(name) ?? first;
      numbers.set(name, ordinal + 1);
      return ordinal;
    },
  };
}

function countStored(
  ledger: Ledger,
  bank: BankAccount,
  date: CalendarDate,
  content: Buffer,
): number {
  const lines = query
    .selectFrom('lines')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('date', '=', date)
    .where('content_key', '=', content)
    .where('bank_account_id', '=', bank.id);
  return ledger.get(lines)?.count ?? 0;
}
