import { refuse } from '../domain/refusal.ts';
import { type Ledger, query } from './database.ts';
import {
  operationById,
  operationId,
  operationsAbout,
  rootOf,
  type Subject,
  stands,
} from './operations.ts';

/**
 * After a reversal, nothing that it touched may be impossible: a payment pending or received below
 * zero, money in transit that never left, a line explained beyond its amount, an order below zero,
 * a deposit of which the bank shows more than was taken there. If something is, what was recorded
 * later has to be taken back first, and is named.
 */
export function refuseBroken(ledger: Ledger, target: number, reversal: number): void {
  const blocking = new Set<number>();
  let isBroken = false;
  for (const subject of ['order', 'payment', 'line', 'deposit'] as const) {
    for (const id of brokenSubjects(ledger, reversal, subject)) {
      isBroken = true;
      for (const later of laterOperations(ledger, target, subject, id)) blocking.add(later);
    }
  }
  if (!isBroken) return;
  // What is brought back can't be taken back first.
  const root = rootOf(ledger, target);
  blocking.delete(root);
  if (blocking.size === 0) {
    const kind = operationById(ledger, root)?.kind ?? '';
    refuse('REDO_REFUSED', { id: operationId(target), kind });
  }
  const by = [...blocking]
    .sort((a, b) => b - a)
    .map((id) => ({ id: operationId(id), kind: operationById(ledger, id)?.kind ?? '' }));
  refuse('UNDO_BLOCKED', { id: operationId(target), by });
}

/** Standing operations about the subject, newer than what the reversal takes back. */
function laterOperations(
  ledger: Ledger,
  target: number,
  subject: Subject,
  id: number,
): readonly number[] {
  const standing = operationsAbout(ledger, subject, id).filter((each) => stands(ledger, each));
  const later = standing.filter((operation) => operation > target);
  return later.length > 0 ? later : standing;
}

/** The subjects of a reversal's entries on which a sum went below what is possible. */
function brokenSubjects(ledger: Ledger, reversal: number, subject: Subject): readonly number[] {
  const column = `${subject}_id` as const;
  const rows = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('accounts as debit', 'debit.id', 'entries.debit_account_id')
      .innerJoin('accounts as credit', 'credit.id', 'entries.credit_account_id')
      .select([
        `entries.${column} as subject`,
        'debit.kind as debit',
        'credit.kind as credit',
        'entries.amount_cents as cents',
      ])
      .where(`entries.${column}`, 'in', (each) =>
        each
          .selectFrom('entries as touched')
          .select(`touched.${column}`)
          .where('touched.operation_id', '=', reversal)
          .where(`touched.${column}`, 'is not', null),
      ),
  );
  const sums = new Map<string, number>();
  const add = (id: number, kind: string, cents: number) =>
    sums.set(`${id} ${kind}`, (sums.get(`${id} ${kind}`) ?? 0) + cents);
  for (const { subject: id, debit, credit, cents } of rows) {
    add(Number(id), credit, cents);
    add(Number(id), debit, -cents);
  }
  const refunds = subject === 'payment' ? refundsOf(ledger, sums) : new Set<number>();
  // What the group paid back goes the other way.
  const sign = (key: string): number => (refunds.has(Number(key.split(' ')[0])) ? -1 : 1);
  const broken = [...sums].filter(([key, cents]) =>
    isBroken(subject, key, sign(key) * cents, sums),
  );
  return [...new Set(broken.map(([key]) => Number(key.split(' ')[0])))];
}

/** Which of these payments are money that was paid back. */
function refundsOf(ledger: Ledger, sums: ReadonlyMap<string, number>): ReadonlySet<number> {
  const ids = [...new Set([...sums.keys()].map((key) => Number(key.split(' ')[0])))];
  const rows = ledger.all(
    query
      .selectFrom('payments')
      .innerJoin('operations', 'operations.id', 'payments.operation_id')
      .select('payments.id')
      .where('payments.id', 'in', ids)
      .where('operations.kind', '=', 'refund'),
  );
  return new Set(rows.map(({ id }) => id));
}

/** `key` is "subject account-kind"; the sum is credits minus debits. */
function isBroken(
  subject: Subject,
  key: string,
  cents: number,
  sums: ReadonlyMap<string, number>,
): boolean {
  const [id, kind] = key.split(' ');
  if (subject === 'order') return kind === 'orders' && cents < 0;
  if (subject === 'payment') {
    // A cheque in the drawer that its member has not paid: it was moved, given back, came back.
    const receivedCents = sums.get(`${id} member`) ?? 0;
    if (kind === 'cheques' && -cents > receivedCents) return true;
    return ['transit', 'cheques', 'heading'].includes(kind ?? '')
      ? cents > 0
      : ['announcements', 'member'].includes(kind ?? '') && cents < 0;
  }
  // Of a deposit, the bank shows no more than was taken there.
  if (subject === 'deposit') {
    if (kind !== 'transit') return false;
    const taken = (sums.get(`${id} cheques`) ?? 0) + (sums.get(`${id} cash`) ?? 0);
    return cents !== 0 && (cents > 0 === taken > 0 || Math.abs(cents) > Math.abs(taken));
  }
  // What waits lies between nothing and what the bank moved.
  const bank = -(sums.get(`${id} bank`) ?? 0);
  if (kind !== 'suspense') return false;
  return bank >= 0 ? cents < 0 || cents > bank : cents > 0 || cents < bank;
}
