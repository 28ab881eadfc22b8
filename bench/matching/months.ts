import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStatement } from '../../src/bank/read-statement.ts';
import { bytesSource } from '../../src/bank/source.ts';
import { formatReference } from '../../src/domain/reference.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import { assignLine, matchWaiting } from '../../src/ledger/matching/matches.ts';
import { addMember, type Member } from '../../src/ledger/members/members.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { addOrder } from '../../src/ledger/orders/orders.ts';
import { listPayments } from '../../src/ledger/payments/payments.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { eachWaiting } from '../../src/ledger/statements/lines.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { type Writer, write } from '../../src/ledger/write.ts';
import { newBenchLedger } from '../bench-ledger.ts';
import { chance, pick, type Random, seeded } from '../random.ts';
import { corpus } from './labels.ts';

/** What became of a month's transfers. */
export interface Month {
  readonly lines: number;
  readonly booked: number;
  /** Waited for a person, who then said whose they were. */
  readonly waiting: number;
  /** Booked to somebody else. */
  readonly wrong: number;
}

/** How a household pays, every month in the same way. */
type Habit = 'code' | 'hasty' | 'no-code' | 'spouse';

interface Household {
  readonly member: Member;
  readonly habit: Habit;
  readonly payer: string;
}

const PRICES = [1250, 1850, 2000, 2500, 3150, 4200];
/** Not every household orders each month. */
const ORDERS_IN_A_MONTH = 0.6;
const MONTHS = ['01', '02', '03', '04', '05', '06'];

/**
 * Six months of one group: three households in five order in a month and pay by transfer, most with the
 * code, some hastily, some without it, some from a spouse's account of another name. A person says
 * whose the waiting lines are, rightly, before the next month comes.
 */
export function sixMonths(seed: number): readonly Month[] {
  const folder = mkdtempSync(join(tmpdir(), 'solde-months-'));
  const random = seeded(seed);
  const path = join(folder, 'ledger.solde');
  let drawn = seed;
  const surroundings = {
    now: () => '2026-01-05T08:00:00.000Z',
    random: (length: number) => {
      drawn += 1;
      return createHash('sha256').update(`${seed} ${drawn}`).digest().subarray(0, length);
    },
    dryRun: false,
  };
  newBenchLedger(path, surroundings, () => undefined);
  const ledger = openLedger(path);
  ledger.sqlite.pragma('synchronous = OFF');
  try {
    const inWrite = <Result>(body: (writer: Writer) => Result) =>
      write(ledger, surroundings, body).result;
    const households = inWrite((writer) => householdsOf(writer, random, seed));
    return MONTHS.map((month) => monthOf(ledger, inWrite, { households, month, random }));
  } finally {
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The same of several groups, each by a seed of its own, all together: in one, what happens by
 * chance to two or three households hides what is learned.
 */
export function monthsOfGroups(groups: number, seed: number): readonly Month[] {
  const each = Array.from({ length: groups }, (_, index) => sixMonths(seed + index));
  return MONTHS.map((_, index) =>
    each.reduce((sum, months) => plus(sum, months[index] ?? NO_MONTH), NO_MONTH),
  );
}

const NO_MONTH: Month = { lines: 0, booked: 0, waiting: 0, wrong: 0 };

const plus = (one: Month, other: Month): Month => ({
  lines: one.lines + other.lines,
  booked: one.booked + other.booked,
  waiting: one.waiting + other.waiting,
  wrong: one.wrong + other.wrong,
});

function householdsOf(writer: Writer, random: Random, seed: number): readonly Household[] {
  const { members } = corpus(1, seed);
  return members.map(({ name, otherNames }) => {
    const member = addMember(writer, { name });
    const drawn = pick(random, HABITS);
    const [spouse] = otherNames;
    const habit = drawn === 'spouse' && spouse === undefined ? 'no-code' : drawn;
    return { member, habit, payer: habit === 'spouse' ? (spouse ?? name) : name };
  });
}

/** As often as each was seen. */
const HABITS: readonly Habit[] = [
  ...Array<Habit>(12).fill('code'),
  ...Array<Habit>(3).fill('hasty'),
  ...Array<Habit>(3).fill('no-code'),
  ...Array<Habit>(2).fill('spouse'),
];

interface Scene {
  readonly households: readonly Household[];
  readonly month: string;
  readonly random: Random;
}

type InWrite = <Result>(body: (writer: Writer) => Result) => Result;

function monthOf(ledger: Ledger, inWrite: InWrite, { households, month, random }: Scene): Month {
  const owners = new Map<string, number>();
  const ordering = households.filter(() => chance(random, ORDERS_IN_A_MONTH));
  const rows = ordering.map(({ member, habit, payer }, index) => {
    const amountCents = pick(random, PRICES);
    const code = inWrite((writer) => ordered(writer, member, amountCents, `2026-${month}-01`));
    const written = habit === 'code' || habit === 'hasty' ? formatReference(code) : '';
    const typed = habit === 'hasty' && chance(random, 0.5) ? withTypo(written, random) : written;
    const label = `VIR SEPA ${payer} PANIER ${typed}`.trim();
    const row = index + 2;
    owners.set(String(row), member.id);
    return `2026-${month}-10;"${label}";${(amountCents / 100).toFixed(2)}`;
  });
  const text = `date;libellé;montant\n${rows.join('\n')}\n`;
  const bytes = Buffer.from(text);
  const answer = readStatement(bytesSource('month.csv', bytes));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const operation = inWrite(
    (writer) =>
      importStatement(writer, {
        fileName: 'month.csv',
        sha256: createHash('sha256').update(bytes).digest(),
        statement: answer.statement,
        bank: firstBankAccount(ledger),
        verdicts: new Map(),
      }).operation,
  );
  const matched = inWrite((writer) => matchWaiting(writer));
  const wrong = matched.filter(({ line, parts }) =>
    parts.some(({ memberId }) => memberId !== owners.get(String(line.row))),
  ).length;
  const waiting = [...eachWaiting(ledger, operation)];
  for (const line of waiting) {
    const memberId = owners.get(String(line.row)) ?? 0;
    inWrite((writer) => assignLine(writer, line.id, { memberId }));
  }
  return { lines: rows.length, booked: matched.length, waiting: waiting.length, wrong };
}

/** Records an order to be paid by transfer; the reference to write. */
function ordered(writer: Writer, member: Member, amountCents: number, date: string): string {
  const order = addOrder(writer, { member, amountCents, method: 'transfer', date });
  const [payment] = listPayments(writer.ledger, { orderId: order.id });
  return payment?.reference ?? '';
}

/** One character of the code's end is another. */
function withTypo(code: string, random: Random): string {
  const at = code.length - 1 - Math.floor(random() * 4);
  return `${code.slice(0, at)}${code.charAt(at) === '7' ? '8' : '7'}${code.slice(at + 1)}`;
}
