export const lengthOf = (text: string): number => [...text].length;

/** The lines of a text: broken at spaces, and inside a word only where it is wider than a line. */
export function wrap(text: string, columns: number): readonly string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (lengthOf(line) + 1 + lengthOf(word) <= width && line !== '') {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    const letters = [...word];
    while (letters.length > width) lines.push(letters.splice(0, width).join(''));
    line = letters.join('');
  }
  return [...lines, line];
}
