import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import type { FileProblem } from '../../domain/statement.ts';
import {
  dateIn,
  problemAt,
  problemIn,
  readAmount,
  readDay,
  signed,
  signOf,
  twice,
} from './camt053-values.ts';
import { collapsed, first, textAt, type XmlElement } from './camt053-xml.ts';

/**
 * The booked balances of ISO 20022 (ExternalBalanceType1Code): before the statement (OPBD, or that
 * at which the one before it was closed, PRCD), after it (CLBD), and between its pages (ITBD). All
 * others are about what is available, expected or for information.
 */
const BOOKED = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD']);

export interface Balance {
  readonly code: string;
  /** Of an ITBD: OIBD before the page, CIBD after it (ExternalBalanceSubType1Code). */
  readonly subtype: string;
  readonly cents: Cents;
  readonly currency: string | undefined;
  readonly day: CalendarDate | undefined;
  readonly line: number;
}

export interface ReadBalance {
  readonly balance?: Balance;
  readonly problems: readonly FileProblem[];
}

/** Reads a balance (`Bal`) in the account's currency; one that says nothing of use is left out. */
export function readBalance(element: XmlElement, currency: string | undefined): ReadBalance {
  const type = first(element, 'Tp', 'CdOrPrtry');
  const code = type === undefined ? '' : textAt(type, 'Cd') || textAt(type, 'Prtry');
  // What the account may be overdrawn by is no money in it.
  const includesCredit = /^(?:true|1)$/.test(textAt(element, 'CdtLine', 'Incl'));
  if (!BOOKED.has(code) || includesCredit) return { problems: [] };
  const repeats = twice(element, ['Amt', 'CdtDbtInd', 'Dt']);
  if (repeats.length > 0) return { problems: repeats };
  const { line } = element;
  const amount = first(element, 'Amt');
  if (amount === undefined) return { problems: [{ code: 'AMOUNT_MISSING', line }] };
  if (amount.currency !== undefined && amount.currency !== (currency ?? amount.currency)) {
    const value = amount.currency;
    return { problems: [{ code: 'SEVERAL_CURRENCIES', line: amount.line, value }] };
  }
  const date = first(element, 'Dt');
  const day = date && readDay(dateIn(date));
  const cents = readAmount(amount);
  const sign = signOf(element);
  const problems: FileProblem[] = [];
  if (!cents.ok) problems.push(problemAt(amount, cents.problem));
  if (sign === undefined) problems.push(problemIn(element, 'CdtDbtInd', 'DIRECTION_UNKNOWN'));
  if (date !== undefined && !day?.ok) problems.push(problemAt(dateIn(date), 'DATE_UNREADABLE'));
  if (!cents.ok || sign === undefined || problems.length > 0) return { problems };
  const subtype = textAt(element, 'Tp', 'SubTp', 'Cd');
  const balance = { code, subtype, cents: signed(cents.value, sign), currency: amount.currency };
  return { balance: { ...balance, line, day: day?.ok ? day.value : undefined }, problems: [] };
}

export interface Ends {
  readonly opening?: Balance | undefined;
  readonly closing?: Balance | undefined;
}

/**
 * The balances before the first and after the last entry. In a statement of several pages those
 * between two pages stand for what the first and the last page state: both as ITBD, that before the
 * page first. A statement with balances day by day has several of a kind.
 */
export function endsOf(balances: readonly Balance[]): Ends {
  const opening =
    earliest(balances, 'OPBD') ?? earliest(balances, 'PRCD') ?? earliest(balances, 'ITBD', 'OIBD');
  const closing = latest(balances, 'CLBD') ?? latest(balances, 'ITBD', 'CIBD');
  if (opening !== undefined && closing !== undefined) return { opening, closing };
  const interim = inOrder(balances, 'ITBD', '');
  const isPair = interim.length > 1;
  return {
    opening: opening ?? (isPair || closing !== undefined ? interim[0] : undefined),
    closing: closing ?? (isPair || opening !== undefined ? interim.at(-1) : undefined),
  };
}

const earliest = (balances: readonly Balance[], code: string, subtype?: string) =>
  inOrder(balances, code, subtype)[0];

const latest = (balances: readonly Balance[], code: string, subtype?: string) =>
  inOrder(balances, code, subtype).at(-1);

/** By day where each has one, else as the file has them. */
function inOrder(balances: readonly Balance[], code: string, subtype?: string): readonly Balance[] {
  const found = balances.filter(
    (each) => each.code === code && (subtype === undefined || each.subtype === subtype),
  );
  if (found.some(({ day }) => day === undefined)) return found;
  return found.toSorted((one, other) => compare(one.day ?? '', other.day ?? ''));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Which page of a statement or message this is (ISO 20022, Pagination). */
export interface Page {
  readonly number?: string;
  readonly isLast?: boolean;
}

export function pageOf(element: XmlElement): Page {
  const last = textAt(element, 'LastPgInd');
  const isLast = /^(?:true|1)$/.test(last) || (/^(?:false|0)$/.test(last) ? false : undefined);
  return { number: textAt(element, 'PgNb'), ...(isLast === undefined ? {} : { isLast }) };
}

const isFirst = ({ number }: Page): boolean =>
  number === undefined || /^0*1?$/.test(collapsed(number));

/**
 * The balances of a page whose entries do not lead from one to the other. Some banks state on each
 * page what is true of the whole statement: then the opening one belongs to the first page only,
 * the closing one to the last.
 */
export function endsOfPage({ opening, closing }: Ends, page: Page): Ends {
  const isWhole = isFirst(page) && page.isLast !== false;
  const isForeignOpening = opening?.code !== 'ITBD' && !isFirst(page);
  const isForeignClosing = closing?.code !== 'ITBD' && page.isLast !== true;
  if (isWhole) return { opening, closing };
  return {
    opening: isForeignOpening ? undefined : opening,
    closing: isForeignClosing ? undefined : closing,
  };
}
