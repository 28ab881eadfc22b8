import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../../ledger/database.ts';
import {
  type Cheque,
  chequeOfPayment,
  chequesInHand,
  depositable,
  earlierChequesCents,
  expiringBefore,
} from '../../ledger/deposits/cheques.ts';
import { createDeposit } from '../../ledger/deposits/create-deposit.ts';
import { refuseNotInHand } from '../../ledger/deposits/deposits.ts';
import { action, type Input, option } from '../action.ts';
import { warned } from '../answers.ts';
import { namedPayment, needBankAccount } from '../asking.ts';
import { depositDocument } from '../deposit-slip.ts';
import { countedCheques, expiryWarnings, slipTable, wholeDepositJson } from '../deposits.ts';
import { findHeading, headingWords } from '../headings.ts';
import { hint, line } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';
import { parseOptionalDate, parseTypedAmount } from '../values.ts';

export const depositCreate = action('deposit create', {
  async run(context, input) {
    const { date } = context;
    const producer = option(input, 'to');
    const payeeId = producer === undefined ? undefined : findHeading(context, producer).id;
    const account = option(input, 'account');
    if (producer !== undefined && account !== undefined) {
      refuse('OPTIONS_CONFLICT', { first: '--to', second: '--account' });
    }
    const wanted = {
      date,
      payeeId,
      bankId: payeeId === undefined ? (await needBankAccount(context, account)).id : undefined,
      bankNumber: option(input, 'number')?.trim() || undefined,
      earlierCents: earlierIn(input),
    };
    const days = { date, until: parseOptionalDate(option(input, 'until')) ?? date };
    return context.write((writer) => {
      const { ledger } = writer;
      const all = chequesInHand(ledger);
      // No bank has to pay these any more: they stay unless they are named.
      const expired = expiringBefore(ofPayee(all, payeeId), date);
      const cheques =
        input.rest.length > 0
          ? chosen(ledger, all, input.rest, days)
          : gathered(ofPayee(all, payeeId), expired, days, wanted.earlierCents === 0);
      const deposit = createDeposit(writer, { ...wanted, cheques });
      const left = countedCheques(chequesInHand(ledger));
      const earlierLeftCents = earlierChequesCents(ledger);
      return {
        ...wholeDepositJson(ledger, deposit),
        left: { ...left, ...(earlierLeftCents > 0 ? { earlierCents: earlierLeftCents } : {}) },
        ...warned(
          ...expiryWarnings(
            expired.filter((each) => !cheques.includes(each)),
            date,
            context.say,
          ),
        ),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { deposit, left } = answer;
    const { id, date, amountCents, chequeCount, payee } = deposit;
    return [
      line(
        payee === undefined
          ? answers.deposited(idOr(id), date, chequeCount, amountCents)
          : answers.handedOver(idOr(id), date, chequeCount, amountCents, headingWords(payee, say)),
      ),
      slipTable(answer, say),
      line(answers.chequesLeft(left.count, left.amountCents)),
      ...(left.earlierCents === undefined ? [] : [line(answers.earlierLeft(left.earlierCents))]),
      ...undoHints(answer, say),
      ...(id === undefined ? [] : [hint(answers.slipPrinted(id))]),
    ];
  },
  document: depositDocument,
});

/** Of the cheques from before the ledger. Refuses with AMOUNT_NOT_POSITIVE. */
function earlierIn(input: Input): Cents {
  const typed = option(input, 'earlier');
  if (typed === undefined) return 0;
  const amountCents = parseTypedAmount(typed);
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'deposit' });
  return amountCents;
}

const ofPayee = (cheques: readonly Cheque[], payee: number | undefined): readonly Cheque[] =>
  cheques.filter(({ payeeId }) => payeeId === payee);

/** The day of the deposit, and that by which its cheques may go. */
interface Days {
  readonly date: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * All that were there and may go by that day, expired ones aside. Refuses with NOTHING_TO_DEPOSIT
 * where some are needed and none may, naming when the next one may, or how many have expired; with
 * CHEQUE_NOT_YET where all came later.
 */
function gathered(
  all: readonly Cheque[],
  expired: readonly Cheque[],
  days: Days,
  isNeeded: boolean,
): readonly Cheque[] {
  const valid = all.filter((each) => !expired.includes(each));
  const there = valid.filter(({ date }) => date <= days.date);
  const ready = depositable(there, days.until);
  if (ready.length > 0 || !isNeeded) return ready;
  const next = there[0]?.depositFrom;
  if (next !== undefined) return refuse('NOTHING_TO_DEPOSIT', { next });
  for (const cheque of valid) refuseNotYet(cheque, days);
  return refuse('NOTHING_TO_DEPOSIT', expired.length > 0 ? { expired: expired.length } : {});
}

/** Refuses with CHEQUE_NOT_YET what was handed over only after the day of the deposit. */
function refuseNotYet({ payments: [{ id }], date: receivedOn }: Cheque, { date }: Days): void {
  if (receivedOn <= date) return;
  refuse('CHEQUE_NOT_YET', { payment: formatId('payment', id), receivedOn, date });
}

/**
 * Those that were named, each once; naming a share of a cheque for several members is naming it.
 * Refuses with CHEQUE_NOT_IN_HAND, CHEQUE_NOT_YET, CHEQUE_TOO_EARLY.
 */
function chosen(
  ledger: Ledger,
  all: readonly Cheque[],
  typed: readonly string[],
  days: Days,
): readonly Cheque[] {
  const cheques = typed.map((each) => {
    const payment = namedPayment(ledger, each);
    refuseNotInHand(ledger, payment);
    const cheque = chequeOfPayment(all, payment.id);
    refuseNotYet(cheque, days);
    const { depositFrom } = cheque;
    if (depositFrom !== undefined && depositFrom > days.until) {
      refuse('CHEQUE_TOO_EARLY', { payment: formatId('payment', payment.id), depositFrom });
    }
    return cheque;
  });
  return [...new Set(cheques)];
}
