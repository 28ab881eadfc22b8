import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Returnable } from '../../domain/matching/facts.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { chequeOf } from '../deposits/cheques.ts';
import { chequeOrigins, type Share, sharesOf } from '../deposits/one-cheque.ts';
import { type Payment, paymentById } from '../payments/payments.ts';
import { type Line, wordsOf } from '../statements/lines.ts';

/** A transfer can be recalled for thirteen months (SEPA), a cheque comes back within weeks. */
const LONGEST_DAYS = 400;

/** What a bank may ask for an unpaid cheque in France (Code monétaire et financier, D. 131-25). */
export const LARGEST_CHARGE = 5000;

/**
 * What the bank has brought before a line and that may come back with it, newest first: cheques of
 * which the number is in the label, the bank's charge taken with it or not; else what has exactly
 * its amount. A cheque that pays for several members comes back for all of them.
 */
export function returnablePayments(ledger: Ledger, line: Line): readonly Returnable[] {
  if (line.amountCents >= 0) return [];
  const amountCents = -line.amountCents;
  const numbered = numberedReturnables(ledger, numbersIn(wordsOf(ledger, line)), amountCents);
  if (numbered.length > 0) return numbered;
  const time = { since: addDays(line.date, -LONGEST_DAYS), until: line.date };
  const isShared = sharedCheques(ledger);
  const found = [
    ...sharedOf(ledger, amountCents, time, isShared),
    ...aloneOf(ledger, amountCents, time, isShared).map((part) => [part]),
  ];
  return found
    .toSorted((one, other) => (other[0]?.paymentId ?? 0) - (one[0]?.paymentId ?? 0))
    .map((payments) => ({ payments }));
}

type ReturnedPart = Returnable['payments'][number];

const asPart = ({ id, memberId, receivedCents }: Payment): ReturnedPart => ({
  paymentId: id,
  memberId,
  amountCents: receivedCents,
});

const sumOf = (parts: readonly ReturnedPart[]): Cents =>
  sumCents(parts.map((part) => part.amountCents));

/** Cheques by their number; more than they come to is the bank's charge, up to what it may be. */
function numberedReturnables(
  ledger: Ledger,
  numbers: readonly string[],
  amountCents: Cents,
): readonly Returnable[] {
  const cheques = numberedCheques(ledger, numbers).map((id) =>
    sharesOf(ledger, paymentById(ledger, id)),
  );
  const different = new Map(cheques.map((payments) => [payments[0].id, payments]));
  return [...different.values()].flatMap((payments) => {
    const parts = payments.map(asPart);
    const chargeCents = amountCents - sumOf(parts);
    const isBack = parts.every((part) => part.amountCents > 0);
    if (!isBack || chargeCents < 0 || chargeCents > LARGEST_CHARGE) return [];
    const numberFound = chequeOf(ledger, payments[0].id).number ?? '';
    return [{ payments: parts, numberFound }];
  });
}

/** Banks write a number with zeros before it, or without. */
const bare = (number: string): string => number.replace(/^0+(?=.)/, '');

/** A shorter one is a date, an amount, a count. */
const numbersIn = (words: string): readonly string[] =>
  (words.match(/\d{4,}/g) ?? []).map(bare).filter((number) => number !== '0');

/** The payments of cheques with these numbers, which a bank account has been credited with. */
function numberedCheques(ledger: Ledger, numbers: readonly string[]): readonly number[] {
  if (numbers.length === 0) return [];
  const rows = ledger.all(
    query
      .selectFrom('cheques')
      .innerJoin('entries', 'entries.payment_id', 'cheques.payment_id')
      .select('cheques.payment_id as id')
      .distinct()
      .where((each) => each(each.fn('ltrim', ['cheques.number', each.val('0')]), 'in', numbers))
      .where('entries.debit_account_id', '=', fixedAccount('suspense')),
  );
  return rows.map(({ id }) => id);
}

interface Time {
  readonly since: CalendarDate;
  readonly until: CalendarDate;
}

/** The payments that the bank has shown in a time. */
const selectBrought = ({ since, until }: Time) =>
  query
    .selectFrom('entries')
    .innerJoin('payments', 'payments.id', 'entries.payment_id')
    .where('entries.debit_account_id', '=', fixedAccount('suspense'))
    .where('entries.date', '>=', since)
    .where('entries.date', '<=', until);

/**
 * Those of which it has shown just this amount, and of which just that is received still: they may
 * have been taken back, or have come back, since. There may be thousands, so each is a row here.
 */
function aloneOf(
  ledger: Ledger,
  amountCents: Cents,
  time: Time,
  isShared: (share: Share) => boolean,
): readonly ReturnedPart[] {
  const shown = selectBrought(time)
    .select('payments.id')
    .distinct()
    .where('entries.amount_cents', '=', amountCents);
  const received = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('payments', 'payments.id', 'entries.payment_id')
      .innerJoin('accounts as own', (join) =>
        join.onRef('own.member_id', '=', 'payments.member_id').on('own.kind', '=', 'member'),
      )
      .select((each) => {
        const amount = each.ref('entries.amount_cents');
        const isCredit = each('entries.credit_account_id', '=', each.ref('own.id'));
        const isDebit = each('entries.debit_account_id', '=', each.ref('own.id'));
        const signed = each.case().when(isCredit).then(amount).when(isDebit).then(each.neg(amount));
        return [
          'payments.id as paymentId',
          'payments.member_id as memberId',
          'payments.operation_id as operation',
          each.fn.sum<number>(signed.else(0).end()).as('amountCents'),
        ];
      })
      .where('payments.id', 'in', shown)
      .groupBy('payments.id'),
  );
  return received
    .filter((part) => part.amountCents === amountCents)
    .filter(({ paymentId: id, operation }) => !isShared({ id, operation }))
    .map(({ paymentId, memberId }) => ({ paymentId, memberId, amountCents }));
}

/** The cheques for several members that come to just this amount. */
function sharedOf(
  ledger: Ledger,
  amountCents: Cents,
  time: Time,
  isShared: (share: Share) => boolean,
): readonly (readonly ReturnedPart[])[] {
  const brought = ledger.all(
    selectBrought(time)
      .select(['payments.id', 'payments.operation_id as operation'])
      .distinct()
      .where('entries.deposit_id', 'is not', null)
      .where('entries.amount_cents', '<', amountCents),
  );
  const cheques = brought
    .filter(isShared)
    .map(({ id }) => sharesOf(ledger, paymentById(ledger, id)).map(asPart))
    .filter((parts) => sumOf(parts) === amountCents);
  return [...new Map(cheques.map((parts) => [parts[0]?.paymentId, parts])).values()];
}

/** Tells whether a payment is a share of a cheque for several members. */
function sharedCheques(ledger: Ledger): (share: Share) => boolean {
  const shared = ledger.all(
    query
      .selectFrom('payments')
      .select('operation_id as operation')
      .where('method', '=', 'cheque')
      .groupBy('operation_id')
      .having((each) => each.fn.countAll(), '>', 1),
  );
  const operations = new Set(shared.map(({ operation }) => operation));
  const originOf = chequeOrigins(ledger);
  return (share) => operations.has(originOf(share));
}
