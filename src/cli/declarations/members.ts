import type { GroupDeclaration, OptionDeclaration } from './declaration.ts';
import { FILE, MAP, MEMBER } from './options.ts';

const CODE: OptionDeclaration = { flag: '--code', french: '--code', value: 'CODE', help: 'code' };
const EMAIL: OptionDeclaration = {
  flag: '--email',
  french: '--courriel',
  value: 'ADDRESS',
  help: 'email',
};
const PHONE: OptionDeclaration = {
  flag: '--phone',
  french: '--telephone',
  value: 'NUMBER',
  help: 'phone',
};

const OTHER_NAMES: OptionDeclaration = {
  flag: '--other-names',
  french: '--autres-noms',
  value: 'NAMES',
  help: 'otherNames',
};

export const memberCommands: GroupDeclaration = {
  name: 'member',
  french: ['adherent'],
  commands: [
    {
      name: 'member add',
      french: ['ajouter'],
      arguments: [{ name: 'name', help: 'name' }],
      options: [CODE, EMAIL, PHONE, OTHER_NAMES],
      examples: [
        'member add "Durand Claire" --email claire@example.org',
        'member add "Durand Claire" --other-names "Petit Marc"',
      ],
      load: async () => (await import('../commands/member-add.ts')).memberAdd,
    },
    {
      name: 'member list',
      french: ['lister'],
      options: [{ flag: '--all', french: '--tous', help: 'allMembers' }],
      examples: ['member list', 'member list --csv --output members.csv', 'member list --all'],
      load: async () => (await import('../commands/member-list.ts')).memberList,
    },
    {
      name: 'member show',
      french: ['montrer', 'voir'],
      arguments: [MEMBER],
      examples: ['member show DUR'],
      load: async () => (await import('../commands/member-show.ts')).memberShow,
    },
    {
      name: 'member edit',
      french: ['modifier'],
      arguments: [MEMBER],
      options: [
        { flag: '--name', french: '--nom', value: 'NAME', help: 'newName' },
        CODE,
        EMAIL,
        PHONE,
        OTHER_NAMES,
        { flag: '--forget', french: '--oublier', value: 'PAYER', help: 'forget' },
      ],
      examples: [
        'member edit DUR --phone "06 00 00 00 00"',
        'member edit DUR --forget "MARC PETIT"',
      ],
      load: async () => (await import('../commands/member-edit.ts')).memberEdit,
    },
    {
      name: 'member leave',
      french: ['partir', 'depart'],
      arguments: [MEMBER],
      options: [
        { flag: '--unsettled', french: '--non-solde', help: 'unsettled' },
        { flag: '--back', french: '--retour', help: 'back' },
      ],
      examples: ['member leave DUR', 'member leave DUR --back'],
      load: async () => (await import('../commands/member-leave.ts')).memberLeave,
    },
    {
      name: 'member import',
      french: ['importer'],
      arguments: [FILE],
      options: [MAP],
      examples: ['member import members.csv'],
      load: async () => (await import('../commands/member-import.ts')).memberImport,
    },
  ],
};
