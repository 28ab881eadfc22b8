import type { Cents } from '../../domain/money.ts';
import type { CheckProblem } from '../../ledger/check.ts';
import { englishImportAnswers } from './answers-import.en.ts';
import { englishDeposits } from './deposits.en.ts';
import { englishDistributions } from './distributions.en.ts';
import { count } from './errors.en.ts';
import type { Format } from './format.ts';
import { englishPayouts } from './payouts.en.ts';
import { englishProviders } from './providers.en.ts';
import { englishReview } from './review.en.ts';

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
    ...englishPayouts(f),
    ...englishImportAnswers(f),
    review: englishReview(f, balance),

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

    checkSound: 'The ledger is sound: every balance, state and hash was recomputed and agrees.',
    checkProblems: (number: number) => `The check found ${count(number, 'problem')}:`,
    checkProblem: (problem: CheckProblem) => checkProblem(f, problem),
    checkHint: 'Keep the file as it is, and go back to your latest copy of it.',
    checkBankHint: `A statement is missing, was imported twice under another form, or the bank's opening balance is wrong: compare with ${f.command('line list')}`,

    statusHead: (name: string, today: string) => `${name}, ${f.date(today)}`,
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
      'cheques-expire': (number: number) =>
        `${count(number, 'cheque')} in the drawer that ${number === 1 ? 'expires' : 'expire'} soon`,
      'deposit-unseen': (number: number) =>
        `${count(number, 'deposit')} that the bank should have shown by now`,
      'payments-unseen': (number: number) =>
        `${count(number, 'card payment')} that should have been paid out by now`,
      'deposit-cheques': (number: number) => `${count(number, 'cheque')} to take to the bank`,
      'hand-over-cheques': (number: number) => `${count(number, 'cheque')} to hand to a producer`,
    } satisfies Record<string, (number: number) => string>,

    ask: {
      name: "The group's name",
      memberName: "The member's name",
      headingName: "The heading's name",
      member: 'Member (code or name)',
      amount: 'Amount',
      amountReceived: (cents: Cents) => `Amount received (${f.money(cents)} announced)`,
      method: 'Payment method',
      file: 'File',
      payment: 'Payment (reference or P-…)',
      deposit: 'Deposit (D-…)',
      order: 'Order (O-…)',
      distribution: 'Distribution (its day)',
      item: 'Product',
      change: 'By how much (-1.80 is less)',
      reason: 'Reason',
      line: 'Bank line (L-…)',
      parts: 'Parts: members, headings or payments (DUR=30; MAR=12.50)',
      setting: 'Setting',
      value: 'New value',
      id: 'What to take back (O-…, P-…, L-…, I-…, D-…, A-…)',
      referenceRead: 'Reference written on it',
      statement: 'Import (I-…)',
      dateOrder: (value: string) => `How is the date ${value} to be read?`,
      dayFirst: 'day/month/year',
      monthFirst: 'month/day/year',
      decimal: (value: string) => `How is the amount ${value} to be read?`,
      decimalComma: 'the comma is the decimal mark; a point groups thousands',
      decimalPoint: 'the point is the decimal mark; a comma groups thousands',
      fileAccount: 'The file holds several accounts. Which one?',
      bankAccount: (file: string) => `Which account is ${file} of?`,
      held: (row: Shown, known: Known) =>
        `${f.date(row.date)}, ${f.money(row.cents)}, “${row.label}”: is it ${known.id}, ${f.date(known.date)}, “${known.label}”?`,
      heldSame: 'yes, the same movement',
      heldNew: 'no, another one',
      heldMany: (number: number) =>
        `${number} rows of the file are probably known already, perhaps in other words of the bank. Are they?`,
      heldAllSame: 'yes, all of them are the same movements',
      heldAllNew: 'no, all of them are others',
      heldEach: 'ask about each one',
      heldLater: 'decide later',
    },
  };
};

interface Shown {
  readonly date: string;
  readonly cents: Cents;
  readonly label: string;
}

interface Known {
  readonly id: string;
  readonly date: string;
  readonly label: string;
}

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

function checkProblem(f: Format, problem: CheckProblem): string {
  switch (problem.code) {
    case 'INTEGRITY':
      return `The file is damaged: ${problem.detail}`;
    case 'FOREIGN_KEY':
      return `A record points to one that is gone: ${problem.detail}`;
    case 'SCHEMA_CHANGED':
      return `The ledger's own rules were changed by another program: ${problem.detail}`;
    case 'OPERATION_MISSING':
      return `Operation ${problem.operation} is gone.`;
    case 'CHAIN_BROKEN':
      return `Operation ${problem.operation} was changed after it was recorded: its hash differs.`;
    case 'TEXT_CHANGED':
      return `${count(problem.count, 'text')} changed by another program: a bank label, a reason or a file's name.`;
    case 'NOT_ZERO':
      return `The accounts add up to ${f.money(problem.cents)}, not to zero.`;
    case 'CACHE_DIFFERS':
      return `Remembered figures differ from the entries (${problem.table}: ${problem.count}).`;
    case 'SUSPENSE_DIFFERS':
      return `Unexplained bank money is ${f.money(problem.cents)}, but the waiting lines add up to ${f.money(problem.waitingCents)}.`;
    case 'STATEMENT_GAP':
      return `${problem.account}: a statement is missing between ${f.date(problem.afterDate)} (${problem.after}) and ${f.date(problem.beforeDate)} (${problem.before}); its lines make ${f.money(problem.missingCents)}.`;
    case 'BANK_DIFFERS':
      return `${problem.account}: the ledger has ${f.money(problem.cents)} on ${f.date(problem.date)}, the bank's statement ${problem.statement} says ${f.money(problem.statedCents)}.`;
  }
}
