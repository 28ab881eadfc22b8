import type { ArgumentDeclaration, GroupDeclaration } from './declaration.ts';
import { ITEM_NAME, MEMBER_ONLY, MISSING, PRICE, REASON } from './options.ts';

const DAY: ArgumentDeclaration = { name: 'date', help: 'distributionDay' };

export const distributionCommands: GroupDeclaration = {
  name: 'distribution',
  french: [],
  commands: [
    {
      name: 'distribution add',
      french: ['ajouter', 'prevoir'],
      arguments: [{ name: 'dates', help: 'distributionDays', variadic: true }],
      options: [{ flag: '--until', french: '--jusqu-au', value: 'DATE', help: 'until' }],
      examples: ['distribution add 2026-10-08', 'distribution add 2026-10-08 --until 2026-12-17'],
      load: async () => (await import('../commands/distribution-add.ts')).distributionAdd,
    },
    {
      name: 'distribution list',
      french: ['lister'],
      options: [{ flag: '--open', french: '--a-valider', help: 'openOnly' }],
      examples: ['distribution list'],
      load: async () => (await import('../commands/distribution-list.ts')).distributionList,
    },
    {
      name: 'distribution show',
      french: ['montrer', 'voir'],
      arguments: [DAY],
      options: [{ flag: '--items', french: '--articles', help: 'itemsToHandOut' }],
      examples: [
        'distribution show 2026-10-08',
        'distribution show 2026-10-08 --items',
        'distribution show 2026-10-08 --csv --output sheet.csv',
      ],
      load: async () => (await import('../commands/distribution-show.ts')).distributionShow,
    },
    {
      name: 'distribution adjust',
      french: ['corriger', 'ajuster'],
      arguments: [DAY],
      options: [ITEM_NAME, MISSING, PRICE, REASON],
      examples: [
        'distribution adjust 2026-10-08 --item Carottes --missing --reason "none came"',
        'distribution adjust 2026-10-08 --item Carottes --price 1,60 --reason "smaller ones"',
      ],
      load: async () => (await import('../commands/distribution-adjust.ts')).distributionAdjust,
    },
    {
      name: 'distribution validate',
      french: ['valider'],
      arguments: [DAY],
      options: [
        MEMBER_ONLY,
        { flag: '--from', french: '--depuis', value: 'FILE', help: 'fromSheet', isFile: true },
        { flag: '--as-expected', french: '--comme-prevu', help: 'asExpected' },
        {
          flag: '--paid',
          french: '--paye',
          value: 'WHAT=AMOUNT',
          help: 'paidOnSite',
          isMany: true,
        },
        { flag: '--left', french: '--laisse', value: 'PAYMENT', help: 'left', isMany: true },
        { flag: '--on-site', french: '--sur-place', value: 'METHOD', help: 'onSite' },
        { flag: '--leave-unpaid', french: '--laisser-du', help: 'leaveUnpaid' },
        REASON,
      ],
      examples: [
        'distribution validate 2026-10-08 --dry-run',
        'distribution validate 2026-10-08 --as-expected --paid P-3=cash:40 --left P-4',
        'distribution validate 2026-10-08 --from sheet.csv',
      ],
      load: async () => (await import('../commands/distribution-validate.ts')).distributionValidate,
    },
    {
      name: 'distribution reopen',
      french: ['rouvrir'],
      arguments: [DAY],
      options: [MEMBER_ONLY, REASON],
      examples: ['distribution reopen 2026-10-08 --member DUR --reason "wrong amount"'],
      load: async () => (await import('../commands/distribution-reopen.ts')).distributionReopen,
    },
  ],
};
