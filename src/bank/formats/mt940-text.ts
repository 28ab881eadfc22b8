import { tidyText } from '../tidy-text.ts';
import { codedParts, isCoded, type Parts, structuredParts } from './mt940-coded.ts';

/** What stands around a movement: the lines of each field 86, and those that end field 61. */
export interface MovementText {
  readonly information: readonly (readonly string[])[];
  readonly reference: string;
  readonly supplementary: readonly string[];
}

/** What banks write where there is no reference, or where it stands in field 86. */
const NO_REFERENCE = /^(?:NONREF|NOT ?PROVIDED|[EK]REF\+?)$/i;

/**
 * The text of a movement, a part a line: names, remittance information, references, and what else
 * there is. Field 86 has no one form: German banks number its parts (`?20…`), Dutch and French ones
 * name them (`/REMI/…`), others write as they please.
 */
export function textOf({ information, reference, supplementary }: MovementText): string {
  const parts: Parts = { names: [], remittance: [], references: [], others: [] };
  for (const lines of information) addInformation(parts, lines);
  parts.references.push(reference);
  for (const line of supplementary) {
    if (isCoded(line)) codedParts(parts, line);
    else parts.others.push(line);
  }
  const { names, remittance, references, others } = parts;
  const all = [...names, ...remittance, ...references, ...others];
  return tidyText(all.filter((part) => !NO_REFERENCE.test(part.trim())));
}

/** `166?00…`: a code of three digits, then the mark that all of its parts begin with. */
const STRUCTURED = /^\s*\d{3}([?>^~<])\d\d/;

function addInformation(parts: Parts, lines: readonly string[]): void {
  const [, mark] = STRUCTURED.exec(lines.slice(0, 2).join('')) ?? [];
  const text = joined(lines, mark);
  if (mark !== undefined) structuredParts(parts, text, mark);
  else if (isCoded(text)) codedParts(parts, text);
  else parts.remittance.push(text);
}

/** The width of a line of field 86 (SWIFT: 6 lines of 65 characters). */
const FULL = 65;
/** The same, where a bank counts the tag in. */
const FULL_WITH_TAG = 61;

/**
 * The lines as one text. A full line goes on in the next one, in the middle of a word; the bank
 * ended a shorter one, or cut off its trailing blanks. No blank parts the number of a part.
 */
function joined(lines: readonly string[], mark: string | undefined): string {
  const numberCut = mark === undefined ? undefined : new RegExp(`\\${mark}\\d?$`);
  const pieces = lines.map((line, index) => {
    const isFull = line.length >= FULL || (index === 0 && line.length === FULL_WITH_TAG);
    return isFull || numberCut?.test(line.slice(-2)) ? line : `${line} `;
  });
  return pieces.join('');
}
