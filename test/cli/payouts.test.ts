import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Card and online payments, and the bank lines that pay several of them out. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.run('init AMAP --start 2026-09-01 --date 2026-10-20');
  await world.run('config set methods cheque,cash,transfer,card,online,on-site');
  await world.run('member add "Durand Claire" --email claire@example.org');
  await world.run('member add "Martin Paul"');
  await world.run('member add "Roux Ida"');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  expect((await inTransit()).filter((each) => each.endsWith('-'))).toEqual([]);
  world.remove();
});

const pay = (member: string, amount: string, date: string, method = 'card') =>
  world.run<Answer<'payment add'>>(
    `payment add ${member} ${amount} --method ${method} --date ${date}`,
  );

let files = 0;

/** `L-1 payout 9400 P-1 P-2 bank-fees-164`, or `L-1 waits REASON`, and what is proposed. */
async function imported(...rows: readonly string[]) {
  files += 1;
  world.file(`${files}.csv`, `date;label;amount\n${rows.join('\n')}\n`);
  return outcome(await world.run<Answer<'import'>>(`import ${files}.csv`));
}

interface Parted {
  readonly payment?: string;
  readonly heading?: string;
  readonly amountCents?: number;
}

const partsText = (parts: readonly Parted[]) =>
  parts
    .map(({ payment, heading, amountCents }) => payment ?? `${heading}${amountCents ?? ''}`)
    .join(' ');

function outcome({ matched, waiting }: Pick<Answer<'match'>, 'matched' | 'waiting'>) {
  const lines = Map.groupBy(matched, ({ line }) => line);
  return [
    ...[...lines].map(([line, parts]) => `${line} ${parts[0]?.rule} ${partsText(parts)}`),
    ...waiting.flatMap(({ line, reason, proposals }) => [
      `${line} waits ${reason}`,
      ...proposals.map(({ rule, parts, ...one }) => `  ${rule} ${partsText(parts ?? [one])}`),
    ]),
  ];
}

const matching = async (flags = '') => outcome(await world.run<Answer<'match'>>(`match ${flags}`));

/** `P-1 2947`, and a minus behind what is less than nothing. */
async function inTransit() {
  const { transit } = await world.run<Answer<'payment list'>>('payment list --in-transit');
  return (transit?.payments ?? []).map(
    ({ payment, inTransitCents }) =>
      `${payment} ${inTransitCents}${inTransitCents < 0 ? ' -' : ''}`,
  );
}

const balances = async () => {
  const { members } = await world.run<Answer<'balance'>>('balance');
  return members.map(({ balanceCents }) => balanceCents);
};

const fees = async () => {
  const { headings } = await world.run<Answer<'heading list'>>('heading list');
  return headings.find(({ name }) => name === 'bank-fees')?.balanceCents;
};

const SUMUP =
  'Email,Date,Transaction ID,Transaction Type,Status,Payment Method,Total,Fee,Payout,member';
const STRIPE =
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Card Name,Customer Email,member';

describe('a card terminal', () => {
  beforeEach(async () => {
    await pay('DUR', '40', '2026-10-03');
    await pay('MAR', '34', '2026-10-03');
    await pay('DUR', '40', '2026-10-10');
    await pay('ROU', '21', '2026-10-10');
  });

  test('pays out each day whole: the payments are shown, and nobody’s account changes', async () => {
    const before = await balances();
    expect(
      await imported('2026-10-05;REMISE CB 5091540010;74', '2026-10-12;REMISE CB 5091540010;61'),
    ).toEqual(['L-1 payout P-1 P-2', 'L-2 payout P-3 P-4']);
    expect([await inTransit(), await balances()]).toEqual([[], before]);
  });

  test('may leave a day behind that somebody has yet to look at', async () => {
    expect(
      await imported('2026-10-05;REMISE CB 5091540010;71', '2026-10-12;REMISE CB 5091540010;61'),
    ).toEqual(['L-2 payout P-3 P-4', 'L-1 waits payout', '  payout P-1 P-2 bank-fees-300']);
  });

  test('asks which day it is where two come to the same', async () => {
    await pay('ROU', '13', '2026-10-10');
    await pay('ROU', '9', '2026-10-09');
    await world.run('undo P-5');
    await world.run('undo P-6');
    await pay('ROU', '13', '2026-10-10');
    expect(await imported('2026-10-12;REM CARTE;74')).toEqual([
      'L-1 waits payout',
      '  payout P-3 P-4 P-7',
      '  payout P-1 P-2',
    ]);
  });

  test('is no deposit of cheques, though one has the same amount', async () => {
    await world.run('payment add MAR 74 --number 1234567 --date 2026-10-03');
    await world.run('deposit create --date 2026-10-03');
    expect(await imported('2026-10-05;REMISE CB 5091540010;74')).toEqual(['L-1 payout P-1 P-2']);
  });

  test('is taken back and said otherwise', async () => {
    await imported('2026-10-05;REMISE CB 5091540010;74');
    await world.run('line unmatch L-1');
    expect(await inTransit()).toEqual(['P-1 4000', 'P-2 3400', 'P-3 4000', 'P-4 2100']);
    expect(await matching()).toEqual(['L-1 waits unmatched-by-hand', '  payout P-1 P-2']);
    await world.run('line split L-1 P-1=40 P-2');
    expect(await inTransit()).toEqual(['P-3 4000', 'P-4 2100']);
    await world.run('undo L-1');
    expect(await matching('L-1')).toEqual(['L-1 payout P-1 P-2']);
  });

  test('keeps a payment from being taken back while the bank shows it', async () => {
    await imported('2026-10-05;REMISE CB 5091540010;74');
    expect(await world.refusalOf('undo A-4')).toEqual(['5 UNDO_BLOCKED']);
    await world.run('undo I-1');
    await world.run('undo A-4');
    expect(await inTransit()).toEqual(['P-2 3400', 'P-3 4000', 'P-4 2100']);
  });

  test('had a payment of somebody else’s, which is moved', async () => {
    await imported('2026-10-05;REMISE CB 5091540010;74');
    await world.run('payment move P-2 ROU --reason "her card"');
    expect([await inTransit(), await balances()]).toEqual([
      ['P-3 4000', 'P-4 2100'],
      [8000, 0, 5500],
    ]);
    await world.run('line unmatch L-1');
    expect(await inTransit()).toEqual(['P-1 4000', 'P-5 3400', 'P-3 4000', 'P-4 2100']);
  });
});

describe('a provider that keeps its fee', () => {
  beforeEach(async () => {
    await pay('DUR', '40', '2026-10-03');
    await pay('MAR', '34', '2026-10-03');
    await pay('ROU', '20', '2026-10-10');
    await pay('DUR', '36', '2026-10-10');
  });

  test('is asked about, and trusted once a fee in that proportion was accepted', async () => {
    expect(
      await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71', '2026-10-12;VIR SUMUP;55.02'),
    ).toEqual([
      'L-1 waits payout',
      '  payout P-1 P-2 bank-fees-129',
      'L-2 waits payout',
      '  payout P-3 P-4 bank-fees-98',
    ]);
    await world.run('line split L-1 P-1..P-2 bank-fees');
    expect(await fees()).toBe(-129);
    expect(await matching()).toEqual(['L-2 payout P-3 P-4 bank-fees-98']);
    expect([await inTransit(), await fees()]).toEqual([[], -227]);
    await world.run('line unmatch L-1');
    await world.run('line unmatch L-2');
    expect([(await inTransit()).length, await fees()]).toEqual([4, 0]);
  });

  test('is asked about where the fee is in no such proportion', async () => {
    await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71');
    await world.run('line split L-1 P-1..P-2 bank-fees');
    expect(await imported('2026-10-12;SUMUP PID2 PAYOUT 121026;54.60')).toEqual([
      'L-2 waits payout',
      '  payout P-3 P-4 bank-fees-140',
    ]);
  });

  test('is not believed by what another one kept', async () => {
    await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71');
    await world.run('line split L-1 P-1..P-2 bank-fees');
    expect(await imported('2026-10-12;ZETTLE BY PAYPAL;55.02')).toEqual([
      'L-2 waits payout',
      '  payout P-3 P-4 bank-fees-98',
    ]);
  });

  test('has told its fees in its export: the net is exact, whatever was typed before', async () => {
    world.file(
      'x.csv',
      `${SUMUP}\n,2026-10-03,TAAAA1,Sale,Successful,POS,40,0.70,39.30,DUR\n,2026-10-03,TAAAA2,Sale,Successful,POS,34,0.59,33.41,MAR\n`,
    );
    await world.run('payment import x.csv');
    expect(await fees()).toBe(-129);
    expect(await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71')).toEqual([
      'L-1 payout P-1 P-2',
    ]);
    await world.run('payment move P-1 ROU --reason "her card"');
    expect([await inTransit(), await balances(), await fees()]).toEqual([
      ['P-3 2000', 'P-4 3600'],
      [3600, 3400, 6000],
      -129,
    ]);
    await world.run('undo L-1');
    expect(await inTransit()).toEqual(['P-2 3341', 'P-5 3930', 'P-3 2000', 'P-4 3600']);
    expect(await matching('L-1')).toEqual(['L-1 payout P-2 P-5']);
  });

  test('tells its fees after its payout was explained: nothing is put down twice', async () => {
    await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71');
    await world.run('line split L-1 P-1..P-2 bank-fees');
    world.file(
      'x.csv',
      `${SUMUP}\n,2026-10-03,TAAAA1,Sale,Successful,POS,40,0.70,39.30,DUR\n,2026-10-03,TAAAA2,Sale,Successful,POS,34,0.59,33.41,\n`,
    );
    const { count, feeCount, feeCents } =
      await world.run<Answer<'payment import'>>('payment import x.csv');
    expect([count, feeCount, feeCents]).toEqual([0, 2, 0]);
    expect([await fees(), await inTransit()]).toEqual([-129, ['P-3 2000', 'P-4 3600']]);
    const again = await world.run<Answer<'payment import'>>('payment import x.csv');
    expect([again.count, again.knownCount]).toEqual([0, 2]);
  });

  test('takes a refund off what it pays out', async () => {
    await world.run('payment refund MAR 10 --method card --reason "spoilt" --date 2026-10-10');
    await imported('2026-10-05;SUMUP PID1 PAYOUT 051026;72.71');
    await world.run('line split L-1 P-1 P-2 bank-fees');
    expect(await imported('2026-10-12;SUMUP PID2 PAYOUT 121026;45.02')).toEqual([
      'L-2 payout P-3 P-4 P-5 bank-fees-98',
    ]);
    expect([await inTransit(), await balances()]).toEqual([[], [7600, 2400, 2000]]);
  });

  test('has its subscription taken by the bank: that is for a heading, as before', async () => {
    expect(await imported('2026-10-05;PRLV SUMUP ABONNEMENT;-19')).toEqual(['L-1 waits money-out']);
    await world.run('line assign L-1 --to bank-fees');
    expect(await imported('2026-11-05;PRLV SUMUP ABONNEMENT;-19')).toEqual([
      'L-2 learned-heading bank-fees-1900',
    ]);
  });

  test('takes what a payer contested off what it pays out', async () => {
    await imported('2026-10-05;REMISE CB 5091540010;74', '2026-10-12;REMISE CB 5091540010;22');
    await world.run('line split L-2 P-3 P-4 P-2=-34 --yes');
    expect([await inTransit(), await balances()]).toEqual([[], [7600, 0, 2000]]);
    const { payment } = await world.run<Answer<'payment show'>>('payment show P-2');
    expect([payment.status, payment.amountCents]).toEqual(['bounced', 3400]);
    const { entries } = await world.run<Answer<'history'>>('history MAR');
    expect(entries.map(({ kind }) => kind)).toEqual(['payment', 'bounce']);
    await world.run('undo L-2');
    expect(await balances()).toEqual([7600, 3400, 2000]);
  });

  test('takes back what a payer contested', async () => {
    await imported('2026-10-05;REMISE CB 5091540010;74', '2026-10-15;IMPAYE CB;-34');
    await world.run('payment bounce P-2');
    expect(await balances()).toEqual([7600, 0, 2000]);
  });
});

describe('online providers', () => {
  test('pay out their own payments up to a day, those of another apart', async () => {
    world.file(
      's.csv',
      `${STRIPE}\nch_1,2026-10-02 10:00:00,42.50,0,eur,0.89,Paid,,claire@example.org,\nch_2,2026-10-04 10:00:00,20,0,eur,0.55,Paid,,,MAR\n`,
    );
    await world.run('payment import s.csv');
    world.file(
      'h.csv',
      'Référence paiement;Montant total;Date du paiement;Statut du paiement;Email payeur;adhérent\n7001;30,00;03/10/2026;Payé;;ROU\n',
    );
    await world.run('payment import h.csv');
    expect(
      await imported(
        '2026-10-08;VIR SEPA STRIPE TECHNOLOGY EURO;61.06',
        '2026-10-10;VIR HELLOASSOPAY R4WOX HELLOASSO 3591881 10-10-2026;30',
      ),
    ).toEqual(['L-1 payout P-1 P-2', 'L-2 payout P-3']);
    expect(await inTransit()).toEqual([]);
  });

  test('are asked about where only a part of the last day is in it', async () => {
    await pay('DUR', '40', '2026-10-03', 'online');
    await pay('MAR', '34', '2026-10-04', 'online');
    await pay('ROU', '20', '2026-10-04', 'online');
    expect(await imported('2026-10-08;VIR STRIPE;74')).toEqual([
      'L-1 waits payout',
      '  payout P-1 P-2',
    ]);
  });

  test('are asked about where older payments stay behind', async () => {
    await pay('DUR', '40', '2026-10-03', 'online');
    await pay('MAR', '34', '2026-10-04', 'online');
    expect(await imported('2026-10-08;VIR STRIPE;34')).toEqual([
      'L-1 waits payout',
      '  payout P-2',
    ]);
  });

  test('pay out what is not of members too: the rest goes to a heading', async () => {
    await pay('DUR', '40', '2026-10-03', 'online');
    await pay('MAR', '34', '2026-10-04', 'online');
    await imported('2026-10-10;HELLOASSO 10-10-2026;94');
    await world.run('line split L-1 P-1..P-2 membership-fees');
    expect([await inTransit(), await balances()]).toEqual([[], [4000, 3400, 0]]);
  });

  test('say nothing of what was paid on the terminal, and SumUp of both', async () => {
    await pay('DUR', '40', '2026-10-03');
    await pay('MAR', '34', '2026-10-04', 'online');
    expect(await imported('2026-10-08;VIR STRIPE;74')).toEqual(['L-1 waits payout']);
    expect(await imported('2026-10-09;SUMUP PID1 PAYOUT 091026;74')).toEqual([
      'L-2 payout P-1 P-2',
    ]);
  });

  test('through whom people pay each other as well are only proposed', async () => {
    await pay('DUR', '40', '2026-10-03', 'online');
    expect(await imported('2026-10-08;VIR SEPA LYDIA;40')).toEqual([
      'L-1 waits payout',
      '  payout P-1',
    ]);
  });

  test('keep nothing where they are paid otherwise', async () => {
    await pay('DUR', '40', '2026-10-03', 'online');
    expect(await imported('2026-10-08;HELLOASSO 10-10-2026;39')).toEqual(['L-1 waits payout']);
  });

  test('that pay out nothing for weeks are told', async () => {
    await pay('DUR', '40', '2026-09-01', 'online');
    await imported('2026-10-19;VIR ANYBODY;5');
    const { todo } = await world.run<Answer<'status'>>('status');
    expect(todo).toContainEqual({
      code: 'payments-unseen',
      count: 1,
      command: 'payment list --in-transit',
    });
    expect(await imported('2026-10-20;VIR STRIPE;40')).toEqual(['L-2 waits payout']);
  });
});

describe('line split', () => {
  beforeEach(async () => {
    await pay('DUR', '30', '2026-10-03');
    await pay('MAR', '20', '2026-10-03');
    await pay('ROU', '10', '2026-10-10');
    await imported('2026-10-12;VIR CARTES;59.25');
  });

  test.each([
    'P-1=30 P-2=20 P-3=10 bank-fees=-0,75',
    'P-1..P-3 bank-fees',
    'P-1 P-2 P-3 bank-fees',
    'P-1=29,55 P-2=19,80 P-3=9,90',
    '"P-1 P-2 P-3 bank-fees=-0.75"',
  ])('%s: the fee goes to its heading', async (parts) => {
    await world.run(`line split L-1 ${parts}`);
    expect([await inTransit(), await fees(), await balances()]).toEqual([
      [],
      -75,
      [3000, 2000, 1000],
    ]);
    await world.run('undo L-1');
    expect([(await inTransit()).length, await fees()]).toEqual([3, 0]);
  });

  test.each([
    ['P-1=31 P-2=18,25 P-3=10', '5 PAYOUT_DIFFERS'],
    ['P-1=19,25 P-2=30 P-3=10', '5 PAYOUT_DIFFERS'],
    ['P-1..P-3', '2 SPLIT_DIFFERS'],
    ['P-1..P-3 bank-fees=0', '2 AMOUNT_NOT_POSITIVE'],
    ['P-1 P-2 P-3 DUR', '2 SPLIT_DIFFERS'],
    ['DUR=60 MAR=-0,75', '2 AMOUNT_NOT_POSITIVE'],
    ['P-1..P-3 P-1 bank-fees', '2 SPLIT_DIFFERS'],
    ['P-4..P-9 bank-fees', '4 PAYMENTS_NOT_IN_TRANSIT'],
  ])('%s is refused', async (parts, code) => {
    expect(await world.refusalOf(`line split L-1 ${parts}`)).toEqual([code]);
    expect((await inTransit()).length).toBe(3);
  });

  test('a payment that was paid out already is not credited again', async () => {
    await world.run('line split L-1 P-1..P-3 bank-fees');
    await imported('2026-10-13;VIR CARTES 2;30');
    expect(await world.refusalOf('line split L-2 P-1=30')).toEqual(['5 PAYOUT_DIFFERS']);
    expect(await world.refusalOf('line assign L-2 DUR --payment P-1')).toEqual([
      '5 PAYOUT_DIFFERS',
    ]);
  });

  test('more than a fee is not kept by silence', async () => {
    await pay('ROU', '45', '2026-10-10');
    expect(await world.refusalOf('line split L-1 P-1..P-4 bank-fees')).toEqual(['2 SPLIT_DIFFERS']);
    await world.run('line split L-1 P-1..P-4 bank-fees=-45,75');
    expect(await fees()).toBe(-4575);
  });

  test('teaches nobody as a payer, and the words no heading', async () => {
    const { learned } = await world.run<Answer<'line split'>>('line split L-1 P-1..P-3 bank-fees');
    expect(learned).toEqual([]);
    expect(await imported('2026-10-19;VIR CARTES;59.25')).toEqual(['L-2 waits no-reference']);
  });
});

describe('solde review', () => {
  const review = (...answers: readonly string[]) =>
    newWorld({
      folder: world.folder,
      env: { SOLDE_LEDGER: 'l.solde' },
      terminal: true,
      columns: 80,
      answers,
    }).solde('review');

  beforeEach(async () => {
    for (const [index, date] of ['2026-10-03', '2026-10-10', '2026-10-17'].entries()) {
      await pay('DUR', String(30 + 10 * index), date);
      await pay('MAR', '20', date);
      await pay('ROU', '10', date);
      await pay('DUR', '34', date);
    }
    await imported(
      '2026-10-05;SUMUP PID1 PAYOUT 051026;92.36',
      '2026-10-12;SUMUP PID2 PAYOUT 121026;102.18',
      '2026-10-19;SUMUP PID3 PAYOUT 191026;112.01',
    );
  });

  test('shows a payout in two lines; the others follow at a glance', async () => {
    const { out, exit } = await review('why', 'offer 0', 'all');
    expect(exit).toBe(0);
    const words = out.replace(/\s+/g, ' ');
    expect(words).toContain('It waits: a payout of card or online payments');
    expect(words).toContain('On the way to the bank: 12 payments, €312.00.');
    expect(words).toContain('By what you said, 2 more lines fit now');
    expect([await inTransit(), await fees()]).toEqual([[], -545]);
  });

  test('takes typed payments, with the fee as the rest', async () => {
    const { out } = await review('split', 'P-1..P-4 bank fees', 'yes', 'none', 'quit');
    expect(out).toContain('-€1.64 bank fees');
    expect((await inTransit()).length).toBe(8);
  });
});

describe('a distribution', () => {
  test('is not reopened under what the bank has shown of its card payments', async () => {
    await world.run(
      'order add DUR 45 --method on-site --date 2026-10-01 --distribution 2026-10-01',
    );
    await world.run('distribution validate 2026-10-01 --as-expected --on-site card');
    const shown = await imported('2026-10-06;REMISE CB 5091540010;45');
    expect(shown).toEqual(['L-1 payout P-2']);
    const { kept } = await world.run<Answer<'distribution reopen'>>(
      'distribution reopen 2026-10-01 --reason x',
    );
    expect(kept.map(({ payment, reason }) => [payment.id, reason])).toEqual([['P-2', 'bank']]);
  });
});
