import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What headings received and paid over a period, and each movement of one. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await run('init AMAP --start 2026-01-01 --methods cheque,cash,transfer,online');
  await run('member add "Durand Claire"');
  world.file(
    'statement.csv',
    'date;label;amount\n2026-02-28;VIR FERME;-40,00\n2026-03-01;VIR FERME;-60,00\n' +
      '2026-03-31;VIR AVOIR FERME;10,00\n2026-04-01;VIR FERME;-70,00\n',
  );
  await run('heading add Ferme');
  await run('import statement.csv');
  for (const line of ['L-1', 'L-2', 'L-3', 'L-4']) await run(`line assign ${line} --to Ferme`);
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const run = <Json = never>(typed: string) => world.run<Json>(typed);
const show = (typed: string) => run<Answer<'heading show'>>(`heading show ${typed}`);

async function turnover(flags = '', wanted = 'Ferme') {
  const { headings } = await run<Answer<'heading list'>>(`heading list ${flags}`);
  const { name: _, ...cents } = headings.find(({ name }) => name === wanted) ?? { name: '' };
  return cents;
}

const rows = ({ movements }: Answer<'heading show'>) =>
  movements.map(({ id, amountCents, balanceCents }) => [id, amountCents, balanceCents]);

describe('a period', () => {
  test('has both its days, and what was before it beside it', async () => {
    expect(await turnover()).toEqual({
      beforeCents: 0,
      receivedCents: 1000,
      paidCents: 17000,
      balanceCents: -16000,
    });
    expect(await turnover('--from 2026-03-01 --to 31/03/2026')).toEqual({
      beforeCents: -4000,
      receivedCents: 1000,
      paidCents: 6000,
      balanceCents: -9000,
    });
    expect(await turnover('--to 2026-02-28')).toMatchObject({ balanceCents: -4000 });
    expect(await turnover('--from 2026-04-02')).toEqual({
      beforeCents: -16000,
      receivedCents: 0,
      paidCents: 0,
      balanceCents: -16000,
    });
  });

  test('is told of a heading movement by movement, each with the balance after it', async () => {
    const shown = await show('ferme --from 2026-03-01 --to 2026-03-31');
    expect(shown).toMatchObject({ from: '2026-03-01', to: '2026-03-31' });
    expect(shown.heading).toEqual({
      name: 'Ferme',
      ...(await turnover('--from 2026-03-01 --to 2026-03-31')),
    });
    expect(rows(shown)).toEqual([
      ['L-2', -6000, -10000],
      ['L-3', 1000, -9000],
    ]);
    // Nothing that was not typed is answered as if it had been.
    expect(Object.keys(await show('ferme'))).toEqual(['heading', 'movements']);
  });

  test('that ends before it begins is refused, and so is what is no day', async () => {
    const refusals = [
      'heading list --from 2026-03-02 --to 2026-03-01',
      'heading show ferme --from 2026-03-02 --to 2026-03-01',
      'heading list --to mars',
      'heading show',
      'heading show nothing',
    ].map((typed) => world.refusalOf(typed));
    expect((await Promise.all(refusals)).flat()).toEqual([
      '2 PERIOD_REVERSED',
      '2 PERIOD_REVERSED',
      '2 DATE_UNREADABLE',
      '2 VALUE_MISSING',
      '4 HEADING_NOT_FOUND',
    ]);
    expect(rows(await show('ferme --from 2026-03-01 --to 2026-03-01'))).toHaveLength(1);
  });

  test('is typed in French with any of its words', async () => {
    const english = await run('heading list --from 2026-03-01 --to 2026-03-31');
    for (const [from, to] of [
      ['--depuis', '--vers'],
      ['--du', '--au'],
      ['--du=', '--jusqu-au='],
    ]) {
      const gap = from?.endsWith('=') ? '' : ' ';
      const typed = `poste lister ${from}${gap}01/03/2026 ${to}${gap}31/03/2026`;
      expect(await run(typed)).toEqual(english);
    }
  });
});

describe('a movement', () => {
  test('says whose and what it was', async () => {
    await run('charge add 15 DUR --heading Ferme --reason "spilt milk" --date 2026-05-01');
    await run('order add DUR 20 --method cash --date 2026-05-01');
    await run('adjust DUR 3 --reason "spoilt" --about O-1 --date 2026-05-02');
    world.file(
      'stripe.csv',
      'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Fee,Card Name\n' +
        'ch_1,2026-05-03 10:00:00,"12,00","0,00",eur,Paid,"0,45",Claire DURAND\n',
    );
    await run('payment import stripe.csv');
    const charged = await show('ferme --from 2026-05-01');
    expect(charged.movements).toMatchObject([
      { kind: 'charge', member: 'DUR', reason: 'spilt milk', amountCents: 1500 },
    ]);
    expect((await show('adjustments')).movements).toMatchObject([
      { kind: 'adjustment', member: 'DUR', order: 'O-1', reason: 'spoilt', amountCents: -300 },
    ]);
    expect((await show('bank-fees')).movements).toMatchObject([
      { kind: 'fee', member: 'DUR', payment: 'P-2', amountCents: -45 },
    ]);
    const { movements } = await show('ferme --to 2026-02-28');
    expect(movements).toEqual([
      {
        id: 'L-1',
        date: '2026-02-28',
        kind: 'bank',
        label: 'VIR FERME',
        amountCents: -4000,
        balanceCents: -4000,
      },
    ]);
  });

  test('of a producer is each cheque that was handed over, and moved since', async () => {
    await run('member add "Martin Paul"');
    await run('payment add DUR 36 --number 7 --payable-to Ferme --date 2026-05-01');
    await run('payment add DUR 24 --number 8 --payable-to Ferme --date 2026-05-01');
    await run('deposit create --to Ferme --date 2026-05-02');
    await run('payment move P-2 MAR --reason "his" --date 2026-05-03');
    const { movements, heading } = await show('ferme --from 2026-05-01');
    expect(
      movements.map(({ id, kind, member, payment, amountCents }) =>
        [id, kind, member, payment, amountCents].join(' '),
      ),
    ).toEqual([
      'D-1 deposit DUR P-1 -3600',
      'D-1 deposit DUR P-2 -2400',
      'A-12 payment-move DUR P-2 2400',
      'A-12 payment-move MAR P-3 -2400',
    ]);
    expect(heading.balanceCents - heading.beforeCents).toBe(-6000);
    const { out } = await world.solde('heading', 'show', 'ferme', '--from', '2026-05-01');
    expect(out).toContain('Cheque handed over, P-1 of DUR');
  });

  test('that was taken back is no movement, and is one again when it is brought back', async () => {
    const before = await show('ferme');
    const { operation } = await run<Answer<'line unmatch'>>('line unmatch L-2');
    expect(rows(await show('ferme'))).toEqual([
      ['L-1', -4000, -4000],
      ['L-3', 1000, -3000],
      ['L-4', -7000, -10000],
    ]);
    expect(await turnover()).toMatchObject({ receivedCents: 1000, paidCents: 11000 });
    const { undone } = await run<Answer<'undo'>>(`undo ${operation}`);
    expect(await show('ferme')).toEqual(before);
    await run(`undo ${undone[0]?.reversal}`);
    expect(rows(await show('ferme'))).toHaveLength(3);
  });
});

test('at a terminal the heading is chosen from all there are', async () => {
  const asked = newWorld({
    folder: world.folder,
    terminal: true,
    env: { SOLDE_LEDGER: 'l.solde' },
    answers: ['Ferme'],
  });
  const { out, exit } = await asked.solde('heading', 'show');
  expect(exit).toBe(0);
  expect(out).toContain('Ferme: €10.00 in, €170.00 out; balance -€160.00.');
});
