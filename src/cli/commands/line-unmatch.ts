import { unmatchLine } from '../../ledger/matching/matches.ts';
import { action, option } from '../action.ts';
import { lineJson } from '../line-json.ts';
import { hint, line } from '../output.ts';
import { parseTypedId } from '../values.ts';

export const lineUnmatch = action('line unmatch', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'LINE', context.say.answers.ask.line);
    const { number } = parseTypedId(typed, 'line');
    const reason = option(input, 'reason');
    return context.write((writer) => ({
      line: lineJson(
        { ledger: writer.ledger, say: context.say, date: context.date },
        unmatchLine(writer, number, reason),
      ),
    }));
  },
  present: ({ line: unmatched, operation }, say) => [
    line(say.answers.lineUnmatched(unmatched.id, unmatched.amountCents)),
    ...(operation === undefined ? [] : [hint(say.answers.redoHint(operation))]),
    hint(say.answers.assignHint(unmatched.id)),
  ],
});
