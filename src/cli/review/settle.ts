import { formatId } from '../../domain/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { BookedPart } from '../../ledger/matching/book-line.ts';
import { type UnclearPart, unclearParts } from '../../ledger/matching/expected.ts';
import { movesOf, type Sheet } from '../../ledger/matching/review.ts';
import { memberById } from '../../ledger/members/members.ts';
import { confirmDebits } from '../asking.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { receiversWords } from '../part-words.ts';
import { assignedLines, matchedLine, matchedTable } from '../presenting.ts';
import { type Booked, bookStep, type Decided, orSay, type Session, show } from './session.ts';
import { changeWords, choiceOf } from './words.ts';

/**
 * Asks what only the person can say of a decision, and books it. `back` where they thought better of
 * it; `again` where it was refused, and the line has to be looked at anew.
 */
export async function settle(
  session: Session,
  sheet: Sheet,
  decided: Decided,
): Promise<'booked' | 'again' | 'back'> {
  const { context } = session;
  const parts = await clarified(session, sheet, decided.parts);
  if (parts === undefined || !(await isConfirmed(context, sheet.line.id, parts))) return 'back';
  const id = formatId('line', sheet.line.id);
  const { forReceiver } = context.say.answers.review;
  const booked = await orSay(session, () =>
    bookStep(session, [{ ...decided, parts }], (matched) =>
      forReceiver(id, receiversWords(matched, context.say)),
    ),
  );
  if (booked === undefined) return 'again';
  await showBooked(session, booked);
  return 'booked';
}

async function showBooked(session: Session, { matched, learned }: Booked): Promise<void> {
  const { say } = session.context;
  const [only, ...more] = matched;
  if (only === undefined || more.length > 0) return show(session, [matchedTable(matched, say)]);
  return show(session, [matchedLine(only, say), ...assignedLines(only, learned, say)]);
}

/** The same parts, once it is said of each whether it is a payment that was recorded by hand. */
async function clarified(
  session: Session,
  sheet: Sheet,
  parts: readonly BookedPart[],
): Promise<readonly BookedPart[] | undefined> {
  const [unclear] = unclearParts(session.context.ledger, sheet.line, parts);
  if (unclear === undefined) return parts;
  const said = await askWhetherRecorded(session, sheet, unclear);
  if (said === undefined) return undefined;
  const others = parts.map((part) => (part === unclear.part ? said : part));
  return await clarified(session, sheet, others);
}

async function askWhetherRecorded(
  session: Session,
  { line: of }: Sheet,
  { part, payment }: UnclearPart,
): Promise<BookedPart | undefined> {
  const { context } = session;
  const { ledger, say, io } = context;
  const { review } = say.answers;
  const same = { ...part, paymentId: payment.id };
  const other = { ...part, isNew: true };
  const changeBy = (one: BookedPart) =>
    movesOf(ledger, of, [one]).map((move) => changeWords(context, move));
  const id = formatId('payment', payment.id);
  await show(session, [
    line(review.recorded(id, payment.byHandCents, memberById(ledger, part.memberId).code)),
  ]);
  const answer = await io.ask.choose(review.recordedQuestion, [
    choiceOf(context, { value: 'same' }, [review.recordedSame(id), ...changeBy(same)]),
    choiceOf(context, { value: 'other' }, [review.recordedNew, ...changeBy(other)]),
    { name: review.back, value: 'back' },
  ]);
  if (answer === 'back') return undefined;
  return answer === 'same' ? same : other;
}

/** False where the person does not want money out to be taken from a member's account. */
async function isConfirmed(
  context: Context,
  line: number,
  parts: readonly BookedPart[],
): Promise<boolean> {
  try {
    await confirmDebits(context, line, parts);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'DECLINED') return false;
    throw error;
  }
}
