import { formatId } from '../../domain/ids.ts';
import { type Sheet, sureSheets } from '../../ledger/matching/review.ts';
import type { Context } from '../context.ts';
import type { Choice } from '../io.ts';
import { labelOf } from '../line-json.ts';
import { type Block, line, right, table, wraps } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { bookStep, hasBooked, orSay, type Session, show } from './session.ts';
import { receiversOf } from './words.ts';

/** A single one is asked about like any other line, which takes as many keys. */
const FEWEST = 2;

/**
 * Offers the lines that can be accepted at a glance, as long as there are new ones: those accepted
 * may explain others. They are booked as one step.
 */
export async function offerSure(session: Session): Promise<void> {
  const { context, offered } = session;
  for (;;) {
    const sheets = sureSheets(context.ledger, new Set([...offered, ...session.putOff]));
    if (sheets.length < FEWEST) return;
    const isFirst = !hasBooked(session);
    for (const { line: each } of sheets) offered.add(each.id);
    await show(session, sureBlocks(context, sheets, isFirst));
    const accepted = await askWhich(context, sheets);
    if (accepted.length === 0) return;
    const isBooked = await orSay(session, () => accept(session, accepted));
    if (isBooked) continue;
    // What changed meanwhile is offered anew, as it is now.
    for (const { line: each } of sheets) offered.delete(each.id);
  }
}

function sureBlocks(
  context: Context,
  sheets: readonly Sheet[],
  isFirst: boolean,
): readonly Block[] {
  const { answers, labels } = context.say;
  const { columns, rules } = labels;
  const { review } = answers;
  const title = isFirst ? review.sureTitle(sheets.length) : review.moreSureTitle(sheets.length);
  const rows = sheets.flatMap(({ line: each, offers }) =>
    offers.slice(0, 1).map((offer) => {
      const [move] = offer.moves;
      const receivers = receiversOf(context, offer);
      return [
        formatId('line', each.id),
        { date: each.date },
        { cents: each.waitingCents },
        labelOf(each),
        move === undefined || offer.proposal.rule === 'payout'
          ? receivers
          : review.afterIt(receivers, move.afterCents),
        rules[offer.proposal.rule],
      ];
    }),
  );
  const { line: id, date, amount, label, receiver, why } = columns;
  return [
    line(''),
    line(title),
    table([id, date, right(amount), wraps(label), wraps(receiver), wraps(why)], rows),
  ];
}

async function askWhich(context: Context, sheets: readonly Sheet[]): Promise<readonly Sheet[]> {
  const { io, say } = context;
  const { review } = say.answers;
  const answer = await io.ask.choose(
    review.sureQuestion(sheets.length),
    [
      { name: review.sureAll, value: 'all' },
      { name: review.sureSome, value: 'some' },
      { name: review.sureNone, value: 'none' },
    ],
    review.menuKeys,
  );
  if (answer === 'all') return sheets;
  if (answer === 'none') return [];
  const choices = sheets.map((sheet) => tickChoice(context, sheet));
  const ticked = await io.ask.tick(review.tickQuestion, choices, review.tickKeys);
  return sheets.filter(({ line: { id } }) => ticked.includes(formatId('line', id)));
}

function tickChoice(context: Context, { line: { id, waitingCents }, offers }: Sheet): Choice {
  const { review } = context.say.answers;
  const receivers = offers.slice(0, 1).map((offer) => receiversOf(context, offer));
  const value = formatId('line', id);
  const name = review.forReceiver(value, review.partOf(waitingCents, receivers.join('')));
  return { name, value, short: value };
}

/** Books each line as it was proposed, and says how to take all of it back. */
async function accept(session: Session, sheets: readonly Sheet[]): Promise<true> {
  const { say } = session.context;
  const { review } = say.answers;
  const decisions = sheets.flatMap(({ seen, offers: [offer] }) =>
    offer === undefined ? [] : [{ seen, parts: offer.proposal.parts }],
  );
  const booked = bookStep(session, decisions, () => review.manyLines(sheets.length));
  await show(session, [line(review.accepted(sheets.length)), ...undoHints(booked, say)]);
  return true;
}
