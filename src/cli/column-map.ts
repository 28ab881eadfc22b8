import { foldCell } from '../bank/csv/table.ts';
import { refuse } from '../domain/refusal.ts';
import type { ColumnMap } from '../ledger/settings.ts';

/** What a column may be: how it is called in both languages, folded. */
export interface Field {
  readonly name: string;
  readonly words: readonly string[];
  /** `column`: the file has to have it, a row may leave it empty. */
  readonly required?: boolean | 'column';
}

/** `member=Adhérent,amount=Total TTC` → the file's own word for each field. */
export function parseMap(value: string, fields: readonly Field[]): ColumnMap {
  const pairs = value.split(',').map((pair) => {
    const [typed = '', ...rest] = pair.split('=');
    const column = rest.join('=').trim();
    const word = foldCell(typed);
    const field = fields.find(({ name, words }) => name === typed.trim() || words.includes(word));
    if (field && column !== '') return [field.name, column] as const;
    return refuse('MAP_UNREADABLE', { value, fields: fields.map(({ name }) => name) });
  });
  return Object.fromEntries(pairs);
}
