import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Method, ReceivedMethod } from '../../src/domain/method.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { BankLine, BankStatement } from '../../src/domain/statement.ts';
import { balanceOfAccount } from '../../src/ledger/accounts.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import { listHeadings } from '../../src/ledger/headings.ts';
import type { Matched } from '../../src/ledger/matching/book-line.ts';
import {
  assignLine,
  matchWaiting,
  splitLine,
  unmatchLine,
} from '../../src/ledger/matching/matches.ts';
import { listBalances } from '../../src/ledger/members/balances.ts';
import { addMember, type Member } from '../../src/ledger/members/members.ts';
import { addOpening } from '../../src/ledger/members/openings.ts';
import { reversalsOf } from '../../src/ledger/operations.ts';
import { addOrder, listOrders } from '../../src/ledger/orders/orders.ts';
import { bouncePayment } from '../../src/ledger/payments/bounce.ts';
import {
  addPayment,
  cancelPayment,
  confirmPayment,
} from '../../src/ledger/payments/payment-changes.ts';
import { listPayments, type Payment } from '../../src/ledger/payments/payments.ts';
import { FIXED_ACCOUNTS } from '../../src/ledger/schema.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { lineById, listLines } from '../../src/ledger/statements/lines.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { undo } from '../../src/ledger/undo.ts';
import { runs } from '../support/runs.ts';
import { Model } from './model.ts';
import { newTestLedger, type TestLedger } from './support.ts';

/** What a random history is made of; numbers choose among what exists, modulo how many there are. */
type Step =
  | { readonly do: 'opening'; readonly who: number; readonly cents: number }
  | { readonly do: 'order'; readonly who: number; readonly cents: number; readonly method: Method }
  | { readonly do: 'pay'; readonly who: number; readonly cents: number; readonly method: Method }
  | { readonly do: 'confirm'; readonly which: number; readonly extra: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'import'; readonly lines: readonly ImportedLine[] }
  | { readonly do: 'match' }
  | { readonly do: 'assign'; readonly which: number; readonly who: number }
  | {
      readonly do: 'split';
      readonly which: number;
      readonly who: number;
      readonly other: number;
      readonly share: number;
    }
  | { readonly do: 'heading'; readonly which: number; readonly heading: number }
  | { readonly do: 'bounce'; readonly which: number; readonly line: number | null }
  | { readonly do: 'unmatch'; readonly which: number }
  | { readonly do: 'undo'; readonly which: number };

/** `payment` names one whose reference the label bears; `off` is what comes more or less. */
interface ImportedLine {
  readonly cents: number;
  readonly payment: number | null;
  readonly off: number;
}

const index = fc.nat({ max: 999 });
const cents = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constant(4500));
const signedCents = fc.integer({ min: -20_000, max: 20_000 }).filter((amount) => amount !== 0);
const method = fc.constantFrom<Method>('cheque', 'cash', 'transfer', 'card');
const importedLine = fc.record({
  cents: fc.oneof(signedCents, fc.constant(-4500)),
  payment: fc.option(index, { freq: 2 }),
  off: fc.constantFrom(0, 0, 0, 150, -75),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('opening'), who: index, cents: signedCents }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('order'), who: index, cents, method }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay'), who: index, cents, method }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('confirm'),
      which: index,
      extra: fc.constantFrom(0, 0, 200),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel'), which: index }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('import'),
      lines: fc.array(importedLine, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('match') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('assign'), which: index, who: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('split'),
      which: index,
      who: index,
      other: index,
      share: fc.nat(7),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('heading'), which: index, heading: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bounce'),
      which: index,
      line: fc.option(index, { freq: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unmatch'), which: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo'), which: index }) },
) as fc.Arbitrary<Step>;

const DATE = '2026-10-05';

/** Runs each step on the ledger and on the model, and compares everything after each. */
class Twin {
  readonly test: TestLedger = newTestLedger();
  readonly model = new Model();
  readonly members: Member[] = [];
  private importCount = 0;
  /** Lines of each import, for taking a whole one back. */
  private readonly linesOf = new Map<number, number[]>();

  constructor() {
    for (const name of ['Durand Claire', 'Martin Paul', 'Nguyen Thanh']) {
      this.members.push(this.test.write((writer) => addMember(writer, { name })));
    }
  }

  get ledger(): Ledger {
    return this.test.ledger;
  }

  run(step: Step): void {
    const before = this.fingerprint();
    try {
      this.perform(step);
    } catch (error) {
      // A refusal leaves everything as it was; anything else is a bug.
      if (!(error instanceof Refusal)) throw error;
      expect(this.fingerprint()).toEqual(before);
    }
    this.compare();
  }

  private perform(step: Step): void {
    switch (step.do) {
      case 'opening':
        return this.opening(this.member(step.who), step.cents);
      case 'order':
        return this.order(this.member(step.who), step.cents, step.method);
      case 'pay':
        return this.pay(this.member(step.who), step.cents, step.method);
      case 'confirm':
        return this.confirm(this.payment(step.which), step.extra);
      case 'cancel':
        return this.cancel(this.payment(step.which));
      case 'import':
        return this.import(step.lines);
      case 'match':
        return this.match();
      case 'assign':
        return this.assign(this.line(step.which), this.member(step.who));
      case 'split':
        return this.split(
          this.line(step.which),
          [this.member(step.who), this.member(step.other)],
          step.share,
        );
      case 'heading':
        return this.putTo(this.line(step.which), step.heading);
      case 'bounce':
        return this.bounce(this.payment(step.which), step.line);
      case 'unmatch':
        return this.unmatch(this.line(step.which));
      case 'undo':
        return this.undo(step.which);
    }
  }

  private opening(member: Member | undefined, amountCents: number): void {
    if (!member) return;
    const id = this.test.write((writer) =>
      addOpening(writer, { of: { member }, amountCents, date: DATE }),
    );
    this.model.record(id, [[`balance ${member.id}`, amountCents]]);
  }

  private order(member: Member | undefined, amountCents: number, how: Method): void {
    if (!member) return;
    const { id } = this.test.write((writer) =>
      addOrder(writer, { member, amountCents, method: how, date: DATE }),
    );
    const [payment] = listPayments(this.ledger, { orderId: id });
    this.model.record(this.test.lastOperation(), [
      [`balance ${member.id}`, -amountCents],
      [`pending ${member.id}`, amountCents],
      [`payment ${payment?.id} pending`, amountCents],
    ]);
  }

  private pay(member: Member | undefined, amountCents: number, how: Method): void {
    if (!member) return;
    const announced = how === 'cheque' || how === 'transfer';
    const { id } = this.test.write((writer) =>
      addPayment(
        writer,
        { memberId: member.id, amountCents, method: how, date: DATE },
        announced ? 'announced' : 'received',
      ),
    );
    this.model.record(
      this.test.lastOperation(),
      announced
        ? [
            [`pending ${member.id}`, amountCents],
            [`payment ${id} pending`, amountCents],
          ]
        : received(member.id, id, how as ReceivedMethod, amountCents),
    );
  }

  private confirm(payment: Payment | undefined, extra: number): void {
    if (!payment) return;
    const amountCents = payment.pendingCents + extra;
    this.test.write((writer) =>
      confirmPayment(writer, payment.id, {
        amountCents,
        date: DATE,
        reference: payment.reference ?? undefined,
        otherAmount: extra !== 0,
        reason: extra === 0 ? undefined : 'more came',
      }),
    );
    this.model.record(this.test.lastOperation(), [
      ...noLongerPending(payment, this.model),
      ...received(payment.memberId, payment.id, payment.method as ReceivedMethod, amountCents),
    ]);
  }

  private cancel(payment: Payment | undefined): void {
    if (!payment) return;
    this.test.write((writer) => cancelPayment(writer, payment.id, DATE, undefined));
    this.model.record(this.test.lastOperation(), noLongerPending(payment, this.model));
  }

  private import(wanted: readonly ImportedLine[]): void {
    this.importCount += 1;
    const payments = listPayments(this.ledger).filter(({ reference }) => reference !== null);
    const rows = wanted.map((line, row): BankLine => {
      const named = line.payment === null ? undefined : payments[line.payment % payments.length];
      const amountCents = named ? Math.abs(line.cents) + line.off : line.cents;
      const text = `VIR ${this.importCount}/${row} ${named?.reference ?? 'SANS MOTIF'}`;
      return { kind: 'line', row: row + 1, date: DATE, amountCents: amountCents || 1, text };
    });
    const { operation } = this.test.write((writer) =>
      importStatement(writer, {
        fileName: `${this.importCount}.csv`,
        sha256: Buffer.alloc(32, this.importCount),
        statement: statementOf(rows),
        bank: firstBankAccount(this.ledger),
      }),
    );
    const lines = listLines(this.ledger, { operation });
    this.linesOf.set(
      operation,
      lines.map(({ id }) => id),
    );
    this.model.record(
      operation,
      lines.flatMap(({ id, amountCents }) => [
        ['bank', amountCents] as const,
        [`line ${id}`, amountCents] as const,
      ]),
    );
  }

  private match(): void {
    const matched = this.test.write((writer) => matchWaiting(writer));
    for (const each of matched) this.recordMatch(each);
  }

  private assign(line: number | undefined, member: Member | undefined): void {
    if (line === undefined || !member) return;
    this.recordMatch(
      this.test.write((writer) => assignLine(writer, line, { memberId: member.id })),
    );
  }

  /** Splits a line between two members, the first of whom gets this share of it. */
  private split(
    line: number | undefined,
    members: readonly (Member | undefined)[],
    share: number,
  ): void {
    const [first, second] = members;
    if (line === undefined || !first || !second) return;
    const { amountCents } = lineById(this.ledger, line);
    const ownCents = Math.trunc((amountCents * (1 + (share % 8))) / 9);
    const parts = [
      { memberId: first.id, amountCents: ownCents },
      { memberId: second.id, amountCents: amountCents - ownCents },
    ].filter((part) => part.amountCents !== 0);
    this.recordMatch(this.test.write((writer) => splitLine(writer, line, parts, undefined)));
  }

  private putTo(line: number | undefined, which: number): void {
    if (line === undefined) return;
    const headings = listHeadings(this.ledger);
    const headingId = headings[which % headings.length]?.id ?? 0;
    this.recordMatch(this.test.write((writer) => assignLine(writer, line, { headingId })));
  }

  /** A line that takes a payment back; the bank's charge in it is nobody's. */
  private bounce(payment: Payment | undefined, which: number | null): void {
    if (!payment) return;
    const named = which === null ? undefined : this.line(which);
    const bounced = this.test.write((writer) =>
      bouncePayment(writer, payment.id, { line: named, date: DATE }),
    );
    if (bounced.line === undefined) return;
    const { amountCents } = lineById(this.ledger, bounced.line);
    this.model.record(this.test.lastOperation(), [
      [`line ${bounced.line}`, -amountCents],
      [`balance ${payment.memberId}`, -payment.receivedCents],
    ]);
  }

  /** What a match must have done: every cent to the member, unless it was credited by hand before. */
  private recordMatch({ line, parts, operation }: Matched): void {
    const changes = parts.flatMap(({ memberId = 0, paymentId, amountCents }) => {
      if (amountCents < 0 || memberId === 0) {
        return [
          [`line ${line.id}`, -amountCents] as const,
          [`balance ${memberId}`, amountCents] as const,
        ];
      }
      const pending = this.model.get(`payment ${paymentId} pending`);
      const transit = this.model.get(`payment ${paymentId} transit`);
      return [
        [`line ${line.id}`, -amountCents] as const,
        [`balance ${memberId}`, transit > 0 ? amountCents - transit : amountCents] as const,
        [`payment ${paymentId} transit`, -transit] as const,
        ...(transit > 0 ? [] : pendingGone(memberId, paymentId, pending)),
      ];
    });
    this.model.record(operation, changes);
  }

  private unmatch(line: number | undefined): void {
    if (line === undefined) return;
    const matches = [...this.model.operations.values()].filter(
      ({ undone, changes }) => !undone && changes.some(([key]) => key === `line ${line}`),
    );
    this.test.write((writer) => unmatchLine(writer, line, undefined));
    // The newest is the match; the oldest is the import.
    this.model.flip(Math.max(...matches.map(({ id }) => id)));
  }

  /** Takes an operation back; one that was taken back already, it brings back. */
  private undo(which: number): void {
    const known = [...this.model.operations.values()];
    const target = known[which % known.length];
    if (!target) return;
    const operation = target.undone ? reversalsOf(this.ledger, target.id).at(-1) : target.id;
    const isImport = this.linesOf.has(target.id);
    const unmatched = new Set(this.linesOf.get(target.id));
    try {
      const undone = this.test.write((writer) => undo(writer, operation ?? 0));
      // With a payment goes what took it back, in whichever file that was.
      for (const line of undone.unmatched) unmatched.add(line);
    } catch (error) {
      // Whatever was matched since, a whole file can be taken back.
      if (isImport && !target.undone) throw new Error('an import could not be taken back');
      throw error;
    }
    for (const line of unmatched) this.takeBackMatchOf(line);
    this.model.flip(target.id);
  }

  private takeBackMatchOf(line: number): void {
    for (const { id, undone, changes } of this.model.operations.values()) {
      const about = changes.some(([key]) => key === `line ${line}`);
      if (about && !undone && !this.linesOf.has(id)) this.model.flip(id);
    }
  }

  private member = (which: number) => this.members[which % this.members.length];

  private payment = (which: number) => {
    const payments = listPayments(this.ledger);
    return payments[which % payments.length];
  };

  private line = (which: number) => {
    const lines = listLines(this.ledger);
    return lines[which % lines.length]?.id;
  };

  /** Everything that a refused step must leave alone. */
  private fingerprint() {
    return listBalances(this.ledger).map((each) => [each.balanceCents, each.pendingCents]);
  }

  compare(): void {
    const { ledger, model } = this;
    for (const { member, balanceCents, pendingCents } of listBalances(ledger)) {
      expect(balanceCents).toBe(model.get(`balance ${member.id}`));
      expect(pendingCents).toBe(model.get(`pending ${member.id}`));
    }
    for (const payment of listPayments(ledger)) {
      expect(payment.pendingCents).toBe(model.get(`payment ${payment.id} pending`));
      expect(payment.byHandCents).toBe(model.get(`payment ${payment.id} transit`));
      const { pendingCents, byHandCents, receivedCents, returnedCents } = payment;
      const broughtCents = receivedCents + returnedCents;
      expect(Math.min(pendingCents, byHandCents, broughtCents)).toBeGreaterThanOrEqual(0);
    }
    for (const order of listOrders(ledger)) expect(order.amountCents).toBeGreaterThanOrEqual(0);
    for (const line of listLines(ledger)) {
      const part = line.waitingCents / line.amountCents;
      expect(part === 0 || part === 1).toBe(true);
    }
    const waiting = listLines(ledger, { waitingOnly: true });
    for (const line of waiting) expect(line.waitingCents).toBe(model.get(`line ${line.id}`));
    const suspense = waiting.reduce((sum, line) => sum + line.waitingCents, 0);
    expect(balanceOfAccount(ledger, FIXED_ACCOUNTS.suspense)).toBe(suspense);
    const bank = -balanceOfAccount(ledger, firstBankAccount(ledger).account);
    expect(bank + 0).toBe(model.get('bank'));
  }
}

const received = (
  memberId: number,
  payment: number,
  how: ReceivedMethod,
  cents: number,
): [string, number][] => [
  [`balance ${memberId}`, cents],
  ...(how !== 'cash' ? [[`payment ${payment} transit`, cents] as [string, number]] : []),
];

const noLongerPending = (payment: Payment, model: Model): [string, number][] =>
  pendingGone(payment.memberId, payment.id, model.get(`payment ${payment.id} pending`));

const pendingGone = (
  memberId: number,
  payment: number | null,
  cents: number,
): [string, number][] => [
  [`pending ${memberId}`, -cents],
  [`payment ${payment} pending`, -cents],
];

const statementOf = (rows: readonly BankLine[]): BankStatement => ({
  format: 'test',
  bank: 'X',
  learnedFrom: 'real',
  proofs: [],
  proved: false,
  rowCount: rows.length,
  rows: () => rows,
});

test('random histories agree with the reference model after every step', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), (steps) => {
      const twin = new Twin();
      try {
        for (const each of steps) twin.run(each);
        expect(checkLedger(twin.ledger)).toEqual([]);
      } finally {
        twin.test.close();
      }
    }),
    // Histories of sixty steps are shrunk for many minutes.
    { ...runs(40), endOnFailure: true },
  );
});
