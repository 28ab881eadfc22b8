import { listLines } from '../../ledger/statements/lines.ts';
import { action, isSet } from '../action.ts';
import { linesJson } from '../line-json.ts';
import { right, table, wraps } from '../output.ts';
import { matchedTo } from '../presenting.ts';
import { whyText } from '../presenting-waiting.ts';

export const lineList = action('line list', {
  run: (context, input) => ({
    lines: linesJson(context, listLines(context.ledger, { waitingOnly: isSet(input, 'waiting') })),
  }),
  present: ({ lines }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [
          columns.line,
          columns.date,
          right(columns.age),
          right(columns.amount),
          wraps(columns.label),
          wraps(columns.matchedTo),
          wraps(columns.why),
        ],
        lines.map((line) => [
          line.id,
          { date: line.date },
          line.waiting && say.answers.days(line.waiting.ageDays),
          { cents: line.amountCents },
          line.label,
          matchedTo(line.match, say, true),
          line.waiting
            ? whyText(line.waiting.reason, line.waiting.proposals, say)
            : line.match && say.labels.rules[line.match.rule],
        ]),
      ),
    ];
  },
});
