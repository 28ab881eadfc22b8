import type { CalendarDate } from '../domain/date.ts';
import { formatId, type IdKind } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { chainHead, operationHasher } from './chain.ts';
import { asRefusal, type Ledger, query } from './database.ts';
import type { OperationKind } from './schema.ts';
import { textDigest } from './texts.ts';

/** What a change needs from the world; injected, so that a test or a replay can fix it. */
export interface Surroundings {
  /** The instant that operations bear, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly random: (length: number) => Uint8Array;
  /** Run everything, then roll it back. */
  readonly dryRun: boolean;
}

export interface NewEntry {
  readonly date: CalendarDate;
  readonly debit: number;
  readonly credit: number;
  readonly amountCents: Cents;
  readonly order?: number | null;
  readonly payment?: number | null;
  readonly line?: number | null;
  readonly deposit?: number | null;
  readonly contract?: number | null;
}

/** An open transaction. Everything that changes a ledger takes one. */
export interface Writer {
  readonly ledger: Ledger;
  readonly surroundings: Surroundings;
  /** The operations begun so far, as people name them. */
  readonly operations: () => readonly string[];
  /** Begins an operation and gives its number; it is sealed when the transaction ends. */
  readonly operation: (kind: OperationKind, about?: OperationAbout) => number;
  readonly entry: (operation: number, entry: NewEntry) => void;
  /** Keeps a free text, salted, and gives its number. */
  readonly text: (body: string) => number;
  /** Notes an identifier or reference as drawn here, so that a dry run does not show it. */
  readonly drawn: (kind: IdKind | 'reference', value: number | string) => string;
}

export interface OperationAbout {
  readonly reason?: string | undefined;
  readonly reverses?: number;
}

export interface Written<Result> {
  readonly result: Result;
  /** The operations recorded, in order: `A-90`. */
  readonly operations: readonly string[];
  /** Every identifier and reference that this change drew. */
  readonly drawn: ReadonlySet<string>;
}

/** Carries a dry run's result out of the transaction that is rolled back. */
class RolledBack {
  readonly written: Written<unknown>;

  constructor(written: Written<unknown>) {
    this.written = written;
  }
}

/**
 * The one place that writes: runs `body` in one IMMEDIATE transaction and seals what it recorded.
 * A plain BEGIN loses writes to SQLITE_BUSY when two processes read first and write then. Whatever
 * `body` throws leaves the ledger as it was. Refuses with LEDGER_BUSY after five seconds.
 */
export function write<Result>(
  ledger: Ledger,
  surroundings: Surroundings,
  body: (writer: Writer) => Result,
): Written<Result> {
  const transaction = ledger.sqlite.transaction((): Written<Result> => {
    const { writer, operations, drawn } = newWriter(ledger, surroundings);
    const result = body(writer);
    seal(ledger, operations);
    const written = { result, operations: writer.operations(), drawn };
    if (surroundings.dryRun) throw new RolledBack(written);
    return written;
  });
  try {
    return asRefusal(ledger.path, () => transaction.immediate());
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.written as Written<Result>;
    throw thrown;
  }
}

function newWriter(ledger: Ledger, surroundings: Surroundings) {
  const operations: number[] = [];
  const drawn = new Set<string>();
  const entryCounts = new Map<number, number>();
  const insertEntry = entryInsert(ledger);
  const noteDrawn = (kind: IdKind | 'reference', value: number | string): string => {
    const id = kind === 'reference' ? String(value) : formatId(kind, Number(value));
    drawn.add(id);
    return id;
  };
  const insertText = textInsert(ledger);
  const text = (body: string): number => {
    const salt = Buffer.from(surroundings.random(16));
    return insertText(salt, body, textDigest(salt, body));
  };
  const writer: Writer = {
    ledger,
    surroundings,
    text,
    drawn: noteDrawn,
    operations: () => operations.map((operation) => formatId('operation', operation)),
    operation(kind, about = {}) {
      const reason_id = about.reason === undefined ? null : text(about.reason);
      const id = nextOperation(ledger);
      const recorded_at = surroundings.now();
      const reverses_id = about.reverses ?? null;
      ledger.run(
        query.insertInto('operations').values({ id, kind, reverses_id, reason_id, recorded_at }),
      );
      operations.push(id);
      noteDrawn('operation', id);
      return id;
    },
    entry(operation, entry) {
      const number = (entryCounts.get(operation) ?? 0) + 1;
      entryCounts.set(operation, number);
      insertEntry(operation, number, entry);
    },
  };
  return { writer, operations, drawn };
}

/** Hot path, as `entryInsert`: one text for each line of an import. */
function textInsert(ledger: Ledger) {
  const salt = Buffer.alloc(0);
  const { sql } = query.insertInto('texts').values({ salt, body: '', digest: salt }).compile();
  const statement = ledger.sqlite.prepare(sql);
  return (...values: readonly [salt: Buffer, body: string, digest: Buffer]): number =>
    Number(statement.run(...values).lastInsertRowid);
}

/**
 * Hot path: an import inserts one entry a line. Kysely compiles the statement once; running the
 * compiled statement is eight times faster than building it for each row.
 */
function entryInsert(ledger: Ledger) {
  const { sql } = query
    .insertInto('entries')
    .columns([
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
    ])
    .values({
      operation_id: 0,
      number: 0,
      date: '',
      debit_account_id: 0,
      credit_account_id: 0,
      amount_cents: 0,
      order_id: 0,
      payment_id: 0,
      line_id: 0,
      deposit_id: 0,
      contract_id: 0,
    })
    .compile();
  const statement = ledger.sqlite.prepare(sql);
  return (operation: number, number: number, entry: NewEntry): void => {
    const { date, debit, credit, amountCents, order, payment, line } = entry;
    statement.run(
      operation,
      number,
      date,
      debit,
      credit,
      amountCents,
      order ?? null,
      payment ?? null,
      line ?? null,
      entry.deposit ?? null,
      entry.contract ?? null,
    );
  };
}

function nextOperation(ledger: Ledger): number {
  const newest = query.selectFrom('operations').select('id').orderBy('id', 'desc').limit(1);
  return (ledger.get(newest)?.id ?? 0) + 1;
}

function seal(ledger: Ledger, operations: readonly number[]): void {
  if (operations.length === 0) return;
  const hashOf = operationHasher(ledger);
  let hash = chainHead(ledger);
  for (const operation_id of operations) {
    hash = hashOf(hash, operation_id);
    ledger.run(query.insertInto('seals').values({ operation_id, hash }));
  }
}
