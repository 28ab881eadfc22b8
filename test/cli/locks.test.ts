import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newWorld, type World } from '../support/world.ts';

/**
 * What is locked, and every other way that might lead round it. Each row is done from the same
 * state; the refusal is the last command's.
 */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' }, today: '2026-10-09' });
  await world.run('init AMAP --start 2026-10-01');
  await world.run('config set methods cheque,cash,transfer,card,online,on-site');
  for (const name of ['Durand Claire', 'Martin Paul']) await world.run(`member add "${name}"`);
  world.file('new.csv', 'member;total\nDUR;30\nMAR;5\n');
  world.file('changed.csv', 'member;total\nDUR;31\nMAR;20\n');
  world.file('fewer.csv', 'member;total\nMAR;20\n');
  world.file('extra.csv', 'member;total\nDUR;32\nMAR;20\nMAR;4\n');
  world.file('coded.csv', 'member;total;order\nDUR;7;CMD-2001\n');
  world.file(
    'paid.csv',
    'id,Created (UTC),Amount,Amount Refunded,Currency,Status,member\n' +
      'pi_1,2026-10-02 10:00,30,0,eur,Paid,DUR\n',
  );
  world.file('card.csv', 'member;total\nDUR;5\n');
  world.file('left.csv', 'member;total\nMAR;5\n');
  world.file('openings.csv', 'name;balance\nDurand Claire;5\n');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

/** Runs commands; `pay = payment add …` names the operation that it records `{pay}`. */
async function play(commands: readonly string[]): Promise<readonly string[]> {
  const operations = new Map<string, string>();
  const fill = (typed: string) =>
    typed.replace(/\{(\w+)\}/g, (_, name: string) => operations.get(name) ?? name);
  const way = commands.at(-1) ?? '';
  for (const command of commands.slice(0, -1)) {
    const [, name, typed = command] = /^(\w+) = (.*)$/.exec(command) ?? [];
    const { operation } = await world.run<{ operation?: string }>(fill(typed));
    if (name !== undefined) operations.set(name, operation ?? '');
  }
  return await world.refusalOf(fill(way));
}

/** The last command is the way round; those before it lead there. */
type Row = readonly [refusal: string, ...commands: readonly string[]];

function table(lock: string, setup: readonly string[], rows: readonly Row[]): void {
  const named = rows.map((row) => [row.slice(1).join(' && '), ...row] as const);
  describe(lock, () => {
    test.each(named)('%s', async (_, refusal, ...commands) => {
      const refused = await play([...setup, ...commands]);
      expect(refused.join('\n')).toContain(refusal);
    });
  });
}

const DAY = '--distribution 2026-10-08 --date 2026-10-02';
const VALIDATE = 'validate = distribution validate 2026-10-08 --as-expected';
const LOCKED = 'DISTRIBUTION_VALIDATED';

table(
  'what a validation has locked',
  [
    `import = order import new.csv --method cheque ${DAY}`,
    'more = order complement O-1 2',
    'other = order adjust O-2 15 --reason x',
    `order add DUR --item "Pain;3,50" --method cash ${DAY}`,
  ],
  [
    [LOCKED, VALIDATE, 'order complement O-1 1'],
    [LOCKED, VALIDATE, 'order adjust O-1 -1 --reason x'],
    [LOCKED, VALIDATE, 'order adjust O-3 --item Pain --missing --reason x'],
    [LOCKED, VALIDATE, 'order cancel O-1 --reason x'],
    [LOCKED, VALIDATE, `order add DUR 5 --method cash ${DAY}`],
    [LOCKED, VALIDATE, 'distribution adjust 2026-10-08 --item Pain --missing --reason x'],
    [LOCKED, VALIDATE, `order import changed.csv --method cheque ${DAY} --update`],
    [LOCKED, VALIDATE, `order import fewer.csv --method cheque ${DAY} --update`],
    [LOCKED, VALIDATE, `order import extra.csv --method cheque ${DAY}`],
    [LOCKED, VALIDATE, 'undo O-1'],
    [LOCKED, VALIDATE, 'undo {import}'],
    [LOCKED, VALIDATE, 'undo {more}'],
    [LOCKED, VALIDATE, 'undo {other}'],
    [LOCKED, VALIDATE, 'undo P-1'],
    ['VALIDATION_REOPENED_ONLY', VALIDATE, 'undo {validate}'],
    ['VALIDATION_REOPENED_ONLY', VALIDATE, 'undo {import}..{validate}'],
    // What was taken back before is not brought back in.
    [LOCKED, 'gone = undo {more}', VALIDATE, 'undo {gone}'],
    [LOCKED, 'out = order cancel O-3 --reason x', VALIDATE, 'undo {out}'],
    [LOCKED, 'gone = undo O-3', VALIDATE, 'undo {gone}'],
    // One member's alone: another's may still change.
    [LOCKED, `${VALIDATE} --member DUR`, 'order complement O-1 1'],
    [LOCKED, `${VALIDATE} --member DUR`, `order add DUR 5 --method cash ${DAY}`],
    // Reopened, it is validated anew; what reopening took back is not brought back.
    ['REDO_REFUSED', VALIDATE, 'back = distribution reopen 2026-10-08', 'undo {back}'],
    ['DISTRIBUTION_NOT_VALIDATED', 'distribution reopen 2026-10-08'],
  ],
);

table(
  'a distribution that was not held',
  ['distribution add 2026-10-15', 'order add DUR 5 --method cash --distribution 2026-10-15'],
  [
    ['DISTRIBUTION_NOT_HELD', 'distribution validate 2026-10-15 --as-expected'],
    ['DISTRIBUTION_NOT_HELD', 'distribution validate 2026-10-15 --as-expected --date 2026-10-01'],
    ['DISTRIBUTION_NOT_HELD', 'distribution validate 2026-10-15 --as-expected --date 2026-10-15'],
    ['DISTRIBUTION_NOT_HELD', 'distribution validate 2026-10-15 --member DUR --paid P-1=5'],
  ],
);

table(
  'a kitty that may not be negative',
  [
    'gift = adjust DUR 5 --reason "a gift"',
    'opening = opening add DUR 5',
    'config set methods kitty',
    'payment add DUR 20 --method cash',
    'payment add DUR 10 --method cheque',
    'payment confirm P-2 --amount 10 --without-reference --reason x',
    'order add DUR --item "Pain;30"',
  ],
  [
    ['KITTY_TOO_LOW', 'order add DUR 10,01'],
    ['KITTY_TOO_LOW', 'order complement O-1 10,01'],
    ['KITTY_TOO_LOW', 'order add DUR 5', 'order import coded.csv'],
    ['REFUND_TOO_LARGE', 'payment refund DUR 10,01 --method cash --reason x'],
    ['KITTY_OVERDRAWN', 'undo P-1'],
    ['KITTY_OVERDRAWN', 'order add DUR 5', 'undo P-2'],
    ['KITTY_OVERDRAWN', 'order add DUR 6', 'undo {gift}'],
    ['KITTY_OVERDRAWN', 'order add DUR 6', 'undo {opening}'],
    ['KITTY_OVERDRAWN', 'payment move P-1 MAR --reason x'],
    // Taken out, spent anew, and brought back.
    ['KITTY_OVERDRAWN', 'out = order cancel O-1 --reason x', 'order add DUR 35', 'undo {out}'],
    ['KITTY_OVERDRAWN', 'out = undo O-1', 'order add DUR 35', 'undo {out}'],
    [
      'KITTY_OVERDRAWN',
      'less = order adjust O-1 -10 --reason x',
      'order add DUR 20',
      'undo {less}',
    ],
    [
      'KITTY_OVERDRAWN',
      'payment add MAR 5 --method cash',
      'there = payment move P-3 DUR --reason x',
      'order add DUR 15',
      'undo {there}',
    ],
    ['KITTY_EXCLUSIVE', 'config set methods kitty,cash'],
  ],
);

test('several taken back together count at the end: an order and what took it out', async () => {
  for (const typed of [
    'config set methods kitty',
    'payment add DUR 50 --method cash',
    'order add DUR 40',
    'order cancel O-1 --reason x',
    'order add DUR 45',
  ]) {
    await world.run(typed);
  }
  expect(await world.refusalOf('undo A-4..A-5')).toEqual([]);
});

table(
  'a provider’s payment, once',
  ['order add DUR 30 --method online --psp-id pi_1'],
  [
    ['PROVIDER_ID_TAKEN', 'order add DUR 30 --method online --psp-id pi_1'],
    ['PROVIDER_ID_TAKEN', 'order add MAR 30 --method online --psp-id pi_1'],
    ['PROVIDER_ID_TAKEN', 'order complement O-1 5 --method online --psp-id pi_1'],
    ['PROVIDER_ID_TAKEN', 'out = undo O-1', 'payment import paid.csv', 'undo {out}'],
    [
      'PROVIDER_ID_TAKEN',
      'payment move P-1 MAR --reason x',
      'order add DUR 30 --method online --psp-id pi_1',
    ],
    ['UNDO_BLOCKED', 'payment import paid.csv', 'payment move P-1 MAR --reason x', 'undo O-1'],
  ],
);

table(
  'what the member may not do',
  ['order add DUR 30 --method cheque'],
  [
    ['COMPLEMENT_NOT_POSITIVE', 'order complement O-1 -5'],
    ['COMPLEMENT_NOT_POSITIVE', 'order complement O-1 0'],
    ['ITEM_UNREADABLE', 'order complement O-1 --item "Pain;-1;3,50"'],
    ['ITEM_UNREADABLE', 'order complement O-1 --item "Remise;1;-3,50"'],
    ['AMOUNT_NOT_POSITIVE', 'order add DUR -5 --method cheque'],
  ],
);

table(
  'a method that the group does not offer',
  ['order add DUR 30 --method card', 'config set methods cheque,cash'],
  [
    ['METHOD_DISABLED', 'order add DUR 5 --method card'],
    ['METHOD_DISABLED', 'order complement O-1 5'],
    ['METHOD_DISABLED', 'order complement O-1 5 --method transfer'],
    ['METHOD_DISABLED', 'order import card.csv --method card'],
    ['METHOD_DISABLED', 'payment add DUR 5 --method card'],
  ],
);

table(
  'a member who has left',
  ['order add MAR 30 --method cash', 'member leave MAR --unsettled'],
  [
    ['MEMBER_LEFT', 'order add MAR 5 --method cash'],
    ['MEMBER_LEFT', 'order complement O-1 5'],
    ['MEMBER_LEFT', 'order import left.csv --method cash'],
  ],
);

table(
  'a payment that was received',
  ['order add DUR 30 --method cash', 'received = payment confirm P-1 --amount 30'],
  [
    ['PAYMENT_NOT_PENDING', 'payment cancel P-1'],
    ['PAYMENT_NOT_PENDING', 'payment confirm P-1 --amount 40 --other-amount --reason x'],
    ['UNDO_BLOCKED', 'undo O-1'],
    ['PAYMENT_NOT_RETURNABLE', 'payment bounce P-1'],
    ['PAYMENT_NOT_MOVABLE', 'payment move P-1 MAR --reason x', 'payment move P-1 MAR --reason x'],
    ['PAYMENT_NOT_PENDING', 'payment move P-1 MAR --reason x', 'payment cancel P-1'],
    ['UNDO_BLOCKED', 'payment move P-1 MAR --reason x', 'undo {received}'],
  ],
);

table(
  'an opening balance, once for each member',
  ['opening = opening add DUR 5'],
  [
    ['OPENING_EXISTS', 'opening add DUR 5'],
    ['OPENING_EXISTS', 'opening import openings.csv'],
    ['REDO_REFUSED', 'out = undo {opening}', 'opening add DUR 6', 'undo {out}'],
  ],
);

table(
  'the ledger’s first day',
  ['order add DUR 30 --method cash --date 2026-10-02'],
  [
    ['BEFORE_START', 'order add DUR 30 --method cash --date 2026-09-30'],
    ['BEFORE_START', 'payment add DUR 30 --method cash --date 2026-09-30'],
    ['BEFORE_START', 'adjust DUR 5 --reason x --date 2026-09-30'],
    ['BEFORE_START', 'order adjust O-1 -5 --reason x --date 2026-09-30'],
    ['BEFORE_START', 'distribution add 2026-09-30'],
    ['START_AFTER_ENTRIES', 'config set start 2026-10-03'],
  ],
);
