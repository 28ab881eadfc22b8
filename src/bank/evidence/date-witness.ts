import { type DateOrder, decideDateOrder, parseDate } from '../../domain/date.ts';

/** Which order of day and month dates show, and the place of the first one that shows none. */
export interface DateVerdict<Place> {
  readonly order: DateOrder | 'either' | 'conflict';
  readonly ambiguous?: Place;
}

export interface DateWitness<Place> {
  readonly add: (date: string, place: Place) => void;
  readonly verdict: () => DateVerdict<Place>;
}

/** Listens to the dates of a file as they go by: one day above 12 tells the order of all. */
export function dateWitness<Place>(): DateWitness<Place> {
  const orders = new Set<DateOrder>();
  let ambiguous: { readonly place: Place } | undefined;
  let previous = '';

  function add(date: string, place: Place): void {
    if (date === previous) return;
    previous = date;
    const order = decideDateOrder([date]);
    if (order === 'dmy' || order === 'mdy') orders.add(order);
    else if (ambiguous === undefined && isAmbiguous(date)) ambiguous = { place };
  }

  function verdict(): DateVerdict<Place> {
    const [order = 'either'] = orders;
    const found = { order: orders.size > 1 ? 'conflict' : order } as const;
    return ambiguous === undefined ? found : { ...found, ambiguous: ambiguous.place };
  }
  return { add, verdict };
}

function isAmbiguous(date: string): boolean {
  const [dayFirst, monthFirst] = [parseDate(date, 'dmy'), parseDate(date, 'mdy')];
  return dayFirst.ok && monthFirst.ok && dayFirst.value !== monthFirst.value;
}
