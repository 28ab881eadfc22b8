import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { FileProblem, ForeignKind } from '../domain/statement.ts';
import { fromCodePage437 } from './code-pages.ts';
import { isZip } from './foreign.ts';

import type { Source } from './source.ts';

/** What a file is, seen as an archive. */
export type Unzipped =
  /** The one file inside. It keeps the archive's name, which is the one a person knows. */
  | { readonly kind: 'file'; readonly source: Source }
  | { readonly kind: 'refused'; readonly problem: FileProblem };

/**
 * Opens a zip that holds one file, as Fortuneo sends its statement. The file was inflated once and
 * is whole and undamaged; it is inflated again, in pieces, whenever its chunks are asked for. Never
 * fails on bytes; what reading the archive itself throws goes through. In a piece of the program
 * that is loaded for a zip alone (build.ts): Node's zlib takes 3 ms.
 *
 * @throws Error from the chunks, if the archive was changed since.
 */
export function unzipped(source: Source): Unzipped {
  const entries = directoryOf(source);
  if (entries === undefined) return refused({ code: 'MALFORMED' });
  if (isSpreadsheet(entries)) return foreign('spreadsheet');
  const [entry, ...others] = entries.filter(({ name }) => !isAside(name));
  if (entry === undefined) return foreign('archive-empty');
  if (others.length > 0) return foreign('archive-several', namesOf([entry, ...others]));
  if (entry.isLocked) return foreign('archive-locked', entry.name);
  const isReadable = entry.method === STORED || entry.method === DEFLATED;
  if (!isReadable || entry.size > MOST_BYTES) return foreign('archive', entry.name);
  if (!isWhole(entry, contentOf(source, entry))) return refused({ code: 'MALFORMED' });
  const inner = innerSource(source, entry);
  return isZip(inner) ? nested(inner) : { kind: 'file', source: inner };
}

const refused = (problem: FileProblem): Unzipped => ({ kind: 'refused', problem });

const foreign = (kind: ForeignKind, value?: string): Unzipped =>
  refused({ code: 'FOREIGN_FILE', kind, ...(value === undefined ? {} : { value }) });

/** One archive is opened, and none inside it; but a spreadsheet is called by its name. */
function nested(inner: Source): Unzipped {
  const entries = directoryOf(inner);
  return foreign(entries !== undefined && isSpreadsheet(entries) ? 'spreadsheet' : 'archive');
}

// PKWARE, .ZIP File Format Specification 6.3.10, chapter 4.3.
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** A statement of more is none: years of a busy account are a few dozen megabytes. */
const MOST_BYTES = 200 * 1024 * 1024;
/** Of a list of files in memory; one that holds a statement is a line long. */
const LONGEST_DIRECTORY = 1024 * 1024;

/** A file as the list at the archive's end describes it; that list counts, not what goes before. */
interface Entry {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/** The archive's list of files; undefined where it is cut off or contradicts itself. */
function directoryOf(source: Source): readonly Entry[] | undefined {
  const tail = tailOf(source, END_RECORD_BYTES + LONGEST_COMMENT);
  const at = endRecordIn(tail);
  if (at === undefined) return undefined;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  if (length > LONGEST_DIRECTORY) return undefined;
  const directory = bytesAt(source, offset, length);
  return directory.length === length ? entriesIn(directory, count) : undefined;
}

/** The record is the last thing in the file, but for a comment whose length it states. */
function endRecordIn(tail: Buffer): number | undefined {
  for (let at = tail.length - END_RECORD_BYTES; at >= 0; at -= 1) {
    const isRecord = tail.readUInt32LE(at) === END_RECORD;
    const end = at + END_RECORD_BYTES + tail.readUInt16LE(at + 20);
    if (isRecord && end === tail.length) return at;
  }
  return undefined;
}

function entriesIn(directory: Buffer, count: number): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  let at = 0;
  while (at + CENTRAL_HEADER_BYTES <= directory.length) {
    if (directory.readUInt32LE(at) !== CENTRAL_HEADER) return undefined;
    const nameEnd = at + CENTRAL_HEADER_BYTES + directory.readUInt16LE(at + 28);
    if (nameEnd > directory.length) return undefined;
    entries.push(entryAt(directory, at, nameEnd));
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return at === directory.length && entries.length === count ? entries : undefined;
}

function entryAt(directory: Buffer, at: number, nameEnd: number): Entry {
  const flags = directory.readUInt16LE(at + 8);
  const name = directory.subarray(at + CENTRAL_HEADER_BYTES, nameEnd);
  return {
    // Flag 11: the name is in UTF-8; else in the letters of the first PCs.
    name: (flags & 0x800) === 0 ? fromCodePage437(name) : name.toString('utf8'),
    isLocked: (flags & 1) !== 0,
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    // Sizes that do not fit (Zip64) are all ones here, which is too much for a statement.
    packedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  };
}

/** Office files are archives: OOXML and OpenDocument, and Apple's Numbers. */
const isSpreadsheet = (entries: readonly Entry[]): boolean =>
  entries.some(({ name }) => /^(?:\[Content_Types\]\.xml|mimetype|Index\/.*\.iwa)$/.test(name));

/** Folders, and what file managers leave behind: `__MACOSX/._releve.csv`, `.DS_Store`. */
const isAside = (name: string): boolean =>
  /[/\\]$|^__MACOSX[/\\]|(?:^|[/\\])(?:\.[^/\\]*|Thumbs\.db|desktop\.ini)$/i.test(name);

const MOST_NAMES = 20;

const namesOf = (entries: readonly Entry[]): string =>
  entries
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(', ')
    .concat(entries.length > MOST_NAMES ? ', …' : '');

function innerSource(source: Source, entry: Entry): Source {
  return {
    name: source.name,
    sizeBytes: entry.size,
    *chunks() {
      const check = checker(entry);
      for (const piece of contentOf(source, entry)) {
        check.add(piece);
        yield piece;
      }
      if (!check.isWhole()) throw new Error('the archive was changed while it was being read');
    },
  };
}

function isWhole(entry: Entry, pieces: Iterable<Uint8Array>): boolean {
  const check = checker(entry);
  for (const piece of pieces) {
    check.add(piece);
    if (check.isTooLong()) return false;
  }
  return check.isWhole();
}

function checker({ size, crc }: Entry) {
  let [length, sum] = [0, 0];
  return {
    add(piece: Uint8Array): void {
      length += piece.length;
      sum = crc32(piece, sum);
    },
    isTooLong: (): boolean => length > size,
    isWhole: (): boolean => length === size && sum === crc,
  };
}

/** The file's own bytes; they end early where the archive is damaged. */
function* contentOf(source: Source, entry: Entry): Generator<Uint8Array> {
  const header = bytesAt(source, entry.offset, LOCAL_HEADER_BYTES);
  const isHeader = header.length === LOCAL_HEADER_BYTES && header.readUInt32LE(0) === LOCAL_HEADER;
  if (!isHeader) return;
  const start = entry.offset + LOCAL_HEADER_BYTES;
  const names = header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = slices(source, start + names, entry.packedSize);
  if (entry.method === STORED) yield* packed;
  else yield* inflated(packed);
}

/** So little goes in at a time because a thousand times as much may come out. */
const INFLATE_BYTES = 4096;

function* inflated(packed: Iterable<Uint8Array>): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  const push = (piece: Uint8Array, isLast: boolean): boolean => {
    try {
      inflate.push(piece, isLast);
      return true;
    } catch {
      return false;
    }
  };
  for (const piece of packed) {
    for (let at = 0; at < piece.length; at += INFLATE_BYTES) {
      if (!push(piece.subarray(at, at + INFLATE_BYTES), false)) return;
      yield* ready.splice(0);
    }
  }
  push(new Uint8Array(0), true);
  yield* ready.splice(0);
}

/** The bytes from here on, as many as asked or as there are. */
function* slices(source: Source, from: number, length: number): Generator<Uint8Array> {
  let at = 0;
  for (const chunk of source.chunks()) {
    const begin = Math.max(from - at, 0);
    const end = Math.min(from + length - at, chunk.length);
    if (begin < end) yield chunk.subarray(begin, end);
    at += chunk.length;
    if (at >= from + length) return;
  }
}

const bytesAt = (source: Source, from: number, length: number): Buffer =>
  Buffer.concat(Array.from(slices(source, from, length), (slice) => Uint8Array.from(slice)));

/** The last bytes of the file. */
function tailOf(source: Source, length: number): Buffer {
  let tail = Buffer.alloc(0);
  for (const chunk of source.chunks()) {
    tail = Buffer.concat([tail, chunk]).subarray(-length);
  }
  return tail;
}
