import { formatId } from '../../domain/ids.ts';
import { lineById } from '../../ledger/lines.ts';
import { assignLine } from '../../ledger/matches.ts';
import { action, option } from '../action.ts';
import { matchedJson } from '../answers.ts';
import { needMember } from '../asking.ts';
import { line } from '../output.ts';
import { matchedLine, undoHints } from '../presenting.ts';
import { parseTypedId } from '../values.ts';

export const lineAssign = action('line assign', {
  async run(context, input) {
    const { ask } = context.say.answers;
    const typedLine = await context.need(input.args[0], 'LINE', ask.line);
    const { number } = parseTypedId(typedLine, 'line');
    const { amountCents } = lineById(context.ledger, number);
    const member = await needMember(context, input.args[1]);
    const reason = option(input, 'reason');
    const payment = paymentOf(option(input, 'payment'));
    if (amountCents < 0) {
      // Fees and invoices look like it; only a refund, or a transfer that came back, is a member's.
      const { confirmDebit } = context.say.answers;
      await context.confirm(confirmDebit(formatId('line', number), -amountCents, member.code));
    }
    return context.write((writer) => {
      const assigned = assignLine(writer, number, { memberId: member.id, payment, reason });
      const [matched] = matchedJson(writer.ledger, assigned);
      if (matched === undefined) throw new Error(`line ${number} went to nobody`);
      return { matched, learned: assigned.learned.map(({ payer }) => payer) };
    });
  },
  present: (answer, say) => [
    matchedLine(answer.matched, say),
    line(say.answers.balanceNow(answer.matched.member, answer.matched.balanceCents)),
    ...(answer.learned.length === 0
      ? []
      : [line(say.answers.learned(answer.learned, answer.matched.member))]),
    ...undoHints(answer, say),
  ],
});

/** `P-4`, or `new` for money that nobody announced. */
function paymentOf(typed: string | undefined): number | 'new' | undefined {
  if (typed === undefined) return undefined;
  if (NEW.includes(typed.trim().toLowerCase())) return 'new';
  return parseTypedId(typed, 'payment').number;
}

const NEW: readonly string[] = ['new', 'nouveau'];
