import { listWaiting, matchWaiting } from '../../ledger/matching/matches.ts';
import { action } from '../action.ts';
import { countLines, matchedJson, waitingJson } from '../line-json.ts';
import { line } from '../output.ts';
import { matchedTable, undoHints } from '../presenting.ts';
import { assignHint, waitingTable } from '../presenting-waiting.ts';
import { withProgress } from '../progress.ts';
import { parseTypedId } from '../values.ts';

export const match = action('match', {
  run(context, { rest }) {
    const named = rest.map((typed) => parseTypedId(typed, 'line').number);
    return context.write((writer) => {
      const { ledger } = writer;
      const matched = withProgress(context, 'matching', (onLine) =>
        matchWaiting(writer, { named: named.length === 0 ? undefined : named, onLine }),
      );
      return {
        matched: matched.flatMap((each) => matchedJson(ledger, each)),
        waiting: Array.from(listWaiting(ledger), ({ line, finding }) =>
          waitingJson({ ledger, say: context.say }, line, finding.reason, finding.proposals),
        ),
      };
    });
  },
  present: (answer, say) => {
    const { matched, waiting } = answer;
    const { answers } = say;
    const first = waiting.find(({ amountCents }) => amountCents > 0) ?? waiting[0];
    return [
      line(answers.matchedCount(countLines(matched))),
      ...(matched.length === 0 ? [] : [matchedTable(matched, say)]),
      ...(waiting.length === 0
        ? [line(answers.waitingCount(0))]
        : [line(answers.waitingTitle), waitingTable(waiting, say)]),
      ...undoHints(answer, say),
      ...(first?.line === undefined ? [] : [assignHint({ ...first, line: first.line }, say)]),
    ];
  },
});
