/**
 * A treasurer's ledger in a few lines: maps of amounts, and for undo a copy of the whole state
 * before each operation is not enough, since operations are taken back in any order; so each
 * operation is a list of additions to named sums, and taking it back subtracts them.
 */

export type Sums = Map<string, number>;

export interface ModelOperation {
  readonly id: number;
  readonly changes: readonly (readonly [key: string, cents: number])[];
  undone: boolean;
}

/** Keys: `balance 3`, `pending 3`, `payment 7 pending`, `payment 7 transit`, `line 9`, `bank`. */
export class Model {
  readonly sums: Sums = new Map();
  readonly operations = new Map<number, ModelOperation>();

  get(key: string): number {
    return this.sums.get(key) ?? 0;
  }

  record(id: number, changes: ModelOperation['changes']): void {
    this.operations.set(id, { id, changes, undone: false });
    this.apply(changes, 1);
  }

  /** Takes back an operation that stands, or brings back one that does not. */
  flip(id: number): void {
    const operation = this.operations.get(id);
    if (!operation) throw new Error(`no operation ${id}`);
    this.apply(operation.changes, operation.undone ? 1 : -1);
    operation.undone = !operation.undone;
  }

  private apply(changes: ModelOperation['changes'], sign: number): void {
    for (const [key, cents] of changes) this.sums.set(key, this.get(key) + sign * cents);
  }
}
