import { addDays, addMonths, type CalendarDate } from './date.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';
import { foldText } from './text.ts';

/** How far from each other instalments are. */
export interface Rhythm {
  readonly count: number;
  readonly unit: 'month' | 'week';
}

const WORDS: Readonly<Record<string, Rhythm>> = {
  MONTH: { count: 1, unit: 'month' },
  MOIS: { count: 1, unit: 'month' },
  WEEK: { count: 1, unit: 'week' },
  WEEKS: { count: 1, unit: 'week' },
  MONTHS: { count: 1, unit: 'month' },
  SEMAINE: { count: 1, unit: 'week' },
  SEMAINES: { count: 1, unit: 'week' },
  QUARTER: { count: 3, unit: 'month' },
  TRIMESTRE: { count: 3, unit: 'month' },
};

/** Reads `month`, `2 weeks`, `trimestre`, `2 mois`; at most 24 of them. */
export function parseRhythm(typed: string): Parsed<Rhythm, 'unreadable'> {
  const found = /^(?:(\d{1,2})\s*)?([A-Z]+)$/.exec(foldText(typed));
  const rhythm = WORDS[found?.[2] ?? ''];
  const count = Number(found?.[1] ?? 1) * (rhythm?.count ?? 0);
  if (rhythm === undefined || count < 1 || count > 24) return unparsed('unreadable');
  return parsed({ count, unit: rhythm.unit });
}

/** As an ISO 8601 duration, such as `P1M`. */
export const formatRhythm = ({ count, unit }: Rhythm): string =>
  `P${count}${unit === 'month' ? 'M' : 'W'}`;

/** What `formatRhythm` wrote. */
export function readRhythm(duration: string): Rhythm {
  const found = /^P(\d+)([MW])$/.exec(duration);
  if (found === null) throw new RangeError(`${duration} is no duration of months or weeks`);
  return { count: Number(found[1]), unit: found[2] === 'M' ? 'month' : 'week' };
}

/**
 * So many dates from the first on. Of months, each is reckoned from the first, so that the 31st is
 * the 31st again wherever there is one.
 */
export const datesFrom = (
  first: CalendarDate,
  { count, unit }: Rhythm,
  length: number,
): readonly CalendarDate[] =>
  Array.from({ length }, (_, index) =>
    unit === 'month' ? addMonths(first, index * count) : addDays(first, index * count * 7),
  );
