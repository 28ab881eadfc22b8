import { formatId } from '../../domain/ids.ts';
import type { Ledger } from '../../ledger/database.ts';
import { memberById } from '../../ledger/members/members.ts';
import { listOpenings, type RecordedOpening } from '../../ledger/members/openings.ts';
import { action } from '../action.ts';
import { right, table, wraps } from '../output.ts';
import { placeName } from '../presenting.ts';
import type { Answer } from '../schemas.ts';

function openingJson(
  ledger: Ledger,
  { operation, memberId, place, account, amountCents, date }: RecordedOpening,
): Answer<'opening list'>['openings'][number] {
  return {
    id: formatId('operation', operation),
    ...(memberId === null ? {} : { member: memberById(ledger, memberId).code }),
    ...(place === null ? {} : { place }),
    ...(account === null ? {} : { account }),
    amountCents,
    date,
  };
}

export const openingList = action('opening list', {
  run: ({ ledger }) => ({
    openings: listOpenings(ledger).map((opening) => openingJson(ledger, opening)),
  }),
  present: ({ openings }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [columns.id, columns.date, wraps(columns.what), right(columns.amount)],
        openings.map(({ id, member, place, account, amountCents, date }) => [
          id,
          { date },
          member ?? placeName(say, place, account),
          { cents: amountCents },
        ]),
      ),
    ];
  },
});
