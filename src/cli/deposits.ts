import { addDays, type CalendarDate } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import { sumCents } from '../domain/money.ts';
import type { Ledger } from '../ledger/database.ts';
import { NOTICE_DAYS } from '../ledger/deposits/cheque-todo.ts';
import { type Cheque, expiringBefore, lastDayOf } from '../ledger/deposits/cheques.ts';
import { chequeCountOf, chequesOf, type Deposit } from '../ledger/deposits/deposits.ts';
import { headingById } from '../ledger/headings.ts';
import { memberCode } from '../ledger/members/members.ts';
import { listBankAccounts, numbersOf } from '../ledger/statements/bank-accounts.ts';
import { chequeDetailsJson } from './cheque-json.ts';
import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, right, table, wraps } from './output.ts';
import { idOr } from './presenting.ts';
import type { Answer } from './schemas.ts';

/** What the commands about cheques and deposits share. */

export type DepositJson = Answer<'deposit show'>['deposit'];
export type ChequeJson = Answer<'deposit show'>['cheques'][number];

export const chequeJson = (ledger: Ledger, cheque: Cheque): ChequeJson => ({
  payments: cheque.payments.map(({ id }) => formatId('payment', id)),
  members: cheque.payments.map(({ memberId }) => memberCode(ledger, memberId)),
  drawer: cheque.drawer,
  ...chequeDetailsJson(ledger, cheque),
  receivedOn: cheque.date,
  amountCents: cheque.amountCents,
});

export function depositJson(ledger: Ledger, deposit: Deposit): DepositJson {
  const { id, date, method, bankId, payeeId, bankNumber, amountCents, status } = deposit;
  return {
    id: formatId('deposit', id),
    date,
    method,
    ...(bankId === null ? {} : accountJson(ledger, bankId)),
    ...(payeeId === null ? {} : { payee: headingById(ledger, payeeId).name }),
    ...(bankNumber === null ? {} : { bankNumber }),
    amountCents,
    chequeCount: chequeCountOf(ledger, deposit),
    status,
  };
}

function accountJson(
  ledger: Ledger,
  bankId: number,
): Pick<DepositJson, 'account' | 'accountNumber'> {
  const bank = listBankAccounts(ledger).find(({ id }) => id === bankId);
  if (bank === undefined) return {};
  // Some statements have it masked, or its last digits only.
  const [accountNumber] = numbersOf(ledger, bank)
    .filter((number) => !number.includes('*'))
    .toSorted((one, other) => other.length - one.length);
  return { account: bank.name, ...(accountNumber === undefined ? {} : { accountNumber }) };
}

/** A deposit with what is in it. */
export function wholeDepositJson(ledger: Ledger, deposit: Deposit) {
  const { cheques, earlierCents } = chequesOf(ledger, deposit);
  const hasEarlier = deposit.method === 'cheque' && earlierCents > 0;
  return {
    deposit: depositJson(ledger, deposit),
    cheques: cheques.map((each) => chequeJson(ledger, each)),
    ...(hasEarlier ? { earlierCents } : {}),
  };
}

/** The cheques of a deposit, as a slip has them. */
export function slipTable(
  { cheques, earlierCents }: Pick<Answer<'deposit show'>, 'cheques' | 'earlierCents'>,
  say: Say,
): Block {
  const { columns } = say.labels;
  const rows = cheques.map(({ number, bank, drawer, payments, members, amountCents }) => [
    number,
    bank,
    drawer,
    members.join(', '),
    payments.join(', '),
    { cents: amountCents },
  ]);
  const earlier = [
    undefined,
    undefined,
    say.answers.earlierCheques,
    undefined,
    undefined,
    { cents: earlierCents ?? 0 },
  ];
  return table(
    [
      columns.chequeNumber,
      wraps(columns.bank),
      wraps(columns.drawer),
      columns.member,
      columns.payment,
      right(columns.amount),
    ],
    earlierCents === undefined ? rows : [...rows, earlier],
  );
}

export function depositsTable(deposits: readonly DepositJson[], say: Say): Block {
  const { columns, methods, depositStatus, withdrawalStatus } = say.labels;
  return table(
    [
      columns.deposit,
      columns.date,
      columns.method,
      right(columns.cheques),
      right(columns.amount),
      columns.status,
      wraps(columns.receiver),
      columns.bankNumber,
    ],
    deposits.map((each) => [
      idOr(each.id),
      { date: each.date },
      methods[each.method],
      each.method === 'cash' ? undefined : { raw: String(each.chequeCount) },
      { cents: each.amountCents },
      (each.amountCents < 0 ? withdrawalStatus : depositStatus)[each.status],
      each.payee === undefined ? each.account : headingWords(each.payee, say),
      each.bankNumber,
    ]),
  );
}

/** The cheques in the drawer, by the day of their deposit. */
export function drawerTable(cheques: readonly ChequeJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [
      columns.depositFrom,
      columns.chequeNumber,
      wraps(columns.bank),
      wraps(columns.drawer),
      columns.member,
      columns.payment,
      right(columns.amount),
      wraps(columns.payee),
    ],
    cheques.map(({ depositFrom, receivedOn, payee, ...cheque }) => [
      { date: depositFrom ?? receivedOn },
      cheque.number,
      cheque.bank,
      cheque.drawer,
      cheque.members.join(', '),
      cheque.payments.join(', '),
      { cents: cheque.amountCents },
      payee === undefined ? undefined : headingWords(payee, say),
    ]),
  );
}

/** For the answer's `warnings`: the cheques of which the last day is near, or is over. */
export const expiryWarnings = (
  cheques: readonly Cheque[],
  today: CalendarDate,
  { answers }: Say,
): readonly string[] =>
  expiringBefore(cheques, addDays(today, NOTICE_DAYS)).map((cheque) => {
    const lastDay = lastDayOf(cheque);
    const payments = cheque.payments.map(({ id }) => formatId('payment', id)).join(', ');
    return lastDay < today
      ? answers.chequeExpired(payments, cheque.drawer, lastDay)
      : answers.chequeExpires(payments, cheque.drawer, lastDay);
  });

/** How many there are, and what they come to. */
export const countedCheques = (cheques: readonly Cheque[]) => ({
  count: cheques.length,
  amountCents: sumCents(cheques.map(({ amountCents }) => amountCents)),
});

/** What a deposit is, and where it stands, in sentences. */
export function depositWords(deposit: DepositJson, say: Say): readonly string[] {
  const { id, date, method, chequeCount, amountCents, status, account, bankNumber } = deposit;
  const { answers } = say;
  const payee = deposit.payee === undefined ? undefined : headingWords(deposit.payee, say);
  const what = { id: idOr(id), date, method, chequeCount, amountCents, payee };
  return [
    answers.depositHead(what, status),
    ...(account === undefined ? [] : [answers.depositAccount(account)]),
    ...(bankNumber === undefined ? [] : [answers.depositNumber(bankNumber)]),
  ];
}
