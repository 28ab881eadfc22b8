import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** What members are asked to pay besides orders. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await run('init AMAP --start 2026-01-01');
  for (const name of ['Durand Claire', 'Martin Paul', 'Roux Ida']) {
    await run(`member add "${name}"`);
  }
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const run = <Json = never>(typed: string) => world.run<Json>(typed);
const FEE = '--heading membership-fees --reason "year 2026"';
const charge = (typed: string) => run<Answer<'charge add'>>(`charge add ${typed}`);

const balances = async () => {
  const { members } = await run<Answer<'balance'>>('balance');
  return Object.fromEntries(members.map(({ code, balanceCents }) => [code, balanceCents]));
};

const feesCents = async () => {
  const { headings } = await run<Answer<'heading list'>>('heading list');
  return headings.find(({ name }) => name === 'membership-fees')?.balanceCents;
};

describe('a charge', () => {
  test('debits those who are named, whichever comes first, and each once', async () => {
    const { charges, totalCents } = await charge(`15 DUR martin DUR ${FEE}`);
    expect(charges).toEqual([
      { id: 'A-4', member: 'DUR', amountCents: 1500, balanceCents: -1500 },
      { id: 'A-5', member: 'MAR', amountCents: 1500, balanceCents: -1500 },
    ]);
    expect(totalCents).toBe(3000);
    await charge(`ROU 2,50 ${FEE}`);
    expect(await balances()).toEqual({ DUR: -1500, MAR: -1500, ROU: -250 });
    expect(await feesCents()).toBe(3250);
  });

  test('of all is of those who have not left, and is taken back as one', async () => {
    await run('member leave ROU');
    const { count, operation, operations = [] } = await charge(`15 --all ${FEE}`);
    expect([count, operations.length]).toEqual([2, 2]);
    await run(`undo ${operation}..${operations.at(-1)}`);
    expect(await balances()).toEqual({ DUR: 0, MAR: 0 });
    expect(await feesCents()).toBe(0);
  });

  test('is found by its heading in either language, and told in the history', async () => {
    await charge('15 DUR --heading ADHESIONS --reason "année 2026"');
    await run('heading add "Cagettes perdues"');
    await charge('4 DUR --heading cagettes --reason "deux cagettes"');
    const { entries } = await run<Answer<'history'>>('history DUR');
    expect(entries.map(({ kind, about, reason }) => [kind, about, reason])).toEqual([
      ['charge', 'membership-fees', 'année 2026'],
      ['charge', 'Cagettes perdues', 'deux cagettes'],
    ]);
  });

  test('is paid by a transfer of that amount, which is no credit', async () => {
    await charge(`15 --all ${FEE} --date 2026-01-05`);
    world.file('bank.csv', 'date;label;amount\n2026-01-08;VIR SEPA RECU DURAND CLAIRE;15,00\n');
    const { matched, waiting } = await run<Answer<'import'>>('import bank.csv');
    expect([matched.length, waiting.length]).toEqual([0, 1]);
    expect(waiting[0]?.proposals[0]).toMatchObject({ member: 'DUR', rule: 'name-and-amount' });
    await run('line assign L-1 DUR');
    expect(await balances()).toEqual({ DUR: 0, MAR: -1500, ROU: -1500 });
    expect(await feesCents()).toBe(4500);
  });

  test('says who was charged the same before, as long as that stands', async () => {
    await charge(`15 DUR ${FEE} --date 2026-01-05`);
    const { charges, warnings = [] } = await charge(`15 --all ${FEE} --date 2026-02-05`);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('DUR (A-4, 2026-01-05)');
    expect(warnings[0]).not.toContain('MAR');
    await run(`undo ${charges[1]?.id}`);
    const later = `--date 2026-03-06`;
    expect((await charge(`15 MAR ${FEE} ${later}`)).warnings).toBeUndefined();
    expect((await charge(`15 DUR --heading donations --reason x ${later}`)).warnings).toBe(
      undefined,
    );
    expect((await charge(`16 DUR ${FEE} ${later}`)).warnings).toBeUndefined();
    expect((await charge(`15 DUR ${FEE} ${later}`)).warnings?.[0]).toContain('A-5, 2026-02-05');
    // A year later it is another fee.
    expect((await charge(`15 --all ${FEE} --date 2027-01-05`)).warnings).toBeUndefined();
  });

  test('that overdraws a kitty is recorded and named', async () => {
    await run('config set methods kitty');
    await run('payment add DUR 10 --method cash --date 2026-01-02');
    const { warnings } = await charge(`15 DUR ${FEE}`);
    expect(warnings).toEqual([expect.stringContaining('kitty of DUR is -€5.00')]);
    await run('undo A-5');
  });

  test('needs somebody, an amount, a heading and a reason', async () => {
    const refusals = [
      `15 ${FEE}`,
      `DUR ${FEE}`,
      '15 DUR --reason x',
      '15 DUR --heading donations',
      `15 DUR --heading nothing --reason x`,
      `0 DUR ${FEE}`,
      `-5 DUR ${FEE}`,
      `15 DUR --all ${FEE}`,
      `1 234,56 DUR ${FEE}`,
      `15 QUI ${FEE}`,
      `15 DUR ${FEE} --date 2025-12-31`,
    ].map((typed) => world.refusalOf(`charge add ${typed}`));
    expect((await Promise.all(refusals)).flat()).toEqual([
      '2 CHARGE_NOBODY',
      '2 VALUE_MISSING',
      '2 VALUE_MISSING',
      '2 VALUE_MISSING',
      '4 HEADING_NOT_FOUND',
      '2 AMOUNT_NOT_POSITIVE',
      '2 AMOUNT_NOT_POSITIVE',
      '2 OPTIONS_CONFLICT',
      '2 USAGE',
      '4 MEMBER_NOT_FOUND',
      '5 BEFORE_START',
    ]);
    expect(await balances()).toEqual({ DUR: 0, MAR: 0, ROU: 0 });
  });

  test('of one who has left is refused, and nobody else is charged', async () => {
    await run('member leave ROU');
    expect(await world.refusalOf(`charge add 15 DUR ROU ${FEE}`)).toEqual(['5 MEMBER_LEFT']);
    expect(await balances()).toEqual({ DUR: 0, MAR: 0 });
  });

  test('at a terminal asks for whom, for what and why', async () => {
    const asked = newWorld({
      folder: world.folder,
      terminal: true,
      env: { SOLDE_LEDGER: 'l.solde' },
      answers: ['qui', 'tous', '15', 'donations', 'fête'],
    });
    const { out, exit } = await asked.solde('charge', 'add');
    expect(exit).toBe(0);
    expect(out).toContain('3 members charged €15.00 each: donations, €45.00 in all.');
  });
});
