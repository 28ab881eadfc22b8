import { cancelOrder } from '../../ledger/orders/order-changes.ts';
import { action, option } from '../action.ts';
import { orderAnswer } from '../answers.ts';
import { needOrder } from '../asking.ts';
import { line } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';

export const orderCancel = action('order cancel', {
  async run(context, input) {
    const { id, amountCents } = await needOrder(context, input.args[0]);
    const { ask } = context.say.answers;
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) => {
      const order = cancelOrder(writer, id, { date: context.date, reason });
      return { ...orderAnswer(writer.ledger, order), changeCents: -amountCents };
    });
  },
  present: (answer, say) => {
    const { order, changeCents, balanceCents } = answer;
    const { answers } = say;
    return [
      line(answers.orderCancelled(idOr(order.id), order.member, -changeCents)),
      line(answers.balanceNow(order.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
