import type { CsvRow } from '../csv.ts';
import { directionOf } from '../rows/meaning.ts';
import { OUTGOING_KIND } from '../rows/outgoing.ts';
import { foldCell } from '../table.ts';
import type { Candidates, Unclear } from './choose-roles.ts';

// Of amounts without signs: which way they went, as columns tell that are not called so.

/** A column's distinct cells, with the way that each of them names, if it names one. */
interface Word {
  readonly word: string;
  readonly row: CsvRow;
  readonly way: 'in' | 'out' | undefined;
}

function wordsOf({ factsOf }: Candidates, column: number): readonly Word[] {
  const words = [...(factsOf(column).words ?? [])];
  return words.map(([word, row]) => ({ word, row, way: directionOf(word) }));
}

/** True for a column with words for both ways: one word alone may say what kind of card it was. */
export function isTwoWay(table: Candidates, column: number): boolean {
  const ways = new Set(wordsOf(table, column).map(({ way }) => way));
  return ways.has('in') && ways.has('out');
}

/** The column of no known word that names a way in each row, beyond doubt. */
export function hiddenDirection(table: Candidates): number | undefined {
  return table.indexesOf('text').find((column) => {
    const words = wordsOf(table, column);
    const isWhole = table.factsOf(column).filled === table.facts.rowCount;
    if (!isWhole || words.length === 0 || words.some(({ way }) => way === undefined)) return false;
    if (isTwoWay(table, column)) return true;
    // One letter everywhere may be anything, and a word a category, but not the type of a movement.
    const isOut = words.some(({ word, way }) => way === 'out' && word.length > 2);
    return isOut && table.candidates[column]?.isKind === true;
  });
}

/** What says that some of the money went out, without saying which: a cell, or a header's word. */
export function outgoingDoubt(table: Candidates): Unclear | undefined {
  const { candidates, factsOf, indexesOf } = table;
  const texts = indexesOf('text');
  for (const column of texts) {
    const words = wordsOf(table, column);
    const kinds = texts.length > 1 ? words.filter(isOutgoingKind) : [];
    const row = outIn(words) ?? factsOf(column).firstOutgoing ?? kinds[0]?.row;
    if (row !== undefined) return { code: 'DIRECTION_UNKNOWN', column, row };
  }
  const payee = candidates.findIndex(({ isOutgoing }) => isOutgoing === true);
  return payee < 0 ? undefined : { code: 'DIRECTION_UNKNOWN', column: payee };
}

const isOutgoingKind = ({ word }: Word): boolean => OUTGOING_KIND.test(foldCell(word));

/** The first row with a word for money that went out. A dash among words fills an empty cell. */
function outIn(words: readonly Word[]): CsvRow | undefined {
  const others = words.filter(({ word }) => word !== '-');
  const isFiller =
    others.length > 0 &&
    others.every(({ word, way }) => /\p{L}.*\p{L}/u.test(word) && way !== 'in');
  return words.find(({ word, way }) => way === 'out' && !(word === '-' && isFiller))?.row;
}
