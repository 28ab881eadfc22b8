import type { FileProblem } from '../../domain/statement.ts';
import type { Format, StatementEvent, TextSource } from '../format.ts';
import { readEvents } from '../read-events.ts';
import type { Frame } from './ofx-frames.ts';
import {
  type Grammar,
  movementEvents,
  optionalDay,
  problemAt,
  type Report,
  readMoney,
} from './ofx-movement.ts';
import { type Kind, type Statement, type Survey, scenes, surveyOf } from './ofx-survey.ts';

const FACTS = { name: 'ofx', bank: 'OFX', learnedFrom: 'real' } as const;

const HEADER = /(?:^|[\s<?])OFXHEADER\s*[:=]|<OFX[\s>]/i;

/**
 * OFX 1 (SGML, what French banks send: 1.02 in windows-1252) and OFX 2 (XML), also called QFX and
 * QBO. Source: Open Financial Exchange, versions 1.0.2 and 2.2. Learned from files of Crédit Mutuel
 * and Banque Populaire in asgrim/ofxparser and gpaulissen/ofxstatement-french.
 */
export const ofx: Format = {
  ...FACTS,
  recognise: (head) => HEADER.test(head),
  read(source, options) {
    const survey = surveyOf(source, options);
    return readEvents(FACTS, () => events(source, survey), options);
  },
};

function* events(source: TextSource, survey: Survey): Generator<StatementEvent> {
  const problem = refusal(survey);
  if (problem !== undefined) {
    yield { kind: 'problem', problem };
    return;
  }
  const { statements, grammar } = survey;
  const accounts = statements.map((statement, index) => accountEvent(survey, statement, index));
  // Rows of a card may come first, and are rows of the file all the same.
  const first = accounts.find((account) => account !== undefined);
  if (first !== undefined) yield first;
  for (const { part, statement: index = -1, isFirst, isPending } of scenes(source)) {
    const statement = statements[index];
    const account = accounts[index];
    if (part.kind === 'end') {
      // What is missing at the end of a file are rows.
      if (!part.isWhole) yield malformed(part.line);
    } else if (part.kind === 'opened') {
      if (isFirst && account !== undefined) yield account;
    } else if (part.frame.name === 'STMTTRN' || part.frame.name === 'STMTTRNP') {
      const isAside = isPending || part.frame.name === 'STMTTRNP';
      yield* rowEvents(part.frame, part.isWhole, isAside, statement, grammar);
    } else if (account !== undefined) {
      yield* statedEvents(part.frame, part.isWhole, grammar);
    }
  }
}

/** Why a file is not read at all: another kind of statement, or the bank's word that it failed. */
function refusal({ statements, error }: Survey): FileProblem | undefined {
  const of = (wanted: Kind) => statements.find(({ kind }) => kind === wanted);
  if (error !== undefined && statements.every(({ rowCount }) => rowCount === 0)) return error;
  const other = of('card') ?? of('investment');
  if (of('bank') !== undefined || other === undefined) return undefined;
  const kind = other.kind === 'card' ? 'card' : 'investment';
  return { code: 'FOREIGN_FILE', kind, line: other.line };
}

/**
 * Some banks state no number, above all of savings: in a file of several accounts its type stands
 * for it, so that two are not taken for one; without any row, such a statement is left out.
 */
function accountEvent(
  { statements }: Survey,
  statement: Statement,
  index: number,
): StatementEvent | undefined {
  const { kind, line, number, type, currency } = statement;
  const telling = statements.filter((each) => each.number !== '' || each.rowCount > 0);
  const isSilent = telling.length > 0 && !telling.includes(statement);
  if (kind !== 'bank' || isSilent) return undefined;
  const substitute = telling.length > 1 ? `${type || 'STMTRS'} ${index + 1}` : undefined;
  return { kind: 'account', line, number: number || substitute, currency: currency || undefined };
}

function rowEvents(
  frame: Frame,
  isWhole: boolean,
  isPending: boolean,
  statement: Statement | undefined,
  grammar: Grammar,
): readonly StatementEvent[] {
  if (statement === undefined) return [malformed(frame.line)];
  if (isPending) return [skipped(frame, 'pending')];
  if (statement.kind === 'card') return [skipped(frame, 'card')];
  if (statement.kind === 'investment') return [skipped(frame, 'other-account')];
  if (!isWhole) return [malformed(frame.line)];
  return movementEvents(frame, grammar, statement.currency);
}

/** What a statement states of itself: its period, and the balance of a day, perhaps a later one. */
function statedEvents(
  { name, line, leaves }: Frame,
  isWhole: boolean,
  { marks }: Grammar,
): readonly StatementEvent[] {
  const problems: FileProblem[] = [];
  const report: Report = (code, leaf) => problems.push(problemAt(code, leaf));
  const stated: StatementEvent[] = [];
  if (!isWhole && (name === 'BANKTRANLIST' || name === 'STMTRS')) stated.push(malformed(line));
  if (name === 'BANKTRANLIST') {
    // An amount of no row is that of a row whose tags are damaged.
    const stray = leaves.get('TRNAMT');
    if (stray !== undefined) report('MALFORMED', stray);
    const from = optionalDay(leaves.get('DTSTART'), report);
    const to = optionalDay(leaves.get('DTEND'), report);
    stated.push({ kind: 'period', from, to });
  }
  if (name === 'LEDGERBAL') {
    const asOf = optionalDay(leaves.get('DTASOF'), report);
    const amount = leaves.get('BALAMT');
    const cents = amount?.text.trim() ? readMoney(amount, marks, report) : undefined;
    // A balance of an unknown day says nothing of these rows.
    if (asOf !== undefined && cents !== undefined) {
      stated.push({ kind: 'closing', line, cents, asOf });
    }
  }
  return [...stated, ...problems.map((problem) => ({ kind: 'problem', problem }) as const)];
}

const malformed = (line: number): StatementEvent => ({
  kind: 'problem',
  problem: { code: 'MALFORMED', line },
});

const skipped = (
  { line }: Frame,
  reason: 'pending' | 'card' | 'other-account',
): StatementEvent => ({ kind: 'row', row: { kind: 'skipped', row: line, reason } });
