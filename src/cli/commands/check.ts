import { checkLedger } from '../../ledger/check.ts';
import { action } from '../action.ts';
import { hint, line, table, wraps } from '../output.ts';

/** As DESIGN's table of exit codes has it: the ledger fails its check. */
const FAILED = 7;

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
    const onlyBank = problems.every(({ code }) => code === 'BANK_DIFFERS');
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
