import { type Markup, ofxMarkup } from './ofx-markup.ts';

/** A value of an OFX file, and where its text begins. */
export interface Leaf {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** An aggregate: `STMTTRN`, `LEDGERBAL`… and its values by name; `PAYEE.NAME` for those within. */
export interface Frame {
  readonly name: string;
  readonly line: number;
  readonly leaves: ReadonlyMap<string, Leaf>;
  /** A value that the aggregate has already: the first stays, the next is here. */
  readonly repeated: ReadonlyMap<string, Leaf>;
}

/**
 * 'closed' is not whole where the file goes on without the aggregate's own end, or where a row ends
 * that never began.
 */
export type Part =
  | { readonly kind: 'opened'; readonly name: string; readonly line: number }
  | { readonly kind: 'closed'; readonly frame: Frame; readonly isWhole: boolean }
  | { readonly kind: 'end'; readonly line: number; readonly isWhole: boolean };

const ROWS = ['STMTTRN', 'STMTTRNP'];

/** The aggregates within a row, and the values that are theirs; any other is the row's own. */
const IN_ROWS: Readonly<Record<string, readonly string[]>> = {
  PAYEE: ['NAME'],
  CURRENCY: ['CURSYM'],
  ORIGCURRENCY: ['CURSYM'],
  BANKACCTTO: ['ACCTID', 'ACCTTYPE'],
  CCACCTTO: ['ACCTID'],
  IMAGEDATA: [],
};

/** The aggregates whose values could be taken for those of another; all others are transparent. */
const AGGREGATES = new Set([
  ...[
    'OFX',
    'STATUS',
    'STMTTRNRS',
    'CCSTMTTRNRS',
    'INVSTMTTRNRS',
    'STMTRS',
    'CCSTMTRS',
    'INVSTMTRS',
  ],
  ...['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'BANKTRANLIST', 'BANKTRANLISTP', 'INVTRANLIST'],
  ...[...ROWS, ...Object.keys(IN_ROWS), 'LEDGERBAL', 'AVAILBAL', 'BALLIST', 'BAL'],
]);

/** The values that are kept. */
const WANTED = new Set([
  ...['CODE', 'SEVERITY', 'MESSAGE', 'CURDEF', 'ACCTID', 'ACCTTYPE', 'DTSTART', 'DTEND'],
  ...['TRNTYPE', 'DTPOSTED', 'DTUSER', 'DTAVAIL', 'TRNAMT', 'FITID', 'CORRECTFITID'],
  ...['CORRECTACTION', 'NAME', 'EXTDNAME', 'MEMO', 'CHECKNUM', 'REFNUM', 'CURSYM'],
  ...['BALAMT', 'DTASOF'],
]);

/**
 * The aggregates of a file as they open and close, then its end. A value is a tag with a text
 * behind it, whether it is closed (XML) or not (SGML); no aggregate contains another of its name.
 */
export function* ofxFrames(chunks: Iterable<string>): Generator<Part> {
  const stack: OpenFrame[] = [];
  let hasEnded = false;

  function* closeFrom(index: number, isWhole: boolean): Generator<Part> {
    while (stack.length > index) {
      const frame = stack.pop();
      if (frame === undefined) return;
      if (frame.name in IN_ROWS) stack.at(-1)?.adopt(frame);
      yield { kind: 'closed', frame, isWhole: isWhole && stack.length === index };
    }
  }

  function* open(name: string, line: number): Generator<Part> {
    const unclosed = stack.findIndex(
      (frame) => frame.name === name || (ROWS.includes(frame.name) && !(name in IN_ROWS)),
    );
    if (unclosed >= 0) yield* closeFrom(unclosed, false);
    stack.push(openFrame(name, line));
    if (name === 'OFX') hasEnded = false;
    yield { kind: 'opened', name, line };
  }

  function* close(name: string, line: number): Generator<Part> {
    const index = stack.findLastIndex((frame) => frame.name === name);
    if (index >= 0) yield* closeFrom(index, true);
    else if (ROWS.includes(name)) {
      yield { kind: 'closed', frame: openFrame(name, line), isWhole: false };
    }
    if (name === 'OFX') hasEnded = true;
  }

  for (const item of elements(ofxMarkup(chunks))) {
    if (item.kind === 'open') yield* open(item.name, item.line);
    else if (item.kind === 'close') yield* close(item.name, item.line);
    else if (item.kind === 'leaf') ownerOf(item.name, stack)?.add(item.name, item.leaf);
    else yield { kind: 'end', line: item.line, isWhole: hasEnded && stack.length === 0 };
  }
}

function ownerOf(name: string, stack: readonly OpenFrame[]): OpenFrame | undefined {
  if (!WANTED.has(name)) return undefined;
  return stack.findLast((frame) => IN_ROWS[frame.name]?.includes(name) ?? true);
}

interface OpenFrame extends Frame {
  readonly add: (name: string, leaf: Leaf) => void;
  readonly adopt: (inner: Frame) => void;
}

function openFrame(name: string, line: number): OpenFrame {
  const leaves = new Map<string, Leaf>();
  const repeated = new Map<string, Leaf>();
  function add(key: string, leaf: Leaf): void {
    (leaves.has(key) ? repeated : leaves).set(key, leaf);
  }
  return {
    name,
    line,
    leaves,
    repeated,
    add,
    adopt(inner) {
      for (const [key, leaf] of inner.leaves) add(`${inner.name}.${key}`, leaf);
    },
  };
}

type Element =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'leaf'; readonly name: string; readonly leaf: Leaf }
  | { readonly kind: 'end'; readonly line: number };

/** Tells the tags that have a value from those that contain others, by what follows them. */
function* elements(markup: Iterable<Markup>): Generator<Element> {
  let tag: { readonly name: string; readonly line: number } | undefined;
  let value: Leaf | undefined;

  function* finish(): Generator<Element> {
    if (tag !== undefined && value !== undefined) {
      yield { kind: 'leaf', name: tag.name, leaf: { ...value, text: plainText(value.text) } };
    }
    tag = undefined;
    value = undefined;
  }

  for (const item of markup) {
    if (item.kind === 'text') {
      const { text, line, column } = item;
      if (tag !== undefined) value = value ? joined(value, text) : { text, line, column };
    } else if (item.kind === 'end') {
      yield* finish();
      yield item;
      // A line break of HTML within a text is one, as one bank writes it (libofx #32).
    } else if (item.name !== 'BR') {
      yield* finish();
      if (AGGREGATES.has(item.name)) yield item;
      else if (item.kind === 'open') tag = item;
    }
  }
}

const joined = (value: Leaf, text: string): Leaf => ({ ...value, text: `${value.text}\n${text}` });

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The text that is meant: an ampersand that begins none of these entities is one. */
function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return isLetter(code) ? String.fromCodePoint(code) : entity;
    })
    .normalize('NFC');
}

/** XML 1.0, section 2.2: no control characters but those of layout, no halves of a character. */
function isLetter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
