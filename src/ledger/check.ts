import { formatId } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { balanceOfAccount } from './accounts.ts';
import { checkCash } from './cash/check-cash.ts';
import { CHAIN_START, type Link, linksOf } from './chain.ts';
import { type Ledger, openMemory, query } from './database.ts';
import { earlierChequesCents } from './deposits/cheques.ts';
import { migrate } from './migrate.ts';
import { lastId } from './queue.ts';
import { FIXED_ACCOUNTS } from './schema.ts';
import { listBankAccounts } from './statements/bank-accounts.ts';
import { checkBank } from './statements/check-bank.ts';
import { textDigest } from './texts.ts';

/** What `solde check` may find; the catalogues say each in words. */
export type CheckProblem =
  | { readonly code: 'INTEGRITY'; readonly detail: string }
  | { readonly code: 'FOREIGN_KEY'; readonly detail: string }
  | { readonly code: 'SCHEMA_CHANGED'; readonly detail: string }
  | { readonly code: 'OPERATION_MISSING'; readonly operation: string }
  | { readonly code: 'CHAIN_BROKEN'; readonly operation: string }
  | { readonly code: 'TEXT_CHANGED'; readonly count: number }
  | { readonly code: 'NOT_ZERO'; readonly cents: Cents }
  | { readonly code: 'CACHE_DIFFERS'; readonly table: string; readonly count: number }
  | { readonly code: 'DRAWER_SHORT'; readonly cents: Cents }
  | { readonly code: 'SUSPENSE_DIFFERS'; readonly cents: Cents; readonly waitingCents: Cents }
  | {
      readonly code: 'COUNT_DIFFERS';
      readonly count: string;
      readonly countedCents: Cents;
      readonly cents: Cents;
    }
  | {
      readonly code: 'BANK_DIFFERS';
      readonly account: string;
      readonly statement: string;
      readonly date: string;
      readonly cents: Cents;
      readonly statedCents: Cents;
    }
  | {
      readonly code: 'STATEMENT_GAP';
      readonly account: string;
      /** The statements before and after the gap, the one's last day and the other's first. */
      readonly after: string;
      readonly before: string;
      readonly afterDate: string;
      readonly beforeDate: string;
      /** What the movements in between must add up to. */
      readonly missingCents: Cents;
    };

/**
 * Recomputes everything that the ledger promises from its entries; an empty list is a sound ledger.
 */
export function checkLedger(ledger: Ledger): readonly CheckProblem[] {
  const damage = [...checkFile(ledger), ...checkSchema(ledger)];
  if (damage.some(({ code }) => code === 'INTEGRITY')) return damage;
  return [
    ...damage,
    ...checkChain(ledger),
    ...checkTexts(ledger),
    ...checkZero(ledger),
    ...checkDrawer(ledger),
    ...checkCaches(ledger),
    ...checkSuspense(ledger),
    ...checkCash(ledger),
    ...listBankAccounts(ledger).flatMap((bank) => checkBank(ledger, bank)),
  ];
}

function checkFile(ledger: Ledger): readonly CheckProblem[] {
  const integrity = ledger.sqlite.pragma('integrity_check') as { integrity_check: string }[];
  const keys = ledger.sqlite.pragma('foreign_key_check') as { table: string; parent: string }[];
  return [
    ...integrity
      .filter((row) => row.integrity_check !== 'ok')
      .map((row): CheckProblem => ({ code: 'INTEGRITY', detail: row.integrity_check })),
    ...keys.map(
      ({ table, parent }): CheckProblem => ({
        code: 'FOREIGN_KEY',
        detail: `${table} → ${parent}`,
      }),
    ),
  ];
}

/**
 * Tables, indexes and triggers are those that the migrations make: a dropped trigger guards
 * nothing.
 */
function checkSchema(ledger: Ledger): readonly CheckProblem[] {
  const fresh = openMemory();
  migrate(fresh);
  const [wanted, found] = [schemaOf(fresh), schemaOf(ledger)];
  fresh.close();
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names]
    .filter((name) => wanted.get(name) !== found.get(name))
    .map((detail) => ({ code: 'SCHEMA_CHANGED', detail }));
}

function schemaOf(ledger: Ledger): ReadonlyMap<string, string> {
  const sql = `SELECT type || ' ' || name AS name, sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite_stat%'`;
  const rows = ledger.sqlite.prepare(sql).all() as { name: string; sql: string | null }[];
  return new Map(rows.map((row) => [row.name, row.sql ?? '']));
}

/** Stops at the first break: every later hash depends on it. */
function checkChain(ledger: Ledger): readonly CheckProblem[] {
  const seals = query
    .selectFrom('operations')
    .leftJoin('seals', 'seals.operation_id', 'operations.id')
    .select(['operations.id', 'seals.hash'])
    .orderBy('operations.id');
  const last = lastId(ledger, 'operations');
  const links = linksOf(ledger, CHAIN_START, { first: 1, last });
  let expected = 1;
  for (const { id, hash } of ledger.each(seals)) {
    if (id !== expected) {
      return [{ code: 'OPERATION_MISSING', operation: formatId('operation', expected) }];
    }
    const computed = links.next().value as Link;
    if (!hash?.equals(computed.hash)) {
      return [{ code: 'CHAIN_BROKEN', operation: formatId('operation', id) }];
    }
    expected += 1;
  }
  return [];
}

/** The chain knows texts by their digest: those that were not erased must still have it. */
function checkTexts(ledger: Ledger): readonly CheckProblem[] {
  const texts = query
    .selectFrom('texts')
    .select(['salt', 'body', 'digest'])
    .where('body', 'is not', null);
  let count = 0;
  for (const { salt, body, digest } of ledger.each(texts)) {
    if (!salt || body === null || !textDigest(salt, body).equals(digest)) count += 1;
  }
  return count === 0 ? [] : [{ code: 'TEXT_CHANGED', count }];
}

function checkZero(ledger: Ledger): readonly CheckProblem[] {
  const sum = ledger.get(
    query
      .selectFrom('account_balances')
      .select((each) => each.fn.sum<number | null>('balance_cents').as('cents')),
  );
  return sum?.cents ? [{ code: 'NOT_ZERO', cents: sum.cents }] : [];
}

/** Each cache beside the sum over entries that it stands for; counts the rows that differ. */
const CACHES: readonly { readonly table: string; readonly differing: string }[] = [
  {
    table: 'account_balances',
    differing: `
      WITH sums AS (
        SELECT account, sum(cents) AS cents FROM (
          SELECT credit_account_id AS account, amount_cents AS cents FROM entries
          UNION ALL SELECT debit_account_id, -amount_cents FROM entries
          UNION ALL SELECT id, 0 FROM accounts)
        GROUP BY account)
      SELECT count(*) FROM sums FULL JOIN account_balances AS cache ON account_id = account
      WHERE cents IS NOT balance_cents`,
  },
  {
    table: 'pending_payments',
    differing: cacheOfSums('pending_payments', 'payment_id', FIXED_ACCOUNTS.announcements),
  },
  {
    table: 'waiting_lines',
    differing: cacheOfSums('waiting_lines', 'line_id', FIXED_ACCOUNTS.suspense),
  },
];

function cacheOfSums(table: string, column: string, account: number): string {
  return `
    WITH sums AS (
      SELECT ${column} AS subject,
        sum(iif(credit_account_id = ${account}, amount_cents, -amount_cents)) AS cents
      FROM entries WHERE ${account} IN (debit_account_id, credit_account_id)
      GROUP BY ${column})
    SELECT count(*) FROM (SELECT * FROM sums WHERE cents <> 0)
      FULL JOIN ${table} AS cache ON cache.${column} = subject
    WHERE cents IS NOT cache.amount_cents`;
}

function checkCaches(ledger: Ledger): readonly CheckProblem[] {
  return CACHES.flatMap(({ table, differing }): CheckProblem[] => {
    const count = ledger.sqlite.prepare(differing).pluck().get() as number;
    return count === 0 ? [] : [{ code: 'CACHE_DIFFERS', table, count }];
  });
}

function checkSuspense(ledger: Ledger): readonly CheckProblem[] {
  const cents = balanceOfAccount(ledger, FIXED_ACCOUNTS.suspense);
  const sum = ledger.get(
    query
      .selectFrom('waiting_lines')
      .select((each) => each.fn.sum<number | null>('amount_cents').as('cents')),
  );
  const waitingCents = sum?.cents ?? 0;
  return cents === waitingCents ? [] : [{ code: 'SUSPENSE_DIFFERS', cents, waitingCents }];
}

/** More cheques from before the ledger were taken out of the drawer than were there. */
function checkDrawer(ledger: Ledger): readonly CheckProblem[] {
  const cents = earlierChequesCents(ledger);
  return cents < 0 ? [{ code: 'DRAWER_SHORT', cents }] : [];
}
