import type { FileProblemCode } from '../../domain/statement.ts';
import type { StatementEvent } from '../format.ts';
import type { FieldLine } from './mt940-fields.ts';
import type { Piece } from './mt940-values.ts';

/** As much of a line as a person needs to find it again. */
const MOST_SHOWN = 100;

/** A problem of what should stand on a line, or before it. */
export const atLine = (code: FileProblemCode, line: number): StatementEvent => ({
  kind: 'problem',
  problem: { code, line },
});

/** A problem of a line, or of what stands on it behind the tag. */
export const atText = (
  code: FileProblemCode,
  { line, column, text }: FieldLine,
): StatementEvent => {
  const value = text.trim().slice(0, MOST_SHOWN);
  const problem = { code, line, column: column + text.length - text.trimStart().length };
  return { kind: 'problem', problem: value === '' ? problem : { ...problem, value } };
};

/** A problem of a piece of a field, which may stand on its second line. */
export function atPiece(
  code: FileProblemCode,
  [first, second]: readonly FieldLine[],
  { at, text }: Piece,
): StatementEvent {
  const start = first?.text.length ?? 0;
  const isFirst = second === undefined || at < start;
  const { line, column } = (isFirst ? first : second) ?? { line: 1, column: 1 };
  return atText(code, { line, column: column + (isFirst ? at : at - start), text });
}
