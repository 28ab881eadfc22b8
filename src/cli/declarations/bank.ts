import type {
  ArgumentDeclaration,
  CommandDeclaration,
  GroupDeclaration,
  OptionDeclaration,
} from './declaration.ts';
import { MEMBER, REASON } from './options.ts';

const LINE: ArgumentDeclaration = { name: 'line', help: 'line' };

const FILES: ArgumentDeclaration = {
  name: 'files',
  help: 'statements',
  variadic: true,
  isFile: true,
};

const READING: readonly OptionDeclaration[] = [
  { flag: '--account', french: '--compte', value: 'ACCOUNT', help: 'account' },
  { flag: '--date-order', french: '--ordre-date', value: 'dmy|mdy', help: 'dateOrder' },
  { flag: '--decimal', french: '--decimale', value: 'comma|point', help: 'decimal' },
  { flag: '--map', french: '--colonnes', value: 'MAP', help: 'statementMap' },
  { flag: '--same', french: '--memes', value: 'ROWS', help: 'same' },
  { flag: '--new', french: '--nouvelles', value: 'ROWS', help: 'newRows' },
];

export const reconcileCommand: CommandDeclaration = {
  name: 'reconcile',
  french: ['rapprocher'],
  arguments: [FILES],
  options: READING,
  examples: ['reconcile statement.csv', 'reconcile statement.csv --json'],
  load: async () => (await import('../commands/reconcile.ts')).reconcile,
};

export const importCommand: CommandDeclaration = {
  name: 'import',
  french: ['importer'],
  arguments: [FILES],
  options: [...READING, { flag: '--strict', french: '--strict', help: 'strict' }],
  examples: [
    'import statement.csv',
    'import statement.ofx --account "Livret A"',
    'import statement.csv --map date=Booked,label=Text,amount=Value',
    'import statement.csv --same all',
    'import statement.csv --strict --json',
  ],
  load: async () => (await import('../commands/import.ts')).importFiles,
};

export const statementCommands: GroupDeclaration = {
  name: 'statement',
  french: ['releve'],
  commands: [
    {
      name: 'statement list',
      french: ['lister'],
      examples: ['statement list'],
      load: async () => (await import('../commands/statement-list.ts')).statementList,
    },
    {
      name: 'statement show',
      french: ['montrer', 'voir'],
      arguments: [{ name: 'statement', help: 'statement' }],
      examples: ['statement show I-1'],
      load: async () => (await import('../commands/statement-show.ts')).statementShow,
    },
  ],
};

export const matchCommand: CommandDeclaration = {
  name: 'match',
  french: ['pointer'],
  arguments: [{ name: 'lines', help: 'lines', variadic: true, optional: true }],
  examples: ['match', 'match L-7'],
  load: async () => (await import('../commands/match.ts')).match,
};

export const reviewCommand: CommandDeclaration = {
  name: 'review',
  french: ['revoir'],
  examples: ['review'],
  load: async () => (await import('../commands/review.ts')).review,
};

export const lineCommands: GroupDeclaration = {
  name: 'line',
  french: ['ligne'],
  commands: [
    {
      name: 'line list',
      french: ['lister'],
      options: [{ flag: '--waiting', french: '--a-expliquer', help: 'waitingOnly' }],
      examples: ['line list --waiting'],
      load: async () => (await import('../commands/line-list.ts')).lineList,
    },
    {
      name: 'line show',
      french: ['montrer', 'voir'],
      arguments: [LINE],
      examples: ['line show L-1'],
      load: async () => (await import('../commands/line-show.ts')).lineShow,
    },
    {
      name: 'line assign',
      french: ['affecter'],
      arguments: [LINE, MEMBER],
      options: [
        { flag: '--to', french: '--vers', value: 'HEADING', help: 'toHeading' },
        { flag: '--payment', french: '--paiement', value: 'PAYMENT', help: 'ofPayment' },
        { flag: '--difference', french: '--ecart', value: 'WHOSE', help: 'difference' },
        REASON,
      ],
      examples: ['line assign L-1 DUR', 'line assign L-1 --to bank-fees'],
      load: async () => (await import('../commands/line-assign.ts')).lineAssign,
    },
    {
      name: 'line split',
      french: ['repartir', 'ventiler', 'partager'],
      arguments: [LINE, { name: 'parts', help: 'parts', variadic: true }],
      options: [{ flag: '--unrecorded', french: '--non-saisi', help: 'unrecorded' }, REASON],
      examples: [
        'line split L-1 DUR=30 MAR=12,50',
        'line split L-1 P-4=30 donations',
        'line split L-1 P-4..P-12 bank-fees',
      ],
      load: async () => (await import('../commands/line-split.ts')).lineSplit,
    },
    {
      name: 'line unmatch',
      french: ['depointer'],
      arguments: [LINE],
      options: [REASON],
      examples: ['line unmatch L-1 --reason "it was her brother"'],
      load: async () => (await import('../commands/line-unmatch.ts')).lineUnmatch,
    },
  ],
};
