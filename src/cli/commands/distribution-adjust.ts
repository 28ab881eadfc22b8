import { formatId } from '../../domain/ids.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { adjustItem } from '../../ledger/distributions/adjust.ts';
import { memberCode } from '../../ledger/members/members.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { balanceCentsOf, warned } from '../answers.ts';
import { needDay, overdrawnWarnings } from '../distributions.ts';
import { line, right, table } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';
import { parseTypedAmount } from '../values.ts';

export const distributionAdjust = action('distribution adjust', {
  async run(context, input) {
    const { say } = context;
    const { ask } = say.answers;
    const distribution = await needDay(context, input.args[0]);
    const item = await context.need(option(input, 'item'), '--item', ask.item);
    const correction = correctionOf(input);
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) => {
      const { ledger } = writer;
      const { date } = context;
      const found = adjustItem(writer, { distribution, item, correction, date, reason });
      const members = found.adjusted.map(({ order }) => order.memberId);
      return {
        distribution,
        item: found.item,
        changes: found.adjusted.map(({ order, changeCents }) => ({
          order: formatId('order', order.id),
          member: memberCode(ledger, order.memberId),
          changeCents,
          amountCents: order.amountCents,
          balanceCents: balanceCentsOf(ledger, order.memberId),
        })),
        changeCents: sumCents(found.adjusted.map(({ changeCents }) => changeCents)),
        ...warned(...overdrawnWarnings(ledger, say, members)),
      };
    });
  },
  present: (answer, say) => {
    const { columns } = say.labels;
    const { item, changes, changeCents } = answer;
    return [
      line(say.answers.itemAdjusted(item, changes.length, changeCents)),
      table(
        [
          columns.order,
          columns.member,
          right(columns.change),
          right(columns.amount),
          right(columns.balance),
        ],
        changes.map((change) => [
          idOr(change.order),
          change.member,
          { cents: change.changeCents },
          { cents: change.amountCents },
          { balance: change.balanceCents },
        ]),
      ),
      ...undoHints(answer, say),
    ];
  },
});

/** It did not come at all, or it cost something else. */
function correctionOf(input: Input) {
  const price = option(input, 'price');
  const isMissing = isSet(input, 'missing');
  if (isMissing && price !== undefined) {
    refuse('OPTIONS_CONFLICT', { first: '--missing', second: '--price' });
  }
  if (isMissing) return { thousandths: 0 };
  const unitCents = parseTypedAmount(price ?? refuse('VALUE_MISSING', { name: '--missing' }));
  if (unitCents < 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents: unitCents, what: 'order' });
  return { unitCents };
}
