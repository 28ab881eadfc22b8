import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import { asRefusal, type Ledger, query, template } from './database.ts';
import { shownCode } from './members/members.ts';
import type { Period } from './movements.ts';
import { lastId } from './queue.ts';
import type { AccountKind, OperationKind } from './schema.ts';

/** One entry with what is told of it. */
export interface JournalEntry {
  readonly operation: number;
  readonly number: number;
  readonly kind: OperationKind;
  readonly date: CalendarDate;
  readonly debit: number;
  readonly credit: number;
  readonly amountCents: Cents;
  /** The member whose payment it is. */
  readonly payerId: number | null;
  readonly orderId: number | null;
  readonly paymentId: number | null;
  readonly lineId: number | null;
  readonly depositId: number | null;
  readonly contractId: number | null;
  /** The bank's own words. */
  readonly label: string | null;
  readonly reason: string | null;
}

/** An account as people know it. */
export interface JournalAccount {
  readonly kind: AccountKind;
  readonly memberId: number | null;
  /** The member's code, the bank account's or the heading's name; null for those of every ledger. */
  readonly name: string | null;
}

export interface Journal {
  /** By its number, as entries have it. */
  readonly accounts: ReadonlyMap<number, JournalAccount>;
  /** The entries by operation and number, some at a time. */
  readonly pages: Iterable<readonly JournalEntry[]>;
}

/** Enough of them for the statement's start to cost nothing, few enough to be nothing in memory. */
const PAGE_LENGTH = 1000;

/**
 * Each page of the file is read once and nearly in order, so that the cache which an import needs
 * would only fill up: with these, an export of whatever length takes 60 MB less, and no longer.
 */
const CACHE_KIBIBYTES = 4096;

/**
 * Every entry of a period, as the ledger is when it is called: what is recorded while it is read
 * comes later in the journal, and nothing before it ever changes. So no lock has to be held from
 * one page to the next, whoever reads them and however slowly (`| less`).
 */
export function readJournal(ledger: Ledger, { from = '', to = '9999' }: Period): Journal {
  ledger.sqlite.pragma(`cache_size = ${-CACHE_KIBIBYTES}`);
  // First the end, then the accounts: those of all operations until then are there.
  const last = lastId(ledger, 'operations');
  return { accounts: readAccounts(ledger), pages: pagesUntil(ledger, last, from, to) };
}

/**
 * The hot path of exports: one prepared statement, run page after page. Of 1,900,000 entries (740
 * MB) reading takes 1.7 s so, 1.9 s row by row, and 2.5 s in sqlite3; arrays instead of objects
 * save nothing. Refuses with LEDGER_BUSY.
 */
function* pagesUntil(
  ledger: Ledger,
  last: number,
  from: CalendarDate,
  to: CalendarDate,
): Generator<readonly JournalEntry[]> {
  let [operation, number] = [0, 0];
  for (;;) {
    const page = selectPage(operation, number, last, from, to);
    const entries = asRefusal(ledger.path, () => ledger.all(page));
    yield entries;
    const end = entries[PAGE_LENGTH - 1];
    if (end === undefined) return;
    ({ operation, number } = end);
  }
}

/** The entries behind one that was read. */
const selectPage = template(
  'page of journal',
  (operation: number, number: number, last: number, from: string, to: string) =>
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .leftJoin('payments', 'payments.id', 'entries.payment_id')
      .leftJoin('lines', 'lines.id', 'entries.line_id')
      .leftJoin('texts as labels', 'labels.id', 'lines.text_id')
      .leftJoin('texts as reasons', 'reasons.id', 'operations.reason_id')
      .select([
        'entries.operation_id as operation',
        'entries.number',
        'operations.kind',
        'entries.date',
        'entries.debit_account_id as debit',
        'entries.credit_account_id as credit',
        'entries.amount_cents as amountCents',
        'payments.member_id as payerId',
        'entries.order_id as orderId',
        'entries.payment_id as paymentId',
        'entries.line_id as lineId',
        'entries.deposit_id as depositId',
        'entries.contract_id as contractId',
        'labels.body as label',
        'reasons.body as reason',
      ])
      .where((each) =>
        each(
          each.refTuple('entries.operation_id', 'entries.number'),
          '>',
          each.tuple(operation, number),
        ),
      )
      .where('entries.operation_id', '<=', last)
      .where('entries.date', '>=', from)
      .where('entries.date', '<=', to)
      .orderBy('entries.operation_id')
      .orderBy('entries.number')
      .limit(PAGE_LENGTH),
);

function readAccounts(ledger: Ledger): ReadonlyMap<number, JournalAccount> {
  const rows = ledger.all(
    query
      .selectFrom('accounts')
      .leftJoin('members', 'members.id', 'accounts.member_id')
      .leftJoin('bank_accounts', 'bank_accounts.account_id', 'accounts.id')
      .leftJoin('headings', 'headings.account_id', 'accounts.id')
      .select([
        'accounts.id',
        'accounts.kind',
        'accounts.member_id as memberId',
        'members.code',
        'bank_accounts.name as bank',
        'headings.name as heading',
      ]),
  );
  return new Map(
    rows.map(({ id, kind, memberId, code, bank, heading }) => [
      id,
      { kind, memberId, name: memberId === null ? (bank ?? heading) : shownCode(code) },
    ]),
  );
}
