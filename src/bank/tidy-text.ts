import { repairDoubleEncoding } from './encoding.ts';

const LOST_LETTER = /\ufffd/g;

/**
 * Texts of a movement as one, a part a line: white space collapsed, empty parts left out, what was
 * encoded twice repaired. A letter that the bank lost on the way is a question mark.
 */
export function tidyText(parts: readonly string[]): string {
  const lines: string[] = [];
  for (const part of parts) {
    for (const line of repairDoubleEncoding(part).split('\n')) {
      const tidy = line.replace(/\s+/g, ' ').replace(LOST_LETTER, '?').trim();
      if (tidy !== '') lines.push(tidy);
    }
  }
  return lines.join('\n');
}
