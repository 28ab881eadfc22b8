import { basename } from 'node:path';
import { formatId } from '../../domain/ids.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openDirectory } from '../../ledger/members/directory.ts';
import { memberCode } from '../../ledger/members/members.ts';
import { cancelOrder } from '../../ledger/orders/order-changes.ts';
import { importOrder, knownOrders } from '../../ledger/orders/order-import.ts';
import type { Order } from '../../ledger/orders/orders.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { action, isSet, option } from '../action.ts';
import { orderJson, paymentJson, warned } from '../answers.ts';
import { openBulk } from '../bulk.ts';
import { ORDER_FIELDS } from '../bulk-fields.ts';
import { overdrawnWarnings, unplannedWarnings } from '../distributions.ts';
import { orderKey, orderOf, readOrderRow } from '../order-rows.ts';
import { line } from '../output.ts';
import { idOr, paymentLines, undoHints } from '../presenting.ts';
import { ordersTable } from '../presenting-orders.ts';

export const orderImport = action('order import', {
  async run(context, input) {
    const { say } = context;
    const typed = await context.need(input.args[0], 'FILE', say.answers.ask.file);
    const file = openBulk(context, 'orders', typed, ORDER_FIELDS, option(input, 'map'));
    const defaults = {
      method: option(input, 'method'),
      distribution: option(input, 'distribution'),
    };
    const isUpdate = isSet(input, 'update');
    const hasItems = file.has('item');
    return context.write((writer) => {
      const { ledger } = writer;
      const known = knownOrders(ledger);
      const members = openDirectory(ledger);
      const how = {
        isUpdate,
        date: context.date,
        reason: option(input, 'reason') ?? basename(typed),
        today: context.io.today(),
      };
      const imported = file
        .handleGroups(
          writer,
          (row, at) => readOrderRow(members, row, defaults, hasItems, at),
          orderKey(hasItems),
          (rows, at) => {
            const exported = orderOf(rows, context, defaults, at);
            return exported && importOrder(writer, known.find(exported), exported, how);
          },
        )
        .flatMap((each) => each ?? []);
      const vanished = known.vanished();
      const changed = imported.flatMap((each) => (each.kind === 'changed' ? [each] : []));
      if (!isUpdate && changed.length + vanished.length > 0) {
        refuse('ORDERS_DIFFER', {
          file: basename(typed),
          changed: changed.map(({ order, what, changeCents }) => ({
            ...named(ledger, order),
            what,
            changeCents,
          })),
          vanished: vanished.map((order) => named(ledger, order)),
        });
      }
      for (const { id } of vanished) cancelOrder(writer, id, how);
      const added = imported.filter(({ kind }) => kind === 'new').map(({ order }) => order);
      const touched = [...added, ...changed.map(({ order }) => order)];
      const days = added.map(({ distribution }) => distribution);
      const isUnknowable = added.some(({ distribution, code }) => !distribution && !code);
      return {
        orders: added.map((order) => withPayment(ledger, order)),
        totalCents: sumCents(added.map(({ amountCents }) => amountCents)),
        count: added.length,
        sameCount: imported.filter(({ kind }) => kind === 'same').length,
        changed: changed.map(({ order, what, changeCents }) => ({
          ...withPayment(ledger, order),
          what,
          changeCents,
        })),
        vanished: vanished.map((order) => orderJson(ledger, order)),
        ...warned(
          ...(file.warnings.warnings ?? []),
          ...(isUnknowable ? [say.answers.ordersWithoutDay] : []),
          ...unplannedWarnings(ledger, say, days),
          ...overdrawnWarnings(
            ledger,
            say,
            touched.map(({ memberId }) => memberId),
          ),
        ),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { orders, changed, vanished, count, totalCents, sameCount } = answer;
    return [
      ...(count > 0 || changed.length + vanished.length + sameCount === 0
        ? [line(answers.ordersImported(count, totalCents)), ordersTable(orders, say)]
        : []),
      ...(sameCount > 0 ? [line(answers.ordersSame(sameCount))] : []),
      ...changed.flatMap(({ order, changeCents, payment }) => [
        line(answers.orderChanged(idOr(order.id), order.member, changeCents, order.amountCents)),
        ...(payment?.status === 'pending' ? paymentLines(payment, say) : []),
      ]),
      ...vanished.map(({ id, member, amountCents }) =>
        line(answers.orderCancelled(idOr(id), member, amountCents)),
      ),
      ...undoHints(answer, say),
    ];
  },
});

const named = (ledger: Ledger, { id, memberId, amountCents }: Order) => ({
  id: formatId('order', id),
  member: memberCode(ledger, memberId),
  amountCents,
});

function withPayment(ledger: Ledger, order: Order) {
  // What is to be paid, if something is; else what was.
  const payments = listPayments(ledger, { orderId: order.id });
  const payment = payments.findLast(({ pendingCents }) => pendingCents > 0) ?? payments[0];
  return {
    order: orderJson(ledger, order),
    ...(payment ? { payment: paymentJson(ledger, payment) } : {}),
  };
}
