import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Returnable } from '../../domain/matching/facts.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { fixedAccount } from '../accounts.ts';
import { type Ledger, query } from '../database.ts';
import { chequeOf } from '../deposits/cheques.ts';
import { chequeWith } from '../deposits/deposits.ts';
import { type Payment, paymentById } from '../payments/payments.ts';
import { type Line, wordsOf } from '../statements/lines.ts';

/** A transfer can be recalled for thirteen months (SEPA), a cheque comes back within weeks. */
const LONGEST_DAYS = 400;

/** What a bank may ask for an unpaid cheque in France (Code monétaire et financier, D. 131-25). */
export const LARGEST_CHARGE = 5000;

/**
 * What the bank has brought before a line and that may come back with it, newest first: payments of
 * exactly its amount; cheques of which the number is in the label, the bank's charge taken with it
 * or not. A cheque that pays for several members comes back for all of them.
 */
export function returnablePayments(ledger: Ledger, line: Line): readonly Returnable[] {
  if (line.amountCents >= 0) return [];
  const amountCents = -line.amountCents;
  const since = addDays(line.date, -LONGEST_DAYS);
  const numbers = numbersIn(wordsOf(ledger, line));
  const ids = new Set([
    ...numberedCheques(ledger, numbers),
    ...broughtWith(ledger, amountCents, since, line.date),
    ...sharedCheques(ledger, amountCents, since, line.date),
  ]);
  // What is still received: it may have been taken back, or have come back, since.
  const together = [...ids]
    .toSorted((one, other) => other - one)
    .map((id) => chequeWith(ledger, paymentById(ledger, id)))
    .filter((payments) => payments.every(({ receivedCents }) => receivedCents > 0));
  const different = new Map(together.map((payments) => [payments[0].id, payments]));
  return [...different.values()].flatMap((payments) =>
    asReturnable(ledger, payments, numbers, amountCents),
  );
}

function asReturnable(
  ledger: Ledger,
  payments: readonly [Payment, ...Payment[]],
  numbers: readonly string[],
  amountCents: Cents,
): readonly Returnable[] {
  const chargeCents = amountCents - sumCents(payments.map(({ receivedCents }) => receivedCents));
  const { number } = chequeOf(ledger, payments[0].id);
  const isNumbered = number !== undefined && numbers.includes(bare(number));
  if (chargeCents < 0 || chargeCents > (isNumbered ? LARGEST_CHARGE : 0)) return [];
  return [
    {
      payments: payments.map(({ id, memberId, receivedCents }) => {
        return { paymentId: id, memberId, amountCents: receivedCents };
      }),
      ...(isNumbered ? { numberFound: number } : {}),
    },
  ];
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

/** The payments that the bank has shown in a time. */
const selectBrought = (since: CalendarDate, until: CalendarDate) =>
  query
    .selectFrom('entries')
    .innerJoin('payments', 'payments.id', 'entries.payment_id')
    .where('entries.debit_account_id', '=', fixedAccount('suspense'))
    .where('entries.date', '>=', since)
    .where('entries.date', '<=', until);

/** Those of which it has shown just this amount. */
const broughtWith = (
  ledger: Ledger,
  amountCents: Cents,
  since: CalendarDate,
  until: CalendarDate,
): readonly number[] =>
  ledger
    .all(
      selectBrought(since, until)
        .select('payments.id')
        .distinct()
        .where('entries.amount_cents', '=', amountCents),
    )
    .map(({ id }) => id);

/** One payment of each cheque for several members that comes to just this amount. */
const sharedCheques = (
  ledger: Ledger,
  amountCents: Cents,
  since: CalendarDate,
  until: CalendarDate,
): readonly number[] =>
  ledger
    .all(
      selectBrought(since, until)
        .select((each) => each.fn.min('payments.id').as('id'))
        .where('entries.deposit_id', 'is not', null)
        .groupBy(['payments.operation_id', 'entries.operation_id'])
        .having((each) => each.fn.count('payments.id'), '>', 1)
        .having((each) => each.fn.sum('entries.amount_cents'), '=', amountCents),
    )
    .map(({ id }) => id);
