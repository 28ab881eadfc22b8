import { writeFileSync } from 'node:fs';
import { formatAmount } from '../../src/domain/money.ts';
import { type Movement, type Payer, START } from './group.ts';

/**
 * The movements as plain-text accounting writes them: each a transaction between the bank and a
 * member, whose account is called by the reference. Beancount takes no name with a space or an
 * accent, and all three programs are to read the same accounts.
 */

const BANK = 'Assets:Bank';
/** Where a movement waits whose label bears no reference. Beancount knows five roots only. */
const SUSPENSE = 'Assets:Suspense';
/** Two spaces at least stand between an account and its amount. */
const GAP = '  ';

/** Writes the journal that ledger and hledger both read. */
export function writeLedgerJournal(path: string, all: Iterable<Movement>): void {
  const transactions: string[] = [];
  for (const movement of all) {
    transactions.push(`${movement.date} * ${movement.label}\n${postings(movement)}`);
  }
  writeFileSync(path, transactions.join('\n'));
}

/** Writes the same transactions for beancount, which wants every account opened first. */
export function writeBeancountJournal(path: string, all: Iterable<Movement>): void {
  const accounts = new Set([BANK]);
  const transactions: string[] = [];
  for (const movement of all) {
    accounts.add(accountOf(movement.payer));
    transactions.push(`\n${movement.date} * "${movement.label}"\n${postings(movement)}`);
  }
  const opened = Array.from(accounts, (account) => `${START} open ${account} EUR\n`);
  writeFileSync(path, opened.join('') + transactions.join(''));
}

/** The member's amount is left out, as people leave it out: the programs know it. */
function postings({ amountCents, payer }: Movement): string {
  const amount = formatAmount(amountCents, { decimal: '.', group: '' });
  return `${GAP}${BANK}${GAP}${amount} EUR\n${GAP}${accountOf(payer)}\n`;
}

const accountOf = (payer: Payer | undefined): string =>
  payer === undefined ? SUSPENSE : `Assets:Members:${payer.reference}`;
