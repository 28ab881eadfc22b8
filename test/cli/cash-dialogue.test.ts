import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { compareDialogue, hasScript, holdDialogue, type Reply } from '../support/terminal.ts';
import { newWorld, type World } from '../support/world.ts';

/** `cash count` through a real pseudo-terminal. With UPDATE=1 it is written anew. */

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' }, today: '2026-10-09' });
  await world.run('init "AMAP des Lilas" --start 2026-10-01');
  await world.run('opening add --cash 157');
});

afterEach(() => world.remove());

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

const lastCount = async () => (await world.run<Answer<'cash list'>>('cash list')).lastCount;

describe.skipIf(!hasScript)('the dialogue of a count', () => {
  test('in French: what was found, and why it differs', async () => {
    const held = await hold(
      'caisse compter',
      [
        { see: 'Somme comptée', type: ['beaucoup', 'Enter'] },
        { see: 'beaucoup', type: ['145', 'Enter'] },
        { see: 'Il manque', type: ['mal rendu la monnaie', 'Enter'] },
      ],
      'fr',
    );
    expect(held.exit).toBe(0);
    compareDialogue('comptage-de-caisse.md', 'Compter la caisse', held);
    expect(await lastCount()).toMatchObject({ differenceCents: -1200 });
  });

  test('a difference that somebody else has changed meanwhile is not explained', async () => {
    const held = await hold(
      'cash count 145',
      [
        {
          see: '€12.00 missing',
          type: ['wrong change', 'Enter'],
          meanwhile: () => world.run('cash move -2 --heading other'),
        },
      ],
      'en',
    );
    expect(held.exit).toBe(5);
    expect(held.transcript).toContain('€10.00 missing in the cash box');
    expect(await lastCount()).toBeUndefined();
  });

  test('Ctrl-C at the reason writes nothing', async () => {
    const held = await hold('cash count 145', [{ see: 'Reason', type: ['Ctrl-C'] }], 'en');
    expect(held.exit).toBe(130);
    expect(await lastCount()).toBeUndefined();
  });
});
