import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Several bank accounts, whose statements never mix; and what is remembered of each one's files. */

const fixture = (name: string) => join(import.meta.dirname, '../bank/fixtures', name);

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
});

afterEach(() => world.remove());

const twoAccounts = () => world.json('config', 'set', 'accounts', 'Compte courant,Livret A');

async function importOf(...words: readonly string[]) {
  const { imports } = await world.json<Answer<'import'>>('import', ...words);
  const [imported] = imports;
  if (!imported) throw new Error('nothing was imported');
  return imported;
}

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string; problems?: { code: string }[] } };
  return { code: error.code, exit, problems: error.problems?.map(({ code }) => code) };
}

const status = () => world.json<Answer<'status'>>('status');
const lineCount = async () => (await world.json<Answer<'line list'>>('line', 'list')).lines.length;
const isSound = async () => expect(await world.json('check')).toEqual({ ok: true, problems: [] });

const statementOf = (number: string, name: string, amount: string, currency = 'EUR') =>
  `<STMTTRNRS><STMTRS><CURDEF>${currency}</CURDEF>
<BANKACCTFROM><ACCTID>${number}</ACCTID></BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20260305</DTPOSTED><TRNAMT>${amount}</TRNAMT><FITID>${name}</FITID>
<NAME>${name}</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS>`;

const ofx = (...statements: readonly string[]) =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><BANKMSGSRSV1>
${statements.join('\n')}\n</BANKMSGSRSV1></OFX>\n`;

const CURRENT = '00012345678';
const SAVINGS = '00098765432';

describe('the statement of another account', () => {
  test('is refused whatever name is given, and writes nothing', async () => {
    await twoAccounts();
    world.file('current.ofx', ofx(statementOf(CURRENT, 'A', '1.00')));
    world.file('savings.ofx', ofx(statementOf(SAVINGS, 'B', '2.00')));
    await importOf('current.ofx', '--account', 'courant');
    await importOf('savings.ofx', '--account', 'livret');
    for (const [file = '', name = ''] of [
      ['savings.ofx', 'courant'],
      ['current.ofx', 'livret'],
    ]) {
      const refusal = await refusalOf('import', file, '--account', name);
      expect(refusal).toMatchObject({ code: 'OTHER_ACCOUNT', exit: 3 });
    }
    expect(await lineCount()).toBe(2);
  });

  test('finds its account by itself, however its number is written', async () => {
    await twoAccounts();
    world.file('current.ofx', ofx(statementOf(CURRENT, 'A', '1.00')));
    world.file('iban.ofx', ofx(statementOf('FR7630006000010001234567889', 'B', '2.00')));
    world.file('masked.ofx', ofx(statementOf('XXXXXXX5678', 'C', '3.00')));
    await importOf('current.ofx', '--account', 'courant');
    for (const name of ['iban.ofx', 'masked.ofx']) {
      expect(await importOf(name)).toMatchObject({ account: 'Compte courant' });
    }
  });

  // Its number is known to be the savings': that the current account has none yet is no reason.
  test('is refused by an account of which no number is known', async () => {
    await twoAccounts();
    world.file('savings.ofx', ofx(statementOf(SAVINGS, 'B', '2.00')));
    await importOf('savings.ofx', '--account', 'livret');
    const refusal = await refusalOf('import', 'savings.ofx', '--account', 'courant');
    expect(refusal).toMatchObject({ code: 'OTHER_ACCOUNT', exit: 3 });
  });

  test.each(['Livret B', '00099999999', 'courant=00099999999', '=', 'livret'])(
    '--account %s creates nothing',
    async (typed) => {
      await world.json('config', 'set', 'accounts', 'Compte courant,Livret A,Livret Bleu');
      world.file('l.ofx', ofx(statementOf(CURRENT, 'A', '1.00'), statementOf(SAVINGS, 'B', '2')));
      const { code } = await refusalOf('import', 'l.ofx', '--account', typed);
      expect(['ACCOUNT_NOT_FOUND', 'SEVERAL_ACCOUNTS_IN_FILE']).toContain(code);
      expect(await lineCount()).toBe(0);
      const { setting } = await world.json<Answer<'config get'>>('config', 'get', 'accounts');
      expect(setting.value).toBe('Compte courant,Livret A,Livret Bleu');
    },
  );
});

describe('two accounts', () => {
  test('have their balances apart', async () => {
    await twoAccounts();
    const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
    world.file('courant.csv', `${header}02/03/2026;02/03/2026;;10,00;A;1010,00\n`);
    world.file('livret.csv', `${header}02/03/2026;02/03/2026;;5,00;B;505,00\n`);
    await importOf('courant.csv', '--account', 'courant');
    await world.json('opening', 'add', '--bank', '500', '--account', 'livret');
    const savings = await importOf('livret.csv', '--account', 'livret');
    expect(savings).toMatchObject({ account: 'Livret A', agrees: true });
    expect(await status()).toMatchObject({
      bankCents: 151_500,
      accounts: [
        { name: 'Compte courant', balanceCents: 101_000, agrees: true },
        { name: 'Livret A', balanceCents: 50_500, agrees: true },
      ],
    });
    await isSound();
  });

  test('may show the same movement each: neither takes the other’s for known', async () => {
    await twoAccounts();
    const rows = 'date;label;amount\n2026-03-02;FRAIS;-2,00\n';
    for (const [name, text] of [
      ['courant', rows],
      ['livret', `${rows}\n`],
    ] as const) {
      world.file(`${name}.csv`, text);
      const { lines } = await importOf(`${name}.csv`, '--account', name);
      expect(lines, name).toMatchObject({ new: 1, duplicate: 0, held: 0 });
    }
    expect((await importOf('livret.csv', '--account', 'livret')).seenBefore).toBe(true);
    await isSound();
  });

  test('never share a file: the same bytes in both would be money twice', async () => {
    await twoAccounts();
    world.file('l.csv', 'date;label;amount\n2026-03-02;FRAIS;-2,00\n');
    await importOf('l.csv', '--account', 'courant');
    const refusal = await refusalOf('import', 'l.csv', '--account', 'livret');
    expect(refusal).toMatchObject({ code: 'FILE_OF_ANOTHER_ACCOUNT', exit: 3 });
    await world.json('undo', 'I-1');
    expect((await importOf('l.csv', '--account', 'livret')).lines).toMatchObject({ new: 1 });
  });

  test('have to be told apart by a person, where a file has no number', async () => {
    await twoAccounts();
    world.file('l.csv', 'date;label;amount\n2026-03-02;FRAIS;-2,00\n');
    expect(await refusalOf('import', 'l.csv')).toMatchObject({ code: 'VALUE_MISSING', exit: 2 });
    expect(await refusalOf('opening', 'add', '--bank', '5')).toMatchObject({ exit: 2 });
  });

  test('keep their lines under other names, even swapped ones', async () => {
    await twoAccounts();
    world.file('current.ofx', ofx(statementOf(CURRENT, 'A', '1.00')));
    await importOf('current.ofx', '--account', 'courant');
    await world.json('config', 'set', 'accounts', 'Livret A,Compte courant');
    expect((await status()).accounts.map(({ balanceCents }) => balanceCents)).toEqual([100, 0]);
    expect(await importOf('current.ofx')).toMatchObject({ account: 'Livret A', seenBefore: true });
    for (const names of ['Livret A', 'Livret A,livret a', 'Livret A,12345', 'Livret A,b=1', '']) {
      const { exit } = await refusalOf('config', 'set', 'accounts', names);
      expect(exit, names).toBe(2);
    }
  });
});

describe('a file of several accounts', () => {
  beforeEach(async () => {
    await twoAccounts();
    const both = [statementOf(CURRENT, 'A', '1.00'), statementOf(SAVINGS, 'B', '2.00')];
    world.file('both.ofx', ofx(...both));
  });

  test('is imported once for each, and the rows of the other are skipped', async () => {
    expect(await refusalOf('import', 'both.ofx')).toMatchObject({
      code: 'SEVERAL_ACCOUNTS_IN_FILE',
      exit: 3,
    });
    const current = await importOf('both.ofx', '--account', `courant=${CURRENT}`);
    const savings = await importOf('both.ofx', '--account', `livret=${SAVINGS}`);
    for (const imported of [current, savings]) {
      expect(imported).toMatchObject({
        seenBefore: false,
        lines: { read: 2, new: 1, skipped: 1 },
        skipped: [{ reason: 'other-account', count: 1 }],
      });
    }
    expect((await status()).accounts.map(({ balanceCents }) => balanceCents)).toEqual([100, 200]);
    await isSound();
  });

  test('needs no number once the account’s is known', async () => {
    await importOf('both.ofx', '--account', `courant=${CURRENT}`);
    expect(await importOf('both.ofx', '--account', 'courant')).toMatchObject({ seenBefore: true });
    expect(await importOf('both.ofx', '--account', SAVINGS)).toMatchObject({
      account: 'Livret A',
    });
  });
});

describe('money of another currency', () => {
  test.each([
    ['l.csv', 'date;label;amount;currency\n2026-03-02;VIR;1,00;CHF\n'],
    ['l.ofx', ofx(statementOf(CURRENT, 'A', '1.00', 'CHF'))],
    ['l.sta', ':20:X\n:25:12345678\n:60F:C260301CHF1,00\n:62F:C260302CHF1,00\n-\n'],
  ])('in %s is refused', async (name, text) => {
    world.file(name, text);
    expect(await refusalOf('import', name)).toMatchObject({ code: 'OTHER_CURRENCY', exit: 3 });
  });

  test('in CAMT is refused, and read by a ledger of that currency', async () => {
    const name = 'camt053-v04-swiss.xml';
    copyFileSync(fixture(name), world.path(name));
    expect(await refusalOf('import', name)).toMatchObject({ code: 'OTHER_CURRENCY' });
    const swiss = ['--ledger', 'swiss.solde'];
    await world.json('init', 'CH', '--start', '2026-01-01', '--currency', 'CHF', ...swiss);
    expect((await importOf(name, ...swiss)).proofs).toContain('opening-closing');
  });
});

describe('what a person said of a table', () => {
  test('the order of its dates is kept', async () => {
    const rows = (...days: readonly string[]) =>
      `date,label,amount\n${days.map((day) => `${day}/04/2026,${day},1.00\n`).join('')}`;
    world.file('a.csv', rows('03', '05'));
    world.file('b.csv', rows('06', '07'));
    world.file('c.csv', rows('08', '09'));
    const refusal = await refusalOf('import', 'a.csv');
    expect(refusal).toMatchObject({ exit: 3, problems: ['DATE_AMBIGUOUS'] });
    await importOf('a.csv', '--date-order', 'dmy');
    for (const name of ['b.csv', 'c.csv']) {
      expect((await importOf(name)).from, name).toMatch(/^2026-04-0[68]$/);
    }
  });

  test('its decimal mark is kept', async () => {
    const rows = (day: string) => `date;label;amount\n${day}/04/2026;VIR;1.250\n`;
    world.file('a.csv', rows('13'));
    world.file('b.csv', rows('14'));
    const refusal = await refusalOf('import', 'a.csv');
    expect(refusal).toMatchObject({ exit: 3, problems: ['AMOUNT_AMBIGUOUS'] });
    await importOf('a.csv', '--decimal', 'comma');
    expect(await importOf('b.csv')).toMatchObject({ creditCents: 125_000 });
  });

  const columns = (day: string) => `Jour;Quoi;Combien\n${day}/04/2026;VIR ${day};12,50\n`;

  test('its columns are kept', async () => {
    world.file('a.csv', columns('13'));
    world.file('b.csv', columns('14'));
    const refusal = await refusalOf('import', 'a.csv');
    expect(refusal).toMatchObject({ exit: 3, problems: ['COLUMNS_UNKNOWN'] });
    await importOf('a.csv', '--map', 'date=Jour,libellé=Quoi,amount=#3');
    expect(await importOf('b.csv')).toMatchObject({ creditCents: 1250, lines: { new: 1 } });
  });

  test('its columns are kept for every file after it', async () => {
    for (const day of ['13', '14', '15']) world.file(`${day}.csv`, columns(day));
    await importOf('13.csv', '--map', 'date=Jour,label=Quoi,amount=Combien');
    await importOf('14.csv');
    expect(await importOf('15.csv')).toMatchObject({ lines: { new: 1 } });
  });

  // Money would be taken from whatever stands at that number.
  test('the numbers of a table without header say nothing of one that has words', async () => {
    world.file('bare.csv', '04/03/2026;EUR;VIR A;20,00\n30/03/2026;EUR;FRAIS;-2,50\n');
    await importOf('bare.csv', '--map', 'date=#1,label=#3,amount=#4');
    world.file('worded.csv', 'Date;Libellé;Débit;Crédit\n15/04/2026;FRAIS;-3,00;\n');
    expect(await importOf('worded.csv')).toMatchObject({ debitCents: -300, lines: { new: 1 } });
  });

  // The two banks write dates each in its own way, under the same words.
  test('is kept for each account apart', async () => {
    await twoAccounts();
    world.file('a.csv', 'date,label,amount\n03/04/2026,A,1.00\n');
    world.file('b.csv', 'date,label,amount\n05/06/2026,B,2.00\n');
    await importOf('a.csv', '--account', 'courant', '--date-order', 'dmy');
    world.file('a2.csv', 'date,label,amount\n03/04/2026,A,1.00\n\n');
    world.file('b2.csv', 'date,label,amount\n05/06/2026,B,2.00\n\n');
    await importOf('a2.csv', '--account', 'livret', '--date-order', 'mdy');
    expect(await importOf('b.csv', '--account', 'courant')).toMatchObject({ from: '2026-06-05' });
    expect(await importOf('b2.csv', '--account', 'livret')).toMatchObject({ from: '2026-05-06' });
  });

  test('a header that differs from the last one is announced', async () => {
    world.file('a.csv', 'date;label;amount\n2026-04-13;A;1,00\n');
    world.file('b.csv', 'date;label;amount;note\n2026-04-14;B;2,00;x\n');
    expect(await world.json('import', 'a.csv')).not.toHaveProperty('warnings');
    const { warnings } = await world.json<Answer<'import'>>('import', 'b.csv');
    expect(warnings?.[0]).toContain('new: NOTE');
    expect(await world.json('import', 'b.csv')).not.toHaveProperty('warnings');
  });
});

describe('a zip', () => {
  const zip = (...names: readonly string[]) =>
    zipSync(
      Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(fixture(name)))])),
    );

  test('is what the file in it is', async () => {
    world.file('l.zip', zip('fr-credit-mutuel-cic.csv'));
    const packed = await importOf('l.zip');
    expect(packed).toMatchObject({ file: 'l.zip', lines: { read: 9, new: 9 }, proved: true });
    copyFileSync(fixture('fr-credit-mutuel-cic.csv'), world.path('l.csv'));
    expect((await importOf('l.csv')).lines).toMatchObject({ new: 0, duplicate: 9 });
    await isSound();
  });

  test('of two files is refused: nobody would see which was taken', async () => {
    world.file('two.zip', zip('dedupe-1-first.csv', 'dedupe-2-overlap.csv'));
    const refusal = await refusalOf('import', 'two.zip');
    expect(refusal).toMatchObject({ exit: 3, problems: ['FOREIGN_FILE'] });
  });
});

test('a layout that no real file has proved is announced once for each account', async () => {
  await twoAccounts();
  copyFileSync(fixture('fr-bnp-paribas.csv'), world.path('bnp.csv'));
  const first = await world.json<Answer<'import'>>('import', 'bnp.csv', '--account', 'courant');
  expect(first.imports[0]?.learnedFrom).toBe('assumed');
  expect(first.warnings?.[0]).toContain('BNP Paribas');
  expect(await world.json('import', 'bnp.csv', '--account', 'courant')).not.toHaveProperty(
    'warnings',
  );
});
