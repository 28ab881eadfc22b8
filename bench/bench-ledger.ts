import type { CalendarDate } from '../src/domain/date.ts';
import { createLedger } from '../src/ledger/open.ts';
import { writeSettings } from '../src/ledger/settings.ts';
import { addBankAccount } from '../src/ledger/statements/bank-accounts.ts';
import { type Surroundings, type Writer, write } from '../src/ledger/write.ts';

/** A ledger of a group that is paid by transfer, from `start`, with what `body` puts into it. */
export function newBenchLedger(
  path: string,
  surroundings: Surroundings,
  body: (writer: Writer) => void,
  start: CalendarDate = '2026-01-01',
): void {
  createLedger(path, false, (ledger) => {
    write(ledger, surroundings, (writer) => {
      writeSettings(writer, {
        name: 'Bench',
        language: 'en',
        currency: 'EUR',
        start,
        methods: ['transfer'],
        kittyNegative: true,
      });
      addBankAccount(writer, 'Bank');
      body(writer);
    });
  });
}
