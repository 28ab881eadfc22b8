import { MINUS } from '../rows/cells.ts';
import { directionOf } from '../rows/meaning.ts';
import type { Candidates, Chosen, Unclear } from './choose-roles.ts';
import { sizeOf } from './column-facts.ts';
import { compareWays, type Saying } from './compare-ways.ts';
import { hiddenDirection, isTwoWay, outgoingDoubt } from './direction.ts';
import { LAST } from './header-word.ts';

/** Every way in which the file gives its amounts; the first is the one where nothing is unclear. */
export interface MoneyChoice {
  readonly readings: readonly Chosen[];
  readonly unclear?: Unclear | undefined;
}

/** One way in which the file may give its amounts, and what speaks against it. */
interface MoneyWay extends Saying {
  readonly chosen: Chosen;
  readonly doubt?: Unclear | undefined;
}

/**
 * The amounts: signed, or debit and credit, or unsigned with a direction. A file may give them in
 * several ways, which must agree; then the best has signs, and an amount in most rows.
 */
export function chooseMoney(table: Candidates): MoneyChoice {
  const ways = differentWays(table, waysOf(table));
  const [best, rival] = ways;
  if (best === undefined) {
    // Half of the amounts would be lost.
    const [half = 0] = [...filledOf(table, 'debit'), ...filledOf(table, 'credit')];
    return { readings: [], unclear: { code: 'COLUMNS_UNKNOWN', column: half } };
  }
  const unclear = rival === undefined ? best.doubt : otherColumn(best, rival);
  return { readings: ways.map(({ chosen }) => chosen), unclear };
}

function waysOf(table: Candidates): readonly MoneyWay[] {
  const signed = filledOf(table, 'amount').map((amount) => signedWay(table, amount));
  const pairs = filledOf(table, 'debit').flatMap((debit) =>
    filledOf(table, 'credit').map((credit) => pairWay(table, debit, credit)),
  );
  return [...signed, ...pairs];
}

/** The ways of which no two say the same, the best first. */
function differentWays({ facts }: Candidates, ways: readonly MoneyWay[]): readonly MoneyWay[] {
  if (ways.length < 2) return ways;
  const { countOf, areOne } = compareWays(facts.rows(), ways);
  const different: { readonly way: MoneyWay; readonly index: number }[] = [];
  const byWorth = ways
    .map((way, index) => ({ way, index, isUnsigned: way.isUnsigned ?? false }))
    .toSorted(
      (one, other) =>
        Number(one.isUnsigned) - Number(other.isUnsigned) ||
        countOf(other.index) - countOf(one.index),
    );
  for (const found of byWorth) {
    if (!different.some(({ index }) => areOne(index, found.index))) different.push(found);
  }
  return different.map(({ way }) => way);
}

/** The first column of the rival that the best way does not take. */
function otherColumn(best: MoneyWay, rival: MoneyWay): Unclear {
  const taken = new Set(best.chosen.map(([column]) => column));
  const [column = 0] = rival.chosen.map(([each]) => each).filter((each) => !taken.has(each));
  return { code: 'COLUMN_TWICE', column };
}

/** The columns for a role, without those that are always empty, as long as there are others. */
function filledOf(
  { indexesOf, factsOf, facts }: Candidates,
  role: 'amount' | 'debit' | 'credit',
): readonly number[] {
  const all = indexesOf(role);
  const filled = all.filter((column) => factsOf(column).amounts > 0);
  const isEmptyTable = facts.rowCount === 0;
  return filled.length > 0 || (role === 'amount' && !isEmptyTable) ? filled : all.slice(0, 1);
}

/** What a cell says of an amount, with the sign that it has. */
function signedIn(cell = ''): string | undefined {
  const size = sizeOf(cell);
  if (size === undefined) return undefined;
  return MINUS.test(cell) ? `-${size}` : String(size);
}

/** An amount that goes one way, whatever its sign. */
function sizedIn(cell: string | undefined, way: 'in' | 'out' | undefined): string | undefined {
  const size = way === undefined ? undefined : sizeOf(cell ?? '');
  if (size === undefined) return undefined;
  return way === 'out' ? `-${size}` : String(size);
}

/** Debits are negative, with a minus or without. */
function pairWay({ factsOf }: Candidates, debit: number, credit: number): MoneyWay {
  const { firstNegative, firstPositive } = factsOf(debit);
  const chosen: Chosen = [
    [debit, 'debit'],
    [credit, 'credit'],
  ];
  const says: MoneyWay['says'] = (cells) => sizedIn(cells[debit], 'out') ?? signedIn(cells[credit]);
  if (firstNegative === undefined || firstPositive === undefined) return { chosen, says };
  // Debits of both signs in one column: one of them may be money that came back.
  const row = firstNegative.line > firstPositive.line ? firstNegative : firstPositive;
  return { chosen, says, doubt: { code: 'DIRECTION_UNKNOWN', column: debit, row } };
}

/** A column of amounts, and where it has no signs the column that tells which way they went. */
function signedWay(table: Candidates, amount: number): MoneyWay {
  const { firstNegative, firstPositive } = table.factsOf(amount);
  const chosen: Chosen = [[amount, 'amount']];
  const says: MoneyWay['says'] = (cells) => signedIn(cells[amount]);
  if (firstNegative !== undefined) return { chosen, says, doubt: againstSigns(table, amount) };
  if (firstPositive === undefined) return { chosen, says };
  const named = table.indexesOf('direction').find((each) => table.factsOf(each).filled > 0);
  const direction = named ?? hiddenDirection(table);
  if (direction !== undefined) {
    return {
      chosen: [...chosen, [direction, 'direction']],
      says: (cells) => sizedIn(cells[amount], directionOf(cells[direction] ?? '')),
    };
  }
  const doubt = outgoingDoubt(table) ?? otherHalf(table, amount);
  return { chosen, says, isUnsigned: true, doubt };
}

/** A column of directions that does not say the same as the signs. */
function againstSigns(table: Candidates, amount: number): Unclear | undefined {
  const named = table.indexesOf('direction');
  const columns = [...named, ...table.indexesOf('text').filter((each) => isTwoWay(table, each))];
  if (columns.length === 0) return undefined;
  const bySign: Saying = { says: (cells) => signedIn(cells[amount]) };
  const byColumn = columns.map(
    (column): Saying => ({
      says: (cells) => sizedIn(cells[amount], directionOf(cells[column] ?? '')),
    }),
  );
  const { firstConflict } = compareWays(table.facts.rows(), [bySign, ...byColumn]);
  const conflicts = columns.flatMap((column, index) => {
    const row = firstConflict(0, index + 1);
    return row === undefined ? [] : [{ code: 'DIRECTION_UNKNOWN', column, row } as const];
  });
  return conflicts[0];
}

/**
 * Where all amounts lack a sign, another column may be for those that go the other way: a debit
 * without its credit, or, where their column is not called just that, a second one which is empty
 * in this file: `Montant payé` and `Montant reçu`.
 */
function otherHalf(table: Candidates, amount: number): Unclear | undefined {
  const { candidates, factsOf, indexesOf } = table;
  const hasPair = indexesOf('debit').length > 0 && indexesOf('credit').length > 0;
  const half = [...filledOf(table, 'debit'), ...filledOf(table, 'credit')].find(
    (column) => factsOf(column).firstAmount !== undefined,
  );
  if (half !== undefined && !hasPair) {
    return { code: 'DIRECTION_UNKNOWN', column: half, row: factsOf(half).firstAmount };
  }
  if (candidates[amount]?.rank !== LAST) return undefined;
  const empty = indexesOf('amount').find((column) => factsOf(column).filled === 0);
  return empty === undefined ? undefined : { code: 'COLUMN_TWICE', column: empty };
}
