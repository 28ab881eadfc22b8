import { findMember } from '../../ledger/members/find-members.ts';
import { listOrders } from '../../ledger/orders/orders.ts';
import { action, option } from '../action.ts';
import { orderJson } from '../answers.ts';
import { ordersTable } from '../presenting-orders.ts';
import { parseOptionalDate } from '../values.ts';

export const orderList = action('order list', {
  run({ ledger }, input) {
    const member = option(input, 'member');
    const filter = {
      memberId: member === undefined ? undefined : findMember(ledger, member).id,
      distribution: parseOptionalDate(option(input, 'distribution')),
    };
    const orders = listOrders(ledger, filter).filter(({ amountCents }) => amountCents > 0);
    return { orders: orders.map((order) => orderJson(ledger, order)) };
  },
  present: ({ orders }, say) => [
    ordersTable(
      orders.map((order) => ({ order })),
      say,
    ),
  ],
});
