import { complementOrder } from '../../ledger/orders/order-changes.ts';
import { action, option, optionList } from '../action.ts';
import { orderAnswer } from '../answers.ts';
import { needOrder, needTotal } from '../asking.ts';
import { line } from '../output.ts';
import { idOr, paymentLines, undoHints } from '../presenting.ts';
import { parseProviderId, parseTypedItems, parseTypedMethod } from '../values.ts';

export const orderComplement = action('order complement', {
  async run(context, input) {
    const { id } = await needOrder(context, input.args[0]);
    const items = parseTypedItems(optionList(input, 'item'));
    const amountCents = await needTotal(context, input.args[1], items);
    const method = option(input, 'method');
    const complement = {
      amountCents,
      items,
      method: method === undefined ? undefined : parseTypedMethod(method),
      date: context.date,
      providerId: parseProviderId(option(input, 'pspId')),
    };
    return context.write((writer) => ({
      ...orderAnswer(writer.ledger, complementOrder(writer, id, complement)),
      changeCents: amountCents,
    }));
  },
  present: (answer, say) => {
    const { order, payments, changeCents, balanceCents } = answer;
    const { answers } = say;
    return [
      line(answers.orderChanged(idOr(order.id), order.member, changeCents, order.amountCents)),
      ...payments.flatMap((payment) => paymentLines(payment, say)),
      line(answers.balanceNow(order.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
