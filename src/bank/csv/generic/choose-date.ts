import { parseDate } from '../../../domain/date.ts';
import type { Candidates, Chosen, Unclear } from './choose-roles.ts';
import { compareWays } from './compare-ways.ts';

/**
 * The best date that every row has: of cards, the day of booking may still be empty. A problem if
 * another column is as good, and has other days.
 */
export function chooseDate(table: Candidates): Chosen | Unclear {
  const { facts, candidates, factsOf, indexesOf } = table;
  const values = indexesOf('valueDate');
  const dates = [...indexesOf('date'), ...values];
  const [best] = dates;
  if (best === undefined) return { code: 'COLUMNS_UNKNOWN', column: 0 };
  const isWhole = (column: number) => {
    const { filled, absent } = factsOf(column);
    // A row that ends before the column has lost a cell on the way, which is told later.
    return filled === facts.rowCount || (filled > 0 && filled + absent === facts.rowCount);
  };
  const date = dates.find(isWhole) ?? best;
  const rankOf = (column: number) => candidates[column]?.rank;
  const isRival = (column: number) =>
    column !== date && rankOf(column) === rankOf(date) && factsOf(column).dates > 0;
  const holdsDays = (column: number) => {
    const { dates: days, filled } = factsOf(column);
    return days > 0 && days === filled;
  };
  // Days under a word that says nothing may be those of booking, if none is called so.
  const strange = rankOf(date) === 0 ? [] : indexesOf('text').filter(holdsDays);
  const rival = differing(table, date, [...dates.filter(isRival), ...strange]);
  if (rival !== undefined) return { code: 'COLUMN_TWICE', column: rival };
  const value = values.find((column) => column !== date);
  return [[date, 'date'], ...(value === undefined ? [] : [[value, 'valueDate'] as const])];
}

/** The first of these columns that has other days than the chosen one. */
function differing({ facts }: Candidates, date: number, others: readonly number[]) {
  if (others.length === 0) return undefined;
  const ways = [date, ...others].map((column) => ({
    says: (cells: readonly string[]) => dayIn(cells[column]),
  }));
  const comparison = compareWays(facts.rows(), ways);
  return others.find((_, index) => !comparison.areOne(0, index + 1));
}

function dayIn(cell = ''): string | undefined {
  const day = parseDate(cell);
  if (day.ok) return day.value;
  return cell === '' ? undefined : cell;
}
