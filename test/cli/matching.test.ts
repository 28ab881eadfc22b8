import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What the rules book and propose, with what people taught them, through the commands. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.json('init', 'AMAP', '--start', '2026-01-01');
  await world.json('member', 'add', 'Durand Claire');
  await world.json('member', 'add', 'Martin Paul');
});

afterEach(() => world.remove());

const orderOf = async (member: string, amount: string): Promise<string> => {
  const typed = ['order', 'add', member, amount, '--method', 'transfer', '--date', '2026-01-02'];
  const { payment } = await world.json<Answer<'order add'>>(...typed);
  return payment?.reference ?? '';
};

let fileNumber = 0;

async function imported(...rows: readonly string[]): Promise<Answer<'import'>> {
  fileNumber += 1;
  const name = `releve-${fileNumber}.csv`;
  world.file(name, `date;label;amount\n${rows.join('\n')}\n`);
  return world.json<Answer<'import'>>('import', name);
}

const brief = ({ matched, waiting }: Answer<'import'>) => [
  ...matched.map(({ member, rule, amountCents }) => `${member} ${rule} ${amountCents}`),
  ...waiting.map(
    ({ reason, proposals }) =>
      `${reason}: ${proposals.map(({ member, rule }) => `${member} ${rule}`).join(', ')}`,
  ),
];

describe('a payer', () => {
  test('is learned when a person says whose a line is', async () => {
    await orderOf('MAR', '20');
    await orderOf('DUR', '20');
    const first = await imported('2026-01-10;VIR SEPA MME BLANC SOPHIE PANIERS;20,00');
    expect(brief(first)).toEqual(['no-reference: ']);
    await world.json('line', 'assign', 'L-1', 'MAR');
    await orderOf('MAR', '31');
    const second = await imported('2026-02-10;VIR INST RECU BLANC SOPHIE;31,00');
    expect(brief(second)).toEqual(['MAR learned-payer 3100']);
    expect(second.matched[0]).toMatchObject({ payment: 'P-3', balanceCents: 0 });
  });

  test('is only proposed where the words may be those of a motive', async () => {
    const reference = await orderOf('DUR', '20');
    await imported(
      `2026-01-09;VIR SEPA GRANDE CAISSETTE ${reference};20,00`,
      '2026-01-10;VIR SEPA GRANDE CAISSETTE;20,00',
    );
    await world.json('line', 'assign', 'L-2', 'MAR');
    const second = await imported('2026-02-10;VIR SEPA GRANDE CAISSETTE;20,00');
    expect(brief(second)).toEqual(['no-reference: MAR learned-payer, DUR learned-payer']);
  });

  test('is not known any more where a person says that a line was not theirs', async () => {
    await imported('2026-01-10;VIR MME BLANC SOPHIE;20,00');
    await world.json('line', 'assign', 'L-1', 'MAR');
    const second = await imported('2026-02-10;VIR MME BLANC SOPHIE;20,00');
    expect(brief(second)).toEqual(['MAR learned-payer 2000']);
    await world.json('line', 'unmatch', 'L-2');
    const third = await imported('2026-03-10;VIR MME BLANC SOPHIE;20,00');
    expect(brief(third)).toEqual(['no-reference: ']);
  });

  test('is forgotten with the match that taught it', async () => {
    await orderOf('MAR', '20');
    await imported('2026-01-10;VIR SEPA MME BLANC SOPHIE;20,00');
    await world.json('line', 'assign', 'L-1', 'MAR');
    await world.json('line', 'unmatch', 'L-1');
    await orderOf('MAR', '31');
    const second = await imported('2026-02-10;VIR SEPA MME BLANC SOPHIE;31,00');
    expect(brief(second)).toEqual(['no-reference: ']);
  });

  test('of two members is asked about', async () => {
    await imported('2026-01-10;VIR MME BLANC SOPHIE;20,00', '2026-01-11;VIR BLANC SOPHIE;25,00');
    await world.json('line', 'assign', 'L-1', 'MAR');
    await world.json('line', 'assign', 'L-2', 'DUR');
    const second = await imported('2026-02-10;VIR BLANC SOPHIE;20,00');
    expect(brief(second)).toEqual(['no-reference: MAR learned-payer, DUR learned-payer']);
  });

  test('is proposed by an IBAN that may be the group’s own, as no statement has told', async () => {
    const iban = 'FR14 2004 1010 0505 0001 3M02 606';
    await imported(`2026-01-10;VIR M BLANC ${iban};20,00`);
    await world.json('line', 'assign', 'L-1', 'MAR');
    const second = await imported(`2026-02-10;VIR MME NOIR ${iban};20,00`);
    expect(brief(second)).toEqual(['no-reference: MAR learned-payer']);
  });

  test('who writes the same wrong code again is known by it', async () => {
    await imported('2026-01-10;VIR RF12 ABCD3;20,00');
    await world.json('line', 'assign', 'L-1', 'MAR');
    const second = await imported('2026-02-10;VIR RF12 ABCD3;20,00');
    expect(brief(second)).toEqual(['MAR learned-payer 2000']);
  });
});

describe('a reference', () => {
  const mistyped = (code: string) =>
    `${code.slice(0, 6)}${code.charAt(6) === 'A' ? 'B' : 'A'}${code.slice(7)}`;

  test('with a typing error is booked with an amount that nobody else owes', async () => {
    const code = await orderOf('MAR', '20');
    await orderOf('DUR', '21');
    const answer = await imported(`2026-01-10;VIR ${mistyped(code)};20,00`);
    expect(brief(answer)).toEqual(['MAR repaired-reference 2000']);
  });

  test('with a typing error is proposed where others owe that amount', async () => {
    const code = await orderOf('MAR', '20');
    await orderOf('DUR', '20');
    const answer = await imported(`2026-01-10;VIR ${mistyped(code)};20,00`);
    expect(brief(answer)).toEqual(['reference-check-failed: MAR repaired-reference']);
  });

  test('beside another one splits the line', async () => {
    const [one, other] = [await orderOf('MAR', '20'), await orderOf('DUR', '21')];
    const answer = await imported(`2026-01-10;VIR ${one} ${other};41,00`);
    expect(brief(answer)).toEqual(['MAR several-references 2000', 'DUR several-references 2100']);
    expect(answer.matchedCount).toBe(1);
    const { line } = await world.json<Answer<'line show'>>('line', 'show', 'L-1');
    expect(line.match?.parts).toEqual([
      { member: 'MAR', payment: 'P-1', amountCents: 2000 },
      { member: 'DUR', payment: 'P-2', amountCents: 2100 },
    ]);
    await world.json('line', 'unmatch', 'L-1');
    const { members } = await world.json<Answer<'balance'>>('balance');
    expect(members.map(({ balanceCents }) => balanceCents)).toEqual([-2100, -2000]);
    expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  });
});

test('what was recorded by hand is not credited twice', async () => {
  await world.json('payment', 'add', 'MAR', '20', '--method', 'transfer', '--received');
  await imported('2026-01-10;VIR BLANC SOPHIE;20,00');
  const { waiting } = await world.json<Answer<'match'>>('match');
  expect(waiting[0]?.proposals).toMatchObject([{ member: 'MAR', rule: 'recorded-by-hand' }]);
  await world.json('line', 'assign', 'L-1', 'MAR');
  const { members } = await world.json<Answer<'balance'>>('balance', 'MAR');
  expect(members[0]?.balanceCents).toBe(2000);
});

describe('other names of a member', () => {
  test('are looked for as the own one is', async () => {
    await world.json('member', 'edit', 'MAR', '--other-names', 'Blanc Sophie, SARL Roux');
    await orderOf('MAR', '20');
    const answer = await imported('2026-01-10;VIR MME BLANC SOPHIE;20,00');
    expect(brief(answer)).toEqual(['no-reference: MAR name-and-amount']);
    const { member } = await world.json<Answer<'member show'>>('member', 'show', 'MAR');
    expect(member.otherNames).toEqual(['Blanc Sophie', 'SARL Roux']);
    await world.json('member', 'edit', 'MAR', '--other-names', '');
    expect(await world.json<Answer<'member show'>>('member', 'show', 'MAR')).not.toHaveProperty(
      'member.otherNames',
    );
  });

  test('come with a file of members', async () => {
    world.file('m.csv', 'nom;autres noms\nRoux Zoé;"Petit Marc, Petit Anne"\n');
    const { members } = await world.json<Answer<'member import'>>('member', 'import', 'm.csv');
    expect(members[0]?.otherNames).toEqual(['Petit Marc', 'Petit Anne']);
  });
});

test('a payer can be forgotten', async () => {
  await imported('2026-01-10;VIR BLANC SOPHIE;20,00');
  await world.json('line', 'assign', 'L-1', 'MAR');
  const shown = await world.json<Answer<'member show'>>('member', 'show', 'MAR');
  expect(shown.payers).toEqual([{ kind: 'name', payer: 'BLANC SOPHIE', count: 1 }]);
  await world.json('member', 'edit', 'MAR', '--forget', 'blanc sophie');
  const second = await imported('2026-02-10;VIR BLANC SOPHIE;20,00');
  expect(brief(second)).toEqual(['no-reference: ']);
  const { exit, err } = await world.solde('member', 'edit', 'MAR', '--forget', 'X', '--json');
  expect([exit, JSON.parse(err).error.code]).toEqual([4, 'PAYER_UNKNOWN']);
});

describe('reconcile', () => {
  const statement = (...rows: readonly string[]) =>
    world.file('r.csv', `date;label;amount;balance\n${rows.join('\n')}\n`);

  test('ends with 0 when nothing waits, and the bank agrees', async () => {
    const code = await orderOf('MAR', '20');
    statement(`2026-01-10;VIR ${code};20,00;120,00`);
    const { exit, out } = await world.solde('reconcile', 'r.csv', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ matchedCount: 1, waiting: [], agrees: true });
  });

  test('ends with 8 and the list when a person is needed, also for earlier files', async () => {
    await imported('2026-01-05;VIR INCONNU;7,00');
    const code = await orderOf('MAR', '20');
    statement(`2026-01-10;VIR ${code};20,00;120,00`);
    const { exit, out } = await world.solde('reconcile', 'r.csv', '--json');
    expect(exit).toBe(8);
    expect(JSON.parse(out)).toMatchObject({ waitingCount: 1, waiting: [{ line: 'L-1' }] });
  });

  test('ends with 3 when a file is refused, whatever waits', async () => {
    world.file('bad.csv', 'date;label;amount\n2026-01-10;A;x\n');
    const { exit } = await world.solde('reconcile', 'bad.csv', '--json');
    expect(exit).toBe(3);
  });
});

test('a line that waits shows since when', async () => {
  await imported('2026-01-05;VIR INCONNU;7,00');
  const typed = ['line', 'list', '--waiting', '--date', '2026-01-15'];
  const { lines } = await world.json<Answer<'line list'>>(...typed);
  expect(lines[0]?.waiting?.ageDays).toBe(10);
});

test('a statement is overdue after six weeks, while payments are awaited', async () => {
  await imported('2026-01-05;VIR INCONNU;7,00');
  const codes = async (date: string) => {
    const { todo } = await world.json<Answer<'status'>>('status', '--date', date);
    return todo.map(({ code }) => code);
  };
  expect(await codes('2026-03-05')).not.toContain('statement-overdue');
  await orderOf('MAR', '20');
  expect(await codes('2026-02-15')).not.toContain('statement-overdue');
  expect(await codes('2026-02-16')).toContain('statement-overdue');
});

test('a matched line goes to another member in one step, with a reason', async () => {
  const code = await orderOf('MAR', '20');
  await imported(`2026-01-10;VIR ${code};20,00`);
  const { err } = await world.solde('line', 'assign', 'L-1', 'DUR', '--json');
  expect(JSON.parse(err).error.code).toBe('LINE_MATCHED');
  const typed = ['line', 'assign', 'L-1', 'DUR', '--reason', 'c’était son frère'];
  const answer = await world.json<Answer<'line assign'>>(...typed);
  expect(answer.matched).toMatchObject({ member: 'DUR', balanceCents: 2000 });
  const { members } = await world.json<Answer<'balance'>>('balance', 'MAR');
  expect(members[0]).toMatchObject({ balanceCents: -2000, pendingCents: 2000 });
  const [first, last] = [answer.operations?.[0], answer.operations?.at(-1)];
  await world.json('undo', `${first}..${last}`);
  const back = await world.json<Answer<'line show'>>('line', 'show', 'L-1');
  expect(back.line.match?.member).toBe('MAR');
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
});

describe('a line that is split', () => {
  test('gives each member a part, and settles what each has announced', async () => {
    await orderOf('MAR', '20');
    await orderOf('DUR', '21');
    await imported('2026-01-10;VIR BLANC SOPHIE;41,00');
    await world.json('line', 'split', 'L-1', 'MAR=20', 'DUR');
    const { members } = await world.json<Answer<'balance'>>('balance');
    expect(members.map(({ balanceCents, pendingCents }) => [balanceCents, pendingCents])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const second = await imported('2026-02-10;VIR BLANC SOPHIE;41,00');
    expect(brief(second)).toEqual(['no-reference: DUR learned-payer, MAR learned-payer']);
    await world.json('line', 'unmatch', 'L-1');
    expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  });

  test('of money out debits each', async () => {
    await imported('2026-01-10;VIR A DURAND ET MARTIN;-30,00');
    await world.json('line', 'split', 'L-1', 'MAR=10', 'DUR=20');
    const { members } = await world.json<Answer<'balance'>>('balance');
    expect(members.map(({ balanceCents }) => balanceCents)).toEqual([-2000, -1000]);
  });

  test.each([
    ['too little', ['MAR=20', 'DUR=20']],
    ['too much', ['MAR=20', 'DUR=22']],

    ['two who get the rest', ['MAR', 'DUR']],
  ])('%s is refused', async (_name, parts) => {
    await imported('2026-01-10;VIR BLANC SOPHIE;41,00');
    const { exit, err } = await world.solde('line', 'split', 'L-1', ...parts, '--json');
    expect([exit, JSON.parse(err).error.code]).toEqual([2, 'SPLIT_DIFFERS']);
  });
});

describe('one payment in several lines', () => {
  test('is the member’s by its code each time', async () => {
    const reference = await orderOf('DUR', '60');
    const both = await imported(
      `2026-01-10;VIR DURAND ${reference};30,00`,
      `2026-01-11;VIR DURAND ${reference};30,00`,
    );
    expect(brief(both)).toEqual(['DUR exact-reference 3000', 'DUR settled-reference 3000']);
    expect((await world.json<Answer<'balance'>>('balance', 'DUR')).members[0]).toMatchObject({
      balanceCents: 0,
      pendingCents: 0,
    });
  });

  test('is linked with each of them by hand, and they add up', async () => {
    await orderOf('DUR', '60');
    await imported('2026-01-10;VIR A;25,00', '2026-01-11;VIR B;35,00');
    await world.json('line', 'assign', 'L-1', 'DUR', '--payment', 'P-1');
    await world.json('line', 'assign', 'L-2', 'DUR', '--payment', 'P-1');
    const { payment } = await world.json<Answer<'payment show'>>('payment', 'show', 'P-1');
    expect(payment).toMatchObject({ status: 'confirmed', amountCents: 6000 });
    await world.json('line', 'unmatch', 'L-2');
    const { payment: first } = await world.json<Answer<'payment show'>>('payment', 'show', 'P-1');
    expect(first).toMatchObject({ status: 'confirmed', amountCents: 2500 });
    expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  });
});

describe('the platform’s own order code', () => {
  const ordersOf = (...rows: readonly string[]) => {
    world.file('orders.csv', `adhérent;montant;numéro de commande\n${rows.join('\n')}\n`);
    const flags = ['--method', 'transfer', '--date', '2026-01-02'];
    return world.json<Answer<'order import'>>('order', 'import', 'orders.csv', ...flags);
  };

  test('finds its order, with the amount that it awaits', async () => {
    const { orders } = await ordersOf('DUR;20,00;CMD-1042', 'MAR;20,00;CMD-1043');
    expect(orders.map(({ order }) => order.code)).toEqual(['CMD-1042', 'CMD-1043']);
    const result = await imported(
      '2026-01-10;VIR M BLANC cmd 1043;20,00',
      '2026-01-11;VIR CMD1042;21,00',
    );
    expect(brief(result)).toEqual(['MAR order-code 2000', 'no-reference: DUR order-code']);
  });

  test('is of no use once the order was taken back', async () => {
    const { operation } = await ordersOf('DUR;20,00;CMD-1042');
    await world.json('undo', operation ?? '');
    expect(brief(await imported('2026-01-10;VIR CMD-1042;20,00'))).toEqual(['no-reference: ']);
  });

  test('finds the two orders of one transfer', async () => {
    await ordersOf('DUR;20,00;CMD-1042', 'MAR;22,00;CMD-1043');
    const { matched } = await imported('2026-01-10;VIR CMD-1042 ET CMD-1043;42,00');
    expect(matched.map(({ member, amountCents }) => [member, amountCents])).toEqual([
      ['DUR', 2000],
      ['MAR', 2200],
    ]);
  });
});
