import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** AMAP contracts: their instalments, their cheques, and what is due of them. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-09-01', '--date', '2026-09-01');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('member', 'add', 'Martin Paul');
  await world.json(
    ...['contract', 'model', 'Légumes', '500', '--cheques', '10', '--first', '2026-09-05'],
  );
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const add = (...words: readonly string[]) =>
  world.json<Answer<'contract add'>>('contract', 'add', ...words, '--date', '2026-09-01');

/** Balance, due and later on a day, in euros. */
async function owedOn(member: string, day: string) {
  const { members } = await world.json<Answer<'balance'>>('balance', member, '--date', day);
  const [row] = members;
  return [row?.balanceCents, row?.dueCents, row?.laterCents].map((cents = 0) => cents / 100);
}

async function stateOf(contract: string, day = '2026-10-05') {
  const show = ['contract', 'show', contract, '--date', day] as const;
  const { contract: of } = await world.json<Answer<'contract show'>>(...show);
  return [of.amountCents, of.paidCents, of.dueCents, of.laterCents].map((cents) => cents / 100);
}

async function codeOf(...words: readonly string[]) {
  const { err } = await world.solde(...words, '--json');
  return (JSON.parse(err) as { error: { code: string } }).error.code;
}

async function imported(...rows: readonly string[]) {
  const name = `releve-${rows.join().length}.csv`;
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);
  const { matched, waiting } = await world.json<Answer<'import'>>('import', name);
  return [
    ...matched.map(({ member, deposit, rule }) => `${member ?? deposit} ${rule}`),
    ...waiting.map(({ proposals }) => `waits: ${proposals.map(({ rule }) => rule).join()}`),
  ];
}

describe('what is due', () => {
  test('of a contract without cheques is each instalment on its day', async () => {
    await add('DUR', 'légumes');
    expect(await owedOn('DUR', '2026-09-04')).toEqual([-500, 0, 500]);
    expect(await owedOn('DUR', '2026-09-05')).toEqual([-500, 50, 450]);
    expect(await owedOn('DUR', '2026-12-31')).toEqual([-500, 200, 300]);
    expect(await owedOn('DUR', '2027-06-05')).toEqual([-500, 500, 0]);
  });

  test('is nothing while cheques lie ready for what comes', async () => {
    await add('DUR', 'légumes', '--number', '1');
    expect(await owedOn('DUR', '2026-09-04')).toEqual([0, 0, 0]);
    expect(await owedOn('DUR', '2026-12-31')).toEqual([0, 0, 0]);
  });

  test('is what an unpaid cheque leaves, at once, and nothing of the others', async () => {
    await add('DUR', 'légumes', '--number', '1234501');
    await world.json('deposit', 'create', '--date', '2026-09-05');
    await imported('2026-09-08;REM CHQ;50', '2026-09-20;IMPAYE CHQ 1234501;-50');
    expect(await owedOn('DUR', '2026-09-21')).toEqual([-50, 50, 0]);
    expect(await stateOf('C-1', '2026-09-21')).toEqual([500, 450, 50, 0]);
  });

  test('is the instalment of a cheque that was given back, on its day', async () => {
    await add('DUR', 'légumes', '--number', '1');
    await world.json('payment', 'cancel', 'P-4', '--handed-back', '--reason', 'pays by transfer');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-50, 0, 50]);
    expect(await owedOn('DUR', '2026-12-05')).toEqual([-50, 50, 0]);
  });

  test('comes from orders first, which an avoir pays first', async () => {
    await add('DUR', 'légumes');
    await world.json('order', 'add', 'DUR', '30', '--method', 'cash');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-530, 130, 400]);
    await world.json('payment', 'add', 'DUR', '160', '--method', 'cash');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-370, 0, 370]);
  });

  test('is nothing of a contract that was taken back', async () => {
    await add('DUR', 'légumes');
    await world.json('undo', 'C-1');
    expect(await owedOn('DUR', '2026-12-05')).toEqual([0, 0, 0]);
    expect(await codeOf('contract', 'show', 'C-1')).toBe('NOT_FOUND');
  });

  test('was what it was, on a day before', async () => {
    await add('DUR', 'légumes');
    await world.json('payment', 'add', 'DUR', '100', '--method', 'cash', '--date', '2026-10-20');
    const at = async (day: string) => {
      const answer = await world.json<Answer<'balance'>>('balance', 'DUR', '--at', day);
      return [answer.members[0]?.balanceCents, answer.members[0]?.dueCents];
    };
    expect(await at('2026-08-31')).toEqual([0, 0]);
    expect(await at('2026-10-19')).toEqual([-50_000, 10_000]);
    expect(await at('2026-10-20')).toEqual([-40_000, 0]);
  });
});

describe('one who leaves early', () => {
  test('owes what was delivered, and has the cheques of the rest back', async () => {
    await add('DUR', 'légumes', '--number', '1');
    await world.json('adjust', 'DUR', '350', '--about', 'C-1', '--reason', 'leaves');
    expect(await owedOn('DUR', '2026-12-01')).toEqual([350, 0, 0]);
    const back = ['P-4', 'P-5', 'P-6', 'P-7', 'P-8', 'P-9', 'P-10'];
    await world.json('payment', 'cancel', ...back, '--handed-back', '--reason', 'leaves');
    expect(await owedOn('DUR', '2026-12-01')).toEqual([0, 0, 0]);
    expect(await stateOf('C-1', '2026-12-01')).toEqual([150, 150, 0, 0]);
  });

  test('and paid by transfer owes no instalment after the end', async () => {
    await add('DUR', 'légumes');
    await world.json('adjust', 'DUR', '350', '--about', 'C-1', '--reason', 'leaves');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-150, 100, 50]);
    expect(await owedOn('DUR', '2027-06-05')).toEqual([-150, 150, 0]);
  });

  test('may carry an avoir over, to an order or to another contract', async () => {
    await add('DUR', 'légumes', '--amount', '50', '--cheques', '1', '--number', '1');
    await world.json('adjust', 'DUR', '20', '--about', 'C-1', '--reason', 'leaves');
    await world.json('order', 'add', 'DUR', '15', '--method', 'cheque', '--use-credit');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([5, 0, 0]);
    await add('DUR', 'légumes', '--amount', '12', '--cheques', '2', '--again');
    expect(await owedOn('DUR', '2026-09-05')).toEqual([-7, 1, 6]);
  });
});

describe('a contract', () => {
  test('is given its cheques later, once', async () => {
    await add('DUR', 'légumes');
    expect(await codeOf('contract', 'add', 'DUR', 'légumes')).toBe('CONTRACT_EXISTS');
    const { contract, payments } = await add('DUR', 'légumes', '--number', '7');
    expect([contract.id, payments.length]).toEqual(['C-1', 10]);
    expect(await codeOf('contract', 'add', 'DUR', 'légumes', '--number', '50')).toBe(
      'CONTRACT_EXISTS',
    );
    const second = await add('DUR', 'légumes', '--number', '50', '--again');
    expect(second.contract.id).toBe('C-2');
  });

  test('has as many instalments as cheques are said, in figures or with the word', async () => {
    expect((await add('DUR', 'légumes', '--cheques', '5 chèques')).contract.instalments).toBe(5);
    expect((await add('MAR', 'légumes', '--cheques', '1 cheque')).contract.instalments).toBe(1);
    expect(await codeOf('contract', 'add', 'MAR', 'légumes', '--cheques', '5 paniers')).toBe(
      'CHEQUE_COUNT',
    );
  });

  test('with a cheque number that is known is refused whole', async () => {
    await add('DUR', 'légumes', '--number', '7');
    expect(await codeOf('contract', 'add', 'DUR', 'légumes', '--number', '16', '--again')).toBe(
      'CHEQUE_KNOWN',
    );
    const { contracts } = await world.json<Answer<'contract list'>>('contract', 'list');
    expect(contracts).toHaveLength(1);
  });

  test('is taken back only with what was paid for it, in one range', async () => {
    const { operation, operations } = await add('DUR', 'légumes', '--number', '7');
    expect(await codeOf('undo', 'C-1')).toBe('UNDO_BLOCKED');
    expect(await codeOf('undo', 'A-3')).toBe('UNDO_BLOCKED');
    await world.json('undo', `${operation}..${operations?.at(-1)}`);
    expect(await owedOn('DUR', '2026-10-05')).toEqual([0, 0, 0]);
    const { drawer } = await world.json<Answer<'payment list'>>('payment', 'list', '--in-hand');
    expect(drawer?.cheques).toEqual([]);
    // Its cheques may be recorded anew, and then not be brought back beside those.
    await add('DUR', 'légumes', '--number', '7');
    const reversal = `A-${Number(operation?.slice(2)) + 11}`;
    expect(await codeOf('undo', reversal)).toBe('CHEQUE_KNOWN');
  });

  test('is imported with its cheques; twice in a file are two, and the file is known again', async () => {
    world.file('season.csv', 'adhérent;premier_numéro\nDUR;1\nDUR;101\nMAR;\n');
    const first = ['contract', 'import', 'season.csv', '--model', 'légumes'] as const;
    const one = await world.json<Answer<'contract import'>>(...first);
    expect([one.count, one.chequeCount, one.chequeCents]).toEqual([3, 20, 100_000]);
    const again = await world.json<Answer<'contract import'>>(...first);
    expect([again.count, again.knownCount, again.chequeCount]).toEqual([0, 3, 0]);
    world.file('season.csv', 'adhérent;premier_numéro\nMAR;501\nDUR;101\nDUR;1\n');
    const third = await world.json<Answer<'contract import'>>(...first);
    expect([third.count, third.completedCount, third.knownCount]).toEqual([0, 1, 2]);
    world.file('season.csv', 'adhérent;premier_numéro\nDUR;301\n');
    expect(await codeOf(...first)).toBe('FILE_REFUSED');
  });

  test('has its cheques of a producer handed over, and none of them at the bank', async () => {
    await world.json('heading', 'add', 'Ferme');
    await world.json(
      ...['contract', 'model', 'Œufs', '90', '--cheques', '3', '--first', '2026-09-05'],
      ...['--payable-to', 'ferme'],
    );
    await add('DUR', 'œufs', '--number', '1');
    expect(await codeOf('deposit', 'create', '--until', '2027-12-31')).toBe('NOTHING_TO_DEPOSIT');
    const all = ['deposit', 'create', '--to', 'ferme', '--until', '2027-12-31'] as const;
    const { deposit } = await world.json<Answer<'deposit create'>>(...all);
    expect(deposit).toMatchObject({ amountCents: 9000, status: 'handed-over', payee: 'Ferme' });
    expect(await stateOf('C-1')).toEqual([90, 90, 0, 0]);
    const { headings } = await world.json<Answer<'heading list'>>('heading', 'list');
    expect(headings.find(({ name }) => name === 'Ferme')?.balanceCents).toBe(-9000);
    expect(await codeOf('undo', 'A-4')).toBe('UNDO_HEADING_USED');
  });

  test('is paid by transfers: the bank’s are found by what is due', async () => {
    await add('DUR', 'légumes');
    // An instalment on its day, the next one before its day, and something else.
    expect(
      await imported(
        '2026-09-06;VIR MME DURAND CLAIRE;50',
        '2026-10-01;VIR MME DURAND CLAIRE;50',
        '2026-10-02;VIR MME DURAND CLAIRE;37',
      ),
    ).toEqual(['waits: name-and-amount', 'waits: name-and-amount', 'waits: name']);
    await world.json('line', 'assign', 'L-1', 'DUR');
    await world.json('match');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-400, 0, 400]);
    expect(await stateOf('C-1')).toEqual([500, 0, 0, 400]);
  });

  test('does not make an order look unpaid, nor paid', async () => {
    await add('DUR', 'légumes');
    await world.json('payment', 'add', 'DUR', '50', '--method', 'cash');
    const order = ['order', 'add', 'DUR', '30', '--method', 'on-site'] as const;
    await world.json('config', 'set', 'methods', 'cheque,cash,transfer,on-site');
    await world.json(...order, '--distribution', '2026-09-10');
    await world.json('payment', 'cancel', 'P-2');
    const show = ['distribution', 'show', '2026-09-10'] as const;
    const { unpaidCents } = await world.json<Answer<'distribution show'>>(...show);
    expect(unpaidCents).toBe(3000);
  });
});
