import { parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { BalanceRow, Layout, Role } from '../layout.ts';
import { foldCell } from '../table.ts';

/**
 * No header: day, amount, type, number of a cheque, two labels of which one is filled, a zero and a
 * category. Amounts have no zeros at their end (`-7,2`). The first and the last row state a balance
 * and the account (`01/03/2026;1489,65;;00451 123456A`); older files have the last alone, and tabs.
 *
 * Learned from published extracts of 2015, 2024 and 2026.
 */
export const lcl: Layout = {
  name: 'lcl-csv',
  bank: 'LCL',
  learnedFrom: 'extract',
  roles: () => undefined,
  headless(cells) {
    return balanceIn(cells) !== undefined || isMovement(cells) ? ROLES : undefined;
  },
  dateOrder: 'dmy',
  decimal: ',',
  preamble(rows) {
    // The balance is the file's first line: below anything else this is another bank's table.
    const above = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    return above === undefined ? {} : { refusal: { code: 'NO_STATEMENT', line: above.line } };
  },
  balanceRow: balanceIn,
  balancesNameAccount: true,
};

// A type is part of the text, for there are rows that have no label beside it.
const ROLES: readonly Role[] = [
  ...['date', 'amount', 'text', 'text'],
  ...['text', 'text', 'ignored', 'ignored'],
] as const;

const DAY = /^\d{2}\/\d{2}\/\d{4}$/;
const AMOUNT = /^-?\d+(?:,\d{1,2})?$/;
const ACCOUNT = /^\d{5} ?\d{6}[A-Z]$/;
const ACCOUNT_LENGTH = 7;
const TYPE = /^[A-Z .]*$/;

function balanceIn(cells: readonly string[]): BalanceRow | undefined {
  const [day = '', amount = '', type = '', account = '', ...more] = cells;
  if (!ACCOUNT.test(account.trim()) || [type, ...more].some((cell) => cell.trim() !== '')) {
    return undefined;
  }
  const [date, cents] = [parseDate(day), parseAmount(amount, ',')];
  if (!date.ok || !cents.ok) return undefined;
  // Branch and account; other formats fill the account up with zeros between the two.
  return { date: date.value, cents: cents.value, account: account.trim().slice(-ACCOUNT_LENGTH) };
}

function isMovement(cells: readonly string[]): boolean {
  const [day = '', amount = '', type = '', cheque = '', ...more] = cells;
  if (!DAY.test(day) || !AMOUNT.test(amount) || !TYPE.test(foldCell(type))) return false;
  // The rows of cheques may stop behind the number; all others have eight cells.
  if (more.length === 0) return foldCell(type) === 'CHEQUE' && /^\d+$/.test(cheque);
  const [first = '', second = '', zero = ''] = more;
  const isLabelled = (first === '') !== (second === '') && (zero === '' || zero === '0');
  return more.length === 4 && isLabelled && /^\d*$/.test(cheque);
}
