import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LATEST_VERSION } from '../../src/ledger/migrate.ts';
import { newWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-10-01');
});

afterEach(() => world.remove());

const errorOf = async (...words: string[]) => {
  const { err, exit } = await world.solde(...words, '--json');
  return { exit, ...(JSON.parse(err) as { error: { code: string; message: string } }).error };
};

test('a ledger is its owner’s alone and one file at rest', () => {
  expect(statSync(world.path('l.solde')).mode & 0o777).toBe(0o600);
  expect(readdirSync(world.folder)).toEqual(['l.solde']);
});

test('init never writes over a file, nor through a symbolic link', async () => {
  expect(await errorOf('init', 'AMAP')).toMatchObject({ exit: 5, code: 'LEDGER_EXISTS' });
  symlinkSync(world.path('elsewhere'), world.path('link'));
  const linked = await errorOf('init', 'AMAP', '--ledger', 'link');
  expect(linked).toMatchObject({ exit: 5, code: 'LEDGER_EXISTS' });
  expect(readdirSync(world.folder)).not.toContain('elsewhere');
});

test('a mistyped path is an error and creates nothing', async () => {
  const error = await errorOf('balance', '--ledger', 'lilas.sold');
  expect(error).toMatchObject({ exit: 4, code: 'LEDGER_NOT_FOUND' });
  expect(readdirSync(world.folder)).toEqual(['l.solde']);
});

test('a foreign, a newer and a damaged file are told apart', async () => {
  world.file('photo.solde', 'this is no database, '.repeat(100));
  expect(await errorOf('balance', '--ledger', 'photo.solde')).toMatchObject({
    exit: 7,
    code: 'LEDGER_FOREIGN',
  });
  new Sqlite(world.path('other.solde')).exec('CREATE TABLE t (a)').close();
  expect(await errorOf('balance', '--ledger', 'other.solde')).toMatchObject({
    exit: 7,
    code: 'LEDGER_FOREIGN',
  });
  const newer = new Sqlite(world.path('l.solde'));
  newer.pragma('user_version = 99');
  newer.close();
  expect(await errorOf('balance')).toMatchObject({ exit: 7, code: 'LEDGER_NEWER' });
});

test('a truncated ledger is damaged, not a crash', async () => {
  const whole = readFileSync(world.path('l.solde'));
  world.file('cut.solde', whole.subarray(0, 8192));
  const { exit, err } = await world.solde('balance', '--ledger', 'cut.solde');
  expect(exit).toBe(7);
  expect(err).toContain('damaged');
});

test('a ledger that another program is writing to is busy, and then free again', async () => {
  const other = new Sqlite(world.path('l.solde'));
  other.exec('BEGIN IMMEDIATE');
  expect(await errorOf('member', 'add', 'Durand')).toMatchObject({ exit: 6, code: 'LEDGER_BUSY' });
  other.exec('ROLLBACK');
  other.close();
  expect(await world.solde('member', 'add', 'Durand')).toMatchObject({ exit: 0 });
});

test('eight programs that write at once lose nothing', async () => {
  const program = join(import.meta.dirname, '../../bin/solde.js');
  const add = (number: number) =>
    new Promise<number | null>((resolve) => {
      spawn(process.execPath, [program, 'member', 'add', `Adhérent ${number}`], {
        env: { ...process.env, SOLDE_LEDGER: world.path('l.solde') },
      }).on('exit', resolve);
    });
  const exits = await Promise.all(Array.from({ length: 8 }, (_, number) => add(number)));
  expect(exits).toEqual(Array(8).fill(0));
  const { members } = await world.json<{ members: unknown[] }>('member', 'list');
  expect(members).toHaveLength(8);
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
});

test('the newest migration is the version that the program knows', () => {
  const files = readdirSync(join(import.meta.dirname, '../../migrations')).sort();
  expect(Number(files.at(-1)?.slice(0, 4))).toBe(LATEST_VERSION);
});

/** Ledgers as each earlier version wrote them: a member, an order, and a transfer that was assigned. */
test.each([1, 2, 3])('a ledger of version %i is brought up to date, whole', async (version) => {
  const packed = readFileSync(join(import.meta.dirname, `fixtures/version-${version}.solde.gz`));
  world.file('old.solde', gunzipSync(packed));
  const old = newWorld({ folder: world.folder, env: { SOLDE_LEDGER: 'old.solde' } });
  expect(await old.json('check')).toEqual({ ok: true, problems: [] });
  expect(await old.json('balance', 'DUR')).toMatchObject({ members: [{ balanceCents: 0 }] });
  const known = version < 3 ? {} : { payers: [{ kind: 'name', payer: 'BLANC SOPHIE', count: 1 }] };
  expect(await old.json('member', 'show', 'DUR')).toMatchObject(known);
  await old.json('line', 'assign', 'L-2', '--to', 'bank-fees');
  expect(await old.json('check')).toEqual({ ok: true, problems: [] });
});
