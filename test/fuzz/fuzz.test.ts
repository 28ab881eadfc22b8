import { describe, expect, test } from 'vitest';
import { fuzz, seeds } from './fuzz.ts';

// The short form, always the same files; `npm run fuzz` is the long one.
describe('spoilt bank files', () => {
  test('are read soundly or refused with a line and a reason, and never half imported', () => {
    const { files, read, findings } = fuzz(2000, 20261122, seeds(false));
    expect(findings.map(({ bytes: _bytes, ...finding }) => finding)).toEqual([]);
    expect(read / files).toBeGreaterThan(0.4);
  });
});
