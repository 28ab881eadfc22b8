import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { cashIn, cashOn } from '../../ledger/cash/cash-box.ts';
import { countCash } from '../../ledger/cash/cash-counts.ts';
import { action, type Input, option } from '../action.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { countJson } from '../presenting-cash.ts';
import { parseTypedAmount } from '../values.ts';

export const cashCount = action('cash count', {
  async run(context, input) {
    const { say, date } = context;
    const countedCents = await context.needParsed({
      value: input.args[0],
      name: 'AMOUNT',
      question: say.answers.cash.askCounted,
      parse: parseCounted,
    });
    const explained = await explain(context, input, countedCents);
    return context.write((writer) => {
      const { ledger } = writer;
      const reason = explained(countedCents - cashOn(ledger, date));
      const count = countCash(writer, { countedCents, date, reason });
      return { count: countJson(count), balanceCents: cashIn(ledger) };
    });
  },
  present: (answer, say) => {
    const { cash } = say.answers;
    const { count, balanceCents } = answer;
    const { date, countedCents, expectedCents } = count;
    return [
      line(cash.counted(date, countedCents, expectedCents)),
      // What was counted on an earlier day need not be what is there now.
      ...(balanceCents === countedCents ? [] : [line(cash.holds(balanceCents))]),
      ...undoHints(answer, say),
    ];
  },
});

function parseCounted(typed: string): Cents {
  const amountCents = parseTypedAmount(typed);
  return amountCents < 0 ? refuse('COUNT_NEGATIVE', { amountCents }) : amountCents;
}

/**
 * The reason for a difference: typed, else asked for together with the difference. What was asked
 * about another difference explains none.
 */
async function explain(
  context: Context,
  input: Input,
  countedCents: Cents,
): Promise<(differenceCents: Cents) => string | undefined> {
  const { ledger, say, date, mayAsk } = context;
  const typed = option(input, 'reason');
  const askedCents = countedCents - cashOn(ledger, date);
  if (typed !== undefined || !mayAsk || askedCents === 0) return () => typed;
  const question = say.answers.cash.askDifference(askedCents);
  const reason = await context.need(undefined, '--reason', question);
  return (differenceCents) => (differenceCents === askedCents ? reason : undefined);
}
