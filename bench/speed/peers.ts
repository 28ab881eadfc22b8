import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the other programs are told, to do on the same data what `solde` does. */

/** A command to time. */
export interface PeerCommand {
  readonly argv: readonly string[];
  /** What is put into its environment, beside what is there. */
  readonly env: Readonly<Record<string, string>>;
  /** A command line to run before each timing, which a shell and no shell understand alike. */
  readonly prepare?: string;
}

/** Every balance of a journal, by ledger; what the user's own settings say is left aside. */
export const ledgerBalances = (journal: string): PeerCommand => ({
  argv: ['ledger', '--args-only', '-f', journal, 'balance'],
  env: {},
});

/** Every balance of a journal, by hledger. */
export const hledgerBalances = (journal: string): PeerCommand => ({
  argv: ['hledger', '-f', journal, 'balance'],
  env: {},
});

/**
 * Every balance of a journal, by beancount, which else keeps what it read in a file beside the
 * journal. Every timing is thus of a first reading, as it is after each new transaction.
 */
export const beancountBalances = (journal: string): PeerCommand => ({
  argv: ['bean-report', journal, 'balances'],
  env: { BEANCOUNT_DISABLE_LOAD_CACHE: '1' },
});

/**
 * The columns of the statement that `writeStatement` writes, and one rule. A debit bears its minus
 * sign already, which hledger's own `amount-out` would turn round.
 */
const RULES = `separator ;
skip 1
date-format %d/%m/%Y
decimal-mark ,
fields date, , debit, credit, description
amount %debit%credit EUR
account1 Assets:Bank
account2 Assets:Suspense
if RF
 account2 Assets:Members
`;

/** In the folder itself, so that no path stands in it. */
const PREPARE = `cd "$(dirname "$0")" && rm -f .latest.* && cp empty.journal main.journal
`;

/**
 * Readies a new folder for the import of a statement by hledger into a journal without a
 * transaction. hledger notes beside the file up to which day it read it; the preparation forgets
 * it, and empties the journal.
 */
export function hledgerImport(folder: string, statement: string): PeerCommand {
  mkdirSync(folder);
  const file = (name: string): string => join(folder, name);
  copyFileSync(statement, file('statement.csv'));
  writeFileSync(file('bank.rules'), RULES);
  writeFileSync(file('empty.journal'), '; The journal of the bench.\n');
  writeFileSync(file('prepare.sh'), PREPARE);
  const options = ['-f', file('main.journal'), '--rules-file', file('bank.rules')];
  return {
    argv: ['hledger', 'import', ...options, file('statement.csv')],
    // Haskell reads a file in the locale's encoding, and the header has accents.
    env: { LC_ALL: 'C.UTF-8' },
    prepare: commandLine(['sh', file('prepare.sh')]),
  };
}

/**
 * The import of a statement by Actual Budget's API into a new budget under `folder`. The script
 * prints, as JSON, how many transactions are there then and the milliseconds of the import alone.
 */
export const actualImport = (folder: string, statement: string): PeerCommand => ({
  argv: [
    process.execPath,
    fileURLToPath(new URL('actual-import.ts', import.meta.url)),
    folder,
    statement,
  ],
  env: {},
});

/** Words as one line, for a shell and for hyperfine without one. */
export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');

const quoted = (word: string): string =>
  /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
