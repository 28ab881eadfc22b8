import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytesSource, fileSource } from '../../src/bank/source.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'solde-source-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const openFiles = () => readdirSync('/proc/self/fd').length;

it('gives a file in chunks, as often as asked', () => {
  const path = join(folder, 'large.bin');
  const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, index) => index % 251));
  writeFileSync(path, bytes);
  const source = fileSource(path);
  expect(source).toMatchObject({ name: path, sizeBytes: 300_001 });
  // A chunk is valid until the next one.
  const read = () => Array.from(source.chunks(), (chunk) => Buffer.from(chunk));
  expect(read().length).toBeGreaterThan(1);
  expect(Buffer.concat(read()).equals(bytes)).toBe(true);
  expect(Buffer.concat(read()).equals(bytes)).toBe(true);
});

it.runIf(process.platform === 'linux')('leaves nothing open, even where the reader stops', () => {
  const path = join(folder, 'stopped.bin');
  writeFileSync(path, Buffer.alloc(300_000));
  const before = openFiles();
  for (const _chunk of fileSource(path).chunks()) break;
  expect(openFiles()).toBe(before);
});

it('gives no chunk of an empty file', () => {
  const path = join(folder, 'empty.csv');
  writeFileSync(path, '');
  expect([...fileSource(path).chunks()]).toEqual([]);
});

it('throws as node does for what is no regular file', () => {
  expect(() => fileSource(join(folder, 'missing.csv'))).toThrow(/^ENOENT/);
  expect(() => fileSource(folder)).toThrow(/^EISDIR/);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => fileSource(pipe)).toThrow(expect.objectContaining({ code: 'ENOTSUP', path: pipe }));
});

it('gives bytes as they are', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(bytesSource('typed', bytes)).toMatchObject({ name: 'typed', sizeBytes: 3 });
  expect([...bytesSource('typed', bytes).chunks()]).toEqual([bytes]);
});
