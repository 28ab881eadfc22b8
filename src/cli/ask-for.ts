import { Refusal, refuse } from '../domain/refusal.ts';
import type { Outset } from './action.ts';
import type { Globals } from './globals.ts';
import type { Io } from './io.ts';
import { reportRefusal } from './report-refusal.ts';

export interface Wanted<Value> {
  readonly value: string | undefined;
  /** The argument or flag, for those whom nobody can ask. */
  readonly name: string;
  readonly question: string;
  /** What Enter alone answers. */
  readonly usual?: string;
  readonly parse: (typed: string) => Value;
}

/** Questions need a person at both ends. */
export const mayAsk = (io: Io, globals: Globals): boolean =>
  io.isTerminal.in && io.isTerminal.out && globals.input && !globals.json && !io.env['CI'];

/**
 * A value that a command can't do without: typed, else asked for until the answer can be used.
 * Refuses with VALUE_MISSING where there is nobody to ask.
 */
export async function askFor<Value>(
  { io, say, globals }: Outset,
  { value, name, question, usual, parse }: Wanted<Value>,
): Promise<Value> {
  if (value !== undefined && value.trim() !== '') return parse(value);
  if (!mayAsk(io, globals)) return refuse('VALUE_MISSING', { name });
  for (;;) {
    const answer = await io.ask.text(question, usual);
    if (answer.trim() === '') continue;
    try {
      return parse(answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reportRefusal(error, io, say, false);
    }
  }
}
