import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hmacSha256, sha256 } from '../../src/ledger/digests.ts';

describe('digests', () => {
  test('SHA-256 is that of FIPS 180-4, however the text is cut', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256('abc').toString('hex')).toBe(abc);
    expect(sha256('a', Buffer.from('b'), 'c').toString('hex')).toBe(abc);
  });

  test('texts beyond ASCII, and longer than most, are hashed as UTF-8', () => {
    for (const text of ['', 'Chloé Lefèvre', '🧀'.repeat(400), 'é'.repeat(100_000)]) {
      expect(sha256(text)).toEqual(createHash('sha256').update(text).digest());
    }
  });

  test('HMAC-SHA-256 is that of RFC 4231, and one digest leaves another as it is', () => {
    const hash = hmacSha256(Buffer.from('Jefe'));
    const first = hash('what do ya want for nothing?');
    hash('another');
    expect(first.toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
