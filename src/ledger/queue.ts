import type { Compilable } from 'kysely';
import { type Bindable, type Ledger, type Prepared, query, template } from './database.ts';
import type { Schema } from './schema.ts';

// Hot path: what an import writes for each of its lines. A row that is inserted by itself costs
// SQLite a statement journal, since every table has triggers and foreign keys that may refuse it:
// 11 µs for an entry, of which 7 are the journal. Rows that go in a hundred at a time share it.
// So rows wait, until there are enough or until somebody reads.

/** The columns that are given; tables in the order in which they need each other. */
const COLUMNS = {
  texts: ['id', 'salt', 'body', 'digest'],
  operations: ['id', 'kind', 'reverses_id', 'reason_id', 'recorded_at'],
  statements: [
    'id',
    'operation_id',
    'bank_account_id',
    'file_id',
    'sha256',
    'format',
    'account_number',
    'from_date',
    'to_date',
    'opening_cents',
    'closing_cents',
    'credit_cents',
    'debit_cents',
    'early_cents',
    'new_count',
    'duplicate_count',
    'held_count',
    'skipped_count',
  ],
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
  readonly nextId: (table: Numbered) => number;
  /** Inserts what waits. */
  readonly flush: () => void;
}

/**
 * The rows of a statement: beyond a hundred it gains nothing any more, and each size is prepared
 * anew.
 */
const SIZES = [128, 16, 1] as const;
/** So many rows of a table wait at most. */
const [MOST] = SIZES;

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
      let start = 0;
      for (const rows of SIZES) {
        for (; values.length - start >= rows * width; start += rows * width) {
          statementFor(name, rows).run(values.slice(start, start + rows * width));
        }
      }
      values.length = 0;
    }
  }

  function statementFor(name: QueuedTable, rows: number): Prepared {
    const key = `${name} ${rows}`;
    const statement = statements.get(key) ?? ledger.sqlite.prepare(insertSql(name, rows));
    statements.set(key, statement);
    return statement;
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

/** Kysely builds it for one row; of 128 it would take longer than all of them to insert. */
function insertSql(table: QueuedTable, rows: number): string {
  const { sql } = INSERTS[table]().compile();
  return sql.replace(/\(\?.*?\)/, (values) => new Array(rows).fill(values).join(', '));
}

const INSERTS = Object.fromEntries(
  Object.entries(COLUMNS).map(([name, columns]) => {
    const table = name as QueuedTable;
    const build = () =>
      query
        .insertInto(table)
        .values(Object.fromEntries(columns.map((column) => [column, 0])) as never)
        .$if(table === 'learned_payers', (built) => built.onConflict((clash) => clash.doNothing()));
    return [table, template(`insert into ${table}`, build)];
  }),
) as unknown as Record<QueuedTable, () => Compilable<unknown>>;

type Numbered = 'operations' | 'texts' | 'statements' | 'lines' | 'payments';

/** The number of the table's newest row; 0 where there is none. */
export const lastId = (ledger: Ledger, table: Numbered): number =>
  ledger.get(NEWEST[table]())?.id ?? 0;

const newest = (table: Numbered) =>
  template(`newest of ${table}`, () =>
    query.selectFrom(table).select('id').orderBy('id', 'desc').limit(1),
  );

const NEWEST = {
  operations: newest('operations'),
  texts: newest('texts'),
  statements: newest('statements'),
  lines: newest('lines'),
  payments: newest('payments'),
} as const;
