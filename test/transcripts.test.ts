import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replay } from './support/transcript.ts';

const root = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  ...readdirSync(join(root, 'test/transcripts')).map((name) => `test/transcripts/${name}`),
];

test.each(documents)('the session in %s prints what it says', async (name) => {
  const { actual, expected } = await replay(join(root, name));
  expect(actual).toBe(expected);
});
