import { formatId } from '../../domain/ids.ts';
import { adjustMember } from '../../ledger/members/adjustments.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { orderById } from '../../ledger/orders/orders.ts';
import { action, option } from '../action.ts';
import { balanceCentsOf } from '../answers.ts';
import { needMember } from '../asking.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedId } from '../values.ts';

export const adjust = action('adjust', {
  async run(context, input) {
    const { ledger, say, date } = context;
    const { ask } = say.answers;
    const member = await needMember(context, input.args[0]);
    const amountCents = await context.needParsed({
      value: input.args[1],
      name: 'AMOUNT',
      question: ask.change,
      parse: parseTypedAmount,
    });
    const [about, to] = [option(input, 'about'), option(input, 'to')];
    const other = to === undefined ? undefined : findMember(ledger, to);
    const order =
      about === undefined ? undefined : orderById(ledger, parseTypedId(about, 'order').number).id;
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) => {
      const adjustment = { member, amountCents, reason, date, order, other };
      const operation = adjustMember(writer, adjustment);
      return {
        adjustment: {
          id: formatId('operation', operation),
          member: member.code,
          amountCents,
          date,
          reason,
          ...(order === undefined ? {} : { about: formatId('order', order) }),
          ...(other === undefined ? {} : { to: other.code }),
        },
        balanceCents: balanceCentsOf(writer.ledger, member.id),
        ...(other === undefined
          ? {}
          : { otherBalanceCents: balanceCentsOf(writer.ledger, other.id) }),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { adjustment, balanceCents, otherBalanceCents = 0 } = answer;
    const { member, to, amountCents } = adjustment;
    return [
      line(answers.adjusted(member, amountCents, to)),
      line(answers.balanceNow(member, balanceCents)),
      ...(to === undefined ? [] : [line(answers.balanceNow(to, otherBalanceCents))]),
      ...undoHints(answer, say),
    ];
  },
});
