import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { type Parsed, parsed, unparsed } from '../../domain/parsed.ts';
import type { BankLine, FileProblem } from '../../domain/statement.ts';
import { entryText, type Holder, paymentText } from './camt053-texts.ts';
import {
  dateIn,
  problemAt,
  problemIn,
  readAmount,
  readDay,
  reference,
  signed,
  signOf,
  twice,
} from './camt053-values.ts';
import { all, collapsed, first, textAt, type XmlElement } from './camt053-xml.ts';

/** What of the statement, and of the bank's habits, an entry has to be read with. */
export interface EntryContext {
  readonly holder: Holder;
  readonly currency: string | undefined;
  /** The bank's CdtDbtInd of a reversal is the direction of what was reversed. */
  readonly flipsReversals: boolean;
}

/** What an entry (`Ntry`) is: lines of the account, or nothing that was booked. */
export type Entry =
  | {
      readonly kind: 'booked';
      readonly amountCents: Cents;
      readonly isReversal: boolean;
      readonly lines: readonly BankLine[];
    }
  | { readonly kind: 'pending' }
  | { readonly kind: 'unreadable'; readonly problems: readonly FileProblem[] };

/** Elements of which an entry has one, and whose meaning would hang on which of two is taken. */
const SINGLE = ['Amt', 'CdtDbtInd', 'RvslInd', 'Sts', 'BookgDt', 'ValDt', 'AcctSvcrRef'];

/**
 * Reads an entry. The bank books one amount, its own; the payments in it are told apart where each
 * has an amount and they add up to it (ISO 20022, ReportEntry and EntryTransaction).
 */
export function readEntry(entry: XmlElement, context: EntryContext): Entry {
  const repeats = twice(entry, SINGLE);
  if (repeats.length > 0) return { kind: 'unreadable', problems: repeats };
  const status = statusOf(entry);
  if (!status.ok) return { kind: 'unreadable', problems: [status.problem] };
  if (status.value === 'pending') return { kind: 'pending' };
  const amount = amountOf(entry, context.currency);
  const reversal = isReversal(entry);
  const dates = datesOf(entry);
  const problems = [amount, reversal, dates].flatMap((each) => (each.ok ? [] : each.problem));
  if (!amount.ok || !reversal.ok || !dates.ok) return { kind: 'unreadable', problems };
  const booked: Booked = {
    amountCents: amount.value,
    isReversal: reversal.value,
    sign: reversal.value && context.flipsReversals ? -1 : 1,
    ...dates.value,
  };
  const lines = linesOf(entry, booked, context);
  return { kind: 'booked', amountCents: amount.value, isReversal: reversal.value, lines };
}

/** Like `Parsed`, with whole problems: several places of an entry may be unreadable. */
type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: FileProblem };

const failed = (problem: FileProblem): Read<never> => ({ ok: false, problem });

/**
 * INFO is "only for information, no booking has been performed", FUTR will be booked (ISO 20022,
 * EntryStatus). Up to version 7 the status is the element's text, from 8 on a code in it. A
 * statement reports booked entries: one whose bank leaves the status out is booked.
 */
function statusOf(entry: XmlElement): Read<'booked' | 'pending'> {
  const status = first(entry, 'Sts');
  if (status === undefined) return parsed('booked');
  const code = first(status, 'Cd') ?? first(status, 'Prtry') ?? status;
  const word = collapsed(code.text);
  if (word === 'BOOK') return parsed('booked');
  if (word === 'PDNG' || word === 'INFO' || word === 'FUTR') return parsed('pending');
  return failed(problemAt(code, 'STATUS_UNKNOWN'));
}

/** The amount with the direction that the file says, in cents. */
function amountOf(entry: XmlElement, currency: string | undefined): Read<Cents> {
  const amount = first(entry, 'Amt');
  if (amount === undefined) return failed({ code: 'AMOUNT_MISSING', line: entry.line });
  if (isForeign(amount, currency)) {
    return failed({ code: 'SEVERAL_CURRENCIES', line: amount.line, value: amount.currency ?? '' });
  }
  const cents = readAmount(amount);
  if (!cents.ok) return failed(problemAt(amount, cents.problem));
  const sign = signOf(entry);
  if (sign !== undefined) return parsed(signed(cents.value, sign));
  return failed(problemIn(entry, 'CdtDbtInd', 'DIRECTION_UNKNOWN'));
}

const isForeign = (amount: XmlElement, currency: string | undefined): boolean =>
  amount.currency !== undefined && currency !== undefined && amount.currency !== currency;

/** Schema type `boolean`; left out is false. */
function isReversal(entry: XmlElement): Read<boolean> {
  const element = first(entry, 'RvslInd');
  const word = element && collapsed(element.text);
  if (element === undefined || word === 'false' || word === '0') return parsed(false);
  if (word === 'true' || word === '1') return parsed(true);
  return failed(problemAt(element, 'DIRECTION_UNKNOWN'));
}

interface Dates {
  readonly date: CalendarDate;
  readonly valueDate?: CalendarDate;
}

/** The booking date is optional; where the bank leaves it out, the value date is the one it has. */
function datesOf(entry: XmlElement): Read<Dates> {
  const [booking, value] = ['BookgDt', 'ValDt'].map((name) => {
    const element = first(entry, name);
    return element && dateIn(element);
  });
  const [bookingDay, valueDay] = [booking, value].map((each) => each && readDay(each));
  if (booking && !bookingDay?.ok) return failed(problemAt(booking, 'DATE_UNREADABLE'));
  if (value && !valueDay?.ok) return failed(problemAt(value, 'DATE_UNREADABLE'));
  const valueDate = valueDay?.ok ? valueDay.value : undefined;
  const date = bookingDay?.ok ? bookingDay.value : valueDate;
  if (date === undefined) return failed({ code: 'DATE_MISSING', line: entry.line });
  return parsed({ date, ...(valueDate === undefined ? {} : { valueDate }) });
}

/** An entry that was read: its amount as the file says, and what a line takes from it. */
interface Booked extends Dates {
  readonly amountCents: Cents;
  readonly isReversal: boolean;
  /** -1 where the bank says the direction of a reversal the other way round. */
  readonly sign: 1 | -1;
}

function linesOf(entry: XmlElement, booked: Booked, context: EntryContext): readonly BankLine[] {
  const payments = all(entry, 'NtryDtls', 'TxDtls');
  const amounts = paymentAmounts(payments, booked.amountCents, context.currency);
  if (amounts === undefined) {
    const ownId = payments[0] && payments.length === 1 ? bankIdOf(payments[0], 'Refs') : undefined;
    const text = textOf(entry, payments, booked, context);
    return [lineOf(entry, booked, booked.amountCents, text, bankIdOf(entry) ?? ownId)];
  }
  const ids = paymentIds(entry, payments);
  return payments.map((payment, index) => {
    const text = textOf(entry, [payment], booked, context, payments.length);
    return lineOf(payment, booked, amounts[index] ?? 0, text, ids[index]);
  });
}

function lineOf(
  { line }: XmlElement,
  { date, valueDate, sign }: Booked,
  amountCents: Cents,
  text: string,
  bankId: string | undefined,
): BankLine {
  return {
    kind: 'line',
    row: line,
    date,
    ...(valueDate === undefined ? {} : { valueDate }),
    amountCents: signed(amountCents, sign),
    text,
    ...(bankId === undefined ? {} : { bankId }),
  };
}

/**
 * The amounts of several payments, in the direction that the file says; undefined where they are
 * not the entry's amount, to the cent: charges may be in it, or banks round what they exchange.
 */
function paymentAmounts(
  payments: readonly XmlElement[],
  total: Cents,
  currency: string | undefined,
): readonly Cents[] | undefined {
  if (payments.length < 2) return undefined;
  const amounts: Cents[] = [];
  for (const payment of payments) {
    const amount = paymentAmount(payment, currency);
    if (!amount.ok) return undefined;
    amounts.push(signed(amount.value, signOf(payment) ?? (total < 0 ? -1 : 1)));
  }
  return amounts.reduce((sum, each) => sum + each, 0) === total ? amounts : undefined;
}

/**
 * A payment's own amount in the account's currency: `Amt` from version 4 on, before that the
 * transaction's amount; what was instructed is the same where nothing was exchanged.
 */
function paymentAmount(
  payment: XmlElement,
  currency: string | undefined,
): Parsed<Cents, 'none' | 'unreadable'> {
  const amount = [['Amt'], ['AmtDtls', 'TxAmt', 'Amt'], ['AmtDtls', 'InstdAmt', 'Amt']]
    .flatMap((path) => first(payment, ...path) ?? [])
    .find((each) => !isForeign(each, currency));
  if (amount === undefined) return unparsed('none');
  const cents = readAmount(amount);
  return cents.ok ? cents : unparsed('unreadable');
}

/** Numbers of a handful of digits are counted from 1 in every statement, and identify nothing. */
const COUNTER = /^\d{1,5}$/;

/**
 * The bank's own identifier (AcctSvcrRef). NtryRef is none: ISO 20022 makes it unique within a
 * statement only, and many banks count from 1 in it.
 */
function bankIdOf(element: XmlElement, ...path: readonly string[]): string | undefined {
  const id = reference(element, ...path, 'AcctSvcrRef');
  return id === undefined || COUNTER.test(id) ? undefined : id;
}

/** Those of the payments if each has one of its own, else the entry's with the payment's number. */
function paymentIds(
  entry: XmlElement,
  payments: readonly XmlElement[],
): readonly (string | undefined)[] {
  const own = payments.flatMap((payment) => bankIdOf(payment, 'Refs') ?? []);
  if (own.length === payments.length && new Set(own).size === own.length) return own;
  const id = bankIdOf(entry);
  return payments.map((_, index) => id && `${id}/${index + 1}`);
}

/**
 * What the bank says of an entry of several payments (`REMISE DE 12 PRELEVEMENTS`) is about none of
 * them, and is only taken for a payment that has no words of its own.
 */
function textOf(
  entry: XmlElement,
  payments: readonly XmlElement[],
  { amountCents, isReversal, sign }: Booked,
  { holder }: EntryContext,
  paymentsInEntry = 1,
): string {
  const bankSays = textAt(entry, 'AddtlNtryInf');
  if (payments.length === 0) return entryText(bankSays);
  const texts = payments.map((payment, index) => {
    const isReturn = isReversal || first(payment, 'RtrInf') !== undefined;
    const isLast = paymentsInEntry === 1 && index === payments.length - 1;
    const isIncoming = amountCents * sign > 0 !== isReturn;
    return paymentText(payment, isIncoming, holder, isLast ? bankSays : '');
  });
  return texts.filter((text) => text !== '').join('\n') || entryText(bankSays);
}
