import { createHash } from 'node:crypto';

/** What the chain of hashes knows of a free text; without its salt, nobody can guess the text. */
export const textDigest = (salt: Buffer, body: string): Buffer =>
  createHash('sha256').update(salt).update(body).digest();
