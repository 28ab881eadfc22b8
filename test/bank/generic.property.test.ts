import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { bytesSource } from '../../src/bank/source.ts';
import { runs } from '../support/runs.ts';
import { oddTable } from './odd-tables.ts';

// `RUNS=100000 npx vitest run test/bank/generic.property.test.ts` takes some minutes.

it('reads a table of any shape to the cent, or refuses it', () => {
  fc.assert(
    fc.property(oddTable, ({ bytes, text, movements, isPlain }) => {
      const answer = readStatement(bytesSource('odd.csv', bytes));
      if (!answer.ok) {
        // What a person would understand without a doubt is not refused.
        if (isPlain) throw new Error(`${JSON.stringify(answer.problems.slice(0, 3))}\n${text}`);
        return;
      }
      const lines = [...answer.statement.rows()].flatMap((row) =>
        row.kind === 'line' ? [{ date: row.date, cents: row.amountCents }] : [],
      );
      expect(lines, text).toEqual(movements.map(({ date, cents }) => ({ date, cents })));
    }),
    runs(300),
  );
});
