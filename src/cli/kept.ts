import type { BuiltQuery } from '../ledger/database.ts';

/** What `npm run build` kept, so that the program need not make it again. */
export interface Kept {
  /** Queries that were built, by the names of their templates; those built now are added. */
  readonly queries: Map<string, BuiltQuery>;
}
