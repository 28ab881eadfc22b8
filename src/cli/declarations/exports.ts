import type { GroupDeclaration } from './declaration.ts';
import { PERIOD } from './options.ts';

export const exportCommands: GroupDeclaration = {
  name: 'export',
  french: ['exporter'],
  commands: [
    {
      name: 'export csv',
      french: ['csv'],
      options: PERIOD,
      examples: [
        'export csv --output journal.csv',
        'export csv --from 2026-09-01 --to 2026-12-31 --csv-style plain',
      ],
      load: async () => (await import('../commands/export-csv.ts')).exportCsv,
    },
  ],
};
