import { expect } from 'vitest';
import type { Method } from '../../../src/domain/method.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { query } from '../../../src/ledger/database.ts';
import { isValidated } from '../../../src/ledger/distributions/lock.ts';
import { listBalances } from '../../../src/ledger/members/balances.ts';
import { addMember } from '../../../src/ledger/members/members.ts';
import { listOrders } from '../../../src/ledger/orders/orders.ts';
import { listPayments } from '../../../src/ledger/payments/payments.ts';
import { setWord } from '../../../src/ledger/settings.ts';
import type { Writer } from '../../../src/ledger/write.ts';
import { newTestLedger, type TestLedger } from '../support.ts';
import { GroupModel, type GroupRules, type Reasons } from './model.ts';

/** Two distributions that were held, and one that was not. */
export const DAYS = ['2026-10-05', '2026-10-08', '2026-10-15'] as const;
export const TODAY = '2026-10-09';

export interface Real extends TestLedger {
  /** Operations that were recorded since the last look, oldest first. */
  readonly newOperations: () => readonly { readonly id: number; readonly kind: string }[];
}

/** A group of four, in the ledger and in the model. */
export function newGroup(rules: GroupRules): { readonly model: GroupModel; readonly real: Real } {
  const test = newTestLedger(rules.methods);
  let seen = 0;
  const real: Real = {
    ...test,
    newOperations() {
      const rows = test.ledger.all(
        query.selectFrom('operations').select(['id', 'kind']).where('id', '>', seen).orderBy('id'),
      );
      seen = rows.at(-1)?.id ?? seen;
      return rows;
    },
  };
  const model = new GroupModel(rules);
  test.write((writer) => {
    if (rules.kittyNegative) setWord(writer, 'kitty.negative', 'yes');
    for (const name of ['Anne A', 'Bruno B', 'Chloe C', 'David D']) {
      model.members.push(addMember(writer, { name }).id);
    }
  });
  real.newOperations();
  return { model, real };
}

/**
 * Does it in the ledger; where the model has reasons against it, one of them is the refusal and
 * nothing is recorded.
 */
export function attempt<Result>(
  real: Real,
  reasons: Reasons,
  body: (writer: Writer) => Result,
): Result | undefined {
  try {
    const result = real.write(body);
    expect(reasons, 'refused by the model alone').toEqual([]);
    return result;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(reasons, `refused by the ledger: ${error.code}`).toContain(error.code);
    expect(real.newOperations()).toEqual([]);
    return undefined;
  }
}

/** The ledger and the model agree on everything that a person could see. */
export function expectAgreement({ ledger }: Real, model: GroupModel): void {
  for (const { member, balanceCents, pendingCents } of listBalances(ledger)) {
    const wanted = [model.get(`balance ${member.id}`), model.pendingOf(member.id)];
    expect([balanceCents, pendingCents], `balance and pending of ${member.code}`).toEqual(wanted);
    for (const day of DAYS) {
      expect(isValidated(ledger, day, member.id), `${member.code} on ${day}`).toBe(
        model.isLocked(day, member.id),
      );
    }
  }
  for (const { id, pendingCents, receivedCents, byHandCents } of listPayments(ledger)) {
    const wanted = [
      model.get(`pending ${id}`),
      model.get(`received ${id}`),
      model.get(`by hand ${id}`),
    ];
    expect([pendingCents, receivedCents, byHandCents], `payment ${id}`).toEqual(wanted);
  }
  for (const { id, amountCents } of listOrders(ledger)) {
    expect(amountCents, `order ${id}`).toBe(model.get(`order ${id}`));
  }
}

/** Methods of a group with and without kitty. */
export const ORDINARY: readonly Method[] = [
  'cheque',
  'cash',
  'transfer',
  'card',
  'online',
  'on-site',
];
