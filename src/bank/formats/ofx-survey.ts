import type { FileProblem, ReadOptions } from '../../domain/statement.ts';
import { decimalWitness } from '../evidence/decimal-witness.ts';
import type { TextSource } from '../format.ts';
import { type Frame, ofxFrames, type Part } from './ofx-frames.ts';
import { type Grammar, problemAt, readDay } from './ofx-movement.ts';

export type Kind = 'bank' | 'card' | 'investment';

const KINDS: Readonly<Record<string, Kind>> = {
  STMTRS: 'bank',
  CCSTMTRS: 'card',
  INVSTMTRS: 'investment',
};

/** What one statement of the file is of; texts are empty where the file states nothing. */
export interface Statement {
  readonly kind: Kind;
  readonly line: number;
  readonly number: string;
  readonly type: string;
  readonly currency: string;
  readonly rowCount: number;
}

/** What has to be known of the whole file before its first row can be read. */
export interface Survey {
  readonly statements: readonly Statement[];
  readonly grammar: Grammar;
  /** What the bank's server answered instead of a statement. */
  readonly error: FileProblem | undefined;
}

/** A part of the file, and where it stands: in which statement, among the pending rows or not. */
export interface Scene {
  readonly part: Part;
  /** Its place among all statements of the file, from 0. */
  readonly statement: number | undefined;
  /** True for the part with which a statement begins. */
  readonly isFirst: boolean;
  readonly isPending: boolean;
}

/** The parts of a file in its order; the same each time. */
export function* scenes(source: TextSource): Generator<Scene> {
  let count = 0;
  let statement: number | undefined;
  let isPending = false;
  for (const part of ofxFrames(source.chunks())) {
    const isFirst = part.kind === 'opened' && kindOf(part.name) !== undefined;
    if (isFirst) {
      statement = count;
      count += 1;
    }
    if (part.kind === 'opened' && part.name === 'BANKTRANLISTP') isPending = true;
    yield { part, statement, isFirst, isPending };
    if (part.kind !== 'closed') continue;
    if (kindOf(part.frame.name) !== undefined) statement = undefined;
    if (part.frame.name === 'BANKTRANLISTP') isPending = false;
  }
}

const kindOf = (name: string): Kind | undefined => KINDS[name];

/** Reads a file once through for what its rows show together. */
export function surveyOf(source: TextSource, { decimal }: ReadOptions): Survey {
  const statements: StatementSoFar[] = [];
  const amounts = decimalWitness();
  let isSigned = false;
  let hasValueInUserDate = false;
  let error: FileProblem | undefined;

  function look(frame: Frame, statement: StatementSoFar): void {
    if (frame.name === 'LEDGERBAL') amounts.add(textOf(frame, 'BALAMT'));
    if (frame.name !== 'STMTTRN') return;
    amounts.add(textOf(frame, 'TRNAMT'));
    isSigned ||= /[-+(\u2212]/.test(textOf(frame, 'TRNAMT'));
    hasValueInUserDate ||= isLater(textOf(frame, 'DTUSER'), textOf(frame, 'DTPOSTED'));
    statement.rowCount += 1;
  }

  for (const { part, statement: index, isFirst } of scenes(source)) {
    if (part.kind === 'opened' && isFirst) {
      statements.push(newStatement(kindOf(part.name) ?? 'bank', part.line));
    }
    if (part.kind !== 'closed') continue;
    if (part.frame.name === 'STATUS') error ??= errorOf(part.frame);
    const statement = statements[index ?? -1];
    if (statement?.kind !== 'bank') continue;
    identify(statement, part.frame);
    look(part.frame, statement);
  }
  const marks = { shown: amounts.verdict(), said: decimal };
  return { statements, error, grammar: { marks, isSigned, hasValueInUserDate } };
}

type StatementSoFar = { -readonly [Key in keyof Statement]: Statement[Key] };

const newStatement = (kind: Kind, line: number): StatementSoFar => ({
  kind,
  line,
  number: '',
  type: '',
  currency: '',
  rowCount: 0,
});

const textOf = ({ leaves }: Frame, name: string): string => leaves.get(name)?.text.trim() ?? '';

/** The account's currency is that of the statement; where it states none, of the first row. */
function identify(statement: StatementSoFar, frame: Frame): void {
  if (frame.name === 'BANKACCTFROM') {
    statement.number ||= textOf(frame, 'ACCTID');
    statement.type ||= textOf(frame, 'ACCTTYPE');
  }
  if (frame.name === 'STMTTRN') {
    statement.currency ||= textOf(frame, 'CURRENCY.CURSYM').toUpperCase();
  }
  if (frame.name === 'STMTRS') {
    statement.currency = textOf(frame, 'CURDEF').toUpperCase() || statement.currency;
  }
}

/**
 * Nobody orders what is booked already, so a bank that writes a later day there means its value
 * date. Most write the day of posting once more, or that of a card payment, or no date at all.
 */
function isLater(userDate: string, posted: string): boolean {
  const [user, booked] = [readDay(userDate), readDay(posted)];
  return user.ok && booked.ok && user.value > booked.value;
}

function errorOf(frame: Frame): FileProblem | undefined {
  if (textOf(frame, 'SEVERITY').toUpperCase() !== 'ERROR') return undefined;
  const said = frame.leaves.get('MESSAGE') ?? frame.leaves.get('CODE');
  if (said === undefined) return { code: 'MALFORMED', line: frame.line };
  return problemAt('MALFORMED', said);
}
