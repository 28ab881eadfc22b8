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

/** Writes a file whole or not at all, as `openWhole` does. Refuses with FILE_SYSTEM. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const file = openWhole(path);
  try {
    file.write(content);
    file.finish();
  } finally {
    file.discard();
  }
}

/** A file that comes into its place when it is finished, and not before. */
export interface WholeFile {
  readonly write: (content: string | Uint8Array) => void;
  readonly finish: () => void;
  /** Leaves all as it was; does nothing once it is finished. */
  readonly discard: () => void;
}

/**
 * Begins a file that is written whole or not at all: beside its place first, then moved there.
 * Readable by its owner alone, since it holds members' names. A device or a pipe is written to as
 * it is. Each step refuses with FILE_SYSTEM.
 */
export function openWhole(path: string): WholeFile {
  const there = orRefuse(path, () => statSync(path, { throwIfNoEntry: false }));
  const isDirect = there !== undefined && !there.isFile();
  const beside = `${path}.${process.getBuiltinModule('node:crypto').randomUUID()}.tmp`;
  const descriptor = orRefuse(path, () =>
    isDirect ? openSync(path, 'w') : openSync(beside, 'wx', 0o600),
  );
  let isOpen = true;
  let isDone = false;
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    write: (content) => orRefuse(path, () => writeFileSync(descriptor, content)),
    finish: () =>
      orRefuse(path, () => {
        if (!isDirect) fsyncSync(descriptor);
        close();
        if (!isDirect) renameSync(beside, path);
        isDone = true;
      }),
    discard() {
      if (isDone) return;
      isDone = true;
      close();
      if (!isDirect) rmSync(beside, { force: true });
    },
  };
}

function orRefuse<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    return refuse('FILE_SYSTEM', { path, detail: systemDetail(error) });
  }
}

/** The system's short code (`ENOENT`), which the catalogues put into words. */
export function systemDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
