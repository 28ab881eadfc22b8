import type { OrderJson, PaymentJson } from './answers.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, line, right, table, wraps } from './output.ts';
import { idOr, printed, referenceLine } from './presenting.ts';

/** Pieces of answers about orders that several commands print alike. */

export interface OrderWithPayment {
  readonly order: OrderJson;
  readonly payment?: PaymentJson | undefined;
}

export function ordersTable(orders: readonly OrderWithPayment[], say: Say): Block {
  const { columns, methods } = say.labels;
  const hasCode = orders.some(({ order }) => order.code !== undefined);
  const hasReference = orders.some(({ payment }) => payment?.reference !== undefined);
  return table(
    [
      columns.order,
      columns.date,
      columns.member,
      right(columns.amount),
      columns.method,
      columns.distribution,
      ...(hasCode ? [columns.orderCode] : []),
      ...(hasReference ? [columns.reference] : []),
    ],
    orders.map(({ order, payment }) => [
      idOr(order.id),
      { date: order.date },
      order.member,
      { cents: order.amountCents },
      methods[order.method],
      { date: order.distribution },
      ...(hasCode ? [order.code] : []),
      ...(hasReference ? [printed(payment?.reference)] : []),
    ]),
  );
}

/** What is in an order, and what it is more or less than that; nothing of one without detail. */
export function itemsTable(
  { items, amountCents: totalCents }: OrderJson,
  say: Say,
): readonly Block[] {
  if (items === undefined) return [];
  const { columns } = say.labels;
  const restCents = totalCents - items.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const rest = [say.answers.withoutDetail, undefined, undefined, { cents: restCents }];
  const block = table(
    [wraps(columns.item), right(columns.quantity), right(columns.price), right(columns.amount)],
    [
      ...items.map(({ name, quantity, unitPriceCents, amountCents }) => [
        name,
        say.format.quantity(Math.round(quantity * 1000)),
        { cents: unitPriceCents },
        { cents: amountCents },
      ]),
      ...(restCents === 0 ? [] : [rest]),
    ],
  );
  return [block];
}

/** An order in a sentence, and the reference to write. */
export function orderLines({ order, payment }: OrderWithPayment, say: Say): readonly Block[] {
  const { answers } = say;
  const id = idOr(order.id);
  if (order.method === 'kitty') {
    return [line(answers.orderOnKitty(id, order.member, order.amountCents))];
  }
  if (payment === undefined) {
    return [line(answers.orderPaidByCredit(id, order.member, order.amountCents))];
  }
  if (payment.status === 'confirmed') {
    return [line(answers.orderPaid(id, order.member, order.amountCents))];
  }
  const creditCents = order.amountCents - payment.amountCents;
  return [
    line(answers.orderRecorded(id, order.member, order.amountCents, order.method)),
    ...(creditCents > 0 ? [line(answers.creditUsed(creditCents))] : []),
    ...referenceLine(payment, say),
  ];
}
