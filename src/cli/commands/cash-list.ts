import { cashBook } from '../../ledger/cash/cash-book.ts';
import { action } from '../action.ts';
import { line, right, table, wraps } from '../output.ts';
import { periodJson, periodLines, typedPeriod } from '../period.ts';
import { cashMovementJson, cashMovementText, countJson } from '../presenting-cash.ts';

export const cashList = action('cash list', {
  run({ ledger }, input) {
    const period = typedPeriod(input);
    const { movements, lastCount, ...cash } = cashBook(ledger, period);
    return {
      ...periodJson(period),
      cash,
      movements: movements.map((each) => cashMovementJson(ledger, each)),
      ...(lastCount === undefined ? {} : { lastCount: countJson(lastCount) }),
    };
  },
  present: ({ cash, movements, lastCount, ...period }, say) => {
    const { answers, labels } = say;
    const { columns } = labels;
    const { beforeCents, receivedCents, paidCents, balanceCents } = cash;
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
          cashMovementText(each, say),
          { cents: each.amountCents },
          { cents: each.balanceCents },
        ]),
      ),
      line(answers.cash.turnover(receivedCents, paidCents, balanceCents)),
      line(
        lastCount === undefined
          ? answers.cash.neverCounted
          : answers.cash.lastCounted(lastCount.date, lastCount.countedCents),
      ),
    ];
  },
});
