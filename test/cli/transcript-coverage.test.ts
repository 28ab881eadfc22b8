import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../src/cli/declarations/all.ts';
import { englishErrors } from '../../src/cli/messages/errors.en.ts';
import { formatFor } from '../../src/cli/messages/format.ts';
import type * as reporting from '../../src/cli/report-refusal.ts';
import { translateArgv } from '../../src/cli/translate-argv.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { RefusalCode } from '../../src/domain/refusal-details.ts';
import type { FileProblemCode } from '../../src/domain/statement.ts';
import { splitWords } from '../support/split-words.ts';
import { replay } from '../support/transcript.ts';

/** The codes that no transcript can provoke, and where they are looked after instead. */
const NOT_IN_A_TRANSCRIPT: Partial<Record<RefusalCode, string>> = {
  DECISION_STALE:
    'takes another process that writes while a person thinks: test/cli/review.test.ts',
  REVIEW_INTERRUPTED: 'takes a person who presses Ctrl-C: test/cli/review.test.ts',
  DECLINED: 'a transcript has nobody who answers a question with no',
  LEDGER_BUSY: 'takes a second process that holds the ledger for five seconds',
  LEDGER_DAMAGED: 'takes a ledger with bytes changed behind the back of solde',
  LEDGER_NEWER: 'takes a ledger of a later version',
  OUTPUT_FAILED: 'takes a full disk or a reader that went away',
};

/** The same of what is wrong with a bank's file. */
const FILE_PROBLEM_NOT_IN_A_TRANSCRIPT: Partial<Record<FileProblemCode, string>> = {
  ACCOUNT_ABSENT: 'the command names only accounts that it found in the file',
};

const FILE_PROBLEMS = {
  AMOUNT_UNREADABLE: true,
  AMOUNT_AMBIGUOUS: true,
  AMOUNT_MISSING: true,
  AMOUNT_TWICE: true,
  AMOUNT_TOO_LARGE: true,
  DATE_UNREADABLE: true,
  DATE_AMBIGUOUS: true,
  DATE_MISSING: true,
  BALANCE_PROOF_FAILED: true,
  CARD_STATEMENT: true,
  SEVERAL_ACCOUNTS: true,
  NO_STATEMENT: true,
  EMPTY_FILE: true,
  QUOTE_NOT_CLOSED: true,
  DIRECTION_UNKNOWN: true,
  STATUS_UNKNOWN: true,
  FEE_UNCLEAR: true,
  ROW_COUNT_DIFFERS: true,
  TOTALS_DIFFER: true,
  SEVERAL_CURRENCIES: true,
  ACCOUNT_ABSENT: true,
  COLUMNS_UNKNOWN: true,
  COLUMN_TWICE: true,
  COLUMN_ABSENT: true,
  FOREIGN_FILE: true,
  MALFORMED: true,
} satisfies Record<FileProblemCode, true>;

const said = vi.hoisted(() => ({ codes: new Set<string>(), fileProblems: new Set<string>() }));

/** Notes what is refused in words, also for the rows of a file, while the transcripts run. */
vi.mock('../../src/cli/report-refusal.ts', async (importOriginal) => {
  const original = await importOriginal<typeof reporting>();
  const note = (refusal: Refusal): void => {
    said.codes.add(refusal.code);
    if (refusal.code !== 'FILE_REFUSED') return;
    for (const problem of (refusal as Refusal<'FILE_REFUSED'>).details.problems) {
      if ('refusal' in problem) note(problem.refusal);
      else said.fileProblems.add(problem.code);
    }
  };
  const reportRefusal: typeof original.reportRefusal = (refusal, io, say, json) => {
    if (!json) note(refusal);
    original.reportRefusal(refusal, io, say, json);
  };
  return { ...original, reportRefusal };
});

const folder = join(import.meta.dirname, '..', 'transcripts');
const documents = readdirSync(folder).map((name) => join(folder, name));

/** What is typed after `solde`, line by line of all documents. */
const typed = documents.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^\$ solde (.+)$/gm)].map(([, line = '']) =>
    splitWords(line),
  ),
);

const commands = COMMANDS.flatMap((each) => ('commands' in each ? each.commands : [each]));

/** The sessions of a command, whichever language its words were typed in. */
function sessionsOf(name: string): readonly (readonly string[])[] {
  const words = name.split(' ');
  return typed.filter((line) => {
    const english = translateArgv(line);
    return words.every((word, index) => english[index] === word);
  });
}

// Where the documents are being written anew there is nothing steady to read.
describe.skipIf(process.env['UPDATE'])('the transcripts', () => {
  beforeAll(async () => {
    for (const path of documents) await replay(path);
  });

  test.each(commands.map(({ name }) => name))('have a session of solde %s', (name) => {
    const sessions = sessionsOf(name);
    expect(sessions.length, 'in any language').toBeGreaterThan(0);
    const asJson = sessions.filter((line) => line.includes('--json'));
    expect(asJson.length, 'with --json').toBeGreaterThan(0);
    const inFrench = sessions.filter((line) => !`${line.join(' ')} `.startsWith(`${name} `));
    expect(inFrench.length, 'in French').toBeGreaterThan(0);
  });

  test.each(
    Object.keys(englishErrors(formatFor('en', 'EUR'))).filter(
      (code) => !(code in NOT_IN_A_TRANSCRIPT),
    ),
  )('refuse with %s', (code) => {
    expect(said.codes).toContain(code);
  });

  test.each(Object.keys(NOT_IN_A_TRANSCRIPT))('can not refuse with %s', (code) => {
    expect(said.codes, 'take it off the list: it can').not.toContain(code);
  });

  test.each(
    Object.keys(FILE_PROBLEMS).filter((code) => !(code in FILE_PROBLEM_NOT_IN_A_TRANSCRIPT)),
  )('show a bank file with %s', (code) => {
    expect(said.fileProblems).toContain(code);
  });

  test.each(Object.keys(FILE_PROBLEM_NOT_IN_A_TRANSCRIPT))('show no bank file with %s', (code) => {
    expect(said.fileProblems, 'take it off the list: it can').not.toContain(code);
  });
});
