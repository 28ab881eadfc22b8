import type { ForeignKind } from '../domain/statement.ts';
import { headBytes, type Source } from './source.ts';

/** What people take for a statement, by its first bytes. */
const SIGNATURES: readonly (readonly [ForeignKind, readonly number[]])[] = [
  ['pdf', [...Buffer.from('%PDF-')]],
  // Compound File Binary Format: Excel before 2007.
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['archive', [...Buffer.from('Rar!')]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
];

const LONGEST_SIGNATURE = 8;

/** A file that is certainly no text, and what it is. */
export function foreignBytes(source: Source): ForeignKind | undefined {
  const head = headBytes(source, LONGEST_SIGNATURE);
  return SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0];
}

// PKWARE, .ZIP File Format Specification 6.3.10, chapter 4.3: a file's header, or an empty list.
const ZIP_SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];

/** True for a file that begins as a zip does. */
export function isZip(source: Source): boolean {
  const head = headBytes(source, LONGEST_SIGNATURE);
  return ZIP_SIGNATURES.some((bytes) => bytes.every((byte, index) => head[index] === byte));
}

/** A text that is certainly no statement, and what it is. */
export function foreignText(head: string): ForeignKind | undefined {
  return /^\s*(?:<!doctype html|<html)\b/i.test(head) ? 'html' : undefined;
}
