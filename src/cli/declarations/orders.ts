import type { ArgumentDeclaration, GroupDeclaration, OptionDeclaration } from './declaration.ts';
import {
  AMOUNT,
  DISTRIBUTION,
  FILE,
  ITEM_NAME,
  MAP,
  MEMBER,
  MEMBER_ONLY,
  METHOD,
  MISSING,
  PRICE,
  REASON,
} from './options.ts';

const ORDER: ArgumentDeclaration = { name: 'order', help: 'order' };
const ITEMS: OptionDeclaration = {
  flag: '--item',
  french: '--article',
  value: 'ITEM',
  help: 'items',
  isMany: true,
};
const PSP_ID: OptionDeclaration = {
  flag: '--psp-id',
  french: '--id-paiement',
  value: 'ID',
  help: 'pspId',
};

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
        ITEMS,
        DISTRIBUTION,
        { flag: '--use-credit', french: '--utiliser-avoir', help: 'useCredit' },
        PSP_ID,
      ],
      examples: [
        'order add DUR --item "Carottes;2;1,80" --item "Pain;3,50" --method cheque',
        'order add DUR 42,50 --method transfer --distribution 2026-10-08',
        'order add DUR 42,50 --method transfer --key basket-1207',
      ],
      load: async () => (await import('../commands/order-add.ts')).orderAdd,
    },
    {
      name: 'order complement',
      french: ['completer'],
      arguments: [ORDER, AMOUNT],
      options: [ITEMS, METHOD, PSP_ID],
      examples: ['order complement O-1 8,50', 'order complement O-1 --item "Oeufs;1;2,90"'],
      load: async () => (await import('../commands/order-complement.ts')).orderComplement,
    },
    {
      name: 'order adjust',
      french: ['corriger', 'ajuster'],
      arguments: [ORDER, { ...AMOUNT, help: 'change', optional: true }],
      options: [
        ITEM_NAME,
        MISSING,
        { flag: '--quantity', french: '--quantite', value: 'QUANTITY', help: 'quantity' },
        PRICE,
        REASON,
      ],
      examples: [
        'order adjust O-1 -1,80 --reason "two carrots less"',
        'order adjust O-1 --item Carottes --missing --reason "none came"',
      ],
      load: async () => (await import('../commands/order-adjust.ts')).orderAdjust,
    },
    {
      name: 'order cancel',
      french: ['annuler'],
      arguments: [ORDER],
      options: [REASON],
      examples: ['order cancel O-1 --reason "ordered twice"'],
      load: async () => (await import('../commands/order-cancel.ts')).orderCancel,
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
      arguments: [ORDER],
      examples: ['order show O-1'],
      load: async () => (await import('../commands/order-show.ts')).orderShow,
    },
    {
      name: 'order import',
      french: ['importer'],
      arguments: [FILE],
      options: [
        { ...METHOD, help: 'defaultMethod' },
        DISTRIBUTION,
        { flag: '--update', french: '--mettre-a-jour', help: 'update' },
        { ...REASON, help: 'updateReason' },
        MAP,
      ],
      examples: [
        'order import orders.csv --method transfer --distribution 2026-10-08',
        'order import orders.csv --distribution 2026-10-08 --update --dry-run',
      ],
      load: async () => (await import('../commands/order-import.ts')).orderImport,
    },
  ],
};
