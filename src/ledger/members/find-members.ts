import { refuse } from '../../domain/refusal.ts';
import { foldName } from '../../domain/text.ts';
import type { Ledger } from '../database.ts';
import { type Directory, openDirectory, sortedWords } from './directory.ts';
import { findByCode, listMembers, type Member, type NewMember } from './members.ts';

/** Members whose names have the same words: perhaps one person recorded twice. */
export function namesakes(ledger: Ledger, member: Member): readonly Member[] {
  const words = sortedWords(member.name);
  return listMembers(ledger).filter(
    ({ id, name }) => id !== member.id && sortedWords(name) === words,
  );
}

/**
 * The member whom a person names: exactly, or by a part of the name that only one member has,
 * accents and case folded. Refuses with MEMBER_NOT_FOUND or MEMBER_AMBIGUOUS.
 */
export function findMember(ledger: Ledger, typed: string): Member {
  const exact = findMemberExactly(ledger, typed);
  if (exact) return exact;
  const name = foldName(typed);
  const members = name === '' ? [] : listMembers(ledger);
  const candidates = members.filter((member) => hasWords(member.name, name));
  if (candidates.length > 1) {
    refuse('MEMBER_AMBIGUOUS', { value: typed, members: candidates });
  }
  return candidates[0] ?? refuse('MEMBER_NOT_FOUND', { value: typed });
}

/**
 * The members of whom every typed word is in the code, the name or another name of theirs, accents
 * and case folded; first the one whose code it is.
 */
export function searchMembers(members: readonly Member[], typed: string): readonly Member[] {
  const words = foldName(typed).split(' ');
  const isOf = ({ code, name, otherNames }: Member): boolean => {
    const all = foldName([code, name, ...otherNames].join(' '));
    return words.every((word) => all.includes(word));
  };
  const isCode = ({ code }: Member): boolean => code === words.join('');
  return members.filter(isOf).toSorted((one, other) => Number(isCode(other)) - Number(isCode(one)));
}

/** The same without parts of names; as `Directory` has it, which is for many. */
export const findMemberExactly = (ledger: Ledger, typed: string): Member | undefined =>
  openDirectory(ledger).find(typed);

/**
 * The member whom a file describes, or undefined for a new one. An address that a family shares
 * does not make two people one: refuses with EMAIL_OF_ANOTHER when the names have no word in
 * common.
 */
export function findDescribed(
  ledger: Ledger,
  members: Directory,
  described: NewMember,
): Member | undefined {
  const { code, email, name } = described;
  if (code !== undefined) {
    const holder = findByCode(ledger, code);
    const named = holder && foldName(name) !== '';
    if (named && !shareWord(holder.name, name)) {
      refuse('CODE_TAKEN', { code: holder.code, name: holder.name });
    }
    return holder;
  }
  const named = members.find(name);
  if (named || email === undefined) return named;
  const holder = members.find(email);
  if (holder && !shareWord(holder.name, name)) {
    refuse('EMAIL_OF_ANOTHER', { email, code: holder.code, name: holder.name });
  }
  return holder;
}

/** True if every word is, or begins, one of the member's name or of another name of theirs. */
export const isNamedPartly = ({ name, otherNames }: Member, typed: string): boolean =>
  [name, ...otherNames].some((each) => hasWords(each, foldName(typed)));

/** Every typed word begins a word of the name: `dur cl` finds `Durand Claire`. */
function hasWords(name: string, folded: string): boolean {
  const words = foldName(name).split(' ');
  return folded.split(' ').every((typed) => words.some((word) => word.startsWith(typed)));
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(foldName(a).split(' '));
  return foldName(b)
    .split(' ')
    .some((word) => words.has(word));
}
