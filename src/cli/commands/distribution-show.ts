import { sumCents } from '../../domain/money.ts';
import { isCollected } from '../../domain/validation.ts';
import type { Ledger } from '../../ledger/database.ts';
import { distributionOn } from '../../ledger/distributions/distributions.ts';
import { sheetOf } from '../../ledger/distributions/sheet.ts';
import { itemsOf } from '../../ledger/orders/order-items.ts';
import { action, isSet } from '../action.ts';
import type { PaymentJson } from '../answers.ts';
import { distributionJson, needDay, sheetJson } from '../distributions.ts';
import type { Say } from '../messages/catalogue.ts';
import { type Block, hint, line, right, table, wraps } from '../output.ts';
import type { Answer } from '../schemas.ts';
import { sheetTable } from '../validation/sheet-table.ts';

type HandedOut = NonNullable<Answer<'distribution show'>['items']>[number];

export const distributionShow = action('distribution show', {
  async run(context, input) {
    const { ledger } = context;
    const day = await needDay(context, input.args[0]);
    const distribution = distributionJson(distributionOn(ledger, day));
    const sheet = sheetJson(ledger, day);
    const awaited = sheet.flatMap(({ payments }) =>
      payments.filter(({ status }) => status === 'pending'),
    );
    const toCollect = awaited.filter(({ method }) => isCollected(method));
    return {
      distribution,
      sheet,
      expected: byMethod(awaited),
      toCollectCents: sumCents(toCollect.map(({ amountCents }) => amountCents)),
      unpaidCents: sumCents(sheet.map(({ unpaidCents }) => unpaidCents)),
      ...(isSet(input, 'items') ? { items: [...itemsOn(ledger, day)] } : {}),
    };
  },
  present: (answer, say) => {
    const { distribution, sheet, expected, toCollectCents, unpaidCents, items } = answer;
    const { answers } = say;
    const { date, state } = distribution;
    const parts = (collected: boolean) =>
      expected
        .filter(({ method }) => isCollected(method) === collected)
        .map(({ method, count, amountCents }) => answers.expectedOf(method, count, amountCents));
    if (items !== undefined) {
      return [line(answers.distributionHead(distribution)), handedOutTable(items, say)];
    }
    const waits = state === 'open' || state === 'partly';
    return [
      line(answers.distributionHead(distribution)),
      ...(sheet.length === 0 ? [] : [sheetTable(sheet, say)]),
      ...(toCollectCents > 0 ? [line(answers.toCollect(parts(true), toCollectCents))] : []),
      ...(parts(false).length > 0 ? [line(answers.announcedElsewhere(parts(false)))] : []),
      ...(unpaidCents > 0 ? [line(answers.unpaidAt(unpaidCents))] : []),
      ...(waits ? [hint(answers.validateHint(date))] : []),
    ];
  },
});

/** What is in each member's orders. */
const itemsOn = (ledger: Ledger, date: string): readonly HandedOut[] =>
  sheetOf(ledger, date).flatMap(({ member, orders }) =>
    orders.flatMap((order) => {
      const items = itemsOf(ledger, order.id);
      const restCents = order.amountCents - sumCents(items.map(({ amountCents }) => amountCents));
      const rest =
        restCents === 0 ? [] : [{ member: member.code, name: member.name, amountCents: restCents }];
      return [
        ...items.map((item) => ({
          member: member.code,
          name: member.name,
          item: item.name,
          quantity: item.thousandths / 1000,
          amountCents: item.amountCents,
        })),
        ...rest,
      ];
    }),
  );

/** Each product of each member; what is only known as a sum stands without a name. */
const handedOutTable = (items: readonly HandedOut[], say: Say): Block => {
  const { columns } = say.labels;
  return table(
    [
      columns.member,
      wraps(columns.name),
      wraps(columns.item),
      right(columns.quantity),
      right(columns.amount),
    ],
    items.map(({ member, name, item, quantity, amountCents }) => [
      member,
      name,
      item ?? say.answers.withoutDetail,
      quantity === undefined ? undefined : say.format.quantity(Math.round(quantity * 1000)),
      { cents: amountCents },
    ]),
  );
};

const byMethod = (payments: readonly PaymentJson[]) =>
  [...Map.groupBy(payments, ({ method }) => method)].map(([method, of]) => ({
    method,
    count: of.length,
    amountCents: sumCents(of.map(({ amountCents }) => amountCents)),
  }));
