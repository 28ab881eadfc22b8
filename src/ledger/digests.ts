import { once } from '../domain/once.ts';

// The one place that hashes. Node's crypto takes 4 ms to load, a tenth of what `balance` takes as a
// whole, so the first digest loads it; and an import takes several a line, so they are made by one
// call each: `crypto.hash` takes a third of the time of an object that is fed and asked.

const crypto = once(() => process.getBuiltinModule('node:crypto'));

/** SHA-256 of a text (UTF-8) or bytes: 32 bytes. */
export const sha256 = (data: string | Uint8Array): Buffer =>
  crypto.value().hash('sha256', data, 'buffer');

/** SHA-256 of what comes in pieces. */
export const sha256OfPieces = () => crypto.value().createHash('sha256');

/** The block that SHA-256 works on, in bytes. */
const BLOCK = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * Gives a function that makes the HMAC-SHA-256 (RFC 2104) of a text with this key, at most 64 bytes
 * long. The key's two blocks are made once: Node's `createHmac` takes four times as long for each
 * of a statement's lines.
 */
export function hmacSha256(key: Uint8Array): (text: string) => Buffer {
  if (key.length > BLOCK) throw new RangeError('the key is longer than a block');
  const padded = (by: number): Buffer =>
    Buffer.from(Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ by));
  const inner = padded(INNER);
  const outer = Buffer.concat([padded(OUTER), Buffer.alloc(32)]);
  return (text) => {
    sha256(Buffer.concat([inner, Buffer.from(text)])).copy(outer, BLOCK);
    return sha256(outer);
  };
}
