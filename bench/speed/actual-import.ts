import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `node actual-import.ts FOLDER STATEMENT.csv`: imports a statement that `writeStatement` wrote
 * into a new budget of Actual's under FOLDER, without a server. ACTUAL_API is the folder where
 * `npm install @actual-app/api` was run. Prints one line of JSON.
 */

/** What is used of Actual's API, which this repository does not depend on. */
interface Actual {
  readonly init: (config: { readonly dataDir: string; readonly verbose: boolean }) => Promise<{
    readonly q: (table: string) => Query;
  }>;
  readonly runImport: (budget: string, body: () => Promise<void>) => Promise<void>;
  readonly createAccount: (account: { readonly name: string }) => Promise<string>;
  readonly importTransactions: (
    account: string,
    transactions: readonly Transaction[],
  ) => Promise<{ readonly errors: readonly { readonly message: string }[] }>;
  readonly aqlQuery: (query: Query) => Promise<{ readonly data: number }>;
  readonly shutdown: () => Promise<void>;
}

interface Query {
  readonly calculate: (sum: { readonly $count: string }) => Query;
}

interface Transaction {
  readonly account: string;
  readonly date: string;
  readonly amount: number;
  readonly payee_name: string;
}

const [folder = '', statement = ''] = process.argv.slice(2);
const installed = createRequire(resolve(process.env['ACTUAL_API'] ?? '', 'package.json'));
const actual: Actual = await import(pathToFileURL(installed.resolve('@actual-app/api')).href);

/**
 * As Actual's own import of a CSV file does, the label names the payee. No line has a number of the
 * bank's, so that each is looked for by its amount among the days around its own.
 */
function transactionsFor(account: string): readonly Transaction[] {
  const [, ...lines] = readFileSync(statement, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [day = '', , debit, credit, label = ''] = line.split(';');
    const amount = Number((debit || credit || '').replace(',', ''));
    return { account, date: day.split('/').reverse().join('-'), amount, payee_name: label };
  });
}

mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(folder, 'actual-'));
const { q } = await actual.init({ dataDir, verbose: false });
// This alone makes a budget by the API without a server. The statement comes after it: within it,
// Actual neither sums the budget up nor tells anybody of a change, as it does in everyday use.
let account = '';
await actual.runImport('Bench', async () => {
  account = await actual.createAccount({ name: 'Bank' });
});
const transactions = transactionsFor(account);
const start = performance.now();
const { errors } = await actual.importTransactions(account, transactions);
const milliseconds = Math.round(performance.now() - start);
const { data: imported } = await actual.aqlQuery(q('transactions').calculate({ $count: '$id' }));
await actual.shutdown();
process.stdout.write(`${JSON.stringify({ imported, milliseconds })}\n`);
if (errors.length > 0 || imported !== transactions.length) {
  process.stderr.write(`Actual imported ${imported} of ${transactions.length} transactions\n`);
  process.exitCode = 1;
}
