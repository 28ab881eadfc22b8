import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

// Sequences of imports, undoings and moved starts in which a row could be lost or booked twice.

let world: World;

beforeEach(async () => {
  world = newWorld();
  await world.json('init', 'AMAP', '--start', '2026-01-01');
});
afterEach(() => world.remove());

type Imported = Answer<'import'>['imports'][number];

async function importOf(...words: readonly string[]): Promise<Imported> {
  const { imports } = await world.json<Answer<'import'>>('import', ...words);
  const last = imports.at(-1);
  if (last === undefined) throw new Error('nothing was imported');
  return last;
}

async function refusalOf(...words: readonly string[]): Promise<unknown> {
  const { err } = await world.solde(...words, '--json');
  return JSON.parse(err).error.code;
}

const cents = async () => (await world.json<Answer<'status'>>('status')).bankCents;
const isSound = async () => expect(await world.json('check')).toEqual({ ok: true, problems: [] });

/** A file without balances or identifiers: `10/01 -2,00 COFFEE`. */
function plain(name: string, ...rows: readonly string[]): void {
  const lines = rows
    .map((row) => row.split(' '))
    .map(([day, amount, ...label]) => [`${day}/2026`, label.join(' '), amount].join(';'));
  world.file(name, `${['Date;Libellé;Montant', ...lines].join('\n')}\n`);
}

/** A file of Crédit Mutuel, with the balance after each row. */
function balanced(name: string, openingCents: number, ...rows: readonly string[]): void {
  let balance = openingCents;
  const money = (value: number) => (value / 100).toFixed(2).replace('.', ',');
  const lines = rows.map((row) => {
    const [day = '', amount = '', ...label] = row.split(' ');
    const value = Number(amount);
    balance += value;
    const columns = value < 0 ? `${money(value)};` : `;${money(value)}`;
    return `${day}/2026;${day}/2026;${columns};${label.join(' ')};${money(balance)}`;
  });
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde';
  world.file(name, `${[header, ...lines].join('\n')}\n`);
}

describe('a coffee that may be the second one', () => {
  beforeEach(() => {
    plain('f1.csv', '09/01 -9,00 MARCHE', '10/01 -2,00 COFFEE', '10/01 -3,00 PAIN');
    plain('f2.csv', '10/01 -2,00 COFFEE', '11/01 -4,00 LAIT');
    plain('f3.csv', '05/02 -5,00 FEV', '06/02 -6,00 FEV2');
  });

  test('stays in doubt however much is imported after it', async () => {
    await importOf('f1.csv', 'f2.csv', 'f3.csv');
    expect((await importOf('f2.csv')).lines.held).toBe(1);
    expect((await importOf('f2.csv', '--new', '1')).lines).toMatchObject({ new: 1, held: 0 });
    expect(await cents()).toBe(-900 - 200 - 300 - 200 - 400 - 1100);
    expect((await importOf('f2.csv')).seenBefore).toBe(true);
  });

  test('is asked about when the older file comes later too', async () => {
    await importOf('f2.csv');
    expect((await importOf('f1.csv')).lines).toMatchObject({ new: 2, held: 1 });
  });

  test('is asked about again when the older file was taken back', async () => {
    await importOf('f1.csv', 'f2.csv');
    await importOf('f2.csv', '--new', '1');
    await world.json('undo', 'I-1');
    expect((await importOf('f1.csv')).lines).toMatchObject({ new: 2, held: 1 });
  });
});

describe('a file that looks like another', () => {
  test('is not its own look-alike once the import that held its lines is gone', async () => {
    const rows = ['02/01 -100 A', '10/01 -500 B', '15/01 -700 C'];
    balanced('s1.csv', 10_000, ...rows);
    balanced('s2.csv', 10_000, ...rows);
    world.file('s2.csv', `${readFileSync(world.path('s2.csv'), 'utf8')}\n`);
    await importOf('s1.csv', 's2.csv');
    await world.json('undo', 'I-1');
    expect((await importOf('s2.csv')).lines).toMatchObject({ new: 3 });
    await isSound();
  });

  test('is none where two months touch on one day', async () => {
    balanced('c1.csv', 10_000, '05/01 -1000 LOYER', '15/01 5000 COTIS A', '31/01 -200 FRAIS');
    balanced('c2.csv', 13_800, '31/01 -200 TENUE', '05/02 -1000 LOYER F', '15/02 5000 COTIS B');
    await importOf('c1.csv');
    expect((await importOf('c2.csv')).lines).toMatchObject({ new: 3 });
    await isSound();
  });
});

describe('the bank’s opening balance', () => {
  test('follows a start that is moved back into the file', async () => {
    await world.json('config', 'set', 'start', '2026-01-15');
    balanced(
      ...(['k.csv', 10_000, '02/01 -100 A', '10/01 -500 B'] as const),
      ...['12/01 -50 BB', '15/01 -700 C', '20/01 -900 D'],
    );
    await importOf('k.csv');
    await world.json('config', 'set', 'start', '2026-01-11');
    await importOf('k.csv');
    expect(await cents()).toBe(7750);
    await isSound();
  });

  test.each([
    ['oA.csv', 'oB.csv'],
    ['oB.csv', 'oA.csv'],
  ])('is right where the balances of a day come round: %s, %s', async (...names) => {
    balanced('oA.csv', 10_200, '03/01 -200 CAFE', '04/01 500 PAIN');
    balanced('oB.csv', 10_000, '03/01 200 VIR');
    for (const name of names) await importOf(name);
    expect(await cents()).toBe(10_500);
    await isSound();
  });
});

test('the bank’s better words are read for references too', async () => {
  const { member } = await world.json<Answer<'member add'>>('member', 'add', 'Claire DURAND');
  plain('w1.csv', '10/01 20,00 VIR INST EN COURS', '12/01 -1,00 X');
  plain('w2.csv', `10/01 20,00 VIR INST DUPONT ${member.reference}`, '12/01 -1,00 X');
  await importOf('w1.csv');
  expect((await importOf('w2.csv')).lines.held).toBe(1);
  const { matchedCount } = await world.json<Answer<'import'>>('import', 'w2.csv', '--same', 'all');
  expect(matchedCount).toBe(1);
});

test('a period that runs past the day of the download makes no false alarm', async () => {
  const ofx = (asOf: string, balance: string, end: string, row: string) =>
    `OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1` +
    `<ACCTID>00012345678</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>${end}${row}` +
    `</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>${asOf}</LEDGERBAL></STMTRS>` +
    '</STMTTRNRS></BANKMSGSRSV1></OFX>';
  const row = (day: string, amount: string, id: string) =>
    `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>X</STMTTRN>`;
  const first = row('20260110', '10.00', 'A1');
  world.file('d1.ofx', ofx('20260112', '10.00', '20260131', first));
  world.file('d2.ofx', ofx('20260125', '9.00', '20260131', first + row('20260121', '-1.00', 'A2')));
  await importOf('d1.ofx', 'd2.ofx');
  expect(await cents()).toBe(900);
  await isSound();
});

test('an account number is the same with and without zeros before it', async () => {
  const file = (number: string, day: string) =>
    `Compte de Dépôt n° ${number};\nDate;Libellé;Débit euros;Crédit euros;\n${day}/01/2026;X;;1,00;\n`;
  world.file('a.csv', file('00020123401', '02'));
  world.file('b.csv', file('20123401', '03'));
  world.file('c.csv', file('20123402', '04'));
  await importOf('a.csv');
  expect((await importOf('b.csv')).lines.new).toBe(1);
  expect(await refusalOf('import', 'c.csv')).toBe('OTHER_ACCOUNT');
});
