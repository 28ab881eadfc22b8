import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { FeeTaken, OpenCharge, Payout } from '../../domain/matching/facts.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import {
  type PaidOutMethod,
  type PayoutSource,
  payoutSource,
  providerOfId,
} from '../../domain/payout-labels.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { builtInHeading } from '../headings.ts';
import { stands, standsOnce } from '../operations.ts';
import { type InTransit, listInTransit } from '../payments/in-transit.ts';
import { type Line, lineById, wordsOf } from '../statements/lines.ts';

// What the rule for payouts is told: the card and online payments that are in transit, and what
// was kept of earlier ones.

/**
 * HelloAsso pays a month out on the 10th of the next, SumUp on its third working day where a group
 * wishes so: nothing that is paid out is older than this.
 */
const LONGEST_DAYS = 45;

/** Asked for many lines, of which each that is booked takes payments out of transit. */
export interface Payouts {
  /** What a line with these words may pay out; undefined where they speak of no payout. */
  readonly of: (line: Line, words: string) => Payout | undefined;
  /** A line has shown these payments. */
  readonly shown: (payments: readonly (number | null)[]) => void;
}

type Charge = OpenCharge & { readonly provider: string | undefined };

export function openPayouts(ledger: Ledger): Payouts {
  let known: { readonly since: CalendarDate; readonly charges: readonly Charge[] } | undefined;
  const feesTaken = new Map<string, FeeTaken | undefined>();

  /** Read once for all lines: they come by date, so that the first asks for the most. */
  function chargesSince(since: CalendarDate): readonly Charge[] {
    if (known === undefined || since < known.since) {
      known = { since, charges: openCharges(ledger, since) };
    }
    return known.charges;
  }

  function feeTakenBy({ name }: PayoutSource): FeeTaken | undefined {
    if (!feesTaken.has(name)) feesTaken.set(name, newestFee(ledger, name));
    return feesTaken.get(name);
  }

  return {
    of({ date, amountCents }, words) {
      const source = amountCents > 0 ? payoutSource(words) : undefined;
      if (source === undefined) return undefined;
      const since = addDays(date, -LONGEST_DAYS);
      const { name, methods, keepsFee, isWallet } = source;
      const charges = chargesSince(since).filter(
        (charge) =>
          charge.date >= since &&
          charge.date <= date &&
          methods.includes(charge.method) &&
          (charge.provider === undefined || charge.provider === name),
      );
      const feeTaken = charges.length === 0 ? undefined : feeTakenBy(source);
      const taken = feeTaken === undefined ? {} : { feeTaken };
      return { methods, keepsFee, isWallet, charges, ...taken };
    },
    shown(payments) {
      if (known === undefined) return;
      const gone = new Set(payments);
      const charges = known.charges.filter(({ paymentId }) => !gone.has(paymentId));
      known = { ...known, charges };
    },
  };
}

const METHODS: readonly PaidOutMethod[] = ['card', 'online'];

/** How many should have been paid out by the day up to which the bank's statements are known. */
export const overdueCharges = (ledger: Ledger, lastStatement: CalendarDate): number =>
  listInTransit(ledger, { methods: METHODS }).filter(
    ({ date, openCents }) => openCents > 0 && date < addDays(lastStatement, -LONGEST_DAYS),
  ).length;

function openCharges(ledger: Ledger, since: CalendarDate): readonly Charge[] {
  const isStanding = standsOnce(ledger);
  return listInTransit(ledger, { methods: METHODS, since }).flatMap((payment) => {
    const method = METHODS.find((each) => each === payment.method);
    return method === undefined ? [] : [asCharge(payment, method, isStanding)];
  });
}

function asCharge(
  { paymentId, memberId, date, openCents, feeCents, typedId, toldId, toldBy }: InTransit,
  method: PaidOutMethod,
  isStanding: (operation: number) => boolean,
): Charge {
  const isTold = toldBy !== null && isStanding(toldBy);
  const id = isTold ? toldId : typedId;
  return {
    paymentId,
    memberId,
    method,
    date,
    openCents,
    // The fee of what was moved to the right member was told of the first.
    isFeeTold: isTold || feeCents !== 0,
    provider: id === null ? undefined : providerOfId(id),
  };
}

/** Of all who pay out: among so many, one is of the wanted. */
const MOST_FEES = 100;

/** What was kept of the newest payout by the same that a person has explained with a fee. */
function newestFee(ledger: Ledger, name: string): FeeTaken | undefined {
  const fees = query
    .selectFrom('entries')
    .innerJoin('matches', 'matches.operation_id', 'entries.operation_id')
    .select(['entries.operation_id as operation', 'matches.line_id as line'])
    .select('entries.amount_cents as feeCents')
    .where('matches.rule', '=', 'by-hand')
    .where('entries.debit_account_id', '=', builtInHeading(ledger, 'bank-fees').id)
    .where('entries.credit_account_id', '=', fixedAccount('suspense'))
    .orderBy('entries.operation_id', 'desc')
    .limit(MOST_FEES);
  for (const { operation, line, feeCents } of ledger.all(fees)) {
    const found = lineById(ledger, line);
    const isSame = found.amountCents > 0 && payoutSource(wordsOf(ledger, found))?.name === name;
    if (!isSame || !stands(ledger, operation)) continue;
    const paid = chargesShown(ledger, operation);
    if (paid.length > 0) return { count: paid.length, totalCents: sumCents(paid), feeCents };
  }
  return undefined;
}

/** The amounts of the payments that a match took out of transit. */
const chargesShown = (ledger: Ledger, operation: number): readonly Cents[] =>
  ledger
    .all(
      query
        .selectFrom('entries')
        .select('amount_cents as cents')
        .where('operation_id', '=', operation)
        .where('debit_account_id', '=', fixedAccount('suspense'))
        .where('credit_account_id', '=', fixedAccount('transit'))
        .where('payment_id', 'is not', null)
        .where('deposit_id', 'is', null),
    )
    .map(({ cents }) => cents);
