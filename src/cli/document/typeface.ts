import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { cleanForTerminal } from '../../domain/text.ts';

/** Source Sans 3: its figures are all of one width, so that amounts stand below each other. */
const FILES = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;

export type Weight = keyof typeof FILES;

/** The font's file, found the same from the sources and from the bundle. */
export function fontFile(weight: Weight): Buffer {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(resolve(`@expo-google-fonts/source-sans-3/${FILES[weight]}`));
}

export interface Typeface {
  readonly files: Readonly<Record<Weight, Buffer>>;
  /**
   * A text as it can be printed: harmless, its accents composed. A letter that the font lacks
   * becomes a question mark.
   */
  readonly printable: (text: string) => string;
  /** The letters that were lacking so far. */
  readonly lacking: () => readonly string[];
}

export function openTypeface(): Typeface {
  const files = { regular: fontFile('regular'), strong: fontFile('strong') };
  // Both weights have the same letters.
  const font = create(files.regular) as Font;
  const has = (letter: string) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  const lacking = new Set<string>();
  const inFont = (letter: string): string => {
    if (has(letter)) return letter;
    // Full-width figures, ligatures and the like: what they stand for.
    const plain = letter.normalize('NFKC');
    if ([...plain].every(has)) return plain;
    // A mark belongs to the letter before it.
    if (/\p{M}/u.test(letter)) return '';
    lacking.add(letter);
    return '?';
  };
  return {
    files,
    printable: (text) => [...cleanForTerminal(text).normalize('NFC')].map(inFont).join(''),
    lacking: () => [...lacking],
  };
}
