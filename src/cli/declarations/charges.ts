import type { GroupDeclaration } from './declaration.ts';
import { HEADING, REASON } from './options.ts';

export const chargeCommands: GroupDeclaration = {
  name: 'charge',
  french: ['frais'],
  commands: [
    {
      name: 'charge add',
      french: ['ajouter'],
      arguments: [
        { name: 'amount', help: 'amount' },
        { name: 'members', help: 'chargedMembers', optional: true, variadic: true },
      ],
      options: [
        { flag: '--all', french: '--tous', help: 'chargeAll' },
        { ...HEADING, help: 'chargeHeading' },
        REASON,
      ],
      examples: [
        'charge add 15 --all --heading membership-fees --reason "year 2026"',
        'charge add 15 DUR MAR --heading membership-fees --reason "year 2026"',
      ],
      load: async () => (await import('../commands/charge-add.ts')).chargeAdd,
    },
  ],
};
