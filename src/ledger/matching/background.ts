import type { Ledger } from '../database.ts';
import { type Balance, balanceOf } from '../members/balances.ts';
import { memberById } from '../members/members.ts';
import { listPayments, type Payment } from '../payments/payments.ts';
import { type Line, lineById, wordsOf } from '../statements/lines.ts';
import { ownNumbers } from '../statements/own-accounts.ts';
import { linesOfPayers, payersIn } from './learned.ts';
import { sharedByNone } from './register.ts';

/** What is known around a line that waits, for a person who can't tell at a glance. */
export interface Background {
  /** Those to whom it may go. */
  readonly balances: readonly Balance[];
  /** Their payments that the bank has not shown yet. */
  readonly openPayments: readonly Payment[];
  /** Lines of the same payer, or with the same words, that were explained before; newest first. */
  readonly earlier: readonly Line[];
}

/** More than a person wants to read. */
const MOST_EARLIER = 5;

export function backgroundOf(ledger: Ledger, line: Line, members: readonly number[]): Background {
  const payers = payersIn(sharedByNone(ledger), wordsOf(ledger, line), ownNumbers(ledger));
  const payments = members.flatMap((memberId) => listPayments(ledger, { memberId }));
  return {
    balances: members.map((id) => balanceOf(ledger, memberById(ledger, id))),
    openPayments: payments.filter(
      ({ pendingCents, byHandCents }) => pendingCents > 0 || byHandCents > 0,
    ),
    earlier: linesOfPayers(ledger, payers, MOST_EARLIER).map((id) => lineById(ledger, id)),
  };
}
