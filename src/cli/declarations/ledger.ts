import type { CommandDeclaration, GroupDeclaration } from './declaration.ts';
import { MEMBER, REASON } from './options.ts';

export const initCommand: CommandDeclaration = {
  name: 'init',
  french: ['initialiser'],
  arguments: [{ name: 'name', help: 'groupName' }],
  options: [
    { flag: '--start', french: '--debut', value: 'DATE', help: 'start' },
    { flag: '--currency', french: '--devise', value: 'CODE', help: 'currency' },
    { flag: '--methods', french: '--moyens', value: 'LIST', help: 'methods' },
  ],
  examples: ['init "AMAP des Lilas" --start 2026-10-01'],
  load: async () => (await import('../commands/init.ts')).init,
};

export const statusCommand: CommandDeclaration = {
  name: 'status',
  french: ['etat'],
  examples: ['status'],
  load: async () => (await import('../commands/status.ts')).status,
};

export const configCommands: GroupDeclaration = {
  name: 'config',
  french: ['reglage'],
  commands: [
    {
      name: 'config get',
      french: ['lire'],
      arguments: [{ name: 'setting', help: 'setting' }],
      examples: ['config get methods'],
      load: async () => (await import('../commands/config-get.ts')).configGet,
    },
    {
      name: 'config set',
      french: ['definir'],
      arguments: [
        { name: 'setting', help: 'setting' },
        { name: 'value', help: 'value', variadic: true },
      ],
      examples: ['config set methods cheque,cash,transfer,card'],
      load: async () => (await import('../commands/config-set.ts')).configSet,
    },
    {
      name: 'config list',
      french: ['lister'],
      examples: ['config list'],
      load: async () => (await import('../commands/config-list.ts')).configList,
    },
  ],
};

export const adjustCommand: CommandDeclaration = {
  name: 'adjust',
  french: ['regulariser'],
  arguments: [MEMBER, { name: 'amount', help: 'signedAmount' }],
  options: [
    { flag: '--about', french: '--concerne', value: 'ORDER', help: 'aboutOrder' },
    { flag: '--to', french: '--vers', value: 'MEMBER', help: 'toMember' },
    REASON,
  ],
  examples: [
    'adjust DUR 3,50 --reason "spoilt lettuce" --about O-1',
    'adjust DUR -12 --to MAR --reason "credit passed on"',
  ],
  load: async () => (await import('../commands/adjust.ts')).adjust,
};

export const undoCommand: CommandDeclaration = {
  name: 'undo',
  french: ['annuler'],
  arguments: [{ name: 'id', help: 'undo', variadic: true }],
  options: [REASON],
  examples: ['undo O-1', 'undo A-12..A-20 --reason "the wrong file"'],
  load: async () => (await import('../commands/undo.ts')).undoCommand,
};

export const balanceCommand: CommandDeclaration = {
  name: 'balance',
  french: ['soldes', 'compte'],
  arguments: [{ ...MEMBER, optional: true }],
  options: [{ flag: '--at', french: '--au', value: 'DATE', help: 'at' }],
  examples: ['balance', 'balance DUR', 'balance --at 2026-09-30', 'balance --output balances.pdf'],
  load: async () => (await import('../commands/balance.ts')).balance,
};

export const historyCommand: CommandDeclaration = {
  name: 'history',
  french: ['historique'],
  arguments: [MEMBER],
  examples: ['history DUR'],
  load: async () => (await import('../commands/history.ts')).history,
};

export const checkCommand: CommandDeclaration = {
  name: 'check',
  french: ['verifier'],
  examples: ['check'],
  load: async () => (await import('../commands/check.ts')).check,
};
