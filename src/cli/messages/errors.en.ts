import type { RefusalDetails } from '../../domain/refusal-details.ts';
import { englishCashErrors } from './cash.en.ts';
import { englishContractErrors } from './contracts.en.ts';
import { englishDepositErrors } from './deposits.en.ts';
import { englishDistributionErrors } from './distributions.en.ts';
import { englishImportErrors } from './errors-import.en.ts';
import { englishLineErrors } from './errors-lines.en.ts';
import { englishOrderErrors } from './errors-orders.en.ts';
import { wholeFile } from './file-problems.en.ts';
import type { Format } from './format.ts';
import { englishLabels } from './labels.en.ts';
import { englishMoneyErrors } from './money.en.ts';
import { englishPayoutErrors } from './payouts.en.ts';
import { englishProviderErrors } from './providers.en.ts';
import { englishReviewErrors } from './review.en.ts';
import { count, type Sentence, say } from './words.en.ts';

export type ErrorMessages = {
  readonly [Code in keyof RefusalDetails]: (details: RefusalDetails[Code]) => Sentence;
};

const POSITIVE = {
  deposit: 'The cheques from before the ledger',
  order: 'An order',
  payment: 'An amount paid',
  charge: 'A charge',
  contract: 'A contract',
  'bank-cash': 'Cash taken to the bank, or from it,',
};

const AMOUNTS = 'Write an amount as 45, 45.00 or 45,00; thousands without a mark: 1234,56.';

export const englishErrors = (f: Format): ErrorMessages => ({
  ...englishImportErrors(f),
  ...englishLineErrors(f),
  ...englishOrderErrors(f),
  ...englishDistributionErrors(f),
  ...englishProviderErrors(f),
  ...englishDepositErrors(f),
  ...englishContractErrors(f),
  ...englishMoneyErrors(f),
  ...englishCashErrors(f),
  ...englishPayoutErrors(f),
  ...englishReviewErrors(f),
  AMOUNT_UNREADABLE: ({ value }) => say(`“${value}” is not an amount.`, AMOUNTS),
  AMOUNT_AMBIGUOUS: ({ value }) =>
    say(`“${value}” could be thousands or decimals.`, 'Write both decimals, such as 12,35.'),
  AMOUNT_TOO_PRECISE: ({ value }) => say(`“${value}” has more than two decimals.`, AMOUNTS),
  AMOUNT_TOO_LARGE: ({ value }) => say(`“${value}” is larger than 999,999,999.99.`, AMOUNTS),
  AMOUNT_NOT_POSITIVE: ({ amountCents, what }) =>
    say(
      `${POSITIVE[what]} must be more than zero, not ${f.money(amountCents)}.`,
      {
        order: 'To take back an order that was recorded: solde undo O-…',
        payment: 'To take back a payment that was recorded: solde undo P-…',
        charge: 'To take back a charge that was recorded: solde undo A-…',
        contract: 'To take back a contract that was recorded: solde undo C-…',
        deposit: 'To take back a deposit that was recorded: solde deposit cancel D-…',
        'bank-cash': 'The flag says which way it went: --to-bank or --from-bank.',
      }[what],
    ),
  AMOUNT_ZERO: ({ what }) =>
    what === 'opening'
      ? say(
          'An opening balance of zero changes nothing.',
          'Leave it out: an account without one begins at zero.',
        )
      : what === 'adjustment'
        ? say('An adjustment of zero changes nothing.', 'Write by how much: 3,50 or -12.')
        : say('Zero moves no cash.', 'Write how much: 20, or -45 for what goes out.'),
  DATE_UNREADABLE: ({ value }) =>
    say(`“${value}” is not a date.`, 'Write 2026-10-05 or 05/10/2026.'),
  DATE_NO_SUCH_DAY: ({ value }) => say(`There is no such day as “${value}”.`, 'Check the date.'),
  CODE_UNREADABLE: ({ value }) =>
    say(`“${value}” can't be a member's code.`, 'Use 2 to 8 letters or digits, a letter first.'),
  CURRENCY_UNSUPPORTED: ({ value }) =>
    say(
      `The currency “${value}” is not supported.`,
      'Use EUR, CHF, CAD, USD, GBP or MAD: those with two decimals.',
    ),
  ID_UNREADABLE: ({ value }) =>
    say(
      `“${value}” is not an identifier.`,
      'Identifiers are O-12 (order), P-41 (payment), L-7 (bank line), I-3 (import), A-90 (operation).',
    ),
  METHOD_UNKNOWN: ({ value }) =>
    say(
      `“${value}” is not a payment method.`,
      'The methods are cheque, cash, transfer, card, online, kitty, on-site.',
    ),
  SETTING_UNKNOWN: ({ name, names }) =>
    say(`There is no setting “${name}”.`, `The settings are ${names.join(', ')}.`),
  SETTING_VALUE: ({ name, value, allowed }) =>
    allowed === '…'
      ? say(`${name} can't be empty.`, 'Give it a value.')
      : say(`“${value}” is no value for ${name}.`, `Allowed: ${allowedWords(name, allowed)}.`),
  SETTING_FIXED: ({ name }) =>
    say(`The setting ${name} can't be changed once the ledger exists.`, 'Begin a new ledger.'),
  VALUE_MISSING: ({ name }) =>
    say(
      `${name} is missing, and there is nobody to ask.`,
      name === '--account'
        ? `Say which bank account: --account with its name. To see the names: ${f.command('config get accounts')}`
        : name === '--heading'
          ? `Say what it is for: --heading with its name. To see the names: ${f.command('heading list')}`
          : name === 'HEADING'
            ? `Give its name. To see the names: ${f.command('heading list')}`
            : `Give ${name}.`,
    ),
  OUTPUT_IS_INPUT: ({ path }) =>
    say(`${path} is a file that this command reads.`, 'Give --output another name.'),
  NO_PRINTED_FORM: ({ command }) =>
    say(
      `The answer of ${f.command(command)} does not exist as a PDF.`,
      'For text, give a name without .pdf; for a spreadsheet or a program, add --csv or --json.',
    ),
  EMPTY_VALUE: ({ flag }) => say(`${flag} is empty.`, 'Give it a value, or leave it out.'),
  OPTIONS_CONFLICT: ({ first, second, unless }) => {
    const told = `${first} and ${second} can't go together`;
    return unless === undefined
      ? say(`${told}.`, 'Leave one of them out.')
      : say(`${told} without ${unless}.`, `Add ${unless}, or leave ${second} out.`);
  },
  REASON_MISSING: ({ flag }) =>
    say(`${flag} needs a reason that can be read later.`, 'Add --reason "…".'),
  LANGUAGE_UNKNOWN: ({ value }) =>
    say(`The language “${value}” is not there.`, 'Use --lang fr or --lang en.'),
  RANGE_UNREADABLE: ({ value }) =>
    say(`“${value}” is no range of operations.`, 'Write A-12..A-20, the older one first.'),
  MAP_UNREADABLE: ({ value, fields }) =>
    say(
      `“${value}” does not say which column is which.`,
      `Write --map field=Column name, with these fields: ${fields.join(', ')}.`,
    ),
  USAGE: ({ problem, value }) => usage(problem, value),
  FILE_REFUSED: ({ file, problems }) =>
    problems.every(wholeFile)
      ? say(`${file} was refused, and nothing was written.`)
      : say(
          `${file} was refused, and nothing was written: ${count(problems.length, 'problem')}.`,
          'Correct the file, then run the same command again.',
        ),
  ROW_TOO_LONG: ({ value }) =>
    say(
      `“${value}” stands in no column: the row has more cells than the header`,
      'An amount with a comma needs quotes in a file separated by commas: "12,50".',
    ),
  COLUMN_MISSING: ({ column }) =>
    say(`there is no column called “${column}”`, 'Check the name that --map gives.'),
  COLUMN_TWICE: ({ column }) =>
    say(
      `two columns are called “${column}”`,
      'Rename one of them, so that it is clear which counts.',
    ),
  HEADER_MISSING: ({ fields }) =>
    say(
      `no header with the columns ${fields.join(', ')} was found`,
      'Name the columns in the first row, or say which is which with --map.',
    ),
  FILE_EMPTY: () => say('there is no row below the header'),
  CELL_EMPTY: ({ column }) =>
    say(
      `the column ${column} is empty`,
      'Fill it in, or name a default with the flag of that name.',
    ),
  CONTROL_TOTAL: ({ file, creditCents, debitCents, totalCents, statedCents }) =>
    say(
      `The balances in ${file} add up to ${f.money(totalCents)} (credits ${f.money(creditCents)}, debts ${f.money(debitCents)}), not to ${f.money(statedCents)}; nothing was written.`,
      'Find the difference in the file, or correct --total.',
    ),
  LEDGER_NOT_FOUND: ({ path }) =>
    say(
      `There is no ledger at ${path}.`,
      'Check the path; or set up a new ledger there with solde init.',
    ),
  FILE_NOT_FOUND: ({ path }) => say(`There is no file ${path}.`, 'Check the name and the folder.'),
  MEMBER_NOT_FOUND: ({ value }) =>
    say(`No member is called “${value}”.`, 'See the codes with solde member list.'),
  MEMBER_AMBIGUOUS: ({ value, members }) =>
    say(
      `“${value}” could be ${members.map(({ code, name }) => `${code} (${name})`).join(' or ')}.`,
      'Use the code.',
    ),
  ID_OF_ANOTHER_KIND: ({ value, kind, example }) =>
    say(`“${value}” is no ${ID_KINDS[kind]}.`, `Its number looks like ${example}.`),
  NOTHING_TO_CHANGE: ({ flags }) =>
    say('Nothing to change was named.', `Say what, with ${flags.join(', ')}.`),
  NOT_FOUND: ({ id }) => say(`There is no ${id} in this ledger.`, 'Check the number.'),
  REFERENCE_UNKNOWN: ({ value }) =>
    say(
      `The reference ${value} was not issued for any payment here.`,
      'See the references with solde payment list.',
    ),
  LEDGER_EXISTS: ({ path }) =>
    say(`There is a file at ${path} already; it was left as it is.`, 'Choose another --ledger.'),
  CODE_TAKEN: ({ code, name }) =>
    say(`The code ${code} is ${name}'s already.`, 'Choose another with --code.'),
  MEMBER_EXISTS: ({ code, name }) =>
    say(
      `${name} is a member already (${code}).`,
      `Change the member with solde member edit ${code}.`,
    ),
  EMAIL_OF_ANOTHER: ({ email, code, name }) =>
    say(`${email} is the address of ${name} (${code}).`, 'Put the code into the file.'),
  METHOD_DISABLED: ({ method, methods }) =>
    say(
      `The group does not offer ${method}; it offers ${methods.join(', ')}.`,
      method === 'kitty' || methods.some((each) => each === 'kitty')
        ? 'Choose what it offers: the kitty and the other methods exclude one another.'
        : `Choose one of those, or offer it: solde config set methods ${[...methods, method].join(',')}`,
    ),
  METHOD_NOT_FOR_PAYMENT: ({ method }) =>
    say(
      `A payment can't be received by ${method}.`,
      'Say how the money came: cheque, cash, transfer, card or online.',
    ),
  KITTY_EXCLUSIVE: ({ methods }) =>
    say(
      `The kitty excludes the other methods (${methods.join(', ')}): with it, orders are paid from the member's account alone.`,
      'Set methods to kitty alone, or leave kitty out.',
    ),
  KITTY_TOO_LOW: ({ code, balanceCents, totalCents, missingCents }) =>
    say(
      `${code} has ${f.money(balanceCents)} for an order of ${f.money(totalCents)}: ${f.money(missingCents)} is missing.`,
      `Record what they pay first (solde payment add ${code} …), or allow negative kitties: solde config set kitty.negative yes`,
    ),
  OPENING_EXISTS: ({ of, operation }) =>
    say(
      `${of === 'bank' ? 'The bank account' : of} has an opening balance already (${operation}).`,
      of === 'bank'
        ? `To take it back: solde undo ${operation}`
        : `To add to it: --again --reason "…". To take it back: solde undo ${operation}`,
    ),
  BEFORE_START: ({ date, start }) =>
    say(
      `${f.date(date)} lies before the ledger's first day, ${f.date(start)}.`,
      'Use a later date, or move the first day back: solde config set start DATE',
    ),
  START_AFTER_ENTRIES: ({ date, first }) =>
    say(
      `The ledger can't begin on ${f.date(date)}: something is recorded on ${f.date(first)}.`,
      `The latest possible day is ${f.date(first)}.`,
    ),
  PAYMENT_NOT_PENDING: ({ id, status }) =>
    say(
      `${id} is ${englishLabels.paymentStatus[status]} already, no longer awaited.`,
      `See it with solde payment show ${id}.`,
    ),
  AMOUNT_DIFFERS: ({ id, pendingCents, amountCents }) =>
    say(
      `${id} announced ${f.money(pendingCents)}, not ${f.money(amountCents)}.`,
      'If this is what really came, add --other-amount --reason "…"; it is what will be credited.',
    ),
  REFERENCE_NEEDED: ({ id }) =>
    say(
      `${id} has a reference, and it must be checked.`,
      'Name the payment by the reference written on it, or add --without-reference --reason "…".',
    ),
  REFERENCE_DIFFERS: ({ id, value }) =>
    say(
      `“${value}” is not the reference of ${id}.`,
      'Look at the cheque again; if it bears none, add --without-reference --reason "…".',
    ),
  PROVIDER_ID_TAKEN: ({ providerId, id }) =>
    say(
      `The online payment ${providerId} is recorded already, as ${id}.`,
      `See it with solde payment show ${id}.`,
    ),
  ALREADY_UNDONE: ({ id, by, redoable }) =>
    say(
      `${id} was taken back already, by ${by}.`,
      redoable ? `To bring it back: solde undo ${by}` : 'To have it again, enter it again.',
    ),
  NOTHING_TO_UNDO: ({ id }) =>
    say(
      `Nothing about ${id} is left to take back.`,
      'See what happened with solde history MEMBER.',
    ),
  UNDO_WHOLE_IMPORT: ({ id, statement }) =>
    say(
      `${id} waits: there is no match to take back.`,
      `To take back the whole file: solde undo ${statement}`,
    ),
  UNDO_WHOLE_ORDER: ({ id, order }) =>
    say(
      `${id} was announced together with ${order}.`,
      `To give up the payment alone (solde payment cancel ${id}) or take back both (solde undo ${order})`,
    ),
  UNDO_BLOCKED: ({ id, by }) =>
    say(
      `${id} can't be taken back: ${by.map(later).join(', ')} ${by.length > 1 ? 'build' : 'builds'} on it.`,
      `First: solde undo ${by[0]?.id}`,
    ),
  UNDO_MEMBER_USED: ({ code }) =>
    say(
      `${code} can't be taken back: orders, payments or an opening balance were recorded since.`,
      `Take those back first; solde history ${code} lists them.`,
    ),
  REDO_REFUSED: ({ id, kind }) =>
    say(
      `${id} can't be taken back: what it undid (${kind}) may have been entered anew since.`,
      'Enter it again instead.',
    ),
  KEY_REUSED: ({ key }) =>
    say(
      `The key “${key}” was used before, for something else.`,
      'Use a new key for a new command.',
    ),
  LEDGER_BUSY: ({ path }) =>
    say(`Another program is writing to ${path}.`, 'Try again in a moment.'),
  LEDGER_FOREIGN: ({ path }) =>
    say(`${path} is not a solde ledger.`, 'Check the path given by --ledger or SOLDE_LEDGER.'),
  LEDGER_NEWER: ({ path, version, known }) =>
    say(
      `${path} was written by a newer solde (format ${version}, this one knows ${known}).`,
      'Update solde.',
    ),
  LEDGER_DAMAGED: ({ path, detail }) =>
    say(`${path} is damaged: ${detail}.`, 'Use your latest copy of the file.'),
  FILE_SYSTEM: ({ path, detail }) =>
    say(
      `${path} can't be used: ${systemWords(detail)}.`,
      'Check the disk and the rights on the file.',
    ),
  OUTPUT_FAILED: ({ detail }) =>
    say(
      `The answer could not be written: ${systemWords(detail)}.`,
      'Check the disk or the receiving program.',
    ),
  DECLINED: () => say('Nothing was written.'),
});

/** What may be typed, without what is only understood as well. */
function allowedWords(name: string, allowed: string): string {
  if (name === '--decimal') return 'comma, point';
  return allowed.replace(
    '[,…]',
    ',… (every name, in this order, then new ones; each with a letter in it)',
  );
}

function usage(problem: string, value: string): Sentence {
  const help = 'solde --help lists the commands; solde COMMAND --help its options.';
  switch (problem) {
    case 'unknown-option':
      return say(`There is no option ${value} here.`, help);
    case 'unknown-command':
      return say(`There is no command “${value}”.`, help);
    case 'missing-value':
      return say(`The option ${value} needs a value.`, help);
    case 'excess-arguments':
      return say(
        `“${value}” is one word more than this command takes.`,
        'Put what belongs together between quotes: "1 234,56", "Durand Claire".',
      );
    default:
      return say(`The option ${value} does not allow that value.`, help);
  }
}

/** The program's own words for what systems report by a code. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  ENOTSUP: 'it is no ordinary file',
  EACCES: 'you may not use it',
  EPERM: 'you may not use it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EIO: 'the disk reports an error',
};

const systemWords = (detail: string): string => SYSTEM_WORDS[detail] ?? detail;

const ID_KINDS = {
  order: 'order',
  payment: 'payment',
  line: 'bank line',
  statement: 'import',
  deposit: 'deposit',
  contract: 'contract',
  operation: 'operation',
};

const later = ({ id, kind }: { readonly id: string; readonly kind: string }): string =>
  `${id} (${(englishLabels.kinds as Readonly<Record<string, string>>)[kind] ?? kind})`;
