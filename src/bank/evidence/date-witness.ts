import { type DateOrder, decideDateOrder, parseDate } from '../../domain/date.ts';
import type { CsvRow } from '../csv/csv.ts';

/** Which order of day and month a column shows, and the first row whose date shows none. */
export interface DateVerdict {
  readonly order: DateOrder | 'either' | 'conflict';
  readonly ambiguousRow?: CsvRow;
}

export interface DateWitness {
  readonly add: (row: CsvRow) => void;
  readonly verdict: () => DateVerdict;
}

/** Listens to a column of dates (0-based) as the rows go by: one day above 12 tells the order. */
export function dateWitness(column: number): DateWitness {
  const orders = new Set<DateOrder>();
  let ambiguousRow: CsvRow | undefined;
  let previous = '';

  function add(row: CsvRow): void {
    const cell = row.cells[column] ?? '';
    if (cell === previous) return;
    previous = cell;
    const order = decideDateOrder([cell]);
    if (order === 'dmy' || order === 'mdy') orders.add(order);
    else if (ambiguousRow === undefined && isAmbiguous(cell)) ambiguousRow = row;
  }

  function verdict(): DateVerdict {
    const [order = 'either'] = orders;
    const found = { order: orders.size > 1 ? 'conflict' : order } as const;
    return ambiguousRow === undefined ? found : { ...found, ambiguousRow };
  }
  return { add, verdict };
}

function isAmbiguous(cell: string): boolean {
  const [dayFirst, monthFirst] = [parseDate(cell, 'dmy'), parseDate(cell, 'mdy')];
  return dayFirst.ok && monthFirst.ok && dayFirst.value !== monthFirst.value;
}
