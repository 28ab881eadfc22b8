import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Mistakes that were made once, by people or by the program; each stays mended. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01', '--methods', 'cheque,transfer,online');
  await world.json('member', 'add', 'Durand Claire');
});

afterEach(() => world.remove());

const run = (line: string) => world.json<Record<string, never>>(...line.split(' '));

async function refused(line: string): Promise<{ code: string; exit: number; line?: number }> {
  const { err } = await world.solde(...line.split(' '), '--json');
  return (JSON.parse(err) as { error: { code: string; exit: number } }).error;
}

async function balanceCents(member = 'DUR'): Promise<number | undefined> {
  const { members } = await world.json<Answer<'balance'>>('balance', member);
  return members[0]?.balanceCents;
}

async function orderedReference(amount: string, method: string): Promise<string> {
  const { payment } = await world.json<Answer<'order add'>>(
    ...`order add DUR ${amount} --method ${method} --date 2026-01-05`.split(' '),
  );
  return payment?.reference ?? '';
}

const bankFile = (name: string, ...rows: string[]) =>
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);

const isSound = async () => expect(await world.json('check')).toEqual({ ok: true, problems: [] });

describe('bulk files', () => {
  test.each([
    ['a comma cut in two by commas', 'member,amount\nDUR,12,50\n'],
    ['thousands cut in two by semicolons', 'member;amount\nDUR;1;234,56\n'],
  ])('%s is refused, not shortened', async (_, text) => {
    world.file('orders.csv', text);
    const problem = await refused('order import orders.csv --method transfer');
    expect(problem).toMatchObject({ code: 'FILE_REFUSED', exit: 3, line: 2 });
    expect(await balanceCents()).toBe(0);
  });

  test('a column named in --map that is not there, or that stands twice, is refused', async () => {
    world.file('a.csv', 'member;amount;Total TTC\nDUR;10;12\n');
    const words = ['order', 'import', 'a.csv', '--method', 'transfer', '--json'];
    const missing = await world.solde(...words, '--map', 'amount=Total TTCC');
    expect(missing.exit).toBe(3);
    expect(missing.err).toContain('COLUMN_MISSING');
    world.file('a.csv', 'member;amount;amount\nDUR;10;12\n');
    expect((await world.solde(...words)).err).toContain('COLUMN_TWICE');
    expect(await balanceCents()).toBe(0);
  });

  test('what our own CSV protects from spreadsheets is read back as it was', async () => {
    await world.json('member', 'add', 'Petit Léa', '--phone', '+33 6 00 00 00 00');
    await world.solde('member', 'list', '--csv', '--csv-style', 'plain', '-o', 'out.csv');
    expect(readFileSync(world.path('out.csv'), 'utf8')).toContain("'+33");
    await world.json('init', 'B', '--ledger', 'b.solde');
    const { members } = await world.json<Answer<'member import'>>(
      ...'member import out.csv --ledger b.solde'.split(' '),
    );
    expect(members.map(({ phone }) => phone)).toContain('+33 6 00 00 00 00');
  });

  test('surname and first name in two columns are one name; unread columns are named', async () => {
    world.file('m.csv', 'Nom;Prénom;Ville\nLefèvre;Zoé;Lyon\n');
    const answer = await world.json<Answer<'member import'>>('member', 'import', 'm.csv');
    expect(answer.members[0]?.name).toBe('Lefèvre Zoé');
    expect(answer.warnings?.[0]).toContain('Ville');
  });
});

describe('a bank file', () => {
  const rows = ['2026-01-10;VIR DURAND;42,50', '2026-01-11;CB;-3,20', '2026-01-11;CB;-3,20'];

  const bankCents = async () => (await world.json<Answer<'status'>>('status')).bankCents;

  test.each([
    ['under another name', (text: string) => text],
    ['with the line ends of another system', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a mark at its beginning', (text: string) => `\ufeff${text}`],
    ['newest first', () => `date;label;amount\n${rows.toReversed().join('\n')}\n`],
    ['with its columns in another order', () => `label;amount;date\n${rows.map(turned).join('')}`],
    ['with dates and amounts written otherwise', (text: string) => text.replaceAll(',', '.')],
  ])('brings nothing twice %s', async (_, change) => {
    bankFile('first.csv', ...rows);
    await run('import first.csv');
    world.file('again.csv', change(readFileSync(world.path('first.csv'), 'utf8')));
    const { imports } = await world.json<Answer<'import'>>('import', 'again.csv');
    expect(imports[0]?.lines).toMatchObject({ read: 3, new: 0, duplicate: 3, held: 0 });
    expect(await bankCents()).toBe(4250 - 320 - 320);
    await isSound();
  });

  test('that is named twice in one call is imported once', async () => {
    bankFile('first.csv', ...rows);
    const { imports } = await world.json<Answer<'import'>>('import', 'first.csv', 'first.csv');
    expect(imports.map(({ seenBefore, lines }) => [seenBefore, lines.new])).toEqual([
      [false, 3],
      [true, 0],
    ]);
    expect(await bankCents()).toBe(4250 - 320 - 320);
  });

  test('that is empty below its header is no statement of zero', async () => {
    world.file('empty.csv', 'date;label;amount\n');
    const { imports } = await world.json<Answer<'import'>>('import', 'empty.csv');
    expect(imports[0]?.lines).toMatchObject({ read: 0, new: 0 });
    expect(imports[0]).not.toHaveProperty('closingCents');
    expect(await bankCents()).toBe(0);
  });
});

/** `date;label;amount` as `label;amount;date`. */
function turned(row: string): string {
  const [date, label, amount] = row.split(';');
  return `${label};${amount};${date}\n`;
}

describe('a member who was taken away', () => {
  test('owns no reference any more: a file that bears it can be imported', async () => {
    const { member } = await world.json<Answer<'member add'>>('member', 'add', 'Roy Luc');
    await run('undo A-2');
    bankFile('l.csv', `2026-01-10;VIR ${member.reference};42,50`);
    const { waiting } = await world.json<Answer<'import'>>('import', 'l.csv');
    expect(waiting.map(({ reason }) => reason)).toEqual(['reference-unknown']);
  });

  test('gets nothing back by taking an undo back, and can still be shown', async () => {
    await orderedReference('42,50', 'transfer');
    await run('undo O-1');
    await run('undo A-1');
    expect(await refused('undo A-3')).toMatchObject({ code: 'REDO_REFUSED' });
    await run('order show O-1');
    await run('payment show P-1');
    await isSound();
  });
});

describe('--output', () => {
  test('never lands on the ledger, nor on a file that is read', async () => {
    bankFile('l.csv', '2026-01-10;VIR;1,00');
    expect(await refused('balance -o l.solde')).toMatchObject({ code: 'OUTPUT_IS_INPUT', exit: 2 });
    expect(await refused('import l.csv -o l.csv')).toMatchObject({ code: 'OUTPUT_IS_INPUT' });
    await isSound();
  });

  test('that can not be written is found before anything is recorded', async () => {
    const order = 'order add DUR 10 --method transfer -o nowhere/x.txt';
    expect(await refused(order)).toMatchObject({ code: 'FILE_SYSTEM', exit: 9 });
    expect(await balanceCents()).toBe(0);
  });
});

describe('money that was received by hand', () => {
  test.each([
    ['its reference in the label', true],
    ['a person who assigns the line', false],
  ])('is not credited again: a cheque, by %s', async (_, named) => {
    const reference = await orderedReference('42,50', 'cheque');
    await run(`payment confirm ${reference} --amount 42,50 --date 2026-01-06`);
    bankFile('l.csv', `2026-01-10;REMISE CHEQUE ${named ? reference : ''};42,50`);
    await run('import l.csv');
    if (!named) await run('line assign L-1 DUR');
    expect(await balanceCents()).toBe(0);
    await isSound();
  });

  test('and of which the bank shows another amount: a person says whether it is the same', async () => {
    const reference = await orderedReference('42,50', 'transfer');
    await run(`payment confirm ${reference} --amount 42,50 --date 2026-01-06`);
    bankFile('l.csv', '2026-01-10;VIR DURAND;42,00', '2026-01-11;VIR DURAND;30,00');
    await run('import l.csv');
    expect(await refused('line assign L-1 DUR')).toMatchObject({
      code: 'PAYMENT_UNCLEAR',
      exit: 5,
    });
    expect(await refused('line split L-1 DUR')).toMatchObject({
      code: 'PAYMENT_UNCLEAR',
      hint: expect.stringContaining('--unrecorded'),
    });
    await run('line split L-2 DUR --unrecorded');
    expect(await balanceCents()).toBe(3000);
    await run('line assign L-1 DUR --payment P-1');
    expect(await balanceCents()).toBe(3000 - 50);
    await isSound();
  });

  test('online is no transfer: a transfer of the same amount is credited', async () => {
    await run('order add DUR 15 --method online --psp-id pi_1 --date 2026-01-05');
    await run('order add DUR 20 --method transfer --date 2026-01-05');
    bankFile('l.csv', '2026-01-10;VIR DURAND;15,00');
    await run('import l.csv');
    await run('line assign L-1 DUR');
    expect(await balanceCents()).toBe(-500);
  });
});

describe('dates', () => {
  test('money that comes before it was announced never makes pending negative', async () => {
    await run('order add DUR 42,50 --method transfer --date 2026-03-20');
    bankFile('l.csv', '2026-03-10;VIR DURAND;42,50');
    await run('import l.csv');
    await run('line assign L-1 DUR');
    const { totals } = await world.json<Answer<'balance'>>('balance', '--at', '2026-03-15');
    expect(totals.pendingCents).toBe(0);
  });

  test('nothing is cancelled before the ledger begins', async () => {
    await orderedReference('5', 'transfer');
    const cancel = 'payment cancel P-1 --date 2020-01-01';
    expect(await refused(cancel)).toMatchObject({ code: 'BEFORE_START', exit: 5 });
  });

  test('the first day moves freely over what the program recorded by itself', async () => {
    world.file(
      'cm.csv',
      'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n05/02/2026;05/02/2026;;20,00;A;120,00\n',
    );
    await run('import cm.csv');
    for (const day of ['2025-12-01', '2026-01-01', '2026-01-15'])
      await run(`config set start ${day}`);
    expect(await refused('config set start 2026-02-06')).toMatchObject({
      code: 'START_AFTER_ENTRIES',
    });
    await isSound();
  });

  test('a statement that ends before the first day gives no opening balance', async () => {
    world.file(
      'cm.csv',
      'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n05/12/2025;05/12/2025;;20,00;A;120,00\n',
    );
    await run('import cm.csv');
    const { bankCents, lastStatement } = await world.json<Answer<'status'>>('status');
    expect([bankCents, lastStatement]).toEqual([0, undefined]);
  });
});

describe('undo', () => {
  test('of a typed opening of the bank brings the statement’s back', async () => {
    await run('opening add --bank 77');
    world.file(
      'cm.csv',
      'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n05/02/2026;05/02/2026;;20,00;A;120,00\n',
    );
    await run('import cm.csv');
    await run('undo A-2');
    expect((await world.json<Answer<'status'>>('status')).bankCents).toBe(12_000);
    await isSound();
  });

  test('of a range never brings something back', async () => {
    await run('order add DUR 10 --method transfer --date 2026-01-05');
    await run('undo O-1');
    expect(await refused('undo A-2..A-3')).toMatchObject({ code: 'NOTHING_TO_UNDO', exit: 5 });
    expect(await balanceCents()).toBe(0);
  });

  test('of an online payment frees its id', async () => {
    const order = 'order add DUR 10 --method online --psp-id pi_1 --date 2026-01-05';
    await run(order);
    expect(await refused(order)).toMatchObject({ code: 'PROVIDER_ID_TAKEN' });
    await run('undo O-1');
    await run(order);
  });
});

test('an online payment can not be used and left unrecorded at once', async () => {
  await run('opening add DUR 50');
  const order = 'order add DUR 20 --method online --psp-id pi_2 --use-credit';
  expect(await refused(order)).toMatchObject({ code: 'OPTIONS_CONFLICT' });
});

test('a forged text is found', async () => {
  bankFile('l.csv', '2026-01-10;VIR DURAND;1,00');
  await run('import l.csv');
  const database = new Sqlite(world.path('l.solde'));
  const trigger = database
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'texts_update'")
    .pluck()
    .get();
  database.exec(`DROP TRIGGER texts_update;
    UPDATE texts SET body = 'VIR MARTIN' WHERE body = 'VIR DURAND'; ${trigger}`);
  database.close();
  const { exit, out } = await world.solde('check', '--json');
  expect(exit).toBe(7);
  expect(JSON.parse(out).problems).toMatchObject([{ code: 'TEXT_CHANGED' }]);
});

test('a ledger without a version is damaged, not a crash', async () => {
  const database = new Sqlite(world.path('l.solde'));
  database.pragma('user_version = 0');
  database.close();
  expect(await refused('balance')).toMatchObject({ code: 'LEDGER_DAMAGED', exit: 7 });
});

test.each(['--ledger', '--key', '--output'])('an empty %s is refused', async (flag) => {
  const { exit, err } = await world.solde('member', 'list', flag, '', '--json');
  expect([exit, JSON.parse(err).error.code]).toEqual([2, 'EMPTY_VALUE']);
});

test('a dry run shows a bank label that looks like an identifier', async () => {
  bankFile('l.csv', '2026-01-10;L-1;1,00');
  const { waiting } = await world.json<Answer<'import'>>('import', 'l.csv', '--dry-run');
  expect(waiting[0]).toMatchObject({ label: 'L-1' });
  expect(waiting[0]).not.toHaveProperty('line');
});

test('a cell as long as a file is shown by its beginning', async () => {
  const lost = `Date;Libellé;Montant\n2026-01-10;A;${'1,00;2026-01-11;B;'.repeat(5000)}\n`;
  world.file('l.csv', lost);
  const { exit, err } = await world.solde('import', 'l.csv');
  expect(exit).toBe(3);
  expect(err.length).toBeLessThan(1000);
});
