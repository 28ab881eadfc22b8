import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { fileSource } from '../../src/bank/source.ts';
import { inChunks, summary } from './support.ts';

// A new format adds a file and what it must be read as: NAME.csv and NAME.expected.json.
const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'));

describe.each(names)('%s', (name) => {
  const source = fileSource(new URL(name, folder).pathname);
  const expectedFile = new URL(name.replace(/\.\w+$/, '.expected.json'), folder);
  // UPDATE=1 writes down what is read now; the difference is to be read before it is committed.
  if (process.env['UPDATE'] === '1') {
    const read = `${JSON.stringify(summary(readStatement(source)), null, 2)}\n`;
    if (!existsSync(expectedFile) || readFileSync(expectedFile, 'utf8') !== read) {
      writeFileSync(expectedFile, read);
    }
  }
  const expected: unknown = JSON.parse(readFileSync(expectedFile, 'utf8'));

  it('is read as expected', () => {
    expect(summary(readStatement(source))).toEqual(expected);
  });

  it('is read the same byte by byte', () => {
    expect(summary(readStatement(inChunks(source, [1])))).toEqual(expected);
  });
});
