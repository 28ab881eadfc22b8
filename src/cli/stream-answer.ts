import { refuse } from '../domain/refusal.ts';
import type { Input, StreamAction } from './action.ts';
import type { Context } from './context.ts';
import { showProgress } from './progress.ts';
import { openWhole } from './write-whole.ts';

/** With it there is a JSON answer too: what was written. */
const WITH_JSON = '--output FILE';

/**
 * Writes what a command gives piece by piece: to stdout, until its reader has seen enough; or with
 * `--output` to a file, whole or not at all, and then gives what is to be said of it. Refuses with
 * OPTIONS_CONFLICT what would be JSON and is not.
 */
export async function streamAnswer(
  action: StreamAction,
  command: string,
  context: Context,
  input: Input,
): Promise<object | undefined> {
  const { io, globals, path } = context;
  const { output } = globals;
  if (output === undefined) {
    if (globals.json) {
      refuse('OPTIONS_CONFLICT', { first: command, second: '--json', unless: WITH_JSON });
    }
    for (const { text } of action.stream(context, input)) if (!io.out(text)) break;
    return undefined;
  }
  const pieces = action.stream(context, input);
  const file = openWhole(path(output));
  const progress = showProgress(context);
  const settle = io.onceInterrupted(file.discard);
  let rowCount = 0;
  try {
    await progress.during('exporting', async (onRow) => {
      for (const piece of pieces) {
        file.write(piece.text);
        rowCount += piece.rowCount;
        for (let row = 0; row < piece.rowCount; row += 1) onRow();
        await nextTurn();
      }
    });
    file.finish();
  } finally {
    settle();
    file.discard();
    progress.end();
  }
  return action.written(output, rowCount);
}

/** Lets a signal be heard. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
