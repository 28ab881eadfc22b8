import Sqlite, { type Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWorld } from '../support/world.ts';

/**
 * Another program opens the file as plain sqlite3 does: no foreign keys, no recursive triggers. The
 * database itself has to refuse.
 */
let plain: Database;
const world = newWorld();

beforeAll(async () => {
  world.file('statement.csv', 'date;label;amount;balance\n2026-10-06;VIR;12,00;12,00\n');
  world.file('reworded.csv', 'date;label;amount\n2026-10-06;VIREMENT;12,00\n');
  world.file(
    'stripe.csv',
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,member\nch_1,2026-10-04 22:30:00,12,0,eur,Paid,DUR\n',
  );
  world.file('orders.csv', 'member;amount;order\nDUR;12,00;CMD-1042\n');
  await world.json('init', 'AMAP', '--ledger', 'l.solde', '--start', '2026-10-01');
  const solde = (...words: string[]) => world.json(...words, '--ledger', 'l.solde');
  await solde('member', 'add', 'Durand Claire');
  await solde('distribution', 'add', '2026-10-02');
  await solde(
    'order',
    'add',
    'DUR',
    '--item',
    'Pain;42,50',
    '--method',
    'cash',
    '--distribution',
    '2026-10-02',
  );
  await solde('distribution', 'validate', '2026-10-02', '--as-expected');
  await solde('order', 'import', 'orders.csv', '--method', 'transfer');
  await solde('payment', 'add', 'DUR', '5', '--method', 'cash', '--payer', 'Roux Ida');
  await solde('member', 'add', 'Martin Paul');
  await solde('payment', 'import', 'stripe.csv');
  await solde('payment', 'move', 'P-3', 'MAR', '--reason', 'x');
  await solde('import', 'statement.csv');
  await solde('import', 'reworded.csv', '--same', 'all');
  await solde('line', 'assign', 'L-1', 'DUR');
  await solde('payment', 'add', 'DUR', '20', '--number', '1234567', '--bank', 'LCL');
  await solde('deposit', 'create');
  await solde('contract', 'model', 'Miel', '20', '--cheques', '2', '--first', '2026-10-05');
  await solde('contract', 'add', 'DUR', 'miel', '--number', '2000001');
  await solde('cash', 'count', '46,50', '--reason', 'wrong change');
  plain = new Sqlite(world.path('l.solde'));
  plain.pragma('foreign_keys = OFF');
  plain.pragma('recursive_triggers = OFF');
});

afterAll(() => {
  plain.close();
  world.remove();
});

const RECORDED = [
  'operations',
  'seals',
  'accounts',
  'orders',
  'order_items',
  'order_codes',
  'imported_orders',
  'distributions',
  'validations',
  'validation_steps',
  'payments',
  'payment_moves',
  'payment_payers',
  'cheques',
  'deposits',
  'contract_models',
  'contracts',
  'instalments',
  'contract_payments',
  'provider_payments',
  'cash_counts',
  'issued_references',
  'statements',
  'statement_proofs',
  'wordings',
  'lines',
  'matches',
  'entries',
];

const columnsOf = (name: string) =>
  plain.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];

describe.each(RECORDED)('%s', (name) => {
  test('holds something', () => {
    expect(plain.prepare(`SELECT count(*) FROM ${name}`).pluck().get()).toBeGreaterThan(0);
  });

  test('refuses UPDATE of every column', () => {
    for (const column of columnsOf(name)) {
      const update = `UPDATE ${name} SET ${column} = ${column}`;
      expect(() => plain.exec(update), column).toThrow(/append-only/);
    }
  });

  test('refuses DELETE', () => {
    expect(() => plain.exec(`DELETE FROM ${name}`)).toThrow(/append-only/);
  });

  test.each(['INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE', 'INSERT'])(
    'refuses %s of a row that is there',
    (insert) => {
      const before = plain.prepare(`SELECT * FROM ${name}`).all();
      expect(() => plain.exec(`${insert} INTO ${name} SELECT * FROM ${name}`)).toThrow();
      expect(plain.prepare(`SELECT * FROM ${name}`).all()).toEqual(before);
    },
  );

  test('refuses an upsert', () => {
    const [key] = columnsOf(name);
    const upsert = `INSERT INTO ${name} SELECT * FROM ${name} WHERE true
      ON CONFLICT DO UPDATE SET ${key} = ${key}`;
    expect(() => plain.exec(upsert)).toThrow();
  });
});

test('a unique key that is not the primary one is guarded too', () => {
  const replaced = (columns: string, table: string) =>
    `INSERT OR REPLACE INTO ${table} SELECT ${columns} FROM ${table} LIMIT 1`;
  const statements = [
    replaced('999, kind, reverses_id, reason_id, recorded_at', 'operations'),
    replaced("'RF18539007547034', operation_id, member_id, payment_id", 'issued_references'),
  ];
  for (const sql of statements) expect(() => plain.exec(sql), sql).toThrow(/append-only/);
});

test('a sealed operation takes no further entry, and no number is left out', () => {
  const entry = `INSERT INTO entries SELECT operation_id, 9, date, debit_account_id,
    credit_account_id, amount_cents, order_id, payment_id, line_id, deposit_id, contract_id
    FROM entries LIMIT 1`;
  expect(() => plain.exec(entry)).toThrow(/append-only/);
  const operation = `INSERT INTO operations VALUES (99, 'order', NULL, NULL, '2026-10-05T00:00:00Z')`;
  expect(() => plain.exec(operation)).toThrow(/append-only/);
});

test('a text can be erased, not changed', () => {
  expect(() => plain.exec("UPDATE texts SET body = 'x'")).toThrow(/erased/);
  expect(() => plain.exec('DELETE FROM texts')).toThrow(/erased/);
  plain.exec('BEGIN; UPDATE texts SET salt = NULL, body = NULL; ROLLBACK');
});

test('an operation without its seal can not be committed', () => {
  plain.pragma('foreign_keys = ON');
  const next = Number(plain.prepare('SELECT max(id) + 1 FROM operations').pluck().get());
  const insert = `INSERT INTO operations VALUES (${next}, 'order', NULL, NULL, '2026-10-05T00:00:00Z')`;
  expect(() => plain.exec(insert)).toThrow(/FOREIGN KEY/);
  plain.pragma('foreign_keys = OFF');
});
