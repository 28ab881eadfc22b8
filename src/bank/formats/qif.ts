import { accountNumber } from '../../domain/account-number.ts';
import type { FileProblem, ReadOptions, TableProfile } from '../../domain/statement.ts';
import { dateWitness } from '../evidence/date-witness.ts';
import { decimalWitness } from '../evidence/decimal-witness.ts';
import type { Format, StatementEvent, TextSource } from '../format.ts';
import { readEvents } from '../read-events.ts';
import {
  amountsOf,
  fieldsOf,
  type Grammar,
  isOpening,
  plainDate,
  recordEvents,
} from './qif-movement.ts';
import { type List, type ListKind, type QifRecord, qifEntries } from './qif-records.ts';

const FACTS = { name: 'qif', bank: 'QIF', learnedFrom: 'extract' } as const;

/** Under which the account's way to write dates and amounts is remembered: QIF has no header. */
const PROFILE_HEADER = ['QIF'];

/**
 * Quicken Interchange Format. It has no rule for dates, amounts or letters, so the whole file has
 * to show them, or the caller to say them. Source: the description that Quicken came with, kept in
 * GnuCash (import-export/qif-imp/file-format.txt). Learned from extracts of Fortuneo and others in
 * Paheko's tests, and from moneymanagerex #5602.
 */
export const qif: Format = {
  ...FACTS,
  recognise: (head) => /^[ \t]*!(?:type\s*:|account\b|option\s*:|clear\s*:)/im.test(head),
  read(source, options) {
    const { survey, profile } = settle(source, options);
    const answer = readEvents(FACTS, () => events(source, survey), options);
    return answer.ok ? { ...answer, statement: { ...answer.statement, profile } } : answer;
  },
};

interface Survey {
  readonly grammar: Grammar;
  /** A file whose dates can be read in two ways, and nothing says in which. */
  readonly problem: FileProblem | undefined;
  /** The first list of each kind. */
  readonly firsts: ReadonlyMap<ListKind, List>;
  /** What stands for the number of an account, by its name; empty where there is only one. */
  readonly numbers: ReadonlyMap<string, string>;
}

function settle(
  source: TextSource,
  { dateOrder, decimal, profile: profileOf }: ReadOptions,
): { readonly survey: Survey; readonly profile: TableProfile } {
  const known = profileOf?.(PROFILE_HEADER);
  const { dates, shown, ...found } = listen(source);
  const isShown = dates.order === 'dmy' || dates.order === 'mdy';
  const order = isShown ? dates.order : (dateOrder ?? known?.dateOrder);
  const said = decimal ?? known?.decimal;
  const mark = shown ?? said;
  // Dates of both orders are found where they are read: one of the two can't be.
  const isOpen = dates.order === 'either' && order === undefined;
  const survey: Survey = {
    ...found,
    grammar: { order: order ?? 'dmy', marks: { shown, said } },
    problem: isOpen ? dates.ambiguous : undefined,
  };
  const profile: TableProfile = {
    header: PROFILE_HEADER,
    ...(order === undefined ? {} : { dateOrder: order }),
    ...(mark === undefined ? {} : { decimal: mark }),
  };
  return { survey, profile };
}

/** Reads a file once through, for what its records show together. */
function listen(source: TextSource) {
  const dates = dateWitness<FileProblem>();
  const amounts = decimalWitness();
  const firsts = new Map<ListKind, List>();
  const names = new Set<string>();
  for (const entry of qifEntries(source.chunks())) {
    const { list } = entry;
    if (list === undefined) continue;
    if (!firsts.has(list.kind)) firsts.set(list.kind, list);
    if (entry.kind !== 'record' || list.kind !== 'account') continue;
    names.add(list.account);
    for (const { text } of amountsOf(entry)) amounts.add(text.trim());
    for (const { text, line, column } of fieldsOf(entry, 'D')) {
      dates.add(plainDate(text), { code: 'DATE_AMBIGUOUS', line, column, value: text.trim() });
    }
  }
  return {
    firsts,
    numbers: numbersOf([...names]),
    dates: dates.verdict(),
    shown: amounts.verdict(),
  };
}

/** Names that would be the same number, or none, are told apart by their place in the file. */
function numbersOf(names: readonly string[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  if (names.length < 2) return numbers;
  const taken = new Set<string | undefined>([undefined]);
  for (const [index, name] of names.entries()) {
    const number = taken.has(accountNumber(name)) ? `${name} ${index + 1}` : name;
    taken.add(accountNumber(number));
    numbers.set(name, number);
  }
  return numbers;
}

function* events(source: TextSource, survey: Survey): Generator<StatementEvent> {
  const { firsts, numbers, grammar } = survey;
  const problem = foreign(firsts) ?? survey.problem;
  if (problem !== undefined) yield { kind: 'problem', problem };
  if (problem?.code === 'FOREIGN_FILE') return;
  let current = firsts.get('account');
  if (current !== undefined) yield accountEvent(current, numbers);
  const opened = new Set<string>();
  for (const entry of qifEntries(source.chunks())) {
    const { list } = entry;
    if (entry.kind === 'list') {
      if (entry.list.kind === 'unknown') yield malformed(entry.list.line, entry.list.header);
    } else if (list === undefined) {
      yield malformed(entry.line);
    } else if (list.kind === 'card') {
      yield { kind: 'row', row: { kind: 'skipped', row: entry.line, reason: 'card' } };
    } else if (list.kind === 'account') {
      if (list !== current) yield accountEvent(list, numbers);
      current = list;
      yield* secondOpening(entry, list, opened);
      yield* recordEvents(entry, grammar);
    }
  }
}

/** Why a file without an account is not read: what it holds instead. */
function foreign(firsts: Survey['firsts']): FileProblem | undefined {
  if (firsts.has('account')) return undefined;
  const card = firsts.get('card');
  if (card !== undefined) return { code: 'FOREIGN_FILE', kind: 'card', line: card.line };
  const other = firsts.get('investment');
  return other && { code: 'FOREIGN_FILE', kind: 'investment', line: other.line };
}

const accountEvent = ({ line, account }: List, numbers: Survey['numbers']): StatementEvent => ({
  kind: 'account',
  line,
  number: numbers.get(account),
});

/** Old programs give no name to an account: where a second one begins, its opening balance does. */
function* secondOpening(
  record: QifRecord,
  { account }: List,
  opened: Set<string>,
): Generator<StatementEvent> {
  if (!isOpening(record)) return;
  if (opened.has(account)) {
    yield { kind: 'problem', problem: { code: 'SEVERAL_ACCOUNTS', line: record.line } };
  }
  opened.add(account);
}

function malformed(line: number, value?: string): StatementEvent {
  const problem: FileProblem = { code: 'MALFORMED', line };
  return { kind: 'problem', problem: value === undefined ? problem : { ...problem, value } };
}
