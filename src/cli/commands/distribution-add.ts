import { addDays } from '../../domain/date.ts';
import { refuse } from '../../domain/refusal.ts';
import { listDistributions, planDistributions } from '../../ledger/distributions/distributions.ts';
import { action, option } from '../action.ts';
import { distributionJson, distributionsTable } from '../distributions.ts';
import { undoHints } from '../presenting.ts';
import { parseOptionalDate, parseTypedDate } from '../values.ts';

/** Two years of weeks: more is a mistyped year. */
const MOST_WEEKS = 105;

export const distributionAdd = action('distribution add', {
  async run(context, input) {
    const [first, ...more] = input.rest;
    const { ask } = context.say.answers;
    const typed = [await context.need(first, 'DATE', ask.distribution), ...more];
    const until = option(input, 'until');
    const dates = weeksUntil(typed.map(parseTypedDate), parseOptionalDate(until), until);
    return context.write((writer) => {
      planDistributions(writer, dates);
      const all = listDistributions(writer.ledger);
      return {
        distributions: all.filter(({ date }) => dates.includes(date)).map(distributionJson),
      };
    });
  },
  present: (answer, say) => [
    distributionsTable(answer.distributions, say),
    ...undoHints(answer, say),
  ],
});

/** Every week from each of these days on, up to a day. */
function weeksUntil(
  dates: readonly string[],
  until: string | undefined,
  typed: string | undefined,
): readonly string[] {
  if (until === undefined) return dates;
  const weeks = dates.flatMap((date) => {
    const days: string[] = [];
    for (let day = date; day <= until; day = addDays(day, 7)) {
      days.push(day);
      if (days.length > MOST_WEEKS) refuse('DATE_UNREADABLE', { value: typed ?? '' });
    }
    return days;
  });
  return weeks.length > 0 ? weeks : refuse('DATE_UNREADABLE', { value: typed ?? '' });
}
