import type { GroupDeclaration } from './declaration.ts';
import { AMOUNT, DISTRIBUTION, FILE, MAP, MEMBER, MEMBER_ONLY, METHOD } from './options.ts';

export const orderCommands: GroupDeclaration = {
  name: 'order',
  french: ['commande'],
  commands: [
    {
      name: 'order add',
      french: ['ajouter'],
      arguments: [MEMBER, AMOUNT],
      options: [
        METHOD,
        DISTRIBUTION,
        { flag: '--use-credit', french: '--utiliser-avoir', help: 'useCredit' },
        { flag: '--psp-id', french: '--id-paiement', value: 'ID', help: 'pspId' },
      ],
      examples: [
        'order add DUR 42,50 --method transfer --distribution 2026-10-08',
        'order add DUR 42,50 --method transfer --key basket-1207',
      ],
      load: async () => (await import('../commands/order-add.ts')).orderAdd,
    },
    {
      name: 'order list',
      french: ['lister'],
      options: [MEMBER_ONLY, { ...DISTRIBUTION, help: 'distributionOnly' }],
      examples: ['order list --distribution 2026-10-08'],
      load: async () => (await import('../commands/order-list.ts')).orderList,
    },
    {
      name: 'order show',
      french: ['montrer', 'voir'],
      arguments: [{ name: 'order', help: 'order' }],
      examples: ['order show O-1'],
      load: async () => (await import('../commands/order-show.ts')).orderShow,
    },
    {
      name: 'order import',
      french: ['importer'],
      arguments: [FILE],
      options: [{ ...METHOD, help: 'defaultMethod' }, DISTRIBUTION, MAP],
      examples: ['order import orders.csv --method transfer --distribution 2026-10-08'],
      load: async () => (await import('../commands/order-import.ts')).orderImport,
    },
  ],
};
