import { formatId } from '../../domain/ids.ts';
import type { Receiver } from '../../domain/matching/proposal.ts';
import { sumCents } from '../../domain/money.ts';
import { headingById } from '../../ledger/headings.ts';
import type { BookedPart } from '../../ledger/matching/book-line.ts';
import type { Move, Offer, Sheet } from '../../ledger/matching/review.ts';
import { memberById } from '../../ledger/members/members.ts';
import type { Context } from '../context.ts';
import { headingWords } from '../headings.ts';
import type { Choice } from '../io.ts';
import { labelOf } from '../line-json.ts';
import { type Block, line } from '../output.ts';
import { wrap } from '../wrap.ts';

/** How lines, members and proposals are called in the dialogue. */

/** What a line is, and why it waits. */
export function sheetBlocks({ say }: Context, sheet: Sheet, moreCount: number): readonly Block[] {
  const { review } = say.answers;
  const { id, date, waitingCents } = sheet.line;
  const why =
    sheet.reason === 'not-yet-matched'
      ? review.fitsNow
      : review.waitsBecause(say.waitReasons[sheet.reason]);
  return [
    line(''),
    line(review.lineHead(formatId('line', id), date, waitingCents, moreCount)),
    line(review.label(labelOf(sheet.line))),
    line(why),
  ];
}

/** A member by code and name. */
export const memberWords = ({ code, name }: Move['member']): string => `${code} ${name}`;

/** `owes €45.00 → balance zero`. */
export const changeWords = ({ say }: Context, { beforeCents, afterCents }: Move): string =>
  say.answers.review.change(beforeCents, afterCents);

/** `DUR Durand Claire: owes €45.00 → balance zero`. */
export const moveWords = (context: Context, move: Move): string =>
  context.say.answers.review.changeOf(memberWords(move.member), changeWords(context, move));

/** Who gets a part, and the payment that it is. */
function receiverOf(context: Context, part: BookedPart) {
  const { memberId, paymentId } = part;
  const { ledger } = context;
  const name =
    memberId === undefined
      ? shortReceiver(context, part)
      : memberWords(memberById(ledger, memberId));
  return paymentId === undefined ? name : `${name} (${formatId('payment', paymentId)})`;
}

/** Of so many accounts those that stay as they are need not be read. */
const FEW_MOVES = 3;

/** Each part with its amount, and then what it does to the members' accounts. */
export function splitWords(
  context: Context,
  parts: readonly BookedPart[],
  moves: readonly Move[],
): readonly string[] {
  const { partOf } = context.say.answers.review;
  const isFew = moves.length <= FEW_MOVES;
  // What goes the other way than the line, such as a provider's fee, has a minus.
  const sign = Math.sign(sumCents(parts.map(({ amountCents }) => amountCents)));
  const told = moves.filter((move) => isFew || move.beforeCents !== move.afterCents);
  return [
    ...parts.map((part) => partOf(sign * part.amountCents, receiverOf(context, part))),
    ...told.map((move) => moveWords(context, move)),
  ];
}

/** A proposal: whose the line would be, what their account would be, and the sentence why. */
function offerWords(context: Context, offer: Offer): readonly [string, ...string[]] {
  const { proposal, moves } = offer;
  const why = context.say.whyProposed(proposal.rule, proposal.why);
  const [part, ...more] = proposal.parts;
  const [move] = moves;
  // Whom the payments are of was said when they paid, and no account changes.
  if (proposal.rule === 'payout') return [receiversOf(context, offer), why];
  if (part === undefined || more.length > 0) {
    const [first = '', ...rest] = splitWords(context, proposal.parts, moves);
    return [first, ...rest, why];
  }
  if (move === undefined) return [receiverOf(context, part), why];
  // Which payment comes back, of those that had this amount.
  const name = part.amountCents < 0 ? receiverOf(context, part) : memberWords(move.member);
  return [context.say.answers.review.changeOf(name, changeWords(context, move)), why];
}

/** What stands before a choice's name: the arrow, and room at the end of the row. */
const AROUND_CHOICE = 7;
/** As far as the words behind a number. */
const INDENT = '   ';

/** A choice whose words are broken to the terminal's width; the first row is its name. */
export function choiceOf(
  { io }: Context,
  { value, short }: Pick<Choice, 'value' | 'short'>,
  rows: readonly string[],
): Choice {
  const [name = '', ...details] = rows.flatMap((row) => wrap(row, io.columns - AROUND_CHOICE));
  return { name, value, details: details.map((row) => `${INDENT}${row}`), short: short ?? name };
}

/** A proposal as a choice of the menu. */
export function offerChoice(context: Context, offer: Offer, index: number): Choice {
  const [first, ...rest] = offerWords(context, offer);
  const words = { value: `offer ${index}`, short: receiversOf(context, offer) };
  return choiceOf(context, words, [`${index + 1}. ${first}`, ...rest]);
}

/** Who would get the line, in a table: codes and headings alone; of a payout how many payments. */
export function receiversOf(context: Context, { proposal: { rule, parts } }: Offer): string {
  const counted = rule === 'payout' ? parts.filter(({ paymentId }) => paymentId !== undefined) : [];
  const named = parts.filter((part) => !counted.includes(part));
  const { somePayments } = context.say.answers;
  return [
    ...(counted.length === 0 ? [] : [somePayments(counted.length)]),
    ...named.map((part) => shortReceiver(context, part)),
  ].join(' + ');
}

/** A member's code, a heading, or a deposit's number. */
function shortReceiver({ ledger, say }: Context, { memberId, headingId, depositId }: Receiver) {
  if (memberId !== undefined) return memberById(ledger, memberId).code;
  return headingId === undefined
    ? say.answers.depositCalled(formatId('deposit', depositId))
    : headingWords(headingById(ledger, headingId).name, say);
}
