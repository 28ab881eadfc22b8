import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Payments for several members, by a neighbour, by another method, and for the wrong member. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.run('init AMAP --start 2026-10-01 --methods cheque,cash,transfer,card,online');
  for (const name of ['Durand Claire', 'Martin Paul', 'Roux Ida']) {
    await world.run(`member add "${name}"`);
  }
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const add = (typed: string) => world.run<Answer<'payment add'>>(`payment add ${typed}`);
const move = (typed: string) =>
  world.run<Answer<'payment move'>>(`payment move ${typed} --reason x`);
const payments = async () => {
  const { payments: all } = await world.run<Answer<'payment list'>>('payment list');
  return all.map(
    ({ id, member, amountCents, status }) => `${id} ${member} ${amountCents} ${status}`,
  );
};
const balances = async () => {
  const { members } = await world.run<Answer<'balance'>>('balance');
  return members.map(({ balanceCents, pendingCents }) => [balanceCents, pendingCents]);
};
const bank = async (...rows: readonly string[]) => {
  world.file('bank.csv', ['date;label;amount', ...rows].join('\n'));
  return await world.run<Answer<'import'>>('import bank.csv');
};

describe('one payment for several members', () => {
  test('is a payment of each, and taken back as one', async () => {
    const { payments: shares } = await add('--for DUR=45 --for MAR=30 --method cheque --received');
    expect(shares?.map(({ payment }) => [payment.member, payment.amountCents])).toEqual([
      ['DUR', 4500],
      ['MAR', 3000],
    ]);
    await world.run('undo P-2');
    expect(await balances()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('adds up to the total, if one is given', async () => {
    expect(
      await world.refusalOf('payment add DUR 70 --for DUR=45 --for MAR=30 --method cash'),
    ).toEqual(['2 SHARES_DIFFER']);
    await add('DUR 75 --for DUR=45 --for MAR=30 --method cash');
    await add('75 --for DUR=45 --for MAR=30 --method cash');
    expect(await balances()).toEqual([
      [9000, 0],
      [6000, 0],
      [0, 0],
    ]);
  });

  test('announced, is confirmed whole with its whole amount, or each for itself', async () => {
    const { payment } = await add('--for DUR=45 --for MAR=30 --method cheque');
    await world.run(`payment confirm ${payment.reference} --amount 75`);
    expect(await payments()).toEqual(['P-1 DUR 4500 confirmed', 'P-2 MAR 3000 confirmed']);
    await world.run('undo P-1');
    expect(await payments()).toEqual(['P-1 DUR 4500 pending', 'P-2 MAR 3000 pending']);
    await world.run(`payment confirm ${payment.reference} --amount 45`);
    expect(await payments()).toEqual(['P-1 DUR 4500 confirmed', 'P-2 MAR 3000 pending']);
  });

  test('one of the codes with the whole amount stands for all', async () => {
    const { payment } = await add('--for DUR=45 --for MAR=30 --method transfer');
    await bank(`2026-10-05;VIR ROUX ${payment.reference};75`);
    expect(await payments()).toEqual(['P-1 DUR 4500 confirmed', 'P-2 MAR 3000 confirmed']);
  });

  test('two codes in the transfer’s label divide it', async () => {
    const { payments: shares = [] } = await add('--for DUR=45 --for MAR=30 --method transfer');
    const codes = shares.map(({ payment }) => payment.reference).join(' ');
    await bank(`2026-10-05;VIR ROUX ${codes};75`);
    expect(await payments()).toEqual(['P-1 DUR 4500 confirmed', 'P-2 MAR 3000 confirmed']);
  });
});

describe('a neighbour who pays', () => {
  test('is named with the payment, and found in the bank’s label', async () => {
    const { payment } = await add('MAR 30 --method transfer --payer "Lefèvre Zoé"');
    expect(payment.payer).toBe('Lefèvre Zoé');
    const { waiting } = await bank(
      '2026-10-05;VIR MME LEFEVRE ZOE;30',
      '2026-10-05;VIR MME LEFEVRE ZOE;31',
    );
    expect(
      waiting.map(({ proposals }) => proposals.map(({ member, payment: of }) => [member, of])),
    ).toEqual([[['MAR', 'P-1']], []]);
  });

  test('who is a member goes by their name', async () => {
    const { payment } = await add('MAR 30 --method transfer --payer ROU');
    expect(payment.payer).toBe('Roux Ida');
    const { waiting } = await bank('2026-10-05;VIR MME ROUX IDA;30');
    expect(waiting[0]?.proposals[0]).toMatchObject({ member: 'MAR', payment: 'P-1' });
  });
});

describe('a payment that was for another method', () => {
  test('is received as what it was', async () => {
    await world.run('order add DUR 20 --method cheque');
    await world.run('payment confirm P-1 --amount 20 --method cash');
    expect(await payments()).toEqual(['P-1 DUR 2000 cancelled', 'P-2 DUR 2000 confirmed']);
    await world.run('undo P-2');
    expect(await payments()).toEqual(['P-1 DUR 2000 pending']);
  });
});

describe('a payment for the wrong member', () => {
  test('by hand goes to the right one, and back', async () => {
    await add('DUR 20 --method cash');
    const { moved, payment, operation } = await move('P-1 MAR');
    expect([moved.status, moved.movedTo, payment.member]).toEqual(['moved', 'P-2', 'MAR']);
    expect(await balances()).toEqual([
      [0, 0],
      [2000, 0],
      [0, 0],
    ]);
    expect(await world.refusalOf('payment move P-1 ROU --reason x')).toEqual([
      '5 PAYMENT_NOT_MOVABLE',
    ]);
    await move('P-2 ROU');
    expect(await world.refusalOf(`undo ${operation}`)).toEqual(['5 UNDO_BLOCKED']);
    await world.run('undo P-3');
    await world.run('undo P-2');
    expect(await payments()).toEqual(['P-1 DUR 2000 confirmed']);
  });

  test('the bank’s line is matched anew', async () => {
    await bank('2026-10-05;VIR RECU;20');
    await world.run('line assign L-1 DUR');
    const { lines, payment } = await move('P-1 MAR');
    expect([lines, payment.member]).toEqual([['L-1'], 'MAR']);
    expect((await balances()).map(([cents]) => cents)).toEqual([0, 2000, 0]);
  });

  test('confirms what the right one had announced, and is awaited again from the wrong one', async () => {
    await add('DUR 20 --method transfer');
    await add('MAR 20 --method transfer');
    await bank('2026-10-05;VIR RECU;20');
    await world.run('line assign L-1 DUR');
    await move('P-1 MAR');
    expect(await payments()).toEqual(['P-1 DUR 2000 pending', 'P-2 MAR 2000 confirmed']);
  });

  test('recorded by hand and shown by the bank, both go', async () => {
    await add('DUR 20 --method transfer --received');
    await bank('2026-10-05;VIR RECU;20');
    await world.run('line assign L-1 DUR');
    const { payment, lines } = await move('P-1 MAR');
    expect([payment.id, lines]).toEqual(['P-2', ['L-1']]);
    expect(await payments()).toEqual(['P-1 DUR 2000 moved', 'P-2 MAR 2000 confirmed']);
  });

  test('its code means the right member from then on', async () => {
    const { payment } = await add('DUR 60 --method transfer');
    await world.run(`payment confirm ${payment.reference} --amount 60`);
    await move('P-1 MAR');
    await bank(`2026-10-05;VIR SEPA MARTIN PAUL ${payment.reference};60`);
    expect(await payments()).toEqual(['P-1 DUR 6000 moved', 'P-2 MAR 6000 confirmed']);
    expect((await balances()).map(([cents]) => cents)).toEqual([0, 6000, 0]);
  });

  test('a part of a line goes alone', async () => {
    await bank('2026-10-05;VIR RECU;20');
    await world.run('line split L-1 DUR=15 ROU=5');
    await move('P-1 MAR');
    expect((await balances()).map(([cents]) => cents)).toEqual([0, 1500, 500]);
  });

  test('what is only announced, or came back, is not moved', async () => {
    await add('DUR 20 --method transfer');
    expect(await world.refusalOf('payment move P-1 MAR --reason x')).toEqual([
      '5 PAYMENT_NOT_MOVABLE',
    ]);
    expect(await world.refusalOf('payment move P-1 DUR --reason x')).toEqual([
      '5 PAYMENT_NOT_MOVABLE',
    ]);
    await add('DUR 20 --method cash');
    expect(await world.refusalOf('payment move P-2 DUR --reason x')).toEqual(['2 SAME_MEMBER']);
    await bank('2026-10-05;VIR RECU;20', '2026-10-06;VIREMENT REJETE;-20');
    await world.run('line assign L-1 DUR --payment P-1');
    await world.run('payment bounce P-1');
    expect(await world.refusalOf('payment move P-1 MAR --reason x')).toEqual([
      '5 PAYMENT_NOT_MOVABLE',
    ]);
  });

  test('online keeps the provider’s id where it was taken', async () => {
    await world.run('order add DUR 20 --method online --psp-id pi_1');
    await move('P-1 MAR');
    expect(await world.refusalOf('order add DUR 20 --method online --psp-id pi_1')).toEqual([
      '5 PROVIDER_ID_TAKEN',
    ]);
  });
});

test('a provider’s payment that was recorded anew is not brought back beside it', async () => {
  const paid = 'order add DUR 20 --method online --psp-id pi_1';
  await world.run(paid);
  const { operation } = await world.run<Answer<'undo'>>('undo O-1');
  await world.run(paid);
  expect(await world.refusalOf(`undo ${operation}`)).toEqual(['5 PROVIDER_ID_TAKEN']);
  await world.run('undo O-2');
  await world.run(`undo ${operation}`);
  expect(await payments()).toEqual(['P-1 DUR 2000 confirmed']);
});

test('a refund is brought back as far as the credit goes, however often it was taken back', async () => {
  await add('DUR 20 --method cash');
  await world.run('payment refund DUR 20 --method cash --reason x');
  let last = (await world.run<Answer<'undo'>>('undo P-2')).operation;
  for (let turn = 0; turn < 2; turn += 1) {
    last = (await world.run<Answer<'undo'>>(`undo ${last}`)).operation;
  }
  await world.run('adjust DUR -5 --reason x');
  expect(await world.refusalOf(`undo ${last}`)).toEqual(['5 REFUND_TOO_LARGE']);
});

test('an empty identifier of a provider is none, and blanks around one are no other', async () => {
  const paid = 'order add DUR 20 --method online --psp-id';
  expect(await world.refusalOf(`${paid} ""`)).toEqual(['2 EMPTY_VALUE']);
  await world.run(`${paid} pi_1`);
  expect(await world.refusalOf(`${paid} "pi_1 "`)).toEqual(['5 PROVIDER_ID_TAKEN']);
});
