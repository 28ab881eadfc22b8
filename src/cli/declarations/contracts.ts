import type { GroupDeclaration, OptionDeclaration } from './declaration.ts';
import { AMOUNT, FILE, MAP, MEMBER, MEMBER_ONLY } from './options.ts';

const FIRST: OptionDeclaration = {
  flag: '--first',
  french: '--premiere-date',
  value: 'DATE',
  help: 'firstInstalment',
};
const CHEQUE_COUNT: OptionDeclaration = {
  flag: '--cheques',
  french: '--cheques',
  value: 'COUNT',
  help: 'chequeCount',
};
const MODEL: OptionDeclaration = {
  flag: '--model',
  french: '--modele',
  value: 'MODEL',
  help: 'contractModel',
};

export const contractCommands: GroupDeclaration = {
  name: 'contract',
  french: ['contrat'],
  commands: [
    {
      name: 'contract model',
      french: ['modele'],
      arguments: [{ name: 'name', help: 'modelName' }, AMOUNT],
      options: [
        CHEQUE_COUNT,
        FIRST,
        { flag: '--every', french: '--chaque', value: 'RHYTHM', help: 'rhythm' },
        { flag: '--payable-to', french: '--ordre', value: 'PRODUCER', help: 'payableTo' },
      ],
      examples: [
        'contract model "Vegetables 2026-27" 500 --cheques 10 --first 2026-10-05',
        'contract model Eggs 90 --cheques 3 --first 2026-10-05 --every "3 months"',
      ],
      load: async () => (await import('../commands/contract-model.ts')).contractModel,
    },
    {
      name: 'contract add',
      french: ['ajouter'],
      arguments: [MEMBER, { name: 'model', help: 'model' }],
      options: [
        { flag: '--number', french: '--numero', value: 'NUMBER', help: 'firstNumber' },
        { flag: '--bank', french: '--banque', value: 'BANK', help: 'chequeBank' },
        { flag: '--amount', french: '--montant', value: 'AMOUNT', help: 'contractAmount' },
        CHEQUE_COUNT,
        FIRST,
        { flag: '--again', french: '--encore', help: 'secondContract' },
      ],
      examples: [
        'contract add DUR vegetables --number 1234501 --bank "Crédit Mutuel"',
        'contract add DUR vegetables --cheques 5',
      ],
      load: async () => (await import('../commands/contract-add.ts')).contractAdd,
    },
    {
      name: 'contract import',
      french: ['importer'],
      arguments: [FILE],
      options: [MODEL, MAP],
      examples: ['contract import season.csv --model vegetables'],
      load: async () => (await import('../commands/contract-import.ts')).contractImport,
    },
    {
      name: 'contract list',
      french: ['lister'],
      options: [
        MEMBER_ONLY,
        { ...MODEL, help: 'modelOnly' },
        { flag: '--models', french: '--modeles', help: 'modelsOnly' },
      ],
      examples: ['contract list', 'contract list --models'],
      load: async () => (await import('../commands/contract-list.ts')).contractList,
    },
    {
      name: 'contract show',
      french: ['montrer', 'voir'],
      arguments: [{ name: 'contract', help: 'contract' }],
      examples: ['contract show C-1'],
      load: async () => (await import('../commands/contract-show.ts')).contractShow,
    },
  ],
};
