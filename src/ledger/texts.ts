import { sha256 } from './digests.ts';

/** What the chain of hashes knows of a free text; without its salt, nobody can guess the text. */
export const textDigest = (salt: Buffer, body: string): Buffer => sha256(salt, body);
