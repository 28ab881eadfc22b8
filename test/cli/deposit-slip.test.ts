import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPdf } from '../support/pdf.ts';
import { newWorld, type World } from '../support/world.ts';

/** What is put on the bank's counter, and what a producer signs: the pages of a deposit. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP des Lilas', '--start', '2026-01-01', '--date', '2026-10-05');
  await world.json('member', 'add', 'Łukasz Đỗ-Nguyễn');
  await world.json('member', 'add', 'Martin Paul');
  await world.json('heading', 'add', 'Ferme Dupré');
  world.file(
    'compte.ofx',
    `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><BANKMSGSRSV1>
<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><ACCTID>FR7630006000011234567890189</ACCTID></BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261001</DTPOSTED>
<TRNAMT>1.00</TRNAMT><FITID>1</FITID><NAME>DON</NAME></STMTTRN></BANKTRANLIST>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`,
  );
  await world.json('import', 'compte.ofx');
  const bank = ['--bank', 'Crédit Mutuel'];
  await world.json('payment', 'add', 'LUK', '1234,50', '--number', '1234567', ...bank);
  await world.json('payment', 'add', '--for', 'LUK=30', '--for', 'MAR=25', '--number', '7');
  await world.json('payment', 'add', 'MAR', '36', '--number', '8', '--payable-to', 'dupré');
});

afterEach(() => world.remove());

/** The lines of a page, read from the top, each from the left. */
async function linesOf(...words: readonly string[]): Promise<readonly string[]> {
  const { exit, err } = await world.solde(...words, '--output', 'page.pdf');
  expect([exit, err.includes('solde:')]).toEqual([0, false]);
  const { printed } = await readPdf(world.path('page.pdf'));
  return printed.flatMap((page) => {
    const rows = Map.groupBy(page, ({ bottom }) => Math.round(bottom / 4));
    return [...rows.entries()]
      .toSorted(([one], [other]) => other - one)
      .map(([, row]) =>
        row
          .toSorted((one, other) => one.left - other.left)
          .map(({ text }) => text.trim())
          .join(' | '),
      );
  });
}

test('a slip has what a bank’s counter wants: whose account, each cheque, the total', async () => {
  await world.json('deposit', 'create', '--number', '8800123', '--date', '2026-10-05');
  expect(await linesOf('deposit', 'show', 'D-1', '--lang', 'fr')).toEqual([
    'AMAP des Lilas',
    'Bordereau de remise de chèques D-1',
    'Titulaire du compte | AMAP des Lilas',
    'Compte | Bank account, FR76 3000 6000 0112 3456 7890 189',
    'Numéro de la banque | 8800123',
    'Date | 05/10/2026',
    'Nombre de chèques | 2',
    'Total | 1 289,50 €',
    'N° | Émetteur | Adhérent | Banque | Chèque n° | Montant',
    '1 | Łukasz Đỗ-Nguyễn | LUK | Crédit Mutuel | 1234567 | 1 234,50 €',
    '2 | Łukasz Đỗ-Nguyễn | LUK, MAR | 0000007 | 55,00 €',
    'Total | 1 289,50 €',
    'Date et signature du déposant | Cachet de la banque',
    'AMAP des Lilas · Bordereau de remise de chèques D-1 | Page 1 sur 1',
  ]);
});

test('the same slip is printed when it is made, in English too', async () => {
  const lines = await linesOf('deposit', 'create', '--date', '2026-10-05');
  expect(lines).toContain('Deposit of cheques D-1');
  expect(lines).toContain('1 | Łukasz Đỗ-Nguyễn | LUK | Crédit Mutuel | 1234567 | €1,234.50');
  const made = readFileSync(world.path('page.pdf'));
  await linesOf('deposit', 'show', 'D-1');
  expect(readFileSync(world.path('page.pdf')).equals(made)).toBe(true);
});

test('cheques for a producer are a list that both sign', async () => {
  await world.json('deposit', 'create', '--to', 'dupré', '--date', '2026-10-05');
  const lines = await linesOf('deposit', 'show', 'D-1', '--lang', 'fr');
  expect(lines).toContain('Chèques remis à Ferme Dupré (D-1)');
  expect(lines).toContain('1 | Martin Paul | MAR | 0000008 | 36,00 €');
  expect(lines).toContain(
    'Remis pour AMAP des Lilas, date et signature | Reçu par Ferme Dupré, date et signature',
  );
  expect(lines.join()).not.toContain('Compte');
});

test('a cancelled one says so; cheques from before the ledger are told by their sum', async () => {
  await world.json('opening', 'add', '--cheques', '80');
  await world.json('deposit', 'create', 'P-1', '--earlier', '50', '--date', '2026-10-05');
  const lines = await linesOf('deposit', 'show', 'D-1', '--lang', 'fr');
  expect(lines).toContain('chèques d’avant le registre | 50,00 €');
  expect(lines).toContain('Total | 1 284,50 €');
  await world.json('deposit', 'cancel', 'D-1');
  expect(await linesOf('deposit', 'show', 'D-1', '--lang', 'fr')).toContain('Annulée.');
});

test('cash for the bank has its sum, and no cheques', async () => {
  await world.json('payment', 'add', 'MAR', '100', '--method', 'cash');
  await world.json('cash', 'move', '60', '--to-bank');
  const lines = await linesOf('deposit', 'show', 'D-1', '--lang', 'fr');
  expect(lines).toContain('Versement d’espèces D-1');
  expect(lines).toContain('Total | 60,00 €');
  expect(lines.join()).not.toContain('chèque');
});
