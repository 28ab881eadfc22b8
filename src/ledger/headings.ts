import { parseId } from '../domain/ids.ts';
import type { Cents } from '../domain/money.ts';
import { refuse } from '../domain/refusal.ts';
import { foldName } from '../domain/text.ts';
import { type Ledger, query } from './database.ts';
import { type AccountBook, bookOf, type Period, turnoverOf } from './movements.ts';
import { stands } from './operations.ts';
import { listBankAccounts } from './statements/bank-accounts.ts';
import type { Writer } from './write.ts';

/** The headings that every ledger has; people read them in their own language. */
export const BUILT_IN_HEADINGS = [
  'membership-fees',
  'donations',
  'bank-fees',
  'other',
  'own-accounts',
  'adjustments',
] as const;

export type BuiltInHeading = (typeof BUILT_IN_HEADINGS)[number];

/** Money that is no member's: a producer's, the bank's, what goes from account to account. */
export interface Heading {
  /** The number of its account. */
  readonly id: number;
  /** As the group calls it, or the program's own word. */
  readonly name: string;
  readonly isBuiltIn: boolean;
  /** Received less paid out. */
  readonly balanceCents: Cents;
}

/** The headings that stand: those of every ledger first, then the group's own by name. */
export function listHeadings(ledger: Ledger): readonly Heading[] {
  const rows = ledger.all(
    selectHeadings().orderBy('headings.is_built_in', 'desc').orderBy('headings.account_id'),
  );
  const standing = rows.filter(({ operation }) => operation === null || stands(ledger, operation));
  const [builtIn, own] = [true, false].map((is) =>
    standing.filter(({ builtIn: each }) => (each === 1) === is).map(asHeading),
  );
  const byName = (one: Heading, other: Heading) => one.name.localeCompare(other.name, 'fr');
  return [...(builtIn ?? []), ...(own ?? []).toSorted(byName)];
}

/** A heading over a period; the balance is the one at its end. */
export interface HeadingTurnover extends Heading {
  /** The balance before it. */
  readonly beforeCents: Cents;
  /** What came in, among it what members were charged. */
  readonly receivedCents: Cents;
  /** What went out; positive. */
  readonly paidCents: Cents;
}

/** The headings that stand, in the same order, each with what it received and paid in a period. */
export const listTurnovers = (ledger: Ledger, period: Period): readonly HeadingTurnover[] =>
  listHeadings(ledger).map((heading) => headingBook(ledger, heading, period).heading);

export interface HeadingBook extends AccountBook {
  readonly heading: HeadingTurnover;
}

/** Every movement of a heading in a period; positive is what it received. */
export function headingBook(ledger: Ledger, heading: Heading, period: Period): HeadingBook {
  const book = bookOf(ledger, heading.id, 'credit', period);
  const { beforeCents, balanceCents } = book;
  return { ...book, heading: { ...heading, beforeCents, ...turnoverOf(book), balanceCents } };
}

/** A heading that is known to be there. */
export function headingById(ledger: Ledger, id: number): Heading {
  const row = ledger.get(selectHeadings().where('headings.account_id', '=', id));
  if (row === undefined) throw new Error(`no heading has the account ${id}`);
  return asHeading(row);
}

/** The headings that an operation opened. */
export function headingsOf(ledger: Ledger, operation: number): readonly Heading[] {
  const rows = ledger.all(selectHeadings().where('accounts.operation_id', '=', operation));
  return rows.map(asHeading);
}

export function builtInHeading(ledger: Ledger, name: BuiltInHeading): Heading {
  const row = ledger.get(
    selectHeadings().where('headings.is_built_in', '=', 1).where('headings.name', '=', name),
  );
  if (row === undefined) throw new Error(`the ledger has no heading ${name}`);
  return asHeading(row);
}

/**
 * Opens a heading of the group's own. Refuses with HEADING_NAME what could not be named in a line's
 * parts, and with HEADING_EXISTS where another is called so, in whatever case and accents.
 */
export function addHeading(writer: Writer, name: string, taken: readonly string[]): Heading {
  const isPlain = foldName(name) !== '' && !/[;=]/.test(name) && !parseId(name).ok;
  const banks = listBankAccounts(writer.ledger).map((bank) => foldName(bank.name));
  if (!isPlain || banks.includes(foldName(name))) refuse('HEADING_NAME', { name });
  const others = [...taken, ...listHeadings(writer.ledger).map((heading) => heading.name)];
  const same = others.find((other) => foldName(other) === foldName(name));
  if (same !== undefined) refuse('HEADING_EXISTS', { name: same });
  const operation = writer.operation('heading');
  const id = writer.ledger.run(
    query.insertInto('accounts').values({ kind: 'heading', operation_id: operation }),
  );
  writer.ledger.run(query.insertInto('headings').values({ account_id: id, name, is_built_in: 0 }));
  return headingById(writer.ledger, id);
}

const selectHeadings = () =>
  query
    .selectFrom('headings')
    .innerJoin('accounts', 'accounts.id', 'headings.account_id')
    .innerJoin('account_balances', 'account_balances.account_id', 'headings.account_id')
    .select([
      'headings.account_id as id',
      'headings.name',
      'headings.is_built_in as builtIn',
      'accounts.operation_id as operation',
      'account_balances.balance_cents as balanceCents',
    ]);

const asHeading = ({
  builtIn,
  operation: _,
  ...row
}: Omit<Heading, 'isBuiltIn'> & { builtIn: 0 | 1; operation: number | null }): Heading => ({
  ...row,
  isBuiltIn: builtIn === 1,
});
