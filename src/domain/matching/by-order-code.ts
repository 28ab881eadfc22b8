import { namesAnother } from './by-payer.ts';
import type { CodedOrder, UnexplainedLine } from './facts.ts';
import type { Answer } from './proposal.ts';

/**
 * The ordering platform's own code. It has no check digits, and labels are full of numbers: with
 * the exact amount that the order awaits it has two witnesses, without it only proposes. Several
 * codes whose amounts add up to the line are as good as one.
 */
export function orderCode(line: UnexplainedLine): readonly Answer[] {
  const orders = line.orderCodes();
  const awaited = orders.flatMap((order) => order.payment?.awaitedCents ?? []);
  const sumCents = awaited.reduce((sum, cents) => sum + cents, 0);
  const isSum = orders.length > 1 && awaited.length === orders.length;
  const areTelling = orders.every(({ isTelling }) => isTelling);
  if (isSum && areTelling && sumCents === line.amountCents) return [together(orders)];
  const fitting = orders.filter(({ payment }) => payment?.awaitedCents === line.amountCents);
  const members = new Set(orders.map(({ memberId }) => memberId));
  return (fitting.length > 0 ? fitting : orders.filter(({ isTelling }) => isTelling)).map(
    (order) => {
      const isDue = fitting.includes(order);
      const isOthers = namesAnother(line, order.memberId);
      const isAlone = fitting.length === 1 && members.size === 1;
      const isSure = isDue && isAlone && order.isTelling && !isOthers;
      return {
        rule: 'order-code',
        verdict: isSure ? 'book' : 'propose',
        parts: [partOf(order, line.amountCents)],
        why: {
          written: order.code,
          amount: isDue ? 'due' : 'other',
          ...(members.size > 1 ? { against: 'several-members' as const } : {}),
          ...(isOthers ? { against: 'names-another' as const } : {}),
        },
      };
    },
  );
}

const together = (orders: readonly CodedOrder[]): Answer => ({
  rule: 'order-code',
  verdict: 'book',
  parts: orders.map((order) => partOf(order, order.payment?.awaitedCents ?? 0)),
  why: { written: orders.map(({ code }) => code).join(' + '), amount: 'due' },
});

const partOf = ({ memberId, payment }: CodedOrder, amountCents: number) => ({
  amountCents,
  memberId,
  ...(payment === undefined ? {} : { paymentId: payment.id }),
});
