import { isAscii } from 'node:buffer';
import { decoderOf, windows1252Bytes } from './code-pages.ts';
import { headBytes, type Source } from './source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

const HEAD_BYTES = 4096;
/**
 * In UTF-16 each digit, delimiter and Latin letter has a NUL, always the same one of its two bytes;
 * other text files have none, and in what is no text they stand anywhere.
 */
const NUL_SHARE = 0.05;
const NUL_LEAST = 2;
const NUL_DOMINANCE = 4;
/** Where no safe place to cut is found for so long, this is no text, and any place will do. */
const LONGEST_CARRY = 64 * 1024;

/**
 * Tells the encoding from the bytes alone: a byte order mark, the NULs of UTF-16, the strict form
 * of UTF-8 over the whole file; else a single-byte encoding, of which the bank's are told apart by
 * the bytes that only one of them uses for something printable, or by what XML declares.
 */
export function detectEncoding(source: Source): Encoding {
  const head = headBytes(source, HEAD_BYTES);
  const marked = encodingOfMark(head) ?? encodingOfNuls(head);
  // Some programs put the mark of UTF-8 before text of another encoding.
  return marked === undefined || marked === 'utf-8' ? encodingOfBytes(source, head) : marked;
}

function encodingOfMark(head: Uint8Array): Encoding | undefined {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  return undefined;
}

function encodingOfNuls(head: Uint8Array): Encoding | undefined {
  const nuls = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nuls;
  const enough = Math.max(NUL_LEAST, (head.length / 2) * NUL_SHARE);
  if (odd >= enough && odd > even * NUL_DOMINANCE) return 'utf-16le';
  if (even >= enough && even > odd * NUL_DOMINANCE) return 'utf-16be';
  return undefined;
}

function encodingOfBytes(source: Source, head: Uint8Array): Encoding {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let hasPhonetics = false;
  let hasOtherLetters = false;
  let hasControls = false;
  let isLatin9 = DECLARED_LATIN_9.test(Buffer.from(head).toString('latin1'));
  let last = 0;
  for (const chunk of source.chunks()) {
    const text: string | undefined = isUtf8 ? decodedUtf8(strict, chunk) : undefined;
    isUtf8 = text !== undefined;
    isLatin9 = isLatin9 || isLigature(last, chunk[0]);
    last = chunk.at(-1) ?? last;
    if (isAscii(chunk)) continue;
    hasPhonetics = hasPhonetics || PHONETIC.test(text ?? '');
    hasOtherLetters = hasOtherLetters || OTHER_LETTER.test(text ?? '');
    // 0x80–0x9F: quotes, dashes and the euro sign in windows-1252, control characters in ISO 8859.
    hasControls = hasControls || chunk.some((byte) => byte >= 0x80 && byte <= 0x9f);
    isLatin9 = isLatin9 || hasLatin9(chunk);
    if (!isUtf8 && hasControls) break;
  }
  const isMarked = encodingOfMark(head) !== undefined;
  const isMisread = hasPhonetics && !hasOtherLetters && !isMarked;
  if (isUtf8 && !isMisread && decodedUtf8(strict) !== undefined) return 'utf-8';
  return isLatin9 && !hasControls ? 'iso-8859-15' : 'windows-1252';
}

/** XML's own word for it, which a file may say that has no letter to show it. */
const DECLARED_LATIN_9 = /^\s*<\?xml[^>]*\sencoding=["']ISO-?8859-15["']/i;

/** The euro sign in ISO 8859-15; in the others a currency sign that nobody writes. */
const LATIN_9_EURO = 0xa4;
/** `Œ` and `œ` in ISO 8859-15, `¼` and `½` in the others: which no `u` follows. */
const [LATIN_9_OE, LATIN_9_OE_SMALL] = [0xbc, 0xbd];
const [U, U_SMALL] = [0x55, 0x75];

function hasLatin9(chunk: Uint8Array): boolean {
  if (chunk.includes(LATIN_9_EURO)) return true;
  return [LATIN_9_OE, LATIN_9_OE_SMALL].some((letter) => {
    for (let at = chunk.indexOf(letter); at >= 0; at = chunk.indexOf(letter, at + 1)) {
      if (isLigature(letter, chunk[at + 1])) return true;
    }
    return false;
  });
}

const isLigature = (letter: number, next: number | undefined): boolean =>
  (letter === LATIN_9_OE || letter === LATIN_9_OE_SMALL) && (next === U || next === U_SMALL);

/**
 * The letters of phonetic script, which no bank writes: in windows-1252 their bytes are an `É` or
 * `Ê` before a dash, an apostrophe or a hard space, and may be the only accent of a file.
 */
const PHONETIC = /[\u0240-\u02bf]/;
const OTHER_LETTER = /[\u0080-\u023f\u02c0-\uffff]/;

/** What a strict decoder makes of a piece, or of the file's end; undefined if it is not UTF-8. */
function decodedUtf8(strict: TextDecoder, chunk?: Uint8Array): string | undefined {
  try {
    return strict.decode(chunk, { stream: chunk !== undefined });
  } catch {
    return undefined;
  }
}

/**
 * The file's text, a piece at a time: without byte order mark, in NFC, with LF alone as line end.
 * How the file is cut into chunks makes no difference to the text.
 */
export function textChunks(source: Source, encoding: Encoding): Iterable<string> {
  return withLineFeeds(composed(decoded(source, encoding)));
}

function* decoded(source: Source, encoding: Encoding): Generator<string> {
  if (encoding === 'utf-8') {
    yield* decodedByNode(source);
    return;
  }
  const decoder = decoderOf(encoding);
  let isBeginning = encoding === 'windows-1252' || encoding === 'iso-8859-15';
  let held = '';
  for (const chunk of source.chunks()) {
    held += decoder.write(Buffer.from(chunk));
    if (isBeginning && held.length < MISREAD_MARK.length) continue;
    yield isBeginning && held.startsWith(MISREAD_MARK) ? held.slice(MISREAD_MARK.length) : held;
    isBeginning = false;
    held = '';
  }
  yield held + (decoder.end() ?? '');
}

/** Node does it without a library, which takes 5 ms to load. */
function* decodedByNode(source: Source): Generator<string> {
  const decoder = new TextDecoder('utf-8');
  for (const chunk of source.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The byte order mark of UTF-8, as a single-byte encoding shows it. */
const MISREAD_MARK = 'ï»¿';

/**
 * Unicode's composed form. An accent may come in the next piece, so the last letter waits for it.
 */
function* composed(pieces: Iterable<string>): Generator<string> {
  let carry = '';
  for (const piece of pieces) {
    const text = carry + piece;
    const cut = text.length > LONGEST_CARRY + piece.length ? text.length : lastSafeCut(text);
    carry = text.slice(cut);
    if (cut > 0) yield wellFormed(text.slice(0, cut));
  }
  if (carry !== '') yield wellFormed(carry);
}

/** Half a character can't be stored: it is a letter that was lost. */
const wellFormed = (text: string): string => text.normalize('NFC').toWellFormed();

/** The last place before which nothing can combine with what follows it. */
function lastSafeCut(text: string): number {
  let index = text.length - 1;
  while (index > 0 && mayCombine(text.charCodeAt(index))) index -= 1;
  return Math.max(index, 0);
}

/** Marks, the vowels and finals of Korean syllables, and either half of a rarer character. */
const COMBINING = /[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** No character below U+0300 combines with what stands before it: hot path. */
const mayCombine = (code: number): boolean =>
  code >= 0x300 &&
  ((code >= 0xd800 && code <= 0xdfff) || COMBINING.test(String.fromCharCode(code)));

function* withLineFeeds(pieces: Iterable<string>): Generator<string> {
  let endedInReturn = false;
  for (const piece of pieces) {
    if (piece === '') continue;
    // The LF of a CRLF that was cut in two: its CR has already been written as LF.
    const text = endedInReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    endedInReturn = piece.endsWith('\r');
    if (text !== '') yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}

// The bytes C2 to F4, then 80 to BF, as windows-1252 shows them.
const MISREAD_PAIR = /[\u00c2-\u00f4][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]/;

/**
 * Undoes a UTF-8 text that was taken for windows-1252 and encoded once more, as some banks send it:
 * `LibellÃ©` becomes `Libellé`. A text to which that did not happen stays as it is: what comes out
 * has to be letters of windows-1252 too, so that `CAFÉ’S` does not become `CAFɒS`.
 */
export function repairDoubleEncoding(cell: string): string {
  if (!MISREAD_PAIR.test(cell)) return cell;
  const bytes = windows1252Bytes(cell);
  const repaired = bytes && strictUtf8(bytes);
  return repaired !== undefined && windows1252Bytes(repaired) !== undefined ? repaired : cell;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes).normalize('NFC');
  } catch {
    return undefined;
  }
}
