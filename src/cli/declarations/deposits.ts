import type { ArgumentDeclaration, GroupDeclaration } from './declaration.ts';
import { AMOUNT, REASON } from './options.ts';

const DEPOSIT: ArgumentDeclaration = { name: 'deposit', help: 'deposit' };

export const depositCommands: GroupDeclaration = {
  name: 'deposit',
  french: ['remise'],
  commands: [
    {
      name: 'deposit create',
      french: ['creer', 'preparer'],
      arguments: [{ name: 'payments', help: 'chequesToDeposit', optional: true, variadic: true }],
      options: [
        { flag: '--until', french: '--jusqu-au', value: 'DATE', help: 'depositableUntil' },
        { flag: '--to', french: '--vers', value: 'PRODUCER', help: 'toProducer' },
        { flag: '--account', french: '--compte', value: 'ACCOUNT', help: 'bankAccount' },
        { flag: '--number', french: '--numero', value: 'NUMBER', help: 'slipNumber' },
        {
          flag: '--earlier',
          french: '--anciens',
          value: AMOUNT.name.toUpperCase(),
          help: 'earlier',
        },
      ],
      examples: [
        'deposit create',
        'deposit create P-4 P-7 --number 7654321',
        'deposit create --to "Ferme Dupré"',
      ],
      load: async () => (await import('../commands/deposit-create.ts')).depositCreate,
    },
    {
      name: 'deposit list',
      french: ['lister'],
      options: [{ flag: '--in-transit', french: '--en-route', help: 'inTransitOnly' }],
      examples: ['deposit list'],
      load: async () => (await import('../commands/deposit-list.ts')).depositList,
    },
    {
      name: 'deposit show',
      french: ['montrer', 'voir'],
      arguments: [DEPOSIT],
      examples: ['deposit show D-1'],
      load: async () => (await import('../commands/deposit-show.ts')).depositShow,
    },
    {
      name: 'deposit cancel',
      french: ['annuler'],
      arguments: [DEPOSIT],
      options: [REASON],
      examples: ['deposit cancel D-1 --reason "a cheque was missing"'],
      load: async () => (await import('../commands/deposit-cancel.ts')).depositCancel,
    },
  ],
};
