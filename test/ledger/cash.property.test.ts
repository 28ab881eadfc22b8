import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { cashBook } from '../../src/ledger/cash/cash-book.ts';
import { cashIn, cashOn } from '../../src/ledger/cash/cash-box.ts';
import { countCash } from '../../src/ledger/cash/cash-counts.ts';
import { moveCash } from '../../src/ledger/cash/cash-moves.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import { depositCash } from '../../src/ledger/deposits/create-deposit.ts';
import { builtInHeading } from '../../src/ledger/headings.ts';
import { addMember } from '../../src/ledger/members/members.ts';
import { addPayment } from '../../src/ledger/payments/payment-changes.ts';
import { undo } from '../../src/ledger/undo.ts';
import { runs } from '../support/runs.ts';
import { newTestLedger, type TestLedger } from './support.ts';

/**
 * Weeks of a cash box against a list of what moved it: the box holds their sum, and what was found
 * in it at a count that stands is what it held, whatever is recorded or taken back later.
 */

const DAYS = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'] as const;

interface Moved {
  readonly id: number;
  readonly date: string;
  readonly cents: number;
  readonly counted?: number;
  /** What it takes back. */
  readonly reverses?: number;
}

interface Step {
  readonly what: 'payment' | 'move' | 'bank' | 'count' | 'undo';
  readonly day: number;
  readonly cents: number;
  readonly which: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('payment', 'move', 'bank', 'count', 'undo', 'undo'),
  day: fc.nat(3),
  cents: fc.integer({ min: -500, max: 500 }),
  which: fc.nat(50),
});

const sum = (moved: readonly Moved[]) => moved.reduce((total, { cents }) => total + cents, 0);

/** Taken back an odd number of times. */
function stands(all: readonly Moved[], id: number): boolean {
  const by = all.find(({ reverses }) => reverses === id);
  return by === undefined || !stands(all, by.id);
}

function rootOf(all: readonly Moved[], id: number): Moved | undefined {
  const found = all.find((each) => each.id === id);
  return found?.reverses === undefined ? found : rootOf(all, found.reverses);
}

/** The last of what took something back, brought it back, and so on. */
function newest(all: readonly Moved[], id: number): Moved | undefined {
  const by = all.find(({ reverses }) => reverses === id);
  return by === undefined ? all.find((each) => each.id === id) : newest(all, by.id);
}

/** Why something may not be taken back; nothing if it may. */
function mayUndo(all: readonly Moved[], id: number): readonly string[] {
  if (!stands(all, id)) return ['ALREADY_UNDONE'];
  const root = rootOf(all, id);
  const isRedo = root !== undefined && !stands(all, root.id);
  const taken = newest(all, id);
  const isCounted = all.some(
    (count) =>
      count.counted !== undefined &&
      stands(all, count.id) &&
      taken !== undefined &&
      taken.cents !== 0 &&
      taken.id < count.id &&
      taken.date <= count.date,
  );
  return [
    ...(isRedo && root.counted !== undefined ? ['REDO_REFUSED'] : []),
    ...(isCounted ? ['CASH_COUNTED'] : []),
  ];
}

function perform(made: TestLedger, all: readonly Moved[], step: Step): Moved | undefined {
  const { what, cents, which } = step;
  const date = DAYS[step.day] ?? DAYS[0];
  if (what === 'undo') return takeBack(made, all, which);
  return made.write((writer) => {
    const { ledger } = writer;
    if (what === 'count') {
      const countedCents = Math.max(0, cashOn(ledger, date) + (which % 2 === 0 ? 0 : cents));
      const { operation, differenceCents } = countCash(writer, { countedCents, date, reason: 'x' });
      return { id: operation, date, cents: differenceCents, counted: countedCents };
    }
    if (what === 'move') {
      const amountCents = cents === 0 ? 1 : cents;
      const heading = builtInHeading(ledger, 'other');
      const id = moveCash(writer, { amountCents, heading, date });
      return { id, date, cents: amountCents };
    }
    if (what === 'bank') {
      const amountCents = cents === 0 ? 1 : cents;
      const paidIn = { amountCents, date, bankId: 1, bankNumber: undefined, reason: undefined };
      const { operation } = depositCash(writer, paidIn);
      return { id: operation, date, cents: 0 - amountCents };
    }
    const amountCents = Math.abs(cents) + 1;
    const payment = { memberId: 1, amountCents, method: 'cash', date } as const;
    const { operation } = addPayment(writer, payment, 'received');
    return { id: operation, date, cents: amountCents };
  });
}

function takeBack(made: TestLedger, all: readonly Moved[], which: number): Moved | undefined {
  const target = all[which % Math.max(1, all.length)];
  if (target === undefined) return undefined;
  const reasons = mayUndo(all, target.id);
  try {
    const { reversal } = made.write((writer) => undo(writer, target.id));
    expect(reasons, 'refused by the model alone').toEqual([]);
    const { id, date, cents } = newest(all, target.id) ?? target;
    return { id: reversal, date, cents: 0 - cents, reverses: id };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(reasons, `refused by the ledger: ${error.code}`).toContain(error.code);
    return undefined;
  }
}

test('the box holds what moved it, and held what was found in it', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 30, maxLength: 30 }), (steps) => {
      const made = newTestLedger();
      try {
        made.write((writer) => addMember(writer, { name: 'Anne A' }));
        const all: Moved[] = [];
        for (const step of steps) {
          const moved = perform(made, all, step);
          if (moved !== undefined) all.push(moved);
          expect(cashIn(made.ledger)).toBe(sum(all));
        }
        const counts = all.filter(({ id, counted }) => counted !== undefined && stands(all, id));
        for (const { id, date, counted } of counts) {
          expect(sum(all.filter((each) => each.id <= id && each.date <= date))).toBe(counted);
        }
        const { movements, balanceCents } = cashBook(made.ledger, {});
        expect(movements.at(-1)?.balanceCents ?? 0).toBe(balanceCents);
        const listed = movements.flatMap(({ countedCents }) => countedCents ?? []);
        expect(listed.toSorted()).toEqual(counts.map(({ counted }) => counted).toSorted());
        expect(checkLedger(made.ledger)).toEqual([]);
      } finally {
        made.close();
      }
    }),
    runs(40),
  );
});
