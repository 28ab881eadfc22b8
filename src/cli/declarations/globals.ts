import type { OptionDeclaration } from './declaration.ts';

/** The options that every command takes. */
export const GLOBAL_OPTIONS: readonly (OptionDeclaration & { readonly short?: string })[] = [
  { flag: '--ledger', french: '--registre', value: 'FILE', help: 'ledger' },
  { flag: '--lang', french: '--langue', value: 'LANG', help: 'lang' },
  { flag: '--json', french: '--json', help: 'json' },
  { flag: '--csv', french: '--csv', help: 'csv' },
  { flag: '--csv-style', french: '--style-csv', value: 'STYLE', help: 'csvStyle' },
  { flag: '--output', short: '-o', french: '--sortie', value: 'FILE', help: 'output' },
  { flag: '--dry-run', short: '-n', french: '--essai', help: 'dryRun' },
  { flag: '--yes', short: '-y', french: '--oui', help: 'yes' },
  { flag: '--no-input', french: '--sans-question', help: 'noInput' },
  { flag: '--date', french: '--date', value: 'DATE', help: 'date' },
  { flag: '--key', french: '--cle', value: 'KEY', help: 'key' },
  { flag: '--no-color', french: '--sans-couleur', help: 'noColor' },
];
