import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, seeds } from './fuzz.ts';

/**
 * `npm run fuzz -- --count 100000 --seed 1`: spoils bank files in all ways it knows, reads them, and
 * keeps those that show something wrong.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const [count, seed] = [Number(values.count), Number(values.seed)];
const started = performance.now();
const { findings, ...result } = fuzz(count, seed, seeds(true));
const seconds = (performance.now() - started) / 1000;
say(JSON.stringify({ ...result, seed, seconds: Math.round(seconds) }, null, 2));

const folder = join(tmpdir(), 'solde-fuzz');
if (findings.length > 0) mkdirSync(folder, { recursive: true });
for (const [index, { file, mutations, what, bytes }] of findings.entries()) {
  const name = join(folder, `${index}-${file}`);
  writeFileSync(name, bytes);
  say(`${name} (${mutations.join(', ')}): ${what}`);
}
const isValidEnough = result.read / result.files >= 0.4;
if (!isValidEnough) say('Fewer than 40 % of the files were still valid.');
process.exitCode = findings.length > 0 || !isValidEnough ? 1 : 0;
