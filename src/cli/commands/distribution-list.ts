import { listDistributions } from '../../ledger/distributions/distributions.ts';
import { action, isSet } from '../action.ts';
import { distributionJson, distributionsTable } from '../distributions.ts';

export const distributionList = action('distribution list', {
  run({ ledger, io }, input) {
    const all = listDistributions(ledger).map(distributionJson);
    if (!isSet(input, 'open')) return { distributions: all };
    const today = io.today();
    return {
      distributions: all.filter(
        ({ date, state }) => date <= today && (state === 'open' || state === 'partly'),
      ),
    };
  },
  present: ({ distributions }, say) => [distributionsTable(distributions, say)],
});
