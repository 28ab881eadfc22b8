import { refuse } from '../../domain/refusal.ts';
import { type Adjustment, adjustOrder } from '../../ledger/orders/order-changes.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { orderAnswer, warned } from '../answers.ts';
import { needOrder } from '../asking.ts';
import type { Context } from '../context.ts';
import { overdrawnWarnings } from '../distributions.ts';
import { line } from '../output.ts';
import { idOr, paymentLines, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedQuantity } from '../values.ts';

export const orderAdjust = action('order adjust', {
  async run(context, input) {
    const { id } = await needOrder(context, input.args[0]);
    const adjustment = await adjustmentOf(context, input);
    const reason = await context.need(
      option(input, 'reason'),
      '--reason',
      context.say.answers.ask.reason,
    );
    return context.write((writer) => {
      const { date } = context;
      const { order, changeCents } = adjustOrder(writer, id, adjustment, { date, reason });
      const overdrawn = overdrawnWarnings(writer.ledger, context.say, [order.memberId]);
      return { ...orderAnswer(writer.ledger, order), changeCents, ...warned(...overdrawn) };
    });
  },
  present: (answer, say) => {
    const { order, payments, changeCents, balanceCents } = answer;
    const { answers } = say;
    return [
      line(answers.orderChanged(idOr(order.id), order.member, changeCents, order.amountCents)),
      ...payments
        .filter(({ status }) => status === 'pending')
        .flatMap((payment) => paymentLines(payment, say)),
      line(answers.balanceNow(order.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});

/** By how much, or what of an item: one of both. */
async function adjustmentOf(context: Context, input: Input): Promise<Adjustment> {
  const [, change] = input.args;
  const item = option(input, 'item');
  const [quantity, price] = [option(input, 'quantity'), option(input, 'price')];
  const given = [
    ...(change === undefined ? [] : ['AMOUNT']),
    ...(isSet(input, 'missing') ? ['--missing'] : []),
    ...(quantity === undefined ? [] : ['--quantity']),
    ...(price === undefined ? [] : ['--price']),
  ];
  const [first = '', second] = given;
  const goTogether = given.length < 2 || (given.length === 2 && first === '--quantity');
  if (!goTogether) refuse('OPTIONS_CONFLICT', { first, second: second ?? '' });
  if (item === undefined) {
    if (first !== '' && first !== 'AMOUNT') refuse('VALUE_MISSING', { name: '--item' });
    const question = context.say.answers.ask.change;
    const parse = parseTypedAmount;
    return {
      changeCents: await context.needParsed({ value: change, name: 'AMOUNT', question, parse }),
    };
  }
  if (first === 'AMOUNT') refuse('OPTIONS_CONFLICT', { first: '--item', second: 'AMOUNT' });
  if (first === '') refuse('VALUE_MISSING', { name: '--missing' });
  const thousandths = quantity === undefined ? undefined : parseTypedQuantity(quantity);
  const unitCents = price === undefined ? undefined : parseTypedAmount(price);
  if (unitCents !== undefined && unitCents < 0) {
    refuse('AMOUNT_NOT_POSITIVE', { amountCents: unitCents, what: 'order' });
  }
  const correction = isSet(input, 'missing') ? { thousandths: 0 } : { thousandths, unitCents };
  return { item, correction };
}
