import { chmodSync, closeSync, constants, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal, refuse } from '../domain/refusal.ts';
import { asRefusal, type Ledger, openDatabase, openMemory } from './database.ts';
import { bringUpToDate, migrate } from './migrate.ts';

/** Opens the ledger at `path`; only `createLedger` ever creates one. */
export function openLedger(path: string): Ledger {
  if (!existsSync(path)) refuse('LEDGER_NOT_FOUND', { path });
  const ledger = openDatabase(path);
  try {
    asRefusal(path, () => {
      bringUpToDate(ledger);
      setPragmas(ledger);
    });
  } catch (error) {
    ledger.close();
    throw error;
  }
  return ledger;
}

/**
 * Creates an empty ledger, readable by its owner alone, and fills it with `fill`. Nothing is left
 * behind when `fill` throws. Refuses with LEDGER_EXISTS where there is a file already. A dry run
 * fills one in memory.
 */
export function createLedger(path: string, dryRun: boolean, fill: Fill): void {
  if (dryRun) tryLedger(path, fill);
  else makeLedger(path, fill);
}

type Fill = (ledger: Ledger) => void;

function makeLedger(path: string, fill: Fill): void {
  claim(path);
  try {
    const ledger = openDatabase(path);
    try {
      asRefusal(path, () => {
        setPragmas(ledger);
        migrate(ledger);
        fill(ledger);
      });
    } finally {
      ledger.close();
    }
  } catch (error) {
    rmSync(path, { force: true });
    rmSync(`${path}-journal`, { force: true });
    throw error;
  }
}

function tryLedger(path: string, fill: Fill): void {
  if (existsSync(path)) refuse('LEDGER_EXISTS', { path });
  const ledger = openMemory();
  try {
    migrate(ledger);
    fill(ledger);
  } finally {
    ledger.close();
  }
}

/** Creates the empty file, with rights 0600 whatever the umask; O_EXCL follows no symbolic link. */
function claim(path: string): void {
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;
  orRefuse(path, () => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));
  orRefuse(path, () => {
    try {
      closeSync(openSync(path, flags, 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse('LEDGER_EXISTS', { path });
      throw error;
    }
    chmodSync(path, 0o600);
  });
}

function orRefuse(path: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    refuse('FILE_SYSTEM', { path, detail: code ?? message });
  }
}

function setPragmas(ledger: Ledger): void {
  // In one go: each alone takes a tenth of a millisecond. The cache holds what a long import
  // changes of the indexes; more than 12 MiB made a million lines no faster.
  ledger.sqlite.exec(`
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -12288;
  `);
}
