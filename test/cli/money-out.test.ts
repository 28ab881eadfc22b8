import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Money that is no member's, and money that left, through the commands. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('member', 'add', 'Martin Paul');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

let fileNumber = 0;

async function imported(rows: readonly string[], ...flags: readonly string[]) {
  fileNumber += 1;
  const name = `releve-${fileNumber}.csv`;
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);
  return world.json<Answer<'import'>>('import', name, ...flags);
}

const brief = ({ matched, waiting }: Pick<Answer<'import'>, 'matched' | 'waiting'>) => [
  ...matched.map(
    ({ member, heading, payment, rule, amountCents }) =>
      `${member ?? heading}${payment === undefined ? '' : `/${payment}`} ${rule} ${amountCents}`,
  ),
  ...waiting.map(
    ({ reason, proposals }) =>
      `${reason}: ${proposals
        .map(({ member, heading, payment = '', rule }) => `${member ?? heading} ${rule} ${payment}`)
        .map((each) => each.trim())
        .join(', ')}`,
  ),
];

async function refusalOf(...words: readonly string[]) {
  const { err, exit } = await world.solde(...words, '--json');
  const { error } = JSON.parse(err) as { error: { code: string; hint: string } };
  return { code: error.code, exit, hint: error.hint };
}

const balances = async () => {
  const { headings } = await world.json<Answer<'heading list'>>('heading', 'list');
  return Object.fromEntries(headings.map(({ name, balanceCents }) => [name, balanceCents]));
};

const balanceOf = async (member: string) => {
  const { members } = await world.json<Answer<'balance'>>('balance', member);
  return members[0]?.balanceCents;
};

describe('a heading', () => {
  test('takes a line, and the next one of the same amount finds it by itself', async () => {
    const first = await imported(['2026-01-31;COTISATION JAZZ ASSO N 2026-01;-9,00']);
    expect(brief(first)).toEqual(['money-out: ']);
    const { matched } = await world.json<Answer<'line assign'>>(
      ...['line', 'assign', 'L-1', '--to', 'bank-fees'],
    );
    expect(matched).toMatchObject({ line: 'L-1', heading: 'bank-fees', balanceCents: -900 });
    expect(matched).not.toHaveProperty('member');
    const second = await imported(['2026-02-28;COTISATION JAZZ ASSO N 2026-02;-9,00']);
    expect(brief(second)).toEqual(['bank-fees learned-heading -900']);
    const third = await imported(['2026-03-31;COTISATION JAZZ ASSO N 2026-03;-9,60']);
    expect(brief(third)).toEqual(['money-out: bank-fees learned-heading']);
    expect(await balances()).toMatchObject({ 'bank-fees': -1800 });
  });

  test('is named where a statement’s lines are shown, and so is each part of a split one', async () => {
    await imported(['2026-01-10;FRAIS;-9,00', '2026-01-11;VIR DUPONT;100,00']);
    await world.json('line', 'assign', 'L-1', '--to', 'bank-fees');
    await world.json('line', 'split', 'L-2', 'DUR=60', 'donations');
    const { out } = await world.solde('statement', 'show', 'I-1');
    expect(out).toContain('FRAIS\tbank fees\n');
    expect(out).toMatch(/VIR DUPONT\tDUR P-\d+ €60\.00, donations €40\.00\n/);
  });

  test('is forgotten when a line that it booked by itself is taken back', async () => {
    await imported(['2026-01-31;PRLV MAIF ASSURANCE;-30,00']);
    await world.json('heading', 'add', 'Assurance');
    await world.json('line', 'assign', 'L-1', '--to', 'assurance');
    const second = await imported(['2026-02-28;PRLV MAIF ASSURANCE;-30,00']);
    expect(brief(second)).toEqual(['Assurance learned-heading -3000']);
    await world.json('line', 'unmatch', 'L-2');
    const third = await imported(['2026-03-31;PRLV MAIF ASSURANCE;-30,00']);
    expect(brief(third)).toEqual(['money-out: ']);
  });

  test('takes what comes in, and never what looks like another producer', async () => {
    await world.json('heading', 'add', 'Ferme Dupré');
    await world.json('heading', 'add', 'Ferme Martin');
    await imported(['2026-01-10;VIR FERME DUPRE LEGUMES;-400,00']);
    await world.json('line', 'assign', 'L-1', '--to', 'dupré');
    const second = await imported([
      '2026-02-10;VIR FERME MARTIN LEGUMES;-400,00',
      '2026-02-11;VIR FERME DUPRE LEGUMES;-400,00',
    ]);
    expect(brief(second)).toEqual([
      'Ferme Dupré learned-heading -40000',
      expect.stringMatching(/^money-out: /),
    ]);
    expect(await refusalOf('line', 'assign', 'L-2', '--to', 'ferme')).toMatchObject({
      code: 'HEADING_AMBIGUOUS',
      exit: 4,
    });
    expect(await refusalOf('line', 'assign', 'L-2', '--to', 'gaec')).toMatchObject({
      code: 'HEADING_NOT_FOUND',
      exit: 4,
    });
  });

  test('shares a line with members, and is named with its blanks', async () => {
    await world.json('heading', 'add', 'Ferme Dupré');
    await imported(['2026-01-10;VIR DUPONT;100,00']);
    const { matched } = await world.json<Answer<'line split'>>(
      ...['line', 'split', 'L-1', 'DUR=60', 'Ferme Dupré=25', 'donations=5', 'MAR'],
    );
    expect(
      matched.map(({ member, heading, amountCents }) => [member ?? heading, amountCents]),
    ).toEqual([
      ['DUR', 6000],
      ['Ferme Dupré', 2500],
      ['donations', 500],
      ['MAR', 1000],
    ]);
    expect(await balances()).toMatchObject({ 'Ferme Dupré': 2500, donations: 500 });
    await world.json('line', 'unmatch', 'L-1');
    expect(await balances()).toMatchObject({ 'Ferme Dupré': 0, donations: 0 });
    expect(await balanceOf('DUR')).toBe(0);
  });

  test('is found by several parts written in one', async () => {
    await world.json('heading', 'add', 'Ferme Dupré');
    await imported(['2026-01-10;VIR DUPONT;100,00']);
    const { matched } = await world.json<Answer<'line split'>>(
      ...['line', 'split', 'L-1', 'DUR=60 Ferme Dupré=25,50; MAR'],
    );
    expect(matched.map(({ amountCents }) => amountCents)).toEqual([6000, 2550, 1450]);
  });

  test('of the group’s own is taken away only while nothing was put to it', async () => {
    const { operation } = await world.json<Answer<'heading add'>>('heading', 'add', 'Assurance');
    await imported(['2026-01-31;PRLV MAIF;-30,00']);
    await world.json('line', 'assign', 'L-1', '--to', 'Assurance');
    expect(await refusalOf('undo', operation ?? '')).toMatchObject({
      code: 'UNDO_HEADING_USED',
      exit: 5,
    });
    await world.json('line', 'unmatch', 'L-1');
    await world.json('undo', operation ?? '');
    expect(await balances()).not.toHaveProperty('Assurance');
    expect(await refusalOf('line', 'assign', 'L-1', '--to', 'Assurance')).toMatchObject({
      code: 'HEADING_NOT_FOUND',
    });
  });

  test('is opened once under a name, whatever its case and language', async () => {
    await world.json('heading', 'add', 'Ferme Dupré');
    for (const name of ['ferme dupre', 'Bank fees', 'bank-fees', 'Frais bancaires']) {
      expect(await refusalOf('heading', 'add', name)).toMatchObject({ code: 'HEADING_EXISTS' });
    }
  });
});

const orderOf = async (member: string, amount: string, method = 'transfer') => {
  const typed = ['order', 'add', member, amount, '--method', method, '--date', '2026-01-02'];
  const { payment } = await world.json<Answer<'order add'>>(...typed);
  return payment?.reference ?? '';
};

const paymentOf = async (id: string) =>
  (await world.json<Answer<'payment show'>>('payment', 'show', id)).payment;

describe('money that came back', () => {
  test('is booked to the payment whose reference it names; the debt is there again', async () => {
    const reference = await orderOf('DUR', '42,50');
    const back = await imported([
      `2026-01-05;VIR DURAND ${reference};42,50`,
      `2026-01-08;REJET VIR DURAND ${reference};-42,50`,
    ]);
    expect(brief(back)).toEqual(['DUR/P-1 exact-reference 4250', 'DUR/P-1 returned-payment -4250']);
    expect(await balanceOf('DUR')).toBe(-4250);
    const again = await imported([`2026-01-15;VIR DURAND ${reference};42,50`]);
    expect(brief(again)).toEqual([expect.stringMatching(/^DUR\/P-\d settled-reference 4250$/)]);
    expect(await balanceOf('DUR')).toBe(0);
  });

  test('is proposed without a reference, and booked by nobody but a person', async () => {
    const reference = await orderOf('DUR', '42,50');
    await orderOf('MAR', '42,50');
    const back = await imported([
      `2026-01-05;VIR DURAND ${reference};42,50`,
      '2026-01-08;VIREMENT REJETE;-42,50',
    ]);
    expect(brief(back)).toEqual([
      'DUR/P-1 exact-reference 4250',
      'money-out: DUR returned-payment P-1',
    ]);
  });

  test('is no return where money was paid back by transfer', async () => {
    const reference = await orderOf('DUR', '42,50');
    const out = await imported([
      `2026-01-05;VIR DURAND ${reference};60,00`,
      '2026-01-08;VIR SEPA EMIS DURAND CLAIRE;-17,50',
    ]);
    expect(brief(out)).toEqual(['DUR/P-1 exact-reference 6000', 'money-out: DUR refund']);
    await world.json('line', 'assign', 'L-2', 'DUR');
    expect(await balanceOf('DUR')).toBe(0);
    const payers = await world.json<Answer<'member show'>>('member', 'show', 'DUR');
    expect(payers.payers ?? []).toEqual([]);
  });
});

describe('a payment that came back', () => {
  /** A transfer of 42.50 that the bank brought for DUR, and its return, which waits. */
  const returned = async (...rows: readonly string[]) => {
    const reference = await orderOf('DUR', '42,50');
    await imported([
      `2026-01-05;VIR DURAND ${reference};42,50`,
      '2026-01-08;VIREMENT REJETE;-42,50',
      ...rows,
    ]);
    return reference;
  };

  const bounce = (...words: readonly string[]) =>
    world.json<Answer<'payment bounce'>>('payment', 'bounce', ...words);

  test('finds its line, is said to be returned, and is owed again', async () => {
    await returned();
    const answer = await bounce('P-1');
    expect(answer).toMatchObject({
      line: 'L-2',
      balanceCents: -4250,
      payment: { status: 'bounced', amountCents: 4250 },
    });
    const { entries } = await world.json<Answer<'history'>>('history', 'DUR');
    expect(entries.map(({ kind, about, amountCents }) => [kind, about, amountCents])).toEqual([
      ['order', undefined, -4250],
      ['payment', 'L-1', 4250],
      ['bounce', 'L-2', -4250],
    ]);
    await world.json('line', 'unmatch', 'L-2');
    expect(await paymentOf('P-1')).toMatchObject({ status: 'confirmed', amountCents: 4250 });
  });

  test('is the member’s to pay the bank’s charge for, by choice', async () => {
    await returned('2026-01-08;FRAIS REJET;-12,00');
    const answer = await bounce('P-1', '--charge', '12');
    expect(answer).toMatchObject({ chargeCents: 1200, balanceCents: -5450 });
    expect(answer.operations).toHaveLength(2);
    expect(await balances()).toMatchObject({ 'bank-fees': 1200 });
    await world.json('line', 'assign', 'L-3', '--to', 'bank-fees');
    expect(await balances()).toMatchObject({ 'bank-fees': 0 });
    const [first, last] = answer.operations ?? [];
    await world.json('undo', `${first}..${last}`);
    expect(await balanceOf('DUR')).toBe(0);
  });

  test('is charged for later, once the rules have booked its return', async () => {
    const reference = await orderOf('DUR', '42,50');
    await imported([
      `2026-01-05;VIR DURAND ${reference};42,50`,
      `2026-01-08;REJET ${reference};-42,50`,
    ]);
    expect(await bounce('P-1')).not.toHaveProperty('operation');
    const { entries } = await world.json<Answer<'history'>>('history', 'DUR');
    expect(entries).toHaveLength(3);
    expect(await bounce('P-1', '--charge', '12')).toMatchObject({ balanceCents: -5450 });
  });

  test('came back with the bank’s charge in one line, which is named', async () => {
    const reference = await orderOf('DUR', '42,50');
    await imported([
      `2026-01-05;VIR DURAND ${reference};42,50`,
      '2026-01-08;IMPAYE ET FRAIS;-54,50',
      '2026-01-09;PRLV;-40,00',
    ]);
    expect(await refusalOf('payment', 'bounce', 'P-1')).toMatchObject({
      code: 'BOUNCE_LINE_UNKNOWN',
      exit: 4,
    });
    expect(await refusalOf('payment', 'bounce', 'P-1', '--line', 'L-3')).toMatchObject({
      code: 'BOUNCE_AMOUNT_DIFFERS',
      exit: 5,
    });
    expect(await refusalOf('payment', 'bounce', 'P-1', '--line', 'L-1')).toMatchObject({
      code: 'BOUNCE_AMOUNT_DIFFERS',
    });
    expect(await bounce('P-1', '--line', 'L-2')).toMatchObject({ balanceCents: -4250 });
    expect(await balances()).toMatchObject({ 'bank-fees': -1200 });
    // The bank's words for what came back are not those of its fees.
    const next = await imported(['2026-02-08;IMPAYE ET FRAIS;-12,00']);
    expect(brief(next)).toEqual(['money-out: ']);
  });

  test('is asked which line it came back with, where several could be it', async () => {
    await returned('2026-01-09;CHEQUE 1234567;-42,50');
    const refusal = await refusalOf('payment', 'bounce', 'P-1');
    expect(refusal).toMatchObject({ code: 'BOUNCE_LINE_UNKNOWN', exit: 4 });
    expect(refusal.hint).toContain('--line L-2');
    await bounce('P-1', '--line', 'l-2');
    expect(await balanceOf('DUR')).toBe(-4250);
  });

  test('waits again when the file that brought the payment is taken back', async () => {
    const reference = await orderOf('DUR', '42,50');
    await imported([`2026-01-05;VIR DURAND ${reference};42,50`]);
    await imported(['2026-02-08;VIREMENT REJETE;-42,50']);
    await bounce('P-1');
    const { undone } = await world.json<Answer<'undo'>>('undo', 'I-1');
    expect(undone).toMatchObject([{ unmatched: ['L-1', 'L-2'] }]);
    expect(await paymentOf('P-1')).toMatchObject({ status: 'pending' });
    expect(await balanceOf('DUR')).toBe(-4250);
  });

  test('may be an unpaid cheque that was handed over', async () => {
    const reference = await orderOf('DUR', '42,50', 'cheque');
    await world.json('payment', 'confirm', reference, '--amount', '42,50');
    await world.json('deposit', 'create');
    await imported(['2026-01-08;CHEQUE IMPAYE;-42,50']);
    expect(await bounce('P-1')).toMatchObject({ balanceCents: -4250 });
  });

  test('is none that was never received, or that no bank has', async () => {
    await orderOf('DUR', '42,50');
    await orderOf('MAR', '42,50', 'cash');
    await world.json('payment', 'confirm', 'P-2', '--amount', '42,50');
    await imported(['2026-01-08;REJET;-42,50']);
    for (const id of ['P-1', 'P-2']) {
      expect(await refusalOf('payment', 'bounce', id)).toMatchObject({
        code: 'PAYMENT_NOT_RETURNABLE',
        exit: 5,
      });
    }
    expect(await refusalOf('payment', 'bounce', 'P-1', '--charge', '0')).toMatchObject({ exit: 5 });
  });

  test('can’t be confirmed or given up any more; its code still finds the member', async () => {
    const reference = await returned();
    await bounce('P-1');
    for (const verb of ['confirm', 'cancel']) {
      const words = verb === 'confirm' ? ['--amount', '42,50', '--reference', reference] : [];
      expect(await refusalOf('payment', verb, 'P-1', ...words)).toMatchObject({
        code: 'PAYMENT_NOT_PENDING',
      });
    }
    const again = await imported([`2026-01-15;VIR DURAND ${reference};42,50`]);
    expect(brief(again)).toEqual(['DUR/P-2 settled-reference 4250']);
    expect(await balanceOf('DUR')).toBe(0);
  });
});

describe('from one of the group’s accounts to another', () => {
  test('needs both: the number in the label and the same amount on the other side', async () => {
    await world.json('config', 'set', 'accounts', 'Compte courant,Livret A');
    const first = await imported(
      ['2026-01-10;VIR VERS LIVRET;-500,00', '2026-01-11;PRLV EDF;-80,00'],
      '--account',
      'courant',
    );
    expect(brief(first)).toEqual(['money-out: ', 'money-out: ']);
    const second = await imported(['2026-01-11;VIREMENT RECU;500,00'], '--account', 'livret');
    expect(brief(second)).toEqual(['no-reference: own-accounts own-accounts']);
    await world.json('line', 'assign', 'L-3', '--to', 'Compte courant');
    expect(await balances()).toMatchObject({ 'own-accounts': 50000 });
    const { waiting } = await world.json<Answer<'match'>>('match');
    expect(waiting.map(({ line, proposals }) => [line, proposals[0]?.heading])).toEqual([
      ['L-1', 'own-accounts'],
      ['L-2', undefined],
    ]);
    await world.json('line', 'assign', 'L-1', '--to', 'livret a');
    expect(await balances()).toMatchObject({ 'own-accounts': 0 });
  });
});
