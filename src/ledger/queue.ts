import { type Bindable, type Ledger, type Prepared, query } from './database.ts';
import type { Schema } from './schema.ts';

// Hot path: what an import writes for each of its lines. A row that is inserted by itself costs
// SQLite a statement journal, since every table has triggers and foreign keys that may refuse it:
// 11 µs for an entry, of which 7 are the journal. Rows that go in a hundred at a time share it.
// So rows wait, until there are enough or until somebody reads.

/** The columns that are given; tables in the order in which they need each other. */
const COLUMNS = {
  texts: ['id', 'salt', 'body', 'digest'],
  operations: ['id', 'kind', 'reverses_id', 'reason_id', 'recorded_at'],
  lines: [
    'id',
    'operation_id',
    'bank_account_id',
    'row',
    'date',
    'value_date',
    'amount_cents',
    'balance_cents',
    'text_id',
    'content_key',
    'ordinal',
    'bank_key',
  ],
  payments: ['id', 'operation_id', 'member_id', 'order_id', 'date', 'method', 'provider_id'],
  matches: ['operation_id', 'line_id', 'rule'],
  entries: [
    'operation_id',
    'number',
    'date',
    'debit_account_id',
    'credit_account_id',
    'amount_cents',
    'order_id',
    'payment_id',
    'line_id',
    'deposit_id',
    'contract_id',
  ],
  seals: ['operation_id', 'hash'],
  learned_payers: ['operation_id', 'kind', 'payer', 'account_id', 'amount_cents'],
} as const satisfies { readonly [Table in keyof Schema]?: readonly (keyof Schema[Table])[] };

export type QueuedTable = keyof typeof COLUMNS;

/** Rows that wait to be inserted. */
export interface Queue {
  /** A row, its values in the order of the table's columns. */
  readonly add: (table: QueuedTable, ...values: readonly Bindable[]) => void;
  /** The number that the table's next row takes. */
  readonly nextId: (table: 'operations' | 'texts' | 'lines' | 'payments') => number;
  /** Inserts what waits. */
  readonly flush: () => void;
}

/** So many rows of a table wait at most; beyond a hundred a statement gains nothing any more. */
const MOST = 128;

/** The queue of one transaction; `flush` has to be called before it reads or ends. */
export function newQueue(ledger: Ledger): Queue {
  const tables = Object.entries(COLUMNS).map(([name, columns]) => ({
    name: name as QueuedTable,
    width: columns.length,
    values: [] as Bindable[],
  }));
  const byName = new Map(tables.map((table) => [table.name, table]));
  const last = new Map<QueuedTable, number>();
  const statements = new Map<string, Prepared>();
  let isEmpty = true;

  function flush(): void {
    if (isEmpty) return;
    isEmpty = true;
    for (const { name, width, values } of tables) {
      const rows = values.length / width;
      if (rows === 0) continue;
      const key = `${name} ${rows}`;
      const statement = statements.get(key) ?? ledger.sqlite.prepare(insertSql(name, rows));
      statements.set(key, statement);
      statement.run(values);
      values.length = 0;
    }
  }

  return {
    flush,
    add(name, ...values) {
      const table = byName.get(name);
      if (table === undefined) throw new Error(`no row of ${name} is queued`);
      if (table.values.length === table.width * MOST) flush();
      table.values.push(...values);
      isEmpty = false;
    },
    nextId(name) {
      const id = (last.get(name) ?? lastId(ledger, name)) + 1;
      last.set(name, id);
      return id;
    },
  };
}

function insertSql(table: QueuedTable, rows: number): string {
  const row = Object.fromEntries(COLUMNS[table].map((column) => [column, 0]));
  const insert = query
    .insertInto(table)
    .values(new Array(rows).fill(row))
    .$if(table === 'learned_payers', (built) => built.onConflict((clash) => clash.doNothing()));
  return insert.compile().sql;
}

function lastId(ledger: Ledger, table: 'operations' | 'texts' | 'lines' | 'payments'): number {
  const newest = query.selectFrom(table).select('id').orderBy('id', 'desc').limit(1);
  return ledger.get(newest)?.id ?? 0;
}
