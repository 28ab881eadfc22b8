import { encode } from 'iconv-lite';
import { readStatement } from '../../src/bank/read-statement.ts';
import { bytesSource, type Source } from '../../src/bank/source.ts';
import type { ReadStatement, StatementRow } from '../../src/domain/statement.ts';

/** A statement typed in a test; in UTF-8 unless told otherwise. */
export function textSource(text: string, encoding = 'utf-8', addBOM = false): Source {
  return bytesSource('typed.csv', encode(text, encoding, { addBOM }));
}

/** The same bytes, cut into chunks of these sizes, over and over. */
export function inChunks(source: Source, sizes: readonly number[]): Source {
  const bytes = Buffer.concat([...source.chunks()]);
  return {
    ...source,
    *chunks() {
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
  };
}

/** What a fixture's expected result holds: the facts of the statement, its sums, its ends. */
export function summary(answer: ReadStatement): unknown {
  if (!answer.ok) {
    const { problems, accounts } = answer;
    return accounts === undefined ? { problems } : { problems, accounts };
  }
  const {
    rows,
    bank: _bank,
    learnedFrom: _learnedFrom,
    profile: _profile,
    columns: _columns,
    ...facts
  } = answer.statement;
  const all = [...rows()];
  const amounts = all.flatMap((row) => (row.kind === 'line' ? [row.amountCents] : []));
  const sum = (cents: readonly number[]) => cents.reduce((total, each) => total + each, 0);
  return {
    ...facts,
    lineCount: amounts.length,
    skipped: all.flatMap((row) => (row.kind === 'skipped' ? [`${row.row} ${row.reason}`] : [])),
    creditCents: sum(amounts.filter((cents) => cents > 0)),
    debitCents: sum(amounts.filter((cents) => cents < 0)),
    netCents: sum(amounts),
    first: all[0],
    last: all.at(-1),
  };
}

/** The rows of a file that has to be read without a problem. */
export function rowsOf(source: Source): readonly StatementRow[] {
  const answer = readStatement(source);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return [...answer.statement.rows()];
}
