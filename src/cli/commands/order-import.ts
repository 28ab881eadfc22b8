import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { findMemberExactly } from '../../ledger/members/members.ts';
import { addOrder } from '../../ledger/orders/orders.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, option } from '../action.ts';
import { orderJson, paymentJson } from '../answers.ts';
import { type BulkRow, openBulk } from '../bulk.ts';
import { ORDER_FIELDS } from '../bulk-fields.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { ordersTable } from '../presenting-orders.ts';
import { parseOptionalDate, parseTypedAmount, parseTypedMethod } from '../values.ts';

/** What a row leaves out. */
interface Defaults {
  readonly method: string | undefined;
  readonly distribution: string | undefined;
}

export const orderImport = action('order import', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'FILE', context.say.answers.ask.file);
    const file = openBulk(context, 'orders', typed, ORDER_FIELDS, option(input, 'map'));
    const defaults = {
      method: option(input, 'method'),
      distribution: option(input, 'distribution'),
    };
    return context.write((writer) => {
      const orders = file.handle(writer, (row, at) => addRow(context, writer, row, defaults, at));
      const totalCents = sumCents(orders.map(({ order }) => order.amountCents));
      return { orders: [...orders], totalCents, count: orders.length, ...file.warnings };
    });
  },
  present: (answer, say) => [
    line(say.answers.ordersImported(answer.count, answer.totalCents)),
    ordersTable(answer.orders, say),
    ...undoHints(answer, say),
  ],
});

function addRow(
  context: Context,
  writer: Writer,
  row: BulkRow,
  defaults: Defaults,
  at: (field: string) => void,
) {
  const { ledger } = writer;
  at('member');
  const typed = row['member'] ?? '';
  // Never by a part of the name: nobody looks at each row of a file.
  const member = findMemberExactly(ledger, typed) ?? refuse('MEMBER_NOT_FOUND', { value: typed });
  at('amount');
  const amountCents = parseTypedAmount(row['amount'] ?? '');
  at('date');
  const date = parseOptionalDate(row['date']) ?? context.date;
  at('distribution');
  const distribution = parseOptionalDate(row['distribution'] ?? defaults.distribution);
  at('method');
  const { methods } = context.settings;
  const word = row['method'] ?? defaults.method ?? (methods.length === 1 ? methods[0] : undefined);
  const method = parseTypedMethod(word ?? refuse('CELL_EMPTY', { column: 'method' }));
  // What `addOrder` refuses, in its order: the amount, the method, the date, the kitty's balance.
  if (amountCents <= 0) at('amount');
  else if (methods.includes(method)) at(date < context.settings.start ? 'date' : 'amount');
  const order = addOrder(writer, {
    member,
    amountCents,
    method,
    date,
    distribution,
    code: row['order']?.trim() || undefined,
  });
  const [payment] = listPayments(ledger, { orderId: order.id });
  return {
    order: orderJson(ledger, order),
    ...(payment ? { payment: paymentJson(ledger, payment) } : {}),
  };
}
