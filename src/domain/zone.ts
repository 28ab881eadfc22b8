import type { CalendarDate } from './date.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** Where the groups are: what happened at 23:30 UTC happened there on the next day. */
const ZONE = 'Europe/Paris';

/**
 * The day in France of an instant that is written in UTC: `2026-07-10 22:37:41`, seconds or not.
 * Read digit by digit, so that 31 February is none.
 */
export function dayOfUtc(text: string): Parsed<CalendarDate, 'unreadable'> {
  const found = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::\d{2})?(?: ?(?:UTC|Z))?$/.exec(
    text.trim(),
  );
  if (!found) return unparsed('unreadable');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isSame = instant.getUTCDate() === day && instant.getUTCMonth() === month - 1;
  if (!isSame || hour > 23 || minute > 59) return unparsed('unreadable');
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return parsed(`${part('year')}-${part('month')}-${part('day')}`);
}
