import type { Person } from '../names.ts';
import { chance, pick, type Random, weighted } from '../random.ts';
import type { Household } from './members.ts';
import type { Written } from './spelling.ts';

const OWN = 'own';

/**
 * Whose name the bank shows, in one of the banks' ways: mostly a holder's or both holders'; else a
 * spouse's, another member's (a neighbour who pays for somebody), two names, or none.
 */
export function payerFor(
  household: Household,
  households: readonly Household[],
  random: Random,
): Written {
  const kind = payerKind(household, random);
  const own = household.holders;
  if (kind === OWN) return { text: named(own, random), marks: [] };
  const marks = [`payer-${kind}`];
  if (kind === 'none') return { text: '', marks };
  if (kind === 'spouse') return { text: named([pick(random, household.others)], random), marks };

  const strangers = households.filter(({ member }) => member !== household.member);
  const neighbour = named(pick(random, strangers).holders, random);
  if (kind === 'neighbour') return { text: neighbour, marks };
  const link = pick(random, [' OU ', ' ET ', ' POUR ', ' P/C ']);
  return { text: [neighbour, named(own, random)].join(link), marks };
}

function payerKind({ others }: Household, random: Random): string {
  return weighted(random, [
    [75, OWN],
    [others.length > 0 ? 18 : 0, 'spouse'],
    [7, 'neighbour'],
    [3, 'two-names'],
    [7, 'none'],
  ]);
}

function named(persons: readonly Person[], random: Random): string {
  const [one, other] = persons;
  if (one === undefined) throw new RangeError('a payer is a person');
  if (other === undefined || chance(random, 0.35)) return alone(pick(random, persons), random);
  return together(one, other, random);
}

function alone({ title, first, last }: Person, random: Random): string {
  const initial = first.charAt(0);
  return weighted(random, [
    [24, `${title} ${last} ${first}`],
    [16, `${title} ${first} ${last}`],
    [18, `${last} ${first}`],
    [20, `${first} ${last}`],
    [6, `${last.toUpperCase()} ${first}`],
    [5, `${title === 'M' ? 'MR' : 'MLLE'} ${last} ${first}`],
    [4, `${title} ${last}`],
    [3, `${title}. ${last} ${initial}`],
    [3, `M OU MME ${last} ${first}`],
    [1, `${initial}. ${last}`],
  ]);
}

function together(one: Person, other: Person, random: Random): string {
  return weighted(random, [
    [30, `M OU MME ${one.last} ${one.first}`],
    [15, `M ET MME ${one.last}`],
    [10, `M OU MME ${other.first} ${other.last}`],
    [15, `${one.title} ${one.last} OU ${other.title} ${other.last}`],
    [15, `${one.last} ${one.first} ET ${other.last} ${other.first}`],
    [15, `${one.title} ${one.first} ${one.last} OU ${other.title} ${other.first}`],
  ]);
}
