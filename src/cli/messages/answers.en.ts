import type { Cents } from '../../domain/money.ts';
import type { CheckProblem } from '../../ledger/check.ts';
import { englishImportAnswers } from './answers-import.en.ts';
import { englishCash } from './cash.en.ts';
import { englishCheckProblem } from './check-problems.en.ts';
import { englishContracts } from './contracts.en.ts';
import { englishDeposits } from './deposits.en.ts';
import { englishDistributions } from './distributions.en.ts';
import type { Format } from './format.ts';
import { englishMoney } from './money.en.ts';
import { englishPayouts } from './payouts.en.ts';
import { englishPrinted } from './printed.en.ts';
import { englishProviders } from './providers.en.ts';
import { englishQuestions } from './questions.en.ts';
import { englishReview } from './review.en.ts';
import { count } from './words.en.ts';

/** A member's balance in words. */
export const englishBalance =
  (f: Format) =>
  (cents: Cents): string => {
    if (cents === 0) return 'balance zero';
    return cents < 0 ? `owes ${f.money(-cents)}` : `credit ${f.money(cents)}`;
  };

/** What commands print, besides their tables. */
export const englishAnswers = (f: Format) => {
  const balance = englishBalance(f);
  return {
    balance,
    dryRun: 'Dry run, nothing is written. It would give:',
    repeated: 'This was done before with the same key; nothing was done again.',
    undoHint: (ids: string) => `To take it back: ${f.command(`undo ${ids}`)}`,
    nextHint: (command: string) => `Next: ${f.command(command)}`,

    ledgerCreated: (name: string, path: string) => `Ledger of ${name} created: ${path}`,
    ledgerBegins: (start: string, methods: string) =>
      `It begins on ${f.date(start)}; payment methods: ${methods}.`,
    settingChanged: (name: string, value: string, before: string) =>
      name === 'start'
        ? `The ledger now begins on ${value}; it was ${before}.`
        : `${name} is now ${value}; it was ${before}.`,

    memberAdded: (code: string, name: string) => `Member ${code} added: ${name}.`,
    permanentReference: (reference: string) =>
      `Permanent reference, for standing orders and deposits in advance: ${reference}`,
    stillAwaited: (number: number, cents: Cents) =>
      `${count(number, 'payment')} announced before, ${f.money(cents)} in all, can still be received or given up: ${f.command('payment list --pending')}`,
    memberLeft: (code: string, name: string, date: string) =>
      `${code}, ${name}, left on ${f.date(date)}.`,
    memberBack: (code: string, name: string) => `${code}, ${name}, is in the group again.`,
    backHint: (code: string) => `To bring them back: ${f.command(`member leave ${code} --back`)}`,
    sameName: (name: string, codes: readonly string[]) =>
      `Another member is called ${name} too: ${codes.join(', ')}. If it is the same person, take this one back.`,
    otherNames: (names: readonly string[]) => `Also pays as ${names.join(', ')}.`,
    learnedPayer: (payer: string, kind: 'iban' | 'name' | 'code', number: number) =>
      `Known payer: ${LEARNED[kind]} ${payer} (${count(number, 'line')}).`,
    forgetHint: (code: string, payer: string) =>
      `To forget one: ${f.command(`member edit ${code} --forget "${payer}"`)}`,
    memberEdited: (code: string, name: string) => `Member ${code} changed: ${name}.`,
    membersImported: (number: number) => `${count(number, 'member')} added.`,

    openingRecorded: (of: string, cents: Cents) => `Opening balance of ${of}: ${f.money(cents)}.`,
    openingsImported: (number: number, members: number) =>
      `${count(number, 'opening balance')} recorded, ${count(members, 'new member')} added.`,
    openingTotals: (credit: Cents, debit: Cents, total: Cents) =>
      `Credits ${f.money(credit)}, debts ${f.money(debit)}, total ${f.money(total)}.`,
    controlTotalAgrees: 'The control total agrees.',
    noControlTotal: (total: Cents) =>
      `No control total was given: compare ${f.money(total)} with your old accounts, or use --total.`,

    orderRecorded: (id: string, member: string, cents: Cents, method: string) =>
      `Order ${id} of ${member}: ${f.money(cents)}, to be paid ${byMethod(method)}.`,
    orderOnKitty: (id: string, member: string, cents: Cents) =>
      `Order ${id} of ${member}: ${f.money(cents)}, taken from the kitty.`,
    orderPaidByCredit: (id: string, member: string, cents: Cents) =>
      `Order ${id} of ${member}: ${f.money(cents)}, paid by the member's credit.`,
    orderPaid: (id: string, member: string, cents: Cents) =>
      `Order ${id} of ${member}: ${f.money(cents)}, paid online.`,
    creditUsed: (cents: Cents) => `${f.money(cents)} of it is paid by the member's credit.`,
    referenceToWrite: (method: 'cheque' | 'transfer', reference: string) =>
      method === 'cheque'
        ? `Reference to write on the cheque: ${reference}`
        : `Reference to write on the transfer: ${reference}`,
    withoutDetail: '(not in detail)',
    orderChanged: (id: string, member: string, change: Cents, total: Cents) =>
      change === 0
        ? `Order ${id} of ${member} stays ${f.money(total)}.`
        : `Order ${id} of ${member}: ${f.money(Math.abs(change))} ${change > 0 ? 'more' : 'less'}, ${f.money(total)} now.`,
    orderCancelled: (id: string, member: string, cents: Cents) =>
      `Order ${id} of ${member} is cancelled: ${f.money(cents)} less to pay.`,
    ordersWithoutDay:
      "Orders without a distribution or a code of their own can't be known again: imported twice, they are recorded twice.",
    ordersSame: (number: number) => `${count(number, 'order')} as recorded already.`,
    ordersImported: (number: number, total: Cents) =>
      `${count(number, 'order')} recorded, ${f.money(total)} in all.`,

    paymentReceived: (id: string, member: string, cents: Cents, method: string) =>
      `Payment ${id} of ${member}: ${f.money(cents)} received ${byMethod(method)}.`,
    paymentAnnounced: (id: string, member: string, cents: Cents, method: string) =>
      `Payment ${id} of ${member}: ${f.money(cents)} announced ${byMethod(method)}.`,
    paymentCancelled: (id: string, member: string, order: string | undefined) =>
      order === undefined
        ? `Payment ${id} of ${member} is given up.`
        : `Payment ${id} of ${member} is given up; ${order} is still to be paid.`,
    paymentMoved: (id: string, member: string, to: string) =>
      `Payment ${id} of ${member} was moved: it is ${to} now.`,
    linesMatchedAnew: (lines: readonly string[]) => `Matched anew: ${lines.join(', ')}.`,
    paidFor: (payer: string) => `Paid by ${payer}.`,
    alreadyConfirmed: (id: string) => `${id} was received already; nothing was done.`,
    alreadyCancelled: (id: string) => `${id} was given up already; nothing was done.`,
    paymentBounced: (id: string, member: string, cents: Cents, method: string) =>
      `Payment ${id} of ${member} came back: ${f.money(cents)} ${byMethod(method)}.`,
    alreadyBounced: (id: string) => `${id} had come back already.`,
    bankChargeTaken: (cents: Cents) => `The line is ${f.money(cents)} more: bank fees.`,
    bankChargePassedOn: (member: string, cents: Cents) =>
      `The bank's charge is for ${member} to pay: ${f.money(cents)}.`,
    adjusted: (member: string, cents: Cents, to: string | undefined) =>
      to === undefined
        ? `${member}: ${f.money(Math.abs(cents))} ${cents > 0 ? 'credited' : 'debited'}.`
        : `${f.money(Math.abs(cents))} from ${cents < 0 ? member : to} to ${cents < 0 ? to : member}.`,
    refunded: (id: string, member: string, cents: Cents, method: string) =>
      `Refund ${id} to ${member}: ${f.money(cents)} ${byMethod(method)}.`,
    confirmHint: (id: string) =>
      `When it arrives: ${f.command(`payment confirm ${id} --amount …`)}`,
    balanceNow: (member: string, cents: Cents) => `${member}: ${balance(cents)}.`,

    ...englishDistributions(f),
    ...englishProviders(f),
    ...englishDeposits(f),
    ...englishContracts(f),
    ...englishMoney(f),
    ...englishCash(f),
    ...englishPayouts(f),
    ...englishImportAnswers(f),
    review: englishReview(f, balance),
    printed: englishPrinted(f),

    undone: (operation: string, kind: string) => `${operation} taken back (${kind}).`,
    unmatched: (lines: readonly string[]) => `Un-matched with it: ${lines.join(', ')}.`,
    redoHint: (id: string) => `To bring it back: ${f.command(`undo ${id}`)}`,
    yesOrNo: '(y/N)',
    confirmDebit: (line: string, cents: Cents, member: string) =>
      `${line} is money out, ${f.money(cents)}. Take it from ${member}'s account?`,
    confirmUndo: (number: number) => `Take back ${count(number, 'operation')}?`,

    historyOpening: 'Opening balance',
    historyOrder: (id: string) => `Order ${id}`,
    historyComplement: (id: string) => `Complement of ${id}`,
    historyAdjustment: (id: string) => `Order ${id} corrected`,
    historyCancellation: (id: string) => `Order ${id} cancelled`,
    historyPayment: (id: string, method: string) => `Payment ${id}, ${method}`,
    historyBounce: (id: string, method: string) => `Payment ${id} came back, ${method}`,
    historyMove: (id: string, method: string) => `Payment ${id} moved to another member, ${method}`,
    historyHandBack: (id: string) => `Cheque ${id} handed back`,
    historyCharge: (heading: string) => `Charged: ${heading}`,
    historyAdjusted: 'Adjustment',
    historyRefund: (id: string, method: string) => `Refund ${id}, ${method}`,
    historyBank: (id: string) => `Bank line ${id}`,
    historyReversal: (about: string) => `Taken back: ${about}`,
    historyRestored: (about: string) => `Brought back: ${about}`,
    historyPending: (cents: Cents) => `Announced and not yet received: ${f.money(cents)}.`,

    totals: (owedBy: Cents, owedTo: Cents) =>
      `Members owe ${f.money(owedBy)}; the group owes members ${f.money(owedTo)}.`,
    totalPending: (cents: Cents) => `Announced and not yet received: ${f.money(cents)}.`,
    balancesAt: (date: string) => `Balances on ${f.date(date)}`,

    exported: (number: number, file: string) =>
      `${f.count(number)} ${number === 1 ? 'entry' : 'entries'} written to ${file}.`,

    checkSound: 'The ledger is sound: every balance, state and hash was recomputed and agrees.',
    checkProblems: (number: number) => `The check found ${count(number, 'problem')}:`,
    checkProblem: (problem: CheckProblem) => englishCheckProblem(f, problem),
    checkHint: 'Keep the file as it is, and go back to your latest copy of it.',
    checkBankHint: `A statement is missing, was imported twice under another form, or the bank's opening balance is wrong: compare with ${f.command('line list')}`,

    statusHead: (name: string, today: string) => `${name}, ${f.date(today)}`,
    statusCash: (cents: Cents, counted: string | undefined) =>
      counted === undefined
        ? `Cash box: ${f.money(cents)}.`
        : `Cash box: ${f.money(cents)}, last counted on ${f.date(counted)}.`,
    statusCheques: (cents: Cents) => `Cheques in the drawer: ${f.money(cents)}.`,
    statusBank: (cents: Cents, last: string | undefined) =>
      last === undefined
        ? `Bank: ${f.money(cents)}; no statement imported yet.`
        : `Bank: ${f.money(cents)}, statements up to ${f.date(last)}.`,
    statusAccount: (name: string, cents: Cents, last: string | undefined) =>
      last === undefined
        ? `${name}: ${f.money(cents)}; no statement imported yet.`
        : `${name}: ${f.money(cents)}, statements up to ${f.date(last)}.`,
    nothingToDo: 'Nothing waits for you.',
    todo: {
      'add-members': () => 'Add the members',
      'record-openings': () => 'Record what members owed or had before (if anything)',
      'record-orders': () => 'Record the orders',
      'import-statement': () => "Import the bank's statement",
      'statement-overdue': (number: number) =>
        `No statement for ${number} weeks, and payments are awaited`,
      'bank-differs': () => "The bank account differs from the bank's statement",
      'decide-held': (number: number) =>
        `${count(number, 'row')} of a statement held: probably known already`,
      'validate-distribution': (days: number) =>
        `A distribution of ${count(days, 'day')} ago to validate`,
      'explain-lines': (number: number) => `${count(number, 'bank line')} to explain`,
      'await-payments': (number: number) =>
        `${count(number, 'payment')} announced, not yet received`,
      'cheques-expired': (number: number) =>
        `${count(number, 'cheque')} in the drawer that no bank has to pay any more`,
      'cheques-expire': (number: number) =>
        `${count(number, 'cheque')} in the drawer that ${number === 1 ? 'expires' : 'expire'} soon`,
      'deposit-unseen': (number: number) =>
        `${count(number, 'deposit')} that the bank should have shown by now`,
      'payments-unseen': (number: number) =>
        `${count(number, 'card payment')} that should have been paid out by now`,
      'deposit-cheques': (number: number) => `${count(number, 'cheque')} to take to the bank`,
      'hand-over-cheques': (number: number) => `${count(number, 'cheque')} to hand to a producer`,
    } satisfies Record<string, (number: number) => string>,

    ask: englishQuestions(f),
  };
};

const LEARNED = { iban: 'account', name: 'name', code: 'code' };

const BY_METHOD: Readonly<Record<string, string>> = {
  cheque: 'by cheque',
  cash: 'in cash',
  transfer: 'by transfer',
  card: 'by card',
  online: 'by card online',
  kitty: 'from the kitty',
  'on-site': 'on site',
};

const byMethod = (method: string): string => BY_METHOD[method] ?? method;

export type Answers = ReturnType<typeof englishAnswers>;
