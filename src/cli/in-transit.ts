import { formatId } from '../domain/ids.ts';
import type { Method } from '../domain/method.ts';
import { sumCents } from '../domain/money.ts';
import { memberCode } from '../ledger/members/members.ts';
import { listInTransit } from '../ledger/payments/in-transit.ts';
import { paymentById } from '../ledger/payments/payments.ts';
import { paymentJson } from './answers.ts';
import type { Context } from './context.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, line, right, table } from './output.ts';
import type { Answer } from './schemas.ts';

/** What is on its way to the bank, and in no deposit. */

type TransitJson = NonNullable<Answer<'payment list'>['transit']>;

/** Cash goes into the cash box, and cheques with a deposit. */
const METHODS: readonly Method[] = ['card', 'online', 'transfer'];

/** The payments in transit, oldest first: all, a member's, those of one method. */
export function inTransit(
  { ledger }: Context,
  member: number | undefined,
  method: Method | undefined,
) {
  const methods = METHODS.filter((each) => method === undefined || each === method);
  const found = methods.length === 0 ? [] : listInTransit(ledger, { methods });
  const open = found.filter(({ memberId }) => member === undefined || memberId === member);
  return {
    payments: open.map(({ paymentId }) => paymentJson(ledger, paymentById(ledger, paymentId))),
    transit: {
      payments: open.map(({ paymentId, memberId, openCents, feeCents, ...each }) => ({
        payment: formatId('payment', paymentId),
        member: memberCode(ledger, memberId),
        method: each.method,
        date: each.date,
        amountCents: openCents + feeCents,
        ...(feeCents === 0 ? {} : { feeCents }),
        inTransitCents: openCents,
      })),
      inTransitCents: sumCents(open.map(({ openCents }) => openCents)),
    },
  };
}

export function transitBlocks(
  { payments, inTransitCents }: TransitJson,
  say: Say,
): readonly Block[] {
  const { columns, methods } = say.labels;
  const rows = payments.map((each) => [
    each.payment,
    { date: each.date },
    each.member,
    methods[each.method],
    { cents: each.amountCents },
    each.feeCents === undefined ? undefined : { cents: each.feeCents },
    { cents: each.inTransitCents },
  ]);
  return [
    table(
      [
        columns.payment,
        columns.date,
        columns.member,
        columns.method,
        right(columns.amount),
        right(columns.fee),
        right(columns.inTransit),
      ],
      rows,
    ),
    line(say.answers.inTransitTotal(payments.length, inTransitCents)),
  ];
}
