import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../support/world.ts';

const program = join(import.meta.dirname, '../../bin/solde.js');

/** util-linux's `script` gives a real pseudo-terminal; every Debian has it, some machines do not. */
const hasScript = spawnSync('script', ['--version']).status === 0;

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-10-01');
  await world.json('member', 'add', 'Durand Claire');
});

afterEach(() => world.remove());

const environment = () => {
  const { CI: _, ...env } = process.env;
  return { ...env, SOLDE_LEDGER: world.path('l.solde'), SOLDE_LANG: 'en', COLUMNS: '90' };
};

interface Screen {
  readonly text: string;
  readonly exit: number | null;
}

/** Runs at a pseudo-terminal; each answer is typed once its question has been asked. */
function atTerminal(words: string, dialogue: readonly (readonly [string, string])[]) {
  return new Promise<Screen>((resolve) => {
    const command = `'${process.execPath}' '${program}' ${words}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { env: environment() });
    const left = [...dialogue];
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += stripVTControlCharacters(chunk.toString());
      const [next] = left;
      if (next && text.includes(next[0])) {
        left.shift();
        child.stdin.write(next[1]);
      }
    });
    child.on('exit', (exit) => resolve({ text: text.replaceAll('\r', ''), exit }));
  });
}

describe.skipIf(!hasScript)('at a pseudo-terminal', () => {
  test('a table is drawn and balances are words', async () => {
    const { text, exit } = await atTerminal('balance', []);
    expect(exit).toBe(0);
    expect(text).toContain('DUR   Durand Claire  balance zero');
  });

  test('what is missing is asked for', async () => {
    const { text, exit } = await atTerminal('order add', [
      ['Member (code or name)', 'durand\r'],
      ['Amount', '42,50\r'],
      ['Payment method', '\r'],
    ]);
    expect(text).toContain('Order O-1 of DUR: €42.50, to be paid by cheque.');
    expect(exit).toBe(0);
  });

  test('a no to a question writes nothing and exits with 10', async () => {
    await world.json('order', 'add', 'DUR', '5', '--method', 'cash');
    await world.json('order', 'add', 'DUR', '6', '--method', 'cash');
    const { text, exit } = await atTerminal('undo A-2..A-3', [['Take back 2 operations?', 'n\r']]);
    expect(text).toContain('Nothing was written.');
    expect(exit).toBe(10);
    const { orders } = await world.json<{ orders: unknown[] }>('order', 'list');
    expect(orders).toHaveLength(2);
  });

  test('Ctrl-C at a question writes nothing and exits with 130', async () => {
    const { exit } = await atTerminal('order add', [['Member (code or name)', '\u0003']]);
    expect(exit).toBe(130);
    const { orders } = await world.json<{ orders: unknown[] }>('order', 'list');
    expect(orders).toEqual([]);
  });
});

/** Without a terminal, whatever stdin is. */
function piped(words: readonly string[], shell = '') {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const command = `'${process.execPath}' '${program}' ${quoted} ${shell}`;
  const options = { env: environment(), encoding: 'utf8', timeout: 20_000 } as const;
  return spawnSync('bash', ['-c', command], { ...options, cwd: world.folder });
}

describe('without a terminal', () => {
  test('nothing is asked: an open pipe on stdin does not hang it', () => {
    const run = piped(['order', 'add'], '< <(sleep 2 >&2 2>/dev/null)');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('MEMBER is missing');
  });

  test('a full disk is an error, a reader that has seen enough is none', () => {
    const full = piped(['balance'], '> /dev/full');
    expect(full.status).toBe(9);
    expect(full.stderr).toContain('could not be written');
    expect(piped(['--help'], '| head -1; exit "$PIPESTATUS"').status).toBe(0);
  });

  test('a long answer reaches the pipe whole', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => `2026-10-05;LABEL NUMBER ${row};1,00`);
    world.file('long.csv', `date;label;amount\n${rows.join('\n')}\n`);
    await world.json('import', 'long.csv');
    const { status, stdout } = piped(['line', 'list', '--json'], '| (sleep 0.3; cat)');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).lines).toHaveLength(3000);
  });

  test('--output writes a file of one’s own and leaves nothing beside it', () => {
    expect(piped(['balance', '--csv', '-o', 'out.csv']).status).toBe(0);
    expect(readFileSync(world.path('out.csv'), 'utf8')).toContain('DUR,Durand Claire,0.00');
    expect(piped(['balance', '-o', 'nowhere/out.csv']).status).toBe(9);
    expect(piped(['balance', '-o', '/dev/null']).status).toBe(0);
  });
});
