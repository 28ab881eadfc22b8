import { once } from '../../domain/once.ts';
import { foldName } from '../../domain/text.ts';
import type { Ledger } from '../database.ts';
import { findByCode, findByReference, listMembers, type Member } from './members.ts';

/**
 * The members as they were when it was opened, to be asked for by each row of a list: to read all
 * of them for each took four fifths of a long import of orders.
 */
export interface Directory {
  /**
   * By code, reference, one of the e-mails, or the whole name or another name (its words in any
   * order), if only one member has it.
   */
  readonly find: (typed: string) => Member | undefined;
  /** The only member with this e-mail. */
  readonly byEmail: (typed: string) => Member | undefined;
  /** The only member whose whole name, or another name, this is. */
  readonly byName: (typed: string) => Member | undefined;
  /** Somebody who was recorded since. */
  readonly add: (member: Member) => void;
}

export function openDirectory(ledger: Ledger): Directory {
  const entries = once(() => {
    const known = { addresses: newIndex(), names: newIndex(), otherNames: newIndex() };
    for (const member of listMembers(ledger)) enter(known, member);
    return known;
  });
  const byEmail = (typed: string): Member | undefined =>
    single(entries.value().addresses.get(typed.trim().toLowerCase()));
  return {
    byEmail,
    find(typed) {
      const coded = findByCode(ledger, typed) ?? findByReference(ledger, typed);
      if (coded) return coded;
      const words = sortedWords(typed);
      const { names, otherNames } = entries.value();
      return byEmail(typed) ?? single(names.get(words)) ?? single(otherNames.get(words));
    },
    byName(typed) {
      const words = sortedWords(typed);
      const { names, otherNames } = entries.value();
      return single(new Map([...(names.get(words) ?? []), ...(otherNames.get(words) ?? [])]));
    },
    add: (member) => enter(entries.value(), member),
  };
}

/** By number: somebody who is added may have been read as well. */
type Index = Map<string, Map<number, Member>>;

const newIndex = (): Index => new Map();

interface Entries {
  readonly addresses: Index;
  readonly names: Index;
  readonly otherNames: Index;
}

function enter({ addresses, names, otherNames }: Entries, member: Member): void {
  for (const address of addressesOf(member)) enterUnder(addresses, address, member);
  enterUnder(names, sortedWords(member.name), member);
  for (const name of member.otherNames) enterUnder(otherNames, sortedWords(name), member);
}

function enterUnder(index: Index, key: string, member: Member): void {
  if (key !== '') index.set(key, (index.get(key) ?? new Map()).set(member.id, member));
}

/** Two adults of a household may have an address each: `anne@example.org, paul@example.org`. */
const addressesOf = ({ email }: Member): readonly string[] =>
  (email ?? '').toLowerCase().split(/[\s,;]+/);

/** The words of a name in the order of the alphabet, accents and case folded. */
export const sortedWords = (name: string): string => foldName(name).split(' ').toSorted().join(' ');

function single(members: ReadonlyMap<number, Member> = new Map()): Member | undefined {
  const [first] = members.values();
  return members.size === 1 ? first : undefined;
}
