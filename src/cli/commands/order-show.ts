import { orderById } from '../../ledger/orders/orders.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { action } from '../action.ts';
import { itemsJson, orderJson, paymentJson } from '../answers.ts';
import { paymentsTable } from '../presenting.ts';
import { itemsTable, ordersTable } from '../presenting-orders.ts';
import { parseTypedId } from '../values.ts';

export const orderShow = action('order show', {
  async run(context, { args }) {
    const { ledger, say } = context;
    const typed = await context.need(args[0], 'ORDER', say.answers.ask.order);
    const order = orderById(ledger, parseTypedId(typed, 'order').number);
    const payments = listPayments(ledger, { orderId: order.id });
    return {
      order: { ...orderJson(ledger, order), ...itemsJson(ledger, order) },
      payments: payments.map((payment) => paymentJson(ledger, payment)),
    };
  },
  present: ({ order, payments }, say) => [
    ordersTable([{ order, payment: payments[0] }], say),
    ...itemsTable(order, say),
    paymentsTable(payments, say),
  ],
});
