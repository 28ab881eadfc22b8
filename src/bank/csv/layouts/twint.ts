import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble } from '../layout.ts';
import { foldCell } from '../table.ts';
import { as, headed } from './headed.ts';

/** Where the columns stand that have to be read together. */
const [TYPE, AMOUNT, DISCOUNT] = [2, 4, 5];

/**
 * What a shop's customers paid by TWINT, without a sign; the costs are listed beside it and change
 * nothing: in the real file, amount and costs add up to what the customer paid. Only payments are
 * known: which way another type goes, or what a discount was taken from, is left to a person.
 *
 * Learned from the real file in BananaAccounting/Switzerland.
 */
export const twint: Layout = headed({
  name: 'twint-csv',
  bank: 'TWINT, for shops',
  learnedFrom: 'real',
  needs: ['DATE', 'TYPE', 'STATE', 'TRANSACTION AMOUNT (CHF)', 'TRANSACTION COSTS (CHF)'],
  words: {
    DATE: 'date',
    TIME: 'ignored',
    TYPE: 'direction',
    STATE: 'status',
    'TRANSACTION AMOUNT (CHF)': 'amount',
    ...as('ignored', 'DISCOUNT (CHF)', 'TRANSACTION COSTS (CHF)', 'TWINT TERMINAL ID'),
    'TWINT ORDER ID': 'id',
    ...as('text', 'COMMERCE', 'MERCHANT TRANSACTION REFERENCE', 'ACQUIRER TRANSACTION REFERENCE'),
    ...as('text', 'NAME IN THE STATEMENT', 'FIRST NAME', 'LAST NAME'),
  },
  decimal: '.',
  preamble: (rows) => ({ currency: 'CHF', ...periodIn(rows) }),
  decode,
});

function decode(cells: readonly string[]): readonly string[] {
  const [type = '', amount = '', discount = ''] = [cells[TYPE], cells[AMOUNT], cells[DISCOUNT]];
  const taken = parseAmount(discount);
  const isWhole = discount.trim() === '' || (taken.ok && taken.value === 0);
  const row = isWhole ? cells : cells.with(AMOUNT, `${amount} (${discount})`);
  return foldCell(type) === 'PAYMENT' ? row.with(TYPE, 'credit') : row;
}

/** `Date of:` and `To date:`, with the hour in brackets. */
function periodIn(rows: readonly CsvRow[]): Preamble {
  const dayOf = (name: string) => {
    const row = rows.find(({ cells }) => foldCell(cells[0] ?? '') === name);
    const date = parseDate(row?.cells[1]?.replace(/ \(.*$/, '') ?? '');
    return date.ok ? date.value : undefined;
  };
  const [from, to] = [dayOf('DATE OF:'), dayOf('TO DATE:')];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
