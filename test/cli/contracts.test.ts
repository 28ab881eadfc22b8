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

describe('two contracts of a member', () => {
  test('share what is owed: money for neither pays what is due, of the older one first', async () => {
    await add('DUR', 'légumes');
    await add('DUR', 'légumes', '--amount', '100', '--again');
    expect(await stateOf('C-1')).toEqual([500, 0, 100, 400]);
    await world.json('payment', 'add', 'DUR', '110', '--method', 'cash', '--date', '2026-10-01');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-490, 10, 480]);
    expect([await stateOf('C-1'), await stateOf('C-2')]).toEqual([
      [500, 100, 0, 400],
      [100, 10, 10, 80],
    ]);
    await world.json('payment', 'add', 'DUR', '290', '--method', 'cash', '--date', '2026-10-01');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-200, 0, 200]);
    expect([await stateOf('C-1'), await stateOf('C-2')]).toEqual([
      [500, 380, 0, 120],
      [100, 20, 0, 80],
    ]);
    const list = ['contract', 'list', '--date', '2026-10-05'] as const;
    const { totals } = await world.json<Answer<'contract list'>>(...list);
    expect(totals).toEqual({
      amountCents: 60_000,
      paidCents: 40_000,
      dueCents: 0,
      laterCents: 20_000,
    });
  });

  test('have each what was paid for it, and an order is none of theirs', async () => {
    await add('DUR', 'légumes');
    await add('DUR', 'légumes', '--amount', '100', '--again');
    const pay = ['payment', 'add', 'DUR', '60', '--method', 'cash', '--contract', 'C-2'] as const;
    await world.json(...pay, '--date', '2026-10-01');
    await world.json('order', 'add', 'DUR', '30', '--method', 'cash');
    expect(await owedOn('DUR', '2026-10-05')).toEqual([-570, 130, 440]);
    expect([await stateOf('C-1'), await stateOf('C-2')]).toEqual([
      [500, 0, 100, 400],
      [100, 60, 0, 40],
    ]);
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

  test('is not let go, nor paid back unawares, while cheques are in the drawer', async () => {
    await add('DUR', 'légumes', '--number', '1');
    expect(await codeOf('member', 'leave', 'DUR')).toBe('MEMBER_NOT_SETTLED');
    const { err } = await world.solde('member', 'leave', 'DUR');
    expect(err).toMatch(/10 cheques of theirs, .*500.* are still in the drawer/);
    await world.json('adjust', 'DUR', '350', '--about', 'C-1', '--reason', 'leaves');
    const refund = ['payment', 'refund', 'DUR', '20', '--method', 'transfer', '--reason', 'leaves'];
    const { warnings } = await world.json<Answer<'payment refund'>>(...refund);
    expect(warnings?.join()).toContain('10 cheques of DUR');
    await world.json('member', 'leave', 'DUR', '--unsettled');
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

  test('of which something was paid is still given its cheques', async () => {
    await add('DUR', 'légumes');
    await add('MAR', 'légumes');
    for (const [member, contract] of [
      ['DUR', 'C-1'],
      ['MAR', 'C-2'],
    ] as const) {
      const words = [member, '50', '--method', 'cash', '--contract', contract];
      await world.json('payment', 'add', ...words, '--date', '2026-09-01');
    }
    const { err } = await world.solde('contract', 'add', 'DUR', 'légumes');
    expect(err).toContain('without cheques yet');
    expect((await add('DUR', 'légumes', '--number', '7')).payments).toHaveLength(10);
    world.file('season.csv', 'adhérent;premier_numéro\nDUR;7\nMAR;501\n');
    const all = ['contract', 'import', 'season.csv', '--model', 'légumes'] as const;
    const { knownCount, completedCount } = await world.json<Answer<'contract import'>>(...all);
    expect([knownCount, completedCount]).toEqual([1, 1]);
  });

  test('is not given cheques that it was not recorded with', async () => {
    await add('DUR', 'légumes');
    expect(
      await codeOf('contract', 'add', 'DUR', 'légumes', '--number', '7', '--cheques', '5'),
    ).toBe('CONTRACT_DIFFERS');
    const rowOf = async (header: string, row: string) => {
      world.file('season.csv', `adhérent;${header}\nDUR;${row}\n`);
      const { err } = await world.solde(
        ...['contract', 'import', 'season.csv', '--model', 'légumes', '--dry-run'],
      );
      return err === '' ? 'known' : (/recorded (.*)\./.exec(err)?.[1] ?? err);
    };
    expect(await rowOf('chèques;premier_numéro', '5;7')).toBe('in 10 instalments, not 5');
    expect(await rowOf('chèques', '5')).toBe('in 10 instalments, not 5');
    expect(await rowOf('première_date', '05/10/2026')).toMatch(/^from .*5.* on, not from .*5/);
    await add('DUR', 'légumes', '--number', '7');
    expect(await rowOf('premier_numéro', '301')).toMatch(/number 0*7 on, not 0*301$/);
    expect(await rowOf('chèques;première_date;premier_numéro', '10;05/09/2026;7')).toBe('known');
    await world.json('adjust', 'DUR', '350', '--about', 'C-1', '--reason', 'leaves');
    expect(await rowOf('montant', '500')).toBe('known');
    expect(await rowOf('montant', '150')).toBe('known');
    expect(await rowOf('montant', '400')).toMatch(/150.*, not .*400/);
  });

  test('is imported from a table in the words of a group', async () => {
    const rows = [
      'Nom;Prénom;Montant total;Nb de chèques;N° 1er chèque;Date 1er chèque',
      'Durand;Claire;400,00 €;10 chèques;12;05/11/2026',
      'MAR;Paul;100;1 chèque;77;05/10/2026',
    ];
    world.file('season.csv', `${rows.join('\n')}\n`);
    const all = ['contract', 'import', 'season.csv', '--model', 'légumes'] as const;
    const { contracts, chequeCount, warnings } = await world.json<Answer<'contract import'>>(
      ...all,
    );
    expect(warnings).toBeUndefined();
    expect(chequeCount).toBe(11);
    expect(
      contracts.map(({ member, amountCents, firstDate }) => [member, amountCents, firstDate]),
    ).toEqual([
      ['DUR', 40_000, '2026-11-05'],
      ['MAR', 10_000, '2026-10-05'],
    ]);
    world.file('season.csv', 'nom;prénom\nMAR;Claire\n');
    expect(await codeOf(...all)).toBe('FILE_REFUSED');
    world.file('cash.csv', 'nom;prénom;montant;moyen;date\nDurand;Claire;5;espèces;2026-09-02\n');
    const { payments } = await world.json<Answer<'payment import'>>(
      'payment',
      'import',
      'cash.csv',
    );
    expect(payments.map(({ member }) => member)).toEqual(['DUR']);
  });

  test('with a bank has to have the number of its first cheque', async () => {
    const words = ['contract', 'add', 'DUR', 'légumes', '--bank', 'Crédit Mutuel'] as const;
    const { err } = await world.solde(...words, '--json');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'VALUE_MISSING', exit: 2 } });
    expect(err).toContain('--number');
  });

  test('is for nobody who has left', async () => {
    await world.json('member', 'leave', 'MAR');
    expect(await codeOf('contract', 'add', 'MAR', 'légumes')).toBe('MEMBER_LEFT');
    world.file('season.csv', 'adhérent\nMAR\n');
    const { err } = await world.solde('contract', 'import', 'season.csv', '--model', 'légumes');
    expect(err).toContain('left the group');
  });

  test('is found among several by what is said of it', async () => {
    await add('DUR', 'légumes');
    await add('DUR', 'légumes', '--amount', '100', '--again');
    world.file('season.csv', 'adhérent;montant\nDUR;100\nDUR;500\n');
    const all = ['contract', 'import', 'season.csv', '--model', 'légumes'] as const;
    expect(await world.json(...all)).toMatchObject({ knownCount: 2, count: 0 });
    const second = await add('DUR', 'légumes', '--amount', '100', '--number', '1');
    expect(second.contract.id).toBe('C-2');
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
    expect(await stateOf('C-1')).toEqual([500, 100, 0, 400]);
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
