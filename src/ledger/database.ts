import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import {
  type Compilable,
  DefaultQueryExecutor,
  QueryCreator,
  SqliteAdapter,
  SqliteQueryCompiler,
} from 'kysely';
import { once } from '../domain/once.ts';
import { refuse } from '../domain/refusal.ts';
import type { Schema } from './schema.ts';

/**
 * Builds queries, typed by the schema; it never runs them. Kysely's own driver would prepare each
 * statement anew, and is asynchronous; `Ledger` runs what this compiles. Of Kysely only what builds
 * queries: what changes schemas and talks to databases would double what a command loads.
 */
export const query = new QueryCreator<Schema>({
  executor: new DefaultQueryExecutor(new SqliteQueryCompiler(), new SqliteAdapter(), {
    provideConnection: () => Promise.reject(new Error('queries are run by Ledger')),
  }),
});

/** A statement as SQLite has it ready, for the few places that run one by themselves. */
export type Prepared = Statement;

export type Bindable = string | number | Buffer | null;

/**
 * A query that is built once and run with other values each time; building one takes Kysely twenty
 * times as long as SQLite takes to run it. What `build` makes must be the same whatever the values
 * are, and have each of them as a parameter: no `in` over a list, no branch on a value.
 */
export function template<Values extends readonly Bindable[], Row>(
  build: (...values: Values) => Compilable<Row>,
): (...values: Values) => Compilable<Row> {
  const built = once(() => {
    // Kysely takes an object that it does not know for a value, and hands it on as it is.
    const places = Array.from({ length: build.length }, () => ({}));
    const { parameters, ...compiled } = build(...(places as unknown as Values)).compile();
    const sources = parameters.map((value) => ({ value, index: places.indexOf(value as object) }));
    return { compiled, sources };
  });
  return (...values) => ({
    compile() {
      const { compiled, sources } = built.value();
      const parameters = sources.map(({ value, index }) => (index < 0 ? value : values[index]));
      return { ...compiled, parameters };
    },
  });
}

/** An open ledger. Everything is synchronous: no transaction is ever open across an `await`. */
export interface Ledger {
  readonly path: string;
  readonly sqlite: Database;
  readonly all: <Row>(built: Compilable<Row>) => Row[];
  readonly get: <Row>(built: Compilable<Row>) => Row | undefined;
  /** Rows one at a time, for what may not fit into memory. */
  readonly each: <Row>(built: Compilable<Row>) => IterableIterator<Row>;
  /**
   * Runs a change; gives the id of the inserted row. Only `write.ts` opens a transaction for it.
   */
  readonly run: (built: Compilable<unknown>) => number;
  /** Has `work` done before anything is read or run, until it is told otherwise. */
  readonly before: (work: () => void) => void;
  readonly close: () => void;
}

/** How long another process may hold the ledger before this one says that it is busy. */
const BUSY_MILLISECONDS = 5000;

/**
 * Opens a file that exists. `journal_mode=DELETE` and `synchronous=EXTRA` keep it one file at rest
 * that survives a power cut. Foreign keys and recursive triggers hold the ledger's own rules.
 * Refuses with LEDGER_NOT_FOUND, LEDGER_FOREIGN, LEDGER_BUSY or FILE_SYSTEM.
 */
export function openDatabase(path: string): Ledger {
  const sqlite = asRefusal(path, () => new Sqlite(path, { fileMustExist: true }));
  sqlite.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
  return wrap(path, sqlite);
}

/** An empty ledger in memory, to compare a real one's schema with. */
export const openMemory = (): Ledger => wrap(':memory:', new Sqlite(':memory:'));

function wrap(path: string, sqlite: Database): Ledger {
  const statements = new Map<string, Statement>();
  let due = (): void => undefined;
  const prepare = (built: Compilable<unknown>): [Statement, Bindable[]] => {
    due();
    const { sql, parameters } = built.compile();
    let statement = statements.get(sql);
    if (!statement) {
      statement = sqlite.prepare(sql);
      statements.set(sql, statement);
    }
    return [statement, parameters as Bindable[]];
  };
  return {
    path,
    sqlite,
    all<Row>(built: Compilable<Row>) {
      const [statement, parameters] = prepare(built);
      return statement.all(parameters) as Row[];
    },
    get<Row>(built: Compilable<Row>) {
      const [statement, parameters] = prepare(built);
      return statement.get(parameters) as Row | undefined;
    },
    each<Row>(built: Compilable<Row>) {
      due();
      const { sql, parameters } = built.compile();
      // Not from the cache: a statement can't be used again while it is being iterated.
      return sqlite.prepare(sql).iterate(parameters as Bindable[]) as IterableIterator<Row>;
    },
    run(built) {
      const [statement, parameters] = prepare(built);
      return Number(statement.run(parameters).lastInsertRowid);
    },
    before(work) {
      due = work;
    },
    close: () => sqlite.close(),
  };
}

/** Runs `body`; SQLite's own errors about the file become refusals, others stay bugs. */
export function asRefusal<Result>(path: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const detail = error instanceof Error ? error.message : String(error);
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
      return refuse('LEDGER_BUSY', { path });
    }
    if (code === 'SQLITE_NOTADB') return refuse('LEDGER_FOREIGN', { path });
    if (code.startsWith('SQLITE_CORRUPT')) return refuse('LEDGER_DAMAGED', { path, detail });
    if (/^SQLITE_(CANTOPEN|IOERR|FULL|READONLY|PERM|NOLFS)/.test(code)) {
      return refuse('FILE_SYSTEM', { path, detail });
    }
    throw error;
  }
}
