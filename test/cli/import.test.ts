import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

const fixture = (name: string) => join(import.meta.dirname, '../bank/fixtures', name);

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-03-01');
});

afterEach(() => world.remove());

async function importFile(name: string): Promise<Answer<'import'>['imports'][number]> {
  copyFileSync(fixture(name), world.path(name));
  const { imports } = await world.json<Answer<'import'>>('import', name);
  const [imported] = imports;
  if (!imported) throw new Error('nothing was imported');
  return imported;
}

const bankCents = async () => (await world.json<Answer<'status'>>('status')).bankCents;
const soundness = async () => await world.json<Answer<'check'>>('check');

describe.each(['fr-credit-agricole.csv', 'fr-credit-mutuel-cic.csv'])('%s', (name) => {
  test('gives the rows and sums of the manifest, and nothing the second time', async () => {
    const first = await importFile(name);
    expect(first.lines).toEqual({ read: 9, new: 9, duplicate: 0, held: 0, skipped: 0 });
    expect(first).toMatchObject({ creditCents: 195_500, debitCents: -133_077 });
    const second = await importFile(name);
    expect(second.lines).toEqual({ read: 9, new: 0, duplicate: 9, held: 0, skipped: 0 });
    expect(second).toMatchObject({ id: first.id, seenBefore: true });
    expect(await soundness()).toEqual({ ok: true, problems: [] });
  });

  test('makes the bank account equal to the statement', async () => {
    const { closingCents } = await importFile(name);
    expect(closingCents).toBeDefined();
    expect(await bankCents()).toBe(closingCents);
  });

  test('can be taken back and imported again', async () => {
    await importFile(name);
    await world.json('undo', 'I-1');
    expect(await bankCents()).toBe(0);
    expect((await world.json<Answer<'line list'>>('line', 'list')).lines).toEqual([]);
    const again = await importFile(name);
    expect(again.lines).toMatchObject({ new: 9, duplicate: 0 });
    expect(await soundness()).toEqual({ ok: true, problems: [] });
  });
});

test('the Crédit Mutuel sample states and proves its balances', async () => {
  expect(await importFile('fr-credit-mutuel-cic.csv')).toMatchObject({
    openingCents: 1_000_000,
    closingCents: 1_062_423,
    proved: true,
    from: '2026-03-02',
    to: '2026-03-27',
  });
});

describe('the dedupe series', () => {
  test('gives the counts of its table', async () => {
    expect((await importFile('dedupe-1-first.csv')).lines).toMatchObject({ read: 4, new: 4 });
    const overlap = await importFile('dedupe-2-overlap.csv');
    expect(overlap.lines).toMatchObject({ read: 5, new: 2, duplicate: 3 });
    const newestFirst = await importFile('dedupe-3-newest-first.csv');
    expect(newestFirst.lines).toMatchObject({ read: 5, new: 0, duplicate: 5 });
    expect(await bankCents()).toBe(111_790);
    expect(await soundness()).toEqual({ ok: true, problems: [] });
  });

  test('a file that begins in the middle of a day brings nothing twice', async () => {
    await importFile('dedupe-1-first.csv');
    const partial = await importFile('dedupe-6-nobalance-overlap.csv');
    expect(partial.lines).toMatchObject({ read: 2, new: 0, duplicate: 2 });
  });

  test.each([
    ['dedupe-1-first.csv', 'dedupe-2-overlap.csv', 'dedupe-3-newest-first.csv'],
    ['dedupe-2-overlap.csv', 'dedupe-1-first.csv', 'dedupe-6-nobalance-overlap.csv'],
    ['dedupe-3-newest-first.csv', 'dedupe-1-first.csv', 'dedupe-2-overlap.csv'],
  ])('in the order %s, %s, %s the ledger ends the same', async (...names) => {
    for (const name of names) await importFile(name);
    const { lines } = await world.json<Answer<'line list'>>('line', 'list');
    expect(lines.map(({ date, amountCents }) => `${date} ${amountCents}`).sort()).toEqual(
      [
        '2026-03-02 4250',
        '2026-03-03 -320',
        '2026-03-03 -320',
        '2026-03-05 4250',
        '2026-03-05 -320',
        '2026-03-06 4250',
      ].sort(),
    );
    expect(await bankCents()).toBe(111_790);
    expect(await soundness()).toEqual({ ok: true, problems: [] });
  });
});

test('two equal coffees on one day stay two; one that may be a third is held', async () => {
  world.file('a.csv', 'date;label;amount\n2026-03-03;COFFEE;-3,20\n2026-03-03;COFFEE;-3,20\n');
  world.file('b.csv', 'date;label;amount\n2026-03-03;COFFEE;-3,20\n2026-03-04;TEA;-2,00\n');
  world.file('c.csv', 'date;label;amount\n2026-03-03;COFFEE;-3,20\n'.padEnd(200, '\n'));
  const first = await world.json<Answer<'import'>>('import', 'a.csv', 'b.csv', 'c.csv');
  // The second file takes up on the ledger's last day, perhaps in the middle of it.
  expect(first.imports.map(({ lines }) => [lines.new, lines.duplicate, lines.held])).toEqual([
    [2, 0, 0],
    [1, 0, 1],
    [0, 1, 0],
  ]);
});

// What the file brought besides must not settle the question for good.
test('a coffee that may be a third can be booked when a person says so', async () => {
  world.file('a.csv', 'date;label;amount\n2026-03-03;COFFEE;-3,20\n2026-03-03;COFFEE;-3,20\n');
  world.file('b.csv', 'date;label;amount\n2026-03-03;COFFEE;-3,20\n2026-03-04;TEA;-2,00\n');
  await world.json('import', 'a.csv', 'b.csv');
  const { imports } = await world.json<Answer<'import'>>('import', 'b.csv', '--new', 'all');
  expect(imports[0]?.lines).toMatchObject({ new: 1, duplicate: 1, held: 0 });
  expect(await bankCents()).toBe(-3 * 320 - 200);
  expect(await soundness()).toEqual({ ok: true, problems: [] });
});

test('with proved balances, a third coffee later that day is a third coffee', async () => {
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
  const row = (balance: string) => `03/03/2026;03/03/2026;-3,20;;CB BOULANGERIE;${balance}\n`;
  world.file('morning.csv', header + row('96,80') + row('93,60'));
  world.file('evening.csv', header + row('90,40'));
  const { imports } = await world.json<Answer<'import'>>('import', 'morning.csv', 'evening.csv');
  expect(imports.map(({ lines }) => lines.new)).toEqual([2, 1]);
  expect(await bankCents()).toBe(9040);
});

test('lines before the first day are skipped, counted, and taken in once it moves back', async () => {
  world.file('l.csv', 'date;label;amount\n2026-02-27;EARLY;10,00\n2026-03-02;LATE;5,00\n');
  const { imports } = await world.json<Answer<'import'>>('import', 'l.csv');
  expect(imports[0]?.lines).toMatchObject({ read: 2, new: 1, skipped: 1 });
  expect(imports[0]?.skipped).toEqual([{ reason: 'before-start', count: 1 }]);
  expect(imports[0]).toMatchObject({ creditCents: 500, debitCents: 0 });
  await world.json('config', 'set', 'start', '2026-02-01');
  const again = await world.json<Answer<'import'>>('import', 'l.csv');
  expect(again.imports[0]?.lines).toMatchObject({ new: 1, duplicate: 1, skipped: 0 });
});

test('the opening balance of the bank follows the earliest statement', async () => {
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
  world.file('april.csv', `${header}02/04/2026;02/04/2026;;10,00;B;130,00\n`);
  world.file('march.csv', `${header}05/03/2026;05/03/2026;;20,00;A;120,00\n`);
  await world.json('import', 'april.csv');
  expect(await bankCents()).toBe(13_000);
  await world.json('import', 'march.csv');
  expect(await bankCents()).toBe(13_000);
  expect(await soundness()).toEqual({ ok: true, problems: [] });
  await world.json('undo', 'I-2');
  expect(await bankCents()).toBe(13_000);
});

test('an opening balance that was typed is never overwritten, and a difference is found', async () => {
  await world.json('opening', 'add', '--bank', '1,00');
  await importFile('fr-credit-mutuel-cic.csv');
  expect(await bankCents()).toBe(100 + 62_423);
  const { exit, out } = await world.solde('check', '--json');
  expect(exit).toBe(7);
  expect(JSON.parse(out).problems).toMatchObject([{ code: 'BANK_DIFFERS' }]);
});

test('a refused file among several keeps the others, and the exit code is the gravest', async () => {
  world.file('prose.csv', 'Dear treasurer,\nhere is the statement.\n');
  copyFileSync(fixture('dedupe-1-first.csv'), world.path('good.csv'));
  const { exit, out, err } = await world.solde(
    'import',
    'prose.csv',
    'good.csv',
    'gone.csv',
    '--json',
  );
  expect(exit).toBe(3);
  const answer = JSON.parse(out) as Answer<'import'>;
  expect(answer.imports.map(({ lines }) => lines.new)).toEqual([4]);
  expect(answer.failures?.map(({ file, exit: code }) => [file, code])).toEqual([
    ['prose.csv', 3],
    ['gone.csv', 4],
  ]);
  expect(JSON.parse(err).error).toMatchObject({ exit: 3, code: 'FILE_REFUSED' });
});

test('a refused file writes nothing', async () => {
  world.file('bad.csv', 'date;label;amount\n2026-03-02;GOOD;5,00\n2026-03-03;BAD;five\n');
  const { exit, err } = await world.solde('import', 'bad.csv');
  expect(exit).toBe(3);
  expect(err).toContain('bad.csv:3:16:');
  expect((await world.json<Answer<'line list'>>('line', 'list')).lines).toEqual([]);
});

const manifest = join(import.meta.dirname, '../../../shared/bank-samples/MANIFEST.json');

test.skipIf(!existsSync(manifest))('the fixtures are the shared samples', () => {
  for (const name of ['fr-credit-agricole.csv', 'fr-credit-mutuel-cic.csv', 'dedupe-1-first.csv']) {
    const shared = readFileSync(join(manifest, '..', name));
    expect(readFileSync(fixture(name)).equals(shared), name).toBe(true);
  }
});

test('--strict says with its exit code that a person is needed', async () => {
  world.file('waiting.csv', 'date;label;amount\n2026-03-02;SANS CODE;5,00\n');
  const strict = ['import', 'waiting.csv', '--strict', '--json'];
  expect((await world.solde(...strict)).exit).toBe(8);
  await world.json('member', 'add', 'Durand Claire');
  await world.json('line', 'assign', 'L-1', 'DUR');
  expect((await world.solde(...strict)).exit).toBe(0);
});

describe('a bank that puts a day into another order', () => {
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
  const row = (day: string, amount: string, label: string, balance: string) =>
    `${day};${day};;${amount};${label};${balance}\n`;
  const first =
    header +
    row('05/03/2026', '10,00', 'ALPHA', '110,00') +
    row('05/03/2026', '20,00', 'BETA', '130,00');

  test.each([
    [
      'the two swapped',
      row('05/03/2026', '20,00', 'BETA', '120,00') + row('05/03/2026', '10,00', 'ALPHA', '130,00'),
      0,
      13_000,
    ],
    [
      'a late line in the middle',
      row('05/03/2026', '10,00', 'ALPHA', '110,00') +
        row('05/03/2026', '7,00', 'LATE', '117,00') +
        row('05/03/2026', '20,00', 'BETA', '137,00'),
      1,
      13_700,
    ],
    [
      'only the rest of the day, with a twin',
      row('05/03/2026', '20,00', 'BETA', '150,00'),
      1,
      15_000,
    ],
  ])('%s: nothing twice, nothing lost', async (_, again, newCount, balance) => {
    world.file('first.csv', first);
    world.file('again.csv', header + again);
    const { imports } = await world.json<Answer<'import'>>('import', 'first.csv', 'again.csv');
    expect(imports.map(({ lines }) => lines.new)).toEqual([2, newCount]);
    expect(await bankCents()).toBe(balance);
    expect(await soundness()).toEqual({ ok: true, problems: [] });
  });
});

test('a statement of another account is refused', async () => {
  await importFile('fr-credit-agricole.csv');
  const other = readFileSync(fixture('fr-credit-agricole.csv'), 'latin1');
  world.file('other.csv', Buffer.from(other.replace('00000000000', '00000000002'), 'latin1'));
  const { exit, err } = await world.solde('import', 'other.csv', '--json');
  expect(exit).toBe(3);
  expect(JSON.parse(err).error).toMatchObject({ code: 'OTHER_ACCOUNT' });
});

test('a statement that contradicts the ledger is announced at once', async () => {
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
  world.file('march.csv', `${header}02/03/2026;02/03/2026;;10,00;A;110,00\n`);
  world.file('may.csv', `${header}02/05/2026;02/05/2026;;10,00;B;250,00\n`);
  expect(await world.json('import', 'march.csv')).not.toHaveProperty('warnings');
  const { warnings } = await world.json<Answer<'import'>>('import', 'may.csv');
  expect(warnings?.[0]).toContain('a statement is missing between');
  const { todo } = await world.json<Answer<'status'>>('status');
  expect(todo.map(({ code }) => code)).toContain('bank-differs');
});

describe('an imported file that is shown', () => {
  test('lists its own lines and what it proved', async () => {
    await importFile('fr-credit-mutuel-cic.csv');
    await importFile('dedupe-1-first.csv');
    const { statement, proofs, lines } = await world.json<Answer<'statement show'>>(
      ...['statement', 'show', 'I-2'],
    );
    expect(statement).toMatchObject({ id: 'I-2', file: 'dedupe-1-first.csv', status: 'imported' });
    expect(proofs).toEqual(['running-balance']);
    expect(lines.map(({ import: from }) => from)).toEqual(lines.map(() => 'I-2'));
    expect(lines).toHaveLength(statement.lines.new);
  });

  test('stays in the list when it was taken back', async () => {
    await importFile('dedupe-1-first.csv');
    await world.json('undo', 'I-1');
    await importFile('dedupe-1-first.csv');
    const { statements } = await world.json<Answer<'statement list'>>('statement', 'list');
    expect(statements.map(({ id, status, lines }) => [id, status, lines.new])).toEqual([
      ['I-1', 'undone', 4],
      ['I-2', 'imported', 4],
    ]);
  });

  // A balance that nothing follows from is the bank's word, and no more.
  test('claims no proof of a balance that it has not proved', async () => {
    await importFile('fr-ofx102-cp1252.ofx');
    const { out } = await world.solde('statement', 'show', 'I-1');
    expect(out).not.toContain('= computed');
  });
});

// Another format is no change of columns, and QIF has none.
test('only the columns of the same kind of table are compared with the last ones', async () => {
  await importFile('dedupe-1-first.csv');
  world.file('l.qif', '!Type:Bank\nD25/04/26\nT1,00\nPVIR\n^\n');
  const { warnings = [] } = await world.json<Answer<'import'>>('import', 'l.qif');
  expect(warnings.filter((each) => each.includes('columns'))).toEqual([]);
});
