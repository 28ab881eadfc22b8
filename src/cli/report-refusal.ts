import type { Refusal } from '../domain/refusal.ts';
import type { RefusalCode, RowProblem } from '../domain/refusal-details.ts';
import { cleanForTerminal } from '../domain/text.ts';
import type { Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';
import { wholeFile } from './messages/file-problems.en.ts';
import type { Sentence } from './messages/words.en.ts';
import type { ErrorDocument } from './schemas.ts';

/** Says a refusal on stderr: what happened, why, what to do next; or its JSON document. */
export function reportRefusal(refusal: Refusal, io: Io, say: Say, json: boolean): void {
  io.err(
    json ? `${JSON.stringify(errorDocument(refusal, say), null, 2)}\n` : inWords(refusal, say),
  );
}

function inWords(refusal: Refusal, say: Say): string {
  const sentence = withOwnHint(refusal, say);
  const { message, hint } = sentence;
  const places = told(problemsOf(refusal)).map((problem) => `  ${place(refusal, problem, say)}`);
  const more = (sentence.problems ?? []).map((problem) => `  ${problem.message}`);
  const lines = [`solde: ${message}`, ...places, ...more, ...(hint === undefined ? [] : [hint])];
  return `${lines.map(cleanForTerminal).join('\n')}\n`;
}

/** What is wrong with the file as such is said once, at the first place that shows it. */
function told(problems: readonly RowProblem[]): readonly RowProblem[] {
  const said = new Set<string>();
  return problems.filter((problem) => {
    if (!('code' in problem) || !wholeFile(problem)) return true;
    const isNew = !said.has(problem.code);
    said.add(problem.code);
    return isNew;
  });
}

type Problem = NonNullable<ErrorDocument['error']['problems']>[number];

function errorDocument(refusal: Refusal, say: Say): ErrorDocument {
  const { message, hint, problems: reasons = [] } = withOwnHint(refusal, say);
  const problems: Problem[] = [
    ...problemsOf(refusal).map((problem) => ({
      code: 'refusal' in problem ? problem.refusal.code : problem.code,
      message: problemText(problem, say),
      ...position(problem),
    })),
    ...reasons,
  ];
  const [first] = problems;
  const file = fileOf(refusal);
  return {
    error: {
      code: refusal.code,
      exit: refusal.exitCode,
      message: cleanForTerminal(message),
      ...(hint === undefined ? {} : { hint: cleanForTerminal(hint) }),
      ...(file === undefined ? {} : { file }),
      ...(first?.line === undefined ? {} : { line: first.line }),
      ...(first?.column === undefined ? {} : { column: first.column }),
      ...(problems.length === 0 ? {} : { problems }),
    },
  };
}

/** Where a file has a single problem, the hint is what to do about that one. */
function withOwnHint(refusal: Refusal, say: Say): Sentence {
  const sentence = sentenceFor(refusal, say);
  const [problem, ...more] = problemsOf(refusal);
  if (problem === undefined || more.length > 0 || !('refusal' in problem)) return sentence;
  const { hint } = sentenceFor(problem.refusal, say);
  return hint === undefined ? sentence : { ...sentence, hint };
}

/** The catalogue's sentence for a refusal. */
export function sentenceFor(refusal: Refusal, say: Say): Sentence {
  const sentences = say.errors as Readonly<Record<RefusalCode, (details: unknown) => Sentence>>;
  return sentences[refusal.code](refusal.details);
}

const problemsOf = (refusal: Refusal): readonly RowProblem[] =>
  isFileRefusal(refusal) ? refusal.details.problems : [];

const isFileRefusal = (refusal: Refusal): refusal is Refusal<'FILE_REFUSED'> =>
  refusal.code === 'FILE_REFUSED';

const fileOf = (refusal: Refusal): string | undefined =>
  'file' in refusal.details ? refusal.details.file : undefined;

/** `members.csv:12:5: …`, as compilers have it, so that editors jump there. */
function place(refusal: Refusal, problem: RowProblem, say: Say): string {
  const { line, column } = position(problem);
  const where = [fileOf(refusal), line, column].filter((part) => part !== undefined).join(':');
  return `${where}: ${problemText(problem, say)}`;
}

function position(problem: RowProblem): { line?: number; column?: number } {
  const { line, column } = problem;
  return { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

function problemText(problem: RowProblem, say: Say): string {
  if (!('refusal' in problem)) return say.fileProblem(problem);
  const { refusal } = problem;
  return sentenceFor(refusal, say).message;
}
