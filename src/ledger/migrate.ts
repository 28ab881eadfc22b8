import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refuse } from '../domain/refusal.ts';
import type { Ledger } from './database.ts';

/**
 * "sold" in ASCII: how `file` and every version of the program know a ledger from other SQLite
 * files.
 */
export const APPLICATION_ID = 0x736f6c64;

interface Migration {
  readonly version: number;
  readonly sql: string;
}

/**
 * Refuses a file that is no ledger (LEDGER_FOREIGN) or was written by a newer program
 * (LEDGER_NEWER), before anything else is read of it; brings an older one up to date.
 */
export function bringUpToDate(ledger: Ledger): void {
  if (ledger.sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    refuse('LEDGER_FOREIGN', { path: ledger.path });
  }
  const version = versionOf(ledger);
  if (version > LATEST_VERSION) {
    refuse('LEDGER_NEWER', { path: ledger.path, version, known: LATEST_VERSION });
  }
  if (version < 1) refuse('LEDGER_DAMAGED', { path: ledger.path, detail: 'user_version 0' });
  if (version < LATEST_VERSION) migrate(ledger);
}

/** The number of the last file in `migrations/`; a test holds the two together. */
export const LATEST_VERSION = 16;

/** Runs the migrations that the ledger has not had, in one transaction. */
export function migrate(ledger: Ledger): void {
  ledger.sqlite
    .transaction(() => {
      const version = versionOf(ledger);
      for (const migration of readMigrations()) {
        if (migration.version > version) ledger.sqlite.exec(migration.sql);
      }
      ledger.sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      ledger.sqlite.pragma(`user_version = ${LATEST_VERSION}`);
    })
    .immediate();
}

const versionOf = (ledger: Ledger): number =>
  Number(ledger.sqlite.pragma('user_version', { simple: true }));

function readMigrations(): readonly Migration[] {
  const folder = migrationsFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      sql: readFileSync(new URL(name, folder), 'utf8'),
    }));
}

/** `migrations/` stands beside `src/` and beside the bundle's `dist/`. */
function migrationsFolder(): URL {
  const here = import.meta.url;
  const fromSource = fileURLToPath(here).endsWith('.ts');
  return new URL(fromSource ? '../../migrations/' : '../migrations/', here);
}
