import type { Candidates, Chosen, Unclear } from './choose-roles.ts';
import type { ColumnFacts } from './column-facts.ts';

/** The best date that every row has: of cards, the day of booking may still be empty. */
export function chooseDate(table: Candidates): Chosen | Unclear {
  const { facts, candidates, factsOf, indexesOf } = table;
  const values = indexesOf('valueDate');
  const dates = [...indexesOf('date'), ...values];
  const [best] = dates;
  if (best === undefined) return { code: 'COLUMNS_UNKNOWN', column: 0 };
  const date = dates.find((column) => isWhole(factsOf(column), facts.rowCount)) ?? best;
  const rankOf = (column: number) => candidates[column]?.rank;
  const rival = dates.find((column) => {
    const isSameKind = rankOf(column) === rankOf(date) && column !== date;
    return isSameKind && !facts.areEqual(column, date);
  });
  // Days under a word that says nothing may be those of booking, if none is called so.
  const strange = indexesOf('text').find((column) => {
    const { dates: days, filled } = factsOf(column);
    return days > 0 && days === filled && !facts.areEqual(column, date);
  });
  const isBooking = rankOf(date) === 0;
  const unclear = rival ?? (isBooking ? undefined : strange);
  if (unclear !== undefined) return { code: 'COLUMN_TWICE', column: unclear };
  const value = values.find((column) => column !== date);
  return value === undefined
    ? [[date, 'date']]
    : [
        [date, 'date'],
        [value, 'valueDate'],
      ];
}

/** True if no row leaves it empty; one that ends before it has lost a cell on the way. */
const isWhole = ({ filled, absent }: ColumnFacts, rowCount: number): boolean =>
  filled === rowCount || (filled > 0 && filled + absent === rowCount);
