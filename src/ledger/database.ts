import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import {
  type Compilable,
  type CompiledQuery,
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
 * queries: what changes schemas and talks to databases would double what a command loads. And only
 * once one is built, which takes 8 ms: the commands that are typed most need none, see `template`.
 */
export const query: QueryCreator<Schema> = new Proxy({} as QueryCreator<Schema>, {
  get(_, name) {
    const value: unknown = Reflect.get(creator.value(), name);
    return typeof value === 'function' ? value.bind(creator.value()) : value;
  },
});

const creator = once(
  () =>
    new QueryCreator<Schema>({
      executor: new DefaultQueryExecutor(new SqliteQueryCompiler(), new SqliteAdapter(), {
        provideConnection: () => Promise.reject(new Error('queries are run by Ledger')),
      }),
    }),
);

/** What `template` built: the text, and for each parameter a value or which of the given it is. */
export interface BuiltQuery {
  readonly sql: string;
  readonly sources: readonly { readonly value?: unknown; readonly index: number }[];
}

let known = new Map<string, BuiltQuery>();
const named = new Set<string>();

/** Gives the queries that `npm run build` had built, by name; what is built now is added to them. */
export function knowQueries(built: Map<string, BuiltQuery>): void {
  known = built;
}

/** A statement as SQLite has it ready, for the few places that run one by themselves. */
export type Prepared = Statement;

export type Bindable = string | number | Buffer | null;

/**
 * A query that is built once and run with other values each time; building one takes Kysely twenty
 * times as long as SQLite takes to run it. What `build` makes must be the same whatever the values
 * are, and have each of them as a parameter: `in` over `listed` alone, no branch on a value. `name` is
 * its own: under it `npm run build` keeps it, so that the program need not load Kysely for it.
 */
export function template<Values extends readonly Bindable[], Row>(
  name: string,
  build: (...values: Values) => Compilable<Row>,
): (...values: Values) => Compilable<Row> {
  // Else one would be run with the text that was kept of the other.
  if (named.has(name)) throw new Error(`two queries are called ${name}`);
  named.add(name);
  const built = once((): BuiltQuery => {
    const before = known.get(name);
    if (before) return before;
    // Kysely takes an object that it does not know for a value, and hands it on as it is.
    const places = Array.from({ length: build.length }, () => ({}));
    const { sql, parameters } = build(...(places as unknown as Values)).compile();
    const sources = parameters.map((value) => {
      const index = places.indexOf(value as object);
      return index < 0 ? { value, index } : { index };
    });
    known.set(name, { sql, sources });
    return { sql, sources };
  });
  return (...values) => ({
    compile() {
      const { sql, sources } = built.value();
      const parameters = sources.map(({ value, index }) => (index < 0 ? value : values[index]));
      return { sql, parameters } as unknown as CompiledQuery<Row>;
    },
  });
}

/** The numbers of a JSON list: what a template has in the place of a list of its own length. */
export const listed = (numbers: string) =>
  query
    .selectFrom((each) => each.fn<{ value: number }>('json_each', [each.val(numbers)]).as('listed'))
    .select('listed.value');

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
