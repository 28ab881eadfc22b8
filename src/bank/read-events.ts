import { accountNumber, sameAccountNumber } from '../domain/account-number.ts';
import type { CalendarDate } from '../domain/date.ts';
import type {
  BankStatement,
  FileProblem,
  ReadOptions,
  ReadStatement,
  StatementRow,
} from '../domain/statement.ts';
import { type BankIds, bankIds } from './evidence/bank-ids.ts';
import type { FormatFacts, StatementEvent } from './format.ts';
import {
  addDoubt,
  addRow,
  balancesOf,
  contradictions,
  inOrder,
  lastDayOf,
  newSection,
  proofsOf,
  type Section,
  unsettledDoubts,
} from './section.ts';

const MOST_PROBLEMS = 100;
/**
 * Of a file with no more rows and letters than that, some years of a group, what was heard is
 * kept: to read it again for each pass takes as long as the first time. Longer ones would fill the
 * memory.
 */
const MOST_KEPT = 16_384;
const MOST_LETTERS_KEPT = 8 * 1024 * 1024;

interface Heard {
  readonly sections: readonly Section[];
  readonly problems: readonly FileProblem[];
  readonly rowCount: number;
  readonly ids: BankIds;
  /** What tells the rows once more, unless there are too many. */
  readonly kept: readonly StatementEvent[] | undefined;
}

/**
 * Reads a whole file from what its reader says of it: adds up, compares with what the file states
 * of itself, and refuses a file that contradicts itself. `events` is asked once now, and of a long
 * file again whenever the statement's `rows()` is.
 */
export function readEvents(
  facts: FormatFacts,
  events: () => Iterable<StatementEvent>,
  options: ReadOptions,
): ReadStatement {
  const heard = hear(events(), options);
  const doubts = heard.sections.flatMap(unsettledDoubts);
  const unread = heard.problems.length > 0 ? heard.problems : doubts;
  if (unread.length > 0) return { ok: false, problems: unread.toSorted(byPlace) };
  const accounts = accountsOf(heard.sections);
  const isNameless = heard.sections.some(({ account, lineCount }) => !account && lineCount > 0);
  const accountCount = accounts.length + (isNameless ? 1 : 0);
  if (heard.sections.length === 0) return { ok: false, problems: [{ code: 'NO_STATEMENT' }] };
  if (accountCount > 1 && options.account === undefined) {
    return { ok: false, problems: [{ code: 'SEVERAL_ACCOUNTS' }], accounts };
  }
  const isMeant = meant(accountCount, options.account);
  const sections = heard.sections.filter(({ account }) => isMeant(account));
  if (sections.length === 0) {
    const value = options.account ?? '';
    return { ok: false, problems: [{ code: 'ACCOUNT_ABSENT', value }], accounts };
  }
  const problems = [...differentCurrencies(sections), ...sections.flatMap(contradictions)];
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(byPlace) };
  return { ok: true, statement: statementOf(facts, events, heard, sections, isMeant) };
}

type IsMeant = (account: string | undefined) => boolean;

/** Of a file with one account every row is meant, whatever it is called. */
function meant(accountCount: number, wanted: string | undefined): IsMeant {
  const number = accountNumber(wanted);
  if (accountCount <= 1 || number === undefined) return () => true;
  return (account) => account !== undefined && sameAccountNumber(account, number);
}

function hear(events: Iterable<StatementEvent>, { onRow }: ReadOptions): Heard {
  const sections: Section[] = [];
  const problems: FileProblem[] = [];
  const ids = bankIds();
  let kept: StatementEvent[] | undefined = [];
  let letters = 0;
  let section: Section | undefined;
  let rowCount = 0;
  const current = (): Section => {
    if (section === undefined) {
      section = newSection({ kind: 'account', line: 1 });
      sections.push(section);
    }
    return section;
  };
  for (const event of events) {
    if (kept && tellsRows(event)) kept.push(event);
    if (event.kind === 'row' && event.row.kind === 'line') letters += event.row.text.length;
    if (kept && (kept.length > MOST_KEPT || letters > MOST_LETTERS_KEPT)) kept = undefined;
    if (event.kind === 'problem') {
      problems.push(event.problem);
      if (problems.length >= MOST_PROBLEMS) break;
    } else if (event.kind === 'account') {
      section = continued(sections, event);
      if (!sections.includes(section)) sections.push(section);
    } else if (event.kind === 'doubt') {
      rowCount += 1;
      addDoubt(current(), event.problem);
    } else if (event.kind === 'row') {
      onRow?.();
      rowCount += 1;
      const { row } = event;
      // A row that is left out belongs to no statement in particular.
      const isSound = row.kind === 'skipped' || addRow(current(), row);
      if (!isSound) {
        problems.push({ code: 'AMOUNT_TOO_LARGE', line: row.row });
        break;
      }
      if (row.kind === 'line') ids.add(row);
    } else if (event.kind === 'period') {
      const known = current();
      known.from = least([known.from, event.from]);
      known.to = greatest([known.to, event.to]);
    } else {
      Object.assign(current(), { [event.kind]: event });
    }
  }
  return { sections, problems, rowCount, ids, kept };
}

const tellsRows = ({ kind }: StatementEvent): boolean =>
  kind === 'row' || kind === 'doubt' || kind === 'account';

type AccountEvent = Extract<StatementEvent, { kind: 'account' }>;

/** Rows of an account may come in several pieces; a statement that is closed is not taken up. */
function continued(sections: readonly Section[], event: AccountEvent): Section {
  const section = newSection(event);
  const known = sections.findLast(({ account }) => account === section.account);
  const isOpen = known !== undefined && known.closing === undefined;
  return isOpen && known.currency === section.currency ? known : section;
}

function accountsOf(sections: readonly Section[]): readonly string[] {
  const numbers: string[] = [];
  for (const { account } of sections) {
    const isNew = !numbers.some((number) => sameAccountNumber(number, account ?? number));
    if (account !== undefined && isNew) numbers.push(account);
  }
  return numbers;
}

function differentCurrencies(sections: readonly Section[]): readonly FileProblem[] {
  const [first, ...others] = sections.filter(({ currency }) => currency !== undefined);
  const other = others.find(({ currency }) => currency !== first?.currency);
  if (other?.currency === undefined) return [];
  return [{ code: 'SEVERAL_CURRENCIES', line: other.line, value: other.currency }];
}

function byPlace(one: FileProblem, other: FileProblem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function statementOf(
  facts: FormatFacts,
  events: () => Iterable<StatementEvent>,
  heard: Heard,
  sections: readonly Section[],
  isMeant: IsMeant,
): BankStatement {
  const ordered = inOrder(sections);
  const [accountNumber] = ordered.flatMap(({ account }) => account ?? []);
  const [currency] = ordered.flatMap((section) => section.currency ?? []);
  // A period that leaves some of its rows out is the bank's mistake, not theirs.
  const from = least(ordered.flatMap((section) => [section.from, section.firstDate]));
  const to = greatest(ordered.flatMap((section) => [lastDayOf(section), section.lastDate]));
  const proofs = proofsOf(ordered);
  const chained = ordered.every(({ balances }) => balances.verdict().kind === 'proved');
  return {
    format: facts.name,
    bank: facts.bank,
    learnedFrom: facts.learnedFrom,
    proofs,
    proved: proofs.includes('running-balance') || proofs.includes('opening-closing'),
    rowCount: heard.rowCount,
    rows: () => rowsOf(heard.kept ?? events(), heard, isMeant, chained),
    ...balancesOf(ordered),
    ...(accountNumber === undefined ? {} : { accountNumber }),
    ...(currency === undefined ? {} : { currency }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

const least = (dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined =>
  dates.filter((date) => date !== undefined).toSorted()[0];

const greatest = (dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined =>
  dates
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

function* rowsOf(
  events: Iterable<StatementEvent>,
  { rowCount, ids }: Heard,
  isMeant: IsMeant,
  chained: boolean,
): Generator<StatementRow> {
  const hasChanged = () => new Error('the bank file was changed while it was being read');
  let isOurs = isMeant(undefined);
  let count = 0;
  for (const event of events) {
    if (event.kind === 'problem') throw hasChanged();
    if (event.kind === 'account') isOurs = isMeant(accountNumber(event.number));
    if (event.kind !== 'row' && event.kind !== 'doubt') continue;
    count += 1;
    yield isOurs ? asRow(event.row, ids, chained) : skipped(event.row.row, 'other-account');
  }
  if (count !== rowCount) throw hasChanged();
}

/** A row as the ledger may rely on it: only what was proved, and identifiers that identify. */
function asRow(row: StatementRow, ids: BankIds, chained: boolean): StatementRow {
  if (row.kind === 'skipped') return row;
  if (row.amountCents === 0) return skipped(row.row, 'zero');
  const { balanceCents, bankId, ...line } = row;
  return {
    ...line,
    ...(chained && balanceCents !== undefined ? { balanceCents } : {}),
    ...(bankId !== undefined && ids.isTrusted(bankId) ? { bankId } : {}),
  };
}

const skipped = (row: number, reason: 'zero' | 'other-account'): StatementRow => ({
  kind: 'skipped',
  row,
  reason,
});
