import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm run proofs -- --runs 1000 --seed 1`: the property tests in their long form. Each of them runs
 * in `npm test` too, a few times and always with the same seed.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const PROPERTIES = [
  'test/ledger/cash.property.test.ts',
  'test/ledger/history.property.test.ts',
  'test/ledger/seasons.property.test.ts',
  'test/ledger/splits.property.test.ts',
  'test/bank/generic.property.test.ts',
  'test/bank/layouts/round-trip.test.ts',
  'test/bank/formats',
];
const { status } = spawnSync('vitest', ['run', '--testTimeout=36000000', ...PROPERTIES], {
  stdio: 'inherit',
  env: { ...process.env, RUNS: values.runs, SEED: values.seed },
});
process.exitCode = status ?? 1;
