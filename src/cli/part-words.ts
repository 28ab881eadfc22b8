import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';
import type { Answer } from './schemas.ts';

// How the parts of a line are called: whose they are, and many payments in a few words.

type PartJson = NonNullable<NonNullable<Answer<'line show'>['line']['match']>['parts']>[number];
/** Of one that is the whole line, no amount is told. */
type NamedPart = Omit<PartJson, 'amountCents'>;
type ReceiverJson = Pick<PartJson, 'member' | 'heading' | 'deposit'>;

/** A member's code, a heading in the reader's words, or a deposit's number. */
export const receiverWords = ({ member, heading, deposit }: ReceiverJson, say: Say): string =>
  heading === undefined ? (member ?? deposit ?? '') : headingWords(heading, say);

/** More payments than these are counted, not named. */
const MOST_NAMED = 3;

/** `DUR + bank fees`, or `12 payments + bank fees`. */
export function receiversWords(parts: readonly NamedPart[], say: Say): string {
  const payments = parts.filter(({ payment }) => payment !== undefined);
  if (payments.length <= MOST_NAMED) {
    return parts.map((part) => receiverWords(part, say)).join(' + ');
  }
  const others = parts.filter(({ payment }) => payment === undefined);
  return [
    say.answers.somePayments(payments.length),
    ...others.map((part) => receiverWords(part, say)),
  ].join(' + ');
}

/** `P-4..P-9, P-12`: their numbers, those that follow each other as one. */
export function paymentRanges(parts: readonly NamedPart[]): readonly string[] {
  const numbers = parts
    .flatMap(({ payment }) => payment ?? [])
    .map((id) => Number(id.slice(2)))
    .toSorted((one, other) => one - other);
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range?.[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.flatMap(([first, last]) => {
    if (first === last) return [`P-${first}`];
    return last === first + 1 ? [`P-${first}`, `P-${last}`] : [`P-${first}..P-${last}`];
  });
}
