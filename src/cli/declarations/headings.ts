import type { GroupDeclaration } from './declaration.ts';
import { PERIOD } from './options.ts';

export const headingCommands: GroupDeclaration = {
  name: 'heading',
  french: ['poste'],
  commands: [
    {
      name: 'heading add',
      french: ['ajouter'],
      arguments: [{ name: 'name', help: 'headingName' }],
      examples: ['heading add "Ferme Dupré"'],
      load: async () => (await import('../commands/heading-add.ts')).headingAdd,
    },
    {
      name: 'heading list',
      french: ['lister'],
      options: PERIOD,
      examples: ['heading list', 'heading list --from 2026-09-01 --to 2026-12-31'],
      load: async () => (await import('../commands/heading-list.ts')).headingList,
    },
    {
      name: 'heading show',
      french: ['montrer', 'voir'],
      arguments: [{ name: 'heading', help: 'heading' }],
      options: PERIOD,
      examples: ['heading show "Ferme Dupré"', 'heading show donations --from 2026-09-01'],
      load: async () => (await import('../commands/heading-show.ts')).headingShow,
    },
  ],
};
