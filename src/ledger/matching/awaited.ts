import type { CalendarDate } from '../../domain/date.ts';
import type { Dues, RecordedByHand } from '../../domain/matching/facts.ts';
import type { Cents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { contractStates, owedOf } from '../contracts/owed.ts';
import { type Ledger, query, template } from '../database.ts';
import { instalmentSums } from './instalment-sums.ts';
import type { Shared } from './register.ts';

// What the bank may still bring: announced, owed, or recorded by hand.

export interface ByHand extends RecordedByHand {
  readonly method: string;
  readonly amountCents: Cents;
}

/** Transfers and cheques that were recorded by hand, and that the bank has not shown yet. */
export function recordedByHand(ledger: Ledger): readonly ByHand[] {
  return ledger.all(unshownByHand()).filter(({ amountCents }) => amountCents !== 0);
}

const unshownByHand = template('recorded by hand', () => {
  // What is in transit with a deposit is the deposit's.
  const [transit, cheques] = [fixedAccount('transit'), fixedAccount('cheques')];
  return query
    .selectFrom('entries')
    .innerJoin('payments', 'payments.id', 'entries.payment_id')
    .select((each) => [
      'payments.id as paymentId',
      'payments.member_id as memberId',
      'payments.method',
      each.fn
        .sum<number>(
          each
            .case()
            .when(
              each.or([
                each('entries.debit_account_id', '=', cheques),
                each.and([
                  each('entries.debit_account_id', '=', transit),
                  each('entries.deposit_id', 'is', null),
                ]),
              ]),
            )
            .then(each.ref('entries.amount_cents'))
            .else(each.neg(each.ref('entries.amount_cents')))
            .end(),
        )
        .as('amountCents'),
    ])
    .where((each) =>
      each.or([
        each('entries.debit_account_id', '=', cheques),
        each('entries.credit_account_id', '=', cheques),
        each.and([
          each('entries.deposit_id', 'is', null),
          each.or([
            each('entries.debit_account_id', '=', transit),
            each('entries.credit_account_id', '=', transit),
          ]),
        ]),
      ]),
    )
    .where('payments.method', 'in', ['transfer', 'cheque'])
    .groupBy('payments.id')
    .orderBy('payments.id');
});

/** A pending transfer of which somebody else was said to pay it. */
export interface FromAnother {
  readonly memberId: number;
  readonly name: string;
  readonly pendingCents: Cents;
}

export function awaitedFromOthers(ledger: Ledger): readonly FromAnother[] {
  return ledger
    .all(pendingPayers())
    .flatMap((row) => (row.name === null ? [] : [{ ...row, name: row.name }]));
}

const pendingPayers = template('payers of pending payments', () =>
  query
    .selectFrom('payment_payers')
    .innerJoin('payments', 'payments.id', 'payment_payers.payment_id')
    .innerJoin('pending_payments as pending', 'pending.payment_id', 'payments.id')
    .innerJoin('texts', 'texts.id', 'payment_payers.payer_id')
    .select(['payments.member_id as memberId', 'texts.body as name'])
    .select('pending.amount_cents as pendingCents')
    .where('payments.method', '=', 'transfer'),
);

/** What is to be known of a member to say what they owe; as `Register` has it. */
export interface Debtor extends Pick<Shared, 'paymentsOf'> {
  readonly balanceOf: (memberId: number) => Cents;
  /** False where the group has no contract at all. */
  readonly hasContracts: () => boolean;
}

/** What a member is to pay, and on that day has to. */
export function duesOf(
  ledger: Ledger,
  memberId: number,
  date: CalendarDate,
  { balanceOf, paymentsOf, hasContracts }: Debtor,
): Dues {
  const payments = paymentsOf(memberId)
    .filter(({ method, pendingCents }) => method === 'transfer' && pendingCents > 0)
    .map(({ id, pendingCents }) => ({ id, pendingCents }));
  const balanceCents = balanceOf(memberId);
  const states = hasContracts() ? contractStates(ledger, date, { memberId }) : [];
  const { dueCents, laterCents, nextCents } = owedOf(balanceCents, states);
  return {
    payments,
    debtCents: dueCents,
    furtherCents: [
      ...(laterCents > 0 ? [dueCents + nextCents, dueCents + laterCents] : []),
      ...instalmentSums(ledger, states, dueCents + laterCents),
    ],
    creditCents: Math.max(0, balanceCents),
  };
}

/** The members of whom a pending payment has this amount. */
export function awaitedFrom(ledger: Ledger, amountCents: Cents): readonly number[] {
  const members = query
    .selectFrom('pending_payments')
    .innerJoin('payments', 'payments.id', 'pending_payments.payment_id')
    .select('payments.member_id as memberId')
    .distinct()
    .where('payments.method', '=', 'transfer')
    .where('pending_payments.amount_cents', '=', amountCents);
  return ledger.all(members).map(({ memberId }) => memberId);
}
