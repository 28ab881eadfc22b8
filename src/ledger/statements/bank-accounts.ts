import { accountNumber, sameAccountNumber } from '../../domain/account-number.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import { type Ledger, query, template } from '../database.ts';
import { stands } from '../operations.ts';
import type { Writer } from '../write.ts';

/** An account that the group has with a bank. */
export interface BankAccount {
  readonly id: number;
  readonly account: number;
  readonly name: string;
}

/** Every bank account, oldest first; `init` makes the first. */
export function listBankAccounts(ledger: Ledger): readonly BankAccount[] {
  return ledger.all(bankAccounts());
}

const bankAccounts = template('bank accounts', () =>
  query.selectFrom('bank_accounts').select(['id', 'account_id as account', 'name']).orderBy('id'),
);

export function firstBankAccount(ledger: Ledger): BankAccount {
  const [first] = listBankAccounts(ledger);
  if (!first) throw new Error('the ledger has no bank account');
  return first;
}

export function addBankAccount(writer: Writer, name: string): void {
  const account_id = writer.ledger.run(query.insertInto('accounts').values({ kind: 'bank' }));
  writer.ledger.run(query.insertInto('bank_accounts').values({ account_id, name }));
}

/**
 * Names the bank accounts, in their order; further names open further accounts. Refuses with
 * SETTING_VALUE for fewer names than there are accounts (an account can't be taken away), for two
 * equal ones, and for one that could be taken for a number.
 */
export function nameBankAccounts(writer: Writer, value: string): void {
  const names = value.split(',').map((name) => name.trim());
  const known = listBankAccounts(writer.ledger);
  const allowed = known.map(({ name }) => name).join(',');
  const folded = new Set(names.map(foldText));
  const isBad = names.some((name) => !/\p{L}/u.test(name) || name.includes('='));
  if (isBad || folded.size < names.length || names.length < known.length) {
    refuse('SETTING_VALUE', { name: 'accounts', value, allowed: `${allowed}[,…]` });
  }
  // Through names that nobody has, so that two accounts may swap theirs.
  for (const [index, { id }] of known.entries()) rename(writer, id, `\u0000${index}`);
  for (const [index, name] of names.entries()) {
    const account = known[index];
    if (account) rename(writer, account.id, name);
    else addBankAccount(writer, name);
  }
}

function rename({ ledger }: Writer, id: number, name: string): void {
  ledger.run(query.updateTable('bank_accounts').set({ name }).where('id', '=', id));
}

/**
 * The account that is meant: by its name or a part of it; without one, the only one there is.
 * Refuses with ACCOUNT_NOT_FOUND, or VALUE_MISSING where there are several.
 */
export function findBankAccount(ledger: Ledger, typed: string | undefined): BankAccount {
  const [only, ...others] = listBankAccounts(ledger);
  if (typed === undefined) {
    return only !== undefined && others.length === 0
      ? only
      : refuse('VALUE_MISSING', { name: '--account' });
  }
  const found = accountNamed(ledger, typed);
  return found ?? refuse('ACCOUNT_NOT_FOUND', { value: typed, accounts: namesOf(ledger) });
}

/** The account numbers that standing imports of an account had; banks write one in several ways. */
export function numbersOf(ledger: Ledger, bank: BankAccount): readonly string[] {
  const rows = ledger.all(
    query
      .selectFrom('statements')
      .select(['operation_id', 'account_number'])
      .where('bank_account_id', '=', bank.id)
      .where('account_number', 'is not', null),
  );
  const standing = rows.filter(({ operation_id }) => stands(ledger, operation_id));
  return [...new Set(standing.map(({ account_number }) => account_number ?? ''))];
}

/** True if the account has this number in one of the ways in which it was written, or none yet. */
function mayHave(ledger: Ledger, bank: BankAccount, number: string): boolean {
  const numbers = numbersOf(ledger, bank);
  return numbers.length === 0 || numbers.some((known) => sameAccountNumber(known, number));
}

/** Where a file goes: the ledger's account, and which of the file's, where it holds several. */
export interface Destination {
  readonly bank: BankAccount;
  readonly number?: string;
}

/**
 * Settles which account a file belongs to, from the numbers that it states and from what was typed:
 * the ledger's name for the account, a number, or `NAME=NUMBER` for a file of several. Undefined if
 * only a person can say. Refuses with ACCOUNT_NOT_FOUND, SEVERAL_ACCOUNTS_IN_FILE, OTHER_ACCOUNT.
 */
export function chooseAccount(
  ledger: Ledger,
  file: string,
  numbers: readonly string[],
  typed: string | undefined,
): Destination | undefined {
  if (typed !== undefined) return accountTyped(ledger, file, numbers, typed);
  if (numbers.length > 1) {
    throw new Refusal('SEVERAL_ACCOUNTS_IN_FILE', { file, numbers, accounts: namesOf(ledger) });
  }
  const accounts = listBankAccounts(ledger);
  const [number] = numbers;
  const owner = number === undefined ? undefined : ownerOf(ledger, number);
  const [only, ...others] = accounts;
  const bank = owner ?? (others.length === 0 ? only : undefined);
  if (bank === undefined) return undefined;
  if (number !== undefined) refuseOtherNumber(ledger, file, bank, number);
  return { bank };
}

function accountTyped(
  ledger: Ledger,
  file: string,
  numbers: readonly string[],
  typed: string,
): Destination {
  const [name = '', after] = typed.split('=');
  const typedNumber = accountNumber(after ?? name);
  const inFile = numbers.find(
    (number) => typedNumber !== undefined && sameAccountNumber(number, typedNumber),
  );
  const bank = accountNamed(ledger, name) ?? accountFor(ledger, name, inFile);
  if (bank === undefined) {
    return refuse('ACCOUNT_NOT_FOUND', { value: typed, accounts: namesOf(ledger) });
  }
  const own = numbersOf(ledger, bank);
  const ofBank = numbers.find((number) => own.some((known) => sameAccountNumber(known, number)));
  const number = inFile ?? ofBank ?? (numbers.length === 1 ? numbers[0] : undefined);
  if (number === undefined && numbers.length > 1) {
    refuse('SEVERAL_ACCOUNTS_IN_FILE', { file, numbers, accounts: [bank.name] });
  }
  if (number === undefined) return { bank };
  refuseOtherNumber(ledger, file, bank, number);
  return { bank, number };
}

/** By its name, by an unambiguous part of it, or by its number. */
export function bankAccountTyped(ledger: Ledger, typed: string): BankAccount | undefined {
  const [name = ''] = typed.split('=');
  return accountNamed(ledger, name) ?? accountFor(ledger, name, undefined);
}

/** By its name, or by an unambiguous part of it. */
function accountNamed(ledger: Ledger, typed: string): BankAccount | undefined {
  const wanted = foldText(typed);
  const accounts = listBankAccounts(ledger);
  const exact = accounts.find(({ name }) => foldText(name) === wanted);
  const [partly, ...others] = accounts.filter(({ name }) => foldText(name).includes(wanted));
  return exact ?? (wanted !== '' && others.length === 0 ? partly : undefined);
}

/** By a number: the account that has it, else the only one that may. */
function accountFor(
  ledger: Ledger,
  typed: string,
  inFile: string | undefined,
): BankAccount | undefined {
  const number = accountNumber(typed);
  if (number === undefined || !/\d{4}/.test(number)) return undefined;
  const owner = ownerOf(ledger, number);
  if (owner !== undefined || inFile === undefined) return owner;
  const free = listBankAccounts(ledger).filter((bank) => numbersOf(ledger, bank).length === 0);
  return free.length === 1 ? free[0] : undefined;
}

const ownerOf = (ledger: Ledger, number: string): BankAccount | undefined =>
  listBankAccounts(ledger).find((bank) =>
    numbersOf(ledger, bank).some((known) => sameAccountNumber(known, number)),
  );

/** Statements of two accounts in one would make the bank's balance nobody's. */
function refuseOtherNumber(ledger: Ledger, file: string, bank: BankAccount, number: string): void {
  const owner = ownerOf(ledger, number);
  const isAnothers = owner !== undefined && owner.id !== bank.id;
  if (!isAnothers && mayHave(ledger, bank, number)) return;
  const [known = ''] = numbersOf(ledger, bank);
  refuse('OTHER_ACCOUNT', { file, number, known, account: bank.name, owner: owner?.name });
}

const namesOf = (ledger: Ledger): readonly string[] =>
  listBankAccounts(ledger).map(({ name }) => name);
