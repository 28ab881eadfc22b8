import { listStatements } from '../../ledger/statements/statement-list.ts';
import { action } from '../action.ts';
import { right, table, wraps } from '../output.ts';
import { statementJson } from '../statement-json.ts';

export const statementList = action('statement list', {
  run: ({ ledger }) => ({ statements: listStatements(ledger).map(statementJson) }),
  present: ({ statements }, say) => {
    const { columns, statementStatus } = say.labels;
    return [
      table(
        [
          columns.import,
          columns.from,
          columns.to,
          right(columns.newRows),
          right(columns.closing),
          wraps(columns.account),
          wraps(columns.file),
          columns.status,
        ],
        statements.map((each) => [
          each.id,
          each.from === undefined ? '' : { date: each.from },
          each.to === undefined ? '' : { date: each.to },
          String(each.lines.new),
          each.closingCents === undefined ? '' : { cents: each.closingCents },
          each.account,
          each.file,
          statementStatus[each.status],
        ]),
      ),
    ];
  },
});
