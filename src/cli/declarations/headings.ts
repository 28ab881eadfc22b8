import type { GroupDeclaration } from './declaration.ts';

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
      examples: ['heading list'],
      load: async () => (await import('../commands/heading-list.ts')).headingList,
    },
  ],
};
