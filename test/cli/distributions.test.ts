import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World, type WorldOptions } from '../support/world.ts';

/** A distribution from its sheet to its validation, and what that locks. */

const OPTIONS: WorldOptions = { env: { SOLDE_LEDGER: 'l.solde' }, today: '2026-10-09' };
const DAY = '2026-10-08';

let world: World;

beforeEach(async () => {
  world = newWorld(OPTIONS);
  await run('init AMAP --start 2026-10-01');
  await run('config set methods cheque,cash,transfer,card,online,on-site');
  for (const name of ['Durand', 'Martin', 'Nguyen', 'Petit', 'Roux']) {
    await run(`member add "${name} Anne"`);
  }
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const run = <Json = never>(typed: string) => world.run<Json>(typed);
const refusalOf = (typed: string) => world.refusalOf(typed);
const order = (typed: string) =>
  run<Answer<'order add'>>(`order add ${typed} --distribution ${DAY} --date 2026-10-02`);
const validate = (typed = '') =>
  run<Answer<'distribution validate'>>(`distribution validate ${DAY} ${typed}`);
const reopen = (typed = '') =>
  run<Answer<'distribution reopen'>>(`distribution reopen ${DAY} ${typed}`);
const show = () => run<Answer<'distribution show'>>(`distribution show ${DAY}`);

/** Everything that a person could see of balances and payments. */
async function seen() {
  const { members, totals } = await run<Answer<'balance'>>('balance');
  const { payments } = await run<Answer<'payment list'>>('payment list');
  const { orders } = await run<Answer<'order list'>>('order list');
  return { members, totals, orders, open: payments.filter(({ status }) => status !== 'cancelled') };
}

const balanceOf = async (code: string) => {
  const { members } = await run<Answer<'balance'>>(`balance ${code}`);
  return [members[0]?.balanceCents, members[0]?.pendingCents];
};

const summary = (payments: Answer<'payment list'>['payments']) =>
  payments.map(({ member, method, amountCents }) => `${member} ${method} ${amountCents}`);

/** One order for each way to pay. */
async function aWeek(): Promise<void> {
  await order('DUR --item "Carottes;2;1,80" --item "Pain;1;3,50" --method cheque');
  await order('MAR --item "Carottes;1;1,80" --method transfer');
  await order('NGU 30 --method on-site');
  await order('PET 22 --method cash');
  await order('ROU 15 --method online --psp-id pi_1');
}

describe('the sign-off sheet', () => {
  test('has who ordered, what is expected by method, and what is to be collected', async () => {
    await aWeek();
    const { distribution, expected, toCollectCents, unpaidCents, sheet } = await show();
    expect(distribution).toEqual({
      date: DAY,
      state: 'open',
      orderCount: 5,
      memberCount: 5,
      totalCents: 710 + 180 + 3000 + 2200 + 1500,
    });
    expect(expected).toEqual([
      { method: 'cheque', count: 1, amountCents: 710 },
      { method: 'transfer', count: 1, amountCents: 180 },
      { method: 'on-site', count: 1, amountCents: 3000 },
      { method: 'cash', count: 1, amountCents: 2200 },
    ]);
    expect([toCollectCents, unpaidCents]).toEqual([710 + 3000 + 2200, 0]);
    expect(sheet.map(({ member, orders }) => [member, ...orders])).toEqual([
      ['DUR', 'O-1'],
      ['MAR', 'O-2'],
      ['NGU', 'O-3'],
      ['PET', 'O-4'],
      ['ROU', 'O-5'],
    ]);
  });

  test('lists what each member is handed out', async () => {
    await order('DUR --item "Carottes;2;1,80" --item "Pain;1;3,50" --method cheque');
    await run('order adjust O-1 2 --reason "délivrance"');
    await order('MAR 7 --method cash');
    const { items } = await run<Answer<'distribution show'>>(`distribution show ${DAY} --items`);
    expect(
      items?.map(({ member, item, quantity, amountCents }) => [
        member,
        item,
        quantity,
        amountCents,
      ]),
    ).toEqual([
      ['DUR', 'Carottes', 2, 360],
      ['DUR', 'Pain', 1, 350],
      ['DUR', undefined, undefined, 200],
      ['MAR', undefined, undefined, 700],
    ]);
  });

  test('leaves out what was taken out, and adds up several orders of a member', async () => {
    await order('DUR 10 --method cheque');
    await order('DUR 5 --method cash');
    await order('MAR 7 --method cheque');
    await run('order cancel O-3 --reason x');
    const { distribution, sheet } = await show();
    expect(distribution).toMatchObject({ orderCount: 2, memberCount: 1, totalCents: 1500 });
    expect(sheet).toMatchObject([{ member: 'DUR', orders: ['O-1', 'O-2'], totalCents: 1500 }]);
  });

  test('says what nobody pays: neither paid, announced, nor covered by a credit', async () => {
    await order('DUR 10 --method cheque');
    await order('MAR 10 --method cheque');
    await order('NGU 10 --method cheque');
    for (const payment of ['P-1', 'P-2', 'P-3']) await run(`payment cancel ${payment} --reason x`);
    await run('payment add MAR 4 --method cash');
    await run('payment add NGU 25 --method cash');
    await run('adjust DUR -100 --reason "from before"');
    const { sheet } = await show();
    expect(sheet.map(({ member, unpaidCents }) => [member, unpaidCents])).toEqual([
      ['DUR', 1000],
      ['MAR', 600],
      ['NGU', 0],
    ]);
  });
});

describe('validating', () => {
  test('lists all that stands in the way, and writes nothing', async () => {
    await aWeek();
    const before = await seen();
    const obstacles = await refusalOf(`distribution validate ${DAY}`);
    expect(obstacles).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringMatching(/^UNDECIDED P-1 of DUR, cheque RF\d\d \w{5}, €7.10/),
      expect.stringMatching(/^UNNAMED P-3 of NGU, on site, €30.00/),
      expect.stringMatching(/^UNDECIDED P-4 of PET, cash, €22.00/),
    ]);
    expect(await refusalOf(`distribution validate ${DAY} --as-expected --dry-run`)).toHaveLength(2);
    expect(await seen()).toEqual(before);
  });

  test('receives what was handed over; announced transfers never stand in the way', async () => {
    await aWeek();
    const { received, left, unpaid, distribution } = await validate(
      '--as-expected --on-site card --reason x',
    );
    expect(summary(received)).toEqual(['DUR cheque 710', 'NGU card 3000', 'PET cash 2200']);
    expect(summary(left)).toEqual(['MAR transfer 180']);
    expect([unpaid, distribution.state]).toEqual([[], 'validated']);
    const { members } = await run<Answer<'balance'>>('balance');
    expect(
      members.map(({ code, balanceCents, pendingCents }) => [code, balanceCents, pendingCents]),
    ).toEqual([
      ['DUR', 0, 0],
      ['MAR', -180, 180],
      ['NGU', 0, 0],
      ['PET', 0, 0],
      ['ROU', 0, 0],
    ]);
  });

  test('is dated on the day on which the money was handed over', async () => {
    await order('PET 22 --method cash');
    await validate('--as-expected');
    const { entries } = await run<Answer<'history'>>('history PET');
    expect(entries.map(({ kind, date }) => [kind, date])).toEqual([
      ['order', '2026-10-02'],
      ['payment', DAY],
    ]);
  });

  test('a cheque is confirmed, or explicitly left', async () => {
    await order('DUR 10 --method cheque');
    const { left } = await validate('--left P-1');
    expect(summary(left)).toEqual(['DUR cheque 1000']);
    expect(await balanceOf('DUR')).toEqual([-1000, 1000]);
  });

  test('another amount needs a reason; what is missing needs a word', async () => {
    await order('PET 22 --method cash');
    expect(await refusalOf(`distribution validate ${DAY} --paid P-1=20`)).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringContaining('REASON P-1 of PET'),
      expect.stringContaining('UNPAID PET leaves €2.00 unpaid'),
    ]);
    expect(await refusalOf(`distribution validate ${DAY} --paid P-1=20 --reason x`)).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringContaining('UNPAID PET leaves €2.00 unpaid'),
    ]);
    const { unpaid } = await validate('--paid P-1=20 --reason "no change" --leave-unpaid');
    expect(unpaid).toEqual([{ member: 'PET', amountCents: 200 }]);
    expect(await balanceOf('PET')).toEqual([-200, 0]);
  });

  test('a credit covers what is missing', async () => {
    await run('adjust PET 10 --reason "from before"');
    await order('PET 22 --method on-site');
    const { unpaid } = await validate('--paid P-1=cash:20 --reason "no change"');
    expect([unpaid, await balanceOf('PET')]).toEqual([[], [800, 0]]);
  });

  test('too much is a credit', async () => {
    await order('PET 22 --method cash');
    await validate('--paid PET=25 --reason "no change"');
    expect(await balanceOf('PET')).toEqual([300, 0]);
  });

  test('on site is named, or dropped: then nobody has paid', async () => {
    await order('NGU 30 --method on-site');
    await order('PET 12 --method on-site');
    const dropped = '--paid P-1=cash --left P-2';
    expect(await refusalOf(`distribution validate ${DAY} ${dropped}`)).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringContaining('UNPAID PET leaves €12.00 unpaid'),
    ]);
    const { received, left } = await validate(`${dropped} --leave-unpaid`);
    expect([summary(received), left]).toEqual([['NGU cash 3000'], []]);
    expect(await balanceOf('PET')).toEqual([-1200, 0]);
  });

  test('a cheque that was announced may be cash after all', async () => {
    await order('DUR 10 --method cheque');
    const { received } = await validate('--paid P-1=cash');
    expect(summary(received)).toEqual(['DUR cash 1000']);
    expect(await balanceOf('DUR')).toEqual([0, 0]);
  });

  test('a payment that nobody had announced is taken now', async () => {
    await order('DUR 10 --method cheque');
    await run('payment cancel P-1 --reason "lost"');
    expect(await refusalOf(`distribution validate ${DAY}`)).toHaveLength(2);
    const { received } = await validate('--paid DUR=cash:10');
    expect(summary(received)).toEqual(['DUR cash 1000']);
  });

  test('member by member; the last one closes the distribution', async () => {
    await order('DUR 10 --method cheque');
    await order('PET 22 --method cash');
    const first = await validate('--member DUR --as-expected');
    expect([first.members.length, first.distribution.state]).toEqual([1, 'partly']);
    expect(await refusalOf('order complement O-1 5')).toEqual(['5 DISTRIBUTION_VALIDATED']);
    await run('order complement O-2 5');
    const last = await validate('--member PET --as-expected');
    expect([summary(last.received), last.distribution.state]).toEqual([
      ['PET cash 2700'],
      'validated',
    ]);
    const again = await validate();
    expect([again.members, again.operation]).toEqual([[], undefined]);
  });

  test('one that was not yet held is refused, and so is a day that nobody knows', async () => {
    await run(`order add DUR 10 --method cheque --distribution 2026-10-15`);
    expect(await refusalOf('distribution validate 2026-10-15 --as-expected')).toEqual([
      '5 DISTRIBUTION_NOT_HELD',
    ]);
    const pretended = 'distribution validate 2026-10-15 --as-expected --date 2026-10-15';
    expect(await refusalOf(pretended)).toEqual(['5 DISTRIBUTION_NOT_HELD']);
    expect(await refusalOf('distribution validate 2026-10-14')).toEqual([
      '4 DISTRIBUTION_NOT_FOUND',
    ]);
  });

  test('money of somebody whom it does not validate is refused', async () => {
    await order('DUR 10 --method cheque');
    const paid = `distribution validate ${DAY} --as-expected --paid MAR=cash:12,50`;
    expect(await refusalOf(paid)).toEqual(['5 NOT_ON_SHEET']);
    expect(await refusalOf(`distribution validate ${DAY} --left MAR`)).toEqual([
      '2 PAID_UNREADABLE',
    ]);
    await validate('--left P-1');
    expect(await refusalOf(`distribution validate ${DAY} --paid DUR=cash:10`)).toEqual([
      '5 NOT_ON_SHEET',
    ]);
  });

  test('an amount below zero, and a method that the group does not offer, are refused', async () => {
    await order('DUR 10 --method cheque');
    const paid = (what: string) =>
      refusalOf(`distribution validate ${DAY} --paid ${what} --reason x`);
    expect(await paid('P-1=-5')).toEqual(['2 AMOUNT_NOT_POSITIVE']);
    await run('config set methods cheque,cash');
    expect(await paid('P-1=card')).toEqual(['5 METHOD_DISABLED']);
    const confirm = 'payment confirm P-1 --amount 10 --method card';
    expect(await refusalOf(confirm)).toEqual(['5 METHOD_DISABLED']);
  });

  test('what contradicts itself is refused', async () => {
    await order('DUR 10 --method cheque');
    const twice = `distribution validate ${DAY} --paid P-1=10 --left P-1`;
    expect(await refusalOf(twice)).toEqual(['2 SAID_TWICE']);
  });

  test('a planned day without orders has nothing to validate, and is not locked', async () => {
    await run(`distribution add ${DAY}`);
    const { members, operation } = await validate();
    expect([members, operation]).toEqual([[], undefined]);
    expect((await validate('--member MAR')).operation).toBeUndefined();
    await order('DUR 10 --method cheque');
  });

  test('a payment of another day is none of it', async () => {
    await order('DUR 10 --method cheque');
    await run('payment add PET 5 --method cheque');
    expect(await refusalOf(`distribution validate ${DAY} --as-expected --paid P-2=5`)).toEqual([
      '5 PAYMENT_NOT_EXPECTED',
    ]);
  });
});

describe('the corrected sheet', () => {
  /** The sheet as it was exported, with these cells of its last column filled in. */
  async function correct(
    received: Readonly<Record<string, string>>,
    method: Record<string, string> = {},
  ) {
    await world.solde('distribution', 'show', DAY, '--csv', '--output', 'sheet.csv');
    const [head = '', ...rows] = readFileSync(world.path('sheet.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const filled = rows.map((row) => {
      const cells = row.split(',');
      const code = cells[0] ?? '';
      cells[5] = method[code] ?? cells[5] ?? '';
      cells[8] = received[code] ?? cells[8] ?? '';
      return cells.join(',');
    });
    world.file('sheet.csv', [head, ...filled].join('\n'));
  }

  test('says what was received: an amount, a tick, or nothing', async () => {
    await aWeek();
    await correct({ DUR: 'x', NGU: '30', PET: 'no' }, { NGU: 'cash' });
    const { received, left } = await validate('--from sheet.csv');
    expect(summary(received)).toEqual(['DUR cheque 710', 'NGU cash 3000']);
    expect(summary(left)).toEqual(['MAR transfer 180', 'PET cash 2200']);
  });

  test('what is left empty was not said', async () => {
    await aWeek();
    await correct({ DUR: 'x' });
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv`)).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringContaining('UNNAMED P-3'),
      expect.stringContaining('UNDECIDED P-4'),
    ]);
  });

  test('a tick is for the amount on the sheet, not for what was added since', async () => {
    await order('DUR 10 --method cheque');
    await correct({ DUR: 'x' });
    await run('order complement O-1 5');
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv`)).toEqual([
      '5 VALIDATION_BLOCKED',
      expect.stringContaining('REASON P-1 of DUR'),
      expect.stringContaining('UNPAID DUR leaves €5.00 unpaid'),
    ]);
  });

  test('a row without a payment takes one', async () => {
    await order('DUR 10 --method cheque');
    await run('payment cancel P-1 --reason "lost"');
    await correct({ DUR: '10' }, { DUR: 'cash' });
    expect(summary((await validate('--from sheet.csv')).received)).toEqual(['DUR cash 1000']);
  });

  test('a tick beside a payment online says no more than that its member came', async () => {
    await order('ROU 15 --method online');
    world.file('sheet.csv', 'Member;Payment;Received\nROU;P-1;x\n');
    const { left } = await validate('--from sheet.csv');
    expect(summary(left)).toEqual(['ROU online 1500']);
  });

  test('may be used again for those who are left', async () => {
    await aWeek();
    await correct({ DUR: 'x', NGU: '30', PET: '22' }, { NGU: 'cash' });
    await validate('--from sheet.csv --member DUR');
    const { members } = await validate('--from sheet.csv');
    expect(members.map(({ member }) => member)).toEqual(['MAR', 'NGU', 'PET', 'ROU']);
  });

  test('without its column of payments means what the member is to hand over', async () => {
    await order('DUR 10 --method cheque');
    world.file('sheet.csv', 'Member;Method;Received\nDUR;cash;10\n');
    expect(summary((await validate('--from sheet.csv')).received)).toEqual(['DUR cash 1000']);
    expect(await balanceOf('DUR')).toEqual([0, 0]);
  });

  test('without its column of what was received is no sheet', async () => {
    await order('DUR 10 --method cheque');
    world.file('sheet.csv', 'Member;Payment;Handed\nDUR;P-1;no\n');
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv --as-expected`)).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('HEADER_MISSING'),
    ]);
  });

  test('that says two things of one payment is refused', async () => {
    await order('DUR 10 --method cheque');
    world.file('sheet.csv', 'Member;Payment;Received\nDUR;P-1;x\nDUR;P-1;no\n');
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv`)).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('SAID_TWICE'),
    ]);
  });

  test('that has money of somebody who ordered nothing is refused', async () => {
    await order('DUR 10 --method cheque');
    world.file('sheet.csv', 'Member;Payment;Method;Received\nDUR;P-1;;x\nPET;;cash;5\n');
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv`)).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('NOT_ON_SHEET'),
    ]);
  });

  test('all that is wrong in it is said at once, with line and column', async () => {
    await aWeek();
    await correct({ DUR: 'dix', PET: '1.234' });
    const { err, exit } = await world.solde('distribution', 'validate', DAY, '--from', 'sheet.csv');
    expect(exit).toBe(3);
    expect(err).toMatch(/sheet\.csv:2:\d+: “dix” is not an amount/);
    expect(err).toMatch(/sheet\.csv:5:\d+: “1\.234”/);
  });

  test('a payment under another member’s name is refused', async () => {
    await aWeek();
    world.file('sheet.csv', 'Member,Payment,Received\nPET,P-1,x\n');
    expect(await refusalOf(`distribution validate ${DAY} --from sheet.csv`)).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('PAYMENT_OF_ANOTHER'),
    ]);
  });
});

describe('reopening', () => {
  test('is the exact inverse', async () => {
    await aWeek();
    const before = await seen();
    await validate('--as-expected --on-site cash');
    expect(await seen()).not.toEqual(before);
    await reopen('--reason "a mistake"');
    expect(await seen()).toEqual(before);
    await run('order complement O-1 5');
    const { received } = await validate('--as-expected --on-site cheque');
    expect(summary(received)).toEqual(['DUR cheque 1210', 'NGU cheque 3000', 'PET cash 2200']);
  });

  test('of one member opens the whole, and leaves the others validated', async () => {
    await aWeek();
    await validate('--as-expected --on-site cash');
    const { members, takenBack } = await reopen('--member PET');
    expect([members, summary(takenBack)]).toEqual([['PET'], ['PET cash 2200']]);
    expect((await show()).distribution.state).toBe('partly');
    expect(await refusalOf('order adjust O-1 -1 --reason x')).toEqual(['5 DISTRIBUTION_VALIDATED']);
    await run('order adjust O-4 -2 --reason x');
    expect((await validate('--as-expected')).distribution.state).toBe('validated');
  });

  test('for somebody who had not ordered, opens the whole alone', async () => {
    await order('DUR 10 --method cheque');
    await validate('--as-expected');
    expect(await refusalOf(`order add PET 5 --method cash --distribution ${DAY}`)).toEqual([
      '5 DISTRIBUTION_VALIDATED',
    ]);
    const { members, distribution } = await reopen('--member PET');
    expect([members, distribution.state]).toEqual([[], 'partly']);
    await order('PET 5 --method cash');
    expect((await validate('--as-expected')).members).toMatchObject([{ member: 'PET' }]);
  });

  test('leaves, and names, what was paid online and what the bank has shown', async () => {
    await aWeek();
    await validate('--as-expected --on-site cash');
    world.file('bank.csv', 'date;label;amount\n2026-10-09;REMISE CHEQUE DURAND ANNE;7,10\n');
    await run('import bank.csv');
    await run('line assign L-1 DUR --payment P-1');
    const { kept, takenBack } = await reopen();
    expect(kept.map(({ payment, reason }) => [payment.member, reason])).toEqual([
      ['DUR', 'bank'],
      ['ROU', 'online'],
    ]);
    expect(summary(takenBack)).toEqual(['PET cash 2200', 'NGU cash 3000']);
    expect(await balanceOf('DUR')).toEqual([0, 0]);
  });

  test('says of a moved payment where it went, and of the terminal’s that it was shown', async () => {
    await aWeek();
    await validate('--as-expected --on-site card');
    await run('payment move P-1 MAR --reason x');
    world.file(
      'sumup.csv',
      'Date,Transaction ID,Transaction Type,Status,Total,Fee\n2026-10-08 18:00:00,T1,Sale,Successful,30,0\n',
    );
    await run('payment import sumup.csv');
    const { kept } = await reopen();
    expect(kept.map(({ payment, reason }) => [payment.member, reason])).toEqual([
      ['NGU', 'provider'],
      ['ROU', 'online'],
      ['DUR', 'moved'],
    ]);
  });

  test('needs something that was validated', async () => {
    await order('DUR 10 --method cheque');
    expect(await refusalOf(`distribution reopen ${DAY}`)).toEqual(['5 DISTRIBUTION_NOT_VALIDATED']);
    await order('PET 10 --method cash');
    await validate('--member PET --as-expected');
    expect(await refusalOf(`distribution reopen ${DAY} --member DUR`)).toEqual([
      '5 DISTRIBUTION_NOT_VALIDATED',
    ]);
  });
});

describe('a product of a whole day', () => {
  test('did not come: all orders that have it are less', async () => {
    await aWeek();
    const answer = await run<Answer<'distribution adjust'>>(
      `distribution adjust ${DAY} --item carot --missing --reason "none came"`,
    );
    expect([answer.item, answer.changeCents]).toEqual(['Carottes', -540]);
    expect(answer.changes.map(({ order: id, amountCents }) => [id, amountCents])).toEqual([
      ['O-1', 350],
      ['O-2', 0],
    ]);
    expect(await balanceOf('DUR')).toEqual([-350, 350]);
    expect(await balanceOf('MAR')).toEqual([0, 0]);
  });

  test('cost something else', async () => {
    await aWeek();
    await run(`distribution adjust ${DAY} --item Carottes --price 1,60 --reason "smaller"`);
    expect(await balanceOf('DUR')).toEqual([-670, 670]);
  });

  test('all or nothing, once one of the orders is validated', async () => {
    await aWeek();
    await validate('--member DUR --as-expected');
    const before = await seen();
    const missing = `distribution adjust ${DAY} --item Carottes --missing --reason x`;
    expect(await refusalOf(missing)).toEqual(['5 DISTRIBUTION_VALIDATED']);
    expect(await seen()).toEqual(before);
  });

  test('has to be one that was ordered', async () => {
    await aWeek();
    const adjust = `distribution adjust ${DAY} --missing --reason x --item`;
    expect(await refusalOf(`${adjust} Miel`)).toEqual(['4 DISTRIBUTION_ITEM_UNKNOWN']);
    await order('PET --item "Pain complet;1;4" --method cash');
    expect(await refusalOf(`${adjust} a`)).toEqual(['4 DISTRIBUTION_ITEM_UNKNOWN']);
    await run(`${adjust} pain`);
    expect(await balanceOf('PET')).toEqual([-2600, 2600]);
  });
});

describe('planned days', () => {
  test('are listed with those that have orders', async () => {
    await run('distribution add 2026-10-08 2026-10-08 --until 2026-10-25');
    await order('DUR 10 --method cheque');
    await run('order add PET 5 --method cash --distribution 2026-10-02');
    const { distributions } = await run<Answer<'distribution list'>>('distribution list');
    expect(distributions.map(({ date, state }) => [date, state])).toEqual([
      ['2026-10-02', 'open'],
      ['2026-10-08', 'open'],
      ['2026-10-15', 'planned'],
      ['2026-10-22', 'planned'],
    ]);
    const waiting = await run<Answer<'distribution list'>>('distribution list --open');
    expect(waiting.distributions.map(({ date }) => date)).toEqual(['2026-10-02', '2026-10-08']);
    const again = await run<Answer<'distribution add'>>('distribution add 2026-10-15');
    expect(again.operation).toBeUndefined();
  });

  test('warn of an order for another day', async () => {
    await run('distribution add 2026-10-08 2026-10-15');
    expect((await order('DUR 10 --method cheque')).warnings).toBeUndefined();
    const other = 'order add DUR 10 --method cheque --distribution 2026-10-09';
    expect((await run<Answer<'order add'>>(other)).warnings).toEqual([
      'No distribution is planned on 2026-10-09; planned are 2026-10-08, 2026-10-15.',
    ]);
  });
});

test('status names a distribution that waits longer than three days', async () => {
  const todoOn = async (today: string) => {
    const later = newWorld({ ...OPTIONS, folder: world.folder, today });
    const { todo } = await later.json<Answer<'status'>>('status');
    return todo.filter(({ code }) => code === 'validate-distribution');
  };
  await order('DUR 10 --method cheque');
  expect(await todoOn('2026-10-11')).toEqual([]);
  expect(await todoOn('2026-10-12')).toEqual([
    { code: 'validate-distribution', count: 4, command: `distribution validate ${DAY}` },
  ]);
  await validate('--as-expected');
  expect(await todoOn('2026-10-12')).toEqual([]);
  await reopen();
  expect(await todoOn('2026-10-12')).toHaveLength(1);
  await run('order cancel O-1 --reason x');
  expect(await todoOn('2026-10-12')).toEqual([]);
});
