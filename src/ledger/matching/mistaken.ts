import type { Receiver, RuleName } from '../../domain/matching/proposal.ts';
import { accountOf } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { lineById, matchesOf, wordsOf } from '../statements/lines.ts';
import { ownNumbers } from '../statements/own-accounts.ts';
import type { Writer } from '../write.ts';
import { forgetPayers, payersIn } from './learned.ts';
import { sharedByNone } from './register.ts';

/** The account that a part of a line moves; none for a deposit, which teaches nothing. */
const accountOfReceiver = (
  ledger: Ledger,
  { memberId, headingId }: Receiver,
): number | undefined => (memberId === undefined ? headingId : accountOf(ledger, memberId));

const LEARNED: readonly RuleName[] = ['learned-payer', 'learned-heading'];

/**
 * A person takes back a match that rests on a known payer: it was wrong, and the payer is not known
 * any more. To be called while the match still stands.
 */
export function forgetMistaken(writer: Writer, operation: number): void {
  const { ledger } = writer;
  const matched = ledger.get(
    query.selectFrom('matches').select('line_id as line').where('operation_id', '=', operation),
  );
  if (matched === undefined) return;
  const line = lineById(ledger, matched.line);
  const mistaken = matchesOf(ledger, line.id).filter(
    (match) => match.operation === operation && LEARNED.includes(match.rule),
  );
  for (const part of mistaken.flatMap(({ parts }) => parts)) {
    const payers = payersIn(sharedByNone(ledger), wordsOf(ledger, line), ownNumbers(ledger));
    const account = accountOfReceiver(ledger, part);
    if (account !== undefined) forgetPayers(writer, account, payers);
  }
}
