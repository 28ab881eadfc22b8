import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paragraph } from '../../src/cli/document/document.ts';
import { documentOf } from '../../src/cli/document/print-answer.ts';
import { speak } from '../../src/cli/messages/catalogue.ts';
import { type PdfRead, readPdf } from '../support/pdf.ts';
import { newWorld, type World } from '../support/world.ts';

/** What is printed, as another program reads it. */

const english = await speak('en', 'EUR');

let world: World;

beforeEach(async () => {
  world = newWorld();
  await world.run('init "AMAP des Lilas" --start 2026-10-01');
});
afterEach(() => world.remove());

const OPENINGS = `name;balance
Durand Claire;-1234,56
Kowalczyk Łukasz;20
Yılmaz Şükrü;-12,50
Đỗ Trần Œdipe;0,01
`;

/** Members with their balances, one on each line. */
async function openWith(rows: string): Promise<void> {
  world.file('members.csv', rows);
  await world.json('opening', 'import', 'members.csv');
}

const ledger = () => world.path('.local/share/solde/ledger.solde');

async function printed(...words: string[]): Promise<PdfRead> {
  const run = await world.solde(...words, '--output', 'x.pdf');
  expect(run).toEqual({ out: '', err: '', all: '', exit: 0 });
  return await readPdf(world.path('x.pdf'));
}

describe('solde balance --output x.pdf', () => {
  test('in English', async () => {
    await openWith(OPENINGS);
    await world.run('order add KOW 30 --method transfer');
    const { pages } = await printed('balance');
    expect(pages).toEqual([
      [
        'AMAP des Lilas',
        'Members’ balances on 2026-10-05',
        'Code Name Balance Due Announced',
        'TRA Đỗ Trần Œdipe credit €0.01',
        'DUR Durand Claire owes €1,234.56 €1,234.56',
        'KOW Kowalczyk Łukasz owes €10.00 €10.00 €30.00',
        'YIL Yılmaz Şükrü owes €12.50 €12.50',
        'Total owes €1,257.05 €1,257.06 €30.00',
        'Members owe €1,257.06; the group owes members €0.01.',
        'AMAP des Lilas · Members’ balances on 2026-10-05 Page 1 of 1',
      ].join('\n'),
    ]);
  });

  test('in French', async () => {
    await openWith(OPENINGS);
    const { pages, info } = await printed('soldes', '--langue', 'fr');
    expect(pages[0]).toContain('Soldes des adhérents au 05/10/2026\nCode Nom Solde Dû En attente');
    expect(pages[0]).toContain('DUR Durand Claire doit 1 234,56 € 1 234,56 €');
    expect(pages[0]).toContain('KOW Kowalczyk Łukasz avoir 20,00 €');
    expect(pages[0]).toContain('Les adhérents doivent 1 247,06 € ; le groupe leur doit 20,01 €.');
    expect(pages[0]).toMatch(/Page 1 sur 1$/);
    expect(info).toMatchObject({ Title: 'Soldes des adhérents au 05/10/2026', Language: 'fr' });
  });

  test('of one member has no total, and of none says so too', async () => {
    expect((await printed('balance')).pages[0]).toContain('Total balance zero');
    await openWith(OPENINGS);
    const { pages } = await printed('balance', 'DUR', '--at', '2026-10-02');
    expect(pages[0]).toMatch(/^AMAP des Lilas\nBalances on 2026-10-02\n/);
    expect(pages[0]).not.toContain('Total');
  });

  test('says of itself what it is', async () => {
    await openWith(OPENINGS);
    const { info, kinds } = await printed('balance');
    expect(info).toMatchObject({
      Title: 'Members’ balances on 2026-10-05',
      Author: 'AMAP des Lilas',
      Language: 'en',
      CreationDate: 'D:20261005120000Z',
    });
    const row = ['TR', 'TD', 'TD', 'TD', 'TD', 'TD'];
    const head = row.map((kind) => kind.replace('TD', 'TH'));
    expect(kinds.join(' ')).toContain(['P', 'H1', 'Table', ...head, ...row].join(' '));
  });

  test('is for its owner alone, whole, and written as any answer is', async () => {
    await openWith(OPENINGS);
    await printed('balance');
    expect(statSync(world.path('x.pdf')).mode & 0o777).toBe(0o600);
    expect(readdirSync(world.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
    const failed = await world.solde('balance', '-o', 'nowhere/x.pdf');
    expect(failed).toMatchObject({ exit: 9, out: '' });
  });

  test('has the same bytes for the same ledger', async () => {
    await openWith(OPENINGS);
    await printed('balance');
    const before = readFileSync(world.path('x.pdf'));
    const later = newWorld({ folder: world.folder, today: '2026-11-30' });
    expect((await later.solde('balance', '--at', '2026-10-05', '-o', 'y.PDF')).exit).toBe(0);
    const after = readFileSync(world.path('y.PDF'));
    expect(after.subarray(0, 5).toString()).toBe('%PDF-');
    expect(after.equals(before)).toBe(true);
  });
});

test('the bundle finds its fonts', async () => {
  await openWith(OPENINGS);
  const program = join(import.meta.dirname, '../../bin/solde.js');
  const file = world.path('bundle.pdf');
  const typed = ['balance', '--output', file, '--ledger', ledger()];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...typed]);
  expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
  expect((await readPdf(file)).pages[0]).toContain('Kowalczyk Łukasz');
});

describe('120 members', () => {
  test('fill pages that each have the head of the table and their number', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `Membre ${index + 1};-${index + 1},10`);
    await openWith(`name;balance\n${rows.join('\n')}\n`);
    const { pages } = await printed('balance');
    expect(pages).toHaveLength(4);
    for (const [index, page] of pages.entries()) {
      expect(page.match(/Code Name Balance Due Announced/g)).toHaveLength(1);
      expect(page).toMatch(new RegExp(`Page ${index + 1} of 4$`));
    }
    const members = pages.flatMap((page) => page.match(/Membre \d+/g) ?? []);
    expect(members).toHaveLength(120);
    expect(new Set(members).size).toBe(120);
    expect(pages.join('\n').match(/^Total /gm)).toHaveLength(1);
  });
});

describe('a PDF', () => {
  test('of what has none is refused before anything is done', async () => {
    await openWith(OPENINGS);
    expect(await world.solde('member', 'add', 'Roux', '-o', 'x.Pdf')).toMatchObject({
      exit: 2,
      err: expect.stringMatching(
        /^solde: The answer of solde member add does not exist as a PDF\.\nFor text, .*--csv or --json\.\n$/,
      ),
    });
    expect(readdirSync(world.folder)).not.toContain('x.Pdf');
    expect((await world.solde('member', 'show', 'Roux')).exit).toBe(4);
    const elsewhere = await world.solde('init', 'Autre', '--ledger', 'b.solde', '-o', 'x.pdf');
    expect(elsewhere).toMatchObject({ exit: 2 });
    expect(readdirSync(world.folder)).not.toContain('b.solde');
  });

  test('tells which letters its font lacks', async () => {
    await openWith('name;balance\nWang 王芳;-5\n');
    const run = await world.solde('balance', '-o', 'x.pdf');
    expect(run).toMatchObject({
      exit: 0,
      out: '',
      err: 'The font of printed pages lacks 王 芳: a question mark stands there.\n',
    });
    const { pages } = await readPdf(world.path('x.pdf'));
    expect(pages[0]).toContain('Wang ?? ');
  });

  test('says what a dry run would give', async () => {
    const document = documentOf(
      {
        run: () => ({}),
        present: () => [],
        document: () => ({ title: 'T', date: '2026-10-05', parts: [] }),
      },
      { dryRun: true },
      { globals: { output: 'x.pdf' }, say: english, group: 'G' } as never,
    );
    expect(document?.parts).toEqual([paragraph(english.answers.dryRun)]);
  });

  test('is no JSON and no CSV', async () => {
    expect(await world.refusalOf('balance --output x.pdf')).toEqual(['2 OPTIONS_CONFLICT']);
    const csv = await world.solde('balance', '--csv', '-o', 'x.pdf', '--lang', 'fr');
    expect(csv).toMatchObject({
      exit: 2,
      err: expect.stringContaining('--csv et --sortie x.pdf ne vont pas ensemble.'),
    });
  });
});
