import { listDeposits } from '../../ledger/deposits/deposits.ts';
import { action, isSet } from '../action.ts';
import { depositJson, depositsTable } from '../deposits.ts';

export const depositList = action('deposit list', {
  run({ ledger }, input) {
    const openOnly = isSet(input, 'inTransit');
    const deposits = listDeposits(ledger, { openOnly });
    return { deposits: deposits.map((each) => depositJson(ledger, each)) };
  },
  present: ({ deposits }, say) => [depositsTable(deposits, say)],
});
