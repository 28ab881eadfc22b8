import type { CalendarDate } from '../domain/date.ts';

/** Asks a person. Each resolves with what was typed or chosen. */
export interface Ask {
  /** Enter alone answers with `usual`, which is shown. */
  readonly text: (question: string, usual?: string) => Promise<string>;
  /** `keys` says what to press; the first letters of a choice lead to it too. */
  readonly choose: (question: string, choices: readonly Choice[], keys?: string) => Promise<string>;
  /** Several of the choices, all of them ticked at first; `keys` says what to press. */
  readonly tick: (
    question: string,
    choices: readonly Choice[],
    keys: string,
  ) => Promise<readonly string[]>;
  /** One of what `find` gives for what is typed so far. */
  readonly search: (
    question: string,
    find: (typed: string) => readonly Choice[],
    keys: string,
  ) => Promise<string>;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
  /** What stays on the screen once it is chosen. */
  readonly short?: string;
  /** Lines below the name. */
  readonly details?: readonly string[];
}

/** True for what a question throws when the person presses Ctrl-C or Ctrl-D at it. */
export const isInterruption = (error: unknown): boolean =>
  error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);

/** The world as the program sees it; tests pass a plain object. */
export interface Io {
  /**
   * Writes the answer; throws Refusal OUTPUT_FAILED when it can't be written. False where its
   * reader has seen enough (`| head -1`), which is no failure: what follows needs no more work.
   */
  readonly out: (text: string) => boolean;
  /** Writes the rest: hints, errors, progress. */
  readonly err: (text: string) => void;
  readonly ask: Ask;
  readonly isTerminal: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** The terminal's width. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly today: () => CalendarDate;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly random: (length: number) => Uint8Array;
  /**
   * Has `clear` done if a signal ends the program, until what this gives is called. It is heard
   * between two turns of the event loop only.
   */
  readonly onceInterrupted: (clear: () => void) => () => void;
}
