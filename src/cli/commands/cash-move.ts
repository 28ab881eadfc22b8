import { formatId } from '../../domain/ids.ts';
import { cashIn } from '../../ledger/cash/cash-box.ts';
import { moveCash } from '../../ledger/cash/cash-moves.ts';
import { action, option } from '../action.ts';
import { needHeading } from '../asking.ts';
import { headingWords } from '../headings.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { parseTypedAmount } from '../values.ts';

export const cashMove = action('cash move', {
  async run(context, input) {
    const { say, date } = context;
    const amountCents = await context.needParsed({
      value: input.args[0],
      name: 'AMOUNT',
      question: say.answers.cash.askMoved,
      parse: parseTypedAmount,
    });
    const heading = await needHeading(context, option(input, 'heading'));
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const operation = moveCash(writer, { amountCents, heading, date, reason });
      return {
        move: {
          id: formatId('operation', operation),
          heading: heading.name,
          amountCents,
          date,
          ...(reason === undefined ? {} : { reason }),
        },
        balanceCents: cashIn(writer.ledger),
      };
    });
  },
  present: (answer, say) => {
    const { cash } = say.answers;
    const { move, balanceCents } = answer;
    return [
      line(cash.moved(move.amountCents, headingWords(move.heading, say))),
      line(cash.holds(balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
