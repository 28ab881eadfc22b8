import { listWaiting } from '../../ledger/matching/matches.ts';
import { listBankAccounts } from '../../ledger/statements/bank-accounts.ts';
import { checkBank } from '../../ledger/statements/check-bank.ts';
import { action } from '../action.ts';
import { waitingJson } from '../line-json.ts';
import { line } from '../output.ts';
import { importBlocks } from '../presenting-import.ts';
import { importAll, importExit, isWaiting } from './import.ts';

/**
 * A script's whole month: imports the files, matches, and lists every line that waits, also those
 * of earlier files. It tells by its exit code whether a person is needed.
 */
export const reconcile = action('reconcile', {
  async run(context, input) {
    const { ledger, say } = context;
    const answer = await importAll(context, input);
    // What a dry run imported is gone again: it tells what it can of itself.
    if (answer.dryRun === true) {
      return { ...answer, agrees: (answer.warnings ?? []).length === 0 };
    }
    const waiting = Array.from(listWaiting(ledger), ({ line: each, finding }) =>
      waitingJson({ ledger, say }, each, finding.reason, finding.proposals),
    );
    const differences = listBankAccounts(ledger).flatMap((bank) => checkBank(ledger, bank));
    return { ...answer, waiting, waitingCount: waiting.length, agrees: differences.length === 0 };
  },
  present: (answer, say) => [
    ...importBlocks(answer, say),
    line(answer.agrees ? say.answers.bankAgrees : say.answers.bankDiffers),
  ],
  exitCode: (answer) => importExit(answer, !answer.agrees || isWaiting(answer)),
});
