import { addOrder } from '../../ledger/orders/orders.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { action, isSet, option, optionList } from '../action.ts';
import { balanceCentsOf, itemsJson, orderJson, paymentJson, warned } from '../answers.ts';
import { needMember, needTotal } from '../asking.ts';
import { unplannedWarnings } from '../distributions.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { orderLines } from '../presenting-orders.ts';
import {
  parseOptionalDate,
  parseProviderId,
  parseTypedItems,
  parseTypedMethod,
} from '../values.ts';

export const orderAdd = action('order add', {
  async run(context, input) {
    const { say, settings } = context;
    const { ask } = say.answers;
    const found = await needMember(context, input.args[0]);
    const items = parseTypedItems(optionList(input, 'item'));
    const amountCents = await needTotal(context, input.args[1], items);
    const choices = settings.methods.map((value) => ({ value, name: say.labels.methods[value] }));
    const onlyMethod = settings.methods.length === 1 ? settings.methods[0] : undefined;
    const typedMethod = option(input, 'method') ?? onlyMethod;
    const method = await context.needChoice(typedMethod, '--method', ask.method, choices);
    const wanted = {
      amountCents,
      items,
      method: parseTypedMethod(method),
      date: context.date,
      distribution: parseOptionalDate(option(input, 'distribution')),
      useCredit: isSet(input, 'useCredit'),
      providerId: parseProviderId(option(input, 'pspId')),
    };
    return context.write((writer) => {
      const order = addOrder(writer, { ...wanted, member: found });
      const [payment] = listPayments(writer.ledger, { orderId: order.id });
      return {
        order: { ...orderJson(writer.ledger, order), ...itemsJson(writer.ledger, order) },
        ...(payment ? { payment: paymentJson(writer.ledger, payment) } : {}),
        balanceCents: balanceCentsOf(writer.ledger, found.id),
        ...warned(...unplannedWarnings(writer.ledger, say, [order.distribution])),
      };
    });
  },
  present: (answer, say) => [
    ...orderLines(answer, say),
    line(say.answers.balanceNow(answer.order.member, answer.balanceCents)),
    ...undoHints(answer, say),
  ],
});
