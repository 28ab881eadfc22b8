import type { Language } from './messages/format.ts';

/** The options that every command takes, as typed. */
export interface Globals {
  readonly ledger?: string | undefined;
  readonly language?: Language | undefined;
  readonly json: boolean;
  readonly csv: boolean;
  readonly csvStyle?: 'excel' | 'plain' | undefined;
  readonly output?: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly input: boolean;
  readonly date?: string | undefined;
  readonly key?: string | undefined;
}
