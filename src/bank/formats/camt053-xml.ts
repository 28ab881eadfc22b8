import { SaxesParser } from 'saxes';

/** An element of the file, with those of its descendants that the reader has a use for. */
export interface XmlElement {
  /** Without its namespace prefix: banks write `Ntry`, `ns2:Ntry`, `camt:Ntry`. */
  readonly name: string;
  /** The 1-based line on which it begins. */
  readonly line: number;
  /** Its own text, as it stands; that of its descendants is theirs. */
  text: string;
  readonly currency: string | undefined;
  readonly children: XmlElement[];
}

/**
 * A message in its pieces, in the file's order. `message` is what stands in the Document;
 * `part` is a child of the group header or of a statement, whole.
 */
export type XmlPiece =
  | { readonly kind: 'message'; readonly name: string; readonly line: number }
  | { readonly kind: 'statement'; readonly line: number }
  | { readonly kind: 'part'; readonly element: XmlElement }
  | { readonly kind: 'statement-end' }
  | { readonly kind: 'malformed'; readonly line: number };

export interface XmlWishes {
  /** True for the name of an element that is a message. */
  readonly isMessage: (name: string) => boolean;
  /** The names of the elements that are kept; all others go by, with all that is in them. */
  readonly kept: ReadonlySet<string>;
}

/** ISO 20022 nests some fifteen deep, envelope included. */
const DEEPEST = 64;
/** A part in memory: far more than any entry holds, a batch of ten thousand payments included. */
const MOST_ELEMENTS = 300_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;
/** So much without a tag in it is no statement, and must not pile up in the parser. */
const LONGEST_STRETCH = 4 * 1024 * 1024;

/**
 * Reads XML a piece at a time, with one part of a statement in memory. What is not well-formed, has
 * a document type (which could define entities), ends too early or passes all measure is one piece
 * 'malformed', and the last. How the text is cut into chunks makes no difference.
 */
export function* xmlPieces(chunks: Iterable<string>, wishes: XmlWishes): Generator<XmlPiece> {
  const queue: XmlPiece[] = [];
  // XML 1.1 counts more characters as line ends than a person's editor does.
  const parser: SaxesParser = new SaxesParser({ forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const builder = pieceBuilder(wishes, queue);
  let isBroken = false;
  let stretch = 0;
  // What is wrong has been read, and may have ended with its line.
  const lineOf = (): number => (parser.column === 0 ? parser.line - 1 : parser.line);
  const fail = (): void => {
    if (!isBroken) queue.push({ kind: 'malformed', line: Math.max(lineOf(), 1) });
    isBroken = true;
  };
  const unlessBroken = (isSound: () => boolean): void => {
    stretch = 0;
    if (!isBroken && !isSound()) fail();
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  let line = 1;
  parser.on('opentagstart', () => {
    line = lineOf();
  });
  parser.on('opentag', ({ name, attributes }) =>
    unlessBroken(() => builder.open(withoutPrefix(name), line, attributes['Ccy'])),
  );
  parser.on('closetag', () => unlessBroken(builder.close));
  parser.on('text', (text) => unlessBroken(() => builder.text(text)));
  parser.on('cdata', (text) => unlessBroken(() => builder.text(text)));
  for (const chunk of units(chunks, parser)) {
    stretch += chunk.length;
    parser.write(chunk);
    if (stretch > LONGEST_STRETCH) fail();
    yield* queue.splice(0);
    if (isBroken) return;
  }
  parser.close();
  yield* queue.splice(0);
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The text in units that do not hang on its chunks: lines, long ones in several. Where the parser
 * finds an error depends on where its input ends. Blank lines before the declaration are left out,
 * which XML forbids and people leave there.
 */
function* units(chunks: Iterable<string>, parser: SaxesParser): Generator<string> {
  let hasBegun = false;
  for (const line of pieces(chunks)) {
    if (!hasBegun && line.trim() === '') {
      if (line.endsWith('\n')) parser.line += 1;
      continue;
    }
    // Halves of a character stand for none, and the parser would stumble over them.
    yield (hasBegun ? line : line.trimStart()).toWellFormed();
    hasBegun = true;
  }
}

const LONGEST_UNIT = 16 * 1024;

/** Lines with their ends; each piece of a long one is of the same length, or one more. */
function* pieces(chunks: Iterable<string>): Generator<string> {
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    if (text.length <= LONGEST_UNIT && !chunk.includes('\n')) continue;
    let at = 0;
    for (;;) {
      const end = endOfPiece(text, at);
      if (end === undefined) break;
      yield text.slice(at, end);
      at = end;
    }
    text = text.slice(at);
  }
  if (text !== '') yield text;
}

/** Where the piece ends that begins here; undefined if that can't be told yet. */
function endOfPiece(text: string, at: number): number | undefined {
  const lineEnd = text.indexOf('\n', at);
  if (lineEnd !== -1 && lineEnd - at < LONGEST_UNIT) return lineEnd + 1;
  const end = at + LONGEST_UNIT;
  if (text.length <= end) return undefined;
  const isHalf = (text.codePointAt(end - 1) ?? 0) > 0xffff;
  return isHalf ? end + 1 : end;
}

/** Each answers false where the file passes all measure. */
interface PieceBuilder {
  readonly open: (name: string, line: number, currency: string | undefined) => boolean;
  readonly text: (text: string) => boolean;
  readonly close: () => boolean;
}

const STATEMENT = 'Stmt';
const GROUP_HEADER = 'GrpHdr';

function pieceBuilder({ isMessage, kept }: XmlWishes, queue: XmlPiece[]): PieceBuilder {
  const names: string[] = [];
  /** The open elements; those that are not kept are undefined. */
  const open: (XmlElement | undefined)[] = [];
  /** How deep the message stands: 1 in a Document, 2 in an envelope. */
  let messageAt: number | undefined;
  let elements = 0;
  let characters = 0;

  /** Parts stand at one place: what an extension nests elsewhere is no part, whatever its name. */
  const isPart = (): boolean =>
    messageAt !== undefined &&
    open.length === messageAt + 2 &&
    [STATEMENT, GROUP_HEADER].includes(names[messageAt + 1] ?? '');

  const isStatement = (name: string): boolean =>
    name === STATEMENT && messageAt !== undefined && open.length === messageAt + 1;

  function keep(name: string, line: number, currency: string | undefined): XmlElement | undefined {
    const parent = open.at(-1);
    if (!kept.has(name) || (parent === undefined && !isPart())) return undefined;
    const element = { name, line, text: '', currency, children: [] };
    parent?.children.push(element);
    elements += 1;
    return element;
  }

  return {
    open(name, line, currency) {
      if (messageAt === undefined && isMessage(name)) {
        messageAt = open.length;
        queue.push({ kind: 'message', name, line });
      } else if (isStatement(name)) {
        queue.push({ kind: 'statement', line });
      }
      const element = keep(name, line, currency);
      names.push(name);
      open.push(element);
      return open.length <= DEEPEST && elements <= MOST_ELEMENTS;
    },
    text(text) {
      const element = open.at(-1);
      if (element === undefined) return true;
      element.text += text;
      characters += text.length;
      return characters <= MOST_CHARACTERS;
    },
    close() {
      const element = open.pop();
      const name = names.pop() ?? '';
      if (element !== undefined && open.at(-1) === undefined) {
        queue.push({ kind: 'part', element });
        elements = 0;
        characters = 0;
      } else if (isStatement(name)) {
        queue.push({ kind: 'statement-end' });
      } else if (open.length === messageAt) {
        messageAt = undefined;
      }
      return true;
    },
  };
}

/** The elements at the end of a path of names, in the file's order. */
export function all(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  const [name, ...rest] = path;
  if (name === undefined) return [element];
  const found = element.children.filter((child) => child.name === name);
  return rest.length === 0 ? found : found.flatMap((child) => all(child, ...rest));
}

/** The first of the elements at the end of a path. */
export function first(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return element;
  for (const child of element.children) {
    const found = child.name === name ? first(child, ...rest) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text of the first element at the end of a path, white space collapsed; empty if none is. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string =>
  collapsed(first(element, ...path)?.text ?? '');

export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();
