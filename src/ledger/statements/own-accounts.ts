import { sameAccountNumber } from '../../domain/account-number.ts';
import { addDays } from '../../domain/date.ts';
import type { OwnAccount } from '../../domain/matching/facts.ts';
import { once } from '../../domain/once.ts';
import { ibansIn } from '../../domain/payer.ts';
import { type Ledger, query } from '../database.ts';
import { builtInHeading } from '../headings.ts';
import { type BankAccount, listBankAccounts, numbersOf } from './bank-accounts.ts';
import { type Line, matchesOf } from './lines.ts';

/** The numbers of the group's own accounts, which stand in many labels. */
export interface OwnNumbers {
  readonly has: (number: string) => boolean;
  readonly areKnown: () => boolean;
}

/** The numbers of the group's own accounts, as far as its statements have stated them. */
export function ownNumbers(ledger: Ledger): OwnNumbers {
  const own = once(() => listBankAccounts(ledger).flatMap((bank) => numbersOf(ledger, bank)));
  return {
    has: (number) => own.value().some((each) => sameAccountNumber(each, number)),
    areKnown: () => own.value().length > 0,
  };
}

/** The group's other accounts, with what speaks for a line being between the two. */
export function ownAccountsFor(
  ledger: Ledger,
  line: Line,
  { words, banks }: { readonly words: string; readonly banks: readonly BankAccount[] },
): readonly OwnAccount[] {
  const others = banks.filter(({ id }) => id !== line.bankId);
  if (others.length === 0) return [];
  const headingId = builtInHeading(ledger, 'own-accounts').id;
  const numbers = ibansIn(words);
  return others.map((bank) => ({
    name: bank.name,
    headingId,
    isNamed: numbersOf(ledger, bank).some((own) =>
      numbers.some((number) => sameAccountNumber(own, number)),
    ),
    showsOther: showsOther(ledger, line, bank, headingId),
  }));
}

/** Banks book the two sides of a transfer within days of one another. */
const FEW_DAYS = 5;

/** True if the account has the same amount the other way, which nothing else explains. */
function showsOther(ledger: Ledger, line: Line, bank: BankAccount, headingId: number): boolean {
  const rows = ledger.all(
    query
      .selectFrom('lines')
      .leftJoin('waiting_lines', 'waiting_lines.line_id', 'lines.id')
      .select(['lines.id', 'waiting_lines.amount_cents as waitingCents'])
      .where('lines.bank_account_id', '=', bank.id)
      .where('lines.amount_cents', '=', -line.amountCents)
      .where('lines.date', '>=', addDays(line.date, -FEW_DAYS))
      .where('lines.date', '<=', addDays(line.date, FEW_DAYS)),
  );
  return rows.some(
    ({ id, waitingCents }) =>
      waitingCents !== null ||
      matchesOf(ledger, id).some(({ parts }) => parts.some((part) => part.headingId === headingId)),
  );
}
