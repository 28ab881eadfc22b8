import { formatId } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import { foldText, onOneLine } from '../domain/text.ts';
import type { HeldRow } from '../ledger/statements/sort-rows.ts';
import type { Verdicts } from '../ledger/statements/statements.ts';
import { type Input, option } from './action.ts';
import type { Context } from './context.ts';

const ALL: readonly string[] = ['ALL', 'TOUT', 'TOUS', 'TOUTES'];

/** What `--same` and `--new` say: `all`, or rows such as `14,17-20`. Refuses with ROWS_UNREADABLE. */
export function typedVerdicts(input: Input): Verdicts {
  const verdicts = new Map<number | 'all', 'same' | 'new'>();
  for (const verdict of ['same', 'new'] as const) {
    const typed = option(input, verdict);
    if (typed === undefined) continue;
    for (const row of rowsTyped(typed)) {
      if (verdicts.has(row)) refuse('OPTIONS_CONFLICT', { first: '--same', second: '--new' });
      verdicts.set(row, verdict);
    }
  }
  return verdicts;
}

function rowsTyped(typed: string): readonly (number | 'all')[] {
  if (ALL.includes(foldText(typed))) return ['all'];
  return typed.split(',').flatMap((part) => {
    const [, from = '', to = from] =
      /^\s*([1-9]\d{0,8})(?:\s*-\s*([1-9]\d{0,8}))?\s*$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === '' || last < first || last - first > MOST_ROWS) {
      return refuse('ROWS_UNREADABLE', { value: typed });
    }
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

const MOST_ROWS = 10_000;
/** More than so many rows are first asked about together. */
const MOST_QUESTIONS = 3;

/** At a terminal, asks about each row that is probably a stored line in other words. */
export async function askVerdicts(
  context: Context,
  typed: Verdicts,
  held: readonly HeldRow[],
): Promise<Verdicts> {
  const { answers } = context.say;
  const verdicts = new Map(typed);
  if (typed.has('all')) return verdicts;
  if (held.length > MOST_QUESTIONS) {
    const answer = await context.ifAsked((ask) =>
      ask.choose(answers.ask.heldMany(held.length), [
        { name: answers.ask.heldAllSame, value: 'same' },
        { name: answers.ask.heldAllNew, value: 'new' },
        { name: answers.ask.heldEach, value: 'each' },
        { name: answers.ask.heldLater, value: 'later' },
      ]),
    );
    if (answer === 'same' || answer === 'new') return verdicts.set('all', answer);
    if (answer !== 'each') return verdicts;
  }
  for (const { number, line, stored } of held) {
    if (verdicts.has(number)) continue;
    const row = { date: line.date, cents: line.amountCents, label: onOneLine(line.text) };
    const known = {
      id: formatId('line', stored.id),
      date: stored.date,
      label: onOneLine(stored.text),
    };
    const answer = await context.ifAsked((ask) =>
      ask.choose(answers.ask.held(row, known), [
        { name: answers.ask.heldSame, value: 'same' },
        { name: answers.ask.heldNew, value: 'new' },
        { name: answers.ask.heldLater, value: 'later' },
      ]),
    );
    if (answer === undefined) return verdicts;
    if (answer === 'same' || answer === 'new') verdicts.set(number, answer);
  }
  return verdicts;
}
