import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../support/world.ts';

/** Lists that name members: the rows of one list know each other. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.run('init AMAP --start 2026-10-01');
});

afterEach(() => world.remove());

describe('somebody whom an earlier row has brought', () => {
  test('is not brought once more, with a code or without', async () => {
    world.file('members.csv', 'name;code\nClaire Durand;DUR\nDURAND Claire;\n');
    expect(await world.refusalOf('member import members.csv')).toEqual([
      '3 FILE_REFUSED',
      expect.stringMatching(/^MEMBER_EXISTS .*DUR/),
    ]);
  });

  test('is the one to whom a second opening balance would go', async () => {
    world.file('openings.csv', 'name;code;balance\nLuc Roy;ROY;5\nRoy Luc;;7\n');
    expect(await world.refusalOf('opening import openings.csv')).toEqual([
      '3 FILE_REFUSED',
      expect.stringMatching(/^OPENING_EXISTS .*ROY/),
    ]);
    expect(await world.json('member', 'list')).toMatchObject({ members: [] });
  });
});

test('two of one name are told apart by their e-mails, and by nothing else', async () => {
  world.file('members.csv', 'name;email\nAnne Petit;a@x.fr\n');
  await world.run('member import members.csv');
  await world.run('member add "Petit Anne" --email b@x.fr --code PET2');
  world.file('orders.csv', 'member;email;amount\nAnne Petit;B@x.fr;3\n');
  await world.run('order import orders.csv --method transfer');
  expect(await world.run('balance PET2')).toMatchObject({
    members: [{ code: 'PET2', dueCents: 300 }],
  });
  world.file('orders2.csv', 'member;amount\nAnne Petit;3\n');
  expect(await world.refusalOf('order import orders2.csv --method transfer')).toEqual([
    '3 FILE_REFUSED',
    expect.stringMatching(/^MEMBER_NOT_FOUND /),
  ]);
});
