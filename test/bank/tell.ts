import { expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import type { FileProblem, ReadOptions } from '../../src/domain/statement.ts';
import { textSource } from './support.ts';

/** A statement in few words: `date cents` or the reason for which a row was skipped; or problems. */
export type Told = readonly (string | FileProblem)[];

/** Reads a typed statement, and tells it in few words. */
export function read(text: string, options: ReadOptions = {}, encoding = 'utf-8'): Told {
  const answer = readStatement(textSource(text, encoding), options);
  if (!answer.ok) return answer.problems;
  return Array.from(answer.statement.rows(), (row) =>
    row.kind === 'line' ? `${row.date} ${row.amountCents}` : row.reason,
  );
}

export type Case = readonly [name: string, text: string, told: Told, options?: ReadOptions];

/** A file of these lines. */
export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** A test for each case: what the file says, or why it is refused. */
export function check(cases: readonly Case[]): void {
  const named = cases.map(([name, text, told, options]) => ({ name, text, told, options }));
  it.each(named)('$name', ({ text, told, options }) => {
    expect(read(text, options)).toEqual(told);
  });
}
