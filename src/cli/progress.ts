import type { Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';

/** Work that takes longer than this says how far it is, this often. */
const MILLISECONDS = 1000;

/** Asking the clock for each row would cost more than many a row. */
const ROWS_BETWEEN_LOOKS = 50;

/** What is being done with the rows. */
export type Phase = 'reading' | 'recording' | 'matching' | 'exporting';

export interface Progress {
  /** Runs the work, which tells of each row that is done; what is shown stays until `end`. */
  readonly during: <Result>(phase: Phase, work: (onRow: () => void) => Result) => Result;
  /** Wipes what was shown. */
  readonly end: () => void;
}

/** Shows progress on a terminal's stderr, with rows a second; elsewhere nothing. */
export function showProgress({ io, say }: { readonly io: Io; readonly say: Say }): Progress {
  const { err: isWatched } = io.isTerminal;
  const instant = (): number => Date.parse(io.now());
  let last = isWatched ? instant() : 0;
  let isShown = false;
  return {
    during(phase, work) {
      const began = isWatched ? instant() : 0;
      let rows = 0;
      return work(() => {
        rows += 1;
        if (!isWatched || rows % ROWS_BETWEEN_LOOKS !== 0) return;
        const now = instant();
        if (now - last < MILLISECONDS) return;
        last = now;
        isShown = true;
        const aSecond = Math.round((rows * MILLISECONDS) / Math.max(now - began, 1));
        io.err(`${WIPE}${say.answers.rowsDone(phase, rows, aSecond)}`);
      });
    },
    end() {
      if (isShown) io.err(WIPE);
      isShown = false;
    },
  };
}

/** To the beginning of the line, and away with what stands there (ECMA-48, EL). */
const WIPE = '\r\u001b[K';

/** The same for one phase; wiped when it ends. */
export function withProgress<Result>(
  context: { readonly io: Io; readonly say: Say },
  phase: Phase,
  work: (onRow: () => void) => Result,
): Result {
  const progress = showProgress(context);
  try {
    return progress.during(phase, work);
  } finally {
    progress.end();
  }
}
