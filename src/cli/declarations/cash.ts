import type { GroupDeclaration } from './declaration.ts';
import { HEADING, PERIOD, REASON } from './options.ts';

export const cashCommands: GroupDeclaration = {
  name: 'cash',
  french: ['caisse'],
  commands: [
    {
      name: 'cash count',
      french: ['compter'],
      arguments: [{ name: 'amount', help: 'countedCash' }],
      options: [{ ...REASON, help: 'differenceReason' }],
      examples: ['cash count 145', 'cash count 140,50 --reason "wrong change"'],
      load: async () => (await import('../commands/cash-count.ts')).cashCount,
    },
    {
      name: 'cash move',
      french: ['mouvement', 'deplacer'],
      arguments: [{ name: 'amount', help: 'movedCash' }],
      options: [
        { ...HEADING, help: 'cashHeading' },
        { flag: '--to-bank', french: '--vers-banque', help: 'toBank' },
        { flag: '--from-bank', french: '--depuis-banque', help: 'fromBank' },
        { flag: '--account', french: '--compte', value: 'ACCOUNT', help: 'bankAccount' },
        { flag: '--number', french: '--numero', value: 'NUMBER', help: 'slipNumber' },
        REASON,
      ],
      examples: [
        'cash move -12 --heading other --reason "stamps"',
        'cash move 35 --heading donations',
        'cash move 200 --to-bank',
        'cash move 100 --from-bank --account Livret',
      ],
      load: async () => (await import('../commands/cash-move.ts')).cashMove,
    },
    {
      name: 'cash list',
      french: ['lister'],
      options: PERIOD,
      examples: ['cash list', 'cash list --from 2026-10-01 --to 2026-10-31'],
      load: async () => (await import('../commands/cash-list.ts')).cashList,
    },
  ],
};
