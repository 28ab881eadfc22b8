import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumCents } from '../../src/domain/money.ts';
import { type ContractState, contractShares, owedOf } from '../../src/ledger/contracts/owed.ts';

/** What a member owes is shared between their contracts. */

const cents = fc.integer({ min: 0, max: 500 });

const state = fc
  .record({ totalCents: cents, paidCents: cents, laterCents: cents })
  .map(({ totalCents, paidCents, laterCents }) => ({
    memberId: 1,
    totalCents,
    paidCents,
    laterCents: Math.min(laterCents, Math.max(0, totalCents - paidCents)),
    nextCents: 0,
  }));

const states = fc
  .array(state, { maxLength: 4 })
  .map((all): readonly ContractState[] =>
    all.map((each, index) => ({ ...each, contractId: index + 1 })),
  );

test('paid, due and later are what a contract comes to, and no more than the member owes', () => {
  fc.assert(
    fc.property(states, fc.integer({ min: -2000, max: 500 }), (all, balanceCents) => {
      const shares = [...contractShares(all, balanceCents).values()];
      for (const { totalCents, paidCents, dueCents, laterCents } of shares) {
        expect(paidCents + dueCents + laterCents).toBe(totalCents);
        expect(Math.min(dueCents, laterCents)).toBeGreaterThanOrEqual(0);
      }
      const owed = owedOf(balanceCents, all);
      expect(sumCents(shares.map(({ dueCents }) => dueCents))).toBeLessThanOrEqual(owed.dueCents);
      const laterCents = sumCents(shares.map((each) => each.laterCents));
      expect(laterCents).toBeLessThanOrEqual(owed.laterCents);
    }),
  );
});

test('contracts are owed all of a debt that is of contracts only', () => {
  fc.assert(
    fc.property(states, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
      const open = all.map((each) => Math.max(0, each.totalCents - each.paidCents));
      const debtCents = Math.floor(sumCents(open) * part);
      const shares = [...contractShares(all, -debtCents).values()];
      expect(sumCents(shares.map((each) => each.dueCents + each.laterCents))).toBe(debtCents);
    }),
  );
});
