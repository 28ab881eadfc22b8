import type { GroupDeclaration } from './declaration.ts';
import { FILE, MAP, REASON } from './options.ts';

export const openingCommands: GroupDeclaration = {
  name: 'opening',
  french: ['reprise'],
  commands: [
    {
      name: 'opening add',
      french: ['ajouter'],
      arguments: [
        { name: 'member', help: 'member', optional: true },
        { name: 'amount', help: 'signedAmount', optional: true },
      ],
      options: [
        { flag: '--bank', french: '--banque', value: 'AMOUNT', help: 'bank' },
        { flag: '--account', french: '--compte', value: 'ACCOUNT', help: 'bankAccount' },
        { flag: '--cash', french: '--caisse', value: 'AMOUNT', help: 'cash' },
        { flag: '--cheques', french: '--cheques', value: 'AMOUNT', help: 'cheques' },
        { flag: '--again', french: '--encore', help: 'again' },
        REASON,
      ],
      examples: ['opening add DUR -12,50', 'opening add --bank 1234,56'],
      load: async () => (await import('../commands/opening-add.ts')).openingAdd,
    },
    {
      name: 'opening list',
      french: ['lister'],
      examples: ['opening list'],
      load: async () => (await import('../commands/opening-list.ts')).openingList,
    },
    {
      name: 'opening import',
      french: ['importer'],
      arguments: [FILE],
      options: [{ flag: '--total', french: '--total', value: 'AMOUNT', help: 'total' }, MAP],
      examples: ['opening import openings.csv --total 35,10'],
      load: async () => (await import('../commands/opening-import.ts')).openingImport,
    },
  ],
};
