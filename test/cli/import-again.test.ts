import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** The same movements twice: overlaps, other words, other formats, taken back, imported again. */

let world: World;
let reference: string;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-10-01');
  await world.json('member', 'add', 'Durand Claire');
  const { payment } = await world.json<Answer<'order add'>>(
    ...'order add DUR 42,50 --method transfer --date 2026-10-01'.split(' '),
  );
  reference = payment?.reference ?? '';
});

afterEach(() => world.remove());

type Imported = Answer<'import'>['imports'][number];

const csv = (name: string, ...rows: readonly string[]) =>
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);

async function importOf(...words: readonly string[]): Promise<Imported> {
  const { imports } = await world.json<Answer<'import'>>('import', ...words);
  const [imported] = imports;
  if (!imported) throw new Error('nothing was imported');
  return imported;
}

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde('import', ...words, '--json');
  return { ...(JSON.parse(err) as { error: { code: string; hint?: string } }).error, exit };
}

const lines = async () => (await world.json<Answer<'line list'>>('line', 'list')).lines;
const bankCents = async () => (await world.json<Answer<'status'>>('status')).bankCents;
const isSound = async () => expect(await world.json('check')).toEqual({ ok: true, problems: [] });

async function balanceCents(): Promise<number | undefined> {
  const { members } = await world.json<Answer<'balance'>>('balance', 'DUR');
  return members[0]?.balanceCents;
}

/** What the bank showed first, and what it shows a few days later. */
function twoDownloads(): void {
  csv(
    'first.csv',
    `2026-10-02;VIR DURAND ${reference};42,50`,
    '2026-10-03;CB BOULANGERIE;-3,20',
    '2026-10-05;VIR MARTIN;20,00',
  );
  csv(
    'second.csv',
    '2026-09-30;AVANT;1,00',
    `2026-10-02;VIREMENT RECU DURAND CLAIRE ${reference};42,50`,
    '2026-10-04;PAIEMENT CB 0310 BOULANGERIE ETOILE;-3,20',
    '2026-10-05;VIR MARTIN;20,00',
    '2026-10-05;ARRETE;0,00',
    '2026-10-06;VIR ROUX;15,00',
  );
}

describe('rows that the bank has worded anew', () => {
  beforeEach(async () => {
    twoDownloads();
    await importOf('first.csv');
  });

  test('are held: neither booked nor taken for known, and every row is counted once', async () => {
    const { lines: counts, held } = await importOf('second.csv');
    expect(counts).toEqual({ read: 6, new: 1, duplicate: 1, held: 2, skipped: 2 });
    expect(counts.read).toBe(counts.new + counts.duplicate + counts.held + counts.skipped);
    expect(held.map(({ row, line }) => [row, line])).toEqual([
      [2, 'L-1'],
      [3, 'L-2'],
    ]);
    expect(await bankCents()).toBe(4250 - 320 + 2000 + 1500);
    expect(await balanceCents()).toBe(0);
    await isSound();
  });

  test('are work for a person, for --strict and for status, until one has decided', async () => {
    await importOf('second.csv');
    for (const line of ['L-2', 'L-3', 'L-4']) {
      await world.json('line', 'assign', line, 'DUR', '--yes');
    }
    const todo = async () => (await world.json<Answer<'status'>>('status')).todo;
    expect(await todo()).toEqual([{ code: 'decide-held', count: 2, command: 'import second.csv' }]);
    const strict = ['import', 'second.csv', '--strict', '--json'];
    expect((await world.solde(...strict)).exit).toBe(8);
    expect((await world.solde(...strict, '--same', 'all')).exit).toBe(0);
    expect((await world.solde(...strict)).exit).toBe(0);
    expect(await todo()).toEqual([]);
  });

  test('that are the same are known by both wordings from then on', async () => {
    await importOf('second.csv', '--same', 'all');
    csv('third.csv', '2026-10-04;PAIEMENT CB 0310 BOULANGERIE ETOILE;-3,20', '2026-10-07;X;1,00');
    csv('fourth.csv', '2026-10-03;CB BOULANGERIE;-3,20', '2026-10-08;Y;2,00');
    for (const name of ['third.csv', 'fourth.csv']) {
      const imported = await importOf(name);
      expect(imported.lines, name).toMatchObject({ new: 1, duplicate: 1, held: 0 });
    }
    expect(await balanceCents()).toBe(0);
    await isSound();
  });

  test('are unknown again once the import that settled them is taken back', async () => {
    const { id = '' } = await importOf('second.csv', '--same', 'all');
    await world.json('undo', id);
    const again = await importOf('second.csv');
    expect(again.lines).toMatchObject({ new: 1, duplicate: 1, held: 2 });
    await isSound();
  });

  test('are decided one by one, by their numbers', async () => {
    const one = await importOf('second.csv', '--same', '2');
    expect(one.lines).toMatchObject({ new: 1, duplicate: 2, held: 1 });
    const other = await importOf('second.csv', '--new', '3');
    expect(other.lines).toMatchObject({ new: 1, duplicate: 3, held: 0 });
    expect(await bankCents()).toBe(4250 - 320 - 320 + 2000 + 1500);
    await world.json('undo', other.id ?? '');
    expect(await bankCents()).toBe(4250 - 320 + 2000 + 1500);
    const all = await importOf('second.csv', '--same', '2', '--new', '3');
    expect(all.lines).toMatchObject({ new: 1, held: 0 });
    await isSound();
  });

  test('that are others are booked, and a second payment credits the member', async () => {
    const { lines: counts } = await importOf('second.csv', '--new', 'all');
    expect(counts).toMatchObject({ new: 3, duplicate: 1, held: 0 });
    expect(await balanceCents()).toBe(4250);
    await isSound();
  });

  // Two transfers of one day and one amount are an AMAP's daily bread; the words tell them apart.
  test('are held against the line whose words they share', async () => {
    csv('mars.csv', '2026-10-09;VIR RECU MME PETIT LEA;30,00', '2026-10-09;VIR RECU M ROUX;30,00');
    csv('both.csv', '2026-10-09;VIREMENT ROUX LUC;30,00', '2026-10-09;VIREMENT PETIT;30,00');
    await importOf('mars.csv');
    const { held } = await importOf('both.csv');
    expect(held.map(({ label, lineLabel }) => [label, lineLabel])).toEqual([
      ['VIREMENT ROUX LUC', 'VIR RECU M ROUX'],
      ['VIREMENT PETIT', 'VIR RECU MME PETIT LEA'],
    ]);
  });
});

describe('a line that the bank no longer shows', () => {
  test('is named, with the member who was credited for it', async () => {
    twoDownloads();
    await importOf('first.csv');
    csv('gone.csv', '2026-10-01;A;1,00', '2026-10-05;VIR MARTIN;20,00', '2026-10-06;B;1,00');
    const { vanished, lines: counts } = await importOf('gone.csv');
    expect(vanished.map(({ line, member }) => [line, member])).toEqual([
      ['L-1', 'DUR'],
      ['L-2', undefined],
    ]);
    expect(counts).toMatchObject({ new: 2, duplicate: 1, held: 0 });
  });

  test('is none where the file ends or begins on its day', async () => {
    csv('first.csv', '2026-10-02;A;1,00', '2026-10-02;B;2,00', '2026-10-04;C;3,00');
    await importOf('first.csv');
    csv('part.csv', '2026-10-02;B;2,00', '2026-10-03;D;4,00');
    expect((await importOf('part.csv')).vanished).toEqual([]);
  });
});

/** The three movements of `first.csv`, as another format of the same bank words them. */
const ofx = (...rows: readonly (readonly [day: string, amount: string, name: string])[]) =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>
<CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>00012345678</ACCTID></BANKACCTFROM><BANKTRANLIST>
${rows
  .map(
    ([day, amount, name]) =>
      `<STMTTRN><DTPOSTED>202610${day}</DTPOSTED><TRNAMT>${amount}</TRNAMT><FITID>${day}${name}</FITID><NAME>${name}</NAME></STMTTRN>`,
  )
  .join('\n')}
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;

describe('the same statement in another format', () => {
  beforeEach(async () => {
    twoDownloads();
    await importOf('first.csv');
    world.file(
      'first.ofx',
      ofx(['05', '20.00', 'M MARTIN'], ['03', '-3.20', 'BOULANGERIE'], ['02', '42.50', 'DURAND']),
    );
  });

  test('is refused as a look-alike, and writes nothing', async () => {
    const refusal = await refusalOf('first.ofx');
    expect(refusal).toMatchObject({ code: 'LOOKALIKE', exit: 3 });
    expect(refusal.hint).toContain('--same all');
    expect(await lines()).toHaveLength(3);
    const { statements } = await world.json<Answer<'statement list'>>('statement', 'list');
    expect(statements).toHaveLength(1);
  });

  test('said to be the same, it brings nothing, then or later', async () => {
    const same = await importOf('first.ofx', '--same', 'all');
    expect(same.lines).toMatchObject({ new: 0, duplicate: 3, held: 0 });
    const again = await importOf('first.ofx');
    expect(again).toMatchObject({ seenBefore: true, lines: { new: 0, duplicate: 3, held: 0 } });
    expect(await lines()).toHaveLength(3);
    expect(await bankCents()).toBe(4250 - 320 + 2000);
    expect(await balanceCents()).toBe(0);
    await isSound();
  });

  // Whoever has answered every question is not to be refused for it.
  test('is not refused at a terminal where each of its rows was decided', async () => {
    const answers = ['same', 'same', 'same'];
    const env = { SOLDE_LEDGER: 'l.solde' };
    const terminal = newWorld({ folder: world.folder, terminal: true, answers, env });
    const { exit, out } = await terminal.solde('import', 'first.ofx');
    expect([exit, out]).toEqual([0, expect.stringContaining('0 new, 3 known already')]);
  });

  test('said to be another, it is booked whole', async () => {
    const { lines: counts } = await importOf('first.ofx', '--new', 'all');
    expect(counts).toMatchObject({ new: 3, duplicate: 0, held: 0 });
    expect(await lines()).toHaveLength(6);
  });

  test('a longer one is held where it overlaps, and booked where it goes on', async () => {
    world.file(
      'longer.ofx',
      ofx(
        ['08', '9.00', 'MME PETIT'],
        ['05', '20.00', 'M MARTIN'],
        ['03', '-3.20', 'BOULANGERIE'],
        ['02', '42.50', 'DURAND'],
      ),
    );
    const { lines: counts } = await importOf('longer.ofx');
    expect(counts).toMatchObject({ new: 1, duplicate: 0, held: 3 });
    expect(await bankCents()).toBe(4250 - 320 + 2000 + 900);
  });

  // What was read by other dates pairs with nothing: to call it the same must not book it anew.
  test('said to be the same though no row fits, it is not doubled', async () => {
    await world.json('undo', 'I-1');
    const text = 'date,label,amount\n10/11/2026,A,1.00\n11/12/2026,B,2.00\n12/10/2026,C,3.00\n';
    world.file('dates.csv', text);
    await importOf('dates.csv', '--date-order', 'dmy');
    expect(await refusalOf('dates.csv', '--date-order', 'mdy')).toMatchObject({
      code: 'LOOKALIKE',
    });
    await world.solde('import', 'dates.csv', '--date-order', 'mdy', '--same', 'all');
    expect(await lines()).toHaveLength(3);
  });
});

describe('an import that was taken back', () => {
  test('can be imported again: its lines are booked and matched again', async () => {
    twoDownloads();
    const first = await world.json<Answer<'import'>>('import', 'first.csv');
    expect(first.matchedCount).toBe(1);
    const { undone } = await world.json<Answer<'undo'>>('undo', 'I-1');
    expect(undone).toMatchObject([{ kind: 'import', unmatched: ['L-1'] }]);
    expect([await bankCents(), await balanceCents()]).toEqual([0, -4250]);
    const again = await world.json<Answer<'import'>>('import', 'first.csv');
    expect(again).toMatchObject({ matchedCount: 1, imports: [{ seenBefore: false }] });
    expect([await bankCents(), await balanceCents()]).toEqual([4250 - 320 + 2000, 0]);
    await isSound();
  });

  test('names the later imports that listed the same days, which bring its lines back', async () => {
    twoDownloads();
    csv('same.csv', '2026-10-03;CB BOULANGERIE;-3,20', '2026-10-05;VIR MARTIN;20,00');
    await importOf('first.csv');
    await importOf('same.csv');
    const { undone } = await world.json<Answer<'undo'>>('undo', 'I-1');
    expect(undone).toMatchObject([{ listedBy: ['I-2'] }]);
    expect((await importOf('same.csv')).lines).toMatchObject({ new: 2, duplicate: 0 });
    expect((await importOf('first.csv')).lines).toMatchObject({ new: 1, duplicate: 2 });
    expect(await bankCents()).toBe(4250 - 320 + 2000);
    await isSound();
  });
});

describe('--key and --dry-run', () => {
  test('a key makes it once: the same answer, and nothing is written again', async () => {
    twoDownloads();
    const words = ['first.csv', '--key', 'octobre'];
    const first = await world.json<Answer<'import'>>('import', ...words);
    const again = await world.json<Answer<'import'>>('import', ...words);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await lines()).toHaveLength(3);
    csv('first.csv', '2026-10-02;OTHER;1,00');
    expect(await refusalOf(...words)).toMatchObject({ code: 'KEY_REUSED', exit: 5 });
  });

  test('a dry run writes nothing, keeps no profile, and names nothing that it would draw', async () => {
    world.file('l.csv', 'date,label,amount\n03/10/2026,A,1.00\n05/10/2026,B,2.00\n');
    const answer = await world.json<Answer<'import'>>(
      ...['import', 'l.csv', '--date-order', 'dmy', '--dry-run'],
    );
    expect(answer).toMatchObject({ dryRun: true, imports: [{ lines: { new: 2 } }] });
    expect(answer.imports[0]).not.toHaveProperty('id');
    for (const waiting of answer.waiting) expect(waiting).not.toHaveProperty('line');
    expect(await lines()).toEqual([]);
    expect(await refusalOf('l.csv')).toMatchObject({ code: 'FILE_REFUSED' });
  });
});

describe('several files in one call', () => {
  test('each whole or not at all, the gravest exit code, one summary', async () => {
    twoDownloads();
    world.file('prose.csv', 'Dear treasurer,\n');
    const run = await world.solde('import', 'prose.csv', 'first.csv', 'gone.csv', 'second.csv');
    expect(run.exit).toBe(3);
    expect(run.err).toContain('prose.csv was refused, and nothing was written.');
    expect(run.err).toContain('There is no file');
    expect(run.out.match(/^Import I-\d: \w+\.csv/gm)).toEqual([
      'Import I-1: first.csv',
      'Import I-2: second.csv',
    ]);
    expect(run.out.match(/^.*matched\.$/gm)).toEqual(['1 line matched.']);
    expect(run.out.match(/^Waiting for a person:$/gm)).toHaveLength(1);
    await isSound();
  });

  test('the order in which files of one account come does not matter', async () => {
    const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
    const row = (day: string, cents: string, balance: string) =>
      `${day};${day};;${cents};VIR ${day};${balance}\n`;
    world.file('a.csv', header + row('02/10/2026', '10,00', '110,00'));
    world.file('b.csv', header + row('03/10/2026', '20,00', '130,00'));
    world.file('c.csv', header + row('04/10/2026', '5,00', '135,00'));
    const { warnings, imports } = await world.json<Answer<'import'>>(
      ...['import', 'c.csv', 'a.csv', 'b.csv'],
    );
    expect(warnings).toBeUndefined();
    expect(imports.map(({ lines: counts }) => counts.new)).toEqual([1, 1, 1]);
    expect(await bankCents()).toBe(13_500);
    await isSound();
  });
});

describe('a statement that is missing between two', () => {
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';

  beforeEach(() => {
    world.file('oct.csv', `${header}02/10/2026;02/10/2026;;10,00;A;110,00\n`);
    world.file('nov.csv', `${header}02/11/2026;02/11/2026;;20,00;B;130,00\n`);
    world.file('dec.csv', `${header}02/12/2026;02/12/2026;;30,00;C;160,00\n`);
  });

  test('is named with what its lines make, until it has come', async () => {
    const { warnings } = await world.json<Answer<'import'>>('import', 'oct.csv', 'dec.csv');
    expect(warnings).toEqual([
      'Bank account: a statement is missing between 2026-10-02 (I-1) and 2026-12-02 (I-2); its lines make €20.00.',
    ]);
    const check = await world.solde('check', '--json');
    expect(check.exit).toBe(7);
    expect(JSON.parse(check.out).problems).toMatchObject([{ code: 'STATEMENT_GAP' }]);
    const late = await world.json<Answer<'import'>>('import', 'nov.csv');
    expect(late).not.toHaveProperty('warnings');
    expect(late.imports[0]).toMatchObject({ agrees: true, proofs: ['running-balance'] });
    expect(await bankCents()).toBe(16_000);
    await isSound();
  });

  // The file is sound and the copy no better: what is missing is a statement.
  test('is no reason to go back to an older copy of the ledger', async () => {
    await world.json('import', 'oct.csv', 'dec.csv');
    const { out, err } = await world.solde('check');
    expect(out + err).not.toContain('latest copy');
  });
});

describe('a file that comes back to a day', () => {
  const rows = ['2026-10-05;CAFE;-2,00', '2026-10-06;PAIN;-1,00', '2026-10-05;CAFE;-2,00'];

  test('keeps its twins, also in another order', async () => {
    csv('a.csv', ...rows, '2026-10-06;PAIN;-1,00', '2026-10-05;CAFE;-2,00');
    expect((await importOf('a.csv')).lines).toMatchObject({ read: 5, new: 5 });
    expect(await lines()).toHaveLength(5);
    await isSound();
    csv('b.csv', ...rows.toSorted(), '2026-10-05;CAFE;-2,00', '2026-10-06;PAIN;-1,00');
    expect((await importOf('b.csv')).lines).toMatchObject({ new: 0, duplicate: 5 });
  });

  test('over many days, and with twins of lines that were taken back', async () => {
    const days = Array.from({ length: 24 }, (_, day) => String(day + 1).padStart(2, '0'));
    const month = days.map((day) => `2026-10-${day};CAFE;-2,00`);
    csv('a.csv', ...month, ...month);
    expect((await importOf('a.csv')).lines).toMatchObject({ new: 48 });
    await world.json('undo', 'I-1', '--reason', 'wrong file');
    csv('b.csv', ...month, ...month, ...month);
    expect((await importOf('b.csv')).lines).toMatchObject({ new: 72 });
    csv('c.csv', ...month.toReversed(), ...month, ...month);
    expect((await importOf('c.csv')).lines).toMatchObject({ new: 0, duplicate: 72 });
    await isSound();
  });
});
