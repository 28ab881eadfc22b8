import { headingBook } from '../../ledger/headings.ts';
import { action } from '../action.ts';
import { needHeading } from '../asking.ts';
import { headingWords } from '../headings.ts';
import { line } from '../output.ts';
import { bookBlocks, periodJson, typedPeriod } from '../period.ts';
import { headingMovementJson, headingMovementText, turnoverJson } from '../presenting-money.ts';

export const headingShow = action('heading show', {
  async run(context, input) {
    const { ledger } = context;
    const period = typedPeriod(input);
    const found = await needHeading(context, input.args[0], 'HEADING');
    const { heading, movements } = headingBook(ledger, found, period);
    return {
      ...periodJson(period),
      heading: turnoverJson(heading),
      movements: movements.map((each) => headingMovementJson(ledger, each)),
    };
  },
  present: ({ heading, movements, ...period }, say) => {
    const { name, beforeCents, receivedCents, paidCents, balanceCents } = heading;
    const words = headingWords(name, say);
    return [
      ...bookBlocks({ period, beforeCents, movements }, headingMovementText, say),
      line(say.answers.headingTurnover(words, receivedCents, paidCents, balanceCents)),
    ];
  },
});
