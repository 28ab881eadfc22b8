import type { PaymentJson } from '../answers.ts';
import type { SheetRowJson } from '../distributions.ts';
import type { Say } from '../messages/catalogue.ts';
import { type Block, type Cell, right, table, wraps } from '../output.ts';
import { printed } from '../presenting.ts';

/**
 * The sign-off sheet: a row for each payment, and one for a member who has nothing to pay. Its CSV
 * is what `distribution validate --from` reads.
 */
export function sheetTable(sheet: readonly SheetRowJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [
      columns.member,
      wraps(columns.name),
      columns.orders,
      right(columns.total),
      columns.payment,
      columns.method,
      columns.sheetReference,
      right(columns.expected),
      { ...right(columns.received), isForm: true },
    ],
    sheet.flatMap((row) => {
      const payments = row.payments.length === 0 ? [undefined] : row.payments;
      return payments.map((payment, index) => cellsOf(row, payment, index === 0, say));
    }),
  );
}

function cellsOf(
  { member, name, orders, totalCents }: SheetRowJson,
  payment: PaymentJson | undefined,
  isFirst: boolean,
  { labels }: Say,
): readonly Cell[] {
  const isPending = payment?.status === 'pending';
  return [
    member,
    name,
    orders.join(' '),
    // Once for each member, so that the column adds up.
    isFirst ? { cents: totalCents } : undefined,
    payment?.id,
    payment === undefined ? undefined : labels.methods[payment.method],
    printed(payment?.reference),
    payment !== undefined && isPending ? { cents: payment.amountCents } : undefined,
    payment !== undefined && !isPending ? { cents: payment.amountCents } : undefined,
  ];
}
