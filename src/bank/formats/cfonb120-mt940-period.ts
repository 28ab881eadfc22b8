import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { StatementEvent } from '../format.ts';

/** The first and the last day on which a statement has a movement, as they are heard. */
export interface Days {
  first?: CalendarDate;
  last?: CalendarDate;
}

/** Widens the days of a statement by one more movement's. */
export function addDay(days: Days, date: CalendarDate): void {
  if (days.first === undefined || date < days.first) days.first = date;
  if (days.last === undefined || date > days.last) days.last = date;
}

/**
 * The period of a statement that states two balances and their dates, each at the end of a day: it
 * begins the day after the old balance. Banks book late, and some date the old balance by the first
 * day itself, so the period is widened to hold every movement of the statement: what lies before it
 * is what the old balance already counts. A statement of a single day begins on that day.
 */
export function periodBetween(
  opened: CalendarDate | undefined,
  closed: CalendarDate | undefined,
  { first, last }: Days,
): StatementEvent {
  const after = opened === undefined ? undefined : addDays(opened, 1);
  const from = after !== undefined && first !== undefined && first < after ? first : after;
  const to = closed !== undefined && last !== undefined && last > closed ? last : closed;
  return {
    kind: 'period',
    from: from !== undefined && to !== undefined && to < from ? to : from,
    to,
  };
}
