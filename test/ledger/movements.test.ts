import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixedAccount } from '../../src/ledger/accounts.ts';
import { builtInHeading, headingBook } from '../../src/ledger/headings.ts';
import { bookOf } from '../../src/ledger/movements.ts';
import { newTestLedger, type TestLedger } from './support.ts';

/** The book of an account, below what any command may write today. */

let made: TestLedger;

beforeEach(() => {
  made = newTestLedger();
});

afterEach(() => made.close());

const other = () => builtInHeading(made.ledger, 'other');

/** An entry of 10,00 € between the cash box and a heading, and what takes it back on another day. */
function recordThenReverse(days: readonly string[]): readonly number[] {
  const operations: number[] = [];
  for (const [index, date] of days.entries()) {
    operations.push(
      made.write((writer) => {
        const reverses = operations.at(-1);
        const operation =
          reverses === undefined
            ? writer.operation('adjustment')
            : writer.operation('reversal', { reverses });
        const [cash, heading] = [fixedAccount('cash'), other().id];
        const [debit, credit] = index % 2 === 0 ? [cash, heading] : [heading, cash];
        writer.entry(operation, { date, debit, credit, amountCents: 1000 });
        return operation;
      }),
    );
  }
  return operations;
}

describe('what takes something back', () => {
  test('on another day is a movement of its own, and so is what it takes back', () => {
    const [first, second] = recordThenReverse(['2026-10-30', '2026-11-01']);
    const { movements, balanceCents } = bookOf(made.ledger, other().id, 'credit');
    expect(movements.map((each) => [each.operation, each.reversesId, each.amountCents])).toEqual([
      [first, null, 1000],
      [second, first, -1000],
    ]);
    expect(balanceCents).toBe(0);
    const october = headingBook(made.ledger, other(), { to: '2026-10-31' });
    expect(october.heading).toMatchObject({ receivedCents: 1000, balanceCents: 1000 });
    const november = headingBook(made.ledger, other(), { from: '2026-11-01' });
    expect(november.heading).toMatchObject({ beforeCents: 1000, paidCents: 1000, balanceCents: 0 });
  });

  test('on the same day is left out with it, the first staying where it stands again', () => {
    recordThenReverse(['2026-10-30', '2026-10-30']);
    expect(bookOf(made.ledger, other().id, 'credit').movements).toEqual([]);
    const [first] = recordThenReverse(['2026-11-02', '2026-11-02', '2026-11-02']);
    const { movements } = bookOf(made.ledger, other().id, 'credit');
    expect(movements.map(({ operation }) => operation)).toEqual([first]);
  });
});

test('each side grows its own way, and nothing is never minus zero', () => {
  recordThenReverse(['2026-10-30']);
  const [cash, heading] = [fixedAccount('cash'), other().id];
  expect(bookOf(made.ledger, cash, 'debit').balanceCents).toBe(1000);
  expect(bookOf(made.ledger, cash, 'credit').balanceCents).toBe(-1000);
  expect(bookOf(made.ledger, heading, 'credit').balanceCents).toBe(1000);
  const before = bookOf(made.ledger, cash, 'debit', { from: '2026-10-01', to: '2026-10-02' });
  expect(before).toEqual({ beforeCents: 0, movements: [], balanceCents: 0 });
});
