import { type Random, seeded, shuffled } from '../random.ts';
import { drawn, type Issued, type Plan, type Traced } from './draw.ts';
import { type Group, group } from './members.ts';
import type { Corpus } from './types.ts';

export type { Corpus, Labelled, Member, Pending } from './types.ts';

const ONE_ERROR_SHARE = 0.2;
const TWO_ERRORS_SHARE = 0.1;
const TWO_CODES_SHARE = 0.02;
const OTHER_CODE_SHARE = 0.002;

/** A corpus, and beside each of its labels, at the same place, what the member typed. */
export interface TracedCorpus {
  readonly corpus: Corpus;
  readonly typed: readonly string[];
}

/**
 * The same for the same seed, and the same members and payments whatever the count.
 *
 * Of the labels 70 % have no typing error, 20 % one and 10 % two. 2 % (mark `two-codes`, no errors)
 * hold two references of the same member. In 0.2 % (mark `other-code`, five of 2500) the code with
 * its error is another member's valid one, so that only payer and amount speak for the truth. Any
 * other label without errors holds just its own code if it is whole, and any that is cut or has
 * errors holds no code that was issued, even where words meet by chance.
 */
export const corpus = (count: number, seed: number): Corpus => tracedCorpus(count, seed).corpus;

/** The same as `corpus`, for checks that have to know what the member typed. */
export function tracedCorpus(count: number, seed: number): TracedCorpus {
  const random = seeded(seed);
  const all = group(random);
  const issued = issuedBy(all);
  const traced: readonly Traced[] = plans(count, all, random).map((plan) =>
    drawn(plan, all, issued, random),
  );
  return {
    corpus: {
      members: all.households.map(({ member }) => member),
      pending: all.households.flatMap(({ pending }) => pending),
      labels: traced.map(({ labelled }) => labelled),
    },
    typed: traced.map(({ typed }) => typed),
  };
}

function issuedBy({ households }: Group): Issued {
  return new Map(
    households.flatMap(({ member, pending }) =>
      [member, ...pending].map(({ reference }) => [reference, member.code] as const),
    ),
  );
}

function plans(count: number, { twins }: Group, random: Random): readonly Plan[] {
  const others = Array.from({ length: Math.round(count * OTHER_CODE_SHARE) }, (_, index) => index)
    .map((index) => twins[index % twins.length])
    .filter((twin) => twin !== undefined)
    .map((twin): Plan => ({ kind: 'other-code', errors: twin.errors, twin }));
  const withErrors = (errors: 1 | 2, share: number): readonly Plan[] => {
    const hard = others.filter((plan) => plan.errors === errors).length;
    return some(Math.round(count * share) - hard, { kind: 'one-code', errors });
  };
  const doubles = some(Math.round(count * TWO_CODES_SHARE), { kind: 'two-codes', errors: 0 });
  const hard = [...others, ...withErrors(1, ONE_ERROR_SHARE), ...withErrors(2, TWO_ERRORS_SHARE)];
  const rest = count - hard.length - doubles.length;
  return shuffled(random, [...hard, ...doubles, ...some(rest, { kind: 'one-code', errors: 0 })]);
}

const some = (count: number, plan: Plan): readonly Plan[] =>
  Array.from({ length: Math.max(count, 0) }, () => plan);
