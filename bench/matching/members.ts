import { FAMILIES, fullName, MEN, type Person, SURNAMES, WOMEN, withoutAccents } from '../names.ts';
import { between, chance, pick, type Random, shuffled, weighted } from '../random.ts';
import { newReference, twinsOf } from './codes.ts';
import type { Member, Pending } from './types.ts';

/** A member, and the persons whose names may stand on their transfers. */
export interface Household {
  readonly member: Member;
  /** Whom the member's name names: one person, or a couple. */
  readonly holders: readonly Person[];
  /** Whom only `otherNames` names: a spouse with another surname. */
  readonly others: readonly Person[];
  readonly pending: readonly Pending[];
}

/** A code that, written with `errors` errors, is another member's. */
export interface Twin {
  readonly member: string;
  readonly reference: string;
  readonly written: string;
  readonly errors: 1 | 2;
}

/** The co-op: its members, and the pairs of codes that were made to be taken for each other. */
export interface Group {
  readonly households: readonly Household[];
  readonly twins: readonly Twin[];
}

const MEMBER_COUNT = 120;
const FAMILY_MEMBERS = 32;
/** The errors that lead from one code of a pair to the other. */
const TWIN_ERRORS = [1, 1, 2, 2] as const;

/** Baskets and contracts of fixed prices, which many members owe alike. */
const PRICES: readonly (readonly [number, number])[] = [
  [10, 1250],
  [12, 1500],
  [14, 1850],
  [10, 2200],
  [8, 2500],
  [6, 3000],
  [5, 3700],
  [4, 4250],
  [3, 7500],
  [2, 12_000],
  [2, 22_200],
];

/** 120 members, the same for the same random numbers. */
export function group(random: Random): Group {
  const households = withReferences(people(random), random);
  return withTwins(households, random);
}

type Persons = Pick<Household, 'holders' | 'others'>;

function people(random: Random): readonly Persons[] {
  const alone = shuffled(random, SURNAMES);
  const taken = new Set<string>();
  return Array.from({ length: MEMBER_COUNT }, (_, index) => {
    const isFamily = index < FAMILY_MEMBERS;
    const place = isFamily ? index % FAMILIES.length : (index - FAMILY_MEMBERS) % alone.length;
    const last = (isFamily ? FAMILIES : alone)[place] ?? pick(random, SURNAMES);
    return persons(last, taken, random);
  });
}

function persons(last: string, taken: Set<string>, random: Random): Persons {
  const holder = person(last, taken, random);
  const draw = random();
  if (draw < 0.14) return { holders: [holder, person(last, taken, random, holder)], others: [] };
  const other = person(pick(random, SURNAMES), taken, random, holder);
  if (draw < 0.22) return { holders: [holder, other], others: [] };
  return { holders: [holder], others: draw < 0.62 ? [other] : [] };
}

/** Nobody has another's whole name. */
function person(last: string, taken: Set<string>, random: Random, spouse?: Person): Person {
  const isSame = chance(random, 0.08);
  const isWoman = spouse === undefined ? chance(random, 0.6) : (spouse.title === 'M') !== isSame;
  const first = pick(random, isWoman ? WOMEN : MEN);
  const drawn: Person = { title: isWoman ? 'MME' : 'M', first, last };
  if (taken.has(fullName(drawn))) return person(last, taken, random, spouse);
  taken.add(fullName(drawn));
  return drawn;
}

function withReferences(all: readonly Persons[], random: Random): readonly Household[] {
  const codes = new Set<string>();
  const references = new Set<string>();
  const amounts = new Set<number>();
  const reference = (): string => unlike(references, () => newReference(random));
  return all.map(({ holders, others }) => {
    const code = memberCode(holders, codes);
    const count = weighted(random, [
      [50, 1],
      [32, 2],
      [18, 3],
    ]);
    const member = { code, reference: reference(), ...namesOf(holders, others) };
    const pending = Array.from({ length: count }, () => ({
      member: code,
      amountCents: owed(amounts, random),
      reference: reference(),
    }));
    return { member, holders, others, pending };
  });
}

function namesOf(
  holders: readonly Person[],
  others: readonly Person[],
): Pick<Member, 'name' | 'otherNames'> {
  const [one, other] = holders;
  if (one === undefined) throw new RangeError('a household has a holder');
  const name = one.last === other?.last ? `${one.first} et ${fullName(other)}` : undefined;
  return {
    name: name ?? holders.map(fullName).join(' et '),
    otherNames: [...(holders.length > 1 ? holders : []), ...others].map(fullName),
  };
}

/** Three letters of the surname, and a number from the second member on who has them. */
function memberCode(holders: readonly Person[], taken: Set<string>): string {
  const plain = withoutAccents(holders[0]?.last ?? '').replace(/[^A-Za-z]/g, '');
  const letters = plain.slice(0, 3).toUpperCase();
  let number = 1;
  const code = (): string => (number === 1 ? letters : `${letters}${number}`);
  while (taken.has(code())) number += 1;
  taken.add(code());
  return code();
}

/** A fixed price for most; else an amount that nobody else owes. */
function owed(taken: Set<number>, random: Random): number {
  if (chance(random, 0.68)) return weighted(random, PRICES);
  const prices = PRICES.map(([, price]) => price);
  let amount = between(random, 480, 16_000);
  while (taken.has(amount) || prices.includes(amount)) amount = between(random, 480, 16_000);
  taken.add(amount);
  return amount;
}

function unlike(taken: Set<string>, draw: () => string): string {
  let drawn = draw();
  while (taken.has(drawn)) drawn = draw();
  taken.add(drawn);
  return drawn;
}

/**
 * Random codes are never so near each other that an error makes another member's of one, yet a
 * benchmark needs that case: so some pending payments get new codes, twins of other members'.
 */
function withTwins(households: readonly Household[], random: Random): Group {
  const order = shuffled(random, households);
  let changed: readonly Household[] = households;
  const twins: Twin[] = [];
  const rest = order.values();
  for (const errors of TWIN_ERRORS) {
    const [one, other] = [next(rest), next(rest)];
    const { reference, written } = pairFor(one, errors, rest, random);
    const member = reference.member;
    twins.push({ member, reference: reference.reference, written, errors });
    changed = changed.map((household) =>
      household.member.code === other.member.code ? withFirst(household, written) : household,
    );
  }
  return { households: changed, twins };
}

/** A code of the household that has a twin, or of the next household that has one. */
function pairFor(
  household: Household,
  errors: 1 | 2,
  rest: Iterator<Household>,
  random: Random,
): { readonly reference: Pending; readonly written: string } {
  for (const reference of household.pending) {
    const twins = twinsOf(reference.reference, errors);
    if (twins.length > 0) return { reference, written: pick(random, twins) };
  }
  return pairFor(next(rest), errors, rest, random);
}

function next(rest: Iterator<Household>): Household {
  const { value, done } = rest.next();
  if (done === true) throw new RangeError('too few households for pairs of codes');
  return value;
}

function withFirst(household: Household, reference: string): Household {
  const [first, ...others] = household.pending;
  if (first === undefined) throw new RangeError('a household owes a payment');
  return { ...household, pending: [{ ...first, reference }, ...others] };
}
