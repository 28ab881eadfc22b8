/** A line of a text file, without its end; numbered from 1. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** More than any line of a statement; what is longer is cut, so that memory stays bounded. */
const LONGEST_LINE = 64 * 1024;

/** The lines of a text whose line ends are LF, empty ones included. */
export function* textLines(chunks: Iterable<string>): Generator<TextLine> {
  let rest = '';
  let number = 0;
  for (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      number += 1;
      yield { number, text: piece.slice(0, LONGEST_LINE) };
    }
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE);
  }
  if (rest !== '') yield { number: number + 1, text: rest };
}
