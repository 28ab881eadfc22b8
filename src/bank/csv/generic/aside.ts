import { type CalendarDate, parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import { amountIndexes, type Columns } from '../columns.ts';
import type { Layout } from '../layout.ts';
import { withoutFormula } from '../rows/cells.ts';
import { foldCell } from '../table.ts';

// `TOTAL ENERGIES` sells petrol.
const AFTER = '(?= *$| *:| (?:AU|DU|DES|EN|OF|AM|PER|OP|AL|GENERAL|CREDITS?|DEBITS?|EUR|CHF)\\b)';
const TOTAL = new RegExp(`^(?:SOUS-)?(?:TOTA(?:L|UX|LE|LI|AL)|SUMMEN?|SOMMES?)${AFTER}`);
const ANY_TOTAL = /^TOTA(?:L|UX|LE|LI)\b/;
const BALANCE_WORD = '(?:SOLDE|SALDO|BALANCE|KONTOSTAND)';
const BALANCE = new RegExp(
  `^(?:(?:ANCIEN|NOUVEAU|OPENING|CLOSING|DERNIER|NEUER|ALTER) )?${BALANCE_WORD}` +
    `(?: (?:INITIALE?|FINALE?|PRECEDENT|ANTERIEUR|COMPTABLE|CREDITEUR|DEBITEUR|INIZIALE))*${AFTER}`,
);
/** What a balance is called that stands in the table like a movement, with a date. */
const DATED_BALANCE = new RegExp(
  [
    `^(?:ANCIEN|NOUVEAU|OPENING|CLOSING|DERNIER|NEUER|ALTER) ${BALANCE_WORD}(?: .{0,20}\\d.*)?$`,
    `^${BALANCE_WORD} (?:INITIALE?|FINALE?|PRECEDENT|ANTERIEUR|INIZIALE|REPORTE)(?: .{0,20}\\d.*)?$`,
    `^${BALANCE_WORD} (?:AU|AM|PER|OP|AL|EN DATE DU) \\d[\\d./-]+(?: .*)?$`,
    `^(?:BALANCE|SOLDE) (?:BROUGHT|CARRIED) FORWARD$`,
    '^(?:REPORT|A REPORTER|REPORT A NOUVEAU)$',
  ].join('|'),
);

/** What may be the sum or the balance of a table as well as the label of a movement. */
const DOUBTFUL = new RegExp(
  `^(?:(?:SOUS-)?(?:TOTA(?:L|UX|LE|LI|AL)|SUMME)(?: (?:GENERAL|DES? \\w+|DU \\w+))?|${BALANCE_WORD}) ?:?$`,
);

/** True for the text of a dated row that may state a sum, and only a person can tell. */
export const isDoubtful = (text: string): boolean =>
  text.length <= LONGEST_SUM && DOUBTFUL.test(foldCell(text));

const LONGEST_SUM = 40;

/**
 * What a row without a date is, by the first words in it; of tables that no one described. A row
 * with an amount is none of these unless its words say so: it has lost its date.
 */
export function genericAside(
  columns: Columns,
  header: readonly string[],
): NonNullable<Layout['aside']> {
  const money = amountIndexes(columns.amount);
  return (cells) => {
    if (
      header.length > 0 &&
      cells.length === header.length &&
      cells.every((cell, at) => cell === header[at])
    ) {
      return 'page';
    }
    const filled = cells.filter((cell) => cell !== '');
    const [first = ''] = filled;
    if (TOTAL.test(first)) return filled.length > 1 ? 'total' : 'footer';
    // No movement is both a debit and a credit.
    const isBoth = money.length > 1 && money.every((column) => (cells[column] ?? '') !== '');
    if (isBoth && ANY_TOTAL.test(first)) return 'total';
    if (BALANCE.test(first)) return filled.length > 1 ? 'balance' : 'footer';
    // Files say what they have to say in the first cell, whatever the column below it is for.
    if (filled.length === 1 && cells[0] === first && WORDS.test(first)) return 'footer';
    if (money.some((column) => (cells[column] ?? '') !== '')) return undefined;
    return isProse(cells, columns.date) ? 'footer' : undefined;
  };
}

const WORDS = /^[^\d(+-].*\p{L}{2}/u;
const DIGITS_OF_DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;

/** Words where the date should be, and nothing in the row that could belong to a movement. */
function isProse(cells: readonly string[], date: number): boolean {
  const place = cells[date] ?? '';
  if (!/\p{L}{2}/u.test(place) || DIGITS_OF_DATE.test(place)) return false;
  return !cells.some((cell) => dateIn(cell) !== undefined || isMoney(cell));
}

/** An amount, and not the number of something. */
const isMoney = (cell: string): boolean => /\D/.test(cell) && parseAmount(cell).ok;

function dateIn(cell: string): CalendarDate | undefined {
  const orders = (['dmy', 'mdy'] as const).map((order) => parseDate(withoutFormula(cell), order));
  return orders.flatMap((date) => (date.ok ? [date.value] : []))[0];
}

/** A dated row whose only words are those of a balance. */
export function genericBalanceRow(columns: Columns): NonNullable<Layout['balanceRow']> {
  const amounts = amountIndexes(columns.amount);
  const money = [...amounts, columns.balance ?? -1];
  return (cells) => {
    const words = columns.texts.flatMap((column) => cells[column]?.trim() || []);
    const [first = '', ...others] = words;
    // Only few labels have to be looked at closely: hot path of reading a table.
    if (others.length > 0 || !MAY_BE_BALANCE.test(first)) return undefined;
    // Without an amount, any word for a balance will do.
    const hasAmount = amounts.some((column) => (cells[column] ?? '').trim() !== '');
    if (!(hasAmount ? DATED_BALANCE : BALANCE).test(foldCell(first))) return undefined;
    const date = dateIn(cells[columns.date] ?? '');
    const stated = money.flatMap((column) => {
      const amount = parseAmount(withoutFormula(cells[column] ?? ''));
      if (!amount.ok || amount.value === 0) return [];
      const isDebit = 'debit' in columns.amount && column === columns.amount.debit;
      return [isDebit ? -Math.abs(amount.value) : amount.value];
    });
    const [cents = 0] = stated;
    if (date === undefined || stated.some((each) => each !== cents)) return undefined;
    return { date, cents };
  };
}

const MAY_BE_BALANCE = new RegExp(
  `^(?:${[
    ...['ancien', 'nouveau', 'opening', 'closing', 'dernier', 'neuer', 'alter'],
    ...['solde', 'saldo', 'balance', 'konto', '[aà]? ?report'],
  ].join('|')})`,
  'i',
);
