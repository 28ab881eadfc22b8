import { foldName } from './text.ts';

/** A name of somebody, and whose it is. */
export interface NameOf<Owner> {
  readonly name: string;
  readonly owner: Owner;
}

/** The words of all names, so that a label is compared with every name at once. */
export interface NameIndex<Owner> {
  readonly byWord: ReadonlyMap<string, readonly NameOf<Owner>[]>;
}

/** Particles and initials name nobody. */
const SHORTEST_WORD = 3;

const wordsOf = (text: string): readonly string[] =>
  foldName(text)
    .split(' ')
    .filter((word) => word.length >= SHORTEST_WORD && !/\d/.test(word));

export function nameIndex<Owner>(names: Iterable<NameOf<Owner>>): NameIndex<Owner> {
  const byWord = new Map<string, NameOf<Owner>[]>();
  for (const name of names) {
    for (const word of new Set(wordsOf(name.name))) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [name]);
      else known.push(name);
    }
  }
  return { byWord };
}

/** A name of which words stand in a label. */
export interface Named<Owner> extends NameOf<Owner> {
  /** The words that were found, of all words of the name: 0 to 1. */
  readonly share: number;
}

/** A word alone has to be one that few would write by chance. */
const LONG_WORD = 4;
/** Banks cut labels: the last word may be the beginning of one. */
const LONGEST_CUT = 3;

/**
 * The names of which at least a word of four letters stands in a label, accents and case folded,
 * each once; the last word of the label may be cut.
 */
export function findNamed<Owner>(label: string, index: NameIndex<Owner>): readonly Named<Owner>[] {
  const words = wordsOf(label);
  const hits = new Map<NameOf<Owner>, string[]>();
  for (const word of new Set(words)) {
    for (const name of index.byWord.get(word) ?? []) {
      const known = hits.get(name);
      if (known === undefined) hits.set(name, [word]);
      else known.push(word);
    }
  }
  const last = words.at(-1) ?? '';
  return [...hits].flatMap(([name, found]) => {
    if (!found.some((word) => word.length >= LONG_WORD)) return [];
    const all = [...new Set(wordsOf(name.name))];
    const isCut = (word: string) =>
      !found.includes(word) && last.length >= LONGEST_CUT && word.startsWith(last);
    const count = found.length + all.filter(isCut).length;
    return [{ ...name, share: Math.min(1, count / all.length) }];
  });
}
