import { cashBook } from '../../ledger/cash/cash-book.ts';
import { action } from '../action.ts';
import { line } from '../output.ts';
import { bookBlocks, periodJson, typedPeriod } from '../period.ts';
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
    const { beforeCents, receivedCents, paidCents, balanceCents } = cash;
    const words = say.answers.cash;
    return [
      ...bookBlocks({ period, beforeCents, movements }, cashMovementText, say),
      line(words.turnover(receivedCents, paidCents, balanceCents)),
      line(
        lastCount === undefined
          ? words.neverCounted
          : words.lastCounted(lastCount.date, lastCount.countedCents),
      ),
    ];
  },
});
