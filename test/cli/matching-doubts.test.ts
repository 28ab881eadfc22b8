import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What a second reading found: money that went where nobody said, and refusals without a way out. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
  await world.json('member', 'add', 'Dupont Claire');
  await world.json('member', 'add', 'Martin Paul');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

let fileNumber = 0;

async function imported(...rows: readonly string[]) {
  fileNumber += 1;
  const name = `releve-${fileNumber}.csv`;
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);
  return world.json<Answer<'import'>>('import', name);
}

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string } };
  return `${exit} ${error.code}`;
}

const balanceOf = async (member: string) => {
  const { members } = await world.json<Answer<'balance'>>('balance', member);
  return members[0]?.balanceCents;
};

const permanent = async (member: string) => {
  const shown = await world.json<Answer<'member show'>>('member', 'show', member);
  return shown.member.reference ?? '';
};

const orderOf = async (member: string, amount: string, date = '2026-01-02') => {
  const words = ['order', 'add', member, amount, '--method', 'transfer', '--date', date];
  const { payment } = await world.json<Answer<'order add'>>(...words);
  return payment?.reference ?? '';
};

const recordedByHand = (amount: string) => {
  const words = ['payment', 'add', 'DUP', amount, '--method', 'transfer', '--received'];
  return world.json(...words, '--date', '2026-01-08');
};

describe('nothing is credited twice', () => {
  test('by naming a line twice', async () => {
    await imported(`2026-01-09;VIR ${await permanent('DUP')};45`);
    await world.json('line', 'unmatch', 'L-1');
    const { matched } = await world.json<Answer<'match'>>('match', 'L-1', 'l-1', 'L1');
    expect(matched).toHaveLength(1);
    expect(await balanceOf('DUP')).toBe(4500);
  });

  test('by an order’s reference beside the same money recorded by hand', async () => {
    const reference = await orderOf('DUP', '45');
    await recordedByHand('45');
    const { waiting } = await imported(`2026-01-09;VIR ${reference};45`);
    expect(waiting[0]?.proposals.map(({ rule, payment }) => [rule, payment])).toEqual([
      ['exact-reference', 'P-1'],
      ['recorded-by-hand', 'P-2'],
    ]);
  });

  test.each([
    ['a permanent reference', async () => `VIR ${await permanent('DUP')}`],
    ['a payer known before', () => Promise.resolve('VIR DE M KOWALSKI STEFAN')],
  ])('by %s beside another amount recorded by hand', async (_, labelOf) => {
    await imported('2026-01-07;VIR DE M KOWALSKI STEFAN;50');
    await world.json('line', 'assign', 'L-1', 'DUP');
    await recordedByHand('45');
    const { matched, waiting } = await imported(`2026-02-09;${await labelOf()};50`);
    expect(matched).toEqual([]);
    expect(waiting[0]).toMatchObject({ reason: 'payment-unclear', proposals: [{ member: 'DUP' }] });
  });
});

describe('nothing is credited by what is no witness', () => {
  test.each([
    ['a date', '1205', 'VIR SEPA RECU DE MME DUPONT CLAIRE DU 12/05/2026'],
    ['a year', '2026', 'VIR SEPA MME DUPONT CLAIRE COMMANDE MAI 2026'],
    ['a date in one word', '120526', 'VIR DU 120526'],
  ])('an order code that is %s', async (_, code, label) => {
    const rows = `MAR;45;transfer;2026-05-02;${code}\nDUP;45;transfer;2026-05-02;CMD-1301\n`;
    world.file('orders.csv', `member;amount;method;date;order\n${rows}`);
    await world.json('order', 'import', 'orders.csv');
    expect((await imported(`2026-05-12;${label};45`)).matched).toEqual([]);
  });

  test.each([
    'CHEQUE COMPENSE 12345',
    'ACHAT CB CARTE 1234 09/01',
    'VIREMENT SORTANT',
    'PAIEMENT CARTE BANCAIRE',
  ])('the bank’s own words: %s', async (label) => {
    await imported(`2026-01-09;${label};-60`);
    await world.json('line', 'assign', 'L-1', '--to', 'other');
    expect((await imported(`2026-02-09;${label};-60`)).matched).toEqual([]);
  });

  test('the name of somebody through whom anybody may pay', async () => {
    await orderOf('DUP', '45');
    await imported('2026-01-09;VIR SEPA RECU DE LYDIA SOLUTIONS;45');
    await world.json('line', 'assign', 'L-1', 'DUP');
    for (const member of ['DUP', 'MAR']) await orderOf(member, '45', '2026-02-02');
    expect((await imported('2026-02-09;VIR SEPA RECU DE LYDIA SOLUTIONS;45')).matched).toEqual([]);
  });

  test('a payer whose line a person took back', async () => {
    await imported('2026-01-09;VIR DE M KOWALSKI STEFAN;50');
    await world.json('line', 'assign', 'L-1', 'DUP');
    await imported('2026-02-09;VIR DE M KOWALSKI STEFAN;50');
    await world.json('undo', 'L-2');
    expect((await imported('2026-03-09;VIR DE M KOWALSKI STEFAN;50')).matched).toEqual([]);
  });

  test('a whole file taken back says nothing about who pays', async () => {
    await imported('2026-01-09;VIR DE M KOWALSKI STEFAN;50');
    await world.json('line', 'assign', 'L-1', 'DUP');
    await imported('2026-02-09;VIR DE M KOWALSKI STEFAN;50');
    await world.json('undo', 'I-2');
    const { matched } = await imported('2026-02-09;VIR DE M KOWALSKI STEFAN;50');
    expect(matched).toMatchObject([{ member: 'DUP', rule: 'learned-payer' }]);
  });
});

describe('a payment', () => {
  test('does not go below zero, nor come back before it came', async () => {
    await imported(`2026-01-09;VIR ${await permanent('DUP')};45`, '2026-01-12;REJET;-90');
    expect(await refusalOf('line', 'split', 'L-2', 'P-1=45', 'P-1=45')).toMatch(/^5 /);
    const assign = ['line', 'assign', 'L-2', 'DUP', '--payment'];
    expect(await refusalOf(...assign, 'P-1')).toBe('5 RETURN_TOO_LARGE');
    await orderOf('DUP', '90');
    expect(await refusalOf(...assign, 'P-2')).toBe('5 PAYMENT_NOT_RETURNABLE');
  });

  test('that was taken back gets no money', async () => {
    await recordedByHand('45');
    await imported('2026-01-09;VIR A;45');
    await world.json('undo', 'P-1');
    expect(await refusalOf('line', 'split', 'L-1', 'P-1')).toBe('4 NOT_FOUND');
  });

  test('of somebody else is said to be theirs', async () => {
    await recordedByHand('45');
    await imported('2026-01-09;VIR A;45');
    const words = ['line', 'assign', 'L-1'];
    expect(await refusalOf(...words, 'MAR', '--payment', 'P-1')).toBe('5 PAYMENT_OF_ANOTHER');
    expect(await refusalOf(...words, '--to', 'other', '--payment', 'new')).toBe(
      '2 OPTIONS_CONFLICT',
    );
  });

  test('comes back together with another that one transfer paid', async () => {
    const [first, second] = [await orderOf('DUP', '45'), await orderOf('MAR', '30')];
    const { matched } = await imported(
      `2026-01-09;VIR ${first} ${second};75`,
      `2026-01-12;REJET VIR ${first} ${second};-75`,
    );
    expect(matched.map(({ member, rule, amountCents }) => [member, rule, amountCents])).toEqual([
      ['DUP', 'several-references', 4500],
      ['MAR', 'several-references', 3000],
      ['DUP', 'returned-payment', -4500],
      ['MAR', 'returned-payment', -3000],
    ]);
    expect([await balanceOf('DUP'), await balanceOf('MAR')]).toEqual([-4500, -3000]);
  });

  test('does not come back with a line that is far more', async () => {
    await imported(`2026-01-09;VIR ${await permanent('DUP')};45`, '2026-01-12;FACTURE FERME;-500');
    const bounce = ['payment', 'bounce', 'P-1', '--line'];
    expect(await refusalOf(...bounce, 'L-2')).toBe('5 BOUNCE_AMOUNT_DIFFERS');
    await imported('2026-01-13;IMPAYE;-57');
    const answer = await world.json<Answer<'payment bounce'>>(...bounce, 'L-3');
    expect(answer).toMatchObject({ line: 'L-3', bankCents: 1200 });
    expect(await refusalOf(...bounce, 'L-2')).toBe('5 PAYMENT_NOT_RETURNABLE');
  });
});

describe('taking back and bringing back', () => {
  test('a match does not come back onto a heading that is gone', async () => {
    await imported('2026-01-09;VIR DON;45');
    const { operation: opened } = await world.json<Answer<'heading add'>>('heading', 'add', 'Fête');
    const words = ['line', 'assign', 'L-1', '--to', 'Fête'];
    const { operation } = await world.json<Answer<'line assign'>>(...words);
    const { undone } = await world.json<Answer<'undo'>>('undo', operation ?? '');
    await world.json('undo', opened ?? '');
    expect(await refusalOf('undo', undone[0]?.reversal ?? '')).toBe('5 REDO_REFUSED');
  });

  test('what a file’s undo took back is not said to block itself', async () => {
    await imported('2026-01-09;VIR A;45');
    const { operation } = await world.json<Answer<'line assign'>>('line', 'assign', 'L-1', 'DUP');
    expect(operation).toBe('A-4');
    await world.json('undo', 'I-1');
    expect(await refusalOf('undo', 'A-5')).toBe('5 REDO_REFUSED');
  });
});

describe('the parts of a line', () => {
  test('are of a member whose code looks like a payment', async () => {
    await world.json('member', 'add', 'Petit Luc', '--code', 'P1');
    await imported('2026-01-09;VIR A;45');
    await world.json('line', 'split', 'L-1', 'P1=30', 'DUP');
    expect(await balanceOf('P1')).toBe(3000);
  });

  test('are written as the program writes amounts', async () => {
    await imported('2026-01-09;VIR A;45');
    await world.json('line', 'split', 'L-1', 'DUP=40,00 € MAR=5,00 €');
    expect(await balanceOf('DUP')).toBe(4000);
  });

  test('leave something for the one who gets the rest', async () => {
    await imported('2026-01-09;VIR A;45');
    expect(await refusalOf('line', 'split', 'L-1', 'DUP=45', 'MAR')).toBe('2 SPLIT_NOTHING_LEFT');
  });
});

describe('a heading’s name', () => {
  test.each(['Ferme A; B', 'A = B', 'P-4', 'o12', '📦', '!!!', 'Livret A'])(
    'is not %s',
    async (name) => {
      await world.json('config', 'set', 'accounts', 'Compte courant,Livret A');
      expect(await refusalOf('heading', 'add', name)).toBe('2 HEADING_NAME');
    },
  );

  test('goes before a bank account that is called the same', async () => {
    await world.json('config', 'set', 'accounts', 'Compte courant,Donations');
    world.file('don.csv', 'date;label;amount\n2026-01-10;DON;5\n');
    await world.json('import', 'don.csv', '--account', 'courant');
    const words = ['line', 'assign', 'L-1', '--to', 'donations'];
    const { matched } = await world.json<Answer<'line assign'>>(...words);
    expect(matched.heading).toBe('donations');
  });
});
