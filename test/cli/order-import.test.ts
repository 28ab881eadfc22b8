import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Orders in bulk, from a platform's export, and from the same export once it was corrected. */

type Imported = Answer<'order import'>;

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' }, today: '2026-10-09' });
  const { run } = world;
  await run('init AMAP --start 2026-10-01 --methods cheque,cash,transfer,online');
  await run('member add "Durand Claire" --email "claire@example.org, paul@example.org"');
  await run('member add "Martin Paul" --other-names "Petit Anne"');
  await run('member add "Roux Ida" --email ida@example.org');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

/** Writes the rows to a file and imports it. */
function importing(rows: readonly string[], flags = '') {
  world.file('orders.csv', rows.join('\n'));
  const typed = `order import orders.csv --method cheque ${flags}`;
  return {
    done: () => world.run<Imported>(typed),
    refusal: () => world.refusalOf(typed),
  };
}

const show = (id: string) => world.run<Answer<'order show'>>(`order show ${id}`);
const orders = async () => {
  const { orders: all } = await world.run<Answer<'order list'>>('order list');
  return all.map(({ member, amountCents }) => `${member} ${amountCents}`);
};
const pending = async () => {
  const { totals } = await world.run<Answer<'balance'>>('balance');
  return totals.pendingCents;
};

describe('a platform’s export', () => {
  test('of products is summed for each member: Cagette’s own columns', async () => {
    const { orders: added } = await importing(
      [
        'name;productName;price;quantity;fees;total;paid',
        '"Durand Claire";"Carottes";"1,80";"2";"0";"3,60";"false"',
        '"Martin Paul";"Pain";"3,50";"1";"0,10";"3,60";"false"',
        '"Durand Claire";"Pommes";"3,20";"0.45";"0";"1,44";"false"',
        '"Durand Claire";"Miel";"7";"0";"0";"0";"false"',
      ],
      '--distribution 2026-10-15',
    ).done();
    expect(added.map(({ order }) => [order.member, order.amountCents])).toEqual([
      ['DUR', 504],
      ['MAR', 360],
    ]);
    expect((await show('O-1')).order.items).toEqual([
      { name: 'Carottes', quantity: 2, unitPriceCents: 180, amountCents: 360 },
      { name: 'Pommes', quantity: 0.45, unitPriceCents: 320, amountCents: 144 },
    ]);
    // What is not the product's price, such as fees, is of the order.
    expect((await show('O-2')).order.items).toMatchObject([{ name: 'Pain', amountCents: 350 }]);
  });

  test('with a sum under each customer’s products counts the sums: CoopCircuits’ columns', async () => {
    const { orders: added, totalCents } = await importing(
      [
        'Client,Email,Produit,Variante,Quantité,Coût produits (€),Total (€),N° commande',
        'Claire D.,claire@example.org,Carottes,1 kg,2,3.60,,',
        'Claire D.,claire@example.org,Pain,pièce,1,3.50,,',
        'Claire D.,claire@example.org,TOTAL,,,7.10,7.60,R123456789',
        'Ida,ida@example.org,Pain,pièce,1,3.50,,',
        'Ida,ida@example.org,TOTAL,,,3.50,4.00,R223456789',
      ],
      '--distribution 2026-10-15',
    ).done();
    expect(totalCents).toBe(1160);
    expect(added.map(({ order }) => [order.member, order.amountCents, order.code])).toEqual([
      ['DUR', 760, 'R123456789'],
      ['ROU', 400, 'R223456789'],
    ]);
  });

  test('names members by e-mail, by name, or by another name of the household', async () => {
    await importing([
      'nom;courriel;montant',
      'Paul Durand;paul@example.org;10',
      'Anne PETIT;;20',
      'roux ida;;30',
    ]).done();
    expect(await orders()).toEqual(['DUR 1000', 'MAR 2000', 'ROU 3000']);
    const both = importing(['nom;courriel;montant', 'Martin Paul;ida@example.org;10']);
    expect(await both.refusal()).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('EMAIL_OF_ANOTHER'),
    ]);
  });

  test('counts products once, whether a sum stands under them or not', async () => {
    await importing([
      'member;product;quantity;total',
      'DUR;Carottes;2;3,60',
      'DUR;Pain;1;3,50',
      'DUR;TOTAL;;7,10',
    ]).done();
    expect(await orders()).toEqual(['DUR 710']);
    expect((await show('O-1')).order.items).toMatchObject([
      { name: 'Carottes', quantity: 2, unitPriceCents: 180 },
      { name: 'Pain', quantity: 1 },
    ]);
  });

  test('may leave the total out where price and quantity are there', async () => {
    await importing([
      'member;product;quantity;price;total',
      'DUR;Miel;3;7,05;',
      'DUR;Pain;;3,50;',
    ]).done();
    expect(await orders()).toEqual(['DUR 2465']);
  });

  test('tells everything that is wrong at once, of a group at its first row', async () => {
    const refused = importing([
      'member;product;quantity;total;method',
      'QUI;Miel;1;7;',
      'DUR;Miel;une;7;',
      'MAR;Miel;1;7;card',
      'MAR;Pain;1;3;',
      'ROU;Miel;1;-7;',
    ]);
    expect((await refused.refusal()).map((each) => each.split(' ')[0] ?? '')).toEqual([
      '3',
      'MEMBER_NOT_FOUND',
      'ITEM_UNREADABLE',
      'METHOD_DISABLED',
      'AMOUNT_NOT_POSITIVE',
    ]);
    expect(await orders()).toEqual([]);
  });
});

describe('an export that is imported again', () => {
  const HEAD = 'member;product;quantity;price;total;distribution';
  const FIRST = [
    HEAD,
    'DUR;Carottes;2;1,80;3,60;2026-10-15',
    'DUR;Pain;1;3,50;3,50;2026-10-15',
    'MAR;Pain;2;3,50;7,00;2026-10-15',
    'ROU;Miel;1;7,00;7,00;2026-10-15',
  ];

  test('unchanged, records nothing', async () => {
    await importing(FIRST).done();
    const again = await importing(FIRST).done();
    expect([again.count, again.sameCount, again.operation]).toEqual([0, 3, undefined]);
    expect(await orders()).toHaveLength(3);
  });

  test('with more members, records theirs', async () => {
    await importing(FIRST.slice(0, 3)).done();
    const { count, sameCount } = await importing(FIRST).done();
    expect([count, sameCount]).toEqual([2, 1]);
  });

  test('corrected, is told and not recorded, until --update says so', async () => {
    await importing(FIRST).done();
    const corrected = [
      HEAD,
      'DUR;Carottes;3;1,80;5,40;2026-10-15',
      'DUR;Pain;1;3,50;3,50;2026-10-15',
      'MAR;Miel;1;7,00;7,00;2026-10-15',
    ];
    expect(await importing(corrected).refusal()).toEqual([
      '5 ORDERS_DIFFER',
      'CHANGED O-1 of DUR: €8.90 in the file, €7.10 recorded.',
      'CHANGED O-2 of MAR, €7.00: other products.',
      'VANISHED O-3 of ROU, €7.00: no longer in the file.',
    ]);
    const dry = await importing(corrected, '--update --dry-run').done();
    expect([dry.changed.length, dry.vanished.length]).toEqual([2, 1]);
    expect(await pending()).toBe(2110);
    await importing(corrected, '--update').done();
    expect(await orders()).toEqual(['DUR 890', 'MAR 700']);
    expect((await show('O-1')).order.items).toMatchObject([
      { name: 'Carottes', quantity: 3 },
      { name: 'Pain', quantity: 1 },
    ]);
    expect((await show('O-2')).order.items).toMatchObject([{ name: 'Miel', quantity: 1 }]);
    expect(await pending()).toBe(890 + 700);
    expect((await importing(corrected).done()).sameCount).toBe(2);
  });

  test('only its own orders vanish: what was typed by hand stays', async () => {
    await importing(FIRST.slice(0, 4)).done();
    await world.run('order add ROU 5 --method cash --distribution 2026-10-15');
    expect((await importing(FIRST.slice(0, 4)).done()).sameCount).toBe(2);
  });

  test('is known by the platform’s code, whatever the day', async () => {
    const first = ['member;total;order', 'DUR;10;CMD-1041', 'DUR;12;CMD-1042'];
    await importing(first).done();
    const again = await importing([
      'member;total;order',
      'DUR;12;cmd 1042',
      'DUR;10;CMD-1041',
    ]).done();
    expect(again.sameCount).toBe(2);
    const changed = importing(['member;total;order', 'DUR;11;CMD-1041'], '--update');
    expect((await changed.done()).changed).toMatchObject([{ changeCents: 100 }]);
  });

  test('with one code in two rows keeps both orders', async () => {
    const rows = ['member;total;order;distribution', 'DUR;30;CMD-1042;2026-10-15'];
    const twice = [...rows, 'DUR;45;CMD-1042;2026-10-15'];
    await importing(twice).done();
    expect((await importing(twice).done()).sameCount).toBe(2);
    expect((await importing(twice, '--update').done()).sameCount).toBe(2);
    expect(await orders()).toEqual(['DUR 3000', 'DUR 4500']);
  });

  test('does not bring back what was taken out here, unless it says so', async () => {
    const rows = [
      'member;total;order;distribution',
      'DUR;30;CMD-1042;2026-10-15',
      'MAR;5;CMD-1043;2026-10-15',
    ];
    await importing(rows).done();
    await world.run('order cancel O-1 --reason withdrawn');
    expect(await importing(rows).refusal()).toEqual([
      '5 ORDERS_DIFFER',
      'CHANGED O-1 of DUR: €30.00 in the file, taken out here.',
    ]);
    await importing(rows, '--update').done();
    expect(await orders()).toEqual(['MAR 500', 'DUR 3000']);
    // What was taken back whole was never there.
    await world.run('undo O-2');
    expect((await importing(rows).done()).count).toBe(1);
  });

  test('tells another day and another method, and records them with --update', async () => {
    const rows = (day: string, method: string) => [
      'member;total;order;distribution;method',
      `DUR;30;CMD-1042;${day};${method}`,
    ];
    await importing(rows('2026-10-15', 'cheque')).done();
    expect(await importing(rows('2026-10-22', 'cheque')).refusal()).toEqual([
      '5 ORDERS_DIFFER',
      'CHANGED O-1 of DUR, €30.00: another distribution.',
    ]);
    await importing(rows('2026-10-22', 'cheque'), '--update').done();
    expect((await show('O-2')).order.distribution).toBe('2026-10-22');
    expect(await importing(rows('2026-10-22', 'transfer')).refusal()).toEqual([
      '5 ORDERS_DIFFER',
      'CHANGED O-2 of DUR, €30.00: another payment method.',
    ]);
    await importing(rows('2026-10-22', 'transfer'), '--update').done();
    expect([await orders(), await pending()]).toEqual([['DUR 3000'], 3000]);
    await world.run('payment confirm P-3 --amount 30 --without-reference --reason x');
    // What was paid stays paid, however it was announced.
    expect((await importing(rows('2026-10-22', 'cheque')).done()).sameCount).toBe(1);
  });

  test('stands beside what was typed with another amount', async () => {
    await world.run('order add DUR 32 --method cheque --distribution 2026-10-15');
    const day = '--distribution 2026-10-15';
    const { count } = await importing(['member;total', 'DUR;9,90'], day).done();
    expect([count, await orders()]).toEqual([1, ['DUR 3200', 'DUR 990']]);
  });

  test('with codes finds what was typed, or imported, without', async () => {
    await world.run('order add DUR 30 --method cheque --distribution 2026-10-15');
    const rows = ['member;total;order;distribution', 'DUR;30;CMD-1042;2026-10-15'];
    expect((await importing(rows).done()).sameCount).toBe(1);
  });

  test('in another order of rows is the same', async () => {
    const day = '--distribution 2026-10-15';
    await importing(['member;total', 'DUR;30', 'DUR;45'], day).done();
    expect((await importing(['member;total', 'DUR;45', 'DUR;30'], day).done()).sameCount).toBe(2);
  });

  test('that could not be known again says so', async () => {
    const { warnings } = await importing(['member;total', 'DUR;30']).done();
    expect(warnings?.[0]).toMatch(/^Orders without a distribution or a code/);
  });

  test('names the payment that is to be made for what is more', async () => {
    const day = '--distribution 2026-10-15';
    await importing(['member;total', 'DUR;30'], day).done();
    await world.run('payment confirm P-1 --amount 30 --without-reference --reason x');
    const { changed } = await importing(['member;total', 'DUR;37'], `${day} --update`).done();
    expect(changed[0]?.payment).toMatchObject({ id: 'P-2', amountCents: 700, status: 'pending' });
  });

  test('more to pay than was received is announced anew; less is a credit', async () => {
    const day = '--distribution 2026-10-15';
    await importing(['member;total', 'DUR;10', 'MAR;10'], day).done();
    for (const payment of ['P-1', 'P-2']) {
      await world.run(`payment confirm ${payment} --amount 10 --without-reference --reason x`);
    }
    await importing(['member;total', 'DUR;12', 'MAR;9'], `${day} --update`).done();
    const { members } = await world.run<Answer<'balance'>>('balance');
    expect(members.map(({ balanceCents, pendingCents }) => [balanceCents, pendingCents])).toEqual([
      [-200, 200],
      [100, 0],
      [0, 0],
    ]);
  });

  test('does not change what was validated', async () => {
    const day = '--distribution 2026-10-08';
    await importing(['member;total', 'DUR;10', 'MAR;10'], day).done();
    await world.run('distribution validate 2026-10-08 --as-expected');
    expect((await importing(['member;total', 'DUR;10', 'MAR;10'], day).done()).sameCount).toBe(2);
    const changed = importing(['member;total', 'DUR;12', 'MAR;10'], `${day} --update`);
    expect(await changed.refusal()).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('DISTRIBUTION_VALIDATED'),
    ]);
    const vanished = importing(['member;total', 'DUR;10'], `${day} --update`);
    expect(await vanished.refusal()).toEqual(['5 DISTRIBUTION_VALIDATED']);
    const added = importing(['member;total', 'DUR;10', 'MAR;10', 'ROU;5'], day);
    expect(await added.refusal()).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('DISTRIBUTION_VALIDATED'),
    ]);
  });
});

describe('a kitty that may not be negative', () => {
  beforeEach(async () => {
    await world.run('config set methods kitty');
    await world.run('payment add DUR 10 --method cash');
  });
  const importKitty = (day: string) => {
    world.file('orders.csv', 'member;total\nDUR;12\n');
    return `order import orders.csv --distribution ${day}`;
  };

  test('is overdrawn by what was handed out, and named', async () => {
    const { warnings } = await world.run<Imported>(importKitty('2026-10-08'));
    expect(warnings).toEqual([
      'The kitty of DUR is -€2.00 now, although kitties may not be negative here.',
    ]);
    expect(await orders()).toEqual(['DUR 1200']);
  });

  test('is not by what a corrected export adds to a day to come', async () => {
    world.file('orders.csv', 'member;total\nDUR;8\n');
    await world.run('order import orders.csv --distribution 2026-10-15');
    world.file('orders.csv', 'member;total\nDUR;12\n');
    const update = 'order import orders.csv --distribution 2026-10-15 --update';
    expect(await world.refusalOf(update)).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('KITTY_TOO_LOW'),
    ]);
  });

  test('is not by what is still to come', async () => {
    expect(await world.refusalOf(importKitty('2026-10-15'))).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('KITTY_TOO_LOW'),
    ]);
  });
});
