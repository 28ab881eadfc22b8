import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What repairs an account in the open: adjustments, and money paid back. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('member', 'add', 'Martin Paul');
  await world.json('payment', 'add', 'DUR', '50', '--method', 'cash', '--date', '2026-01-02');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const balances = async () => {
  const { members } = await world.json<Answer<'balance'>>('balance');
  return members.map(({ balanceCents }) => balanceCents);
};

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string } };
  return `${exit} ${error.code}`;
}

async function imported(...rows: readonly string[]) {
  world.file('releve.csv', `date;label;amount\n${rows.join('\n')}\n`);
  return await world.json<Answer<'import'>>('import', 'releve.csv');
}

describe('an adjustment', () => {
  test('credits or debits, and is told under its heading', async () => {
    await world.json('adjust', 'DUR', '3,50', '--reason', 'spoilt lettuce');
    await world.json('adjust', 'MAR', '-2', '--reason', 'forgotten bag');
    expect(await balances()).toEqual([5350, -200]);
    const { headings } = await world.json<Answer<'heading list'>>('heading', 'list');
    expect(headings.find(({ name }) => name === 'adjustments')?.balanceCents).toBe(-150);
    await world.json('undo', 'A-4');
    expect(await balances()).toEqual([5000, -200]);
  });

  test('passes a credit on, and is about an order without changing it', async () => {
    await world.json('order', 'add', 'MAR', '20', '--method', 'cash', '--date', '2026-01-02');
    const words = [
      'DUR',
      '-12',
      '--to',
      'martin',
      '--about',
      'O-1',
      '--reason',
      'for her neighbour',
    ];
    const answer = await world.json<Answer<'adjust'>>('adjust', ...words);
    expect(answer).toMatchObject({
      adjustment: { member: 'DUR', to: 'MAR', about: 'O-1', amountCents: -1200 },
      balanceCents: 3800,
      otherBalanceCents: -800,
    });
    const { order } = await world.json<Answer<'order show'>>('order', 'show', 'O-1');
    expect(order.amountCents).toBe(2000);
    const { entries } = await world.json<Answer<'history'>>('history', 'MAR');
    expect(entries.map(({ kind, about }) => [kind, about])).toContainEqual(['adjustment', 'O-1']);
  });

  test('needs a reason, an amount, and another member', async () => {
    expect(await refusalOf('adjust', 'DUR', '5')).toBe('2 VALUE_MISSING');
    expect(await refusalOf('adjust', 'DUR', '0', '--reason', 'x')).toBe('2 AMOUNT_ZERO');
    expect(await refusalOf('adjust', 'DUR', '5', '--to', 'DUR', '--reason', 'x')).toBe(
      '2 SAME_MEMBER',
    );
    const early = ['--reason', 'x', '--date', '2025-12-31'];
    expect(await refusalOf('adjust', 'DUR', '5', ...early)).toBe('5 BEFORE_START');
  });
});

describe('a refund', () => {
  const refund = (...words: readonly string[]) =>
    world.json<Answer<'payment refund'>>(
      ...['payment', 'refund', ...words, '--reason', 'leaves', '--date', '2026-01-05'],
    );

  test('is never more than the group owes', async () => {
    const words = ['--method', 'cash', '--reason', 'x'];
    expect(await refusalOf('payment', 'refund', 'DUR', '50,01', ...words)).toBe(
      '5 REFUND_TOO_LARGE',
    );
    expect(await refusalOf('payment', 'refund', 'MAR', '1', ...words)).toBe('5 REFUND_TOO_LARGE');
    expect(await refund('DUR', '50', '--method', 'cash')).toMatchObject({
      balanceCents: 0,
      payment: { amountCents: -5000, status: 'refunded' },
    });
    expect(await refusalOf('payment', 'cancel', 'P-2')).toBe('5 PAYMENT_NOT_PENDING');
    expect(await refusalOf('payment', 'bounce', 'P-2')).toBe('5 PAYMENT_NOT_RETURNABLE');
    await world.json('undo', 'P-2');
    expect(await balances()).toEqual([5000, 0]);
  });

  test('is brought back only as far as the credit goes by then', async () => {
    await refund('DUR', '50', '--method', 'cash');
    const { undone } = await world.json<Answer<'undo'>>('undo', 'P-2');
    await world.json('adjust', 'DUR', '-10', '--reason', 'a bag');
    expect(await refusalOf('undo', undone[0]?.reversal ?? '')).toBe('5 REFUND_TOO_LARGE');
    await world.json('adjust', 'DUR', '10', '--reason', 'no bag');
    await world.json('undo', undone[0]?.reversal ?? '');
    expect(await balances()).toEqual([0, 0]);
  });

  test('by transfer is recognised by the bank’s line, and not debited twice', async () => {
    await refund('DUR', '20', '--method', 'transfer');
    const { waiting } = await imported('2026-01-07;VIR SEPA EMIS DURAND CLAIRE;-20,00');
    expect(waiting[0]?.proposals[0]).toMatchObject({ rule: 'recorded-by-hand', payment: 'P-2' });
    await world.json('line', 'assign', 'L-1', 'DUR');
    expect(await balances()).toEqual([3000, 0]);
    await world.json('line', 'unmatch', 'L-1');
    expect(await balances()).toEqual([3000, 0]);
    await world.json('line', 'assign', 'L-1', 'DUR', '--payment', 'P-2');
    expect(await balances()).toEqual([3000, 0]);
  });

  test('is what the bank shows of it, more or less', async () => {
    await refund('DUR', '20', '--method', 'transfer');
    await imported('2026-01-07;VIR A;-22,00', '2026-01-08;VIR B;-5,00');
    await world.json('line', 'assign', 'L-1', 'DUR', '--payment', 'P-2');
    expect(await balances()).toEqual([2800, 0]);
    await world.json('line', 'unmatch', 'L-1');
    await world.json('line', 'assign', 'L-2', 'DUR', '--payment', 'P-2');
    expect(await balances()).toEqual([4500, 0]);
    const { payment } = await world.json<Answer<'payment show'>>('payment', 'show', 'P-2');
    expect(payment).toMatchObject({ status: 'refunded', amountCents: -500 });
  });

  test('that nobody recorded beside money of the same amount on its way is no refund', async () => {
    await world.json(
      'payment',
      'add',
      'MAR',
      '20',
      '--method',
      'transfer',
      '--received',
      '--date',
      '2026-01-03',
    );
    await refund('DUR', '20', '--method', 'transfer');
    const { waiting } = await imported('2026-01-07;VIR SEPA;-20,00', '2026-01-08;VIR SEPA;20,00');
    expect(waiting.map(({ proposals }) => proposals.map(({ payment }) => payment))).toEqual([
      ['P-3'],
      ['P-2'],
    ]);
  });
});

describe('a member who leaves', () => {
  const codes = async (...flags: readonly string[]) => {
    const { members } = await world.json<Answer<'member list'>>('member', 'list', ...flags);
    return members.map(({ code }) => code);
  };

  test('has a balance of zero and nothing pending, unless it is said otherwise', async () => {
    expect(await refusalOf('member', 'leave', 'DUR')).toBe('5 MEMBER_NOT_SETTLED');
    await world.json('payment', 'add', 'MAR', '5', '--method', 'transfer', '--date', '2026-01-02');
    expect(await refusalOf('member', 'leave', 'MAR')).toBe('5 MEMBER_NOT_SETTLED');
    const left = ['member', 'leave', 'DUR', '--unsettled', '--date', '2026-02-01'];
    expect(await world.json(...left)).toMatchObject({
      member: { code: 'DUR', leftOn: '2026-02-01' },
      balanceCents: 5000,
    });
    // As long as something is owed, they are listed.
    expect(await codes()).toEqual(['DUR', 'MAR']);
  });

  test('is listed no more, orders nothing, and is still paid for', async () => {
    const reference = (await world.json<Answer<'member show'>>('member', 'show', 'MAR')).member
      .reference;
    await world.json('member', 'leave', 'MAR', '--date', '2026-02-01');
    expect(await codes()).toEqual(['DUR']);
    expect(await codes('--all')).toEqual(['DUR', 'MAR']);
    const order = ['order', 'add', 'MAR', '5', '--method', 'cash'];
    expect(await refusalOf(...order)).toBe('5 MEMBER_LEFT');
    expect(await refusalOf('member', 'leave', 'MAR')).toBe('5 MEMBER_LEFT');
    const { matched } = await imported(`2026-02-07;VIR ${reference};8,00`);
    expect(matched).toMatchObject([{ member: 'MAR', amountCents: 800 }]);
    expect(await codes()).toEqual(['DUR', 'MAR']);
  });

  test('comes back under the same code and reference', async () => {
    const { member } = await world.json<Answer<'member show'>>('member', 'show', 'MAR');
    await world.json('member', 'leave', 'MAR');
    const back = await world.json<Answer<'member leave'>>('member', 'leave', 'MAR', '--back');
    expect(back.member).toEqual(member);
    await world.json('order', 'add', 'MAR', '5', '--method', 'cash');
  });
});
