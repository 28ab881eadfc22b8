import type { Receiver } from '../../domain/matching/proposal.ts';
import { refuse } from '../../domain/refusal.ts';
import { depositById } from '../../ledger/deposits/deposits.ts';
import { refuseImplausible } from '../../ledger/matching/deposit-lines.ts';
import { assignLine, splitLine } from '../../ledger/matching/matches.ts';
import { lineById } from '../../ledger/statements/lines.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, type Input, option } from '../action.ts';
import { confirmDebits, needMember } from '../asking.ts';
import type { Context } from '../context.ts';
import { findHeading } from '../headings.ts';
import { matchedJson } from '../line-json.ts';
import { assignedLines, matchedLine, undoHints } from '../presenting.ts';
import { depositNamed, namedReceiver } from '../split-parts.ts';
import { parseTypedId } from '../values.ts';

export const lineAssign = action('line assign', {
  async run(context, input) {
    const { ask } = context.say.answers;
    const typedLine = await context.need(input.args[0], 'LINE', ask.line);
    const { number } = parseTypedId(typedLine, 'line');
    const { amountCents } = lineById(context.ledger, number);
    const reason = option(input, 'reason');
    if (option(input, 'to') !== undefined && option(input, 'payment') !== undefined) {
      refuse('OPTIONS_CONFLICT', { first: '--to', second: '--payment' });
    }
    const payment = paymentOf(option(input, 'payment'));
    const receiver = await receiverOf(context, input, { line: number, amountCents });
    const typedDifference = option(input, 'difference');
    const difference =
      typedDifference === undefined ? undefined : namedReceiver(context, typedDifference);
    return context.write((writer) => {
      const assigned =
        difference === undefined
          ? assignLine(writer, number, { ...receiver, payment, reason })
          : assignWithDifference(writer, number, { receiver, difference, amountCents, reason });
      const [matched] = matchedJson(writer.ledger, assigned);
      if (matched === undefined) throw new Error(`line ${number} went to nobody`);
      return { matched, learned: assigned.learned.map(({ payer }) => payer) };
    });
  },
  present: (answer, say) => {
    const { matched, learned } = answer;
    return [
      matchedLine(matched, say),
      ...assignedLines(matched, learned, say),
      ...undoHints(answer, say),
    ];
  },
});

interface OfLine {
  readonly line: number;
  readonly amountCents: number;
}

/** The member or heading that was typed; money out of a member's account is asked about. */
async function receiverOf(context: Context, input: Input, of: OfLine): Promise<Receiver> {
  const typed = option(input, 'to');
  const [, member] = input.args;
  if (typed !== undefined) {
    if (member !== undefined) refuse('OPTIONS_CONFLICT', { first: '--to', second: 'MEMBER' });
    return depositNamed(context.ledger, typed) ?? { headingId: findHeading(context, typed).id };
  }
  const { id } = await needMember(context, member);
  await confirmDebits(context, of.line, [{ memberId: id, amountCents: of.amountCents }]);
  return { memberId: id };
}

interface Differing {
  readonly receiver: Receiver;
  /** Whose it is that the bank has credited more or less than was taken there. */
  readonly difference: Receiver;
  readonly amountCents: number;
  readonly reason: string | undefined;
}

/**
 * A deposit of which the bank shows another amount. Refuses with OPTIONS_CONFLICT elsewhere, and
 * with DEPOSIT_DIFFERENCE.
 */
function assignWithDifference(
  writer: Writer,
  line: number,
  { receiver, difference, amountCents, reason }: Differing,
) {
  const { depositId } = receiver;
  if (depositId === undefined)
    refuse('OPTIONS_CONFLICT', { first: '--difference', second: '--to' });
  const deposit = depositById(writer.ledger, depositId);
  const { openCents } = deposit;
  refuseImplausible(deposit, amountCents - openCents, difference);
  const parts = [
    { depositId, amountCents: openCents },
    { ...difference, amountCents: amountCents - openCents },
  ];
  return splitLine(writer, line, parts, reason);
}

/** `P-4`, or `new` for money that nobody announced. */
function paymentOf(typed: string | undefined): number | 'new' | undefined {
  if (typed === undefined) return undefined;
  if (NEW.includes(typed.trim().toLowerCase())) return 'new';
  return parseTypedId(typed, 'payment').number;
}

const NEW: readonly string[] = ['new', 'nouveau'];
