/**
 * The main job on a sample group: `npm run demo`, in French with `npm run demo -- --lang fr`. Every
 * step is the real program, started as a treasurer would start it.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { chooseLanguage, typedLanguage } from '../../src/cli/language.ts';
import {
  type Announced,
  fillStatement,
  remarks,
  type Step,
  stepsAfter,
  stepsBefore,
} from './story.ts';

const typed = process.argv.indexOf('--lang');
const asked = typed < 0 ? undefined : typedLanguage(process.argv[typed + 1]);
const language = chooseLanguage(asked, process.env);
const say = remarks(language);

const folder = mkdtempSync(join(tmpdir(), 'solde-demo-'));
const ledger = join(folder, 'lilas.solde');
const program = fileURLToPath(new URL('../../bin/solde.js', import.meta.url));
const sample = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs the program where the sample files are; stops the demo if it fails. */
function solde(words: readonly string[], show: boolean): string {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, SOLDE_LEDGER: ledger, SOLDE_LANG: language };
  const run = spawnSync(process.execPath, [program, ...words, '--no-input'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: show ? 'inherit' : 'pipe',
  });
  if (run.status !== 0) {
    process.stderr.write(run.stderr ?? '');
    process.exitCode = run.status ?? 1;
    throw new Error(`solde ${words.join(' ')}: exit ${run.status}`);
  }
  return run.stdout ?? '';
}

const words = (command: string): readonly string[] =>
  (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));

function play({ remark, command }: Step): void {
  if (remark !== '') process.stdout.write(`\n${remark}\n`);
  process.stdout.write(`$ solde ${command}\n`);
  solde(words(command), true);
}

const answer = <Json>(command: string): Json =>
  JSON.parse(solde([...words(command), '--json'], false));

process.stdout.write(`${say.title}\n`);
for (const name of ['adherents.csv', 'commandes.csv'])
  copyFileSync(sample(name), join(folder, name));
for (const step of stepsBefore(language)) play(step);

const { payments } = answer<{ payments: Announced[] }>('payment list');
const statement = fillStatement(readFileSync(sample('releve.csv'), 'utf8'), payments);
writeFileSync(join(folder, 'releve.csv'), iconv.encode(statement, 'windows-1252'));
process.stdout.write(`\n${say.written}\n  ${join(folder, 'releve.csv')}\n`);

const cheque = payments.find(({ member }) => member === 'MOR')?.reference ?? '';
for (const step of stepsAfter(language, { cheque, line: 'L-5' })) play(step);

process.stdout.write(`\n${say.goOn}\n  export SOLDE_LEDGER=${ledger}\n  npx solde --help\n`);
