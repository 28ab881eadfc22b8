import type { Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';

/** Work that takes longer than this says how far it is, this often. */
const MILLISECONDS = 1000;

/** Asking the clock for each row would cost more than the row. */
const ROWS_BETWEEN_LOOKS = 1000;

export interface Progress {
  /** Runs the work, which tells of each row that is done; wipes what was shown when it ends. */
  readonly during: <Result>(work: (onRow: () => void) => Result) => Result;
}

/** Shows progress on a terminal's stderr; elsewhere nothing. */
export function showProgress(io: Io, say: Say): Progress {
  let rows = 0;
  let shown = false;
  const { err: isWatched } = io.isTerminal;
  let last = Date.parse(io.now());
  const onRow = (): void => {
    rows += 1;
    if (!isWatched || rows % ROWS_BETWEEN_LOOKS !== 0) return;
    const now = Date.parse(io.now());
    if (now - last < MILLISECONDS) return;
    last = now;
    shown = true;
    io.err(`\r${say.answers.rowsDone(rows)}`);
  };
  return {
    during(work) {
      rows = 0;
      try {
        return work(onRow);
      } finally {
        if (shown) io.err('\r\u001b[K');
        shown = false;
      }
    },
  };
}
