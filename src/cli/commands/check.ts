import { checkLedger } from '../../ledger/check.ts';
import { action } from '../action.ts';
import { hint, line, table, wraps } from '../output.ts';

/** As DESIGN's table of exit codes has it: the ledger fails its check. */
const FAILED = 7;

/** The ledger is sound; a statement is missing, or says something else. */
const OF_THE_BANK: readonly string[] = ['BANK_DIFFERS', 'STATEMENT_GAP'];

export const check = action('check', {
  run({ ledger, say }) {
    const problems = checkLedger(ledger);
    return {
      ok: problems.length === 0,
      problems: problems.map((problem) => ({
        code: problem.code,
        message: say.answers.checkProblem(problem),
      })),
    };
  },
  present: ({ ok, problems }, say) => {
    const { answers } = say;
    if (ok) return [line(answers.checkSound)];
    const onlyBank = problems.every(({ code }) => OF_THE_BANK.includes(code));
    return [
      line(answers.checkProblems(problems.length)),
      table(
        [wraps(say.labels.columns.problem)],
        problems.map(({ message }) => [message]),
      ),
      hint(onlyBank ? answers.checkBankHint : answers.checkHint),
    ];
  },
  exitCode: ({ ok }) => (ok ? 0 : FAILED),
});
