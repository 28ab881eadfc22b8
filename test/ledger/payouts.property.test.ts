import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/date.ts';
import { sumCents } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { BankLine, BankStatement } from '../../src/domain/statement.ts';
import { balanceOfAccount, fixedAccount } from '../../src/ledger/accounts.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import {
  listWaiting,
  matchWaiting,
  splitLine,
  unmatchLine,
} from '../../src/ledger/matching/matches.ts';
import { listBalances } from '../../src/ledger/members/balances.ts';
import { addMember, type Member } from '../../src/ledger/members/members.ts';
import { movePayment } from '../../src/ledger/payments/move.ts';
import { listPayments } from '../../src/ledger/payments/payments.ts';
import { recordCharge } from '../../src/ledger/payments/provider-payments.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { lineById, listLines, matchesOf } from '../../src/ledger/statements/lines.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { undo } from '../../src/ledger/undo.ts';
import { runs } from '../support/runs.ts';
import { newTestLedger, type TestLedger } from './support.ts';

// Days on which members pay by card, and what the bank shows of them: the net or the gross, with or
// without days that it forgets or adds. Whatever is booked, proposed and accepted, moved or taken
// back, a line's parts add up to it, no payment is shown twice, and no member's account changes.

interface Day {
  readonly cents: readonly number[];
  /** The fees were told by the provider's export. */
  readonly isTold: boolean;
  /** What is kept, in thousandths. */
  readonly rate: number;
  /** What the bank shows more or less than that. */
  readonly off: number;
  readonly isShown: boolean;
}

const day: fc.Arbitrary<Day> = fc.record({
  cents: fc.array(fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constant(4500)), {
    minLength: 1,
    maxLength: 5,
  }),
  isTold: fc.boolean(),
  rate: fc.constantFrom(0, 0, 17, 17, 28),
  off: fc.constantFrom(0, 0, 0, 1, -300),
  isShown: fc.integer({ min: 0, max: 4 }).map((dice) => dice > 0),
});

type Change = readonly ['accept' | 'unmatch' | 'move' | 'undo' | 'match', number];

const change = fc.tuple(
  fc.constantFrom('accept', 'accept', 'unmatch', 'move', 'undo', 'match'),
  fc.nat(99),
) as fc.Arbitrary<Change>;

const START = '2026-10-01';
const feeOf = ({ rate, isTold }: Day, cents: number) =>
  isTold ? Math.min(cents - 1, Math.round((cents * rate) / 1000)) : 0;

function record(test: TestLedger, members: readonly Member[], days: readonly Day[]) {
  for (const [number, each] of days.entries()) {
    const date = addDays(START, number * 3);
    for (const [index, amountCents] of each.cents.entries()) {
      const member = members[index % members.length]?.id ?? 0;
      const ids = each.isTold ? [`T${number}X${index}`] : [];
      const feeCents = feeOf(each, amountCents);
      const charge = { ids, method: 'card', date, amountCents, feeCents } as const;
      test.write((writer) => recordCharge(writer, member, undefined, charge));
    }
  }
}

/** One line for each day that the bank shows, two days later. */
const linesOf = (days: readonly Day[]): readonly BankLine[] =>
  days.flatMap((each, number): readonly BankLine[] => {
    const { cents, isTold, rate, off, isShown } = each;
    const total = sumCents(cents);
    const kept = isTold
      ? sumCents(cents.map((one) => feeOf(each, one)))
      : Math.round((total * rate) / 1000);
    const amountCents = total - kept + off;
    if (!isShown || amountCents <= 0) return [];
    const text = `SUMUP PID${number} PAYOUT`;
    const date = addDays(START, number * 3 + 2);
    return [{ kind: 'line', row: number + 2, date, amountCents, text }];
  });

function importLines(test: TestLedger, lines: readonly BankLine[]) {
  const statement: BankStatement = {
    format: 'test',
    bank: 'X',
    learnedFrom: 'real',
    proofs: [],
    proved: false,
    rowCount: lines.length,
    rows: () => lines,
  };
  const sha256 = createHash('sha256').update(JSON.stringify(lines)).digest();
  const bank = firstBankAccount(test.ledger);
  test.write((writer) => importStatement(writer, { fileName: 'x.csv', sha256, statement, bank }));
}

function apply(test: TestLedger, members: readonly Member[], [what, which]: Change) {
  const { ledger } = test;
  const pick = <One>(all: readonly One[]): One | undefined => all[which % Math.max(1, all.length)];
  const lines = listLines(ledger);
  try {
    if (what === 'match') test.write((writer) => matchWaiting(writer));
    if (what === 'accept') {
      const waiting = pick([...listWaiting(ledger)]);
      const proposal = waiting?.finding.proposals.find(({ rule }) => rule === 'payout');
      if (waiting === undefined || proposal === undefined) return;
      test.write((writer) => splitLine(writer, waiting.line.id, proposal.parts, undefined));
    }
    if (what === 'unmatch') {
      const line = pick(lines.filter(({ status }) => status === 'matched'));
      if (line) test.write((writer) => unmatchLine(writer, line.id, 'x'));
    }
    if (what === 'move') {
      const payment = pick(listPayments(ledger).filter(({ status }) => status === 'confirmed'));
      const to = members.find(({ id }) => id !== payment?.memberId);
      if (payment === undefined || to === undefined) return;
      test.write((writer) =>
        movePayment(writer, payment.id, { to, reason: 'x', date: '2026-11-20' }),
      );
    }
    if (what === 'undo') test.write((writer) => undo(writer, test.lastOperation() - (which % 5)));
  } catch (error) {
    // What builds on something can't be taken back before it.
    if (!(error instanceof Refusal)) throw error;
  }
}

function holds(ledger: Ledger) {
  const payments = listPayments(ledger);
  for (const { byHandCents, receivedCents } of payments) {
    expect(byHandCents).toBeGreaterThanOrEqual(0);
    expect(byHandCents).toBeLessThanOrEqual(receivedCents);
  }
  const open = sumCents(payments.map(({ byHandCents }) => byHandCents));
  expect(balanceOfAccount(ledger, fixedAccount('transit'))).toBe(open === 0 ? 0 : -open);
  const paid = Map.groupBy(payments, ({ memberId }) => memberId);
  for (const { member, balanceCents } of listBalances(ledger)) {
    const own = paid.get(member.id) ?? [];
    expect(balanceCents).toBe(sumCents(own.map(({ receivedCents }) => receivedCents)));
  }
  const shown = listLines(ledger).flatMap(({ id, amountCents, waitingCents }) => {
    const parts = matchesOf(ledger, id).flatMap((match) => match.parts);
    expect(sumCents(parts.map((part) => part.amountCents)) + waitingCents).toBe(amountCents);
    expect(lineById(ledger, id).waitingCents).toBe(waitingCents);
    return parts.flatMap(({ paymentId }) => paymentId ?? []);
  });
  expect(new Set(shown).size).toBe(shown.length);
}

test('payouts show each payment once, add up, and change no member’s account', () => {
  let booked = 0;
  fc.assert(
    fc.property(
      fc.array(day, { minLength: 1, maxLength: 8 }),
      fc.array(change, { maxLength: 12 }),
      (days, changes) => {
        const test = newTestLedger();
        try {
          const members = ['Durand Claire', 'Martin Paul'].map((name) =>
            test.write((writer) => addMember(writer, { name })),
          );
          record(test, members, days);
          const received = sumCents(days.flatMap(({ cents }) => cents));
          importLines(test, linesOf(days));
          booked += test.write((writer) => matchWaiting(writer)).length;
          holds(test.ledger);
          expect(sumCents(listBalances(test.ledger).map((each) => each.balanceCents))).toBe(
            received,
          );
          for (const each of changes) {
            apply(test, members, each);
            holds(test.ledger);
          }
          expect(checkLedger(test.ledger)).toEqual([]);
        } finally {
          test.close();
        }
      },
    ),
    { ...runs(30), endOnFailure: true },
  );
  expect(booked).toBeGreaterThan(0);
});
