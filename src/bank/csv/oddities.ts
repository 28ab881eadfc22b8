import { parseDate } from '../../domain/date.ts';
import type { FileProblem } from '../../domain/statement.ts';
import { amountIndexes, type Columns } from './columns.ts';
import type { CsvRow } from './csv.ts';
import type { Layout } from './layout.ts';
import { looksLikeAmount } from './movement.ts';
import { MINUS, OUTGOING } from './outgoing.ts';
import { problemAt } from './place.ts';

/**
 * Listens for what can be read row by row, and yet makes no sense in the whole of a table. Its
 * verdict is a problem, or undefined if there is nothing odd.
 */
export interface OddityWitness {
  readonly add: (row: CsvRow, date: string) => void;
  readonly verdict: () => FileProblem | undefined;
}

export function oddityWitness(
  columns: Columns,
  delimiter: string,
  layout: Pick<Layout, 'name' | 'bank'>,
): OddityWitness {
  const witnesses = [
    // Other layouts are known to have signs, or are looked at as a whole before they are read.
    ...(layout.name === 'plain-csv' ? [unsignedDebits(columns, delimiter)] : []),
    ...(delimiter === ',' ? [cutAmounts(columns)] : []),
    ...(layout.bank === 'any' ? [movedCells(columns, delimiter)] : []),
    lostCells(columns, layout),
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
  let found: Found | undefined;
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

/**
 * Amounts that a comma has cut in two, in a file whose delimiter it is: `12,50` without quotes is a
 * 12, and a 50 in the column that follows.
 */
function cutAmounts({ amount }: Columns): OddityWitness {
  const suspects = new Map<number, CsvRow | undefined>();
  for (const column of amountIndexes(amount)) suspects.set(column, undefined);
  let thousands: Found | undefined;
  return {
    add(row) {
      for (const column of amountIndexes(amount)) {
        const [units = '', next = ''] = row.cells.slice(column, column + 2);
        // `1,234.56` is a 1 in the same way, whatever the other amounts are.
        if (/^[-+]?\d{1,3}$/.test(units) && /^\d{3}\.\d\d?$/.test(next))
          thousands ??= { row, column };
      }
      for (const [column, first] of suspects) {
        const [units = '', next = ''] = row.cells.slice(column, column + 2);
        if (!looksLikeAmount(units)) continue;
        if (/[.,]/.test(units) || !/^(?:\d\d?"?)?$/.test(next)) suspects.delete(column);
        else if (next !== '' && first === undefined) suspects.set(column, row);
      }
    },
    verdict() {
      const cut = [...suspects].flatMap(([column, row]) => (row ? [{ row, column }] : []));
      for (const { row, column } of [...(thousands ? [thousands] : []), ...cut]) {
        const value = row.cells.slice(column, column + 2).join(',');
        if (row.raw().includes(value)) {
          return problemAt(row, 'AMOUNT_UNREADABLE', column, ',', value);
        }
      }
      return undefined;
    },
  };
}

interface Found {
  readonly row: CsvRow;
  readonly column: number;
}

/**
 * A text that is an amount, in a row whose amount lacks the cents that others have, or which leaves
 * a cell empty that others fill: a delimiter too many or too few has moved the cells.
 */
function movedCells({ amount, texts }: Columns, delimiter: string): OddityWitness {
  let withoutCents: Found | undefined;
  let hasCents = false;
  const suspects: Found[] = [];
  let alwaysFilled: readonly number[] | undefined;
  return {
    add(row, date) {
      const { cells } = row;
      const column = amountIndexes(amount).find((each) => isFilled(cells, each)) ?? -1;
      const units = cells[column] ?? '';
      hasCents = hasCents || /\d[.,]\d\d?\b/.test(units);
      const suspect = texts.find((text) => isWithCents(cells[text] ?? ''));
      if (suspect === undefined) {
        if (column < 0 || !isDate(date)) return;
        if (alwaysFilled?.every((each) => isFilled(cells, each))) return;
        alwaysFilled = (alwaysFilled ?? [...cells.keys()]).filter((each) => isFilled(cells, each));
        return;
      }
      if (/^[-+]?\d+$/.test(units)) withoutCents ??= { row, column };
      if (suspects.length < MOST_SUSPECTS) suspects.push({ row, column: suspect });
    },
    verdict() {
      const gap = suspects.find(({ row: { cells } }) =>
        alwaysFilled?.some((each) => !isFilled(cells, each)),
      );
      const found = (hasCents ? withoutCents : undefined) ?? gap;
      if (found === undefined) return undefined;
      return problemAt(found.row, 'AMOUNT_UNREADABLE', found.column, delimiter);
    },
  };
}

const isFilled = (cells: readonly string[], column: number): boolean =>
  (cells[column] ?? '') !== '';

const MOST_SUSPECTS = 20;

const isWithCents = (cell: string): boolean =>
  /[.,]\d\d(?!\d)/.test(cell) && cell.length <= 25 && looksLikeAmount(cell);

/**
 * Rows that lost a cell, so that a credit may stand where the debits are: in a file that writes
 * its empty cells, no row is shorter than its last column of money, or of a table of no known bank
 * than its header. There a row may not lack the date that ends all others either.
 */
function lostCells(
  { amount, balance = -1, date, width }: Columns,
  layout: Pick<Layout, 'bank'>,
): OddityWitness {
  const isUnknown = layout.bank === 'any';
  const last = isUnknown ? width - 1 : Math.max(...amountIndexes(amount), balance);
  let short: CsvRow | undefined;
  let writesEmptyCells = false;
  let endsWithDate: boolean | undefined;
  return {
    add(row) {
      const isDated = isDate(row.cells[date] ?? '');
      if (row.cells.length <= last) {
        if (short === undefined && isDated) short = row;
        return;
      }
      if (!writesEmptyCells && row.cells[last] === '') {
        writesEmptyCells = row.cells.slice(last).every((cell) => cell === '');
      }
      if (isUnknown && isDated && endsWithDate !== false) {
        endsWithDate = isDate(row.cells[last] ?? '');
      }
    },
    verdict() {
      if (short === undefined || !(writesEmptyCells || endsWithDate === true)) return undefined;
      return { code: 'MALFORMED', line: short.line, value: short.raw().trimEnd() };
    },
  };
}

const isDate = (cell: string): boolean => parseDate(cell, 'dmy').ok || parseDate(cell, 'mdy').ok;

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
