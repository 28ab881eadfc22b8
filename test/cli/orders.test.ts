import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What becomes of an order: added to, corrected, taken out; and of what is awaited for it. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
  await world.json('config', 'set', 'methods', 'cheque,cash,transfer,online');
  await world.json('member', 'add', 'Durand Claire');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const order = (...words: readonly string[]) =>
  world.json<Answer<'order adjust'>>('order', ...words, '--date', '2026-01-02');

/** Each payment: amount, method, status. */
const paymentsOf = ({ payments }: Pick<Answer<'order show'>, 'payments'>) =>
  payments.map(({ amountCents, method, status }) => `${amountCents} ${method} ${status}`);

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string } };
  return `${exit} ${error.code}`;
}

const show = (id: string) => world.json<Answer<'order show'>>('order', 'show', id);
const balance = async () => {
  const { members } = await world.json<Answer<'balance'>>('balance', 'DUR');
  return [members[0]?.balanceCents, members[0]?.pendingCents];
};

describe('what is in an order', () => {
  test('adds up to it, each row rounded by itself', async () => {
    await order(
      'add',
      'DUR',
      '--item',
      'Carottes;0,333;2,00',
      '--item',
      'Pain;2;3,55',
      '--method',
      'cash',
    );
    const { order: shown } = await show('O-1');
    expect(shown).toMatchObject({
      amountCents: 67 + 710,
      items: [
        { name: 'Carottes', quantity: 0.333, unitPriceCents: 200, amountCents: 67 },
        { name: 'Pain', quantity: 2, unitPriceCents: 355, amountCents: 710 },
      ],
    });
  });

  test('has to agree with a total that is typed too', async () => {
    const items = ['--item', 'Pain;2;3,55', '--method', 'cash'];
    expect(await refusalOf('order', 'add', 'DUR', '7', ...items)).toBe('2 ITEMS_DIFFER');
    await order('add', 'DUR', '7,10', ...items);
    expect(await balance()).toEqual([-710, 710]);
  });
});

describe('a complement', () => {
  test('joins the payment that is still awaited by the same method', async () => {
    await order('add', 'DUR', '40', '--method', 'transfer');
    expect(paymentsOf(await order('complement', 'O-1', '2,50'))).toEqual(['4250 transfer pending']);
    expect(await balance()).toEqual([-4250, 4250]);
  });

  test('is a payment of its own by another method, or once the first was received', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    expect(paymentsOf(await order('complement', 'O-1', '2', '--method', 'cheque'))).toEqual([
      '4000 cash pending',
      '200 cheque pending',
    ]);
    await world.json('payment', 'confirm', 'P-1', '--amount', '40', '--date', '2026-01-03');
    expect(paymentsOf(await order('complement', 'O-1', '3'))).toEqual([
      '4000 cash confirmed',
      '200 cheque pending',
      '300 cash pending',
    ]);
  });

  test('only adds', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    expect(await refusalOf('order', 'complement', 'O-1', '-2')).toBe('5 COMPLEMENT_NOT_POSITIVE');
    expect(await refusalOf('order', 'complement', 'O-1', '0')).toBe('5 COMPLEMENT_NOT_POSITIVE');
  });

  test('is refused by a method that the group no longer offers', async () => {
    await order('add', 'DUR', '40', '--method', 'transfer');
    await world.json('config', 'set', 'methods', 'cheque,cash');
    expect(await refusalOf('order', 'complement', 'O-1', '2')).toBe('5 METHOD_DISABLED');
    await order('complement', 'O-1', '2', '--method', 'cheque');
    // What was announced with it can still be handled.
    const words = ['payment', 'confirm', 'P-1', '--amount', '40', '--without-reference'];
    await world.json(...words, '--reason', 'seen in the bank');
    expect(await balance()).toEqual([-200, 200]);
  });

  test('of a kitty order needs what is in the kitty', async () => {
    await world.json('config', 'set', 'methods', 'kitty');
    await world.json('payment', 'add', 'DUR', '10', '--method', 'cash');
    await order('add', 'DUR', '8', '--method', 'kitty');
    expect(await refusalOf('order', 'complement', 'O-1', '2,01')).toBe('5 KITTY_TOO_LOW');
    await order('complement', 'O-1', '2');
    expect(await balance()).toEqual([0, 0]);
  });

  test('is taken back alone', async () => {
    await order('add', 'DUR', '40', '--method', 'transfer');
    await order('complement', 'O-1', '--item', 'Pain;3,50');
    await world.json('undo', 'O-1');
    expect(await balance()).toEqual([-4000, 4000]);
    expect((await show('O-1')).order).not.toHaveProperty('items');
  });
});

describe('a correction', () => {
  test('changes what is awaited with it, the last announced first', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    await order('complement', 'O-1', '5', '--method', 'cheque');
    expect(paymentsOf(await order('adjust', 'O-1', '-7', '--reason', 'less came'))).toEqual([
      '3800 cash pending',
      '500 cheque cancelled',
    ]);
    expect(await balance()).toEqual([-3800, 3800]);
    const more = await order('adjust', 'O-1', '1,20', '--reason', 'dearer');
    expect(paymentsOf(more)[0]).toBe('3920 cash pending');
  });

  test('of what was paid already is the member’s avoir, or a debt', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    await world.json('payment', 'confirm', 'P-1', '--amount', '40', '--date', '2026-01-03');
    await order('adjust', 'O-1', '-7', '--reason', 'less came');
    expect(await balance()).toEqual([700, 0]);
    await order('adjust', 'O-1', '9', '--reason', 'dearer');
    expect(await balance()).toEqual([-200, 0]);
  });

  test('finds what is missing, or has another price or quantity', async () => {
    const items = ['--item', 'Carottes;2;1,80', '--item', 'Pain bis;3,50', '--item', 'Miel;1;8'];
    await order('add', 'DUR', ...items, '--method', 'cash');
    await order('adjust', 'O-1', '--item', 'carot', '--missing', '--reason', 'none came');
    await order('adjust', 'O-1', '--item', 'pain bis', '--price', '3,20', '--reason', 'cheaper');
    await order('adjust', 'O-1', '--item', 'Miel', '--quantity', '0,5', '--reason', 'a small pot');
    const { order: shown } = await show('O-1');
    expect(shown.items?.map(({ name, amountCents }) => [name, amountCents])).toEqual([
      ['Pain bis', 320],
      ['Miel', 400],
    ]);
    expect(shown.amountCents).toBe(720);
    expect(
      await refusalOf('order', 'adjust', 'O-1', '--item', 'x', '--missing', '--reason', 'y'),
    ).toBe('4 ITEM_UNKNOWN');
  });

  test('needs a reason, and one thing to correct', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    expect(await refusalOf('order', 'adjust', 'O-1', '-2')).toBe('2 VALUE_MISSING');
    const reason = ['--reason', 'x'];
    expect(await refusalOf('order', 'adjust', 'O-1', ...reason)).toBe('2 VALUE_MISSING');
    expect(await refusalOf('order', 'adjust', 'O-1', '--item', 'Pain', ...reason)).toBe(
      '2 VALUE_MISSING',
    );
    expect(await refusalOf('order', 'adjust', 'O-1', '--missing', ...reason)).toBe(
      '2 VALUE_MISSING',
    );
    const both = ['--item', 'Pain', '--missing', '--price', '2'];
    expect(await refusalOf('order', 'adjust', 'O-1', ...both, ...reason)).toBe(
      '2 OPTIONS_CONFLICT',
    );
    expect(await refusalOf('order', 'adjust', 'O-1', '-40,01', ...reason)).toBe(
      '5 ORDER_BELOW_ZERO',
    );
  });
});

describe('an order that is taken out', () => {
  test('takes what is awaited for it along, and leaves what was received', async () => {
    await order('add', 'DUR', '40', '--method', 'cash');
    await order('complement', 'O-1', '5', '--method', 'cheque');
    await world.json('payment', 'confirm', 'P-1', '--amount', '40', '--date', '2026-01-03');
    const cancelled = await order('cancel', 'O-1', '--reason', 'ordered twice');
    expect(paymentsOf(cancelled)).toEqual(['4000 cash confirmed', '500 cheque cancelled']);
    expect(cancelled).toMatchObject({ changeCents: -4500, balanceCents: 4000 });
    expect(await balance()).toEqual([4000, 0]);
    for (const words of [
      ['complement', 'O-1', '5'],
      ['adjust', 'O-1', '5', '--reason', 'x'],
      ['cancel', 'O-1', '--reason', 'x'],
    ]) {
      expect(await refusalOf('order', ...words)).toBe('5 ORDER_CANCELLED');
    }
    await world.json('undo', 'O-1');
    expect(await balance()).toEqual([-500, 500]);
  });
});
