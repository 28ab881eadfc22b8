import { createLedger } from '../../src/ledger/open.ts';
import { writeSettings } from '../../src/ledger/settings.ts';
import { addBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { type Surroundings, type Writer, write } from '../../src/ledger/write.ts';

/** A ledger of a group that is paid by transfer, from 2026-01-01, with what `body` puts into it. */
export function newBenchLedger(
  path: string,
  surroundings: Surroundings,
  body: (writer: Writer) => void,
): void {
  createLedger(path, false, (ledger) => {
    write(ledger, surroundings, (writer) => {
      writeSettings(writer, {
        name: 'Bench',
        language: 'en',
        currency: 'EUR',
        start: '2026-01-01',
        methods: ['transfer'],
        kittyNegative: true,
      });
      addBankAccount(writer, 'Bank');
      body(writer);
    });
  });
}
