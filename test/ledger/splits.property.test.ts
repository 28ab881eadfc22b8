import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/date.ts';
import type { BankLine, BankStatement } from '../../src/domain/statement.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { runs } from '../support/runs.ts';
import { newTestLedger } from './support.ts';

// A statement of 500 lines, full of identical twins, cut into files that overlap, imported in any
// order: the ledger must be that of one import of the whole. RUNS and SEED lengthen it.

const LENGTH = 500;

interface Row {
  readonly date: string;
  readonly amountCents: number;
  readonly text: string;
  readonly balanceCents: number;
}

/** Few labels and amounts, so that many rows of a day are equal. */
const wholeStatement = fc
  .array(
    fc.record({
      isNextDay: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
      amountCents: fc.constantFrom(4250, 4250, -320, -320, 1500, -8731),
      text: fc.constantFrom('VIR MME DURAND', 'CB BOULANGERIE', 'VIR M MARTIN'),
    }),
    { minLength: LENGTH, maxLength: LENGTH },
  )
  .map((moves) => {
    let date = '2026-10-01';
    let balanceCents = 100_000;
    const seen = new Set<string>();
    const rows: Row[] = [];
    for (const { isNextDay, amountCents, text } of moves) {
      if (isNextDay) date = addDays(date, 1);
      // Twins that come back to the same balance on one day can't be told apart by anyone.
      const name = `${date} ${amountCents} ${balanceCents}`;
      if (seen.has(name)) date = addDays(date, 1);
      seen.add(`${date} ${amountCents} ${balanceCents}`);
      balanceCents += amountCents;
      rows.push({ date, amountCents, text, balanceCents });
    }
    return rows;
  });

/** Pieces that together cover the whole, each from one cut to a later one; in any order. */
const piecesOf = (cutCount: number) =>
  fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), {
        minLength: 1,
        maxLength: cutCount,
      }),
      overlaps: fc.array(fc.nat({ max: 120 }), {
        minLength: cutCount + 1,
        maxLength: cutCount + 1,
      }),
      order: fc.array(fc.nat(), { minLength: cutCount + 1, maxLength: cutCount + 1 }),
      isNewestFirst: fc.array(fc.boolean(), {
        minLength: cutCount + 1,
        maxLength: cutCount + 1,
      }),
    })
    .map(({ cuts, overlaps, order, isNewestFirst }) => {
      const ends = [0, ...cuts.toSorted((one, other) => one - other), LENGTH];
      return ends
        .slice(0, -1)
        .map((from, index) => ({
          from: Math.max(0, from - (overlaps[index] ?? 0)),
          to: ends[index + 1] ?? LENGTH,
          isNewestFirst: isNewestFirst[index] ?? false,
          turn: order[index] ?? 0,
        }))
        .toSorted((one, other) => one.turn - other.turn);
    });

type Piece = { readonly from: number; readonly to: number; readonly isNewestFirst: boolean };

/** Moves both ends of a piece outwards to where a day begins and ends. */
function onWholeDays(rows: readonly Row[], piece: Piece): Piece {
  let { from, to } = piece;
  while (from > 0 && rows[from - 1]?.date === rows[from]?.date) from -= 1;
  while (to < rows.length && rows[to]?.date === rows[to - 1]?.date) to += 1;
  return { ...piece, from, to };
}

function fileOf(
  rows: readonly Row[],
  { from, to, isNewestFirst }: Piece,
  hasBalances: boolean,
): { statement: BankStatement; sha256: Buffer } {
  const part = rows.slice(from, to);
  const [first, last] = [part[0], part.at(-1)];
  const inOrder = isNewestFirst ? part.toReversed() : part;
  const lines = inOrder.map((row, index): BankLine => {
    const { balanceCents, ...rest } = row;
    const balance = hasBalances ? { balanceCents } : {};
    return { kind: 'line', row: index + 2, ...rest, ...balance };
  });
  const opening = (first?.balanceCents ?? 0) - (first?.amountCents ?? 0);
  const balances = hasBalances
    ? { openingCents: opening, closingCents: last?.balanceCents ?? opening }
    : {};
  return {
    statement: {
      format: 'test',
      bank: 'X',
      learnedFrom: 'real',
      proofs: hasBalances ? ['running-balance'] : [],
      proved: hasBalances,
      rowCount: lines.length,
      rows: () => lines,
      ...(first === undefined ? {} : { from: first.date }),
      ...(last === undefined ? {} : { to: last.date }),
      ...balances,
    },
    sha256: createHash('sha256').update(JSON.stringify(lines)).digest(),
  };
}

/** What a ledger holds after importing these pieces, one after the other. */
function ledgerOf(rows: readonly Row[], pieces: readonly Piece[], hasBalances: boolean) {
  const test = newTestLedger();
  try {
    let held = 0;
    for (const piece of pieces) {
      const { statement, sha256 } = fileOf(rows, piece, hasBalances);
      const bank = firstBankAccount(test.ledger);
      const fileName = `${piece.from}-${piece.to}.csv`;
      const imported = test.write((writer) =>
        importStatement(writer, { fileName, sha256, statement, bank }),
      );
      held += imported.held.length + imported.vanished.length;
    }
    const { sqlite } = test.ledger;
    const lines = sqlite
      .prepare(
        `SELECT date || ' ' || amount_cents || ' ' || coalesce(balance_cents, '') || ' ' || body
         FROM lines JOIN texts ON texts.id = text_id`,
      )
      .pluck()
      .all() as string[];
    const balances = sqlite
      .prepare('SELECT account_id, balance_cents FROM account_balances ORDER BY account_id')
      .raw()
      .all();
    return { lines: lines.toSorted(), balances, held, problems: checkLedger(test.ledger) };
  } finally {
    test.close();
  }
}

const WHOLE: Piece = { from: 0, to: LENGTH, isNewestFirst: false };

describe('a statement cut into files that overlap', () => {
  test('without balances, at the ends of days, gives the ledger of one import', () => {
    fc.assert(
      fc.property(wholeStatement, piecesOf(5), (rows, pieces) => {
        const cut = pieces.map((piece) => onWholeDays(rows, piece));
        expect(ledgerOf(rows, cut, false)).toEqual(ledgerOf(rows, [WHOLE], false));
      }),
      { ...runs(12), endOnFailure: true },
    );
  });

  test('with a running balance, cut anywhere, gives the ledger of one import', () => {
    fc.assert(
      fc.property(wholeStatement, piecesOf(5), (rows, pieces) => {
        expect(ledgerOf(rows, pieces, true)).toEqual(ledgerOf(rows, [WHOLE], true));
      }),
      { ...runs(12), endOnFailure: true },
    );
  });
});
