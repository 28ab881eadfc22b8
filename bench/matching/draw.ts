import { between, chance, pick, type Random } from '../random.ts';
import { type Paid, paidFor, toppedUp } from './amounts.ts';
import { codesWithin, fold } from './codes.ts';
import { mistyped, type Typed } from './errors.ts';
import type { Group, Household, Twin } from './members.ts';
import { bothCodes, motifAround } from './motif.ts';
import { payerFor } from './payers.ts';
import { printed } from './print.ts';
import { spelled, spelledLike, type Written } from './spelling.ts';
import { holdsWhole, isBrokenByLine, track, trackedOnly, untrack } from './tracked.ts';
import type { Labelled, Pending } from './types.ts';

/** What a label has to be. */
export type Plan =
  | { readonly kind: 'one-code'; readonly errors: 0 | 1 | 2 }
  | { readonly kind: 'two-codes'; readonly errors: 0 }
  | { readonly kind: 'other-code'; readonly errors: 1 | 2; readonly twin: Twin };

/** A label, and what the member typed for the code, which `check.ts` looks for in it. */
export interface Traced {
  readonly labelled: Labelled;
  /** Letters and digits alone. */
  readonly typed: string;
}

interface Transfer {
  readonly household: Household;
  readonly reference: string;
  readonly typed: Typed;
  readonly paid: Paid;
  /** The other reference of the same member that stands in the label too. */
  readonly second: string | undefined;
}

/** The code of the member to whom each reference was given. */
export type Issued = ReadonlyMap<string, string>;

/** A label of the plan; drawn again until it is what its truth says. */
export function drawn(plan: Plan, group: Group, issued: Issued, random: Random): Traced {
  let traced = attempt(plan, group, random);
  while (!isTrue(traced, plan, issued)) traced = attempt(plan, group, random);
  return traced;
}

/**
 * True if the label holds the codes that it has to hold, however it came about: two words that
 * happen to make a stranger's code would make the truth false, and so would a next word that gives
 * the code its lost end back.
 */
function isTrue(
  { labelled: { label, member, reference, errors, isWhole }, typed }: Traced,
  plan: Plan,
  issued: Issued,
): boolean {
  if (fold(label).includes(fold(typed)) !== isWhole) return false;
  const found = new Set(codesWithin(label, issued));
  if (plan.kind === 'other-code')
    return isWhole && found.size === 1 && found.has(plan.twin.written);
  if (found.has(reference) !== (isWhole && errors === 0)) return false;
  const others = Array.from(found).filter((code) => code !== reference);
  return plan.kind === 'two-codes'
    ? others.every((code) => issued.get(code) === member)
    : others.length === 0;
}

function attempt(plan: Plan, group: Group, random: Random): Traced {
  const transfer = transferOf(plan, group, random);
  const date = `2026-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`;
  const code = spelled(transfer.typed, random);
  const tracked = track(code.text);
  const codes = withSecond(tracked, code, transfer.second, random);
  const motif = motifAround(codes, transfer.household, Number(date.slice(5, 7)), random);
  const payer = payerFor(transfer.household, group.households, random);
  const content = { payer: payer.text, motif, code: codes, date };
  const label = printed(content, random);
  const how = [code, payer, transfer.paid, label].flatMap(({ marks }) => marks);
  const kind = plan.kind === 'one-code' ? [] : [plan.kind];
  return traced(transfer, date, label.text, [...kind, ...how], plan.errors);
}

function transferOf(plan: Plan, group: Group, random: Random): Transfer {
  const { households } = group;
  if (plan.kind === 'other-code') return mistaken(plan.twin, group, random);
  const household = pick(random, households);
  if (plan.kind === 'two-codes') return double(household, random);

  const isPermanent = chance(random, 0.15);
  const pending = pick(random, household.pending);
  const reference = isPermanent ? household.member.reference : pending.reference;
  const paid = isPermanent
    ? toppedUp(household, random)
    : paidAmong(household, pending, group, random);
  const typed = mistyped(reference, plan.errors, random);
  return { household, reference, typed, paid, second: undefined };
}

function paidAmong(household: Household, pending: Pending, group: Group, random: Random): Paid {
  const all = group.households.flatMap((one) => one.pending);
  return paidFor(household, pending, all, random);
}

function mistaken({ member, reference, written }: Twin, group: Group, random: Random): Transfer {
  const household = group.households.find((one) => one.member.code === member);
  const pending = household?.pending.find((one) => one.reference === reference);
  if (household === undefined || pending === undefined) throw new RangeError(`no ${reference}`);
  const typed = mistyped(written, 0, random);
  const paid = paidAmong(household, pending, group, random);
  return { household, reference, typed, paid, second: undefined };
}

/** Two references of one member, mostly paid with the sum of both. */
function double(household: Household, random: Random): Transfer {
  const [one, other] = household.pending;
  if (one === undefined) throw new RangeError('a household owes a payment');
  const sum = one.amountCents + (other?.amountCents ?? pick(random, [1000, 2000, 5000]));
  const isExact = chance(random, 0.8);
  const paid = isExact
    ? { cents: sum, marks: ['amount-total'] }
    : { cents: one.amountCents, marks: ['amount-less'] };
  const typed = mistyped(one.reference, 0, random);
  const second = other?.reference ?? household.member.reference;
  return { household, reference: one.reference, typed, paid, second };
}

function withSecond(
  tracked: string,
  first: Written,
  second: string | undefined,
  random: Random,
): string {
  if (second === undefined) return tracked;
  return bothCodes(tracked, spelledLike(first, mistyped(second, 0, random)), random);
}

function traced(
  { household, reference, typed, paid }: Transfer,
  date: string,
  text: string,
  how: readonly string[],
  errors: 0 | 1 | 2,
): Traced {
  const isWhole = holdsWhole(text, typed.characters.length);
  const left = trackedOnly(text);
  const loss = isWhole ? [] : [left === '' ? 'code-gone' : 'code-cut'];
  const marks = [
    ...how,
    ...caseMarks(left),
    ...loss,
    ...(isBrokenByLine(text) ? ['line-end-in-code'] : []),
  ];
  const { code: member } = household.member;
  const label = untrack(text);
  const truth = { date, amountCents: paid.cents, label, member, reference };
  return {
    labelled: { ...truth, errors, marks: Array.from(new Set(marks)), isWhole },
    typed: typed.characters,
  };
}

function caseMarks(left: string): readonly string[] {
  if (!/[a-z]/.test(left)) return [];
  return [/[A-Z]/.test(left) ? 'mixed-case' : 'lower-case'];
}

const two = (number: number): string => String(number).padStart(2, '0');
