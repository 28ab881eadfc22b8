import { listTurnovers } from '../../ledger/headings.ts';
import { action } from '../action.ts';
import { headingWords } from '../headings.ts';
import { right, table, wraps } from '../output.ts';
import { periodJson, periodLines, typedPeriod } from '../period.ts';
import { turnoverJson } from '../presenting-money.ts';

export const headingList = action('heading list', {
  run({ ledger }, input) {
    const period = typedPeriod(input);
    const headings = listTurnovers(ledger, period).map(turnoverJson);
    return { ...periodJson(period), headings };
  },
  present: ({ headings, ...period }, say) => {
    const { columns } = say.labels;
    const hasBefore = period.from !== undefined;
    return [
      ...periodLines(period, say),
      table(
        [
          wraps(columns.heading),
          ...(hasBefore ? [right(columns.before)] : []),
          right(columns.moneyIn),
          right(columns.moneyOut),
          right(columns.balance),
        ],
        headings.map(({ name, beforeCents, receivedCents, paidCents, balanceCents }) => [
          headingWords(name, say),
          ...(hasBefore ? [{ cents: beforeCents }] : []),
          { cents: receivedCents },
          { cents: paidCents },
          { cents: balanceCents },
        ]),
      ),
    ];
  },
});
