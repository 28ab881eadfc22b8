import { refuse } from '../domain/refusal.ts';
import type { Period } from '../ledger/movements.ts';
import { type Input, option } from './action.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, line } from './output.ts';
import { parseOptionalDate } from './values.ts';

/** `--from` and `--to`; both days belong to the period. Refuses with PERIOD_REVERSED. */
export function typedPeriod(input: Input): Period {
  const from = parseOptionalDate(option(input, 'from'));
  const to = parseOptionalDate(option(input, 'to'));
  if (from !== undefined && to !== undefined && to < from) refuse('PERIOD_REVERSED', { from, to });
  return { from, to };
}

/** What was typed of it. */
export const periodJson = ({ from, to }: Period): { from?: string; to?: string } => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** The line above a list of a period; nothing above one of everything. */
export function periodLines({ from, to }: Period, { answers }: Say): readonly Block[] {
  if (from !== undefined) return [line(answers.periodFrom(from, to))];
  return to === undefined ? [] : [line(answers.periodTo(to))];
}
