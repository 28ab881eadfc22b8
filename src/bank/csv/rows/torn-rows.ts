import type { FileProblem } from '../../../domain/statement.ts';
import { amountIndexes, type Columns } from '../columns.ts';
import type { CsvRow } from '../csv.ts';
import { problemAt } from '../place.ts';
import { isDate, isEmpty, looksLikeAmount } from './cells.ts';
import type { OddityWitness } from './oddities.ts';

// Rows of which a delimiter too many or too few has moved the cells into other columns. Each of
// them may look sound by itself; what the other rows of the file have shows that it is not.

const torn = (row: CsvRow): FileProblem => ({
  code: 'MALFORMED',
  line: row.line,
  value: row.raw().trimEnd(),
});

/**
 * Amounts that a comma has cut in two, in a file whose delimiter it is: `12,50` without quotes is a
 * 12, and a 50 in the column that follows, in every row.
 */
export function cutAmounts({ amount }: Columns): OddityWitness {
  const suspects = new Map<number, CsvRow | undefined>();
  for (const column of amountIndexes(amount)) suspects.set(column, undefined);
  const cut: { readonly row: CsvRow; readonly column: number }[] = [];
  return {
    add(row) {
      for (const column of amountIndexes(amount)) {
        const [units = '', next = ''] = row.cells.slice(column, column + 2);
        // `1,234.56` is a 1 in the same way, whatever the other amounts are.
        const isThousands = /^[-+]?\d{1,3}$/.test(units) && /^\d{3}\.\d\d?$/.test(next);
        if (isThousands && cut.length === 0) cut.push({ row, column });
        if (!suspects.has(column) || !looksLikeAmount(units)) continue;
        if (/[.,]/.test(units) || !/^(?:\d\d?"?)?$/.test(next)) suspects.delete(column);
        else if (next !== '' && suspects.get(column) === undefined) suspects.set(column, row);
      }
    },
    verdict() {
      const whole = [...suspects].flatMap(([column, row]) => (row ? [{ row, column }] : []));
      for (const { row, column } of [...cut, ...whole]) {
        const value = row.cells.slice(column, column + 2).join(',');
        // Between quotes, a number and another one are two cells.
        if (row.raw().includes(value)) {
          return problemAt(row, 'AMOUNT_UNREADABLE', column, ',', value);
        }
      }
      return undefined;
    },
  };
}

const MOST_SUSPECTS = 20;

/**
 * A text that is nothing but an amount, in a row which leaves a cell empty that all rows without
 * such a text fill, or whose amount lacks the cents that others have.
 */
export function movedCells({ amount, texts }: Columns): OddityWitness {
  const suspects: CsvRow[] = [];
  let alwaysFilled: readonly number[] | undefined;
  let hasCents = false;
  const amountOf = ({ cells }: CsvRow) =>
    amountIndexes(amount)
      .map((column) => cells[column] ?? '')
      .find((cell) => !isEmpty(cell)) ?? '';
  return {
    add(row, date) {
      const { cells } = row;
      const units = amountOf(row);
      // A row without either is no movement, or one that is told to lack it.
      if (units === '' || !isDate(date)) return;
      hasCents = hasCents || /\d[.,]\d\d?\b/.test(units);
      if (texts.some((text) => isWithCents(cells[text] ?? ''))) {
        if (suspects.length < MOST_SUSPECTS) suspects.push(row);
        return;
      }
      const columns = alwaysFilled ?? [...cells.keys()];
      if (alwaysFilled?.every((column) => !isEmpty(cells[column]))) return;
      alwaysFilled = columns.filter((column) => !isEmpty(cells[column]));
    },
    verdict() {
      const moved = suspects.find((row) => {
        const lacksCents = hasCents && /^[-+]?\d+$/.test(amountOf(row));
        return lacksCents || alwaysFilled?.some((column) => isEmpty(row.cells[column]));
      });
      return moved && torn(moved);
    },
  };
}

/** More than an amount has. */
const LONGEST_AMOUNT = 25;

const isWithCents = (cell: string): boolean =>
  cell.length <= LONGEST_AMOUNT && /[.,]\d\d(?!\d)/.test(cell) && looksLikeAmount(cell);

/**
 * Rows that lost a cell, so that a credit may stand where the debits are: in a file that writes its
 * empty cells, no row is shorter than its last column of money, or of a table of no known bank than
 * its header. There a row may not lack the date that ends all others either.
 */
export function lostCells(
  { amount, balance = -1, date, width }: Columns,
  isUnknown: boolean,
): OddityWitness {
  const last = isUnknown ? width - 1 : Math.max(...amountIndexes(amount), balance);
  let short: CsvRow | undefined;
  let writesEmptyCells = false;
  let endsWithDate: boolean | undefined;
  return {
    add(row) {
      const { cells } = row;
      const isDated = isDate(cells[date] ?? '');
      if (cells.length <= last) {
        if (short === undefined && isDated) short = row;
        return;
      }
      if (!writesEmptyCells && cells[last] === '') {
        writesEmptyCells = cells.slice(last).every((cell) => cell === '');
      }
      if (isUnknown && isDated && endsWithDate !== false) endsWithDate = isDate(cells[last] ?? '');
    },
    verdict: () => (short && (writesEmptyCells || endsWithDate === true) ? torn(short) : undefined),
  };
}
