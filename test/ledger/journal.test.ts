import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/database.ts';
import { type JournalEntry, readJournal } from '../../src/ledger/journal.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { newWorld, type World } from '../support/world.ts';

/** What exports read: every entry once, in order, however many pages they fill. */

const LEDGER = 'l.solde';

let world: World;
let ledger: Ledger | undefined;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: LEDGER } });
  await world.run('init AMAP --start 2026-10-01');
  await world.run('member add "Durand Claire"');
});

afterEach(() => {
  ledger?.close();
  world.remove();
});

/** So many movements of the bank, each an entry. */
async function importRows(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, row) => `2026-10-05;NUMBER ${row + 1};1,00`);
  world.file('rows.csv', `date;label;amount\n${rows.join('\n')}\n`);
  await world.json('import', 'rows.csv');
}

function open(): Ledger {
  ledger = openLedger(world.path(LEDGER));
  return ledger;
}

const labelsOf = (rows: readonly JournalEntry[]): readonly (string | null)[] =>
  rows.map(({ label }) => label);

test.each([1, 999, 1000, 1001, 2000, 2345])('%i entries', async (count) => {
  await importRows(count);
  const rows = [...readJournal(open(), {}).pages].flat();
  const expected = Array.from({ length: count }, (_, row) => `NUMBER ${row + 1}`);
  expect(labelsOf(rows)).toEqual(expected);
});

test('a period has its two days', async () => {
  for (const day of ['02', '03', '04', '05']) {
    await world.run(`payment add DUR 1 --method cash --date 2026-10-${day}`);
  }
  const datesIn = (period: object) =>
    [...readJournal(open(), period).pages].flat().map((row) => row.date.slice(8));
  expect(datesIn({ from: '2026-10-03', to: '2026-10-04' })).toEqual(['03', '04']);
  expect(datesIn({ from: '2026-10-03' })).toEqual(['03', '04', '05']);
  expect(datesIn({ to: '2026-10-03' })).toEqual(['02', '03']);
  expect(datesIn({ to: '2026-10-01' })).toEqual([]);
});

test('what is recorded meanwhile is neither kept waiting nor read', async () => {
  await importRows(1500);
  const reading = readJournal(open(), {}).pages[Symbol.iterator]();
  expect(reading.next().value).toHaveLength(1000);
  await world.run('payment add DUR 20 --method cash');
  expect(reading.next().value).toHaveLength(500);
  expect(reading.next().done).toBe(true);
});
