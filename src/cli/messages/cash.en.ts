import { type Cents, formatAmount } from '../../domain/money.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';

/** What the commands about the cash box print and ask. */
export const englishCash = (f: Format) => ({
  cash: {
    moved: (cents: Cents, heading: string) =>
      cents > 0
        ? `${f.money(cents)} into the cash box: ${heading}.`
        : `${f.money(-cents)} out of the cash box: ${heading}.`,
    toBank: (cents: Cents, deposit: string) =>
      `${f.money(cents)} out of the cash box, to the bank: ${deposit}, until a statement shows it.`,
    fromBank: (cents: Cents, deposit: string) =>
      `${f.money(cents)} into the cash box, from the bank: ${deposit}, until a statement shows it.`,
    bank: (isOut: boolean): string => (isOut ? 'To the bank' : 'From the bank'),
    holds: (cents: Cents) => `The cash box now holds ${f.money(cents)}.`,
    counted: (date: string, counted: Cents, expected: Cents) => {
      const found = `Cash box counted on ${f.date(date)}: ${f.money(counted)}`;
      if (counted === expected) return `${found}, as expected.`;
      const difference = f.money(Math.abs(counted - expected));
      const word = counted > expected ? 'more' : 'less';
      return `${found}, ${difference} ${word} than the ${f.money(expected)} expected.`;
    },
    turnover: (received: Cents, paid: Cents, balance: Cents) =>
      `Cash box: ${f.money(received)} in, ${f.money(paid)} out; balance ${f.money(balance)}.`,
    lastCounted: (date: string, counted: Cents) =>
      `Last counted on ${f.date(date)}: ${f.money(counted)}.`,
    neverCounted: 'It was never counted.',
    payment: (payment: string, member: string) => `Payment ${payment} of ${member}`,
    refund: (payment: string, member: string) => `Paid back to ${member}, ${payment}`,
    paymentMoved: (payment: string, member: string, isOut: boolean) =>
      `${payment} of ${member}, moved ${isOut ? 'to' : 'from'} another member`,
    found: (cents: Cents) => `Counted: ${f.money(cents)}`,
    belowZero: (date: string, cents: Cents, isUnopened: boolean) => {
      const told = `The cash box is ${f.money(cents)} on ${f.date(date)}: something that came in is missing, or something that went out is there twice.`;
      if (!isUnopened) return told;
      return `${told} If it was not empty when the ledger began: ${f.command('opening add --cash AMOUNT')}`;
    },
    countedSince: (operation: string, date: string) =>
      `The cash box was counted on ${f.date(date)} (${operation}), and this is of an earlier day: count it again with ${f.command('cash count')}`,
    askCounted: 'Counted in the cash box',
    askMoved: 'How much came into the box (-12 went out)',
    askToBank: 'the bank: it was paid in there',
    askFromBank: 'the bank: it was drawn there',
    askDifference: (cents: Cents) => `${tooMuch(f, cents)}. Reason`,
  },
});

/** More counts than these are not named one by one. */
const MOST_NAMED = 3;

/** As an amount is typed. */
const typed = (cents: Cents): string => formatAmount(cents, { decimal: '.', group: '' });

const tooMuch = (f: Format, cents: Cents): string =>
  cents < 0
    ? `${f.money(-cents)} missing in the cash box`
    : `${f.money(cents)} too much in the cash box`;

/** What is refused of it. */
export const englishCashErrors = (f: Format) =>
  ({
    COUNT_NEGATIVE: ({ amountCents }) =>
      say(
        `A cash box can't hold less than nothing: ${f.money(amountCents)}.`,
        'Write what was found in it; 0 if it was empty.',
      ),
    CASH_DIFFERS: ({ countedCents, expectedCents, date, isFirst }) => {
      const cents = countedCents - expectedCents;
      const search = `Look for what was not recorded: ${f.command('cash list')}. If the difference stays, record it with --reason.`;
      return say(
        `${tooMuch(f, cents)}: ${f.money(countedCents)} counted, ${f.money(expectedCents)} expected on ${f.date(date)}. Nothing was written.`,
        isFirst && cents > 0
          ? `If it was there before the ledger began: ${f.command(`opening add --cash ${typed(cents)}`)}. Otherwise record it with --reason.`
          : search,
      );
    },
    CASH_COUNTED: ({ id, date, counts, payment }) => {
      const isFew = counts.length <= MOST_NAMED;
      const them = counts.length > 1 ? 'the counts' : 'the count';
      const since = isFew ? counts.join(', ') : `the last of ${counts.length} times`;
      const undo = isFew
        ? `: ${f.command(`undo ${counts.join(' ')}`)}`
        : `: the newest first (${f.command('cash list')})`;
      return say(
        `${id} can't be taken back: the cash box was counted after it, on ${f.date(date)} (${since}), and what was found in it would no longer be true.`,
        payment === undefined
          ? `Take ${them} back first, and count again${undo}`
          : `If another member paid: ${f.command(`payment move ${payment.id} MEMBER`)}. If nobody did: ${f.command(`adjust ${payment.member} ${typed(-payment.amountCents)}`)}, or take ${them} back first${undo}`,
      );
    },
  }) satisfies Partial<ErrorMessages>;
