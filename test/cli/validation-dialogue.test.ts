import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareDialogue, hasScript, holdDialogue, type Reply } from '../support/terminal.ts';
import { newWorld, type World } from '../support/world.ts';

/** `distribution validate` through a real pseudo-terminal. With UPDATE=1 it is written anew. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' }, today: '2026-10-09' });
  const { run } = world;
  await run('init "AMAP des Lilas" --start 2026-10-01');
  await run('config set methods cheque,cash,transfer,card,on-site');
  for (const name of ['Durand Claire', 'Martin Paul', 'Petit Zoé'])
    await run(`member add "${name}"`);
  const day = '--distribution 2026-10-08 --date 2026-10-02';
  await run(`order add DUR 42,50 --method cheque ${day}`);
  await run(`order add MAR 30 --method on-site ${day}`);
  await run(`order add PET 22 --method cash ${day}`);
});

afterEach(() => world.remove());

const reply = (see: string, ...type: readonly string[]): Reply => ({ see, type });

const hold = (words: string, replies: readonly Reply[], language: 'en' | 'fr') =>
  holdDialogue({
    words,
    folder: world.folder,
    env: {
      SOLDE_LEDGER: world.path('l.solde'),
      SOLDE_LANG: language,
      SOLDE_TODAY: '2026-10-09',
    },
    replies,
  });

describe.skipIf(!hasScript)('the dialogue of a validation', () => {
  test('Enter is as expected; what differs needs a reason, what is unpaid a word', async () => {
    const held = await hold(
      'distribution validate 2026-10-08',
      [
        reply('DUR Durand', 'Enter'),
        reply('MAR Martin', 'Enter'),
        reply('Received', '25', 'Enter'),
        reply('Reason', '5 short', 'Enter'),
        reply('PET Petit', '0', 'Enter'),
        reply('unpaid', 'Enter'),
        reply('3 members', 'Enter'),
      ],
      'en',
    );
    compareDialogue('validation.md', 'Validating a distribution', held);
    const { members } = await world.run<{ members: { code: string; balanceCents: number }[] }>(
      'balance',
    );
    expect(members.map(({ balanceCents }) => balanceCents)).toEqual([0, -500, -2200]);
  });

  test('in French; saying no at the end writes nothing', async () => {
    const held = await hold(
      'distribution valider 08/10/2026',
      [
        reply('DUR Durand', 'Enter'),
        reply('MAR Martin', 'Down', 'Enter'),
        reply('Reçu', 'Enter'),
        reply('PET Petit', 'Enter'),
        reply('3 adhérents', 'Down', 'Enter'),
      ],
      'fr',
    );
    compareDialogue('validation-francaise.md', 'Valider une distribution', held);
    const { payments } = await world.run<{ payments: { status: string }[] }>('payment list');
    expect(payments.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
  });
});
