import { refuse } from '../../domain/refusal.ts';
import { foldName } from '../../domain/text.ts';
import type { Ledger } from '../database.ts';
import {
  findByCode,
  findByReference,
  listMembers,
  type Member,
  type NewMember,
} from './members.ts';

/** Members whose names have the same words: perhaps one person recorded twice. */
export function namesakes(ledger: Ledger, member: Member): readonly Member[] {
  const name = foldName(member.name);
  return listMembers(ledger).filter(
    (other) => other.id !== member.id && sameWords(foldName(other.name), name),
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

/**
 * By code, reference, one of the e-mails, or the whole name or another name (its words in any
 * order), if only one member has it.
 */
export function findMemberExactly(ledger: Ledger, typed: string): Member | undefined {
  const known = findByCode(ledger, typed) ?? findByReference(ledger, typed);
  if (known) return known;
  const members = listMembers(ledger);
  const email = typed.trim().toLowerCase();
  const name = foldName(typed);
  return (
    single(members.filter((member) => addressesOf(member).includes(email))) ??
    single(members.filter((member) => isNamed(member.name, name))) ??
    single(members.filter(({ otherNames }) => otherNames.some((each) => isNamed(each, name))))
  );
}

/** The only member with this e-mail. */
export const findByEmail = (ledger: Ledger, typed: string): Member | undefined =>
  single(
    listMembers(ledger).filter((member) =>
      addressesOf(member).includes(typed.trim().toLowerCase()),
    ),
  );

/** The only member whose whole name, or another name, this is. */
export const findByName = (ledger: Ledger, typed: string): Member | undefined =>
  single(
    listMembers(ledger).filter(({ name, otherNames }) =>
      [name, ...otherNames].some((each) => isNamed(each, foldName(typed))),
    ),
  );

const isNamed = (own: string, folded: string): boolean =>
  folded !== '' && sameWords(foldName(own), folded);

/** Two adults of a household may have an address each: `anne@example.org, paul@example.org`. */
const addressesOf = ({ email }: Member): readonly string[] =>
  (email ?? '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((address) => address !== '');

/**
 * The member whom a file describes, or undefined for a new one. An address that a family shares
 * does not make two people one: refuses with EMAIL_OF_ANOTHER when the names have no word in
 * common.
 */
export function findDescribed(ledger: Ledger, described: NewMember): Member | undefined {
  const { code, email, name } = described;
  if (code !== undefined) {
    const holder = findByCode(ledger, code);
    const named = holder && foldName(name) !== '';
    if (named && !shareWord(holder.name, name)) {
      refuse('CODE_TAKEN', { code: holder.code, name: holder.name });
    }
    return holder;
  }
  const named = findMemberExactly(ledger, name);
  if (named || email === undefined) return named;
  const holder = findMemberExactly(ledger, email);
  if (holder && !shareWord(holder.name, name)) {
    refuse('EMAIL_OF_ANOTHER', { email, code: holder.code, name: holder.name });
  }
  return holder;
}

/** Every typed word begins a word of the name: `dur cl` finds `Durand Claire`. */
/** True if every word is, or begins, one of the member's name or of another name of theirs. */
export const isNamedPartly = ({ name, otherNames }: Member, typed: string): boolean =>
  [name, ...otherNames].some((each) => hasWords(each, foldName(typed)));

function hasWords(name: string, folded: string): boolean {
  const words = foldName(name).split(' ');
  return folded.split(' ').every((typed) => words.some((word) => word.startsWith(typed)));
}

const sameWords = (a: string, b: string): boolean =>
  a.split(' ').sort().join(' ') === b.split(' ').sort().join(' ');

function shareWord(a: string, b: string): boolean {
  const words = new Set(foldName(a).split(' '));
  return foldName(b)
    .split(' ')
    .some((word) => words.has(word));
}

const single = <Value>(values: readonly Value[]): Value | undefined =>
  values.length === 1 ? values[0] : undefined;
