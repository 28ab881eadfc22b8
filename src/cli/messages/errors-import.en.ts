import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';

/** What is refused of a bank file: its account, its currency, what was said of its rows. */
export const englishImportErrors = (f: Format) =>
  ({
    ROWS_UNREADABLE: ({ value }) =>
      say(`“${value}” does not say which rows.`, 'Write all, or numbers of rows: 14,17-20.'),
    ROWS_OF_SEVERAL_FILES: () =>
      say(
        'Numbers of rows are those of one file, and several files were named.',
        'Import them one by one, or say all instead of numbers.',
      ),
    ACCOUNT_NOT_FOUND: ({ value, accounts }) =>
      say(
        `There is no bank account “${value}” in this ledger.`,
        `There ${accounts.length === 1 ? 'is' : 'are'}: ${accounts.join(', ')}. To add one: ${f.command(`config set accounts "${[...accounts, '…'].join(',')}"`)}`,
      ),
    OTHER_ACCOUNT: ({ file, number, known, account, owner }) =>
      owner !== undefined && owner !== account
        ? say(
            `${file} is of account ${number}, which is “${owner}” here, not “${account}”.`,
            `Import it with --account "${owner}".`,
          )
        : say(
            `${file} is of account ${number}; the statements of “${account}” so far are of account ${known}.`,
            `Say with --account which of your accounts it is of. If that one is not in the ledger yet, add its name to the setting accounts. To see those there are: ${f.command('config get accounts')}`,
          ),
    OTHER_CURRENCY: ({ file, currency, ledgers }) =>
      say(
        `${file} is in ${currency}, and this ledger is in ${ledgers}.`,
        'A ledger has one currency; keep another ledger for the other one.',
      ),
    SEVERAL_ACCOUNTS_IN_FILE: ({ file, numbers, accounts }) =>
      say(
        `${file} holds several accounts: ${numbers.join(', ')}.`,
        `Say which one, and for which account of the ledger: --account "${accounts[0] ?? 'Bank'}=NUMBER"`,
      ),
    FILE_OF_ANOTHER_ACCOUNT: ({ file, statement, account }) =>
      say(
        `${file} was imported already, as ${statement}, for “${account}”: a file is of one account.`,
        `If it was imported for the wrong one: ${f.command(`undo ${statement}`)}, then import it again.`,
      ),
    LOOKALIKE: ({ file, statement, count: rows }) =>
      say(
        `${file} has as many rows as ${statement} in the same days (${rows}), with the same totals, and yet none of them is the same.`,
        `If it is that statement in another format: --same all. If it is another account's: --account with its name. If it is really another statement: --new all. And if ${statement} was read wrongly (by other columns or dates), first: ${f.command(`undo ${statement}`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
