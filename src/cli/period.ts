import { refuse } from '../domain/refusal.ts';
import type { Period } from '../ledger/movements.ts';
import { type Input, option } from './action.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, line, right, table, wraps } from './output.ts';
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

/** A movement of an account, and what it holds after it. */
interface BookRow {
  readonly date: string;
  readonly id: string;
  readonly amountCents: number;
  readonly balanceCents: number;
}

/** The book of an account over a period: what was before it, then each movement, in words. */
export function bookBlocks<Row extends BookRow>(
  { period, beforeCents, movements }: Book<Row>,
  textOf: (movement: Row, say: Say) => string,
  say: Say,
): readonly Block[] {
  const { answers, labels } = say;
  const { date, id, what, amount, balance } = labels.columns;
  const { from } = period;
  const hasBefore = from !== undefined && beforeCents !== 0;
  return [
    ...periodLines(period, say),
    ...(hasBefore ? [line(answers.balanceBefore(from, beforeCents))] : []),
    table(
      [date, id, wraps(what), right(amount), right(balance)],
      movements.map((each) => [
        { date: each.date },
        each.id,
        textOf(each, say),
        { cents: each.amountCents },
        { cents: each.balanceCents },
      ]),
    ),
  ];
}

interface Book<Row> {
  readonly period: { readonly from?: string; readonly to?: string };
  readonly beforeCents: number;
  readonly movements: readonly Row[];
}

/** The line above a list of a period; nothing above one of everything. */
export function periodLines({ from, to }: Period, { answers }: Say): readonly Block[] {
  if (from !== undefined) return [line(answers.periodFrom(from, to))];
  return to === undefined ? [] : [line(answers.periodTo(to))];
}
