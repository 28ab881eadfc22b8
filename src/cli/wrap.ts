export const lengthOf = (text: string): number => [...text].length;

/**
 * The lines of a text: broken at spaces, and inside a word only where it is wider than a line.
 * `widthOf` measures them in the unit of `width`: letters, unless told otherwise.
 */
export function wrap(text: string, width: number, widthOf = lengthOf): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line !== '' && widthOf(line) > width) {
      const piece = beginningOf(line, width, widthOf);
      if (piece === line) break;
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  return [...lines, line];
}

/** As many letters as fit, and one at least. */
function beginningOf(word: string, width: number, widthOf: (text: string) => number): string {
  let [piece, ...letters] = [...word];
  for (const letter of letters) {
    if (widthOf(`${piece}${letter}`) > width) break;
    piece += letter;
  }
  return piece ?? '';
}
