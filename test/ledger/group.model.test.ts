import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.ts';
import { runs } from '../support/runs.ts';
import { anyCommand } from './group/commands.ts';
import { newGroup, ORDINARY, TODAY } from './group/real.ts';

/**
 * Random weeks of a group, command by command, against a reference model: every balance, pending
 * amount, lock and refusal. COMMANDS makes them longer (`npm run proof:model`).
 */
const LENGTH = Number(process.env['COMMANDS'] ?? 200);

const GROUPS = [
  { methods: ORDINARY, kittyNegative: false, today: TODAY },
  { methods: ['kitty'], kittyNegative: false, today: TODAY },
  { methods: ['kitty'], kittyNegative: true, today: TODAY },
] as const;

test('a group’s commands agree with the reference model, one after the other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...GROUPS),
      fc.array(anyCommand, { minLength: LENGTH, maxLength: LENGTH, size: 'max' }),
      (rules, commands) => {
        const { model, real } = newGroup(rules);
        try {
          fc.modelRun(() => ({ model, real }), commands);
          expect(checkLedger(real.ledger)).toEqual([]);
        } finally {
          real.close();
        }
      },
    ),
    // Hundreds of commands are shrunk for many minutes.
    { ...runs(30), endOnFailure: true },
  );
});
