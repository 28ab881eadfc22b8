import { accountNumber } from '../domain/account-number.ts';
import type { CalendarDate } from '../domain/date.ts';
import { type Cents, sumCents } from '../domain/money.ts';
import type { BankLine, BankStatement, FileProblem, Proof } from '../domain/statement.ts';
import { type BalanceProof, balanceProof } from './evidence/running-balance.ts';
import type { StatementEvent } from './format.ts';

/** Balances are added to these sums: well below what a double holds exactly. */
const MAX_SUM: Cents = 2 ** 50;

type AccountEvent = Extract<StatementEvent, { kind: 'account' }>;

/** One statement of a file: a file may hold several, of one account or of many. */
export interface Section {
  readonly account: string | undefined;
  readonly currency: string | undefined;
  readonly line: number;
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
  firstDate?: CalendarDate;
  lastDate?: CalendarDate;
  creditCents: Cents;
  debitCents: Cents;
  lineCount: number;
  opening?: Extract<StatementEvent, { kind: 'opening' }>;
  closing?: Extract<StatementEvent, { kind: 'closing' }>;
  count?: Extract<StatementEvent, { kind: 'count' }>;
  totals?: Extract<StatementEvent, { kind: 'totals' }>;
  readonly balances: BalanceProof;
  /** Rows that may have lost what there was to book, and how many movements stand above each. */
  readonly doubts: { readonly problem: FileProblem; readonly lineCount: number }[];
}

/** A statement of which nothing is known yet but the account. */
export function newSection({ number, currency, line }: AccountEvent): Section {
  return {
    account: accountNumber(number),
    currency,
    line,
    creditCents: 0,
    debitCents: 0,
    lineCount: 0,
    balances: balanceProof(),
    doubts: [],
  };
}

/** False where the rows add up to more than a double holds exactly. */
export function addRow(section: Section, row: BankLine): boolean {
  const { date, amountCents } = row;
  section.lineCount += 1;
  if (amountCents > 0) section.creditCents += amountCents;
  else section.debitCents += amountCents;
  section.balances.add({ ...row, line: row.row });
  if (section.firstDate === undefined || date < section.firstDate) section.firstDate = date;
  if (section.lastDate === undefined || date > section.lastDate) section.lastDate = date;
  return section.creditCents <= MAX_SUM && section.debitCents >= -MAX_SUM;
}

/** As many as anyone reads; of a file with more of them the last is kept too. */
const MOST_DOUBTS = 100;

/** A row that may have lost what there was to book. */
export function addDoubt({ doubts, lineCount }: Section, problem: FileProblem): void {
  doubts.splice(MOST_DOUBTS - 1, 1, { problem, lineCount });
}

const sumOf = (section: Section): Cents => sumCents([section.creditCents, section.debitCents]);

/** What is wrong with rows that may have lost something, unless the balances around say not. */
export function unsettledDoubts({ doubts, lineCount, balances }: Section): readonly FileProblem[] {
  const isProved = balances.verdict().kind === 'proved';
  // Above the first balance and below the last one, nothing would show what a row has done.
  const isSettled = (above: number) => isProved && above > 0 && above < lineCount;
  return doubts.flatMap((doubt) => (isSettled(doubt.lineCount) ? [] : [doubt.problem]));
}

/** Where a statement's rows and what it states of itself do not agree. */
export function contradictions(section: Section): readonly FileProblem[] {
  const { opening, closing, count, totals, lineCount, creditCents, debitCents } = section;
  const problems: FileProblem[] = [];
  const balances = section.balances.verdict();
  if (balances.kind === 'broken') {
    const { line, statedCents: stated, computedCents: computed } = balances;
    problems.push({ code: 'BALANCE_PROOF_FAILED', line, stated, computed });
  }
  if (balances.kind === 'proved' && opening && opening.cents !== balances.openingCents) {
    const { line, cents: stated } = opening;
    problems.push({ code: 'BALANCE_PROOF_FAILED', line, stated, computed: balances.openingCents });
  }
  if (opening !== undefined && closing !== undefined) {
    const computed = sumCents([opening.cents, sumOf(section)]);
    const { line, cents: stated } = closing;
    if (computed !== stated) {
      problems.push({ code: 'BALANCE_PROOF_FAILED', line, stated, computed });
    }
  }
  if (count !== undefined && count.rows !== lineCount) {
    const { line, rows: stated } = count;
    problems.push({ code: 'ROW_COUNT_DIFFERS', line, stated, computed: lineCount });
  }
  if (totals !== undefined) {
    const isCredit = totals.creditCents !== creditCents;
    const stated = isCredit ? totals.creditCents : totals.debitCents;
    const computed = isCredit ? creditCents : debitCents;
    if (stated !== computed) {
      problems.push({ code: 'TOTALS_DIFFER', line: totals.line, stated, computed });
    }
  }
  return problems;
}

/**
 * Oldest first; banks also write the newest statement first. Where the balances show the order, the
 * days are not asked: a row may be dated before those of an earlier statement.
 */
export function inOrder(sections: readonly Section[]): readonly Section[] {
  const reversed = sections.toReversed();
  if (areContiguous(sections)) return sections;
  if (areContiguous(reversed)) return reversed;
  const dayOf = ({ from, firstDate, closing }: Section) => from ?? firstDate ?? closing?.asOf ?? '';
  const [first, last] = [sections[0], sections.at(-1)];
  if (first === undefined || last === undefined) return sections;
  return dayOf(first) > dayOf(last) ? reversed : sections;
}

/** What every statement of a file proves; the whole, only if they follow from one another. */
export function proofsOf(sections: readonly Section[]): readonly Proof[] {
  const every = (isProved: (section: Section) => boolean) => sections.every(isProved);
  const proofs: readonly [Proof, boolean][] = [
    ['running-balance', every(({ balances }) => balances.verdict().kind === 'proved')],
    ['opening-closing', every(({ opening, closing }) => opening !== undefined && !!closing)],
    ['row-count', every(({ count }) => count !== undefined)],
    ['totals', every(({ totals }) => totals !== undefined)],
  ];
  const isWhole = areContiguous(sections);
  return proofs.flatMap(([proof, isGiven]) => {
    const needsWhole = proof === 'running-balance' || proof === 'opening-closing';
    return isGiven && (isWhole || !needsWhole) ? [proof] : [];
  });
}

/** Each statement of a file takes up where the one before it ended. */
function areContiguous(sections: readonly Section[]): boolean {
  return sections.every((section, index) => {
    const before = sections[index - 1];
    return before === undefined || endsOf(before)?.closing === endsOf(section)?.opening;
  });
}

interface Ends {
  readonly opening: Cents;
  readonly closing: Cents;
}

/**
 * The balances before the first row and after the last one: stated, or proved row by row. One that
 * the bank shows for a day is of use as long as no movement can lie between the last row and that
 * day: neither a row dated later, nor one that the file leaves out because its period ends before.
 */
function endsOf(section: Section): Ends | undefined {
  const { opening, closing, lastDate, to } = section;
  const balances = section.balances.verdict();
  if (balances.kind === 'proved') {
    return { opening: balances.openingCents, closing: balances.closingCents };
  }
  const sum = sumOf(section);
  if (opening !== undefined) {
    return { opening: opening.cents, closing: sumCents([opening.cents, sum]) };
  }
  if (closing === undefined) return undefined;
  const { asOf, cents } = closing;
  const isAfterAllRows = asOf === undefined || lastDate === undefined || lastDate <= asOf;
  const isWithinPeriod = asOf === undefined || to === undefined || asOf <= to;
  if (!isAfterAllRows || !isWithinPeriod) return undefined;
  return { opening: sumCents([cents, -sum]), closing: cents };
}

/** The balances before the first row of a file and after its last one, where it tells. */
export function balancesOf(
  sections: readonly Section[],
): Pick<BankStatement, 'openingCents' | 'closingCents'> {
  const opening = sections[0] && endsOf(sections[0])?.opening;
  const last = sections.at(-1);
  const closing = last && endsOf(last)?.closing;
  return {
    ...(opening === undefined ? {} : { openingCents: opening }),
    ...(closing === undefined ? {} : { closingCents: closing }),
  };
}

/**
 * The last day of which a statement knows everything: a period that was asked for may end after the
 * day on which the file was made, which is that of the bank's balance.
 */
export function lastDayOf({ to, closing }: Section): CalendarDate | undefined {
  const asOf = closing?.asOf;
  return to !== undefined && asOf !== undefined && asOf < to ? asOf : to;
}
