import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceProof } from '../../src/bank/evidence/running-balance.ts';

type Row = readonly [amountCents: number, balanceCents?: number, day?: number];

function verdictOf(rows: readonly Row[]) {
  const proof = balanceProof();
  for (const [index, [amountCents, balanceCents, day = 1]] of rows.entries()) {
    const date = `2026-03-${String(day).padStart(2, '0')}`;
    const balance = balanceCents === undefined ? {} : { balanceCents };
    proof.add({ line: index + 2, date, amountCents, ...balance });
  }
  return proof.verdict();
}

const broken = (line: number, statedCents: number, computedCents: number) => ({
  kind: 'broken',
  line,
  statedCents,
  computedCents,
});

const proved = (openingCents: number, closingCents: number) => ({
  kind: 'proved',
  openingCents,
  closingCents,
});

describe('balanceProof', () => {
  const CASES: readonly [string, readonly Row[], unknown][] = [
    ['no row', [], { kind: 'unproved' }],
    ['one row', [[5, 105]], proved(100, 105)],
    [
      'oldest first',
      [
        [5, 105],
        [-10, 95],
      ],
      proved(100, 95),
    ],
    [
      'newest first',
      [
        [-10, 95],
        [5, 105],
      ],
      proved(100, 95),
    ],
    [
      'amounts that cancel out, days rising',
      [
        [10, 110, 1],
        [-10, 100, 2],
      ],
      proved(100, 100),
    ],
    [
      'amounts that cancel out, days falling',
      [
        [10, 110, 2],
        [-10, 100, 1],
      ],
      proved(110, 110),
    ],
    ['no balance', [[5], [6]], { kind: 'unproved' }],
    ['a balance now and then', [[5, 105], [1], [2, 108], [3]], { kind: 'unproved' }],
    ['a break behind a missing balance', [[5, 105], [1], [2, 109]], broken(4, 109, 108)],
    [
      'a break, oldest first',
      [
        [5, 105],
        [1, 106],
        [1, 108],
      ],
      broken(4, 108, 107),
    ],
    [
      'a break, newest first',
      [
        [1, 108],
        [2, 107],
        [5, 104],
      ],
      broken(4, 104, 105),
    ],
    [
      'one balance for all',
      [
        [5, 200],
        [6, 200],
        [7, 200],
      ],
      broken(3, 200, 206),
    ],
    [
      'a row of zero',
      [
        [5, 105],
        [0, 105],
        [1, 106],
      ],
      proved(100, 106),
    ],
  ];

  it.each(CASES)('%s', (_name, rows, expected) => {
    expect(verdictOf(rows)).toEqual(expected);
  });

  it('proves every chain, in both orders, and no chain with one amount changed', () => {
    const amounts = fc.array(fc.integer({ min: -9999, max: 9999 }), {
      minLength: 3,
      maxLength: 20,
    });
    fc.assert(
      fc.property(amounts, fc.integer(), fc.boolean(), fc.nat(), (cents, opening, reverse, at) => {
        let balance = opening;
        const rows: Row[] = cents.map((amount, index) => {
          balance += amount;
          return [amount, balance, index + 1];
        });
        const inOrder = reverse ? rows.toReversed() : rows;
        expect(verdictOf(inOrder)).toEqual(proved(opening, balance));
        // The oldest row's amount is between the opening, which nothing states, and its balance.
        const wrong = rows.with(1 + (at % (rows.length - 1)), [123_456, 7_000_000, 1]);
        expect(verdictOf(reverse ? wrong.toReversed() : wrong).kind).toBe('broken');
      }),
    );
  });
});
