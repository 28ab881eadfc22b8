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
    const options = { env: environment(), cwd: world.folder };
    const child = spawn('script', ['-qec', command, '/dev/null'], options);
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

  test.each([
    ['opening add --bank 5', 'Livret'],
    ['cash move 5 --to-bank', 'to the bank: D-1'],
    ['deposit create', 'Deposit D-1'],
  ])('%s asks which of several bank accounts', async (words, done) => {
    await world.json('config', 'set', 'accounts', 'Courant,Livret');
    await world.json('opening', 'add', '--cash', '5');
    await world.json('payment', 'add', 'DUR', '20', '--number', '7', '--date', '2026-10-02');
    const down = '\u001b[B';
    const { text, exit } = await atTerminal(words, [['Which bank account', `${down}\r`]]);
    expect([exit, text]).toEqual([0, expect.stringContaining(done)]);
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

/** The keys by which a choice other than the first is made. */
const DOWN = '\u001b[B';
const ENTER = '\r';

type Line = { readonly date: string; readonly amountCents: number };

const lines = async () => (await world.json<{ lines: readonly Line[] }>('line', 'list')).lines;

const csv = (name: string, ...rows: readonly string[]) =>
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);

describe.skipIf(!hasScript)('an import at a pseudo-terminal', () => {
  test('asks how a date is to be read, and remembers it', async () => {
    world.file('a.csv', 'date,label,amount\n10/11/2026,A,1.00\n');
    world.file('b.csv', 'date,label,amount\n11/12/2026,B,2.00\n');
    const { text, exit } = await atTerminal('import a.csv b.csv', [
      ['How is the date 10/11/2026 to be read?', DOWN + ENTER],
    ]);
    expect(text).toContain('month/day/year');
    expect(exit).toBe(0);
    expect((await lines()).map(({ date }) => date)).toEqual(['2026-10-11', '2026-11-12']);
  });

  test('asks how an amount is to be read', async () => {
    csv('a.csv', '2026-10-13;A;1.250');
    const { exit } = await atTerminal('import a.csv', [
      ['How is the amount 1.250 to be read?', ENTER],
    ]);
    expect(exit).toBe(0);
    expect((await lines()).map(({ amountCents }) => amountCents)).toEqual([125_000]);
  });

  test('asks which of a file’s accounts, and which of the ledger’s, is meant', async () => {
    await world.json('config', 'set', 'accounts', 'Compte courant,Livret A');
    const statementOf = (number: string, amount: string) =>
      `<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><ACCTID>${number}</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20261005</DTPOSTED><TRNAMT>${amount}</TRNAMT><FITID>1</FITID>
<NAME>DON</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS>`;
    world.file(
      'both.ofx',
      `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><BANKMSGSRSV1>
${statementOf('00012345678', '1.00')}\n${statementOf('00098765432', '2.00')}
</BANKMSGSRSV1></OFX>\n`,
    );
    const { text, exit } = await atTerminal('import both.ofx', [
      ['The file holds several accounts. Which one?', DOWN + ENTER],
      ['Which account is both.ofx of?', DOWN + ENTER],
    ]);
    expect(text).toContain('Import I-1: both.ofx (Livret A)');
    expect(exit).toBe(0);
    expect((await lines()).map(({ amountCents }) => amountCents)).toEqual([200]);
  });

  const first = ['2026-10-02;VIR DURAND;1,00', '2026-10-03;CB;-3,20', '2026-10-05;VIR ROUX;5,00'];
  const reworded = first.map((row) => row.replace(/;(VIR|CB)/, ';OPERATION $1'));

  test('asks about each row held: the same, another, or later', async () => {
    csv('a.csv', ...first);
    await world.json('import', 'a.csv');
    csv('b.csv', ...reworded, '2026-10-07;NEUF;9,00');
    const { text, exit } = await atTerminal('import b.csv', [
      ['“OPERATION VIR DURAND”: is it L-1', ENTER],
      ['“OPERATION CB”: is it L-2', DOWN + ENTER],
      ['“OPERATION VIR ROUX”: is it L-3', DOWN + DOWN + ENTER],
    ]);
    expect(text).toContain('4 rows read: 2 new, 1 known already, 1 held, 0 skipped.');
    expect(exit).toBe(0);
    expect((await lines()).map(({ amountCents }) => amountCents)).toEqual([
      100, -320, -320, 500, 900,
    ]);
  });

  test('asks about many rows held together first', async () => {
    csv('a.csv', ...first, '2026-10-06;VIR PETIT;6,00');
    await world.json('import', 'a.csv');
    csv('b.csv', ...reworded, '2026-10-06;VIREMENT PETIT;6,00', '2026-10-08;NEUF;9,00');
    const { text, exit } = await atTerminal('import b.csv', [
      ['4 rows of the file are probably known already', ENTER],
    ]);
    expect(text).toContain('5 rows read: 1 new, 4 known already, 0 held, 0 skipped.');
    expect(exit).toBe(0);
    expect(await lines()).toHaveLength(5);
  });

  test('Ctrl-C at any of its questions writes nothing and exits with 130', async () => {
    csv('a.csv', ...first);
    await world.json('import', 'a.csv');
    csv('b.csv', ...reworded, '2026-10-07;NEUF;9,00');
    const { exit } = await atTerminal('import b.csv', [
      ['is it L-1', ENTER],
      ['is it L-2', '\u0003'],
    ]);
    expect(exit).toBe(130);
    expect(await lines()).toHaveLength(3);
    const { statements } = await world.json<{ statements: unknown[] }>('statement', 'list');
    expect(statements).toHaveLength(1);
  });

  /** So many rows of a day each, with numbers for labels. */
  const longFile = (count: number) => {
    const rows = Array.from({ length: count }, (_, row) => {
      const day = String(1 + Math.floor((row * 28) / count)).padStart(2, '0');
      return `2026-10-${day};NUMBER ${row};1,00`;
    });
    csv('long.csv', rows.join('\n'));
  };

  test('shows how far it is, where it takes long', async () => {
    // Enough rows for more than a second; where a machine is faster, nothing has to be shown.
    longFile(40_000);
    const began = Date.now();
    const { text, exit } = await atTerminal('import long.csv', []);
    expect(exit).toBe(0);
    expect(text).toContain('40000 rows read: 40000 new');
    if (Date.now() - began > 2500) expect(text).toMatch(/ing: [\d,]+ rows, [\d,]+ a second/);
  }, 30_000);

  test('Ctrl-C in the middle of a long import leaves nothing half done', async () => {
    longFile(150_000);
    const { exit } = await atTerminal('import long.csv', [['Recording: ', '\u0003']]);
    expect(exit).toBe(130);
    expect(await lines()).toEqual([]);
    expect(await world.json('statement', 'list')).toEqual({ statements: [] });
    expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  }, 30_000);
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
