/**
 * The markup of OFX 1 (SGML) and OFX 2 (XML), read alike: tags, and the text between them.
 * Comments, prologs, processing instructions and attributes are passed over. Lines and columns
 * (characters) are 1-based; those of a text are of its first letter.
 */
export type Markup =
  | { readonly kind: 'open'; readonly name: string; readonly line: number }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number; readonly column: number }
  | { readonly kind: 'end'; readonly line: number };

/** Tags have no more than a name, and the root perhaps a namespace. */
const LONGEST_TAG = 1024;
/** More than any text of a statement; of what is longer the end is missing, and that shows. */
const LONGEST_TEXT = 64 * 1024;
const CUT = '…';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** What stands at the beginning of the text: so many characters, and what they are. */
type Step =
  | { readonly kind: 'text' | 'verbatim'; readonly length: number }
  | { readonly kind: 'skip'; readonly length: number; readonly inside?: Inside }
  | { readonly kind: 'tag'; readonly length: number; readonly tag: Tag };

interface Tag {
  readonly name: string;
  readonly isOpen: boolean;
  readonly isClose: boolean;
}

/** How the comment or the CDATA section ends in which a place lies. */
type Inside = '-->' | ']]>' | undefined;

/**
 * The tags and texts of a file, in its order, then its end. Names are in upper case; `<A/>` is an
 * open tag and a close tag. How the file is cut into chunks makes no difference.
 */
export function* ofxMarkup(chunks: Iterable<string>): Generator<Markup> {
  let rest = '';
  let inside: Inside;
  let place: Place = { line: 1, column: 1 };
  const words = textSoFar();

  function* scan(isLast: boolean): Generator<Markup> {
    for (;;) {
      const step = stepAt(rest, inside, isLast);
      if (step === undefined) return;
      const piece = rest.slice(0, step.length);
      rest = rest.slice(step.length);
      if (step.kind === 'skip') inside = step.inside;
      // An ampersand of a CDATA section is a letter, and never the beginning of an entity.
      if (step.kind === 'text') words.add(piece, place);
      if (step.kind === 'verbatim') words.add(piece.replaceAll('&', '&amp;'), place);
      if (step.kind === 'tag') {
        yield* words.take();
        const { name, isOpen, isClose } = step.tag;
        if (isOpen) yield { kind: 'open', name, line: place.line };
        if (isClose) yield { kind: 'close', name, line: place.line };
      }
      place = placeAfter(place, piece);
    }
  }

  for (const chunk of chunks) {
    rest += chunk;
    yield* scan(false);
  }
  yield* scan(true);
  yield* words.take();
  // What follows the last line end is no line, if it is nothing.
  yield { kind: 'end', line: place.column === 1 ? Math.max(1, place.line - 1) : place.line };
}

/** The step at the beginning of `rest`; undefined where more of the file has to be seen first. */
function stepAt(rest: string, inside: Inside, isLast: boolean): Step | undefined {
  if (inside !== undefined) return stepInside(rest, inside, isLast);
  const open = rest.indexOf('<');
  if (open !== 0) {
    const length = open < 0 ? rest.length : open;
    return length === 0 ? undefined : { kind: 'text', length };
  }
  if (rest.startsWith('<!--')) return { kind: 'skip', length: 4, inside: '-->' };
  if (rest.startsWith('<![CDATA[')) return { kind: 'skip', length: 9, inside: ']]>' };
  const end = rest.slice(1, LONGEST_TAG).search(/[<>]/) + 1;
  if (end === 0) {
    const mayBecomeTag = !isLast && rest.length < LONGEST_TAG && /^<(?:$|[/!?a-z])/i.test(rest);
    return mayBecomeTag ? undefined : { kind: 'text', length: 1 };
  }
  if (rest[end] === '<') return { kind: 'text', length: end };
  const length = end + 1;
  const inner = rest.slice(1, end);
  if (/^[!?]/.test(inner)) return { kind: 'skip', length };
  const tag = tagOf(inner);
  return tag === undefined ? { kind: 'text', length } : { kind: 'tag', length, tag };
}

function stepInside(rest: string, inside: NonNullable<Inside>, isLast: boolean): Step | undefined {
  const end = rest.indexOf(inside);
  if (end === 0) return { kind: 'skip', length: inside.length };
  // The end itself may be cut in two.
  const safe = isLast ? rest.length : rest.length - inside.length + 1;
  const length = end < 0 ? safe : end;
  if (length <= 0) return undefined;
  return inside === ']]>' ? { kind: 'verbatim', length } : { kind: 'skip', length, inside };
}

const TAG = /^(\/?)([a-z][a-z0-9._]*)(?:\s+[^\s=]+\s*=.*)?\s*$/is;

/** Undefined for angle brackets that a bank left in a text: `<3`, `<jean@example.org>`, `<A B>`. */
function tagOf(inner: string): Tag | undefined {
  const isEmpty = inner.endsWith('/');
  const [, slash = '', name] = TAG.exec(isEmpty ? inner.slice(0, -1) : inner) ?? [];
  if (name === undefined) return undefined;
  const isClose = slash !== '';
  return { name: name.toUpperCase(), isOpen: !isClose, isClose: isClose || isEmpty };
}

/** Gathers the pieces of a text until the tag behind it. */
function textSoFar() {
  let text = '';
  let start: Place | undefined;
  return {
    add(piece: string, place: Place): void {
      const letter = start === undefined ? piece.search(/\S/) : -1;
      if (letter >= 0) start = placeAfter(place, piece.slice(0, letter));
      if (text.length > LONGEST_TEXT) return;
      text += piece;
      if (text.length > LONGEST_TEXT) text = text.slice(0, LONGEST_TEXT) + CUT;
    },
    *take(): Generator<Markup> {
      if (start !== undefined) yield { kind: 'text', text, ...start };
      text = '';
      start = undefined;
    },
  };
}

function placeAfter({ line, column }: Place, piece: string): Place {
  const last = piece.lastIndexOf('\n');
  if (last < 0) return { line, column: column + lengthOf(piece) };
  let lines = 1;
  for (let at = piece.indexOf('\n'); at < last; at = piece.indexOf('\n', at + 1)) lines += 1;
  return { line: line + lines, column: lengthOf(piece.slice(last + 1)) + 1 };
}

/** Characters as a person counts them: one outside the basic plane is one. */
function lengthOf(piece: string): number {
  return /[\ud800-\udbff]/.test(piece) ? [...piece].length : piece.length;
}
