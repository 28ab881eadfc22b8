import { formatId, type IdKind } from '../domain/ids.ts';
import type { Ledger } from '../ledger/database.ts';
import { type JournalAccount, type JournalEntry, readJournal } from '../ledger/journal.ts';
import type { Period } from '../ledger/movements.ts';
import type { Piece } from './action.ts';
import type { CsvForm } from './csv.ts';
import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';

/** Every entry of a period as CSV, a row each, in the order of operation and number. */
export function* journalCsv(
  ledger: Ledger,
  period: Period,
  form: CsvForm,
  say: Say,
): Generator<Piece> {
  const { accounts, pages } = readJournal(ledger, period);
  const words = cellsOf(accounts, form, say);
  yield { text: form.beginning + headRow(form, say), rowCount: 0 };
  for (const entries of pages) {
    yield { text: rowsText(entries, form, words), rowCount: entries.length };
  }
}

function headRow({ delimiter, end, own }: CsvForm, { labels }: Say): string {
  const { columns } = labels;
  const heads = [
    columns.operation,
    columns.kind,
    columns.date,
    columns.debited,
    columns.credited,
    columns.amount,
    columns.member,
    columns.order,
    columns.payment,
    columns.line,
    columns.deposit,
    columns.contract,
    columns.label,
  ];
  return heads.map(own).join(delimiter) + end;
}

/** What comes in row after row, ready as cells. */
interface Cells {
  readonly kinds: ReadonlyMap<string, string>;
  /** By the account's number. */
  readonly accounts: ReadonlyMap<number, string>;
  /** The codes of members, by the numbers of their accounts and by their own. */
  readonly codesByAccount: ReadonlyMap<number, string>;
  readonly codes: ReadonlyMap<number, string>;
}

function cellsOf(accounts: ReadonlyMap<number, JournalAccount>, form: CsvForm, say: Say): Cells {
  const words = accountWords(say);
  const all = [...accounts];
  const members = all.flatMap(([id, { memberId, name }]) =>
    memberId === null ? [] : [{ id, memberId, code: form.text(name ?? '') }],
  );
  return {
    kinds: new Map(Object.entries(say.labels.kinds).map(([kind, word]) => [kind, form.own(word)])),
    accounts: new Map(all.map(([id, account]) => [id, form.text(words(account))])),
    codesByAccount: new Map(members.map(({ id, code }) => [id, code])),
    codes: new Map(members.map(({ memberId, code }) => [memberId, code])),
  };
}

/** An account as people read it: no number of a plan of accounts. */
const accountWords =
  (say: Say) =>
  ({ kind, name }: JournalAccount): string => {
    const { accounts, paymentStatus, places } = say.labels;
    switch (kind) {
      case 'member':
      case 'bank':
        return name ?? '';
      case 'heading':
        return headingWords(name ?? '', say);
      case 'announced':
        return `${name} (${paymentStatus.pending})`;
      case 'cash':
      case 'cheques':
        return places[kind];
      default:
        return accounts[kind];
    }
  };

/**
 * The hot path: texts are joined, those that come again are looked up, and a plain one is looked at
 * once. Of 1,900,000 entries (740 MB) an export takes 3.2 s and 145 MB, 2 s of it SQLite's own;
 * `sqlite3 -csv` takes 4.0 s for the same texts, and 2.5 s for the bare numbers behind them.
 */
function rowsText(entries: readonly JournalEntry[], form: CsvForm, cells: Cells): string {
  const { delimiter: next, end, date, amount, text } = form;
  const { kinds, accounts, codesByAccount, codes } = cells;
  const idOr = (kind: IdKind, id: number | null): string => (id === null ? '' : formatId(kind, id));
  let all = '';
  for (const entry of entries) {
    const { operation, kind, debit, credit, payerId } = entry;
    const own = codesByAccount.get(debit) ?? codesByAccount.get(credit);
    const code = own ?? (payerId === null ? '' : codes.get(payerId));
    all += formatId('operation', operation) + next + kinds.get(kind) + next + date(entry.date);
    all += next + accounts.get(debit) + next + accounts.get(credit);
    all += next + amount(entry.amountCents) + next + code + next + idOr('order', entry.orderId);
    all += next + idOr('payment', entry.paymentId) + next + idOr('line', entry.lineId);
    all += next + idOr('deposit', entry.depositId) + next + idOr('contract', entry.contractId);
    all += next + text(told(entry)) + end;
  }
  return all;
}

/** Why there is an entry: in the bank's words, and in those of who recorded it. */
const told = ({ label, reason }: JournalEntry): string =>
  label === null || reason === null ? (label ?? reason ?? '') : `${label} · ${reason}`;
