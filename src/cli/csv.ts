import type { CalendarDate } from '../domain/date.ts';
import { type AmountStyle, type Cents, formatAmount } from '../domain/money.ts';
import { cleanForTerminal, spreadsheetSafe } from '../domain/text.ts';
import type { Globals } from './globals.ts';
import type { Say } from './messages/catalogue.ts';

export type CsvStyle = 'excel' | 'plain';

/** How a file of one style is written, RFC 4180; each cell comes ready to stand in a row. */
export interface CsvForm {
  /** What stands before the first row. */
  readonly beginning: string;
  readonly delimiter: string;
  readonly end: string;
  /** Free text; what a spreadsheet would run as a formula gets an apostrophe before it. */
  readonly text: (text: string) => string;
  /** A value or a head of the program's own, as it is. */
  readonly own: (text: string) => string;
  readonly amount: (cents: Cents) => string;
  readonly date: (date: CalendarDate) => string;
}

/** `--csv-style`, else the one that the reader's spreadsheet opens. */
export const csvStyle = (globals: Globals, say: Say): CsvStyle =>
  globals.csvStyle ?? (say.format.language === 'fr' ? 'excel' : 'plain');

/**
 * `excel`: semicolons, decimal commas, a BOM, as French spreadsheets open it; `plain`: commas,
 * decimal points, ISO dates.
 */
export function csvForm(style: CsvStyle, { format }: Say): CsvForm {
  const excel = style === 'excel';
  const amounts: AmountStyle = { decimal: excel ? ',' : '.', group: '' };
  return {
    beginning: excel ? '\ufeff' : '',
    delimiter: excel ? ';' : ',',
    end: excel ? '\r\n' : '\n',
    text: (text) => (PLAIN.test(text) ? text : quoted(spreadsheetSafe(cleanForTerminal(text)))),
    own: quoted,
    amount: (cents) => quoted(formatAmount(cents, amounts)),
    date: excel ? format.date : (date) => date,
  };
}

/** Neither to be cleaned, nor a formula, nor to be quoted: nearly every text of a long export. */
const PLAIN = /^(?![=+\-@])[ !#-+\--:<-~\u00a0-\u1fff]*$/;

const quoted = (text: string): string =>
  /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
