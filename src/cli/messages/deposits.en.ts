import type { Cents } from '../../domain/money.ts';
import type { DepositJson } from '../deposits.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { englishLabels } from './labels.en.ts';
import { count, say } from './words.en.ts';

const { depositStatus, withdrawalStatus, methods, paymentStatus } = englishLabels;

interface What {
  readonly id: string;
  readonly date: string;
  readonly method: DepositJson['method'];
  readonly chequeCount: number;
  readonly amountCents: Cents;
  readonly payee: string | undefined;
}

/** What is known of a cheque; the payee in the reader's words. */
interface ChequeWords {
  readonly number?: string;
  readonly bank?: string;
  readonly depositFrom?: string;
  readonly payee?: string;
}

const chequeWords = (f: Format, { number, bank, depositFrom, payee }: ChequeWords) => [
  number === undefined ? 'Cheque' : `Cheque ${number}`,
  ...(bank === undefined ? [] : [bank]),
  ...(payee === undefined ? [] : [`payable to ${payee}`]),
  ...(depositFrom === undefined ? [] : [`not to be deposited before ${f.date(depositFrom)}`]),
];

/** What the commands about cheques and deposits print. */
export const englishDeposits = (f: Format) => ({
  chequeDetails: (cheque: ChequeWords) => `${chequeWords(f, cheque).join(', ')}.`,
  refundedBeforeDeposit: (code: string, cheques: number, cents: Cents) =>
    `${count(cheques, 'cheque')} of ${code}, ${f.money(cents)}, ${cheques === 1 ? 'is' : 'are'} still in the drawer: what is paid back here may not have come in yet (${f.command(`payment list --member ${code} --in-hand`)}).`,
  drawerTotal: (cheques: number, cents: Cents) =>
    cheques === 0
      ? 'No cheque is in the drawer.'
      : `In the drawer: ${count(cheques, 'cheque')}, ${f.money(cents)}.`,
  drawerEarlier: (cents: Cents) => `And ${f.money(cents)} of cheques from before the ledger began.`,
  chequeExpires: (payment: string, drawer: string, lastDay: string) =>
    `The cheque ${payment} of ${drawer} must be at the bank by ${f.date(lastDay)}: a year and eight days after it was written.`,
  chequeExpired: (payment: string, drawer: string, lastDay: string) =>
    `The cheque ${payment} of ${drawer} expired on ${f.date(lastDay)}, and no bank has to pay it. Ask for a new one, and give it back: ${f.command(`payment cancel ${firstOf(payment)} --handed-back --reason expired`)}`,
  depositLineHint: (line: string, deposit: string, differs: boolean) =>
    `If it is ${deposit}: ${f.command(`line assign ${line} --to ${deposit}${differs ? ' --difference bank-fees' : ''}`)}`,
  chequesLineHint: (line: string, date: string) =>
    `For cheques whose members were credited already, record the deposit: ${f.command(`deposit create --date ${date}`)}; if it is recorded: ${f.command(`line assign ${line} --to D-…`)}`,
  chequeInHand: 'It lies in the drawer.',
  chequeDeposited: (deposit: string) => `It left with the deposit ${deposit}.`,
  depositCalled: (id: string) => `deposit ${id}`,
  earlierCheques: 'cheques from before the ledger began',
  deposited: (id: string, date: string, number: number, cents: Cents) =>
    `Deposit ${id} of ${f.date(date)}: ${cheques(number)}, ${f.money(cents)}, on the way to the bank.`,
  handedOver: (id: string, date: string, cheques: number, cents: Cents, payee: string) =>
    `Deposit ${id} of ${f.date(date)}: ${count(cheques, 'cheque')}, ${f.money(cents)}, handed to ${payee}.`,
  chequesLeft: (cheques: number, cents: Cents) =>
    cheques === 0
      ? 'No other cheque is in the drawer.'
      : `Still in the drawer: ${count(cheques, 'cheque')}, ${f.money(cents)}.`,
  earlierLeft: (cents: Cents) =>
    `And ${f.money(cents)} of cheques from before the ledger began: add them with --earlier.`,
  slipPrinted: (id: string) => `To print it: ${f.command(`deposit show ${id} --output slip.pdf`)}`,
  depositHead: (what: What, status: DepositJson['status']) =>
    what.amountCents < 0
      ? `Withdrawal ${what.id} of ${f.date(what.date)}: ${f.money(-what.amountCents)} in cash, ${withdrawalStatus[status]}.`
      : `Deposit ${what.id} of ${f.date(what.date)}: ${contents(f, what)}, ${depositStatus[status]}${what.payee === undefined ? '' : ` (${what.payee})`}.`,
  depositAccount: (account: string) => `Bank account: ${account}.`,
  depositNumber: (number: string) => `The bank's number: ${number}.`,
  depositCancelled: (id: string, method: DepositJson['method'], number: number, cents: Cents) =>
    method === 'cash'
      ? `${id} cancelled: ${f.money(Math.abs(cents))} ${cents > 0 ? 'back in the cash box' : 'out of the cash box again'}.`
      : `Deposit ${id} cancelled: ${cheques(number)}, ${f.money(cents)}, back in the drawer.`,
  alreadyDepositCancelled: (id: string) => `${id} was cancelled already; nothing was done.`,
  chequesNumbered: (payments: number) =>
    `The number of the cheque was added to ${count(payments, 'payment')}.`,
  handedBack: (id: string, member: string, cents: Cents, number: string | undefined) =>
    `Cheque ${number ?? ''}${number === undefined ? '' : ' '}(${id} of ${member}), ${f.money(cents)}, handed back.`,
});

/** Giving one of its payments back gives the cheque back. */
export const firstOf = (payments: string): string => payments.split(', ')[0] ?? '';

const contents = (f: Format, { method, chequeCount, amountCents }: What): string =>
  `${method === 'cheque' ? cheques(chequeCount) : 'cash'}, ${f.money(amountCents)}`;

/** A deposit may be of cheques alone that have no payments. */
const cheques = (number: number): string =>
  number === 0 ? 'earlier cheques' : count(number, 'cheque');

/** What is refused of cheques and deposits. */
export const englishDepositErrors = (f: Format) =>
  ({
    NOTHING_TO_DEPOSIT: ({ next, expired }) =>
      say(
        next === undefined
          ? expired === undefined
            ? 'No cheque in the drawer waits to be deposited.'
            : `${count(expired, 'cheque')} in the drawer, which no bank has to pay any more: a year and eight days are over.`
          : `No cheque may be deposited yet; the next one may on ${f.date(next)}.`,
        next === undefined
          ? `To see what is in the drawer: ${f.command('payment list --method cheque --in-hand')}`
          : `To take those along: ${f.command(`deposit create --until ${next}`)}`,
      ),
    CHEQUE_KNOWN: ({ number, payment }) =>
      payment === undefined
        ? say(
            `This member's cheque ${number} stands twice in this file.`,
            'Correct the number, or take the second row out.',
          )
        : say(
            `This member's cheque ${number} is recorded already: it is ${payment}.`,
            `Check the number, or take the other back: ${f.command(`undo ${payment}`)}`,
          ),
    CHEQUE_RENUMBERED: ({ number, known, payment }) =>
      say(
        `${payment} is of the same member, day and amount, with the cheque ${known}, not ${number}. If it is this one, write ${known}, or take it back first: ${f.command(`undo ${payment}`)}. Another cheque is recorded with ${f.command('payment add')}.`,
        `To see it: ${f.command(`payment show ${payment}`)}`,
      ),
    CHEQUE_NUMBER: ({ value }) =>
      say(
        `“${value}” is no cheque number.`,
        'Type the digits at the bottom left of the cheque, such as 1234567.',
      ),
    CHEQUE_PAYEE: ({ payment, payee }) =>
      payee === undefined
        ? say(
            `The cheque ${payment} is payable to the group, not to a producer.`,
            'Leave it out, or take it to the bank: deposit create without --to.',
          )
        : say(
            `The cheque ${payment} is payable to ${payee}.`,
            `Hand it over: ${f.command(`deposit create --to "${payee}"`)}`,
          ),
    CHEQUE_NOT_YET: ({ payment, receivedOn, date }) =>
      say(
        `The cheque ${payment} was received on ${f.date(receivedOn)}, and can't go with a deposit of ${f.date(date)}.`,
        'Correct --date: the day on which the cheques left the drawer.',
      ),
    CHEQUE_TOO_EARLY: ({ payment, depositFrom }) =>
      say(
        `The cheque ${payment} is not to be deposited before ${f.date(depositFrom)}.`,
        `If its writer agrees: add --until ${depositFrom}`,
      ),
    CHEQUE_NOT_IN_HAND: ({ id, method, status, deposit }) =>
      say(
        deposit === undefined
          ? `${id} is no cheque in the drawer: ${methods[method]}, ${paymentStatus[status]}.`
          : `${id} is not in the drawer: it left with the deposit ${deposit}.`,
        `To see what is there: ${f.command('payment list --method cheque --in-hand')}`,
      ),
    EARLIER_CHEQUES: ({ earlierCents, leftCents }) =>
      say(
        `Of the cheques from before the ledger began ${f.money(leftCents)} are left, not ${f.money(earlierCents)}.`,
        'Check the amount of --earlier; other cheques are recorded with payment add.',
      ),
    DEPOSIT_DIFFERS: ({ id, openCents, amountCents }) =>
      openCents === 0
        ? say(
            `The deposit ${id} is not on its way to the bank: it was credited or cancelled.`,
            `To see it: ${f.command(`deposit show ${id}`)}`,
          )
        : say(
            `The deposit ${id} is ${f.money(openCents)}, the line ${f.money(amountCents)}.`,
            'Say whose the difference is: --difference bank-fees, or the member whose cheque it was.',
          ),
    DEPOSIT_OTHER_ACCOUNT: ({ id, line }) =>
      say(
        `The deposit ${id} was taken to another bank account than that of ${line}.`,
        `To see where: ${f.command(`deposit show ${id}`)}`,
      ),
    DEPOSIT_DIFFERENCE: ({ id, differenceCents, largestCents, isOfMember }) =>
      isOfMember
        ? say(
            `The deposit ${id} is ${f.money(largestCents)}: ${f.money(Math.abs(differenceCents))} more or less is no cheque of it.`,
            `Check which deposit the line is: ${f.command('deposit list --in-transit')}`,
          )
        : say(
            `The line and the deposit ${id} differ by ${f.money(Math.abs(differenceCents))}: a bank corrects a slip by ${f.money(largestCents)} at most.`,
            'Check the slip. If a cheque was taken out of it, name its member: --difference MEMBER',
          ),
    UNDO_WHOLE_DEPOSIT: ({ id, deposit }) =>
      say(
        `${id} went to the bank with the deposit ${deposit}, which is taken back as a whole.`,
        `Cancel it, and make it anew without ${id}: ${f.command(`deposit cancel ${deposit}`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
