/** Letters that Unicode does not decompose, though people type them without. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
};

/** Space to tilde: what `foldText` has nothing to do to but to write it in capitals. */
const PLAIN = /^[ -~]*$/;
const SPACES = / {2,}/g;

/** Beyond Latin letters and the marks on them, a class of Unicode's is needed; it takes 1 ms. */
const NOT_LATIN = /[\u0250-\u02ff\u0370-\uffff]/;
const LATIN_MARKS = /[\u0300-\u036f]+/g;

/**
 * The form in which two spellings of the same words are equal: upper case, no accents, `œ` as `OE`,
 * compatibility letters replaced (NFKD), white space of any kind as one space. Digits and
 * punctuation stay.
 */
export function foldText(text: string): string {
  // Nearly every label of an import: it takes a tenth of the time.
  if (PLAIN.test(text)) return text.toUpperCase().replace(SPACES, ' ').trim();
  const decomposed = text.normalize('NFKD');
  const marks = NOT_LATIN.test(decomposed) ? /\p{Mn}+/gu : LATIN_MARKS;
  const bare = decomposed.replace(marks, '');
  return bare
    .replace(/[œŒæÆøØđĐłŁ]/g, (letter) => SPELLED_OUT[letter] ?? letter)
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** On one line, with single blanks. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * A name folded for searching: as `foldText`, and whatever is no letter and no digit becomes a
 * space. `Jean-Noël L’Hôte` is `JEAN NOEL L HOTE`.
 */
export function foldName(text: string): string {
  const folded = foldText(text);
  if (PLAIN.test(folded)) return folded.replace(/[^A-Z0-9]+/g, ' ').trim();
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

// Written as words, for a control character inside a regular expression can't be seen by a reader.
const ESCAPE = '\\u001b';
const BELL = '\\u0007';
// ECMA-48, section 5.4: parameters, intermediates, one final byte.
const CONTROL_SEQUENCE = `${ESCAPE}\\[[0-?]*[ -/]*[@-~]`;
// ECMA-48, section 5.6: OSC, DCS, SOS, PM and APC carry a text, closed by ST (or BEL, says xterm).
const CONTROL_STRING = `${ESCAPE}[\\]PX^_]\\P{Cc}*(?:${BELL}|${ESCAPE}\\\\|\\u009c)`;
const OTHER_ESCAPE = `${ESCAPE}[ -/]*[0-~]`;
const ESCAPE_SEQUENCES = new RegExp(`${CONTROL_STRING}|${CONTROL_SEQUENCE}|${OTHER_ESCAPE}`, 'gu');

/** Line feed, tab, the other line ends and Unicode's own: what moves the cursor to a new place. */
const LAYOUT = /[\t-\r\u0085\u2028\u2029]+/g;
const CONTROLS = /\p{Cc}+/gu;
/**
 * Embeddings, overrides, isolates and marks of direction; zero-width characters; byte order mark.
 */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Neither controls nor anything invisible: nearly every text, told in a tenth of the time. */
const HARMLESS = /^[ -~\u00a0-\u1fff]*$/;

/**
 * Makes an untrusted text harmless on a terminal: no escape sequence, no control character, nothing
 * that turns the reading direction or can't be seen. Line ends and tabs become one space. All else
 * stays as it is.
 *
 * Of the 8-bit controls (U+0080 to U+009F) only the character goes, and not what follows: in bank
 * files they are mostly cp1252 read wrongly, and the text behind them is a label.
 */
export function cleanForTerminal(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LAYOUT, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '');
}

/**
 * Keeps a spreadsheet from taking a text cell for a formula, by an apostrophe before it. For texts
 * only: an amount such as `-12,50` has to stay a number. Source: OWASP, "CSV Injection".
 */
export function spreadsheetSafe(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
