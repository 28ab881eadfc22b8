import fc from 'fast-check';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isZip } from '../../src/bank/foreign.ts';
import { bytesSource, type Source } from '../../src/bank/source.ts';
import { type Unzipped, unzipped } from '../../src/bank/zip.ts';
import { runs } from '../support/runs.ts';
import { inChunks } from './support.ts';

const CSV =
  'Date opération;Date valeur;libellé;Débit;Crédit;\r\n02/03/2026;02/03/2026;VIR;;42,50\r\n';

const zipped = (files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
    { level },
  );

const open = (bytes: Uint8Array): Unzipped => unzipped(bytesSource('releve.zip', bytes));

const contentOf = (source: Source): Buffer => Buffer.concat([...source.chunks()]);

function fileIn(bytes: Uint8Array): Source {
  const opened = open(bytes);
  if (opened.kind !== 'file') throw new Error(JSON.stringify(opened));
  return opened.source;
}

function problemOf(bytes: Uint8Array): unknown {
  const opened = open(bytes);
  return opened.kind === 'refused' ? opened.problem : opened.kind;
}

/** The archive with other bytes where its list of files describes the first one. */
function patched(bytes: Uint8Array, at: number, value: readonly number[]): Uint8Array {
  const copy = Buffer.from(bytes);
  const header = copy.indexOf('PK\u0001\u0002', 'latin1');
  copy.set(value, header + at);
  return copy;
}

/** The archive, whose last record says that it holds so many files. */
function countedAs(count: number, bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(count, copy.length - 12);
  return copy;
}

const [FLAGS, METHOD, CRC, SIZE, OFFSET] = [8, 10, 16, 24, 42];

/** As programs write that do not know the size before: it stands behind the file. */
function streamed(name: string, content: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_error, piece) => pieces.push(piece));
  const file = new ZipDeflate(name);
  zip.add(file);
  file.push(strToU8(content.slice(0, 20)), false);
  file.push(strToU8(content.slice(20)), true);
  zip.end();
  return Buffer.concat(pieces);
}

describe('a zip of one file', () => {
  it.each([
    ['packed', zipped({ 'releve.csv': CSV })],
    ['stored', zipped({ 'releve.csv': CSV }, 0)],
    ['written in one go', streamed('releve.csv', CSV)],
    ['in a folder', zipped({ 'export/': '', 'export/releve.csv': CSV })],
    [
      'with what a Mac leaves behind',
      zipped({ 'releve.csv': CSV, '__MACOSX/._releve.csv': 'x', '.DS_Store': 'x' }),
    ],
    ['with what Windows leaves behind', zipped({ 'releve.csv': CSV, 'desktop.ini': 'x' })],
    ['of an empty file', zipped({ 'releve.csv': '' })],
  ])('%s', (name, bytes) => {
    const source = fileIn(bytes);
    const expected = name === 'of an empty file' ? '' : CSV;
    expect(contentOf(source).toString()).toBe(expected);
    expect(contentOf(source).toString()).toBe(expected);
    expect(source).toMatchObject({ name: 'releve.zip', sizeBytes: Buffer.byteLength(expected) });
  });

  it('has a comment at its end', () => {
    const bytes = Buffer.concat([zipped({ 'releve.csv': CSV }), Buffer.from('merci')]);
    expect(problemOf(bytes)).toEqual({ code: 'MALFORMED' });
    bytes.writeUInt16LE(5, bytes.length - 7);
    expect(contentOf(fileIn(bytes)).toString()).toBe(CSV);
  });

  it('can be left in the middle, and begun again', () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, (_, at) => Math.sin(at) * 9e6));
    const source = fileIn(zipped({ 'releve.csv': noise }));
    const [first] = source.chunks();
    expect(first?.length).toBeLessThan(noise.length);
    expect(contentOf(source).equals(noise)).toBe(true);
  });

  it('gives the same, whatever it holds and however it is cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 5000 }),
        fc.nat(40),
        fc.constantFrom(0 as const, 6 as const),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 }),
        (bytes, times, level, sizes) => {
          const content = Buffer.concat(Array.from({ length: times + 1 }, () => bytes));
          const archive = bytesSource('a.zip', zipped({ 'a.csv': content }, level));
          const opened = unzipped(inChunks(archive, sizes));
          if (opened.kind !== 'file') throw new Error(JSON.stringify(opened));
          expect(contentOf(opened.source).equals(content)).toBe(true);
        },
      ),
    );
  });
});

it.each([
  ['a text', strToU8(CSV)],
  ['nothing', new Uint8Array(0)],
  ['the letters PK', strToU8('PK')],
])('%s is no zip', (_name, bytes) => {
  expect(isZip(bytesSource('releve.csv', bytes))).toBe(false);
});

describe('what is no archive with a statement', () => {
  const foreign = (kind: string, value?: string) => ({
    code: 'FOREIGN_FILE',
    kind,
    ...(value === undefined ? {} : { value }),
  });
  const one = zipped({ 'releve.csv': CSV });
  const cases: readonly [string, Uint8Array, unknown][] = [
    ['no file', zipSync({}), foreign('archive-empty')],
    ['folders alone', zipped({ 'a/': '', '__MACOSX/x': '1' }), foreign('archive-empty')],
    [
      'two files',
      zipped({ 'mars.csv': CSV, 'avril.csv': CSV }),
      foreign('archive-several', 'mars.csv, avril.csv'),
    ],
    ['a password', patched(one, FLAGS, [1, 0]), foreign('archive-locked', 'releve.csv')],
    ['bzip2 inside', patched(one, METHOD, [12, 0]), foreign('archive', 'releve.csv')],
    ['200 MB and a byte', patched(one, SIZE, [1, 0, 128, 12]), foreign('archive', 'releve.csv')],
    ['Zip64', patched(one, SIZE, [255, 255, 255, 255]), foreign('archive', 'releve.csv')],
    ['a zip inside', zipped({ 'releve.zip': one }), foreign('archive')],
    [
      'Excel',
      zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '' }),
      foreign('spreadsheet'),
    ],
    ['LibreOffice', zipped({ mimetype: 'x', 'content.xml': '' }), foreign('spreadsheet')],
    [
      'Excel in a zip',
      zipped({ 'releve.xlsx': zipped({ '[Content_Types].xml': '' }) }),
      foreign('spreadsheet'),
    ],
    ['another checksum', patched(one, CRC, [1, 2, 3, 4]), { code: 'MALFORMED' }],
    ['more than it says', patched(one, SIZE, [9, 0, 0, 0]), { code: 'MALFORMED' }],
    ['less than it says', patched(one, SIZE, [255, 0, 0, 0]), { code: 'MALFORMED' }],
    ['more files than are listed', countedAs(2, one), { code: 'MALFORMED' }],
    ['no header where it should be', patched(one, OFFSET, [1, 0, 0, 0]), { code: 'MALFORMED' }],
    ['the first bytes alone', strToU8('PK\u0003\u0004'), { code: 'MALFORMED' }],
  ];
  it.each(cases)('%s', (_, bytes, expected) => {
    expect(problemOf(bytes)).toEqual(expected);
  });

  it('names a few of many files, in the letters of old programs too', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, day) => [`${day}.csv`, CSV]));
    const problem = problemOf(zipped(many));
    expect(problem).toMatchObject({ kind: 'archive-several' });
    expect(JSON.stringify(problem)).toContain('19.csv, …');
    const old = Buffer.from(zipped({ 'relevX.csv': CSV, 'b.csv': CSV }));
    for (let at = old.indexOf('relevX'); at >= 0; at = old.indexOf('relevX')) old[at + 5] = 0x82;
    expect(problemOf(old)).toMatchObject({ value: 'relevé.csv, b.csv' });
  });

  it('is refused long before it fills the memory', () => {
    const bomb = zipped({ 'zeros.csv': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    let largest = 0;
    for (const piece of fileIn(bomb).chunks()) largest = Math.max(largest, piece.length);
    expect(largest).toBeLessThan(8 * 1024 * 1024);
    const lying = bytesSource('a.zip', patched(bomb, SIZE, [0, 4, 0, 0]));
    let chunkCount = 0;
    const counted: Source = {
      ...lying,
      *chunks() {
        for (const chunk of inChunks(lying, [100]).chunks()) {
          chunkCount += 1;
          yield chunk;
        }
      },
    };
    expect(unzipped(counted)).toEqual({ kind: 'refused', problem: { code: 'MALFORMED' } });
    // Twice from end to end to find the list of files, and then only the beginning.
    expect(chunkCount).toBeLessThan((lying.sizeBytes / 100) * 2.5);
  });
});

describe('a damaged archive', () => {
  const bytes = zipped({ 'releve.csv': CSV.repeat(3) });

  it('is refused wherever it is cut off', () => {
    for (let length = 4; length < bytes.length; length += 1) {
      expect(problemOf(bytes.subarray(0, length))).toEqual({ code: 'MALFORMED' });
    }
  });

  it('never gives another content, whatever bit of it has changed', () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = open(damaged);
      if (opened.kind === 'file') {
        expect(contentOf(opened.source).toString()).toBe(CSV.repeat(3));
      }
    }
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(bytes.length), (noise, at) => {
        open(Buffer.concat([strToU8('PK\u0003\u0004'), noise]));
        open(Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + noise.length)]));
      }),
      runs(2000),
    );
  });

  it('throws what reading the file throws', () => {
    const broken = { ...bytesSource('a.zip', bytes), chunks: () => failing() };
    expect(() => unzipped(broken)).toThrow('EIO');
  });

  it('is noticed when it changes between two readings', () => {
    const now = { bytes };
    const source = { name: 'a.zip', sizeBytes: bytes.length, chunks: () => [now.bytes] };
    const opened = unzipped(source);
    now.bytes = zipped({ 'releve.csv': CSV.repeat(3).replace('42,50', '42,51') });
    expect(opened.kind).toBe('file');
    expect(() => opened.kind === 'file' && contentOf(opened.source)).toThrow('was changed');
  });
});

function failing(): Iterable<Uint8Array> {
  throw new Error('EIO: i/o error, read');
}
