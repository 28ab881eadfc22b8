import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

/** Runs `npm run demo`'s script and gives what it printed. */
function demo(...words: string[]): string {
  const script = join(import.meta.dirname, '../docs/demo/run.ts');
  const { SOLDE_LANG: _, ...env } = process.env;
  const run = spawnSync(process.execPath, [script, ...words], {
    encoding: 'utf8',
    env: { ...env, LC_ALL: 'C' },
  });
  expect(run.stderr).not.toContain('Error');
  expect(run.status).toBe(0);
  return `${run.stdout}\n${run.stderr}`;
}

describe('in English', () => {
  let printed = '';
  beforeAll(() => {
    printed = demo();
  });

  /**
   * By hand, in cents: opening balance − order + what the bank brought (or the cheque).
   *
   *   DUR  −12,50 − 42,50 + 42,50            = −12,50   the 12,50 with the mistyped code waits
   *   GAR    5,00 − 27,40 + 30,00            =   7,60   2,60 too much becomes an avoir
   *   MAR    0,00 − 36,00 + 36,00 (assigned) =   0,00
   *   MOR    0,00 − 15,00 + 15,00 (cheque)   =   0,00
   *   NGU   30,00 − 18,00                    =  12,00   paid by the avoir
   *   PET  −20,00 − 51,00 + 40,00            = −31,00   11,00 too little stays a dette
   */
  const BY_HAND = {
    DUR: -1250 - 4250 + 4250,
    GAR: 500 - 2740 + 3000,
    MAR: 0 - 3600 + 3600,
    MOR: 0 - 1500 + 1500,
    NGU: 3000 - 1800,
    PET: -2000 - 5100 + 4000,
  };

  test('the printed balances are those of a hand calculation', () => {
    const last = printed.slice(printed.lastIndexOf('$ solde balance'));
    const rows = [...last.matchAll(/^([A-Z]{3})\t[^\t]*\t(-?[\d.]+)\t/gm)];
    const found = Object.fromEntries(rows.map(([, code, text]) => [code, text]));
    const wanted = Object.entries(BY_HAND).map(([code, cents]) => [code, (cents / 100).toFixed(2)]);
    expect(found).toEqual(Object.fromEntries(wanted));
  });

  test('so are the totals, the bank and what waits', () => {
    const owing = Object.values(BY_HAND).filter((cents) => cents < 0);
    const owed = Object.values(BY_HAND).filter((cents) => cents > 0);
    const sum = (cents: readonly number[]) => cents.reduce((total, each) => total + each, 0);
    const text = (cents: number) => `€${(cents / 100).toFixed(2)}`;
    expect(printed).toContain(
      `Members owe ${text(-sum(owing))}; the group owes members ${text(sum(owed))}.`,
    );
    // 1 000,00 before; then the five credits and the four debits of the file.
    const credits = 4250 + 3000 + 4000 + 3600 + 1250;
    const debits = 250 + 8731 + 320 + 320;
    expect(printed).toContain(`Credits ${text(credits)}, debits -${text(debits)}.`);
    expect(100_000 + credits - debits).toBe(106_479);
    expect(printed).toContain('Bank: €1,064.79, statements up to 2026-10-30.');
    expect(printed).toContain('5 bank lines to explain');
    expect(printed).toContain('3 lines matched.');
  });

  test('a second import adds nothing, and the ledger is sound', () => {
    expect(printed).toContain('9 rows read: 0 new, 9 known already, 0 held, 0 skipped.');
    expect(printed).toContain('The ledger is sound');
  });

  test('each step shows its command, and the end says how to go on', () => {
    expect(printed.match(/^\$ solde \w+/gm)?.length).toBe(15);
    expect(printed).toMatch(/export SOLDE_LEDGER=\S+\n {2}npx solde/);
  });
});

/** Words that an English sentence can hardly do without, and French ones never have. */
const ENGLISH =
  /\b(the|is|are|was|were|and|with|of|to|by|from|not|no|for|it|its|this|that|what|which|who|one|them|their|before|after|then|there|already|nothing|line|lines|member|members|payment|order|opening|balance|amount|waiting|matched|import(ed)? [a-z]|bank|account|ledger|taken|back|undo|next|credit:|owes|known|new)\b/i;

test('the French run holds no English sentence', () => {
  const printed = demo('--lang', 'fr');
  const suspicious = printed
    .split('\n')
    // Commands may name an option's value; the file's name and the path are nobody's words.
    .map((text) => text.replace(/\/\S+/g, ''))
    .filter((text) => ENGLISH.test(text));
  expect(suspicious).toEqual([]);
  expect(printed).toContain('$ solde commande ajouter DUR 42,50 --moyen virement');
  expect(printed).toContain('Le registre est sain');
});
