/** What stands on a terminal after all that was written to it: as much of one as inquirer needs. */
export interface Screen {
  readonly write: (text: string) => void;
  /** From the first row ever written; nothing scrolls away. */
  readonly rows: () => readonly string[];
}

// Written as a word: a control character inside a regular expression can't be seen by a reader.
const ESCAPE = '\\u001b';
const SEQUENCE = new RegExp(`^${ESCAPE}\\[([\\d;?]*)([A-Za-z])`);

export function newScreen(): Screen {
  const rows: string[][] = [[]];
  let [row, column] = [0, 0];
  let unfinished = '';

  const rowAt = (index: number): string[] => {
    while (rows.length <= index) rows.push([]);
    return rows[index] ?? [];
  };

  function control(argument: string, letter: string): void {
    const count = Number(argument.replace(/\D/g, '')) || 1;
    if (letter === 'A') row = Math.max(0, row - count);
    else if (letter === 'B') row += count;
    else if (letter === 'C') column += count;
    else if (letter === 'D') column = Math.max(0, column - count);
    else if (letter === 'G') column = count - 1;
    else if (letter === 'K') rowAt(row).splice(argument === '2' ? 0 : column);
    else if (letter === 'J') {
      rowAt(row).splice(column);
      rows.splice(row + 1);
    } else if (letter !== 'm' && letter !== 'h' && letter !== 'l') {
      throw new Error(`the screen does not know ESC [ ${argument}${letter}`);
    }
  }

  function put(character: string): void {
    if (character === '\r') column = 0;
    else if (character === '\n') row += 1;
    else if (character === '\b') column = Math.max(0, column - 1);
    else if (character >= ' ') {
      const cells = rowAt(row);
      while (cells.length < column) cells.push(' ');
      cells[column] = character;
      column += 1;
    }
  }

  return {
    write(text) {
      let rest = unfinished + text;
      unfinished = '';
      while (rest !== '') {
        const [sequence, argument = '', letter = ''] = SEQUENCE.exec(rest) ?? [];
        if (sequence !== undefined) {
          control(argument, letter);
          rest = rest.slice(sequence.length);
        } else if (rest.startsWith('\u001b')) {
          // Cut by the pipe: the rest of it comes with the next piece.
          unfinished = rest;
          return;
        } else {
          const [character = ''] = rest;
          put(character);
          rest = rest.slice(character.length);
        }
      }
    },
    rows: () => rows.map((cells) => cells.join('').trimEnd()),
  };
}
