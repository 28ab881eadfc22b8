import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../support/world.ts';

/** `export csv`: nothing is lost on the way, wherever it goes. */

const root = join(import.meta.dirname, '../..');

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.run('init AMAP --start 2026-10-01');
  for (const name of ['Durand Claire', 'Martin Paul']) await world.run(`member add "${name}"`);
});

afterEach(() => world.remove());

type Row = Readonly<Record<string, string>>;

const rowsOf = (csv: string): readonly Row[] => parse(csv, { columns: true, bom: true });

/** One thing of each kind, some of it taken back. */
const SESSION = [
  'heading add "@Ferme, Lens"',
  'opening add DUR -12,50',
  'opening add --bank 100',
  'opening add --cheques 20',
  'order add DUR 42,50 --method transfer --date 2026-10-02',
  'order add MAR 20 --method cheque --date 2026-10-02',
  'order adjust O-2 -1 --reason "carottes\ngelées"',
  'payment add MAR 30 --number 1234567 --date 2026-10-03',
  'deposit create --date 2026-10-03',
  'payment add MAR 5 --method cash --date 2026-10-03',
  'cash count 6 --reason trouvé --date 2026-10-04',
  'cash count 4 --reason perdu --date 2026-10-05',
  'cash move -1 --heading other --reason timbres',
  'charge add 15 --all --heading membership-fees --reason "année 2026"',
  'adjust DUR 3,50 --to MAR --reason "avoir transmis"',
  'contract model Légumes 100 --cheques 2 --first 2026-10-05',
  'contract add MAR légumes --number 7654321',
  'import lines.csv',
  'line assign L-1 MAR',
  'line assign L-2 --to "@Ferme, Lens"',
  'undo L-1 --reason "pas elle"',
  'undo A-4',
];

async function record(): Promise<void> {
  world.file('lines.csv', 'date;label;amount\n2026-10-04;X "Y";3,00\n2026-10-04;-Z;-18,00\n');
  for (const typed of SESSION) await world.run(typed);
}

describe('every entry', () => {
  beforeEach(record);

  test('adds up to the balances', async () => {
    const { out } = await world.solde('export', 'csv');
    const rows = rowsOf(out);
    expect(out).not.toMatch(/undefined|null|NaN/);
    const { members } = await world.run<{ members: { code: string; balanceCents: number }[] }>(
      'balance',
    );
    for (const { code, balanceCents } of members) {
      expect(sumOf(rows, code), code).toBe(balanceCents);
    }
    const { bankCents, cashCents, chequesCents, waitingCents } =
      await world.run<Record<string, number>>('status');
    expect(-sumOf(rows, 'Bank account')).toBe(bankCents);
    expect(-sumOf(rows, 'cash box')).toBe(cashCents);
    expect(-sumOf(rows, 'cheques in the drawer')).toBe(chequesCents);
    expect(sumOf(rows, 'suspense')).toBe(waitingCents);
  });

  test('says what it is of, and why', async () => {
    const rows = rowsOf((await world.solde('export', 'csv')).out);
    const accounts = rows.flatMap((row) => [row['Account debited'], row['Account credited']]);
    expect([...new Set(accounts)].sort()).toEqual([
      "'@Ferme, Lens",
      'Bank account',
      'DUR',
      'DUR (announced)',
      'MAR',
      'MAR (announced)',
      'announcements',
      'cash box',
      'cheques in the drawer',
      'in transit',
      'membership fees',
      'missing in the cash box',
      'opening balances',
      'orders',
      'other',
      'suspense',
      'too much in the cash box',
    ]);
    const [toFarm, ...others] = rows.filter((row) => row['Account debited'] === "'@Ferme, Lens");
    expect(others).toEqual([]);
    expect(toFarm).toMatchObject({ Kind: 'match', Amount: '18.00', Line: 'L-2', Label: "'-Z" });
    const corrected = rows.filter(({ Kind }) => Kind === 'order corrected');
    expect(corrected.map(({ Label }) => Label)).toEqual(Array(2).fill('carottes gelées'));
    const undone = rows.filter(({ Kind }) => Kind === 'an undo');
    expect(undone).toMatchObject([
      { Date: '2026-10-04', Member: 'MAR', Line: 'L-1', Label: 'X "Y" · pas elle' },
      { Date: '2026-10-01', Member: 'DUR', Line: '', Label: '' },
    ]);
  });

  test('is the same in every language and style', async () => {
    const read = async (...flags: string[]) => {
      const { out } = await world.solde('export', 'csv', ...flags);
      return parse(out, { bom: true, delimiter: out.startsWith('\ufeff') ? ';' : ',' }).slice(1);
    };
    const english = (await read()) as string[][];
    const french = (await read('--lang', 'fr')) as string[][];
    expect(french.map((row) => row[5]?.replace(',', '.'))).toEqual(english.map((row) => row[5]));
    expect(french.map((row) => row[2]?.split('/').reverse().join('-'))).toEqual(
      english.map((row) => row[2]),
    );
    expect(french.map((row) => row.slice(6))).toEqual(english.map((row) => row.slice(6)));
    const { out } = await world.solde('export', 'csv', '--csv');
    expect(out).toBe((await world.solde('export', 'csv')).out);
  });

  test('goes to a file as to stdout', async () => {
    const { out } = await world.solde('export', 'csv');
    const answer = await world.run('export csv --output journal.csv');
    expect(answer).toEqual({ file: 'journal.csv', entryCount: rowsOf(out).length });
    expect(readFileSync(world.path('journal.csv'), 'utf8')).toBe(out);
    expect(statSync(world.path('journal.csv')).mode & 0o777).toBe(0o600);
  });
});

/** Credits less debits of an account, in cents. */
function sumOf(rows: readonly Row[], account: string): number {
  const cents = ({ Amount = '' }: Row) => Number(Amount.replace('.', ''));
  return rows.reduce((sum, row) => {
    const credited = row['Account credited'] === account ? cents(row) : 0;
    return sum + credited - (row['Account debited'] === account ? cents(row) : 0);
  }, 0);
}

/** As a shell runs it, with what else the shell is to do. */
function shell(command: string, after = '', before = '') {
  const solde = `${before} '${process.execPath}' '${join(root, 'bin/solde.js')}' ${command} ${after}`;
  const env = { ...process.env, SOLDE_LEDGER: world.path('l.solde'), SOLDE_LANG: 'en' };
  return spawnSync('bash', ['-c', solde], { env, cwd: world.folder, encoding: 'utf8' });
}

describe('where it goes', () => {
  beforeEach(async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `2026-10-05;NUMBER ${row};1,00`);
    world.file('long.csv', `date;label;amount\n${rows.join('\n')}\n`);
    await world.json('import', 'long.csv');
  });

  test('a pipe gets all of it, a reader who has seen enough only what it wants', () => {
    expect(shell('export csv', '| (sleep 0.3; wc -l)').stdout.trim()).toBe('20001');
    const { status, stdout, stderr } = shell('export csv', '| head -1; exit "$PIPESTATUS"');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Operation,Kind,.*\n$/);
  });

  test('a full disk is an error, and what was there before stays', () => {
    const full = shell('export csv', '> /dev/full');
    expect(full.status).toBe(9);
    expect(full.stderr).toContain('could not be written');
    expect(shell('export csv -o /dev/full').status).toBe(9);
    expect(shell('export csv -o /dev/null').stdout).toBe('20,000 entries written to /dev/null.\n');
    writeFileSync(world.path('journal.csv'), 'before');
    // No file may grow beyond 100 KiB: as a disk that becomes full in the midst of it.
    const limited = shell('export csv -o journal.csv', '', "trap '' XFSZ; ulimit -f 100;");
    expect(limited.status).toBe(9);
    expect(limited.stderr).toContain('journal.csv');
    expect(readFileSync(world.path('journal.csv'), 'utf8')).toBe('before');
    expect(readdirSync(world.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('the ledger itself is no place for it', () => {
    const refused = shell('export csv -o l.solde');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('a file that this command reads');
  });
});

/** Begins a file, then waits to be ended. */
const UNFINISHED = `
  const { openWhole } = await import('${root}/src/cli/write-whole.ts');
  const { nodeIo } = await import('${root}/src/cli/node-io.ts');
  const file = openWhole('journal.csv');
  nodeIo().onceInterrupted(file.discard);
  file.write('half');
  console.log('begun');
  setTimeout(() => {}, 20_000);
`;

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s leaves nothing half done',
  async (signal) => {
    const folder = join(world.folder, 'out');
    mkdirSync(folder);
    const child = spawn(process.execPath, ['--input-type=module', '-e', UNFINISHED], {
      cwd: folder,
    });
    const ended = new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^journal\.csv\..*\.tmp$/)]);
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(readdirSync(folder)).toEqual([]);
  },
);
