import { refuse } from '../../domain/refusal.ts';
import { countWaiting } from '../../ledger/status.ts';
import { action } from '../action.ts';
import { hint, line } from '../output.ts';
import { holdReview } from '../review/dialogue.ts';

export const review = action('review', {
  async run(context) {
    const { globals } = context;
    // A person's answers can be neither tried nor repeated.
    if (globals.dryRun) refuse('OPTIONS_CONFLICT', { first: 'review', second: '--dry-run' });
    if (globals.key !== undefined) refuse('OPTIONS_CONFLICT', { first: 'review', second: '--key' });
    const count = countWaiting(context.ledger);
    if (count === 0) return { explainedCount: 0, waitingCount: 0 };
    if (!context.mayAsk) refuse('TERMINAL_NEEDED', { count });
    return await holdReview(context);
  },
  present: ({ explainedCount, waitingCount }, { answers }) => [
    ...(explainedCount > 0 ? [line(answers.review.explained(explainedCount, waitingCount))] : []),
    ...(explainedCount > 0 && waitingCount > 0 ? [] : [line(answers.waitingCount(waitingCount))]),
    ...(explainedCount > 0 ? [hint(answers.review.takeBackHint)] : []),
  ],
});
