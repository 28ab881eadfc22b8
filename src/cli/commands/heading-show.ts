import { headingBook } from '../../ledger/headings.ts';
import { action } from '../action.ts';
import { needHeading } from '../asking.ts';
import { headingWords } from '../headings.ts';
import { line, right, table, wraps } from '../output.ts';
import { periodJson, periodLines, typedPeriod } from '../period.ts';
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
    const { answers, labels } = say;
    const { columns } = labels;
    const { name, beforeCents, receivedCents, paidCents, balanceCents } = heading;
    const { from } = period;
    const hasBefore = from !== undefined && beforeCents !== 0;
    return [
      ...periodLines(period, say),
      ...(hasBefore ? [line(answers.balanceBefore(from, beforeCents))] : []),
      table(
        [
          columns.date,
          columns.id,
          wraps(columns.what),
          right(columns.amount),
          right(columns.balance),
        ],
        movements.map((each) => [
          { date: each.date },
          each.id,
          headingMovementText(each, say),
          { cents: each.amountCents },
          { cents: each.balanceCents },
        ]),
      ),
      line(
        answers.headingTurnover(headingWords(name, say), receivedCents, paidCents, balanceCents),
      ),
    ];
  },
});
