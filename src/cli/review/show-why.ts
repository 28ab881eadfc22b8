import { backgroundOf } from '../../ledger/matching/background.ts';
import type { Sheet } from '../../ledger/matching/review.ts';
import { paymentJson } from '../answers.ts';
import { inTransit, transitBlocks } from '../in-transit.ts';
import { linesJson } from '../line-json.ts';
import { type Block, line } from '../output.ts';
import { linesTable, paymentsTable } from '../presenting.ts';
import { type Session, show } from './session.ts';
import { memberWords } from './words.ts';

/** All that is known about a line: those to whom it may go, and what came of lines like it. */
export async function showWhy(session: Session, sheet: Sheet): Promise<void> {
  const { context } = session;
  const { ledger, say } = context;
  const { review } = say.answers;
  // Of a payout nobody's account changes: what is in transit tells which payments it may be of.
  const isPayout = sheet.reason === 'payout';
  const members = new Set(
    (isPayout ? [] : sheet.offers).flatMap(({ moves }) => moves.map(({ member }) => member.id)),
  );
  const { balances, openPayments, earlier } = backgroundOf(ledger, sheet.line, [...members]);
  const known = linesJson({ ledger, say, date: context.date }, earlier);
  const blocks: readonly Block[] = [
    ...(isPayout ? transitBlocks(inTransit(context, undefined, undefined).transit, say) : []),
    ...balances.map(({ member, balanceCents }) =>
      line(review.aboutMember(memberWords(member), balanceCents)),
    ),
    ...(openPayments.length === 0
      ? []
      : [
          line(review.openPayments),
          paymentsTable(
            openPayments.map((each) => paymentJson(ledger, each)),
            say,
          ),
        ]),
    ...(known.length === 0 ? [] : [line(review.earlierLines), linesTable(known, say)]),
  ];
  await show(session, blocks.length === 0 ? [line(review.nothingKnown)] : blocks);
}
