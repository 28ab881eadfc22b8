import type { CalendarDate } from '../domain/date.ts';
import { formatId, type IdKind } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { chainHead, linksOf } from './chain.ts';
import { asRefusal, type Ledger, query, template } from './database.ts';
import { newQueue, type Queue } from './queue.ts';
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
  /** For rows that come by the thousand. */
  readonly queue: Queue;
  /** The operations begun so far, in order. */
  readonly operations: () => readonly number[];
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
  /** Of a dry run, every identifier and reference that it drew. */
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
    writer.queue.flush();
    seal(writer, operations);
    const written = { result, drawn };
    if (surroundings.dryRun) throw new RolledBack(written);
    return written;
  });
  try {
    return asRefusal(ledger.path, () => transaction.immediate());
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.written as Written<Result>;
    throw thrown;
  } finally {
    ledger.before(() => undefined);
  }
}

function newWriter(ledger: Ledger, surroundings: Surroundings) {
  const operations: number[] = [];
  const drawn = new Set<string>();
  // Entries of one operation come one after the other; if not, it is asked how many there are.
  let counted = { operation: 0, entries: 0 };
  let unused = 0;
  const queue = newQueue(ledger);
  ledger.before(queue.flush);
  // What is recorded together bears one instant.
  const recordedAt = surroundings.now();
  const noteDrawn = (kind: IdKind | 'reference', value: number | string): string => {
    const id = kind === 'reference' ? String(value) : formatId(kind, Number(value));
    if (surroundings.dryRun) drawn.add(id);
    return id;
  };
  const text = (body: string): number => {
    const salt = Buffer.from(surroundings.random(16));
    const id = queue.nextId('texts');
    queue.add('texts', id, salt, body, textDigest(salt, body));
    return id;
  };
  const writer: Writer = {
    ledger,
    queue,
    surroundings,
    text,
    drawn: noteDrawn,
    operations: () => operations,
    operation(kind, about = {}) {
      const reason_id = about.reason === undefined ? null : text(about.reason);
      const id = queue.nextId('operations');
      const reverses_id = about.reverses ?? null;
      queue.add('operations', id, kind, reverses_id, reason_id, recordedAt);
      operations.push(id);
      unused = id;
      noteDrawn('operation', id);
      return id;
    },
    entry(operation, entry) {
      if (counted.operation !== operation) {
        counted = { operation, entries: operation === unused ? 0 : entryCount(ledger, operation) };
        unused = 0;
      }
      counted.entries += 1;
      const number = counted.entries;
      const { date, debit, credit, amountCents, order, payment, line } = entry;
      queue.add(
        'entries',
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
    },
  };
  return { writer, operations, drawn };
}

const entryCount = (ledger: Ledger, operation: number): number =>
  ledger.get(lastEntry(operation))?.number ?? 0;

const lastEntry = template('last entry', (operation: number) =>
  query
    .selectFrom('entries')
    .select('number')
    .where('operation_id', '=', operation)
    .orderBy('number', 'desc')
    .limit(1),
);

function seal({ ledger, queue }: Writer, operations: readonly number[]): void {
  const [first] = operations;
  const last = operations.at(-1);
  if (first === undefined || last === undefined) return;
  for (const { operation, hash } of linksOf(ledger, chainHead(ledger), { first, last })) {
    queue.add('seals', operation, hash);
  }
  queue.flush();
}
