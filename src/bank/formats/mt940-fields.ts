import { type TextLine, textLines } from '../text-lines.ts';

/**
 * The fields of MT940 messages. Source: SWIFT, "Category 9 – Cash Management and Customer Status",
 * MT 940: a field is a tag between colons at the beginning of a line, and the lines up to the next.
 */

/** One line of a field's content, and where it stands: both 1-based, the tag itself left out. */
export interface FieldLine {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export interface Field {
  /** `61`, `60F`…; END for what stands outside of the fields, from the end of a message on. */
  readonly tag: string;
  /** The first one stands behind the tag, and may be empty. */
  readonly lines: readonly FieldLine[];
}

/** The end of a message, and its beginning in blocks: `-}{5:…}`, `{1:F01…}{2:I940…}{4:`. */
export const END = '-';

/**
 * The tags of MT 940 and MT 942; `:NS:` is German banks' own, `:940:` Rabobank's. What only looks
 * like a tag is text: a time of day (`:08 Karten`) at which the bank cut a line.
 */
const TAG = /^:(13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|940|NS):/;
const BLOCKS = /^(?:-\}|\{\d:)/;
const TEXT_BLOCK = '{4:';

/** More than any field has: what goes on and on must not fill the memory. */
const MOST_LINES = 200;

/** The fields of a text, in order; holds one of them at a time. */
export function* fieldsOf(chunks: Iterable<string>): Generator<Field> {
  let tag = END;
  let lines: FieldLine[] = [];
  for (const each of textLines(chunks)) {
    for (const line of partsOf(each)) {
      const [head, found = ''] = TAG.exec(line.text) ?? [];
      const isEnd = line.text.trim() === '-' || BLOCKS.test(line.text);
      if (head !== undefined || isEnd || lines.length === MOST_LINES) {
        if (tag !== END || lines.length > 0) yield { tag, lines };
        tag = head === undefined ? END : found;
        lines = [];
      }
      if (head !== undefined) lines.push(behind(line, head.length));
      else if (!isEnd && (tag === '86' || line.text.trim() !== '')) lines.push(line);
    }
  }
  if (tag !== END || lines.length > 0) yield { tag, lines };
}

/** A line of blocks may end in the first field of the text block: `…{4::20:STARTUMS`. */
function partsOf({ number, text }: TextLine): readonly FieldLine[] {
  // The communication lines put U+0001 and U+0003 around a message.
  const plain = text.replace(/^\p{Cc}+/u, '');
  const line = { line: number, column: text.length - plain.length + 1, text: plain };
  const block = BLOCKS.test(plain) ? plain.lastIndexOf(TEXT_BLOCK) : -1;
  if (block < 0) return [line];
  const end = block + TEXT_BLOCK.length;
  const rest = behind(line, end);
  return [{ ...line, text: plain.slice(0, end) }, ...(rest.text.trim() === '' ? [] : [rest])];
}

const behind = ({ line, column, text }: FieldLine, length: number): FieldLine => ({
  line,
  column: column + length,
  text: text.slice(length),
});
