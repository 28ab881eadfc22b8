import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { refuse } from '../domain/refusal.ts';

/**
 * Before anything is done: an answer never lands on a file that the command reads, nor where it
 * can't be written. Refuses with OUTPUT_IS_INPUT or FILE_SYSTEM.
 */
export function refuseOutput(path: string, read: readonly string[]): void {
  const target = statSync(path, { throwIfNoEntry: false });
  const isTarget = (other: string): boolean => {
    const stats = statSync(other, { throwIfNoEntry: false });
    return other === path || (!!target && stats?.dev === target.dev && stats.ino === target.ino);
  };
  if (read.some(isTarget)) refuse('OUTPUT_IS_INPUT', { path });
  try {
    if (target?.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    accessSync(target && !target.isFile() ? path : dirname(path), constants.W_OK);
  } catch (error) {
    refuse('FILE_SYSTEM', { path, detail: systemDetail(error) });
  }
}

/**
 * Writes a file whole or not at all: beside it first, then moved into its place. Readable by its
 * owner alone, since it holds members' names. A device or a pipe is written to as it is. Refuses
 * with FILE_SYSTEM.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile()) writeFileSync(path, content);
    else replaceFile(path, content);
  } catch (error) {
    refuse('FILE_SYSTEM', { path, detail: systemDetail(error) });
  }
}

function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.getBuiltinModule('node:crypto').randomUUID()}.tmp`;
  try {
    const descriptor = openSync(beside, 'wx', 0o600);
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The system's short code (`ENOENT`), which the catalogues put into words. */
export function systemDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
