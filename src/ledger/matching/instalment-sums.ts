import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { instalmentsOf, paymentsFor } from '../contracts/contracts.ts';
import type { ContractState } from '../contracts/owed.ts';
import type { Ledger } from '../database.ts';

interface OpenInstalment {
  readonly date: CalendarDate;
  readonly cents: Cents;
}

/**
 * What a member may pay of their contracts to the cent: any one instalment that is open, or the
 * oldest two, three… together. Transfers and avoirs are paid for no instalment in particular, so
 * that of all of them the newest are open, up to what the member owes.
 */
export function instalmentSums(
  ledger: Ledger,
  contracts: readonly ContractState[],
  owedCents: Cents,
): readonly Cents[] {
  if (owedCents <= 0) return [];
  const open = newest(
    contracts.flatMap((contract) => unpaidOf(ledger, contract)),
    owedCents,
  );
  const together = open.map((_, index) => sumCents(open.slice(0, index + 1)));
  return [...new Set([...open, ...together])];
}

/** The instalments without a cheque; of a contract made smaller, what is left of it. */
function unpaidOf(
  ledger: Ledger,
  { contractId, totalCents }: ContractState,
): readonly OpenInstalment[] {
  const paid = paymentsFor(ledger, contractId);
  let leftCents = totalCents;
  return instalmentsOf(ledger, contractId).flatMap(({ position, date, amountCents }) => {
    const own = paid.filter((each) => each.position === position);
    const paidCents = sumCents(own.map(({ payment }) => payment.receivedCents));
    const cents = Math.max(0, Math.min(amountCents, leftCents)) - paidCents;
    leftCents -= amountCents;
    return cents > 0 ? [{ date, cents }] : [];
  });
}

/** The amounts of the newest, oldest first, that come to no more than this. */
function newest(instalments: readonly OpenInstalment[], owedCents: Cents): readonly Cents[] {
  let leftCents = owedCents;
  const byDate = instalments.toSorted((one, other) => (one.date < other.date ? 1 : -1));
  const amounts = byDate.flatMap(({ cents }) => {
    const openCents = Math.min(cents, leftCents);
    leftCents -= openCents;
    return openCents > 0 ? [openCents] : [];
  });
  return amounts.toReversed();
}
