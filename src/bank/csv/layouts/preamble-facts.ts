import type { CsvRow } from '../csv.ts';
import { foldCell, isWord } from '../table.ts';

/** Something that a line above a table states, its name folded: `Solde (EUROS)   ;707,39`. */
export interface StatedFact {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

const NAME_AND_VALUE = /^([^:]*\S)\s*:\s*(\S.*)$/;

/**
 * What the lines above a table state: `Name : value` in any cell, or a name in the first cell and
 * its value in the next that is filled.
 */
export function statedFacts(rows: readonly CsvRow[]): readonly StatedFact[] {
  return rows.flatMap(({ cells, line }) => {
    const pairs = cells.flatMap((cell) => {
      const [, name = '', value = ''] = NAME_AND_VALUE.exec(cell.trim()) ?? [];
      return value === '' ? [] : [{ name: foldCell(name), value, line }];
    });
    if (pairs.length > 0) return pairs;
    const [name = '', ...values] = cells.map((cell) => cell.trim());
    const value = values.find((each) => each !== '');
    return name === '' || value === undefined ? [] : [{ name: foldCell(name), value, line }];
  });
}

/** The first fact of one of these names; letters that its name lost on the way may be any. */
export function factNamed(
  facts: readonly StatedFact[],
  ...names: readonly string[]
): StatedFact | undefined {
  return facts.find(({ name }) => names.some((word) => isWord(name, word)));
}
