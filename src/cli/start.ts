import type { Io } from './io.ts';
import type { Kept } from './kept.ts';
import { main } from './main.ts';
import { nodeIo } from './node-io.ts';

/** What `bin/solde.js` runs: one command line, in the real world unless told otherwise. */
export const run = (
  argv: readonly string[],
  kept: Kept | undefined,
  io: Io = nodeIo(),
): Promise<number> => main(argv, io, kept);
