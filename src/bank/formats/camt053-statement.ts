import type { Cents } from '../../domain/money.ts';
import type { FileProblem } from '../../domain/statement.ts';
import type { StatementEvent } from '../format.ts';
import {
  type Balance,
  endsOf,
  endsOfPage,
  type Page,
  pageOf,
  readBalance,
} from './camt053-balances.ts';
import { readEntry } from './camt053-entry.ts';
import { problemAt, readAmount, readDay, reference, twice } from './camt053-values.ts';
import { first, textAt, type XmlElement } from './camt053-xml.ts';

/** What is known of a statement (`Stmt`) before it begins. */
export interface StatementPlace {
  readonly line: number;
  /** The page of the message, unless the statement has its own. */
  readonly page: Page;
  readonly flipsReversals: boolean;
  /** A statement before it in the file has no end, and may go on in this one. */
  readonly mayContinue: boolean;
}

export interface StatementReader {
  /** A child of the statement, whole. */
  readonly part: (element: XmlElement) => readonly StatementEvent[];
  readonly end: () => readonly StatementEvent[];
  /** Once it has ended. */
  readonly hasClosing: () => boolean;
  /** Once it has ended: its balances fit if its reversals go the other way, and not as ISO says. */
  readonly fitsOnlyFlipped: () => boolean;
}

/** What a statement's entries come to, in cents. */
interface Sums {
  entries: number;
  /** As the file says them; of the lines, they may be flipped. */
  creditCents: Cents;
  debitCents: Cents;
  lines: number;
  lineCreditCents: Cents;
  lineDebitCents: Cents;
  reversalCents: Cents;
}

/**
 * Reads one statement, part by part. Its balances are given at its end, when it is known what its
 * entries come to.
 */
export function statementReader(place: StatementPlace): StatementReader {
  const header: Header = { balances: [] };
  const sums: Sums = {
    entries: 0,
    creditCents: 0,
    debitCents: 0,
    lines: 0,
    lineCreditCents: 0,
    lineDebitCents: 0,
    reversalCents: 0,
  };
  let page = place.page;
  let hasBegun = false;
  let hasClosing = false;
  let fitsOnlyFlipped = false;

  function begin(): readonly StatementEvent[] {
    if (hasBegun) return [];
    hasBegun = true;
    return headerEvents(header, place.line);
  }

  function entry(element: XmlElement): readonly StatementEvent[] {
    header.currency ??= first(element, 'Amt')?.currency;
    const holder = { iban: header.iban, name: header.owner };
    const { currency } = header;
    const { flipsReversals } = place;
    const read = readEntry(element, { holder, currency, flipsReversals });
    if (read.kind === 'unreadable') return [...begin(), ...read.problems.map(asEvent)];
    if (read.kind === 'pending') {
      const row = { kind: 'skipped', row: element.line, reason: 'pending' } as const;
      return [...begin(), { kind: 'row', row }];
    }
    addTo(sums, read);
    return [...begin(), ...read.lines.map((row): StatementEvent => ({ kind: 'row', row }))];
  }

  function part(element: XmlElement): readonly StatementEvent[] {
    if (element.name === 'Ntry') return entry(element);
    if (element.name === 'StmtPgntn') page = pageOf(element);
    return readHeader(header, element, hasBegun).map(asEvent);
  }

  function end(): readonly StatementEvent[] {
    const stated = endsOf(header.balances);
    const fits = fitOf(stated.opening, stated.closing, sums, place.flipsReversals);
    fitsOnlyFlipped = fits.flipped && !fits.iso;
    const { opening, closing } = fits.iso || fits.flipped ? stated : endsOfPage(stated, page);
    hasClosing = closing !== undefined;
    const controls = hasClosing && !place.mayContinue ? controlEvents(header.summary, sums) : [];
    return [
      ...begin(),
      ...(opening ? [{ kind: 'opening', line: opening.line, cents: opening.cents } as const] : []),
      ...(closing ? [{ kind: 'closing', line: closing.line, cents: closing.cents } as const] : []),
      ...controls,
    ];
  }
  return { part, end, hasClosing: () => hasClosing, fitsOnlyFlipped: () => fitsOnlyFlipped };
}

const asEvent = (problem: FileProblem): StatementEvent => ({ kind: 'problem', problem });

/** What stands before the entries. */
interface Header {
  account?: XmlElement;
  iban?: string | undefined;
  owner?: string | undefined;
  currency?: string | undefined;
  from?: string;
  to?: string;
  summary?: XmlElement;
  readonly balances: Balance[];
}

function readHeader(
  header: Header,
  element: XmlElement,
  hasBegun: boolean,
): readonly FileProblem[] {
  if (element.name === 'Acct') return readAccount(header, element, hasBegun);
  if (element.name === 'FrToDt') return readPeriod(header, element);
  if (element.name === 'TxsSummry') header.summary = element;
  if (element.name !== 'Bal') return [];
  const { balance, problems } = readBalance(element, header.currency);
  if (balance !== undefined) header.balances.push(balance);
  header.currency ??= balance?.currency;
  return problems;
}

/** The account stands once, before all else: rows of two accounts must not become one's. */
function readAccount(
  header: Header,
  element: XmlElement,
  hasBegun: boolean,
): readonly FileProblem[] {
  const repeats = twice(element, ['Id', 'Ccy']);
  if (repeats.length > 0) return repeats;
  if (hasBegun || header.account !== undefined || header.balances.length > 0) {
    return [{ code: 'MALFORMED', line: element.line, value: element.name }];
  }
  header.account = element;
  header.iban = reference(element, 'Id', 'IBAN');
  header.owner = reference(element, 'Ownr', 'Nm') ?? reference(element, 'Nm');
  const currency = textAt(element, 'Ccy');
  if (currency !== '') header.currency = currency;
  return [];
}

function readPeriod(header: Header, element: XmlElement): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  for (const [side, names] of [
    ['from', ['FrDtTm', 'FrDt']],
    ['to', ['ToDtTm', 'ToDt']],
  ] as const) {
    const [found] = names.flatMap((name) => first(element, name) ?? []);
    const day = found && readDay(found);
    if (day?.ok) header[side] = day.value;
    else if (found !== undefined) problems.push(problemAt(found, 'DATE_UNREADABLE'));
  }
  return problems;
}

function headerEvents(header: Header, line: number): readonly StatementEvent[] {
  const { account, iban, currency, from, to } = header;
  const number = iban ?? (account && reference(account, 'Id', 'Othr', 'Id'));
  return [
    { kind: 'account', line, number, currency },
    { kind: 'period', from, to },
  ];
}

function addTo(sums: Sums, entry: Extract<ReturnType<typeof readEntry>, { kind: 'booked' }>): void {
  sums.entries += 1;
  if (entry.amountCents > 0) sums.creditCents += entry.amountCents;
  else sums.debitCents += entry.amountCents;
  for (const { amountCents } of entry.lines) {
    sums.lines += 1;
    if (amountCents > 0) sums.lineCreditCents += amountCents;
    else sums.lineDebitCents += amountCents;
    if (entry.isReversal) sums.reversalCents += amountCents;
  }
}

/** With which reading of its reversals a statement's lines lead from one balance to the other. */
function fitOf(
  opening: Balance | undefined,
  closing: Balance | undefined,
  sums: Sums,
  isFlipped: boolean,
): { readonly iso: boolean; readonly flipped: boolean } {
  if (opening === undefined || closing === undefined) return { iso: false, flipped: false };
  const moved = closing.cents - opening.cents;
  const asRead = sums.lineCreditCents + sums.lineDebitCents === moved;
  const turned = sums.lineCreditCents + sums.lineDebitCents - 2 * sums.reversalCents === moved;
  return isFlipped ? { iso: turned, flipped: asRead } : { iso: asRead, flipped: turned };
}

/**
 * The bank's own count and totals (`TxsSummry`), where the booked entries agree with them: that
 * proves them. Where they differ nothing is said, for banks also count pending entries, the
 * payments in a batch, or the whole of a statement in pages; the balances are what refuses a file.
 */
function controlEvents(summary: XmlElement | undefined, sums: Sums): readonly StatementEvent[] {
  if (summary === undefined) return [];
  const events: StatementEvent[] = [];
  const { line } = summary;
  const count = textAt(summary, 'TtlNtries', 'NbOfNtries');
  if (/^\d{1,9}$/.test(count) && Number(count) === sums.entries) {
    events.push({ kind: 'count', line, rows: sums.lines });
  }
  const [credit, debit] = ['TtlCdtNtries', 'TtlDbtNtries'].map((name) => {
    const sum = first(summary, name, 'Sum');
    return sum && readAmount(sum);
  });
  const agrees =
    (credit?.ok ? credit.value : 0) === sums.creditCents &&
    (debit?.ok ? debit.value : 0) === -sums.debitCents;
  if (agrees && (credit?.ok || debit?.ok)) {
    const { lineCreditCents: creditCents, lineDebitCents: debitCents } = sums;
    events.push({ kind: 'totals', line, creditCents, debitCents });
  }
  return events;
}
