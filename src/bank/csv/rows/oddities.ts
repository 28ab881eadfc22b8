import type { FileProblem } from '../../../domain/statement.ts';
import { amountIndexes, type Columns } from '../columns.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout } from '../layout.ts';
import { problemAt } from '../place.ts';
import { MINUS } from './cells.ts';
import { OUTGOING } from './outgoing.ts';
import { cutAmounts, lostCells, movedCells } from './torn-rows.ts';

/**
 * Listens for what can be read row by row, and yet makes no sense in the whole of a table. Its
 * verdict is a problem, or undefined if there is nothing odd.
 */
export interface OddityWitness {
  /** A row, and the cell of its date, free of formulas. */
  readonly add: (row: CsvRow, date: string) => void;
  readonly verdict: () => FileProblem | undefined;
}

/** All that may be odd about a table of this layout; the verdict is the first that is. */
export function oddityWitness(
  columns: Columns,
  delimiter: string,
  { name, bank }: Pick<Layout, 'name' | 'bank'>,
): OddityWitness {
  const isUnknown = bank === 'any';
  const witnesses = [
    // Other layouts are known to have signs, or are looked at as a whole before they are read.
    ...(name === 'plain-csv' ? [unsignedDebits(columns, delimiter)] : []),
    ...(delimiter === ',' ? [cutAmounts(columns)] : []),
    ...(isUnknown ? [movedCells(columns)] : []),
    lostCells(columns, isUnknown),
    yearsFirst(columns, delimiter),
  ];
  return {
    add(row, date) {
      for (const witness of witnesses) witness.add(row, date);
    },
    verdict: () => witnesses.flatMap((witness) => witness.verdict() ?? [])[0],
  };
}

/** Labels of money that went out, in a file where no amount has a sign. */
function unsignedDebits({ amount, texts }: Columns, delimiter: string): OddityWitness {
  let found: { readonly row: CsvRow; readonly column: number } | undefined;
  let hasSign = false;
  return {
    add(row) {
      hasSign = hasSign || amountIndexes(amount).some((each) => MINUS.test(row.cells[each] ?? ''));
      if (hasSign || found !== undefined) return;
      const column = texts.find((each) => OUTGOING.test(row.cells[each]?.trim() ?? ''));
      if (column !== undefined) found = { row, column };
    },
    verdict() {
      if (hasSign || found === undefined) return undefined;
      return problemAt(found.row, 'DIRECTION_UNKNOWN', found.column, delimiter);
    },
  };
}

const SHORT_YEAR = /^(\d\d)[-/.]\d\d[-/.](\d\d)(?!\d)/;
/** More years than a statement covers. */
const MOST_YEARS = 10;

/**
 * Dates with the year first and in two digits, which read like a day (`26-03-05`). Day and year
 * trade places: what would be the year takes many values, far from each other, and what would be
 * the day takes few.
 */
function yearsFirst({ date: column }: Columns, delimiter: string): OddityWitness {
  const [firsts, lasts] = [new Set<number>(), new Set<number>()];
  let first: CsvRow | undefined;
  return {
    add(row, date) {
      // `26-03-05`, and what else may be written with as many characters.
      if (date.length !== 8) return;
      const [, day, year] = SHORT_YEAR.exec(date) ?? [];
      if (day === undefined || year === undefined) return;
      first ??= row;
      firsts.add(Number(day));
      // Two-digit years from 80 on belong to the last century.
      lasts.add(year < '80' ? Number(year) + 100 : Number(year));
    },
    verdict() {
      const years = Math.max(...lasts) - Math.min(...lasts);
      const isOdd = years > MOST_YEARS && lasts.size > firsts.size;
      return isOdd && first ? problemAt(first, 'DATE_UNREADABLE', column, delimiter) : undefined;
    },
  };
}
