import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, ErrorDocument } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** The cash box: its book, what moves it for no member, and counting it. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await run('init AMAP --start 2026-09-01');
  await run('member add "Durand Claire"');
  await run('member add "Martin Paul"');
  await run('opening add --cash 50 --date 2026-09-01');
  await run('payment add DUR 20 --method cash --date 2026-09-10');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const run = <Json = never>(typed: string) => world.run<Json>(typed);
const count = (typed: string) => run<Answer<'cash count'>>(`cash count ${typed}`);
const move = (typed: string) => run<Answer<'cash move'>>(`cash move ${typed}`);
const list = (typed = '') => run<Answer<'cash list'>>(`cash list ${typed}`);
const undo = (typed: string) => run<Answer<'undo'>>(`undo ${typed}`);

async function rows(typed = '') {
  const { movements } = await list(typed);
  return movements.map(({ id, kind, amountCents, balanceCents }) => [
    id,
    kind,
    amountCents,
    balanceCents,
  ]);
}

const holds = async () => (await list()).cash.balanceCents;

async function headingCents(wanted: string) {
  const { headings } = await run<Answer<'heading list'>>('heading list');
  return headings.find(({ name }) => name === wanted)?.balanceCents;
}

/** At a terminal, where somebody answers. */
const asked = (answers: readonly string[]) =>
  newWorld({
    folder: world.folder,
    terminal: true,
    env: { SOLDE_LEDGER: 'l.solde' },
    answers,
  });

describe('a movement', () => {
  test('comes in or goes out, to or from a heading', async () => {
    expect(await move('-12 --heading other --reason stamps')).toMatchObject({
      move: { heading: 'other', amountCents: -1200, reason: 'stamps' },
      balanceCents: 5800,
    });
    expect((await move('+35 --heading donations')).balanceCents).toBe(9300);
    expect([await headingCents('other'), await headingCents('donations')]).toEqual([-1200, 3500]);
    const { movements } = await run<Answer<'heading show'>>('heading show other');
    expect(movements).toMatchObject([{ kind: 'cash', amountCents: -1200, reason: 'stamps' }]);
  });

  test('is taken back, says what the box holds then, and comes again', async () => {
    const { operation } = await move('-12 --heading other');
    const { undone, cashCents } = await undo(`${operation}`);
    expect(cashCents).toBe(7000);
    expect(await headingCents('other')).toBe(0);
    expect((await undo(`${undone[0]?.reversal}`)).cashCents).toBe(5800);
    expect(await rows('--from 2026-10-01')).toEqual([[operation, 'cash-move', -1200, 5800]]);
  });

  test('is not brought back to a heading that is gone', async () => {
    const heading = await run<Answer<'heading add'>>('heading add Fair');
    const { operation } = await move('8 --heading fair');
    expect(await world.refusalOf(`undo ${heading.operation}`)).toEqual(['5 UNDO_HEADING_USED']);
    const { undone } = await undo(`${operation}`);
    await undo(`${heading.operation}`);
    expect(await world.refusalOf(`undo ${undone[0]?.reversal}`)).toEqual(['5 REDO_REFUSED']);
  });

  test('writes nothing in a dry run, and once with a key', async () => {
    const dry = await move('-12 --heading other --dry-run');
    expect(dry).toMatchObject({ balanceCents: 5800, dryRun: true });
    expect(dry.move.id).toBeUndefined();
    const first = await move('-12 --heading other --key stamps');
    const second = await move('-12 --heading other --key stamps');
    expect(second).toEqual({ ...first, repeated: true });
    expect(await world.refusalOf('cash move -13 --heading other --key stamps')).toEqual([
      '5 KEY_REUSED',
    ]);
    expect(await holds()).toBe(5800);
  });

  test('needs an amount, a heading, and a day of the ledger', async () => {
    const refusals = [
      'cash move',
      'cash move -12',
      'cash move 0 --heading other',
      'cash move douze --heading other',
      'cash move 12 --heading nothing',
      'cash move 12 --heading other --date 2026-08-31',
    ].map((typed) => world.refusalOf(typed));
    expect((await Promise.all(refusals)).flat()).toEqual([
      '2 VALUE_MISSING',
      '2 VALUE_MISSING',
      '2 AMOUNT_ZERO',
      '2 AMOUNT_UNREADABLE',
      '4 HEADING_NOT_FOUND',
      '5 BEFORE_START',
    ]);
    expect(await holds()).toBe(7000);
  });

  test('is asked for at a terminal', async () => {
    const { out, exit } = await asked(['-3,40', 'other']).solde('cash', 'move');
    expect(exit).toBe(0);
    expect(out).toContain('€3.40 out of the cash box: other.');
  });
});

describe('the book', () => {
  test('has all that moved the box, day by day, with the balance after each', async () => {
    await run('order add MAR 15 --method cash --date 2026-09-12');
    await run('payment confirm P-2 --amount 15 --date 2026-09-14');
    await run('payment refund DUR 5 --method cash --reason "too much" --date 2026-09-13');
    await move('-12 --heading other --reason stamps --date 2026-09-15');
    await count('68 --date 2026-09-16');
    await count('67 --reason "wrong change" --date 2026-09-20');
    await run('payment add MAR 4 --method cheque');
    expect(await rows()).toEqual([
      ['A-3', 'opening', 5000, 5000],
      ['P-1', 'payment', 2000, 7000],
      ['P-3', 'refund', -500, 6500],
      ['P-2', 'payment', 1500, 8000],
      ['A-8', 'cash-move', -1200, 6800],
      ['A-9', 'count', 0, 6800],
      ['A-10', 'count', -100, 6700],
    ]);
    const { cash, lastCount, movements } = await list();
    expect(cash).toEqual({
      beforeCents: 0,
      receivedCents: 8500,
      paidCents: 1800,
      balanceCents: 6700,
    });
    expect(lastCount).toEqual({
      id: 'A-10',
      date: '2026-09-20',
      countedCents: 6700,
      expectedCents: 6800,
      differenceCents: -100,
      reason: 'wrong change',
    });
    expect(
      movements.map(({ member, heading, countedCents }) => member ?? heading ?? countedCents),
    ).toEqual([undefined, 'DUR', 'DUR', 'MAR', 'other', 6800, 6700]);
  });

  test('over a period has what was before it, and its counts alone', async () => {
    await count('70 --date 2026-09-20');
    await count('70 --date 2026-09-30');
    await move('5 --heading donations --date 2026-10-01');
    expect(await rows('--from 2026-09-20 --to 2026-09-29')).toEqual([['A-5', 'count', 0, 7000]]);
    const october = await list('--from 2026-10-01');
    expect(october).toMatchObject({
      from: '2026-10-01',
      cash: { beforeCents: 7000, receivedCents: 500, paidCents: 0, balanceCents: 7500 },
      lastCount: { date: '2026-09-30' },
    });
    expect(await world.refusalOf('cash list --from 2026-10-02 --to 2026-10-01')).toEqual([
      '2 PERIOD_REVERSED',
    ]);
  });

  test('tells a payment that was moved to the right member, which changes nothing', async () => {
    await run('payment move P-1 MAR --reason "his" --date 2026-09-11');
    expect((await rows()).slice(2)).toEqual([
      ['P-1', 'payment-move', -2000, 5000],
      ['P-2', 'payment-move', 2000, 7000],
    ]);
  });

  test('of a box that was never used is empty', async () => {
    await run('init Neuf --ledger other.solde');
    expect(await run('cash list --ledger other.solde')).toEqual({
      cash: { beforeCents: 0, receivedCents: 0, paidCents: 0, balanceCents: 0 },
      movements: [],
    });
  });
});

describe('a count', () => {
  test('that agrees is recorded, with no entry', async () => {
    const { count: counted, balanceCents } = await count('70 --date 2026-09-30');
    expect(counted).toEqual({
      id: 'A-5',
      date: '2026-09-30',
      countedCents: 7000,
      expectedCents: 7000,
      differenceCents: 0,
    });
    expect(balanceCents).toBe(7000);
    expect((await list()).lastCount?.date).toBe('2026-09-30');
  });

  test('is of the end of its day, whatever came later', async () => {
    await run('payment add MAR 30 --method cash --date 2026-10-02');
    expect(await count('70 --date 2026-10-01')).toMatchObject({
      count: { expectedCents: 7000 },
      balanceCents: 10000,
    });
    expect((await count('100')).count.expectedCents).toBe(10000);
  });

  test('that differs is refused without a reason, and nothing is written', async () => {
    const before = await list();
    const { err, exit } = await world.solde('cash', 'count', '65', '--json');
    const { error } = JSON.parse(err) as ErrorDocument;
    expect([exit, error.code]).toEqual([5, 'CASH_DIFFERS']);
    expect(error.message).toContain('€5.00 missing in the cash box: €65.00 counted, €70.00');
    expect(error.hint).toContain('--reason');
    expect(await world.refusalOf('cash count 71,20')).toEqual(['5 CASH_DIFFERS']);
    expect(await list()).toEqual(before);
  });

  test('that differs goes to the cash differences with its reason', async () => {
    const missing = await count('65 --reason "wrong change"');
    expect(missing.count).toMatchObject({ differenceCents: -500, reason: 'wrong change' });
    const over = await count('66,50 --reason "a tip"');
    expect(over).toMatchObject({
      count: { differenceCents: 150, expectedCents: 6500 },
      balanceCents: 6650,
    });
    // No heading has it, and no member.
    const { headings } = await run<Answer<'heading list'>>('heading list');
    expect(headings.map(({ balanceCents }) => balanceCents)).toEqual([0, 0, 0, 0, 0, 0]);
    const { undone } = await undo('A-6');
    expect(await holds()).toBe(6500);
    expect(await world.refusalOf(`undo ${undone[0]?.reversal}`)).toEqual(['5 REDO_REFUSED']);
  });

  test('finds an empty box, but not less than nothing', async () => {
    expect(await world.refusalOf('cash count -1')).toEqual(['2 COUNT_NEGATIVE']);
    expect(await world.refusalOf('cash count 70 --date 2026-08-31')).toEqual(['5 BEFORE_START']);
    expect((await count('0 --reason stolen')).balanceCents).toBe(0);
  });

  test('of a box that nobody has opened asks for what was there before', async () => {
    await run('init Neuf --ledger other.solde');
    const { err } = await world.solde('cash', 'count', '50', '--ledger', 'other.solde');
    expect(err).toContain('opening add --cash 50.00');
    await run('opening add --cash 50 --ledger other.solde');
    expect(await run('cash count 50 --ledger other.solde')).toMatchObject({
      count: { differenceCents: 0 },
    });
  });

  test('is asked for at a terminal, and so is the reason of a difference', async () => {
    const agreed = await asked(['', '-3', '70']).solde('cash', 'count');
    expect(agreed.exit).toBe(0);
    expect(agreed.out).toContain('€70.00, as expected.');
    const differs = await asked(['wrong change']).solde('cash', 'count', '65');
    expect(differs.out).toContain('€5.00 less than the €70.00 expected');
    expect((await list()).lastCount?.reason).toBe('wrong change');
  });
});

describe('what was counted', () => {
  test('is not taken back before the count is', async () => {
    const { operation } = await count('70');
    const { err } = await world.solde('undo', 'P-1', '--json');
    const { error } = JSON.parse(err) as ErrorDocument;
    expect(error.code).toBe('CASH_COUNTED');
    expect(error.hint).toContain('payment move P-1 MEMBER');
    expect(error.hint).toContain(`undo ${operation}`);
    expect(await world.refusalOf('undo A-3')).toEqual(['5 CASH_COUNTED']);
    // Whose it was is still repaired: the box stays as it was counted.
    await run('payment move P-1 MAR --reason "his"');
    expect(await holds()).toBe(7000);
    await undo('A-6');
    await undo(`${operation}`);
    await undo('P-1');
    expect(await holds()).toBe(5000);
  });

  test('is what was recorded before and is not of a later day', async () => {
    await run('payment add MAR 30 --method cash --date 2026-10-04');
    await count('70 --date 2026-10-03');
    await run('payment add DUR 8 --method cash --date 2026-10-03');
    await undo('P-2');
    await undo('P-3');
    expect(await world.refusalOf('undo P-1')).toEqual(['5 CASH_COUNTED']);
  });

  test('was not there either, if it had been taken back', async () => {
    const { undone } = await undo('P-1');
    await count('50');
    expect(await world.refusalOf(`undo ${undone[0]?.reversal}`)).toEqual(['5 CASH_COUNTED']);
  });

  test('includes an earlier count and its difference', async () => {
    const { operation } = await count('65 --reason "wrong change" --date 2026-10-01');
    const last = await count('65 --date 2026-10-02');
    expect(await world.refusalOf(`undo ${operation}`)).toEqual(['5 CASH_COUNTED']);
    const { err } = await world.solde('undo', 'P-1');
    expect(err).toContain(`solde undo ${last.operation} ${operation}`);
    await undo(`${last.operation} ${operation} P-1`);
    expect(await holds()).toBe(5000);
  });

  test('is taken back together with the count, in a range', async () => {
    await move('-12 --heading other');
    await count('58');
    await undo('A-5..A-6');
    expect(await rows()).toHaveLength(2);
  });

  test('at a distribution stays when it is reopened, and is named', async () => {
    for (const [member, amount] of [
      ['DUR', '9'],
      ['MAR', '7'],
    ]) {
      await run(`order add ${member} ${amount} --method cash --distribution 2026-10-01`);
    }
    const flags = '--as-expected --date 2026-10-01';
    await run(`distribution validate 2026-10-01 --member DUR ${flags}`);
    await count('79 --date 2026-10-01');
    await run(`distribution validate 2026-10-01 --member MAR ${flags}`);
    type Reopened = Answer<'distribution reopen'>;
    const { takenBack, kept } = await run<Reopened>('distribution reopen 2026-10-01');
    expect(takenBack.map(({ member, status }) => [member, status])).toEqual([['MAR', 'pending']]);
    expect(kept).toMatchObject([
      { payment: { member: 'DUR', amountCents: 900, status: 'confirmed' }, reason: 'counted' },
    ]);
    expect(await holds()).toBe(7900);
    expect(await world.refusalOf('undo P-2')).toEqual(['5 CASH_COUNTED']);
    // Validated anew, it is there already.
    await run(`distribution validate 2026-10-01 ${flags}`);
    expect(await holds()).toBe(8600);
  });
});

describe('a warning', () => {
  const warningsOf = async (typed: string) =>
    (await run<{ warnings?: readonly string[] }>(typed)).warnings ?? [];

  test('tells of a box that holds less than nothing, whatever did it', async () => {
    const [below] = await warningsOf('cash move -75 --heading other');
    expect(below).toContain('The cash box is -€5.00 on 2026-10-05');
    expect(await warningsOf('cash move -1 --heading other')).toHaveLength(1);
    expect(await warningsOf('cash move 2 --heading donations')).toEqual([]);
    expect(await warningsOf('undo P-1')).toHaveLength(1);
  });

  test('also on a day that is past', async () => {
    const [below, ...more] = await warningsOf('cash move -60 --heading other --date 2026-09-05');
    expect(below).toContain('-€10.00 on 2026-09-05');
    expect(more).toEqual([]);
    // That it was so before is no reason to tell it again.
    expect(await warningsOf('cash move -1 --heading other --date 2026-09-10')).toEqual([]);
  });

  test('knows that nobody has said what was in the box', async () => {
    await undo('A-3');
    const [below] = await warningsOf('cash move -30 --heading other');
    expect(below).toContain('opening add --cash AMOUNT');
  });

  test('tells of what is of a day before the box was counted', async () => {
    await count('70 --date 2026-10-01');
    const late = 'payment add MAR 5 --method cash --date 2026-09-30';
    expect(await warningsOf(late)).toEqual([
      expect.stringContaining('counted on 2026-10-01 (A-5)'),
    ]);
    // Taking it back makes the count true again.
    expect(await warningsOf('undo P-2')).toEqual([]);
    expect(await warningsOf('payment add MAR 5 --method cash --date 2026-10-01')).toEqual([]);
    expect(await warningsOf('payment add MAR 5 --method cheque --date 2026-09-30')).toEqual([]);
    const move = 'payment move P-1 MAR --reason "his" --date 2026-09-30';
    expect(await warningsOf(move)).toEqual([]);
  });
});
describe('the bank', () => {
  type Imported = Answer<'import'>;

  async function imported(...rows: readonly string[]) {
    world.file('releve.csv', `date;label;amount\n${rows.join('\n')}\n`);
    const { matched, waiting } = await run<Imported>('import releve.csv');
    return [
      ...matched.map(({ deposit, rule, amountCents }) => [deposit, rule, amountCents].join(' ')),
      ...waiting.map(({ proposals: [first] }) => `waits: ${first?.deposit} ${first?.rule}`),
    ];
  }

  const deposits = async () => {
    const answer = await run<Answer<'deposit list'>>('deposit list');
    return answer.deposits.map(({ id, method, amountCents, status }) =>
      [id, method, amountCents, status].join(' '),
    );
  };

  const transitCents = async () => {
    const open = await run<Answer<'deposit list'>>('deposit list --in-transit');
    return open.deposits.reduce((sum, { amountCents }) => sum + amountCents, 0);
  };

  test('gets cash, which is on its way until its line comes', async () => {
    const moved = await move('60 --to-bank --number 77 --reason "after the fair"');
    expect(moved).toMatchObject({
      move: { deposit: 'D-1', account: 'Bank account', amountCents: -6000 },
      balanceCents: 1000,
    });
    expect(moved.move.heading).toBeUndefined();
    expect(await rows('--from 2026-10-01')).toEqual([['D-1', 'deposit', -6000, 1000]]);
    expect(await transitCents()).toBe(6000);
    expect(await imported('2026-10-07;VERSEMENT ESPECES;60,00')).toEqual(['D-1 deposit 6000']);
    expect(await deposits()).toEqual(['D-1 cash 6000 credited']);
    expect(await transitCents()).toBe(0);
    // The latest about it is that the bank has shown it.
    await undo('D-1');
    expect(await transitCents()).toBe(6000);
  });

  test('gives cash, which its line shows as money out', async () => {
    expect(await move('100 --from-bank')).toMatchObject({
      move: { deposit: 'D-1', amountCents: 10000 },
      balanceCents: 17000,
    });
    expect(await deposits()).toEqual(['D-1 cash -10000 in-transit']);
    expect(
      await imported('2026-10-06;VERSEMENT ESPECES;100,00', '2026-10-06;RETRAIT DAB;-100,00'),
    ).toEqual(['D-1 deposit -10000', 'waits: undefined undefined']);
    expect(await deposits()).toEqual(['D-1 cash -10000 credited']);
  });

  test('shows another amount, or words that say nothing of cash: a person is asked', async () => {
    await move('60 --to-bank');
    expect(
      await imported('2026-10-07;VERSEMENT ESPECES;58,00', '2026-10-08;CREDIT DIVERS;60,00'),
    ).toEqual(['waits: D-1 deposit', 'waits: D-1 deposit']);
    await run('line assign L-1 --to D-1 --difference bank-fees');
    expect(await deposits()).toEqual(['D-1 cash 6000 credited']);
    expect(await headingCents('bank-fees')).toBe(-200);
  });

  test('with several accounts needs to be named, and only its own line shows it', async () => {
    await run('config set accounts "Courant,Livret"');
    expect(await world.refusalOf('cash move 60 --to-bank')).toEqual(['2 VALUE_MISSING']);
    expect(await world.refusalOf('cash move 60 --to-bank --account LCL')).toEqual([
      '4 ACCOUNT_NOT_FOUND',
    ]);
    await move('60 --to-bank --account livret');
    world.file('courant.csv', 'date;label;amount\n2026-10-07;VERSEMENT ESPECES;60,00\n');
    world.file('livret.csv', 'date;label;amount\n2026-10-08;VERSEMENT ESPECES;60,00\n');
    const wrong = await run<Imported>('import courant.csv --account courant');
    expect([wrong.matchedCount, wrong.waiting[0]?.proposals]).toEqual([0, []]);
    const right = await run<Imported>('import livret.csv --account livret');
    expect(right.matched).toMatchObject([{ deposit: 'D-1', line: 'L-2' }]);
  });

  test('is taken back by its number, until the bank has shown it', async () => {
    await move('60 --to-bank');
    await run('deposit cancel D-1');
    expect(await holds()).toBe(7000);
    expect(await deposits()).toEqual(['D-1 cash 6000 cancelled']);
    const { operation } = await move('60 --to-bank');
    await imported('2026-10-07;VERSEMENT ESPECES;60,00');
    expect(await world.refusalOf(`undo ${operation}`)).toEqual(['5 UNDO_BLOCKED']);
    await run('line unmatch L-1');
    await undo(`${operation}`);
    expect(await holds()).toBe(7000);
  });

  test('does not get back what was counted without it', async () => {
    await move('60 --to-bank');
    const { operation } = await count('10');
    expect(await world.refusalOf('deposit cancel D-1')).toEqual(['5 CASH_COUNTED']);
    await undo(`${operation}`);
    await run('deposit cancel D-1');
    expect(await holds()).toBe(7000);
  });

  test('gets no more than there is without a word', async () => {
    const { warnings } = await run<Answer<'cash move'>>('cash move 80 --to-bank');
    expect(warnings).toEqual([expect.stringContaining('-€10.00 on 2026-10-05')]);
  });

  test('is one way or the other, and no heading', async () => {
    const refusals = [
      'cash move 60 --to-bank --from-bank',
      'cash move 60 --to-bank --heading other',
      'cash move 60 --heading other --account Bank',
      'cash move 60 --heading other --number 7',
      'cash move -60 --to-bank',
      'cash move 0 --from-bank',
      'cash move 60 --to-bank --date 2026-08-31',
    ].map((typed) => world.refusalOf(typed));
    expect((await Promise.all(refusals)).flat()).toEqual([
      '2 OPTIONS_CONFLICT',
      '2 OPTIONS_CONFLICT',
      '2 OPTIONS_CONFLICT',
      '2 OPTIONS_CONFLICT',
      '2 AMOUNT_NOT_POSITIVE',
      '2 AMOUNT_ZERO',
      '5 BEFORE_START',
    ]);
    expect(await deposits()).toEqual([]);
  });

  test('draws no number in a dry run', async () => {
    const dry = await move('60 --to-bank --dry-run');
    expect([dry.move.deposit, dry.move.id]).toEqual([undefined, undefined]);
    const { out } = await world.solde('cash', 'move', '60', '--to-bank', '--dry-run');
    expect(out).toContain('€60.00 out of the cash box, to the bank');
    expect((await move('60 --to-bank')).move.deposit).toBe('D-1');
  });

  test('is among what is chosen from at a terminal', async () => {
    const paid = await asked(['-60', '--to-bank']).solde('cash', 'move');
    expect(paid.out).toContain('€60.00 out of the cash box, to the bank: D-1');
    const drawn = await asked(['20', '--from-bank']).solde('cash', 'move');
    expect(drawn.out).toContain('€20.00 into the cash box, from the bank: D-2');
    expect(await holds()).toBe(3000);
  });
});
