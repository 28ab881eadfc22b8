import { listHeadings } from '../../ledger/headings.ts';
import { action } from '../action.ts';
import { headingWords } from '../headings.ts';
import { right, table, wraps } from '../output.ts';

export const headingList = action('heading list', {
  run: ({ ledger }) => ({
    headings: listHeadings(ledger).map(({ name, balanceCents }) => ({ name, balanceCents })),
  }),
  present: ({ headings }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [wraps(columns.heading), right(columns.receivedLessPaid)],
        headings.map(({ name, balanceCents }) => [
          headingWords(name, say),
          { cents: balanceCents },
        ]),
      ),
    ];
  },
});
