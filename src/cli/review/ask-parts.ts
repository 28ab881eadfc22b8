import { formatId } from '../../domain/ids.ts';
import { movesOf, type Sheet, seenToo } from '../../ledger/matching/review.ts';
import { line } from '../output.ts';
import { parseParts } from '../split-parts.ts';
import { type Decided, orSay, type Session, show } from './session.ts';
import { splitWords } from './words.ts';

/** How the line is divided: typed as for `line split`, then shown before it is booked. */
export async function askParts(session: Session, sheet: Sheet): Promise<Decided | undefined> {
  const { context } = session;
  const { ledger, io } = context;
  const { review } = context.say.answers;
  const { id, amountCents } = sheet.line;
  await show(session, [line(review.splitHelp(Math.abs(amountCents)))]);
  for (;;) {
    const typed = await io.ask.text(review.splitQuestion);
    if (typed.trim() === '') return undefined;
    const parts = await orSay(session, () =>
      parseParts(context, [typed], amountCents, formatId('line', id)),
    );
    if (parts === undefined) continue;
    const members = parts.flatMap(({ memberId }) => memberId ?? []);
    const seen = seenToo(ledger, sheet.seen, members);
    const words = splitWords(context, parts, movesOf(ledger, sheet.line, parts));
    await show(session, words.map(line));
    const answer = await io.ask.choose(review.splitConfirm, [
      { name: review.splitRight, value: 'yes' },
      { name: review.back, value: 'back' },
    ]);
    return answer === 'yes' ? { seen, parts } : undefined;
  }
}
