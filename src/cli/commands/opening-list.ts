import { formatId } from '../../domain/ids.ts';
import { memberById } from '../../ledger/members.ts';
import { listOpenings } from '../../ledger/openings.ts';
import { action } from '../action.ts';
import { right, table, wraps } from '../output.ts';

export const openingList = action('opening list', {
  run: ({ ledger }) => ({
    openings: listOpenings(ledger).map(({ operation, memberId, place, amountCents, date }) => ({
      id: formatId('operation', operation),
      ...(memberId === null ? {} : { member: memberById(ledger, memberId).code }),
      ...(place === null ? {} : { place }),
      amountCents,
      date,
    })),
  }),
  present: ({ openings }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [columns.id, columns.date, wraps(columns.what), right(columns.amount)],
        openings.map(({ id, member, place, amountCents, date }) => [
          id,
          { date },
          member ?? (place === undefined ? '' : say.labels.places[place]),
          { cents: amountCents },
        ]),
      ),
    ];
  },
});
