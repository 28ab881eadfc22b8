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

describe('money that came back', () => {
  const orderOf = async (member: string, amount: string) => {
    const typed = ['order', 'add', member, amount, '--method', 'transfer', '--date', '2026-01-02'];
    const { payment } = await world.json<Answer<'order add'>>(...typed);
    return payment?.reference ?? '';
  };

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
