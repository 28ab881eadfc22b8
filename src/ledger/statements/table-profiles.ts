import type { TableProfile } from '../../domain/statement.ts';
import { type Ledger, query, template } from '../database.ts';
import type { Writer } from '../write.ts';
import type { BankAccount } from './bank-accounts.ts';

/** What changed in the header of an account's tables since the last one. */
export interface HeaderChange {
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/**
 * How tables with a header were last read for an account. Asked without an account, where which one
 * it is only shows in the file, it answers as long as all accounts agree.
 */
export function profileFor(
  ledger: Ledger,
  bank: BankAccount | undefined,
  header: readonly string[],
): TableProfile | undefined {
  const rows = ledger.all(profilesOf(JSON.stringify(header)));
  const wanted = rows.filter(({ bankId }) => bank === undefined || bankId === bank.id);
  const [first, ...others] = wanted.map(({ profile }) => profile);
  if (first === undefined || others.some((other) => other !== first)) return undefined;
  return JSON.parse(first) as TableProfile;
}

const profilesOf = template('table profiles', (header: string) =>
  query
    .selectFrom('table_profiles')
    .select(['bank_account_id as bankId', 'profile'])
    .where('header', '=', header),
);

/**
 * Keeps how a table was read for the account's next one with this header, and tells what changed
 * since the last table, if this header was never seen before.
 */
export function keepProfile(
  writer: Writer,
  bank: BankAccount,
  profile: TableProfile,
): HeaderChange | undefined {
  const { ledger } = writer;
  const header = JSON.stringify(profile.header);
  const last = ledger.get(newestHeader(bank.id));
  const known = profileFor(ledger, bank, profile.header);
  ledger.run(deleteProfile(bank.id, header));
  // What a person once said of the columns holds until they say otherwise.
  ledger.run(insertProfile(bank.id, header, JSON.stringify({ ...known, ...profile })));
  const before: readonly string[] = last === undefined ? [] : JSON.parse(last.header);
  // Only tables with a header have columns to compare; QIF and LCL have none.
  const areTables = before.length > 1 && profile.header.length > 1;
  return areTables && known === undefined ? changeFrom(before, profile.header) : undefined;
}

const newestHeader = template('newest table header', (bankId: number) =>
  query
    .selectFrom('table_profiles')
    .select('header')
    .where('bank_account_id', '=', bankId)
    .orderBy('id', 'desc')
    .limit(1),
);

const deleteProfile = template('delete from table_profiles', (bankId: number, header: string) =>
  query
    .deleteFrom('table_profiles')
    .where('bank_account_id', '=', bankId)
    .where('header', '=', header),
);

const insertProfile = template(
  'insert into table_profiles',
  (bank_account_id: number, header: string, profile: string) =>
    query.insertInto('table_profiles').values({ bank_account_id, header, profile }),
);

function changeFrom(before: readonly string[], after: readonly string[]): HeaderChange {
  return {
    added: after.filter((word) => word !== '' && !before.includes(word)),
    missing: before.filter((word) => word !== '' && !after.includes(word)),
  };
}
