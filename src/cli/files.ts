import { fileSource, type Source } from '../bank/source.ts';
import { refuse } from '../domain/refusal.ts';
import { sha256OfPieces } from '../ledger/digests.ts';

/** A file to read. Refuses with FILE_NOT_FOUND or FILE_SYSTEM. */
export function openSource(path: string): Source {
  return asFileRefusal(path, () => fileSource(path));
}

/** SHA-256 of a file's bytes. */
export function digestOf(source: Source): Buffer {
  const hash = sha256OfPieces();
  return asFileRefusal(source.name, () => {
    for (const chunk of source.chunks()) hash.update(chunk);
    return hash.digest();
  });
}

function asFileRefusal<Result>(path: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('FILE_NOT_FOUND', { path });
    if (code === undefined) throw error;
    return refuse('FILE_SYSTEM', { path, detail: code });
  }
}
