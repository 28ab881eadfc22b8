import { closeSync, openSync, readSync, statSync } from 'node:fs';

/**
 * The bytes of a file, which can be read from the beginning as often as needed, a piece at a time:
 * each is valid until the next one is asked for.
 */
export interface Source {
  readonly name: string;
  readonly sizeBytes: number;
  readonly chunks: () => Iterable<Uint8Array>;
}

const CHUNK_BYTES = 128 * 1024;

/**
 * A regular file. Nothing stays open between two readings, nor after one that stops early.
 *
 * @throws what node throws for a file that is missing or unreadable; the same kind of error, with
 * `code`, for a directory (EISDIR) or a pipe (ENOTSUP), which can't be read twice.
 */
export function fileSource(path: string): Source {
  const stats = statSync(path);
  if (stats.isDirectory()) throw systemError('EISDIR', 'illegal operation on a directory', path);
  if (!stats.isFile()) throw systemError('ENOTSUP', 'not a regular file', path);
  return { name: path, sizeBytes: stats.size, chunks: () => fileChunks(path) };
}

function* fileChunks(path: string): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    // One for all: the collector would free a long file's pieces too late, 75 MB of a million rows.
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const length = readSync(descriptor, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function systemError(code: string, reason: string, path: string): Error {
  const error = new Error(`${code}: ${reason}, open '${path}'`);
  return Object.assign(error, { code, path, syscall: 'open' });
}

/** Bytes that are already in memory. */
export function bytesSource(name: string, bytes: Uint8Array): Source {
  return { name, sizeBytes: bytes.length, chunks: () => [bytes] };
}

/** The first bytes of a source, at most so many. */
export function headBytes(source: Source, length: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let read = 0;
  for (const chunk of source.chunks()) {
    pieces.push(Uint8Array.from(chunk));
    read += chunk.length;
    if (read >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}
