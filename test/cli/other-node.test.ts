import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';

/**
 * The program as another Node finds it: no code was kept for that one, so that its pieces are loaded
 * as Node loads them, each once and in the order in which they name each other.
 */

const root = join(import.meta.dirname, '../..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solde-other-node-'));
  for (const name of ['bin', 'dist', 'migrations', 'package.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  rmSync(join(folder, 'dist/code'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const fixture = (name: string): Buffer => readFileSync(join(root, 'test/bank/fixtures', name));

const SESSION = [
  '--version',
  '--help',
  'init AMAP --start 2012-01-01',
  'member add Durand --code DUR',
  'payment add DUR 12 --method transfer',
  'config set accounts current,savings',
  'import utf-8.csv --account current',
  'import windows-1252.csv --account current',
  'import packed.zip --account current',
  'import statement.xml --account savings',
  'balance',
  'balance --at 2030-01-01 --lang fr',
  'export csv --output all.csv',
  'check',
  'undo A-99',
];

test('every kind of command does what it does with kept code', () => {
  writeFileSync(join(folder, 'utf-8.csv'), 'date;label;amount\n2026-10-04;Chloé;3,00\n');
  writeFileSync(join(folder, 'windows-1252.csv'), fixture('bpce-older.csv'));
  const packed = Buffer.from('date;label;amount\n2026-10-05;Léa;4,00\n');
  writeFileSync(join(folder, 'packed.zip'), zipSync({ 'october.csv': packed }));
  writeFileSync(join(folder, 'statement.xml'), fixture('camt053-v02-reversal.xml'));
  const [here, there] = [root, folder].map((program) => {
    const ledger = join(folder, program === root ? 'kept' : 'other');
    const fixed = { SOLDE_LEDGER: ledger, SOLDE_TODAY: '2026-10-05' };
    return SESSION.map((typed) => {
      const argv = [join(program, 'bin/solde.js'), ...typed.split(' ')];
      const env = { ...process.env, ...fixed, SOLDE_LANG: 'en' };
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, env });
      const said = `${stdout}${stderr}`.replaceAll(ledger, 'LEDGER');
      return { typed, status, said: said.replace(/RF[0-9]{2}[A-Z0-9 ]+/g, 'RF') };
    });
  });
  expect(there).toEqual(here);
  expect(there?.map(({ status }) => status)).toEqual(
    SESSION.map((typed) => (typed.startsWith('undo') ? 4 : 0)),
  );
});
