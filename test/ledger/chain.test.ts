import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  world.file('statement.csv', 'date;label;amount\n2026-10-06;VIR CLAIRE;12,00\n');
  await world.json('init', 'AMAP', '--start', '2026-10-01');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('order', 'add', 'DUR', '42,50', '--method', 'transfer');
  await world.json('import', 'statement.csv');
  await world.json('line', 'assign', 'L-1', 'DUR', '--reason', 'she said so');
});

afterEach(() => world.remove());

/** Changes the file as someone would who knows how to drop a trigger. */
function tamper(sql: string): void {
  const database = new Sqlite(world.path('l.solde'));
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

async function problems(): Promise<string[]> {
  const { out, exit } = await world.solde('check', '--json');
  const answer = JSON.parse(out) as { ok: boolean; problems: { code: string }[] };
  expect(exit).toBe(answer.ok ? 0 : 7);
  return answer.problems.map(({ code }) => code);
}

test('an untouched ledger is sound', async () => {
  expect(await problems()).toEqual([]);
});

/** Every column that the chain must cover, with a value that differs. */
const TAMPERED: readonly (readonly [string, string])[] = [
  ['operations', "recorded_at = '2020-01-01T00:00:00Z'"],
  ['operations', "kind = 'payment'"],
  ['accounts', 'member_id = member_id + 7'],
  ['orders', "date = '2026-10-02'"],
  ['orders', "distribution = '2026-10-02'"],
  ['orders', "method = 'cash'"],
  ['payments', "date = '2026-10-02'"],
  ['payments', "method = 'cash'"],
  ['payments', 'order_id = NULL'],
  ['payments', "provider_id = 'x'"],
  ['issued_references', 'member_id = member_id + 7'],
  ['statements', "format = 'other'"],
  ['statements', 'closing_cents = 1'],
  ['statements', 'new_count = 2'],
  ['lines', "date = '2026-10-02'"],
  ['lines', 'amount_cents = 1'],
  ['lines', 'ordinal = 1'],
  ['matches', "rule = 'exact-reference'"],
  ['entries', "date = '2026-10-02'"],
  ['entries', 'amount_cents = 1'],
  ['entries', 'deposit_id = 1'],
  ['entries', 'contract_id = 1'],
  ['entries', 'order_id = NULL, payment_id = NULL, line_id = NULL'],
];

test.each(TAMPERED)('a change in %s (%s) breaks the chain', async (table, change) => {
  const first = `(SELECT min(operation_id) FROM ${table})`;
  const where = table === 'operations' ? 'id = 1' : `operation_id = ${first}`;
  tamper(`DROP TRIGGER ${table}_update; UPDATE ${table} SET ${change} WHERE ${where}`);
  const found = await problems();
  expect(found).toContain('SCHEMA_CHANGED');
  expect(found).toContain('CHAIN_BROKEN');
});

test('an erased text leaves the chain whole', async () => {
  tamper('UPDATE texts SET salt = NULL, body = NULL');
  expect(await problems()).toEqual([]);
});

test('a removed operation is missed', async () => {
  tamper(`DROP TRIGGER operations_delete; DELETE FROM operations WHERE id = 2`);
  expect(await problems()).toContain('OPERATION_MISSING');
});

test('a cache that differs is found', async () => {
  tamper('UPDATE account_balances SET balance_cents = balance_cents + 1 WHERE account_id = 10');
  expect(await problems()).toEqual(expect.arrayContaining(['CACHE_DIFFERS', 'NOT_ZERO']));
  tamper('UPDATE account_balances SET balance_cents = balance_cents - 1 WHERE account_id = 10');
  expect(await problems()).toEqual([]);
  tamper('DELETE FROM pending_payments');
  expect(await problems()).toEqual(['CACHE_DIFFERS']);
});

test('a count that the entries do not make is found', async () => {
  await world.json('payment', 'add', 'DUR', '20', '--method', 'cash');
  await world.json('cash', 'count', '18', '--reason', 'wrong change');
  tamper('DROP TRIGGER cash_counts_update; UPDATE cash_counts SET counted_cents = 2000');
  expect(await problems()).toEqual(['SCHEMA_CHANGED', 'CHAIN_BROKEN', 'COUNT_DIFFERS']);
});

test('the chain covers every column of every recorded table', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/ledger/chain.ts'), 'utf8');
  const database = new Sqlite(world.path('l.solde'), { readonly: true });
  const tables = database
    .prepare(
      `SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger'
         AND sql LIKE '%append-only%' AND tbl_name <> 'seals'`,
    )
    .pluck()
    .all() as string[];
  expect(tables.length).toBe(27);
  for (const table of tables) {
    // A column that came later is a row of its own.
    const rows = source.match(new RegExp(`\\[\\s*'${table}(?:\\.\\w+)?',[^\\]]*\\]`, 'g'));
    const select = rows?.join() ?? '';
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    for (const column of columns as string[]) {
      expect(select, `${table}.${column}`).toMatch(new RegExp(`\\b${column}\\b`));
    }
  }
  database.close();
});
