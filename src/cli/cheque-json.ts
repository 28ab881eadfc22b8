import type { Ledger } from '../ledger/database.ts';
import type { ChequeDetails } from '../ledger/deposits/cheques.ts';
import { headingById } from '../ledger/headings.ts';

/** What is printed on a cheque, as `--json` prints it. */
export const chequeDetailsJson = (
  ledger: Ledger,
  { number, bank, depositFrom, payeeId }: ChequeDetails,
) => ({
  ...(number === undefined ? {} : { number }),
  ...(bank === undefined ? {} : { bank }),
  ...(depositFrom === undefined ? {} : { depositFrom }),
  ...(payeeId === undefined ? {} : { payee: headingById(ledger, payeeId).name }),
});
