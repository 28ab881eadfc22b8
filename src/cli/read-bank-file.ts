import { readStatement } from '../bank/read-statement.ts';
import type { Source } from '../bank/source.ts';
import type { DateOrder } from '../domain/date.ts';
import type { DecimalMark } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import type {
  BankStatement,
  ColumnNames,
  FileProblemCode,
  ReadOptions,
  ReadStatement,
} from '../domain/statement.ts';
import { foldText } from '../domain/text.ts';
import {
  type BankAccount,
  bankAccountTyped,
  chooseAccount,
  type Destination,
  listBankAccounts,
} from '../ledger/statements/bank-accounts.ts';
import { profileFor } from '../ledger/statements/table-profiles.ts';
import { type Input, option } from './action.ts';
import { parseMap } from './column-map.ts';
import type { Context } from './context.ts';
import type { Progress } from './progress.ts';
import { STATEMENT_FIELDS } from './statement-fields.ts';

/** What was typed about bank files that do not say everything themselves. */
export interface FileOptions {
  readonly account: string | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly decimal: DecimalMark | undefined;
  readonly columns: ColumnNames | undefined;
}

/** A bank's file that was read, and the account that it is of. */
export interface BankFile {
  readonly statement: BankStatement;
  readonly bank: BankAccount;
}

/** Refuses with SETTING_VALUE or MAP_UNREADABLE. */
export function fileOptions(input: Input): FileOptions {
  const map = option(input, 'map');
  return {
    account: option(input, 'account'),
    dateOrder: choiceOf(input, 'dateOrder', '--date-order', { DMY: 'dmy', MDY: 'mdy' }),
    decimal: choiceOf(input, 'decimal', '--decimal', {
      COMMA: ',',
      VIRGULE: ',',
      ',': ',',
      POINT: '.',
      '.': '.',
    }),
    columns: map === undefined ? undefined : parseMap(map, STATEMENT_FIELDS),
  };
}

function choiceOf<Value>(
  input: Input,
  key: string,
  name: string,
  values: Readonly<Record<string, Value>>,
): Value | undefined {
  const value = option(input, key);
  if (value === undefined) return undefined;
  const allowed = Object.keys(values).map((word) => word.toLowerCase());
  return (
    values[foldText(value)] ?? refuse('SETTING_VALUE', { name, value, allowed: allowed.join(', ') })
  );
}

/**
 * Reads a bank's file whole once, and settles which of the ledger's accounts it is of. What neither
 * the file nor the account's earlier files tell is asked at a terminal.
 *
 * Refuses with FILE_REFUSED, with what `chooseAccount` refuses, and with VALUE_MISSING where the
 * account would have to be asked for and nobody is there.
 */
export async function readBankFile(
  context: Context,
  source: Source,
  file: string,
  typed: FileOptions,
  progress: Progress,
): Promise<BankFile> {
  const { ledger } = context;
  const named =
    typed.account === undefined ? soleAccount(context) : bankAccountTyped(ledger, typed.account);
  let options: ReadOptions = {
    ...typed,
    account: undefined,
    profile: (header) => profileFor(ledger, named, header),
  };
  for (;;) {
    const answer = progress.during('reading', (onRow) =>
      readStatement(source, { ...options, onRow }),
    );
    if (answer.ok) {
      const { statement } = answer;
      const { bank } = await destinationOf(context, file, numbersIn(statement), typed.account);
      return { statement, bank };
    }
    options = { ...options, ...(await askedFor(context, file, answer, options, typed)) };
  }
}

const numbersIn = ({ accountNumber }: BankStatement): readonly string[] =>
  accountNumber === undefined ? [] : [accountNumber];

function soleAccount({ ledger }: Context): BankAccount | undefined {
  const [first, ...others] = listBankAccounts(ledger);
  return others.length === 0 ? first : undefined;
}

type Unread = Extract<ReadStatement, { ok: false }>;

/** What a person adds to what the file does not tell; refuses where nobody can. */
async function askedFor(
  context: Context,
  file: string,
  { problems, accounts = [] }: Unread,
  options: ReadOptions,
  typed: FileOptions,
): Promise<ReadOptions> {
  const are = (code: FileProblemCode) => problems.every((problem) => problem.code === code);
  const { say } = context;
  const value = problems[0]?.value ?? '';
  if (are('SEVERAL_ACCOUNTS') && accounts.length > 1 && options.account === undefined) {
    return { account: await accountInFile(context, file, accounts, typed.account) };
  }
  if (are('DATE_AMBIGUOUS') && options.dateOrder === undefined) {
    const order = await context.ifAsked((ask) =>
      ask.choose(say.answers.ask.dateOrder(value), [
        { name: say.answers.ask.dayFirst, value: 'dmy' },
        { name: say.answers.ask.monthFirst, value: 'mdy' },
      ]),
    );
    if (order !== undefined) return { dateOrder: order as DateOrder };
  }
  if (are('AMOUNT_AMBIGUOUS') && options.decimal === undefined) {
    const mark = await context.ifAsked((ask) =>
      ask.choose(say.answers.ask.decimal(value), [
        { name: say.answers.ask.decimalComma, value: ',' },
        { name: say.answers.ask.decimalPoint, value: '.' },
      ]),
    );
    if (mark !== undefined) return { decimal: mark as DecimalMark };
  }
  return refuse('FILE_REFUSED', { file, problems });
}

/** Which of a file's accounts is meant. */
async function accountInFile(
  context: Context,
  file: string,
  numbers: readonly string[],
  typed: string | undefined,
): Promise<string> {
  if (typed === undefined) {
    const choices = numbers.map((number) => ({ name: number, value: number }));
    const { fileAccount } = context.say.answers.ask;
    const asked = await context.ifAsked((ask) => ask.choose(fileAccount, choices));
    if (asked !== undefined) return asked;
  }
  const chosen = chooseAccount(context.ledger, file, numbers, typed);
  return chosen?.number ?? numbers[0] ?? '';
}

async function destinationOf(
  context: Context,
  file: string,
  numbers: readonly string[],
  typed: string | undefined,
): Promise<Destination> {
  const { ledger } = context;
  const chosen = chooseAccount(ledger, file, numbers, typed);
  if (chosen !== undefined) return chosen;
  const choices = listBankAccounts(ledger).map(({ name }) => ({ name, value: name }));
  const { bankAccount } = context.say.answers.ask;
  const asked = await context.needChoice(undefined, '--account', bankAccount(file), choices);
  return await destinationOf(context, file, numbers, asked);
}
