import { once } from '../domain/once.ts';

// The one place that hashes. Node's crypto takes 4 ms to load, a tenth of what `balance` takes as a
// whole, so the first digest loads it; and an import takes several a line, so they are made by one
// call each, which gives a string: an object that is fed and asked takes five times as long, and a
// digest that comes as bytes, in memory of its own, twice.

const crypto = once(() => process.getBuiltinModule('node:crypto'));

type Piece = string | Uint8Array;

/** SHA-256 of texts (UTF-8) and bytes, one after the other: 32 bytes. */
export const sha256 = (...pieces: readonly Piece[]): Buffer => digest(joined(pieces));

const digest = (data: Uint8Array): Buffer =>
  Buffer.from(crypto.value().hash('sha256', data, 'latin1'), 'latin1');

/** Where pieces are put together, if they fit: a statement's line does. */
const room = once(() => Buffer.allocUnsafeSlow(4096));
const MOST_BYTES_OF_A_CHARACTER = 3;

function joined(pieces: readonly Piece[]): Uint8Array {
  let most = 0;
  for (const piece of pieces) {
    most += typeof piece === 'string' ? piece.length * MOST_BYTES_OF_A_CHARACTER : piece.length;
  }
  const all = most <= room.value().length ? room.value() : Buffer.allocUnsafe(most);
  let length = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') length += all.write(piece, length);
    else {
      all.set(piece, length);
      length += piece.length;
    }
  }
  return all.subarray(0, length);
}

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
  const outer = padded(OUTER);
  return (text) => sha256(outer, sha256(inner, text));
}
