import { formatId } from '../../domain/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addHeading } from '../../ledger/headings.ts';
import { decide, type ReviewDecision } from '../../ledger/matching/review.ts';
import { stands } from '../../ledger/operations.ts';
import { lineById } from '../../ledger/statements/lines.ts';
import { countWaiting } from '../../ledger/status.ts';
import { undo } from '../../ledger/undo.ts';
import type { Context, Recorded } from '../context.ts';
import { takenWords } from '../headings.ts';
import { type MatchedJson, matchedJson } from '../line-json.ts';
import { type Block, line, outputOptions, renderText } from '../output.ts';
import { reportRefusal } from '../report-refusal.ts';
import type { Answer } from '../schemas.ts';
import { parseTypedId } from '../values.ts';
import { wrap } from '../wrap.ts';

/** One answer of the person, which they can take back at once. */
interface Step {
  readonly lines: readonly number[];
  /** None for a line that was put off. */
  readonly operations: readonly number[];
  /** What it was, in a few words. */
  readonly words: string;
}

/** A dialogue, from its first question to its last. */
export interface Session {
  readonly context: Context;
  readonly steps: Step[];
  /** Lines that the person leaves for later. */
  readonly putOff: Set<number>;
  /** Lines that were offered to be accepted at a glance: once is enough. */
  readonly offered: Set<number>;
}

export const newSession = (context: Context): Session => ({
  context,
  steps: [],
  putOff: new Set(),
  offered: new Set(),
});

/** The answers that were written, and not taken back. */
const bookedSteps = ({ steps }: Session): readonly Step[] =>
  steps.filter(({ operations }) => operations.length > 0);

export const hasBooked = (session: Session): boolean => bookedSteps(session).length > 0;

const isWaiting = ({ context }: Session, id: number): boolean =>
  lineById(context.ledger, id).status === 'waiting';

/** What has been done so far. */
export const outcomeOf = (session: Session): Answer<'review'> => ({
  explainedCount: bookedSteps(session)
    .flatMap(({ lines }) => lines)
    .filter((id) => !isWaiting(session, id)).length,
  waitingCount: countWaiting(session.context.ledger),
});

/** Prints pieces of the dialogue; sentences are broken between their words. */
export async function show({ context }: Session, blocks: readonly Block[]): Promise<void> {
  const { io, say } = context;
  const wrapped = blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block]
      : wrap(block.text, io.columns).map((text): Block => ({ ...block, text })),
  );
  const { out, err } = await renderText(wrapped, say, outputOptions(io));
  io.out(out);
  if (err !== '') io.err(err);
}

/** Runs what may be refused; a refusal is said, and the dialogue goes on. */
export async function orSay<Result>(
  { context }: Session,
  work: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reportRefusal(error, context.io, context.say, false);
    return undefined;
  }
}

/** What a person decided; with a heading to be opened, the whole line goes there. */
export type Decided = ReviewDecision & { readonly newHeading?: string | undefined };

export interface Booked extends Recorded {
  readonly matched: readonly MatchedJson[];
  readonly learned: readonly string[];
}

/** Books decisions as one step, in one transaction. Refuses as `decide` does. */
export function bookStep(
  { context, steps }: Session,
  decisions: readonly Decided[],
  wordsOf: (matched: readonly MatchedJson[]) => string,
): Booked {
  const booked = context.write((writer) => {
    const open = ({ newHeading, parts, ...decision }: Decided): ReviewDecision => {
      if (newHeading === undefined) return { ...decision, parts };
      const { id } = addHeading(writer, newHeading, takenWords(context.say));
      return {
        ...decision,
        parts: parts.map(({ amountCents }) => ({ amountCents, headingId: id })),
      };
    };
    const assigned = decide(writer, decisions.map(open));
    return {
      matched: assigned.flatMap((each) => matchedJson(writer.ledger, each)),
      learned: assigned.flatMap(({ learned }) => learned.map(({ payer }) => payer)),
    };
  });
  const { operation, operations = operation === undefined ? [] : [operation] } = booked;
  steps.push({
    lines: decisions.map(({ seen }) => seen.line),
    operations: operations.map((id) => parseTypedId(id, 'operation').number),
    words: wordsOf(booked.matched),
  });
  return booked;
}

export function putOff({ context, steps, putOff: lines }: Session, id: number): void {
  const { review } = context.say.answers;
  lines.add(id);
  steps.push({
    lines: [id],
    operations: [],
    words: review.forReceiver(formatId('line', id), review.putOff),
  });
}

/** Takes the last answer back, whole; what can't be taken back any more is said. */
export async function undoLast(session: Session): Promise<void> {
  const { context, steps } = session;
  const step = steps.at(-1);
  if (step === undefined) return;
  const { lines, operations } = step;
  const isUndone = await orSay(session, () => {
    if (operations.length === 0) return true;
    return context.write((writer) => {
      // What somebody else took back meanwhile needs no more taking back.
      const standing = operations.filter((operation) => stands(writer.ledger, operation));
      for (const operation of standing.toReversed()) undo(writer, operation);
      return { lines };
    });
  });
  if (isUndone === undefined) return;
  steps.pop();
  for (const id of lines) session.putOff.delete(id);
  const ids = lines.filter((id) => isWaiting(session, id)).map((id) => formatId('line', id));
  if (ids.length > 0) await show(session, [line(context.say.answers.review.undone(ids))]);
}
