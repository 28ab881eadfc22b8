import type { FileProblem, ReadOptions, ReadStatement } from '../domain/statement.ts';
import { readCsv } from './csv/read-csv.ts';
import { detectEncoding, textChunks } from './encoding.ts';
import { foreignBytes, foreignText, isZip } from './foreign.ts';
import type { TextSource } from './format.ts';
import { FORMATS } from './formats.ts';
import type { Source } from './source.ts';
import { unzipped } from './zip.ts';

/**
 * Recognises a bank's file by its content and reads it whole once, so that the statement it gives
 * has no problem left. Its `rows()` gives its rows as often as asked; of a long file by reading it
 * again, a piece at a time. A zip is read as the one statement inside it.
 */
export function readStatement(source: Source, options: ReadOptions = {}): ReadStatement {
  const opened = isZip(source) ? unzipped(source) : { kind: 'file' as const, source };
  if (opened.kind === 'refused') return refused(opened.problem);
  const answer = readText(opened.source, options);
  return answer.ok ? answer : { ...answer, problems: answer.problems.map(located) };
}

/** What is wrong with the file as such shows from its first line on. */
const located = (problem: FileProblem): FileProblem => ({ line: 1, ...problem });

function readText(source: Source, options: ReadOptions): ReadStatement {
  const kind = foreignBytes(source);
  if (kind !== undefined) return refused({ code: 'FOREIGN_FILE', kind });
  const encoding = detectEncoding(source);
  const text: TextSource = { chunks: () => textChunks(source, encoding) };
  const head = headOf(text);
  if (head.trim() === '' && isBlank(text)) return refused({ code: 'EMPTY_FILE' });
  const page = foreignText(head);
  if (page !== undefined) return refused({ code: 'FOREIGN_FILE', kind: page });
  const format = FORMATS.find((each) => each.recognise(head));
  return format === undefined ? readCsv(source, encoding, options) : format.read(text, options);
}

const HEAD_CHARACTERS = 4096;

/** The beginning of a file, in which its format shows. */
function headOf(text: TextSource): string {
  let head = '';
  for (const chunk of text.chunks()) {
    head += chunk;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS);
}

function isBlank(text: TextSource): boolean {
  for (const chunk of text.chunks()) {
    if (chunk.trim() !== '') return false;
  }
  return true;
}

function refused(...problems: readonly FileProblem[]): ReadStatement {
  return { ok: false, problems: problems.map(located) };
}
