import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Method } from '../../src/domain/method.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import { createLedger, openLedger } from '../../src/ledger/open.ts';
import { writeSettings } from '../../src/ledger/settings.ts';
import { addBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { type Writer, write } from '../../src/ledger/write.ts';
import { seededBytes } from '../support/world.ts';

export interface TestLedger {
  readonly ledger: Ledger;
  readonly path: string;
  readonly write: <Result>(body: (writer: Writer) => Result) => Result;
  /** The newest operation's number. */
  readonly lastOperation: () => number;
  readonly close: () => void;
}

/** A real ledger in a real file that begins on 2026-10-01, with card payments allowed. */
export function newTestLedger(methods: readonly Method[] = METHODS): TestLedger {
  const folder = mkdtempSync(join(tmpdir(), 'solde-ledger-'));
  const path = join(folder, 'ledger.solde');
  const surroundings = {
    now: () => '2026-10-05T08:00:00.000Z',
    random: seededBytes(7),
    dryRun: false,
  };
  createLedger(path, false, (ledger) => {
    write(ledger, surroundings, (writer) => {
      writeSettings(writer, {
        name: 'AMAP',
        language: 'en',
        currency: 'EUR',
        start: '2026-10-01',
        methods,
        kittyNegative: false,
      });
      addBankAccount(writer, 'Bank');
    });
  });
  const ledger = openLedger(path);
  // The disk need not keep a test's ledger: without this, most of the time would go to fsync.
  ledger.sqlite.pragma('synchronous = OFF');
  return {
    ledger,
    path,
    write: (body) => write(ledger, surroundings, body).result,
    lastOperation: () =>
      ledger.sqlite.prepare('SELECT max(id) FROM operations').pluck().get() as number,
    close() {
      ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const METHODS: readonly Method[] = ['cheque', 'cash', 'transfer', 'card'];
