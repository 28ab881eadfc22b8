import { addDays, type CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { accountOf, fixedAccount, movementOf } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { operationById, operationId, stands, writeReversal } from '../operations.ts';
import { readSettings, refuseBeforeStart } from '../settings.ts';
import type { BankAccount } from '../statements/bank-accounts.ts';
import { newestBalance } from '../statements/check-bank.ts';
import type { Writer } from '../write.ts';
import type { Member } from './members.ts';

/** Whose opening balance: a member's, or money that was there already. */
export type OpeningOf =
  | { readonly member: Member }
  | { readonly place: 'cash' | 'cheques' }
  | { readonly place: 'bank'; readonly bank: BankAccount };

export interface NewOpening {
  readonly of: OpeningOf;
  /** A member's: + is an avoir, − a dette. Of money: what is there. */
  readonly amountCents: Cents;
  readonly date: CalendarDate;
  /** Add to one that is there already; needs a reason. */
  readonly again?: boolean | undefined;
  readonly reason?: string | undefined;
}

/**
 * Records what an account held before the ledger began ("reprise de solde"): once for each account
 * unless `again`. Refuses with AMOUNT_ZERO, OPENING_EXISTS, BEFORE_START, REASON_MISSING.
 */
export function addOpening(writer: Writer, wanted: NewOpening): number {
  const { ledger } = writer;
  const { of, amountCents, date, again, reason } = wanted;
  if (amountCents === 0) refuse('AMOUNT_ZERO', { what: 'opening' });
  refuseBeforeStart(date, readSettings(ledger).start);
  const account = accountFor(ledger, of);
  const existing = openingOperation(ledger, account);
  if (again && !reason) refuse('REASON_MISSING', { flag: '--again' });
  if (existing !== undefined && !again) {
    const name = 'member' in of ? of.member.code : of.place;
    refuse('OPENING_EXISTS', { of: name, operation: operationId(existing) });
  }
  const operation = writer.operation('opening', { reason });
  const owed = 'member' in of ? amountCents : -amountCents;
  writeOpening(writer, operation, account, owed, date);
  return operation;
}

/** One entry against the opening balances; `owedCents` > 0 credits the account. */
function writeOpening(
  writer: Writer,
  operation: number,
  account: number,
  owedCents: Cents,
  date: CalendarDate,
): void {
  const openings = fixedAccount('openings');
  const [debit, credit] = owedCents > 0 ? [openings, account] : [account, openings];
  writer.entry(operation, { date, debit, credit, amountCents: Math.abs(owedCents) });
}

/** The standing opening operation of an account, typed or taken from a bank file. */
export function openingOperation(ledger: Ledger, account: number): number | undefined {
  return ledger.all(openingsOf(account)).find(({ id }) => stands(ledger, id))?.id;
}

const openingsOf = template('openings of account', (account: number) =>
  query
    .selectFrom('entries')
    .innerJoin('operations', 'operations.id', 'entries.operation_id')
    .select('operations.id')
    .where('operations.kind', 'in', ['opening', 'bank-opening'])
    .where((each) =>
      each.or([each('debit_account_id', '=', account), each('credit_account_id', '=', account)]),
    )
    .orderBy('operations.id', 'desc'),
);

/**
 * Keeps the bank's opening balance equal to what the earliest statement implies, for as long as no
 * one typed one: after an import, an undone import, or a moved start date. So statements may come
 * in any order. Gives the amount if it recorded one.
 */
export function settleBankOpening(writer: Writer, bank: BankAccount): Cents | undefined {
  const { ledger } = writer;
  const existing = openingOperation(ledger, bank.account);
  if (existing !== undefined && operationById(ledger, existing)?.kind === 'opening')
    return undefined;
  const wanted = impliedOpening(ledger, bank);
  const recorded = existing === undefined ? undefined : recordedOpening(ledger, existing);
  if (wanted?.cents === recorded?.cents && wanted?.date === recorded?.date) return undefined;
  if (existing !== undefined) writeReversal(writer, existing);
  if (!wanted) return undefined;
  const operation = writer.operation('bank-opening');
  writeOpening(writer, operation, bank.account, -wanted.cents, wanted.date);
  return wanted.cents;
}

interface Opening {
  readonly cents: Cents;
  readonly date: CalendarDate;
}

/** From the earliest standing statement that states a balance: what the bank held at the start. */
function impliedOpening(ledger: Ledger, bank: BankAccount): Opening | undefined {
  const earliest = earliestStatement(ledger, bank);
  if (!earliest || earliest.opening_cents === null) return undefined;
  const { start } = readSettings(ledger);
  const until = addDays(earliest.from_date ?? start, -1);
  const before = -movementOf(ledger, bank.account, { until, linesOnly: true });
  const cents = earliest.opening_cents + earliest.early_cents - before;
  return cents === 0 ? undefined : { cents, date: start };
}

/**
 * Of statements that begin on the same day, one that takes up where another ends, or after one of
 * the day's lines, is a later part of that day; and one from which lines were left out, because the
 * ledger began later, knows less.
 */
function earliestStatement(ledger: Ledger, bank: BankAccount) {
  const statements = ledger
    // One that ends before the ledger begins says nothing about its first day.
    .all(openingStatements(bank.id, readSettings(ledger).start))
    .filter(({ operation_id }) => stands(ledger, operation_id));
  const sameDay = statements.filter(({ from_date }) => from_date === statements[0]?.from_date);
  if (sameDay.length < 2) return sameDay[0];
  const right = sameDay.find((one) => explainsNewest(ledger, bank, one));
  if (right !== undefined) return right;
  const ends = balancesOn(ledger, bank, sameDay[0]?.from_date ?? '');
  const first = sameDay.find(
    (one) =>
      !ends.has(one.opening_cents) &&
      !sameDay.some((other) => other !== one && other.closing_cents === one.opening_cents),
  );
  return first ?? sameDay[0];
}

const openingStatements = template('opening statements', (bankId: number, from: CalendarDate) =>
  query
    .selectFrom('statements')
    .select(['operation_id', 'from_date', 'opening_cents', 'closing_cents', 'early_cents'])
    .where('bank_account_id', '=', bankId)
    .where('opening_cents', 'is not', null)
    .where('to_date', '>=', from)
    .orderBy('from_date')
    .orderBy((each) => each('early_cents', '<>', 0))
    // Of those from which lines were left out, the newest knows the ledger's first day best.
    .orderBy((each) =>
      each
        .case()
        .when('early_cents', '=', 0)
        .then(each.ref('id'))
        .else(each('id', '*', -1))
        .end(),
    ),
);

/** True if with this statement's opening balance the ledger ends where the newest one says. */
function explainsNewest(
  ledger: Ledger,
  bank: BankAccount,
  one: { from_date: string | null; opening_cents: Cents | null; early_cents: Cents },
): boolean {
  const newest = newestBalance(ledger, bank);
  const { from_date, opening_cents, early_cents } = one;
  if (newest === undefined || from_date === null || opening_cents === null) return false;
  const until = addDays(from_date, -1);
  const sum = (day: CalendarDate) =>
    -movementOf(ledger, bank.account, { until: day, linesOnly: true });
  const before = from_date < readSettings(ledger).start ? 0 : sum(until);
  return opening_cents + early_cents + sum(newest.to) - before === newest.closingCents;
}

/** The proved balances after each line of a day. */
function balancesOn(
  ledger: Ledger,
  bank: BankAccount,
  date: CalendarDate,
): ReadonlySet<Cents | null> {
  const lines = ledger.all(
    query
      .selectFrom('lines')
      .select(['operation_id', 'balance_cents'])
      .where('date', '=', date)
      .where('bank_account_id', '=', bank.id)
      .where('balance_cents', 'is not', null),
  );
  const standing = lines.filter(({ operation_id }) => stands(ledger, operation_id));
  return new Set(standing.map(({ balance_cents }) => balance_cents));
}

function recordedOpening(ledger: Ledger, operation: number): Opening | undefined {
  const entry = ledger.get(
    query
      .selectFrom('entries')
      .select(['date', 'amount_cents', 'credit_account_id'])
      .where('operation_id', '=', operation),
  );
  if (!entry) return undefined;
  const into = entry.credit_account_id === fixedAccount('openings');
  return { date: entry.date, cents: into ? entry.amount_cents : -entry.amount_cents };
}

function accountFor(ledger: Ledger, of: OpeningOf): number {
  if ('member' in of) return accountOf(ledger, of.member.id);
  return of.place === 'bank' ? of.bank.account : fixedAccount(of.place);
}

export interface RecordedOpening {
  readonly operation: number;
  readonly memberId: number | null;
  readonly place: 'bank' | 'cash' | 'cheques' | null;
  /** Which of the bank accounts, where it is one. */
  readonly account: string | null;
  /** A member's: + is an avoir; of money: what was there. */
  readonly amountCents: Cents;
  readonly date: CalendarDate;
}

/** The opening balances that stand, in the order of recording. */
export function listOpenings(ledger: Ledger): readonly RecordedOpening[] {
  const openings = fixedAccount('openings');
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .innerJoin('accounts', (join) =>
        join
          .on('accounts.id', '<>', openings)
          .on((each) =>
            each.or([
              each('accounts.id', '=', each.ref('entries.debit_account_id')),
              each('accounts.id', '=', each.ref('entries.credit_account_id')),
            ]),
          ),
      )
      .leftJoin('bank_accounts', 'bank_accounts.account_id', 'accounts.id')
      .select([
        'bank_accounts.name as bankName',
        'operations.id as operation',
        'entries.date',
        'entries.amount_cents as cents',
        'entries.credit_account_id as credit',
        'accounts.id as account',
        'accounts.kind',
        'accounts.member_id as memberId',
      ])
      // By the index of that account: kinds have none, and a million operations are a second.
      .where((each) =>
        each.or([
          each('entries.debit_account_id', '=', openings),
          each('entries.credit_account_id', '=', openings),
        ]),
      )
      .where('operations.kind', 'in', ['opening', 'bank-opening'])
      .orderBy('operations.id'),
  );
  return rows
    .filter(({ operation }) => stands(ledger, operation))
    .map(({ operation, date, cents, credit, account, kind, memberId, bankName }) => {
      const owedCents = credit === account ? cents : -cents;
      const place = kind === 'bank' || kind === 'cash' || kind === 'cheques' ? kind : null;
      const amountCents = place ? -owedCents : owedCents;
      return { operation, date, memberId, place, account: bankName, amountCents };
    });
}
