import { sumCents } from '../../domain/money.ts';
import { isCollected } from '../../domain/validation.ts';
import { distributionOn } from '../../ledger/distributions/distributions.ts';
import { action } from '../action.ts';
import type { PaymentJson } from '../answers.ts';
import { distributionJson, needDay, sheetJson } from '../distributions.ts';
import { hint, line } from '../output.ts';
import { sheetTable } from '../validation/sheet-table.ts';

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
    };
  },
  present: ({ distribution, sheet, expected, toCollectCents, unpaidCents }, say) => {
    const { answers } = say;
    const { date, state } = distribution;
    const parts = (collected: boolean) =>
      expected
        .filter(({ method }) => isCollected(method) === collected)
        .map(({ method, count, amountCents }) => answers.expectedOf(method, count, amountCents));
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

const byMethod = (payments: readonly PaymentJson[]) =>
  [...Map.groupBy(payments, ({ method }) => method)].map(([method, of]) => ({
    method,
    count: of.length,
    amountCents: sumCents(of.map(({ amountCents }) => amountCents)),
  }));
