import { formatId } from '../domain/ids.ts';
import type { Ledger } from '../ledger/database.ts';
import { type Distribution, plannedInstead } from '../ledger/distributions/distributions.ts';
import { type SheetRow, sheetOf } from '../ledger/distributions/sheet.ts';
import { overdrawnKitties } from '../ledger/orders/kitty.ts';
import { paymentJson } from './answers.ts';
import type { Context } from './context.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, right, table } from './output.ts';
import type { Answer } from './schemas.ts';
import { parseTypedDate } from './values.ts';

/** What the commands about distributions share. */

export type DistributionJson = Answer<'distribution show'>['distribution'];
export type SheetRowJson = Answer<'distribution show'>['sheet'][number];

export const needDay = (context: Context, value: string | undefined): Promise<string> =>
  context.needParsed({
    value,
    name: 'DATE',
    question: context.say.answers.ask.distribution,
    parse: parseTypedDate,
  });

export const distributionJson = (distribution: Distribution): DistributionJson => distribution;

export const sheetJson = (ledger: Ledger, date: string): SheetRowJson[] =>
  sheetOf(ledger, date).map((row) => sheetRowJson(ledger, row));

const sheetRowJson = (ledger: Ledger, row: SheetRow): SheetRowJson => ({
  member: row.member.code,
  name: row.member.name,
  orders: row.orders.map(({ id }) => formatId('order', id)),
  totalCents: row.totalCents,
  payments: [...row.awaited, ...row.received].map((payment) => paymentJson(ledger, payment)),
  unpaidCents: row.unpaidCents,
  validated: row.isValidated,
});

export function distributionsTable(distributions: readonly DistributionJson[], say: Say): Block {
  const { columns, distributionStates } = say.labels;
  return table(
    [
      columns.distribution,
      right(columns.orders),
      right(columns.members),
      right(columns.total),
      columns.state,
    ],
    distributions.map(({ date, orderCount, memberCount, totalCents, state }) => [
      { date },
      { raw: String(orderCount) },
      { raw: String(memberCount) },
      { cents: totalCents },
      distributionStates[state],
    ]),
  );
}

/** For the answer's `warnings`: whose kitty is below zero although the group does not want it. */
export const overdrawnWarnings = (
  ledger: Ledger,
  say: Say,
  memberIds: readonly number[],
): readonly string[] =>
  overdrawnKitties(ledger, memberIds).map(({ code, balanceCents }) =>
    say.answers.kittyOverdrawn(code, balanceCents),
  );

/** For the answer's `warnings`: the day is none of those that were planned. */
export function unplannedWarnings(
  ledger: Ledger,
  say: Say,
  dates: readonly (string | null | undefined)[],
): readonly string[] {
  return [...new Set(dates)].flatMap((date) => {
    const days = date ? plannedInstead(ledger, date) : undefined;
    return date && days !== undefined ? [say.answers.unplannedDay(date, days)] : [];
  });
}
