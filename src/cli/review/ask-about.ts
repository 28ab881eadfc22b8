import { formatId } from '../../domain/ids.ts';
import type { Sheet } from '../../ledger/matching/review.ts';
import { countWaiting } from '../../ledger/status.ts';
import type { Choice } from '../io.ts';
import { askHeading } from './ask-heading.ts';
import { askMember } from './ask-member.ts';
import { askParts } from './ask-parts.ts';
import { type Decided, putOff, type Session, show, undoLast } from './session.ts';
import { settle } from './settle.ts';
import { showWhy } from './show-why.ts';
import { offerChoice, sheetBlocks } from './words.ts';

/** What came of a question about one line. */
export type Answered = 'booked' | 'again' | 'quit';

/** Shows a line that waits, and asks until there is an answer to it. */
export async function askAbout(session: Session, sheet: Sheet): Promise<Answered> {
  const { context } = session;
  const { id, waitingCents } = sheet.line;
  const { review } = context.say.answers;
  const moreCount = countWaiting(context.ledger) - session.putOff.size - 1;
  await show(session, sheetBlocks(context, sheet, moreCount));
  for (;;) {
    const question =
      sheet.reason === 'payout'
        ? review.payoutQuestion(formatId('line', id))
        : review.question(formatId('line', id), waitingCents);
    const answer = await context.io.ask.choose(question, menuOf(session, sheet), review.menuKeys);
    switch (answer) {
      case 'quit':
        return 'quit';
      case 'later':
        putOff(session, id);
        return 'again';
      case 'undo':
        await undoLast(session);
        return 'again';
      case 'why':
        await showWhy(session, sheet);
        break;
      default: {
        const decided = await decidedBy(session, sheet, answer);
        const settled = decided === undefined ? 'back' : await settle(session, sheet, decided);
        if (settled !== 'back') return settled;
      }
    }
  }
}

/** The proposals, the likeliest first, and then everything else that can be done. */
function menuOf({ context, steps }: Session, { line, offers }: Sheet): readonly Choice[] {
  const { review } = context.say.answers;
  const member = { name: offers.length > 0 ? review.otherMember : review.member, value: 'member' };
  const heading = { name: review.heading, value: 'heading' };
  const last = steps.at(-1);
  return [
    ...offers.map((offer, index) => offerChoice(context, offer, index)),
    // Money out is seldom a member's.
    ...(line.amountCents < 0 ? [heading, member] : [member, heading]),
    { name: review.split, value: 'split' },
    { name: review.why, value: 'why' },
    { name: review.later, value: 'later' },
    ...(last === undefined ? [] : [{ name: review.undoLast(last.words), value: 'undo' }]),
    { name: review.quit, value: 'quit' },
  ];
}

/** Whose the line is by this answer; undefined where the person has gone back. */
async function decidedBy(
  session: Session,
  sheet: Sheet,
  answer: string,
): Promise<Decided | undefined> {
  const { context } = session;
  if (answer === 'member') return await askMember(context, sheet);
  if (answer === 'heading') return await askHeading(context, sheet);
  if (answer === 'split') return await askParts(session, sheet);
  const offer = sheet.offers[Number(answer.replace('offer ', ''))];
  return offer && { seen: sheet.seen, parts: offer.proposal.parts };
}
