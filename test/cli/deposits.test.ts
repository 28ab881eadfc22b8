import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Cheques in the drawer, and what is taken to the bank together, through the commands. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01', '--date', '2026-10-05');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('member', 'add', 'Martin Paul');
  await world.json('heading', 'add', 'Ferme Dupré');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const cheque = (member: string, amount: string, number: string, ...more: readonly string[]) =>
  world.json<Answer<'payment add'>>('payment', 'add', member, amount, '--number', number, ...more);

const drawer = async (...flags: readonly string[]) => {
  const answer = await world.json<Answer<'payment list'>>('payment', 'list', '--in-hand', ...flags);
  return answer.drawer?.cheques.map(({ number, members, amountCents }) =>
    [number, members.join('+'), amountCents].join(' '),
  );
};

const deposits = async () => {
  const answer = await world.json<Answer<'deposit list'>>('deposit', 'list');
  return answer.deposits.map(({ id, amountCents, status }) => `${id} ${amountCents} ${status}`);
};

const balanceOf = async (member: string) => {
  const { members } = await world.json<Answer<'balance'>>('balance', member);
  return members[0]?.balanceCents;
};

const headingCents = async (wanted: string) => {
  const { headings } = await world.json<Answer<'heading list'>>('heading', 'list');
  return headings.find(({ name }) => name === wanted)?.balanceCents;
};

async function imported(...rows: readonly string[]) {
  const name = `releve-${rows.join().length}.csv`;
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);
  const { matched, waiting } = await world.json<Answer<'import'>>('import', name);
  return [
    ...matched.map(({ deposit, member, payment, amountCents }) =>
      [deposit ?? member, payment, amountCents].filter((each) => each !== undefined).join(' '),
    ),
    ...waiting.map(({ proposals }) => `waits: ${proposals.map((each) => each.why).join(', ')}`),
  ];
}

async function codeOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string } };
  return `${error.code} ${exit}`;
}

describe('the drawer', () => {
  test('has the cheques by the day of their deposit, one for several members once', async () => {
    await cheque('DUR', '20', '3', '--deposit-from', '2026-11-01');
    await world.json('payment', 'add', '--for', 'DUR=30', '--for', 'MAR=25', '--number', '2');
    await cheque('MAR', '20', '1', '--deposit-from', '2026-10-01');
    expect(await drawer()).toEqual([
      '0000001 MAR 2000',
      '0000002 DUR+MAR 5500',
      '0000003 DUR 2000',
    ]);
    expect(await drawer('--member', 'DUR')).toEqual(['0000002 DUR+MAR 5500', '0000003 DUR 2000']);
  });

  test('keeps one cheque whole when a share of it is moved to the right member', async () => {
    await world.json('member', 'add', 'Roux Zoé');
    await world.json('payment', 'add', '--for', 'DUR=30', '--for', 'MAR=25', '--number', '2');
    await world.json('payment', 'move', 'P-2', 'ROU', '--reason', 'x');
    expect(await drawer()).toEqual(['0000002 DUR+ROU 5500']);
    await world.json('deposit', 'create');
    expect(await imported('2026-10-06;REM CHQ;55')).toEqual(['D-1 5500']);
    expect(await balanceOf('ROU')).toBe(2500);
  });

  test('gives a cheque back for all for whom it pays, and has it again when that is undone', async () => {
    await world.json('payment', 'add', '--for', 'DUR=30', '--for', 'MAR=25', '--number', '2');
    await world.json('payment', 'cancel', 'P-1', '--handed-back', '--reason', 'x');
    expect([await drawer(), await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([[], 0, 0]);
    await world.json('undo', 'P-1');
    expect(await drawer()).toEqual(['0000002 DUR+MAR 5500']);
  });

  test('knows a cheque again by its number, whatever day the list gives it', async () => {
    const list = (day: string, number: string) =>
      `member;amount;method;date;number\nDUR;20;cheque;${day};${number}\n`;
    world.file('a.csv', list('2026-10-05', ''));
    world.file('b.csv', list('2026-10-05', '1234567'));
    world.file('c.csv', list('2026-10-06', '1234567'));
    await world.json('payment', 'import', 'a.csv');
    const again = await world.json<Answer<'payment import'>>('payment', 'import', 'b.csv');
    expect([again.count, again.knownCount]).toEqual([0, 1]);
    expect(await codeOf('payment', 'add', 'DUR', '20', '--number', '1234567')).toBe(
      'CHEQUE_KNOWN 5',
    );
    expect(await codeOf('payment', 'import', 'c.csv')).toBe('FILE_REFUSED 3');
  });

  test('takes a cheque anew that was given back or came back, and then not the first again', async () => {
    await cheque('DUR', '20', '7');
    await world.json('payment', 'cancel', 'P-1', '--handed-back', '--reason', 'not signed');
    await cheque('DUR', '20', '7');
    expect(await drawer()).toEqual(['0000007 DUR 2000']);
    expect(await codeOf('undo', 'P-1')).toBe('CHEQUE_KNOWN 5');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REM CHQ;20', '2026-10-12;CHQ IMPAYE 0000007;-20');
    await cheque('DUR', '20', '7');
    expect([await drawer(), await balanceOf('DUR')]).toEqual([['0000007 DUR 2000'], 2000]);
    expect(await codeOf('undo', 'L-2')).toBe('CHEQUE_KNOWN 5');
  });

  test('takes one cheque for two amounts of a member, not for two rows of a list', async () => {
    await world.json('payment', 'add', '--for', 'MAR=30', '--for', 'MAR=10', '--number', '9');
    expect(await drawer()).toEqual(['0000009 MAR+MAR 4000']);
    const row = 'DUR;20;cheque;2026-10-05;8';
    world.file('a.csv', `member;amount;method;date;number\n${row}\n${row}\n`);
    const { err } = await world.solde('payment', 'import', 'a.csv');
    expect(err).toContain('0000008 stands twice in this file');
  });

  test('is told by a list which number a cheque has, and does not take it twice for another', async () => {
    const list = (...numbers: readonly string[]) =>
      world.file(
        'a.csv',
        `member;amount;method;date;number\n${numbers.map((number) => `DUR;20;cheque;2026-10-05;${number}\n`).join('')}`,
      );
    const importing = () => world.json<Answer<'payment import'>>('payment', 'import', 'a.csv');
    list('');
    await importing();
    list('7.0');
    const { completedCount, count, operation } = await importing();
    expect([completedCount, count, await drawer()]).toEqual([1, 0, ['0000007 DUR 2000']]);
    await world.json('undo', operation ?? '');
    expect(await drawer()).toEqual([' DUR 2000']);
    await importing();
    list('8');
    const { err } = await world.solde('payment', 'import', 'a.csv');
    expect(err).toContain('with the cheque 0000007, not 0000008');
    list('8', '7');
    expect((await importing()).count).toBe(1);
    await world.json('payment', 'cancel', 'P-1', '--handed-back', '--reason', 'not signed');
    list('8', '9');
    expect((await importing()).count).toBe(1);
    expect(await drawer()).toEqual(['0000008 DUR 2000', '0000009 DUR 2000']);
  });

  test('does not take a cheque that was given back from a list once more', async () => {
    world.file('a.csv', 'member;amount;method;date;number\nDUR;20;cheque;2026-10-05;7\n');
    await world.json('payment', 'import', 'a.csv');
    await world.json('payment', 'cancel', 'P-1', '--handed-back', '--reason', 'x');
    const again = await world.json<Answer<'payment import'>>('payment', 'import', 'a.csv');
    expect([again.count, again.knownCount]).toEqual([0, 1]);
  });
});

describe('a deposit', () => {
  test('is matched by a line of its amount that speaks of cheques; its members stay credited', async () => {
    await cheque('DUR', '20', '1');
    await cheque('MAR', '30', '2');
    await world.json('deposit', 'create');
    expect(await imported('2026-10-07;REMISE DE CHEQUES;50')).toEqual(['D-1 5000']);
    expect(await deposits()).toEqual(['D-1 5000 credited']);
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([2000, 3000]);
  });

  test('is found though it is recorded after the statement', async () => {
    await cheque('DUR', '20', '1');
    await imported('2026-10-05;REMISE CHEQUES;20');
    await world.json('deposit', 'create', '--date', '2026-10-05');
    await world.json('match');
    expect(await deposits()).toEqual(['D-1 2000 credited']);
  });

  test('that another one equals waits for a person, who names it', async () => {
    await cheque('DUR', '20', '1');
    await world.json('deposit', 'create');
    await cheque('MAR', '20', '2');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REMISE CHEQUES;20');
    expect(await deposits()).toEqual(['D-1 2000 in-transit', 'D-2 2000 in-transit']);
    await world.json('line', 'assign', 'L-1', '--to', 'D-2');
    expect(await deposits()).toEqual(['D-1 2000 in-transit', 'D-2 2000 credited']);
  });

  test('that the bank corrected is closed; the difference is of whom it is said to be', async () => {
    await cheque('DUR', '20', '1');
    await cheque('MAR', '30', '2');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REMISE CHEQUES;48');
    await world.json('line', 'assign', 'L-1', '--to', 'D-1', '--difference', 'MAR');
    expect([await deposits(), await balanceOf('MAR')]).toEqual([['D-1 5000 credited'], 2800]);
    await world.json('line', 'unmatch', 'L-1');
    expect([await deposits(), await balanceOf('MAR')]).toEqual([['D-1 5000 in-transit'], 3000]);
    await world.json('line', 'assign', 'L-1', '--to', 'D-1', '--difference', 'bank-fees');
    expect([await balanceOf('MAR'), await headingCents('bank-fees')]).toEqual([3000, -200]);
  });

  test('is cancelled whole, and its cheques are in the drawer as before', async () => {
    await cheque('DUR', '20', '1');
    await cheque('MAR', '30', '2', '--payable-to', 'dupré');
    const before = await drawer();
    await world.json('deposit', 'create');
    await world.json('deposit', 'create', '--to', 'dupré');
    expect(await headingCents('Ferme Dupré')).toBe(-3000);
    expect(await codeOf('undo', 'P-1')).toBe('UNDO_WHOLE_DEPOSIT 5');
    await world.json('deposit', 'cancel', 'D-1');
    await world.json('deposit', 'cancel', 'D-2');
    expect(await drawer()).toEqual(before);
    expect(await headingCents('Ferme Dupré')).toBe(0);
    expect(await deposits()).toEqual(['D-1 2000 cancelled', 'D-2 3000 cancelled']);
  });

  test('that the bank has shown is cancelled only once its line is free again', async () => {
    await cheque('DUR', '20', '1');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REMISE CHEQUES;20');
    expect(await codeOf('deposit', 'cancel', 'D-1')).toBe('UNDO_BLOCKED 5');
    await world.json('line', 'unmatch', 'L-1');
    await world.json('deposit', 'cancel', 'D-1');
    expect(await drawer()).toEqual(['0000001 DUR 2000']);
  });
});

describe('deposit create and deposit cancel', () => {
  test('refuse what can’t be meant, and cancel only once', async () => {
    await world.json('opening', 'add', '--cheques', '50');
    await cheque('DUR', '20', '1', '--payable-to', 'dupré');
    expect(await codeOf('deposit', 'create', '--earlier', '-5')).toBe('AMOUNT_NOT_POSITIVE 2');
    expect(await codeOf('deposit', 'create', '--earlier', '0')).toBe('AMOUNT_NOT_POSITIVE 2');
    expect(await codeOf('deposit', 'create', '--to', 'dupré', '--account', 'x')).toBe(
      'OPTIONS_CONFLICT 2',
    );
    await world.json('deposit', 'create', '--to', 'dupré');
    await world.json('deposit', 'cancel', 'D-1');
    const again = await world.solde('deposit', 'cancel', 'D-1');
    expect([again.exit, again.out]).toEqual([0, 'D-1 was cancelled already; nothing was done.\n']);
  });
});

describe('the day of a cheque', () => {
  test('is when it was received, not announced; no deposit before has it', async () => {
    const { payment } = await world.json<Answer<'payment add'>>(
      ...['payment', 'add', 'DUR', '20', '--method', 'cheque', '--date', '2026-09-01'],
    );
    await world.json(
      ...['payment', 'confirm', payment.id ?? '', '--amount', '20', '--date', '2026-10-03'],
      ...['--reference', payment.reference ?? '', '--number', '7'],
    );
    await world.json('member', 'add', 'Roux Zoé');
    await world.json('payment', 'move', 'P-1', 'ROU', '--reason', 'x', '--date', '2026-10-04');
    const { drawer: held } = await world.json<Answer<'payment list'>>(
      'payment',
      'list',
      '--in-hand',
    );
    expect(held?.cheques[0]?.receivedOn).toBe('2026-10-03');
    const early = ['deposit', 'create', '--date', '2026-10-02'] as const;
    expect(await codeOf(...early)).toBe('CHEQUE_NOT_YET 5');
    expect(await codeOf(...early, 'P-2')).toBe('CHEQUE_NOT_YET 5');
    await cheque('MAR', '30', '8', '--date', '2026-10-01');
    const { deposit } = await world.json<Answer<'deposit create'>>(...early);
    expect(deposit.amountCents).toBe(3000);
    await world.json('deposit', 'create', '--date', '2026-10-05');
    const { cheques } = await world.json<Answer<'deposit show'>>('deposit', 'show', 'D-2');
    expect(cheques[0]?.receivedOn).toBe('2026-10-03');
  });
});

describe('an expired cheque', () => {
  const status = async (date: string) => {
    const { todo } = await world.json<Answer<'status'>>('status', '--date', date);
    return todo.flatMap(({ code, count }) => (code.includes('cheque') ? `${code} ${count}` : []));
  };

  test('is not to be taken anywhere any more, and deposit create says why', async () => {
    await cheque('DUR', '20', '1', '--date', '2026-02-01');
    await cheque('MAR', '30', '2', '--date', '2026-02-01', '--payable-to', 'dupré');
    const both = ['deposit-cheques 1', 'hand-over-cheques 1'];
    expect(await status('2026-10-05')).toEqual(both);
    expect(await status('2027-02-09')).toEqual(['cheques-expire 2', ...both]);
    expect(await status('2027-02-10')).toEqual(['cheques-expired 2']);
    const { err, exit } = await world.solde('deposit', 'create', '--date', '2027-02-10');
    expect(exit).toBe(5);
    expect(err).toContain('1 cheque in the drawer, which no bank has to pay any more');
    const listed = await world.json<Answer<'payment list'>>(
      ...['payment', 'list', '--in-hand', '--date', '2027-02-10'],
    );
    expect(listed.warnings?.[0]).toContain(
      'solde payment cancel P-1 --handed-back --reason expired',
    );
  });
});

describe('an unpaid cheque', () => {
  test('reopens only its member, by its number and amount', async () => {
    await cheque('DUR', '20', '1234567');
    await cheque('MAR', '20', '7654321');
    await world.json('deposit', 'create');
    expect(
      await imported('2026-10-07;REMISE CHEQUES;40', '2026-10-12;IMPAYE CHEQUE N 7654321;-20'),
    ).toEqual(['D-1 4000', 'MAR P-2 -2000']);
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([2000, 0]);
  });

  test('reopens all for whom it paid', async () => {
    await world.json('payment', 'add', '--for', 'DUR=30', '--for', 'MAR=25', '--number', '2');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REMISE CHEQUES;55', '2026-10-12;CHEQUE IMPAYE;-55');
    await world.json('payment', 'bounce', 'P-2');
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([0, 0]);
    await world.json('undo', 'L-2');
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([3000, 2500]);
  });

  test('with the bank’s charge in the same line is proposed, and split by bounce', async () => {
    await cheque('DUR', '20', '1234567');
    await world.json('deposit', 'create');
    expect(
      await imported('2026-10-07;REM CHQ;20', '2026-10-12;CHQ IMPAYE 1234567 + FRAIS;-35'),
    ).toEqual(['D-1 2000', 'waits: the label says that the cheque 1234567 came back']);
    await world.json('payment', 'bounce', 'P-1', '--line', 'L-2');
    expect([await balanceOf('DUR'), await headingCents('bank-fees')]).toEqual([0, -1500]);
  });
});

describe('one cheque for several members, a share of which was moved', () => {
  const shares = ['payment', 'add', '--for', 'DUR=30', '--for', 'MAR=25', '--number', '7'];
  beforeEach(async () => {
    await world.json('member', 'add', 'Nguyễn Lê Thanh');
    await world.json(...shares);
  });

  const back = async () => {
    const found = await imported('2026-10-07;REM CHQ;55', '2026-10-12;CHEQUE IMPAYE 0000007;-55');
    return [found, await balanceOf('DUR'), await balanceOf('MAR'), await balanceOf('NGU')];
  };

  test('before its deposit is one on the slip, and comes back for all', async () => {
    await world.json('payment', 'move', 'P-2', 'NGU', '--reason', 'x');
    const { deposit } = await world.json<Answer<'deposit create'>>('deposit', 'create');
    expect(deposit.chequeCount).toBe(1);
    expect(await back()).toEqual([['D-1 5500', 'DUR P-1 -3000', 'NGU P-3 -2500'], 0, 0, 0]);
  });

  test('after its deposit comes back for all', async () => {
    await world.json('deposit', 'create');
    await world.json('payment', 'move', 'P-2', 'NGU', '--reason', 'x');
    expect(await back()).toEqual([['D-1 5500', 'DUR P-1 -3000', 'NGU P-3 -2500'], 0, 0, 0]);
    expect(await headingCents('bank-fees')).toBe(0);
  });
});

describe('what can’t be', () => {
  test('a cheque in the drawer can’t come back from the bank', async () => {
    await cheque('DUR', '36', '2222222');
    await imported('2026-10-12;CHEQUE IMPAYE 2222222;-36');
    expect(await codeOf('payment', 'bounce', 'P-1')).toBe('PAYMENT_NOT_RETURNABLE 5');
  });

  test('nor be in the drawer once it has: its deposit’s line takes the return with it', async () => {
    await cheque('DUR', '36', '2222222');
    await world.json('deposit', 'create');
    await imported('2026-10-07;REM CHQ;36');
    await imported('2026-10-12;CHEQUE IMPAYE 2222222;-36');
    expect(await balanceOf('DUR')).toBe(0);
    await world.json('undo', 'I-1');
    await world.json('deposit', 'cancel', 'D-1');
    expect([await balanceOf('DUR'), await drawer()]).toEqual([3600, ['2222222 DUR 3600']]);
  });

  test('a producer’s deposit is not cancelled under a payment that was moved', async () => {
    await cheque('DUR', '36', '1', '--payable-to', 'dupré');
    await world.json('deposit', 'create', '--to', 'dupré');
    await world.json('payment', 'move', 'P-1', 'MAR', '--reason', 'x');
    expect(await codeOf('deposit', 'cancel', 'D-1')).toBe('UNDO_BLOCKED 5');
    const show = ['heading', 'show', 'dupré'] as const;
    const { heading } = await world.json<Answer<'heading show'>>(...show);
    expect([heading.receivedCents, heading.paidCents]).toEqual([0, 3600]);
  });

  test('a producer’s unpaid cheque is given back, and its member owes again', async () => {
    await cheque('DUR', '36', '1', '--payable-to', 'dupré');
    await world.json('deposit', 'create', '--to', 'dupré');
    await world.json('payment', 'cancel', 'P-1', '--handed-back', '--reason', 'unpaid');
    expect([await balanceOf('DUR'), await headingCents('Ferme Dupré')]).toEqual([0, 0]);
    expect(await codeOf('deposit', 'cancel', 'D-1')).toBe('UNDO_BLOCKED 5');
    await world.json('undo', 'P-1');
    await world.json('deposit', 'cancel', 'D-1');
    expect(await drawer()).toEqual(['0000001 DUR 3600']);
  });

  test('cheques from before the ledger are not deposited twice, nor taken from under a deposit', async () => {
    await world.json('opening', 'add', '--cheques', '100');
    const take = ['deposit', 'create', '--earlier', '100'] as const;
    const { operation } = await world.json<Answer<'deposit create'>>(...take);
    const cancelled = await world.json<Answer<'deposit cancel'>>('deposit', 'cancel', 'D-1');
    await world.json(...take);
    expect(await codeOf('undo', cancelled.operation ?? '')).toBe('REDO_REFUSED 5');
    const opening = `A-${Number(operation?.slice(2)) - 1}`;
    expect(await codeOf('undo', opening)).toBe('UNDO_BLOCKED 5');
  });
});
