import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitWords } from '../support/split-words.ts';
import { newWorld, type Run, type World } from '../support/world.ts';

/** What comes of each answer in `solde review`; `review.test.ts` holds it at a real terminal. */

let world: World;

const run = async (...commands: readonly string[]): Promise<void> => {
  for (const command of commands) await world.json(...splitWords(command));
};

beforeEach(async () => {
  world = newWorld();
  await run('init AMAP --start 2026-10-01 --methods cheque,cash,transfer');
  for (const name of ['Durand Claire', 'Martin Paul', 'Roux Zoé'])
    await run(`member add "${name}"`);
});

afterEach(() => world.remove());

const bring = async (...rows: readonly string[]): Promise<void> => {
  world.file('a.csv', ['date;label;amount', ...rows].join('\n'));
  await run('import a.csv');
};

/** Holds the dialogue with these answers, and nothing more is asked. */
const review = (...answers: readonly string[]): Promise<Run> =>
  newWorld({ folder: world.folder, terminal: true, columns: 80, answers }).solde('review');

type Line = {
  readonly id: string;
  readonly status: string;
  readonly match?: { readonly member?: string; readonly heading?: string };
};

async function whereLinesWent(): Promise<readonly string[]> {
  const { lines } = await world.json<{ lines: readonly Line[] }>('line', 'list');
  return lines.map(({ status, match }) => match?.member ?? match?.heading ?? status);
}

const balanceOf = async (code: string): Promise<number | undefined> => {
  const { members } = await world.json<{ members: { code: string; balanceCents: number }[] }>(
    'balance',
  );
  return members.find((member) => member.code === code)?.balanceCents;
};

describe('solde review', () => {
  test('says so where nothing waits', async () => {
    expect(await review()).toMatchObject({ exit: 0, out: 'No line waits.\n' });
  });

  test('can be left at once', async () => {
    await bring('2026-10-05;DON;5,00');
    const { exit, out } = await review('quit');
    expect(exit).toBe(0);
    expect(out).toContain('1 line waits for a person');
    expect(await whereLinesWent()).toEqual(['waiting']);
  });

  test('finds a member by another name, and by the code first of all', async () => {
    await run(
      'member edit ROU --other-names "Kowalski Stefan"',
      'member add "Roulin Durand" --code DU',
    );
    await bring('2026-10-05;DON;5,00', '2026-10-06;DON;6,00');
    await review('member', 'kowal', 'member', 'du');
    expect(await whereLinesWent()).toEqual(['ROU', 'DU']);
  });

  test('goes back from each question to the line', async () => {
    await bring('2026-10-05;DON;5,00');
    await review('member', 'nobody at all', 'split', '', 'split', 'DUR', 'back', 'later');
    expect(await whereLinesWent()).toEqual(['waiting']);
  });

  test('tells what is known: what is open, and earlier lines of the same payer', async () => {
    await run('order add DUR 30 --method transfer --date 2026-10-02');
    await bring(
      '2026-10-05;VIR JANSSEN;5,00',
      '2026-10-06;VIR JANSSEN;6,00',
      '2026-10-07;VIR JANSSEN;7,00',
    );
    await run('line assign L-1 DUR', 'line split L-2 MAR=1 ROU');
    const { out } = await review('why', 'quit');
    expect(out).toContain('DUR Durand Claire: owes €25.00.');
    expect(out).toMatch(/P-1 .* DUR .* €30.00 .* announced/);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'L-2 2026-10-06 €6.00 VIR JANSSEN MAR P-3 €1.00, ROU',
    );
    expect(out).toMatch(/L-1 .* €5.00 .* DUR P-2/);
  });

  test('asks again for parts that do not add up', async () => {
    await bring('2026-10-05;DON;5,00');
    const { err } = await review('split', 'DUR=2; MAR=2', 'DUR=2; MAR', 'yes');
    expect(err).toContain('The parts add up to €4.00');
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([200, 300]);
  });

  test('does not take money from a member without a yes', async () => {
    await bring('2026-10-05;BOULANGERIE;-5,00');
    await review('member', 'durand', 'n', 'member', 'durand', 'y');
    expect(await whereLinesWent()).toEqual(['DUR']);
    expect(await balanceOf('DUR')).toBe(-500);
  });

  test('asks whether money is what was recorded by hand with another amount', async () => {
    await run('payment add DUR 42,50 --method transfer --received --date 2026-10-02');
    await bring('2026-10-05;VIR DURAND CLAIRE;42,00', '2026-10-06;VIR X;30,00');
    const { out } = await review(
      'offer 0',
      'back',
      'offer 0',
      'same',
      'split',
      'DUR=10; MAR',
      'yes',
    );
    expect(out).toContain('P-1 of DUR was recorded by hand as €42.50');
    expect(await whereLinesWent()).toEqual(['DUR', 'DUR']);
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([5200, 2000]);
  });

  test('asks so of a part of a line too', async () => {
    await run('payment add DUR 42,50 --method transfer --received --date 2026-10-02');
    await bring('2026-10-05;VIR X;50,00');
    await review('split', 'DUR=42; MAR', 'yes', 'same');
    expect([await balanceOf('DUR'), await balanceOf('MAR')]).toEqual([4200, 800]);
  });

  test('opens a heading with the line, and takes both back together', async () => {
    await bring('2026-10-05;PRLV MAIF;-23,40', '2026-10-06;DON;5,00');
    const { out } = await review(
      'heading',
      '  Assurance   MAIF ',
      'undo',
      'heading',
      'Assurance',
      'quit',
    );
    expect(out).toContain('L-1 waits again.');
    expect(await whereLinesWent()).toEqual(['Assurance', 'waiting']);
    const { headings } = await world.json<{ headings: { name: string }[] }>('heading', 'list');
    expect(headings.map(({ name }) => name)).not.toContain('Assurance MAIF');
  });

  test('takes answers back one after the other, what was put off too', async () => {
    await bring('2026-10-05;DON A;5,00', '2026-10-06;DON B;6,00', '2026-10-07;DON C;7,00');
    const { out } = await review('heading', 'donations', 'later', 'undo', 'undo', 'quit');
    expect(out.indexOf('L-2 waits again.')).toBeLessThan(out.indexOf('L-1 waits again.'));
    expect(out).toContain('L-1 waits again.');
    expect(out).toContain('3 lines wait for a person');
    expect(await whereLinesWent()).toEqual(['waiting', 'waiting', 'waiting']);
  });

  test('offers several lines of one member with balances that follow from each other', async () => {
    await bring(
      '2026-10-05;VIR JANSSEN;20,00',
      '2026-10-06;VIR JANSSEN;20,00',
      '2026-10-07;VIR JANSSEN;20,00',
    );
    const { out } = await review('member', 'durand', 'all');
    expect(out).toContain('By what you said, 2 more lines fit now:');
    expect(out).toMatch(/L-2 .*DUR → credit €40.00/);
    expect(out).toMatch(/L-3 .*DUR → credit €60.00/);
    expect(out).toContain('3 lines explained, 0 wait.');
    expect(await balanceOf('DUR')).toBe(6000);
  });
});
