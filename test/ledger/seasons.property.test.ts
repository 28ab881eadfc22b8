import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/date.ts';
import { sumCents } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { readRhythm } from '../../src/domain/rhythm.ts';
import type { BankLine, BankStatement } from '../../src/domain/statement.ts';
import { balanceOfAccount } from '../../src/ledger/accounts.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import { instalmentsOf, listContracts } from '../../src/ledger/contracts/contracts.ts';
import { addContract, handOverCheques } from '../../src/ledger/contracts/create-contract.ts';
import { addModel, listModels } from '../../src/ledger/contracts/models.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import {
  chequesInHand,
  depositable,
  earlierChequesCents,
} from '../../src/ledger/deposits/cheques.ts';
import { createDeposit } from '../../src/ledger/deposits/create-deposit.ts';
import { listDeposits, openPartsOf } from '../../src/ledger/deposits/deposits.ts';
import { addHeading } from '../../src/ledger/headings.ts';
import { assignLine, matchWaiting, unmatchLine } from '../../src/ledger/matching/matches.ts';
import { adjustMember } from '../../src/ledger/members/adjustments.ts';
import { listBalances, withDues } from '../../src/ledger/members/balances.ts';
import { addMember, type Member } from '../../src/ledger/members/members.ts';
import { operationById, stands } from '../../src/ledger/operations.ts';
import { bouncePayment } from '../../src/ledger/payments/bounce.ts';
import { addPayments, handBackCheque } from '../../src/ledger/payments/payment-changes.ts';
import { listPayments } from '../../src/ledger/payments/payments.ts';
import type { NewPayment } from '../../src/ledger/payments/payments-write.ts';
import { FIXED_ACCOUNTS } from '../../src/ledger/schema.ts';
import { firstBankAccount } from '../../src/ledger/statements/bank-accounts.ts';
import { listLines } from '../../src/ledger/statements/lines.ts';
import { importStatement } from '../../src/ledger/statements/statements.ts';
import { undo } from '../../src/ledger/undo.ts';
import { runs } from '../support/runs.ts';
import { newTestLedger, type TestLedger } from './support.ts';

// Random seasons of contracts and cheques: deposits, what the bank shows of them, unpaid cheques,
// cheques handed back, early leavers, mistakes taken back. RUNS and SEED lengthen it.

/** Numbers choose among what exists, modulo how many there are; `days` pass before the step. */
type Step = { readonly days: number } & (
  | {
      readonly do: 'contract';
      readonly who: number;
      readonly cents: number;
      readonly count: number;
      readonly isPayable: boolean;
      readonly hasCheques: boolean;
    }
  | { readonly do: 'cheque'; readonly who: number; readonly cents: number; readonly other: number }
  | { readonly do: 'deposit'; readonly toProducer: boolean }
  | { readonly do: 'shown'; readonly which: number; readonly off: number }
  | { readonly do: 'unpaid'; readonly which: number; readonly charge: number }
  | { readonly do: 'assign'; readonly which: number; readonly deposit: number }
  | { readonly do: 'match' }
  | { readonly do: 'unmatch'; readonly which: number }
  | { readonly do: 'hand-back'; readonly which: number }
  | { readonly do: 'adjust'; readonly which: number; readonly share: number }
  | { readonly do: 'undo'; readonly which: number }
);

const index = fc.nat({ max: 999 });
const cents = fc.integer({ min: 60, max: 60_000 });
const weighted = <Kind extends Step['do']>(
  weight: number,
  kind: Kind,
  more: { [Key in keyof Omit<Extract<Step, { do: Kind }>, 'do' | 'days'>]: fc.Arbitrary<unknown> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(kind), days: fc.nat({ max: 20 }), ...more }),
});

const step = fc.oneof(
  weighted(3, 'contract', {
    who: index,
    cents,
    count: fc.integer({ min: 1, max: 12 }),
    isPayable: fc.boolean(),
    hasCheques: fc.boolean(),
  }),
  weighted(2, 'cheque', { who: index, cents, other: index }),
  weighted(4, 'deposit', { toProducer: fc.constantFrom(false, false, true) }),
  weighted(5, 'shown', { which: index, off: fc.constantFrom(0, 0, 0, 0, 100, -250) }),
  weighted(2, 'unpaid', { which: index, charge: fc.constantFrom(0, 0, 1500) }),
  weighted(1, 'assign', { which: index, deposit: index }),
  weighted(1, 'match', {}),
  weighted(1, 'unmatch', { which: index }),
  weighted(2, 'hand-back', { which: index }),
  weighted(2, 'adjust', { which: index, share: fc.integer({ min: -3, max: 10 }) }),
  weighted(2, 'undo', { which: index }),
) as fc.Arbitrary<Step>;

const pick = <Value>(values: readonly Value[], which: number): Value | undefined =>
  values[which % values.length];

class Season {
  private readonly test: TestLedger = newTestLedger();
  private readonly members: readonly Member[];
  private readonly farm: number;
  private today = '2026-10-05';
  private number = 1_000_001;
  private fileCount = 0;
  private bankCents = 0;

  constructor() {
    const { write } = this.test;
    this.members = ['Durand Claire', 'Martin Paul', 'Roux Zoé'].map((name) =>
      write((writer) => addMember(writer, { name })),
    );
    this.farm = write((writer) => addHeading(writer, 'Ferme', [])).id;
    const terms = {
      priceCents: 50_000,
      chequeCount: 10,
      firstDate: '2026-10-05',
      rhythm: readRhythm('P1M'),
    };
    write((writer) => addModel(writer, { name: 'Légumes', payeeId: undefined, ...terms }));
    write((writer) => addModel(writer, { name: 'Œufs', payeeId: this.farm, ...terms }));
  }

  get ledger(): Ledger {
    return this.test.ledger;
  }

  close(): void {
    this.test.close();
  }

  take(wanted: Step): void {
    this.today = addDays(this.today, wanted.days);
    this.orRefused(() => this.perform(wanted));
    this.compare();
  }

  private orRefused(attempt: () => void): void {
    const before = this.accounts();
    try {
      attempt();
    } catch (error) {
      // A refusal leaves everything as it was; anything else is a bug.
      if (!(error instanceof Refusal)) throw error;
      expect(this.accounts()).toEqual(before);
    }
  }

  private perform(wanted: Step): void {
    switch (wanted.do) {
      case 'contract':
        return this.sign(wanted);
      case 'cheque':
        return this.giveCheque(wanted);
      case 'deposit':
        return this.deposit(wanted.toProducer);
      case 'shown':
        return this.show(wanted);
      case 'unpaid':
        return this.returnCheque(wanted);
      case 'assign':
        return this.assign(wanted);
      case 'match':
        this.test.write((writer) => matchWaiting(writer));
        return;
      case 'unmatch':
        return this.unmatch(wanted.which);
      case 'hand-back':
        return this.handBack(wanted.which);
      case 'adjust':
        return this.adjust(wanted);
      case 'undo':
        return this.undo(wanted.which);
    }
  }

  private sign(wanted: Extract<Step, { do: 'contract' }>): void {
    const member = pick(this.members, wanted.who);
    const model = listModels(this.ledger).find(
      ({ payeeId }) => (payeeId !== undefined) === wanted.isPayable,
    );
    if (!member || !model) return;
    const { cents: priceCents, count: chequeCount } = wanted;
    const terms = { ...model, priceCents, chequeCount, firstDate: this.today };
    this.test.write((writer) => {
      const contract = addContract(writer, { member, model, date: this.today, ...terms });
      const instalments = instalmentsOf(writer.ledger, contract.id);
      const sharesCents = sumCents(instalments.map(({ amountCents }) => amountCents));
      expect(sharesCents, 'the shares of a contract').toBe(priceCents);
      if (!wanted.hasCheques) return;
      const firstNumber = String(this.number);
      this.number += chequeCount;
      handOverCheques(writer, contract, { firstNumber }, this.today);
    });
  }

  /** One cheque for a member, or for two of them. */
  private giveCheque({ who, other, cents: amountCents }: Extract<Step, { do: 'cheque' }>): void {
    const [first, second] = [pick(this.members, who), pick(this.members, other)];
    if (!first || !second) return;
    this.number += 1;
    const cheque = { number: String(this.number) };
    const pay = (memberId: number): NewPayment => {
      return { memberId, amountCents, method: 'cheque', date: this.today, cheque };
    };
    this.test.write((writer) =>
      addPayments(
        writer,
        first.id === second.id ? [pay(first.id)] : [pay(first.id), pay(second.id)],
        'received',
      ),
    );
  }

  /** Makes a deposit, and sees that cancelling one like it restores every account. */
  private deposit(toProducer: boolean): void {
    const payeeId = toProducer ? this.farm : undefined;
    const wanted = {
      date: this.today,
      payeeId,
      bankId: toProducer ? undefined : firstBankAccount(this.ledger).id,
      bankNumber: undefined,
      earlierCents: 0,
    };
    const make = () => {
      const all = chequesInHand(this.ledger).filter((cheque) => cheque.payeeId === payeeId);
      const cheques = depositable(all, this.today);
      return this.test.write((writer) => createDeposit(writer, { ...wanted, cheques }));
    };
    const before = [this.accounts(), this.drawer()];
    const { operation } = make();
    this.test.write((writer) => undo(writer, operation));
    expect([this.accounts(), this.drawer()], 'a cancelled deposit').toEqual(before);
    make();
  }

  /** The bank shows a deposit, or what it makes of it. */
  private show({ which, off }: Extract<Step, { do: 'shown' }>): void {
    const deposit = pick(listDeposits(this.ledger, { openOnly: true }), which);
    if (!deposit) return;
    this.import('REMISE CHEQUES', deposit.openCents + off);
  }

  private returnCheque({ which, charge }: Extract<Step, { do: 'unpaid' }>): void {
    const payment = pick(
      listPayments(this.ledger).filter(({ receivedCents }) => receivedCents > 0),
      which,
    );
    if (!payment) return;
    this.import('CHEQUE IMPAYE', -payment.receivedCents - charge);
    const line = listLines(this.ledger).at(-1)?.id;
    const bounce = { line, date: this.today };
    this.orRefused(() => this.test.write((writer) => bouncePayment(writer, payment.id, bounce)));
  }

  private assign({ which, deposit }: Extract<Step, { do: 'assign' }>): void {
    const line = pick(listLines(this.ledger, { waitingOnly: true }), which);
    const taken = pick(listDeposits(this.ledger), deposit);
    if (!line || !taken) return;
    this.test.write((writer) => assignLine(writer, line.id, { depositId: taken.id }));
  }

  private unmatch(which: number): void {
    const line = pick(listLines(this.ledger), which);
    if (line) this.test.write((writer) => unmatchLine(writer, line.id, undefined));
  }

  private handBack(which: number): void {
    const cheque = pick(chequesInHand(this.ledger), which);
    if (!cheque) return;
    const { id } = cheque.payments[0];
    this.test.write((writer) => handBackCheque(writer, id, this.today, 'leaves'));
  }

  private adjust({ which, share }: Extract<Step, { do: 'adjust' }>): void {
    const contract = pick(listContracts(this.ledger), which);
    const member = this.members.find(({ id }) => id === contract?.memberId);
    if (!contract || !member) return;
    const total = sumCents(instalmentsOf(this.ledger, contract.id).map((each) => each.amountCents));
    const amountCents = Math.trunc((total * share) / 10);
    const about = { member, amountCents, reason: 'leaves', date: this.today };
    this.test.write((writer) => adjustMember(writer, { ...about, contract: contract.id }));
  }

  /** Any operation after the models; one that was taken back is brought back. */
  private undo(which: number): void {
    const target = 7 + (which % Math.max(1, this.test.lastOperation() - 6));
    const operation = operationById(this.ledger, target);
    if (!operation || operation.kind === 'import' || !stands(this.ledger, target)) return;
    this.test.write((writer) => undo(writer, target));
  }

  private import(text: string, amountCents: number): void {
    if (amountCents === 0) return;
    this.fileCount += 1;
    // Two movements of one amount and day may be one in other words, which is another test's matter.
    this.today = addDays(this.today, 1);
    const line: BankLine = {
      ...{ kind: 'line', row: 1, date: this.today, amountCents },
      text: `${text} ${this.fileCount}`,
    };
    this.test.write((writer) =>
      importStatement(writer, {
        fileName: `${this.fileCount}.csv`,
        sha256: Buffer.alloc(32, this.fileCount),
        statement: statementOf(line),
        bank: firstBankAccount(this.ledger),
      }),
    );
    this.bankCents += amountCents;
    this.test.write((writer) => matchWaiting(writer));
  }

  private accounts(): unknown {
    const sql = 'SELECT account_id, balance_cents FROM account_balances WHERE balance_cents <> 0';
    return this.ledger.sqlite.prepare(sql).all();
  }

  private drawer() {
    return chequesInHand(this.ledger).map(({ number, amountCents }) => [number, amountCents]);
  }

  compare(): void {
    const { ledger } = this;
    const bankCents = -balanceOfAccount(ledger, firstBankAccount(ledger).account);
    expect(bankCents + 0, 'the bank is the statement').toBe(this.bankCents);
    const waiting = listLines(ledger, { waitingOnly: true });
    const waitingCents = sumCents(waiting.map((line) => line.waitingCents));
    const suspenseCents = balanceOfAccount(ledger, FIXED_ACCOUNTS.suspense);
    expect(suspenseCents, 'suspense is what waits').toBe(waitingCents);
    expect(earlierChequesCents(ledger), 'no cheque without a payment').toBe(0);
    const openCents = listDeposits(ledger).flatMap(({ id, status }) =>
      status === 'in-transit' ? openPartsOf(ledger, id).map((part) => part.amountCents) : [],
    );
    const transitCents = -balanceOfAccount(ledger, FIXED_ACCOUNTS.transit);
    expect(sumCents(openCents), 'in transit is what deposits have open').toBe(transitCents + 0);
    const balances = withDues(ledger, listBalances(ledger), this.today);
    for (const { balanceCents, dueCents, laterCents, nextCents } of balances) {
      expect(dueCents + laterCents, 'due and later are the debt').toBe(Math.max(0, -balanceCents));
      expect(Math.min(dueCents, laterCents, nextCents)).toBeGreaterThanOrEqual(0);
      expect(nextCents).toBeLessThanOrEqual(laterCents);
    }
  }
}

const statementOf = (line: BankLine): BankStatement => ({
  format: 'test',
  bank: 'X',
  learnedFrom: 'real',
  proofs: [],
  proved: false,
  rowCount: 1,
  rows: () => [line],
});

test('random seasons keep the bank as its statements, and every cheque where it is', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const season = new Season();
      try {
        for (const each of steps) season.take(each);
        expect(checkLedger(season.ledger)).toEqual([]);
      } finally {
        season.close();
      }
    }),
    runs(12),
  );
});
