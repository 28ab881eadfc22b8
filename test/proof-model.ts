import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm run proof:model`: the commands of a group against the reference model in their long form, 500
 * groups of 300 commands each. `npm test` runs 30 of 200, always with the same seed.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    commands: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});
const { status } = spawnSync(
  'vitest',
  ['run', '--testTimeout=36000000', 'test/ledger/group.model.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, RUNS: values.runs, COMMANDS: values.commands, SEED: values.seed },
  },
);
process.exitCode = status ?? 1;
